"""`indicators.yml`: figures to know, where they come from, and what they can't say."""

from __future__ import annotations

from pydantic import Field

from macros.guide.model.documents import Passage
from macros.guide.model.fields import CitationText, Filled, List, Slug, Text
from macros.guide.model.record import Record


class Topic(Record):
    """What some indicators are about."""

    title: Text


class Measure(Record):
    """A kind of thing that a figure measures, and what that means for how it is read."""

    title: Text
    text: Text


class Indicator(Record):
    """A figure: its definition, source, and weakness; what it can show and what it can't."""

    title: Text
    also: List[Text] = Field(default=(), description="What people call it; for search and index.")
    topic: Slug = Field(description="One of `topics`.")
    measures: Filled[Slug] = Field(description="Of `measures`.")
    start: int | None = Field(
        default=None, ge=1, le=9, description="Its place among those to begin with."
    )
    definition: Text
    source: Text = Field(description="Who publishes it, and in which table.")
    find: Filled[Text] = Field(description="How to find it, step by step.")
    opens: Slug | None = Field(
        default=None, description="The reference whose address the reader opens to find it."
    )
    published: Text = Field(description="When, and how often.")
    shows: Text = Field(description="What it can show.")
    hides: Text = Field(description="What it can't show.")
    weakness: Text
    figures: List[Passage] = Field(default=(), description="Figures, each with its year.")
    unconfirmed: Text | None = None
    references: List[CitationText] = ()


class Indicators(Record):
    """`indicators.yml`: topics and measures in their order, and indicators by id."""

    topics: dict[Slug, Topic] = Field(min_length=1)
    measures: dict[Slug, Measure] = Field(min_length=1)
    indicators: dict[Slug, Indicator] = Field(min_length=1)

    def of(self, topic: str) -> dict[str, Indicator]:
        """The indicators of a topic, by id."""
        return {key: one for key, one in self.indicators.items() if one.topic == topic}

    @property
    def first(self) -> dict[str, Indicator]:
        """Those to begin with, by id, in their order."""
        chosen = {key: one for key, one in self.indicators.items() if one.start}
        return dict(sorted(chosen.items(), key=lambda pair: pair[1].start or 0))
