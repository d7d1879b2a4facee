"""All that a workshop needs in one print: the data that scripts make agenda and sheets of.

The rules are those of `macros/guide/model/workshop.py`: how many groups, how many of each sheet.
"""

from __future__ import annotations

from typing import Any

from macros.guide.model.content import Question
from macros.pages.citing import cites
from macros.pages.dates import law_state
from macros.pages.macros.workbook import island
from macros.pages.question import UNDER, details
from macros.pages.registry import NothingToShowError, macro
from macros.pages.tables import plan_columns
from macros.pages.view import View

# What scripts can print; the other kinds are files of their own.
PRINTED = (
    *("run_sheet", "reflection", "checklist", "level_checklist", "assessment"),
    "action_plan",
)


@macro(block=True, late=True)
def workshop_pack(view: View) -> str:
    """An agenda for the time there is, and every sheet for the groups, in one print."""
    guide = view.guide
    if not (guide.workshop.groups and guide.workshop.sheets):
        raise NothingToShowError("found no «groups» and «sheets» in workshop.yml, expected both")
    asked = {role for _, question in guide.questions() for role in question.roles}
    apart = [
        found
        for kind in ("cards", "poster")
        for found in view.download_list.of(kind)
        if not found.form
    ]
    return view.render(
        "workshop_pack.html",
        levels={
            key: one.title for key, one in guide.plan_levels.items() if guide.questions_at(key)
        },
        roles={key: role.title for key, role in guide.roles.items() if key in asked},
        apart=apart,
        data=island(pack_data(view)),
    )


def pack_data(view: View) -> dict[str, Any]:
    """What the scripts know of the workshop: blocks, sheets, questions, and the words they show."""
    guide, words, workshop = view.guide, view.words, view.guide.workshop
    groups = workshop.groups
    assert groups
    return {
        # First: the rest has words of the page, and packs better the nearer it stands to them.
        "questions": [_question(view, slug, one) for slug, one in guide.questions()],
        "store": guide.store,
        "title": guide.settings.title,
        "state": law_state(guide, words),
        "aims": workshop.aims,
        "blocks": [
            {
                "id": key,
                "title": block.title,
                "least": block.least,
                "most": block.most,
                "droppedBelow": block.dropped_below or 0,
                "lead": block.lead,
                "how": block.how,
                "sheet": block.sheet,
            }
            for key, block in workshop.blocks.items()
        ],
        "agendas": [
            {"minutes": each.minutes, "blocks": dict(each.blocks)}
            for each in workshop.agendas.values()
        ],
        "groups": {"least": groups.least, "most": groups.most},
        "sheets": [
            {
                "kind": sheet.kind,
                "per": sheet.per,
                "whom": sheet.whom,
                "name": words["sheet_names"].get(sheet.kind)
                or words["download_files"][sheet.kind]["title"],
                "printed": sheet.kind in PRINTED,
            }
            for sheet in workshop.sheets
        ],
        "factors": [
            {"id": slug, "title": factor.title, "lead": factor.short}
            for slug, factor in guide.factors.items()
        ],
        "levels": [
            {"id": slug, "title": level.title, "lead": level.contribution}
            for slug, level in guide.plan_levels.items()
        ],
        "roles": [{"id": slug, "title": role.title} for slug, role in guide.roles.items()],
        "reflection": [
            {"text": question.open_text, "help": question.help or ""}
            for _, question in guide.questions_from_source()
        ],
        "assessment": _assessment(view),
        "planColumns": plan_columns(guide, words),
        "months": words["months"],
        "dayPattern": words["dates"]["day"],
        "words": {k: text for k, text in words["workshop_pack"].items() if k not in _OF_THE_PAGE}
        | {key: words[key] for key in _WORDS}
        | {f"fill_{key}": words["fill_in"][key] for key in ("owner", "group", "date", "place")}
        | {"plan_caption": words["plan_caption"]},
    }


_WORDS = (
    *("tick", "question", "responsible", "due", "note", "not_applicable", "min", "part"),
    *("leads", "how", "sheet", "sheet_aims", "checklist", "checklist_level", "people"),
    *("from_factor", "at_level"),
)
_OF_THE_PAGE = ("title_anchor", "list_factors", "list_levels", "list_roles", "needs_script")
_NAMED = ("factor", "levels")


def _assessment(view: View) -> dict[str, Any]:
    """The self-assessment as a sheet has it: what each step is called, and says of each statement.

    Empty where no workshop prints it.
    """
    guide = view.guide
    if "assessment" not in guide.workshop.kinds:
        return {"steps": [], "statements": []}
    found = guide.assessment
    return {
        "steps": [*(step.title for step in found.steps.values()), found.unknown.title],
        "statements": [
            [one.text, *(one.steps[step] for step in found.steps)]
            for one in found.statements.values()
        ],
    }


def _question(view: View, slug: str, question: Question) -> dict[str, Any]:
    told = details(view.guide, view.words, slug, question)

    def said(key: str) -> str:
        label = told[key].label
        text = told[key].text(lambda texts: cites(map(view.cite, texts)))
        return f"{label}: {text}" if label else text

    found = {
        "factor": slug,
        "text": question.text,
        "help": question.help,
        "apart": question.not_applicable,
        "levels": question.levels,
        "roles": question.roles,
        # Who can answer is at the table; the script knows what a factor and a level are called.
        "told": [said(key) for key in UNDER if key in told and key not in ("roles", *_NAMED)],
    }
    return {key: value for key, value in found.items() if value}
