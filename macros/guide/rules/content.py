"""Rules of the content: ids that exist, ids that are unique, sums that add up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from macros.guide.model.fields import SLUG
from macros.guide.model.plain import plain
from macros.guide.reading.loader import RawGuide, Table
from macros.guide.reading.problems import Problem
from macros.guide.reading.yaml_reader import Path
from macros.guide.rules.ids import TABLES
from macros.guide.rules.shared import Problems, at, begun, deadline_or_none, ids, of_question


def slugs(raw: RawGuide) -> Problems:
    """Ids are made of small letters, digits and hyphens."""
    for name in TABLES.values():
        table: Table[Any] = getattr(raw, name)
        for key in table.places:
            if not re.fullmatch(SLUG, key):
                message = f"found the id «{key}», expected small letters a–z, digits and hyphens"
                yield table.problem(key, (), message)


def citations(raw: RawGuide) -> Problems:
    """Every citation leads to a reference and a section of it."""
    tables: tuple[Table[Any], ...] = (
        raw.factors,
        raw.plan_levels,
        raw.duties,
        raw.deadlines,
        raw.process,
        raw.glossary,
        raw.source,
        raw.edition,
        raw.faq,
        raw.policy_instruments,
        raw.target_groups,
        raw.cases,
        raw.indicators,
        raw.calculation,
        raw.assessment,
        raw.documents,
        raw.worked_example,
    )
    for table in tables:
        for key, record in table.entries.items():
            yield from ids(raw, table, key, "citation", _cited(plain(record), ()))


def _cited(value: object, path: Path) -> Iterator[tuple[Path, str]]:
    """Every citation in a record with its path: they stand in lists under «references»."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "references":
                yield from at(key, inner, path)
            else:
                yield from _cited(inner, (*path, key))
    elif isinstance(value, list):
        for i, inner in enumerate(value):
            yield from _cited(inner, (*path, i))


def factors(raw: RawGuide) -> Problems:
    """A factor has a place of its own, and, where there is a source, an origin or a reason."""
    table = raw.factors
    orders: dict[int, str] = {}
    for key, factor in table.entries.items():
        if factor.order in orders:
            other = table.places[orders[factor.order]][0].file
            message = f"found order {factor.order}, which {other} has too, expected one of its own"
            yield table.problem(key, ("order",), message)
        orders.setdefault(factor.order, key)
        if not raw.source.absent and not factor.source and not factor.reason:
            message = "found neither «source» nor «reason», expected the one or the other"
            yield table.problem(key, (), message)
        if factor.source and factor.reason:
            message = "found both «source» and «reason», expected only one of them"
            yield table.problem(key, ("reason",), message)
        yield from ids(raw, table, key, "point", [(("source",), factor.source)])


def questions(raw: RawGuide) -> Problems:
    """A question has an id of its own; its roles, levels and origin exist."""
    table = raw.factors
    seen: dict[str, str] = {}
    for key, factor in table.entries.items():
        for i, question in enumerate(factor.questions):
            base: Path = ("questions", i)
            here = table.problem(key, (*base, "id"), "")
            if question.id in seen:
                message = (
                    f"found the id «{question.id}» a second time (first in {seen[question.id]}), "
                    "expected an id of its own"
                )
                yield Problem(here.file, here.line, message)
            seen.setdefault(question.id, f"{here.file}:{here.line}")
            yield from of_question(raw, table, key, base, question)


def duties(raw: RawGuide) -> Problems:
    """What duties point to exists; what a duty has applied since has a day in force."""
    for key, duty in raw.duties.entries.items():
        yield from ids(raw, raw.duties, key, "strength", [(("strength",), duty.strength)])
        yield from begun(raw, raw.duties, key, ("in_force_of",), duty.in_force_of, "in_force")
        yield from ids(raw, raw.duties, key, "deadline", [(("deadline",), duty.deadline)])
        yield from deadline_or_none(raw.duties, key, duty)
        yield from ids(raw, raw.duties, key, "level", at("levels", duty.levels))


def references(raw: RawGuide) -> Problems:
    """A reference is of a type that exists; where there are types, each has one."""
    settings = raw.settings.entries.get("guide")
    for key, reference in raw.references.entries.items():
        yield from ids(raw, raw.references, key, "type", [(("type",), reference.type)])
        if settings and settings.reference_types and not reference.type:
            message = "found no key «type», expected it here"
            yield raw.references.problem(key, ("type",), message)


def sheets(raw: RawGuide) -> Problems:
    """What a sheet shows is there."""
    for key, settings in raw.settings.entries.items():
        if "politicians" in settings.extra_sheets and raw.duties.absent:
            message = (
                "found «politicians» without duties.yml, expected both: the sheet shows duties"
            )
            yield raw.settings.problem(key, ("extra_sheets",), message)


def plan_levels(raw: RawGuide) -> Problems:
    """Levels feed levels that exist."""
    for key, level in raw.plan_levels.entries.items():
        yield from ids(raw, raw.plan_levels, key, "level", at("feeds", level.feeds))


def glossary(raw: RawGuide) -> Problems:
    """A word belongs to one term, and where to read on is there."""
    table = raw.glossary
    first: dict[str, str] = {}
    for key, term in table.entries.items():
        instruments = at("policy_instruments", term.policy_instruments)
        yield from ids(raw, table, key, "policy_instrument", instruments)
        yield from ids(raw, table, key, "target_group", at("target_groups", term.target_groups))
        words = [("term", term.term), *(("synonyms", w) for w in (*term.synonyms, *term.older))]
        for name, word in words:
            other = first.setdefault(word.casefold(), key)
            if other != key:
                message = f"found «{word}», which belongs to «{other}», expected it in one place"
                yield table.problem(key, (name,), message)
