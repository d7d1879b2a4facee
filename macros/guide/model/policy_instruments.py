"""`policy_instruments.yml`: what there is to use, who applies, and how it hangs on a plan."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from pydantic import Field

from macros.guide.model.documents import Passage
from macros.guide.model.fields import AnyDate, CitationText, Filled, List, NoDeadline, Slug, Text
from macros.guide.model.record import Record

InstrumentStatus = Literal["active", "trial", "ended"]


class Heading(Record):
    """What some instruments have in common: what they are for, or who applies for them."""

    title: Text


class PolicyInstrument(Record):
    """Something to use: a loan, a grant, a rule, an agreement. `also` are its everyday names.

    `short` says what it is, in a line. What has ended stays, and says what there is instead.
    """

    title: Text
    also: List[Text] = Field(default=(), description="What people call it; for search and index.")
    purpose: Slug = Field(description="One of `purposes`.")
    applicants: Filled[Slug] = Field(description="Of `applicants`.")
    levels: List[Slug] = ()
    factors: List[Slug] = ()
    status: InstrumentStatus
    since: AnyDate | None = Field(default=None, description="When it got this status, if known.")
    status_note: Text | None = None
    related: List[Slug] = Field(default=(), description="Instruments to read together with it.")
    instead: List[Slug] = Field(default=(), description="Instruments to use when it has ended.")
    short: Text
    who: Text = Field(description="Who applies, and who decides.")
    for_whom: Text | None = None
    conditions: List[Passage] = ()
    deadline: Text | None = None
    no_deadline: NoDeadline | None = None
    plan: List[Passage] = Field(default=(), description="How it hangs on the plans.")
    wording: Text | None = Field(
        default=None, description="How a plan or a decision may say it, in our words; fill in [ ]."
    )
    figures: List[Passage] = Field(default=(), description="Figures, each with its year.")
    faq: List[Slug] = Field(default=(), description="Questions whose answers say more.")
    unconfirmed: Text | None = None
    references: List[CitationText] = ()


class PolicyInstruments(Record):
    """`policy_instruments.yml`: purposes and applicants in their order, and instruments by id."""

    purposes: dict[Slug, Heading] = Field(min_length=1)
    applicants: dict[Slug, Heading] = Field(min_length=1)
    instruments: dict[Slug, PolicyInstrument] = Field(min_length=1)

    def of(self, purpose: str) -> dict[str, PolicyInstrument]:
        """The instruments of a purpose, by id."""
        return {key: one for key, one in self.instruments.items() if one.purpose == purpose}

    def for_level(self, level: str) -> dict[str, PolicyInstrument]:
        """The instruments to use at a plan level, by id; not those that have ended."""
        return self._used(lambda one: one.levels, level)

    def for_factor(self, factor: str) -> dict[str, PolicyInstrument]:
        """The instruments to use for a factor, by id; not those that have ended."""
        return self._used(lambda one: one.factors, factor)

    def _used(
        self, about: Callable[[PolicyInstrument], tuple[str, ...]], key: str
    ) -> dict[str, PolicyInstrument]:
        found = self.instruments.items()
        return {slug: one for slug, one in found if key in about(one) and one.status != "ended"}
