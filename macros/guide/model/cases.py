"""`cases.yml`: who has done it, when, what came of it, and who says so."""

from __future__ import annotations

from pydantic import Field

from macros.guide.model.fields import CitationText, List, Slug, Text
from macros.guide.model.record import Record


class Case(Record):
    """What somebody has done. All of it rests on `references`, which no case lacks where
    a guide has any; `note` is what to beware of.
    """

    who: Text
    title: Text
    when: Text
    also: List[Text] = Field(default=(), description="Other words for it, for the search.")
    short: Text = Field(description="What was done, in a line or two.")
    more: Text | None = None
    results: List[Text] = Field(default=(), description="What came of it, where that is told.")
    note: Text | None = None
    unconfirmed: Text | None = None
    target_groups: List[Slug] = ()
    policy_instruments: List[Slug] = ()
    levels: List[Slug] = ()
    factors: List[Slug] = ()
    references: List[CitationText] = ()

    @property
    def name(self) -> str:
        """Who and what, as it stands in a heading and in a link."""
        return f"{self.who}: {self.title}"
