"""`target_groups.yml`: whom the guide is for, what is owed them, and what a plan can do."""

from __future__ import annotations

from pydantic import Field

from macros.guide.model.documents import Passage
from macros.guide.model.fields import CitationText, Filled, List, Slug, Text
from macros.guide.model.record import Record


class PlanAdvice(Passage):
    """What a plan can do, and at which level, where the guide has levels."""

    level: Slug | None = None
    wording: Text | None = Field(
        default=None, description="How the plan may say it, in our words; fill in [ ]."
    )


class TargetGroup(Record):
    """People with something in common. `also` are everyday and older names, for search and index.

    `figures` carry their year and what they rest on; `required` says what the law asks, and
    `not_required` what it doesn't.
    """

    title: Text
    nynorsk: Text | None = None
    also: List[Text] = Field(default=(), description="What people call it; for search and index.")
    short: Text
    required: Filled[Passage]
    not_required: List[Passage] = ()
    figures: List[Passage] = Field(default=(), description="Figures, each with its year.")
    sources: List[Passage] = Field(default=(), description="Where to find one's own figures.")
    indicators: List[Slug] = Field(default=(), description="Indicators that say how many.")
    plan: List[PlanAdvice] = Field(default=(), description="What a plan can do, at which level.")
    policy_instruments: List[Slug] = ()
    related: List[Slug] = Field(default=(), description="Groups to read together with it.")
    pitfalls: List[Passage] = ()
    faq: List[Slug] = Field(default=(), description="Questions whose answers say more.")
    unconfirmed: Text | None = None
    references: List[CitationText] = ()

    @property
    def levels(self) -> tuple[str, ...]:
        """The plan levels at which there is something to do, each once."""
        return tuple(dict.fromkeys(advice.level for advice in self.plan if advice.level))

    @property
    def passages(self) -> tuple[Passage, ...]:
        """All that is said with what it rests on beside it."""
        return (
            *(*self.required, *self.not_required, *self.figures),
            *(*self.sources, *self.plan, *self.pitfalls),
        )
