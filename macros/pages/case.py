"""The cases that the workbook fills in: what its script knows, sent with the script.

The script is asked for when a reader wants a case, so none of this weighs on the page.
"""

from __future__ import annotations

import json
from typing import Any

from macros.guide import Guide, PartialDate
from macros.guide.model.documents import Dated, Part, Passage, Template, ToFill
from macros.pages.citing import said
from macros.pages.dates import version_state
from macros.pages.process_data import rules_data, tracks_data
from macros.pages.words import Words

SCRIPT = "assets/case.js"


def case_json(guide: Guide, words: Words, day: PartialDate) -> str:
    """What the script knows, as JSON; «null» where no text is a case."""
    found = case_data(guide, words, day) if guide.documents.cases else None
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def case_data(guide: Guide, words: Words, day: PartialDate) -> dict[str, Any]:
    """The cases, what statements of duties come to, how days are counted, and the words shown."""
    process = guide.uses("process")
    statements = guide.assessment.statements.items()
    return {
        "version": version_state(guide, words, day),
        "owner": guide.documents.owner,
        "ownerName": guide.owner_name,
        "locale": words["locale"],
        "templates": [
            _template(guide, words, key, one) for key, one in guide.documents.cases.items()
        ],
        "statements": {
            key: {
                "steps": {
                    step: said(guide, text, one.references) for step, text in one.steps.items()
                },
                "text": said(guide, one.text, one.references),
            }
            for key, one in statements
            if one.duty
        },
        "tracks": tracks_data(guide) if process else [],
        "rules": rules_data(guide) if process else None,
        "currency": words["currency"],
        "words": words["case"] | {key: words["timetable"][key] for key in _WARNINGS},
    }


# What is wrong with a timetable is said there and in the case alike.
_WARNINGS = (
    *("none_at", "none_before", "none_between", "agree", "agree_at"),
    *(
        "agree_or",
        "day_off",
        "round_same",
        "after_deadline",
        "deadline_over",
        "status_late",
        "status_unreachable",
        "status_moved",
        "status_done",
    ),
)


def _template(guide: Guide, words: Words, key: str, one: Template) -> dict[str, Any]:
    parts = [_part(guide, words, part) for part in one.parts]
    return {
        "id": key,
        "title": one.title,
        "duty": one.duty,
        "steps": one.steps,
        "parts": parts,
    }


def _part(guide: Guide, words: Words, part: Part) -> dict[str, Any]:
    def dated(one: Dated) -> dict[str, Any]:
        text = _said(guide, words, one)
        return {"text": text, "days": one.days_of, "presumes": one.presumes}

    def passage(one: ToFill) -> dict[str, Any]:
        made = dated(one)
        if one.instead:
            made["instead"] = dated(one.instead) | {"step": one.instead.step}
        if one.after_deadline:
            made["afterDeadline"] = dated(one.after_deadline)
        return made

    grid = part.table
    begun = [_said(guide, words, row) for row in grid.begin] if grid else []
    return {
        "heading": part.heading or "",
        "paragraphs": [passage(one) for one in part.paragraphs],
        "points": [passage(one) for one in part.points],
        "numbered": part.numbered,
        "columns": grid.columns if grid else [],
        "rows": [*begun, *[""] * grid.empty] if grid else [],
        "from": part.from_workbook,
    }


def _said(guide: Guide, words: Words, one: Passage) -> str:
    """A passage as a case says it: in another's text, what is ours is the guide's."""
    return said(guide, one.text, one.references, words["case"]["ours"] if one.ours else "")
