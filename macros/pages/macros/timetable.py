"""The reader's own timetable: a form for meetings, and the data to count back from them.

The rules are those of `macros/guide/model/backwards.py`; `overrides/assets/js/timetable/` has them
in JavaScript, and `tests/test_timetable.py` holds the two together.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from macros.guide.model.backwards import Latest
from macros.pages.dates import law_state
from macros.pages.macros.workbook import island
from macros.pages.process_data import rules_data, tracks_data, tracks_from_meeting
from macros.pages.registry import NothingToShowError, macro
from macros.pages.view import View

# How many weeks before a day a calendar may remind of it.
REMINDERS = (1, 2, 4)


@macro(block=True)
def process_timetable(view: View) -> str:
    """The reader's own timetable, counted from meetings of `bodies`; nothing without scripts."""
    process, tracks = view.guide.process, tracks_from_meeting(view.guide)
    if not any(process.deciding(track) for track in tracks.values()):
        raise NothingToShowError("found no «bodies» in process.yml, expected some with meetings")
    return view.render(
        "timetable.html",
        tracks=tracks,
        bodies=process.bodies,
        reminders=REMINDERS,
        data=island(timetable_data(view)),
    )


def timetable_data(view: View) -> dict[str, Any]:
    """What the scripts know of the process: tracks, bodies, holidays, and the words they show."""
    guide, words = view.guide, view.words
    settings, edition = guide.settings, guide.edition
    return {
        "slug": settings.slug,
        "host": f"{edition.slug}.{settings.slug}" if guide.local else settings.slug,
        "store": guide.store,
        "title": settings.title,
        "version": settings.version,
        "state": law_state(guide, words),
        **rules_data(guide),
        "tracks": tracks_data(guide, lambda row: _step(view, row)),
        "language": words["calendar_language"],
        "months": words["months"],
        "dayPattern": words["dates"]["day"],
        "words": words["timetable"]
        | {key: words["process"][key] for key in ("latest", "step", "time", "ours")}
        | {"legal_basis": words["legal_basis"]},
    }


def _step(view: View, row: Latest) -> dict[str, Any]:
    home = view.homes.calling.get("process_steps")
    anchor = f"{view.words['process']['step_anchor']}-{row.place.step}"
    return {
        "text": row.step.text,
        "link": view.link(home, anchor) if home else None,
        "time": _time(view, row),
        "basis": _basis(view, row.step.references),
    }


def _time(view: View, row: Latest) -> str:
    if not row.until:
        return ""
    place, words = row.place, view.words
    if place.weeks is not None:
        time = words.count("week_count", place.weeks)
    else:
        time = words.count("day_count", place.days or 0)
    if row.until == row.number + 1:
        return time
    return f"{time} {words['process']['time_before'].format(number=row.until)}"


def _basis(view: View, texts: Sequence[str]) -> list[dict[str, str]]:
    """What a step rests on; a reference just named is named again to screen readers only."""
    found, last = [], ""
    for citation in map(view.cite, texts):
        name = citation.reference.short
        place = " ".join(part for part in (citation.section, citation.pinpoint) if part)
        link = view.reference_link(citation)
        again = place and citation.slug == last
        found.append({"name": name, "shown": "" if again else name, "place": place, "link": link})
        last = citation.slug
    return found
