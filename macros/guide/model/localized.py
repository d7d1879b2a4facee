"""Merging a local edition into the guide."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import Any

from macros.guide.model.assessment import Assessment, Statement
from macros.guide.model.content import Factor, Question
from macros.guide.model.deadlines import Deadline, DeadlineRule
from macros.guide.model.edition import LOCAL, Edition, Hidden, LocalDeadline, LocalQuestion
from macros.guide.model.guide import Guide
from macros.guide.model.history import History
from macros.guide.model.process import Process
from macros.guide.model.record import Record


def localized(guide: Guide) -> Guide:
    """The guide with what its edition adds, and without what it hides."""
    edition = guide.edition
    hidden = edition.hidden
    deadlines = dict(guide.deadlines)
    for key, own in edition.deadlines.items():
        rule = DeadlineRule(on=own.date)
        deadlines[f"{LOCAL}{key}"] = LocalDeadline(**_shared(own, Deadline), rule=rule)
    return replace(
        guide,
        factors=MappingProxyType(
            {slug: _factor(slug, factor, edition) for slug, factor in guide.factors.items()}
        ),
        duties=MappingProxyType(
            {key: duty for key, duty in guide.duties.items() if key not in hidden.duties}
        ),
        deadlines=MappingProxyType(deadlines),
        assessment=_assessment(guide.assessment, hidden),
        process=_process(guide.process, edition),
        history=_history(guide.history, hidden),
        documents=guide.documents.named(guide.owner_name) if guide.local else guide.documents,
    )


def _process(process: Process, edition: Edition) -> Process:
    """The process with the edition's own meetings, by date, which are no assumption."""
    if not edition.meetings:
        return process
    return process.model_copy(update={"meetings": tuple(sorted(edition.meetings)), "assumed": None})


def _history(history: History, hidden: Hidden) -> History:
    """The history without pointers to what is hidden."""
    questions = {
        key: gone.model_copy(update={"became": None}) if gone.became in hidden.questions else gone
        for key, gone in history.questions.items()
    }
    return history.model_copy(update={"questions": questions})


def _assessment(assessment: Assessment, hidden: Hidden) -> Assessment:
    """The self-assessment without pointers to what is hidden."""

    def left(statement: Statement) -> Statement:
        questions = tuple(q for q in statement.questions if q not in hidden.questions)
        duty = None if statement.duty in hidden.duties else statement.duty
        return statement.model_copy(update={"questions": questions, "duty": duty})

    statements = {key: left(statement) for key, statement in assessment.statements.items()}
    return assessment.model_copy(update={"statements": statements})


def _factor(slug: str, factor: Factor, edition: Edition) -> Factor:
    kept = [q for q in factor.questions if q.id not in edition.hidden.questions]
    kept = [
        q.model_copy(update={"duty": None}) if q.duty in edition.hidden.duties else q for q in kept
    ]
    own = [
        LocalQuestion(**{**_shared(q, Question), "id": f"{LOCAL}{q.id}"})
        for q in edition.questions
        if q.factor == slug
    ]
    if len(kept) == len(factor.questions) and not own:
        return factor
    return factor.model_copy(update={"questions": (*kept, *own)})


def _shared(own: Record, kind: type[Record]) -> dict[str, Any]:
    """The fields that an owner's record has in common with the guide's records of a kind."""
    return {
        name: getattr(own, name) for name in kind.model_fields if name in type(own).model_fields
    }
