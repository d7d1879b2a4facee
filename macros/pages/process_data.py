"""What scripts need to count back from a meeting as `macros/guide/model/backwards.py` does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from macros.guide import Guide
from macros.guide.model.backwards import Latest, latest
from macros.guide.model.process import Track
from macros.guide.model.workdays import FIXED, FROM_EASTER


def tracks_from_meeting(guide: Guide) -> dict[str, Track]:
    """The tracks whose days are counted from the meeting, by id."""
    return {key: track for key, track in guide.process.tracks.items() if track.from_meeting}


def rules_data(guide: Guide) -> dict[str, Any]:
    """The deadline, the holidays, and the bodies that have meetings."""
    process = guide.process
    end = guide.date_of(process.deadline).last_day if process.deadline else None
    return {
        "deadline": end.iso if end else None,
        "holidays": {"fixed": FIXED, "fromEaster": FROM_EASTER},
        "bodies": [
            {
                "id": key,
                "title": body.title,
                "at": list(body.at),
                "rounds": [
                    {"before": each.before, "after": each.after, "optional": each.optional}
                    for each in body.rounds
                ],
            }
            for key, body in process.bodies.items()
        ],
    }


def tracks_data(
    guide: Guide, more: Callable[[Latest], dict[str, Any]] = lambda _: {}
) -> list[dict[str, Any]]:
    """The tracks with their steps' places, titles and duties, and what `more` says of each."""
    process = guide.process
    return [
        {
            "id": key,
            "title": track.title,
            "body": process.deciding(track),
            "steps": [_step(row) | more(row) for row in latest(guide, key, process.meeting)],
        }
        for key, track in tracks_from_meeting(guide).items()
    ]


def _step(row: Latest) -> dict[str, Any]:
    return {
        "id": row.place.step,
        "days": row.place.least_days,
        "until": row.until - 1 if row.until else None,
        "fixed": row.day.iso if row.place.deadline else None,
        "ours": row.place.ours,
        "title": row.step.title,
        "duties": list(row.step.duties),
    }
