"""The guide as data: what each YAML file in `docs/data/` may hold.

Strict and closed: a value of another type or a key that isn't here is refused. Identity is a slug
(a file name or a key), never a position or a text. What a text may not contain is markup: data is
plain text, and the templates decide how it looks.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from macros.guide.model.fields import (
    REQUIRABLE,
    AnyDate,
    CitationText,
    Day,
    Filled,
    Key,
    Language,
    List,
    NoDeadline,
    Requirable,
    Slug,
    Text,
    Url,
)
from macros.guide.model.record import Record

Status = Literal["in_force", "published", "adopted", "historical", "superseded", "repealed"]


class Role(Record):
    """Someone in the organisation who can answer a question."""

    title: Text
    text: Text


class Claim(Record):
    """A statement and what it rests on."""

    text: Text
    references: Requirable[CitationText] = ()


class Sign(Record):
    """Something to see when the factor works; it may rest on the factor's other claims."""

    text: Text
    references: List[CitationText] = ()


class Question(Record):
    """A checklist question, to be ticked. `source` is the source point it comes from; without one
    it is ours.
    """

    id: Slug
    text: Text
    reflection: Text | None = Field(
        default=None, description="How it is asked to reflect on, if another way."
    )
    help: Annotated[Text | None, REQUIRABLE] = None
    duty: Slug | None = Field(default=None, description="The duty that it asks for.")
    not_applicable: Text | None = Field(
        default=None, description="What is so where the question doesn't concern the reader."
    )
    roles: Requirable[Slug] = ()
    levels: Requirable[Slug] = ()
    references: Requirable[CitationText] = ()
    source: Key | None = None

    @property
    def open_text(self) -> str:
        """The question as it is asked to reflect on."""
        return self.reflection or self.text

    @property
    def is_local(self) -> bool:
        """Whether an edition has added it."""
        return False


class Factor(Record):
    """A success factor: from the source, or beside the source's with the reason why."""

    order: int = Field(ge=1)
    title: Text
    today: Text | None = Field(default=None, description="The name in use today, if another.")
    source: Key | None = None
    reason: Text | None = None
    added_by: Text | None = Field(default=None, description="Whose it is, if not the source's.")
    short: Text
    why: Requirable[Claim] = ()
    practice: Requirable[Claim] = ()
    signs: Requirable[Sign] = ()
    pitfalls: Requirable[Claim] = ()
    questions: Filled[Question]


class Reference(Record):
    """A law, a document, a study or a page that the guide rests on."""

    type: Slug | None = Field(default=None, description="One of `reference_types` in guide.yml.")
    title: Text
    short: Text
    abbreviations: List[Text] = ()
    language: Language = Field(default="", description="The guide's own when nothing is said.")
    number: Text | None = None
    date: AnyDate | None = None
    in_force: Day | None = None
    publisher_then: Text | None = None
    publisher: Text | None = None
    url: Url | None = None
    status: Status
    superseded_by: List[Slug] = ()
    status_note: Text | None = None
    verified: AnyDate | None = Field(description="When someone checked it; null if nobody did.")
    unverified: Text | None = None
    meaning: Text
    sections: dict[Key, Text] = Field(default_factory=dict)
    read_in: dict[Key, Slug] = Field(
        default_factory=dict,
        description="A section whose newest change was read in another reference, by its slug: the "
        "text of this one didn't have it yet.",
    )


class Force(Record):
    """What a plan or document obliges others to, and what says so."""

    kind: Literal["binding", "basis", "followed_up", "advisory"]
    references: Requirable[CitationText] = ()


class Instrument(Record):
    """A plan or document of a plan level. `force` is left out where nothing says what it has."""

    name: Text
    adopted_by: Text
    when: Text
    force: Force | None = None
    effect: Text
    references: Requirable[CitationText] = ()


class Example(Record):
    """A good formulation, ours, and why it is good."""

    text: Text
    note: Text


class PlanLevel(Record):
    """A level of the planning system. `feeds` names the levels that build on it."""

    title: Text
    short: Text
    heading: Text = Field(description="What the guide's subject does at this level, in a line.")
    contribution: Text = Field(description="What the guide's subject does at this level.")
    feeds: List[Slug] = ()
    instruments: Filled[Instrument]
    example: Example
    pitfalls: Filled[Claim]


class Duty(Record):
    """What the law says someone must, should or may do.

    `deadline` is when it must be met at the latest, or `no_deadline` says why none is told;
    `in_force_of` names the law whose entry into force it has applied since.
    """

    strength: Slug = Field(description="One of `strengths` in guide.yml.")
    title: Text
    text: Text
    caveat: Text | None = Field(
        default=None, description="What of it is our own judgement; stands wherever the duty does."
    )
    decided_by: Text | None = None
    levels: List[Slug] = ()
    deadline: Slug | None = None
    no_deadline: NoDeadline | None = None
    in_force_of: Slug | None = None
    references: Requirable[CitationText] = ()


class Term(Record):
    """A word of the glossary. `synonyms` are in use today, `older` are not.

    Where to read on: `pages`, and entries of the catalogues.
    """

    term: Text
    nynorsk: Text | None = None
    definition: Text
    synonyms: List[Text] = ()
    older: List[Text] = ()
    references: List[CitationText] = ()
    pages: List[Key] = ()
    policy_instruments: List[Slug] = ()
    target_groups: List[Slug] = ()
