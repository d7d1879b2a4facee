"""`edition.yml`: whose edition this is, and what its owner adds to the guide.

The national edition has a name and nothing else. A local one lies in a file of its own, which no
update of the guide touches; `localized` merges it into the guide, so that pages and files need not
know of editions.
"""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from macros.guide.model.colour import is_colour
from macros.guide.model.content import Question
from macros.guide.model.deadlines import Deadline
from macros.guide.model.fields import (
    AnyDate,
    CitationText,
    Day,
    Filled,
    Key,
    List,
    Slug,
    Text,
    Typed,
    Url,
    expected,
)
from macros.guide.model.record import Record

# What the ids of local questions and deadlines begin with, and national ones never do.
LOCAL = "lokal-"


def _colour(value: str) -> str:
    if not is_colour(value):
        raise expected("a colour such as #0b4f5c, in quotes")
    return value.lower()


Colour = Annotated[
    str, Typed, AfterValidator(_colour), Field(json_schema_extra={"pattern": "^#[0-9a-fA-F]{6}$"})
]


def _number(value: str) -> str:
    if not re.fullmatch(r"[0-9]{4}", value):
        raise expected('four digits in quotes, such as "0301"')
    return value


def _email(value: str) -> str:
    if not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", value):
        raise expected("an email address")
    return value


Number = Annotated[
    str, Typed, AfterValidator(_number), Field(json_schema_extra={"pattern": "^[0-9]{4}$"})
]
Email = Annotated[str, Typed, AfterValidator(_email), Field(json_schema_extra={"format": "email"})]


class Names(Record):
    """The owner's name in the languages it has one in, for where all of them are shown."""

    nn: Text | None = None
    se: Text | None = None


class Contact(Record):
    """Whom readers can turn to. A person's details stay out of the open data unless `publish`."""

    name: Text | None = None
    title: Text | None = None
    email: Email | None = None
    phone: Text | None = None
    publish: bool = False

    @property
    def line(self) -> str:
        """All of it on one line; empty when nothing is given."""
        return ", ".join(filter(None, (self.name, self.title, self.email, self.phone)))


class Colours(Record):
    """Two colours instead of the guide's, each readable on its white and light grounds."""

    primary: Colour
    accent: Colour


class OwnPlan(Record):
    """A plan of the owner's own at a plan level."""

    title: Text
    url: Url | None = None
    adopted: AnyDate | None = None


class OwnQuestion(Question):
    """A checklist question of the owner's own, after the factor's others.

    It has what the guide's questions have, but for a source and a reason to have references.
    """

    factor: Slug
    references: List[CitationText] = ()
    source: None = None


class Note(Record):
    """A remark on the page of a factor or of a plan level: exactly one of the two."""

    factor: Slug | None = None
    level: Slug | None = None
    text: Text


class OwnDeadline(Record):
    """A deadline that the owner has set."""

    title: Text
    date: Day
    text: Text
    references: List[CitationText] = ()


class Hidden(Record):
    """What is left out, by id. What the law demands can't be."""

    questions: List[Slug] = ()
    duties: List[Slug] = ()


class Edition(Record):
    """Whose edition this is, and what is its own."""

    slug: Slug
    name: Text
    names: Names = Names()
    number: Number | None = None
    owner: Text | None = None
    contact: Contact | None = None
    coat_of_arms: Key | None = Field(
        default=None, description="An SVG or PNG file beside this one."
    )
    colours: Colours | None = None
    plans: dict[Slug, Filled[OwnPlan]] = Field(default_factory=dict)
    responsible: dict[Slug, Text] = Field(default_factory=dict)
    questions: List[OwnQuestion] = ()
    notes: List[Note] = ()
    hidden: Hidden = Hidden()
    deadlines: dict[Slug, OwnDeadline] = Field(default_factory=dict)
    meetings: List[Day] = Field(
        default=(), description="The meetings that may decide, instead of those in process.yml."
    )
    public_owner: bool | None = Field(
        default=None,
        description="Whether a public body owns this edition; one with a number is, if not said.",
    )
    accessibility_statement: Url | None = Field(
        default=None, description="Where the owner's accessibility statement is; at every foot."
    )
    privacy_statement: Url | None = Field(
        default=None, description="Where the owner's privacy statement is; at every foot."
    )

    @property
    def lacking(self) -> tuple[str, ...]:
        """What a public owner owes its readers and doesn't give: fields, in their order."""
        public = bool(self.number) if self.public_owner is None else self.public_owner
        contact = self.contact and (self.contact.email or self.contact.phone)
        given = {
            "accessibility_statement": self.accessibility_statement,
            "privacy_statement": self.privacy_statement,
            "contact": contact,
        }
        return tuple(key for key, value in given.items() if public and not value)


class LocalQuestion(Question):
    """A question that an edition has added."""

    local: Literal[True] = True
    references: List[CitationText] = ()

    @property
    def is_local(self) -> bool:
        return True


class LocalDeadline(Deadline):
    """A deadline that an edition has added."""

    local: Literal[True] = True
    references: List[CitationText] = ()

    @property
    def is_local(self) -> bool:
        return True
