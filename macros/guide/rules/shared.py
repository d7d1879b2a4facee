"""What the rules share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from macros.guide.model.content import Duty, Question
from macros.guide.model.documents import Passage
from macros.guide.model.faq import Faq
from macros.guide.model.fields import PartialDate
from macros.guide.model.indicators import Indicator, Indicators
from macros.guide.model.policy_instruments import PolicyInstrument, PolicyInstruments
from macros.guide.model.target_groups import TargetGroup
from macros.guide.reading.loader import RawGuide, Table
from macros.guide.reading.problems import Problem
from macros.guide.reading.yaml_reader import Path
from macros.guide.rules.ids import id_problem

Problems = Iterator[Problem]
Named = Indicator | PolicyInstrument | TargetGroup
Grouped = Faq | Indicators | PolicyInstruments
_YEAR = re.compile(r"\b(19|20)\d\d\b")


def future(date: PartialDate) -> str:
    """The message for a date of something done that has not come yet."""
    return f"found «{date.iso}», a date to come, expected the day someone checked it"


def ids(
    raw: RawGuide, table: Table[Any], key: str, kind: str, ids: Iterable[tuple[Path, str | None]]
) -> Problems:
    """A problem for each id that isn't there; `ids` are the ids with their paths in the entry."""
    for path, text in ids:
        message = id_problem(raw, kind, text) if text else None
        if message:
            yield table.problem(key, path, message)


def begun(
    raw: RawGuide,
    table: Table[Any],
    key: str,
    path: Path,
    slug: str | None,
    field: str,
) -> Problems:
    """A problem if the reference that something is counted from isn't there, or has no such day."""
    yield from ids(raw, table, key, "reference", [(path, slug)])
    reference = raw.references.entries.get(slug or "")
    if reference is not None and getattr(reference, field) is None:
        message = f"found «{slug}», which has no «{field}», expected one that has"
        yield table.problem(key, path, message)


def at(name: str, ids: Iterable[str], base: Path = ()) -> Iterator[tuple[Path, str]]:
    """The ids of the list `name` with their paths."""
    return (((*base, name, i), text) for i, text in enumerate(ids))


def in_use(raw: RawGuide, table: Table[Any], key: str, slugs: Iterable[str]) -> Problems:
    """A problem for each instrument that isn't there or has ended."""
    paths = list(at("policy_instruments", slugs))
    yield from ids(raw, table, key, "policy_instrument", paths)
    for found in raw.policy_instruments.entries.values():
        for path, slug in paths:
            if slug in found.instruments and found.instruments[slug].status == "ended":
                message = f"found «{slug}», which has ended, expected one in use"
                yield table.problem(key, path, message)


def dated(table: Table[Any], key: str, figures: Iterable[Passage], base: Path = ()) -> Problems:
    """A problem for each figure that doesn't say which year it is from; ours need not."""
    for i, figure in enumerate(figures):
        if not figure.ours and not _YEAR.search(figure.text):
            message = f"found no year in «{figure.text}», expected the year that the figure is from"
            yield table.problem(key, (*base, "figures", i, "text"), message)


def deadline_or_none(
    table: Table[Any], key: str, one: Duty | PolicyInstrument, base: Path = ()
) -> Problems:
    """A problem if something has a deadline and says that there is none."""
    if one.deadline and one.no_deadline:
        message = "found «no_deadline» beside «deadline», expected the one or the other"
        yield table.problem(key, (*base, "no_deadline"), message)


def of_others(
    table: Table[Any], key: str, related: Iterable[tuple[Path, str]], itself: str, kind: str
) -> Problems:
    """A problem for each id, with its path, that is that of the thing itself."""
    for path, other in related:
        if other == itself:
            message = f"found «{other}», which is the {kind} itself, expected another"
            yield table.problem(key, path, message)


def once(
    table: Table[Any], things: Mapping[str, Named], key: str = "", field: str = ""
) -> Problems:
    """A problem for each name that another of the things has already; they are the entries of a
    table, or what stands under `field` in the entry `key`.
    """
    first: dict[str, str] = {}
    for slug, one in things.items():
        base: Path = (field, slug) if key else ()
        for path, name in [((*base, "title"), one.title), *at("also", one.also, base)]:
            other = first.setdefault(name.casefold(), slug)
            if other != slug:
                message = f"found «{name}», which belongs to «{other}», expected it in one place"
                yield table.problem(key or slug, path, message)


def none_empty(table: Table[Any], key: str, what: str, kind: str, found: Grouped) -> Problems:
    """A problem for each group, which are of a `kind`, that holds none of `what`."""
    for group in getattr(found, f"{kind}s"):
        if not found.of(group):
            message = f"found no {what} with «{kind}: {group}», expected at least one"
            yield table.problem(key, (f"{kind}s", group), message)


def binds(raw: RawGuide, duty: Duty) -> bool:
    """Whether a duty must be met."""
    settings = raw.settings.entries.get("guide")
    strength = settings.strengths.get(duty.strength) if settings else None
    return strength is not None and strength.binding


def of_question(
    raw: RawGuide, table: Table[Any], key: str, base: Path, question: Question
) -> Problems:
    """What a question points to exists; `base` is where it stands in the entry `key`."""
    yield from ids(raw, table, key, "role", at("roles", question.roles, base))
    yield from ids(raw, table, key, "level", at("levels", question.levels, base))
    yield from ids(raw, table, key, "duty", [((*base, "duty"), question.duty)])
    yield from ids(raw, table, key, "point", [((*base, "source"), question.source)])
