"""`deadlines.yml`: dates that follow from rules, and what to do about them."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from macros.guide.model.content import Claim
from macros.guide.model.fields import (
    CitationText,
    Day,
    Filled,
    List,
    MonthDay,
    Requirable,
    Slug,
    Text,
)
from macros.guide.model.record import Record


class DeadlineRule(Record):
    """How a date follows from the law: exactly one of the first five, plus a number of years.

    `in_force_of` and `date_of` count from a reference's entry into force or date; `each_year` and
    `election_year` name a day (MM-DD) of every year, or of every election year.
    """

    in_force_of: Slug | None = None
    date_of: Slug | None = None
    each_year: MonthDay | None = None
    election_year: MonthDay | None = None
    on: Day | None = Field(default=None, description="A day that someone has set.")
    years: int = Field(default=0, ge=0, le=100)


class Advice(Record):
    """What to do about a deadline for as long as there is time until another, or until itself.

    Advice without `until` holds once the deadline has passed.
    """

    title: Text
    until: Slug | None = Field(
        default=None, description="A deadline; the last day of it before this one, or this one."
    )
    points: Filled[Claim]
    page: Text | None = Field(default=None, description="The page that says more, under docs/.")


class Deadline(Record):
    """A date that follows from a rule. `title` may hold {year}, {before}, {after} and {last}:
    the year of the date, the year before, the year after, and the fourth year after.
    """

    title: Text
    rule: DeadlineRule
    precision: Literal["day", "year"] = "day"
    text: Text
    advice: List[Advice] = Field(default=(), description="In the order of time.")
    references: Requirable[CitationText] = ()

    @property
    def is_local(self) -> bool:
        """Whether an edition has added it."""
        return False

    @property
    def is_latest(self) -> bool:
        """Whether its day is the last one the law allows, not the day something happens."""
        return self.precision == "day" and not self.rule.on
