"""Rules of time: dates that can be, and deadlines that can be computed."""

from __future__ import annotations

from macros.guide.model.calendar import titled
from macros.guide.model.deadlines import Deadline, DeadlineRule
from macros.guide.model.fields import PartialDate
from macros.guide.reading.loader import RawGuide
from macros.guide.reading.problems import listed
from macros.guide.rules.shared import Problems, begun, future, ids


def dates(raw: RawGuide, today: PartialDate) -> Problems:
    """What is in force was passed before; what was done is past."""
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
        if settings.law_as_of and settings.law_as_of > today:
            yield raw.settings.problem(key, ("law_as_of",), future(settings.law_as_of))
        if settings.dated and settings.dated > today:
            message = f"found «{settings.dated.iso}», a date to come, expected today or earlier"
            yield raw.settings.problem(key, ("dated",), message)


def deadlines(raw: RawGuide) -> Problems:
    """A deadline has exactly one rule, and something to count from."""
    table = raw.deadlines
    for key, deadline in table.entries.items():
        rule = deadline.rule
        chosen = [name for name, value in rule.model_dump(exclude={"years"}).items() if value]
        if len(chosen) != 1:
            names = listed(name for name in DeadlineRule.model_fields if name != "years")
            found = listed(chosen) if chosen else "none of them"
            yield table.problem(key, ("rule",), f"found {found}, expected exactly one of {names}")
        for name, field in (("in_force_of", "in_force"), ("date_of", "date")):
            yield from begun(raw, table, key, ("rule", name), getattr(rule, name), field)
        yield from _advice(raw, key, deadline)
        wrong = title_problem(deadline.title)
        if wrong:
            yield table.problem(key, ("title",), wrong)


def _advice(raw: RawGuide, key: str, deadline: Deadline) -> Problems:
    """Each piece of advice ends with a deadline that exists, but for the last."""
    table, last = raw.deadlines, len(deadline.advice) - 1
    for i, advice in enumerate(deadline.advice):
        yield from ids(raw, table, key, "deadline", [(("advice", i, "until"), advice.until)])
        if advice.until is None and i < last:
            message = "found no «until», expected the deadline that this advice holds until"
            yield table.problem(key, ("advice", i), message)
        if advice.until is not None and i == last:
            message = f"found «until: {advice.until}» in the last advice, expected advice after it"
            yield table.problem(key, ("advice", i, "until"), message)


def title_problem(title: str) -> str | None:
    """What is wrong with the braces in the title of a deadline; None when nothing is."""
    try:
        titled(title, 2000, 1)
    except (KeyError, IndexError, ValueError, AttributeError):
        names = "{year}, {before}, {after}, {last} in braces"
        return f"found «{title}», expected only {names}"
    return None


def calendar(raw: RawGuide) -> Problems:
    """Where there are deadlines there is a calendar; it ends after it begins, and has a year of
    election for the deadlines that are counted from one.
    """
    for key, settings in raw.settings.entries.items():
        years = settings.calendar
        if not years:
            if raw.deadlines.entries:
                message = "found no «calendar», expected the years that deadlines.yml is for"
                yield raw.settings.problem(key, (), message)
            continue
        if not years.first_year <= years.last_year <= years.first_year + 20:
            message = f"found {years.last_year}, expected the first year or at most 20 years later"
            yield raw.settings.problem(key, ("calendar", "last_year"), message)
        counted = [name for name, d in raw.deadlines.entries.items() if d.rule.election_year]
        if counted and not years.election_year:
            message = "found no «election_year», expected one: "
            message += f"{listed(counted)} in deadlines.yml is counted from it"
            yield raw.settings.problem(key, ("calendar",), message)
