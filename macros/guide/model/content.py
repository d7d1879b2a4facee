"""The guide as data: what each YAML file in `docs/data/` may hold.

Strict and closed: a value of another type or a key that isn't here is refused. Identity is a slug
(a file name or a key), never a position or a text. What a text may not contain is markup: data is
plain text, and the templates decide how it looks.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from macros.guide.model.fields import (
    AnyDate,
    CitationText,
    Day,
    Filled,
    Key,
    Language,
    List,
    MonthDay,
    Slug,
    Text,
    Url,
)
from macros.guide.model.record import Record

Strength = Literal["must", "should", "may"]
Status = Literal["in_force", "published", "adopted", "historical", "superseded", "repealed"]
ReferenceType = Literal[
    "law",
    "regulation",
    "preparatory",
    "white_paper",
    "inquiry",
    "audit",
    "strategy",
    "expectations",
    "guidelines",
    "guide",
    "research",
    "web",
    "statistics",
    "programme",
]


class Role(Record):
    """Someone in the organisation who can answer a question."""

    title: Text
    text: Text


class Claim(Record):
    """A statement and what it rests on."""

    text: Text
    references: Filled[CitationText]


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
    help: Text
    duty: Slug | None = Field(default=None, description="The duty that it asks for.")
    not_applicable: Text | None = Field(
        default=None, description="What is so where the question doesn't concern the reader."
    )
    roles: Filled[Slug]
    levels: Filled[Slug]
    references: Filled[CitationText]
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
    why: Filled[Claim]
    practice: Filled[Claim]
    signs: Filled[Sign]
    pitfalls: Filled[Claim]
    questions: Filled[Question]


class Reference(Record):
    """A law, a document, a study or a page that the guide rests on."""

    type: ReferenceType
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


class Force(Record):
    """What a plan or document obliges others to, and what says so."""

    kind: Literal["binding", "basis", "followed_up", "advisory"]
    references: Filled[CitationText]


class Instrument(Record):
    """A plan or document of a plan level. `force` is left out where nothing says what it has."""

    name: Text
    adopted_by: Text
    when: Text
    force: Force | None = None
    effect: Text
    references: Filled[CitationText]


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

    `deadline` is when it must be met at the latest; `in_force_of` names the law whose entry into
    force it has applied since.
    """

    strength: Strength
    title: Text
    text: Text
    caveat: Text | None = Field(
        default=None, description="What of it is our own judgement; stands wherever the duty does."
    )
    decided_by: Text | None = None
    levels: List[Slug] = ()
    deadline: Slug | None = None
    in_force_of: Slug | None = None
    references: Filled[CitationText]


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
    references: Filled[CitationText]

    @property
    def is_local(self) -> bool:
        """Whether an edition has added it."""
        return False

    @property
    def is_latest(self) -> bool:
        """Whether its day is the last one the law allows, not the day something happens."""
        return self.precision == "day" and not self.rule.on


class Term(Record):
    """A word of the glossary. `synonyms` are in use today, `older` are not."""

    term: Text
    nynorsk: Text | None = None
    definition: Text
    synonyms: List[Text] = ()
    older: List[Text] = ()
    references: List[CitationText] = ()
    pages: List[Key] = ()


class Gone(Record):
    """What became of an id that is no longer in use. Ids are never used again."""

    became: Key | None = None
    since: Key
    why: Text


class History(Record):
    """`history.yml`: ids that are gone, by kind."""

    questions: dict[Slug, Gone] = Field(default_factory=dict)
    factors: dict[Slug, Gone] = Field(default_factory=dict)
    references: dict[Slug, Gone] = Field(default_factory=dict)
    levels: dict[Slug, Gone] = Field(default_factory=dict)
    duties: dict[Slug, Gone] = Field(default_factory=dict)
    roles: dict[Slug, Gone] = Field(default_factory=dict)
    source: dict[Key, Gone] = Field(default_factory=dict)
    statements: dict[Slug, Gone] = Field(default_factory=dict)


class SearchWords(Record):
    """`search.yml`: what only the search uses. What readers see too stands in the glossary."""

    pairs: dict[Text, Text] = Field(
        default_factory=dict, description="A word a reader may write: the word the guide writes."
    )
    splits: dict[Text, List[Text]] = Field(
        default_factory=dict, description="A compound and its parts; an empty list: it is none."
    )
    short_parts: List[Text] = Field(default=(), description="Short words that compounds hold.")
    not_parts: List[Text] = Field(default=(), description="Endings and prefixes like words.")
    series: dict[Text, Filled[Text]] = Field(
        default_factory=dict, description="How a reference's number begins: other ways to write it."
    )
    stop_words: List[Text] = Field(default=(), description="Words that say little by themselves.")
