"""`workshop.yml`: what a facilitator needs."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from macros.guide.model.fields import Filled, List, Slug, Text
from macros.guide.model.record import Record

SheetKind = Literal["booklet", "run_sheet", "reflection", "cards", "poster", "politicians"]


class Session(Record):
    """A part of an agenda; `lead` says who leads it, `sheet` what is used."""

    title: Text
    minutes: int = Field(ge=1, le=600)
    lead: Text
    how: Text
    sheet: Text | None = None


class Agenda(Record):
    """A workshop's agenda; its sessions add up to `minutes`."""

    title: Text
    minutes: int = Field(ge=1, le=1440)
    text: Text
    sessions: Filled[Session]


class Invitation(Record):
    """Who to invite, and why."""

    role: Slug
    why: Text


class Sheet(Record):
    """Something to print for a workshop: which download, to whom it goes, and what for."""

    kind: SheetKind
    whom: Text
    text: Text


class Task(Record):
    """Something to do before or after a workshop."""

    when: Text
    text: Text


class Message(Record):
    """A message ready to copy."""

    title: Text
    paragraphs: Filled[Text]


class Workshop(Record):
    """`workshop.yml`: what a facilitator needs."""

    aims: Filled[Text]
    invite: List[Invitation] = ()
    agendas: dict[Slug, Agenda] = Field(min_length=1)
    sheets: List[Sheet] = Field(default=(), description="What to print, said in one place.")
    before: Filled[Task]
    after: Filled[Task]
    messages: Filled[Message]
