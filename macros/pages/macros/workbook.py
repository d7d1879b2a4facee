"""Macros of the workbook: what is answered on screen or on paper.

They make forms that can be filled in and printed without scripts. With scripts, answers are stored
and counted (`overrides/assets/js/workbook/`), from the data that `workbook` puts on the page.
"""

from __future__ import annotations

import json
from typing import Any

from markupsafe import Markup

from macros.guide.model.assessment import UNKNOWN, Assessment, Statement
from macros.guide.model.content import Duty
from macros.guide.model.history import Gone
from macros.pages.case import SCRIPT
from macros.pages.dates import law_state
from macros.pages.registry import macro
from macros.pages.tables import MEASURE_FIELDS, plan_columns
from macros.pages.view import View


@macro(block=True)
def workbook(view: View) -> str:
    """What the other parts need: the data, what is stored, and a way to delete it."""
    return view.render("workbook.html", data=island(workbook_data(view)), case_script=SCRIPT)


@macro(block=True, catalogue=True, needs="workbook")
def workbook_checklists(view: View) -> str:
    """Every question, to be ticked and answered, with filters by factor, role and plan level."""
    return view.render("workbook_checklists.html")


@macro(block=True, needs="workbook")
def assessment(view: View) -> str:
    """The self-assessment: the scale, and each factor's statements with a choice of step."""
    return view.render("assessment.html", assessment=view.guide.assessment, unknown=UNKNOWN)


@macro(block=True, needs="workbook")
def assessment_result(view: View) -> str:
    """What the answers of the self-assessment come to."""
    return view.render("workbook_place.html", place="result")


@macro(block=True, needs="workbook")
def workbook_groups(view: View) -> str:
    """A group's answers to a file, and several groups' files compared."""
    return view.render("workbook_place.html", place="groups")


@macro(block=True, needs="workbook")
def workbook_plan(view: View) -> str:
    """The action plan; without scripts a blank one to print."""
    return view.render("workbook_plan.html", columns=plan_columns(view.guide, view.words))


def island(data: dict[str, Any]) -> Markup:
    """`data` as JSON that can stand in a script element: «<» would be read as markup there."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c"))  # noqa: S704  the one active character is escaped


def workbook_data(view: View) -> dict[str, Any]:
    """What the scripts know of the guide: ids, texts and links, and the words they show."""
    guide, words = view.guide, view.words
    settings = guide.settings
    return {
        "slug": settings.slug,
        "title": settings.title,
        "store": guide.store,
        "version": settings.version,
        "state": law_state(guide, words),
        "case": _case(view),
        "steps": [
            {"id": key, "title": step.title, "met": step.met}
            for key, step in guide.assessment.steps.items()
        ],
        "unknown": {"id": UNKNOWN, "title": guide.assessment.unknown.title},
        "factors": {
            slug: {"title": factor.title, "link": view.link(view.homes.factors[slug])}
            for slug, factor in guide.factors.items()
        },
        "levels": {
            slug: {"title": level.title, "link": view.link(view.homes.levels[slug])}
            for slug, level in guide.plan_levels.items()
        },
        "questions": {
            question.id: {
                "factor": slug,
                "text": question.text,
                "level": (question.levels or (None,))[0],
            }
            for slug, question in guide.questions()
        },
        "statements": {
            key: _statement(statement, guide.assessment)
            for key, statement in guide.assessment.statements.items()
        },
        "duties": {key: _duty(view, duty) for key, duty in guide.binding_duties().items()},
        "history": {
            "q": {key: _gone(gone) for key, gone in guide.history.questions.items()},
            "s": {key: _gone(gone) for key, gone in guide.history.statements.items()},
        },
        "anchors": {
            "question": words["fill_anchor"],
            "statement": words["assessment_anchor"],
            "earlier": words["earlier_anchor"],
            "agreed": words["agreed_anchor"],
            "plan": words["plan_anchor"],
        },
        "language": words["calendar_language"],
        "months": words["months"],
        "dayPattern": words["dates"]["day"],
        "separator": words["csv_separator"],
        "columns": [words[key] for key in MEASURE_FIELDS],
        "statuses": words["excel"]["statuses"],
        "words": words["workbook"],
    }


def _case(view: View) -> dict[str, str] | None:
    """Where the timetable is that gives cases their days, and whose they are; None if none are."""
    if not view.guide.documents.cases:
        return None
    home = view.homes.calling.get("process_timetable")
    anchor = view.words["timetable"]["title_anchor"]
    return {
        "timetable": view.link(home, anchor) if home else "",
        "ownerLabel": view.words["fill_in"]["owner"],
        "ownerName": view.guide.owner_name,
    }


def _statement(statement: Statement, assessment: Assessment) -> dict[str, Any]:
    goal = next(key for key, step in assessment.steps.items() if step.met)
    return {
        "factor": statement.factor,
        "text": statement.text,
        "goal": statement.steps[goal],
        "duty": statement.duty,
        "presupposes": statement.presupposes,
        "questions": list(statement.questions),
    }


def _duty(view: View, duty: Duty) -> dict[str, Any]:
    found: dict[str, Any] = {"title": duty.title, "level": duty.levels[0] if duty.levels else None}
    if duty.deadline:
        date = view.guide.date_of(duty.deadline)
        found |= {"deadline": date.iso, "deadlineText": view.words.date(date)}
    if since := view.guide.since(duty):
        found |= {"since": since.iso, "sinceText": view.words.date(since)}
    return found


def _gone(gone: Gone) -> dict[str, Any]:
    return {"became": gone.became, "since": gone.since, "why": gone.why}
