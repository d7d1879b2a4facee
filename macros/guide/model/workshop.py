"""`workshop.yml`: what a facilitator needs.

Agendas are made of the same blocks: what is done in a part of a workshop is said once, and an
agenda says how long each part takes.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import Field

from macros.guide.model.fields import Filled, List, Slug, Text
from macros.guide.model.record import Record

SheetKind = Literal[
    "booklet",
    "run_sheet",
    "reflection",
    "checklist",
    "level_checklist",
    "assessment",
    "action_plan",
    "cards",
    "poster",
    "politicians",
]
Per = Literal["person", "group", "room"]


class Block(Record):
    """A part of a workshop; `lead` says who leads it, `how` what is done, however long it takes."""

    title: Text
    least: int = Field(ge=1, le=600, description="The fewest minutes it can be done in.")
    most: int = Field(ge=1, le=600, description="The most minutes it is worth.")
    lead: Text
    how: Text
    sheet: SheetKind | None = Field(default=None, description="What is used, one of «sheets».")
    pause: bool = False
    dropped_below: int | None = Field(
        default=None,
        ge=1,
        le=1440,
        description="Left out of workshops of fewer minutes; without it, it belongs to each.",
    )


class Agenda(Record):
    """A workshop's agenda: blocks in their order with minutes that add up to `minutes`."""

    title: Text
    minutes: int = Field(ge=1, le=1440)
    text: Text
    blocks: dict[Slug, int] = Field(min_length=1, description="Minutes by the id of a block.")

    def times(self) -> dict[str, tuple[int, int]]:
        """When each block begins and ends, in minutes from the start, by id."""
        found, now = {}, 0
        for key, minutes in self.blocks.items():
            found[key] = now, now + minutes
            now += minutes
        return found


class Invitation(Record):
    """Who to invite, and why."""

    role: Slug
    why: Text


class Sheet(Record):
    """Something to print for a workshop: which download, to whom it goes, and what for.

    There is a copy of it for each person, for each group, or one for the room (`per`).
    """

    kind: SheetKind
    per: Per
    whom: Text
    text: Text


class Groups(Record):
    """How many people a group has."""

    least: int = Field(ge=1, le=100)
    most: int = Field(ge=1, le=100)

    def sizes(self, people: int) -> list[int]:
        """How many people each group has, the largest first.

        Groups are as alike as can be, and their number is that which brings them nearest to the
        middle of what a group may have; too few for two groups are one.
        """
        fewest, most = -(-people // self.most), people // self.least
        both = self.least + self.most
        wanted = (4 * people + both) // (2 * both)  # half up
        number = max(1, min(max(wanted, fewest), most))
        size, more = divmod(people, number)
        return [size + 1] * more + [size] * (number - more)


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
    blocks: dict[Slug, Block] = Field(
        min_length=1, description="The parts of a workshop, in their order."
    )
    agendas: dict[Slug, Agenda] = Field(min_length=1)
    groups: Groups | None = None
    people: List[Annotated[int, Field(ge=1, le=1000)]] = Field(
        default=(), description="For how many people copies are counted."
    )
    sheets: List[Sheet] = Field(default=(), description="What to print, said in one place.")
    before: Filled[Task]
    after: Filled[Task]
    messages: Filled[Message]

    def blocks_of(self, agendas: Iterable[Agenda]) -> dict[str, Block]:
        """The blocks that some agendas have, in the order of a workshop, by id."""
        used = {key for agenda in agendas for key in agenda.blocks}
        return {key: block for key, block in self.blocks.items() if key in used}

    @property
    def kinds(self) -> list[SheetKind]:
        """The kinds of sheet to print, each once."""
        return list(dict.fromkeys(sheet.kind for sheet in self.sheets))

    def without(self, kind: SheetKind) -> list[Agenda]:
        """The agendas that don't need a kind of sheet: others have a block that uses it."""
        users = {key for key, block in self.blocks.items() if block.sheet == kind}
        return [each for each in self.agendas.values() if users and not users & each.blocks.keys()]

    def copies(self, people: int) -> dict[SheetKind, int]:
        """How many copies of each kind of sheet so many people need, in groups (there are any)."""
        assert self.groups
        per: dict[Per, int] = {
            "person": people,
            "group": len(self.groups.sizes(people)),
            "room": 1,
        }
        return {
            kind: sum(per[sheet.per] for sheet in self.sheets if sheet.kind == kind)
            for kind in self.kinds
        }
