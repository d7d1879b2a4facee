"""Dates that follow from rules: the years of the calendar are data, and so is every rule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from macros.guide.model.content import Reference
from macros.guide.model.deadlines import Deadline, DeadlineRule
from macros.guide.model.fields import PartialDate
from macros.guide.model.settings import Calendar


@dataclass(frozen=True)
class Occurrence:
    """One day of a deadline: its title with the years filled in, and what it is counted from."""

    date: PartialDate
    title: str
    start: PartialDate
    years: int


def occurrences(
    deadline: Deadline, references: Mapping[str, Reference], calendar: Calendar
) -> list[Occurrence]:
    """The days of a deadline, in order.

    A date counted from a reference is given whatever its year, since it comes only once; those that
    come again are given for the years of the calendar.
    """
    rule = deadline.rule
    found = []
    for start in _starts(rule, references, calendar):
        date = start.plus_years(rule.years)
        once = rule.in_force_of or rule.date_of or rule.on
        if once or calendar.first_year <= date.year <= calendar.last_year:
            if deadline.precision == "year":
                date = PartialDate(date.year)
            found.append(
                Occurrence(
                    date, titled(deadline.title, date.year, calendar.term), start, rule.years
                )
            )
    return found


def titled(title: str, year: int, term: int) -> str:
    """The title with its years filled in; `last` is the last of as many as a term has, from the
    year after. Raises KeyError, IndexError or ValueError for braces that hold something else.
    """
    return title.format(year=year, before=year - 1, after=year + 1, last=year + term)


def _starts(
    rule: DeadlineRule, references: Mapping[str, Reference], calendar: Calendar
) -> list[PartialDate]:
    """The days that the years of the rule are counted from."""
    if rule.in_force_of:
        start = references[rule.in_force_of].in_force
        return [start] if start else []
    if rule.date_of:
        start = references[rule.date_of].date
        return [start] if start else []
    if rule.on:
        return [rule.on]
    years = range(calendar.first_year - rule.years, calendar.last_year + 1)
    if rule.election_year and calendar.election_year:
        years_of_election = (calendar.election_year, calendar.term)
        chosen = [y for y in years if (y - years_of_election[0]) % years_of_election[1] == 0]
        return [_day(year, rule.election_year) for year in chosen]
    return [_day(year, rule.each_year) for year in years if rule.each_year]


def _day(year: int, month_day: str | None) -> PartialDate:
    return PartialDate.parse(f"{year}-{month_day}")
