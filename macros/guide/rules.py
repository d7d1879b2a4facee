"""What must hold between the records: references that exist, dates that can be, lines covered.

Each rule yields problems and never raises. Rules look at the valid records only.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import chain
from typing import Any

from macros.guide.calendar import titled
from macros.guide.fields import SLUG, PartialDate
from macros.guide.ids import id_problem, known_ids
from macros.guide.loader import RawGuide, Table
from macros.guide.model import DeadlineRule
from macros.guide.problems import Problem, listed, suggestion
from macros.guide.yaml_reader import Path

Problems = Iterator[Problem]


def check(raw: RawGuide, today: PartialDate) -> list[Problem]:
    """Every problem between the records. `today` bounds the dates that must be past."""
    rules: list[Callable[[], Problems]] = [
        lambda: _slugs(raw),
        lambda: _citations(raw),
        lambda: _factors(raw),
        lambda: _questions(raw),
        lambda: _succession(raw),
        lambda: _dates(raw, today),
        lambda: _duties(raw),
        lambda: _deadlines(raw),
        lambda: _plan_levels(raw),
        lambda: _glossary(raw),
        lambda: _workshop(raw),
        lambda: _calendar(raw),
        lambda: _source(raw),
        lambda: _history(raw),
    ]
    return list(chain.from_iterable(rule() for rule in rules))


def future(date: PartialDate) -> str:
    """The message for a date of something done that has not come yet."""
    return f"found «{date.iso}», a date to come, expected the day someone checked it"


def _ids(
    raw: RawGuide, table: Table[Any], key: str, kind: str, ids: Iterable[tuple[Path, str | None]]
) -> Problems:
    """A problem for each id that isn't there; `ids` are the ids with their paths in the entry."""
    for path, text in ids:
        message = id_problem(raw, kind, text) if text else None
        if message:
            yield table.problem(key, path, message)


def _at(name: str, ids: Iterable[str], base: Path = ()) -> Iterator[tuple[Path, str]]:
    return (((*base, name, i), text) for i, text in enumerate(ids))


def _slugs(raw: RawGuide) -> Problems:
    tables = (
        raw.references,
        raw.roles,
        raw.plan_levels,
        raw.duties,
        raw.deadlines,
        raw.factors,
        raw.glossary,
    )
    for table in tables:
        for key in table.places:
            if not re.fullmatch(SLUG, key):
                message = f"found the id «{key}», expected small letters a–z, digits and hyphens"
                yield table.problem(key, (), message)


def _citations(raw: RawGuide) -> Problems:
    tables: tuple[Table[Any], ...] = (
        raw.factors,
        raw.plan_levels,
        raw.duties,
        raw.deadlines,
        raw.glossary,
        raw.source,
    )
    for table in tables:
        for key, record in table.entries.items():
            yield from _ids(raw, table, key, "citation", _cited(record.model_dump(), ()))


def _cited(value: object, path: Path) -> Iterator[tuple[Path, str]]:
    """Every citation in a record with its path: they stand in lists under «references»."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "references":
                yield from _at(key, inner, path)
            else:
                yield from _cited(inner, (*path, key))
    elif isinstance(value, tuple):
        for i, inner in enumerate(value):
            yield from _cited(inner, (*path, i))


def _factors(raw: RawGuide) -> Problems:
    table = raw.factors
    orders: dict[int, str] = {}
    for key, factor in table.entries.items():
        if factor.order in orders:
            other = table.places[orders[factor.order]][0].file
            message = f"found order {factor.order}, which {other} has too, expected one of its own"
            yield table.problem(key, ("order",), message)
        orders.setdefault(factor.order, key)
        if not factor.source and not factor.reason:
            message = "found neither «source» nor «reason», expected the one or the other"
            yield table.problem(key, (), message)
        if factor.source and factor.reason:
            message = "found both «source» and «reason», expected only one of them"
            yield table.problem(key, ("reason",), message)
        yield from _ids(raw, table, key, "point", [(("source",), factor.source)])


def _questions(raw: RawGuide) -> Problems:
    table = raw.factors
    seen: dict[str, str] = {}
    for key, factor in table.entries.items():
        for i, question in enumerate(factor.questions):
            at: Path = ("questions", i)
            here = table.problem(key, (*at, "id"), "")
            if question.id in seen:
                message = (
                    f"found the id «{question.id}» a second time (first in {seen[question.id]}), "
                    "expected an id of its own"
                )
                yield Problem(here.file, here.line, message)
            seen.setdefault(question.id, f"{here.file}:{here.line}")
            yield from _ids(raw, table, key, "role", _at("roles", question.roles, at))
            yield from _ids(raw, table, key, "level", _at("levels", question.levels, at))
            yield from _ids(raw, table, key, "point", [((*at, "source"), question.source)])


def _succession(raw: RawGuide) -> Problems:
    table = raw.references
    for key, reference in table.entries.items():
        successors = list(_at("superseded_by", reference.superseded_by))
        yield from _ids(raw, table, key, "reference", successors)
        for path, successor in successors:
            if _leads_to(raw, successor, key):
                message = f"found «{successor}», which leads back to «{key}», expected an end"
                yield table.problem(key, path, message)
        if reference.status == "superseded" and not successors:
            message = "found «superseded» without «superseded_by», expected its successor"
            yield table.problem(key, ("status",), message)
        if successors and reference.status not in ("superseded", "repealed"):
            message = f"found a successor of what is «{reference.status}», expected «superseded»"
            yield table.problem(key, ("superseded_by",), message)


def _leads_to(raw: RawGuide, start: str, target: str) -> bool:
    seen: set[str] = set()
    todo = [start]
    while todo:
        slug = todo.pop()
        if slug == target:
            return True
        if slug not in seen:
            seen.add(slug)
            reference = raw.references.entries.get(slug)
            todo += reference.superseded_by if reference else ()
    return False


def _dates(raw: RawGuide, today: PartialDate) -> Problems:
    for key, reference in raw.references.entries.items():
        if reference.date and reference.in_force and reference.in_force < reference.date:
            message = (
                f"found «{reference.in_force.iso}», before the date «{reference.date.iso}», "
                "expected the same day or later"
            )
            yield raw.references.problem(key, ("in_force",), message)
        if reference.verified and reference.verified > today:
            yield raw.references.problem(key, ("verified",), future(reference.verified))
    for key, settings in raw.settings.entries.items():
        if settings.law_as_of > today:
            yield raw.settings.problem(key, ("law_as_of",), future(settings.law_as_of))


def _duties(raw: RawGuide) -> Problems:
    for key, duty in raw.duties.entries.items():
        yield from _ids(raw, raw.duties, key, "deadline", [(("deadline",), duty.deadline)])
        yield from _ids(raw, raw.duties, key, "level", _at("levels", duty.levels))


def _deadlines(raw: RawGuide) -> Problems:
    table = raw.deadlines
    for key, deadline in table.entries.items():
        rule = deadline.rule
        chosen = [name for name, value in rule.model_dump(exclude={"years"}).items() if value]
        if len(chosen) != 1:
            names = listed(name for name in DeadlineRule.model_fields if name != "years")
            found = listed(chosen) if chosen else "none of them"
            yield table.problem(key, ("rule",), f"found {found}, expected exactly one of {names}")
        for name, field in (("in_force_of", "in_force"), ("date_of", "date")):
            slug = getattr(rule, name)
            yield from _ids(raw, table, key, "reference", [(("rule", name), slug)])
            reference = raw.references.entries.get(slug)
            if reference is not None and getattr(reference, field) is None:
                message = f"found «{slug}», which has no «{field}», expected one that has"
                yield table.problem(key, ("rule", name), message)
        try:
            titled(deadline.title, 2000)
        except (KeyError, IndexError, ValueError, AttributeError):
            message = f"found «{deadline.title}», expected only {{year}}, {{before}}, {{after}}, "
            yield table.problem(key, ("title",), message + "{last} in braces")


def _glossary(raw: RawGuide) -> Problems:
    table = raw.glossary
    first: dict[str, str] = {}
    for key, term in table.entries.items():
        words = [("term", term.term), *(("synonyms", w) for w in (*term.synonyms, *term.older))]
        for name, word in words:
            other = first.setdefault(word.casefold(), key)
            if other != key:
                message = f"found «{word}», which belongs to «{other}», expected it in one place"
                yield table.problem(key, (name,), message)


def _workshop(raw: RawGuide) -> Problems:
    table = raw.workshop
    for key, workshop in table.entries.items():
        roles = [(("invite", i, "role"), who.role) for i, who in enumerate(workshop.invite)]
        yield from _ids(raw, table, key, "role", roles)
        for name, agenda in workshop.agendas.items():
            total = sum(session.minutes for session in agenda.sessions)
            if total != agenda.minutes:
                message = f"found {agenda.minutes} minutes, expected {total}, the sum of the parts"
                yield table.problem(key, ("agendas", name, "minutes"), message)


def _plan_levels(raw: RawGuide) -> Problems:
    for key, level in raw.plan_levels.entries.items():
        yield from _ids(raw, raw.plan_levels, key, "level", _at("feeds", level.feeds))


def _calendar(raw: RawGuide) -> Problems:
    for key, settings in raw.settings.entries.items():
        years = settings.calendar
        if not years.first_year <= years.last_year <= years.first_year + 20:
            message = f"found {years.last_year}, expected the first year or at most 20 years later"
            yield raw.settings.problem(key, ("calendar", "last_year"), message)


def _source(raw: RawGuide) -> Problems:
    for key, source in raw.source.entries.items():
        covered: set[int] = set()
        end = max(source.text.nonempty_lines)
        for name, point in source.points.items():
            first, last = point.lines
            if not 1 <= first <= last <= end:
                message = f"found the lines {first}–{last}, expected two of 1–{end} in order"
                yield raw.source.problem(key, ("points", name, "lines"), message)
            else:
                covered |= set(range(first, last + 1))
        for line in source.text.nonempty_lines:
            if line not in covered:
                message = f"found line {line} of the source in no point, expected one that has it"
                yield raw.source.problem(key, ("text", "nonempty_lines"), message)


def _history(raw: RawGuide) -> Problems:
    kinds = {
        "questions": "question",
        "factors": "factor",
        "references": "reference",
        "levels": "level",
        "source": "point",
    }
    for name, history in raw.history.entries.items():
        for table_name, kind in kinds.items():
            table, ids = getattr(history, table_name), known_ids(raw, kind)
            if ids is not None:
                yield from _gone(raw, name, table_name, table, ids)


def _gone(
    raw: RawGuide, name: str, kind: str, table: dict[str, Any], ids: Collection[str]
) -> Problems:
    for key, was in table.items():
        if key in ids:
            message = f"found «{key}», which is in use, expected an id that is gone"
            yield raw.history.problem(name, (kind, key), message)
        if was.became and was.became not in ids and was.became not in table:
            hint = suggestion(was.became, ids)
            message = f"found the unknown id «{was.became}», expected one in use{hint}"
            yield raw.history.problem(name, (kind, key, "became"), message)
