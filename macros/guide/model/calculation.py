"""`calculation.yml`: a spreadsheet that computes, with its assumptions in cells of their own.

A formula is one of Excel's, in English, with names in braces: `{name}` is an assumption or a column
of the same row, `{table.column}` a whole column. It names only what stands before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Literal

from pydantic import Field

from macros.guide.model.documents import Grid, Passage
from macros.guide.model.fields import Filled, List, Slug, Text
from macros.guide.model.record import Record

# A name in a formula, without its braces.
NAMED = re.compile(r"\{([^{}]*)\}")
# The name of a function in a formula.
CALLED = re.compile(r"([A-Za-z][A-Za-z0-9.]*)\s*\(")
# What formulas may use: the same in Excel and in LibreOffice.
FUNCTIONS = (
    *("ABS", "AND", "COUNT", "COUNTIF", "IF", "ISNUMBER", "MAX", "MIN", "N", "NOT", "OR"),
    *("ROUND", "ROUNDDOWN", "ROUNDUP", "SUM", "SUMIF"),
)

Format = Literal["text", "whole", "decimal", "percent"]


class Assumption(Record):
    """Something that the sheet takes for granted, in a cell of its own.

    `value` is an example to be written over; a percentage is written as a part of one.
    """

    title: Text
    value: float | None = None
    formula: Text | None = None
    format: Format = "whole"
    unit: Text
    note: Text = Field(description="Where one's own figure is found, or why it is so.")


class Column(Record):
    """A column: filled in, or computed by a `formula`."""

    title: Text
    heading: Text | None = Field(
        default=None, description="A formula of assumptions that gives the title as they are."
    )
    format: Format = "whole"
    formula: Text | None = None
    total: bool = Field(default=False, description="Whether it is summed below the rows.")


class RowsOf(Record):
    """Rows for each of the kinds, of everything that a text's table begins its rows with."""

    document: Slug
    heading: Text
    kinds: Filled[Text]


class Line(Record):
    """A line below a table: what is counted there, by a `formula`."""

    title: Text
    formula: Text


class Sheet(Record):
    """A table in a sheet of its own. The values of `rows`, by column, are examples.

    With `rows_of`, the first two columns are filled from a text to fill in, and `rows` only give
    examples for some of those rows.
    """

    title: Text = Field(description="The name of the sheet, too.")
    fill: Text = Field(description="How to fill it in.")
    columns: dict[Slug, Column] = Field(min_length=2)
    rows_of: RowsOf | None = None
    rows: List[dict[Slug, float | Text]] = ()
    empty: int = Field(default=0, ge=0, le=40, description="Rows with nothing in them.")
    lines: List[Line] = ()


class Calculation(Record):
    """`calculation.yml`: how to use the spreadsheet, assumptions, tables, what it can't say."""

    title: Text
    short: Text
    unknown: Text | None = Field(
        default=None, description="What is written where a number is not known."
    )
    use: Filled[Text] = Field(description="How to use it, step by step.")
    assumptions: dict[Slug, Assumption] = Field(min_length=1)
    sheets: dict[Slug, Sheet] = Field(min_length=1)
    limits: Filled[Passage] = Field(description="What it can't say.")


def table_rows(sheet: Sheet, grid: Grid | None) -> list[Mapping[str, float | str]]:
    """The rows of a sheet, by column; `grid` is the table that `rows_of` names."""
    if sheet.rows_of is None or grid is None:
        return [*sheet.rows, *({} for _ in range(sheet.empty))]
    first, second = list(sheet.columns)[:2]
    examples = {(row.get(first), row.get(second)): row for row in sheet.rows}
    return [
        examples.get((group.text, kind), {first: group.text, second: kind})
        for group in grid.begin
        for kind in sheet.rows_of.kinds
    ]


def names(formula: str) -> Iterator[str]:
    """What a formula names, without braces."""
    return (found[1] for found in NAMED.finditer(formula))
