"""What must hold between the records: references that exist, dates that can be, lines covered.

Each rule yields problems and never raises. Rules look at the valid records only.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain

from macros.guide.model.fields import PartialDate
from macros.guide.reading.loader import RawGuide
from macros.guide.reading.problems import Problem
from macros.guide.rules import (
    assessment,
    calculation,
    cases,
    changes,
    content,
    documents,
    edition,
    faq,
    indicators,
    names,
    origin,
    policy_instruments,
    process,
    required,
    search,
    target_groups,
    time,
    worked_example,
    workshop,
)
from macros.guide.rules.shared import Problems, future

__all__ = ["check", "future"]

RULES: tuple[Callable[[RawGuide], Problems], ...] = (
    content.slugs,
    names.names,
    content.citations,
    content.factors,
    content.questions,
    content.duties,
    content.references,
    content.sheets,
    required.required,
    content.plan_levels,
    content.glossary,
    workshop.workshop,
    workshop.agendas,
    workshop.sheets,
    documents.documents,
    documents.brackets,
    documents.filled,
    worked_example.worked_example,
    search.pairs,
    search.synonyms,
    search.stop_words,
    search.splits,
    faq.faq,
    policy_instruments.policy_instruments,
    target_groups.target_groups,
    cases.cases,
    indicators.indicators,
    calculation.calculation,
    assessment.assessment,
    assessment.grounds,
    assessment.duties,
    time.deadlines,
    time.calendar,
    process.process,
    process.meetings,
    origin.succession,
    origin.read_elsewhere,
    origin.source,
    origin.history,
    changes.changes,
    edition.national,
    edition.edition,
)


def check(raw: RawGuide, today: PartialDate) -> list[Problem]:
    """Every problem between the records. `today` bounds the dates that must be past."""
    return [*chain.from_iterable(rule(raw) for rule in RULES), *time.dates(raw, today)]
