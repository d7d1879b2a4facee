"""`documents.yml`: texts ready to fill in, which a page, Word and Excel show alike.

What is to be filled in stands in brackets. What stands in brackets and is `owner` gives way to the
name of a local edition.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Literal

from pydantic import Field

from macros.guide.model.fields import CitationText, Filled, List, Slug, Text
from macros.guide.model.record import Record

# What is to be filled in, with its brackets.
FILL = re.compile(r"\[[^\[\]]*\]")


def pieces(text: str) -> list[tuple[str, bool]]:
    """A text in pieces, each with whether it is to be filled in."""
    found = re.split(f"({FILL.pattern})", text)
    return [(piece, bool(i % 2)) for i, piece in enumerate(found) if piece]


class Passage(Record):
    """A paragraph or a point, what it rests on, and whether it is our own judgement."""

    text: Text
    references: List[CitationText] = ()
    ours: bool = False


class Dated(Passage):
    """A passage of a text to fill in, with the days that it gets from a timetable.

    `days_of` names, for each bracket but the owner's, the steps whose latest day can stand in it:
    the first that the reader's timetable has; none for what the timetable doesn't know. `presumes`
    is the statement of the self-assessment that it takes for granted: where the answer is that it
    isn't in place, the passage is something to settle.
    """

    days_of: List[List[Slug]] = ()
    presumes: Slug | None = None


class Start(Passage):
    """What stands first in a row to fill in. `counts` says what its numbers are in a spreadsheet:
    parts of a sum, what the sum is shared by, or what is computed.
    """

    counts: Literal["plus", "minus", "sharers", "sum", "share"] | None = None


class Instead(Dated):
    """What a case says instead, where the reader's timetable has this step."""

    step: Slug


class ToFill(Dated):
    """A passage of a text to fill in, and what takes its place in a case: where a timetable has a
    certain step, or when the deadline of the duty that the case is about has passed.
    """

    instead: Instead | None = None
    after_deadline: Dated | None = None


class Grid(Record):
    """A table to fill in: rows that show how, what rows begin with, and empty rows."""

    columns: Filled[Text]
    examples: List[Filled[Text]] = Field(default=(), description="Rows as wide as the columns.")
    begin: List[Start] = Field(default=(), description="What stands first in rows to fill in.")
    numbers: List[Text] = Field(default=(), description="The columns whose numbers are summed.")
    empty: int = Field(default=3, ge=0, le=40, description="How many rows have nothing in them.")

    def filled_in(self, empty: int = 0) -> list[Start | None]:
        """The rows to fill in, at least `empty` of them with nothing in them: those stand before
        the sums, so that what is written there is summed.
        """
        rows: list[Start | None] = list(self.begin)
        sums = (at for at, row in enumerate(self.begin) if row.counts in ("sum", "share"))
        at = next(sums, len(rows))
        return [*rows[:at], *[None] * max(self.empty, empty), *rows[at:]]

    @property
    def shares(self) -> tuple[float, ...]:
        """The part of the width that each column takes, by the longest text in it; sums to 1."""
        longest = [max(map(len, cells)) for cells in zip(self.columns, *self.examples, strict=True)]
        longest[0] = max(longest[0], *(len(row.text) for row in self.begin), 0)
        weights = [min(max(length, 14), 64) ** 0.65 for length in longest]
        return tuple(weight / sum(weights) for weight in weights)


class Part(Record):
    """A part of a text: paragraphs, then points, then a table. `fill` says how to fill it in.

    `from_workbook` says what of the workbook can take the place of its points or its table: the
    self-assessment of duties, or the measures (what, who, when, which plan, how much), with their
    sum under the table.
    """

    heading: Text | None = None
    fill: Text | None = Field(default=None, description="Said beside the text; no part of it.")
    paragraphs: List[ToFill] = ()
    points: List[ToFill] = ()
    numbered: bool = Field(default=False, description="Whether the points have numbers.")
    table: Grid | None = None
    from_workbook: Literal["assessment", "measures"] | None = None


class Template(Record):
    """A text to fill in. `short` says what it is for, who uses it and when; `case`, that it is a
    case that the workbook fills in as far as it knows; `duty`, which duty it is about; `steps`,
    which steps of the process it is decided at. A step in two texts is one case.
    """

    title: Text
    short: Text
    factors: List[Slug] = ()
    levels: List[Slug] = ()
    roles: List[Slug] = Field(default=(), description="Who uses it.")
    case: bool = False
    duty: Slug | None = None
    steps: List[Slug] = ()
    parts: Filled[Part]

    @property
    def tables(self) -> tuple[Part, ...]:
        """The parts that have a table of their own: that of the workbook's is in its files."""
        return tuple(part for part in self.parts if part.table and not part.from_workbook)

    def part(self, heading: str) -> Part | None:
        """The part under a heading, if there is one."""
        return next((part for part in self.parts if part.heading == heading), None)


class Documents(Record):
    """`documents.yml`: texts ready to fill in."""

    owner: Text = Field(description="What stands in brackets for whoever fills them in.")
    templates: dict[Slug, Template] = Field(min_length=1)

    @property
    def cases(self) -> dict[str, Template]:
        """The texts that the workbook fills in, by id."""
        return {key: one for key, one in self.templates.items() if one.case}

    def blanks(self, text: str) -> list[str]:
        """What is to be filled in, without what stands for the owner."""
        owner = f"[{self.owner}]".casefold()
        return [found for found in FILL.findall(text) if found.casefold() != owner]

    def named(self, name: str) -> Documents:
        """The same texts with a name where the owner's stands in brackets."""
        pattern = re.compile(rf"\[{re.escape(self.owner)}\]", re.IGNORECASE)

        def of(value: Any) -> Any:
            if isinstance(value, str):
                return pattern.sub(lambda _: name, value)
            if isinstance(value, Record):
                fields = type(value).model_fields
                return value.model_copy(update={key: of(getattr(value, key)) for key in fields})
            if isinstance(value, Mapping):
                return {key: of(one) for key, one in value.items()}
            return tuple(map(of, value)) if isinstance(value, tuple) else value

        return self.model_copy(update={"templates": of(self.templates)})
