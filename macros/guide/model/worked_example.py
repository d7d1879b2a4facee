"""`worked_example.yml`: an invented case in stages, with figures that follow from each other.

Every figure is written down, and so is what it follows from: rows of its table, columns of its
table, or figures of other tables. A rule works them out anew (`rules/worked_example.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import Field

from macros.guide.model.documents import Passage
from macros.guide.model.fields import Filled, Key, List, Slug, Text
from macros.guide.model.record import Record

# A figure that stands in a text: «{table.row.column}».
FIGURE = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True)
class Cell:
    """Where a figure stands: the ids of its table, row and column."""

    table: str
    row: str
    column: str

    @classmethod
    def of(cls, written: str, table: str = "", column: str = "") -> Cell | None:
        """Read «row», «table.row» or «table.row.column»; None for anything else.

        `table` and `column` are those it is written in, which count where it names none.
        """
        match written.split("."):
            case [row] if table and column:
                return cls(table, row, column)
            case [other, row] if column:
                return cls(other, row, column)
            case [other, row, own]:
                return cls(other, row, own)
        return None


class Column(Record):
    """A column; one that follows from others names them: the sum of some, less others."""

    title: Text
    sum_of: List[Slug] = ()
    less: List[Slug] = ()

    @property
    def computed(self) -> bool:
        """Whether it follows from other columns."""
        return bool(self.sum_of or self.less)


class Row(Record):
    """A row and what its figures follow from: other rows, each «row» of this table, «table.row»
    with the same column, or one figure, «table.row.column».
    """

    title: Text
    label: Text | None = Field(default=None, description="What stands under the table's `label`.")
    values: Filled[int] = Field(description="A whole number for each column.")
    note: Text | None = Field(default=None, description="Where the figures come from.")
    sum_of: List[Key] = ()
    less: List[Key] = Field(default=(), description="What is taken from the sum.")
    product_of: List[Key] = ()
    per: int = Field(default=1, ge=1, description="What a product is divided by: 100 for per cent.")
    same_as: dict[Slug, Key] = Field(
        default_factory=dict, description="Columns, and the «table.row.column» each is taken from."
    )

    @property
    def terms(self) -> tuple[str, ...]:
        """All rows and figures that it is worked out from."""
        return (*self.sum_of, *self.less, *self.product_of)


class FigureTable(Record):
    """A table of figures. `label` is the heading of a column of words beside the rows."""

    title: Text
    unit: Text
    label: Text | None = None
    columns: dict[Slug, Column] = Field(min_length=1)
    rows: dict[Slug, Row] = Field(min_length=1)

    def place(self, column: str) -> int:
        """The place of a column's value in each row."""
        return list(self.columns).index(column)


class Stage(Record):
    """A stage of the case: what it must hold, what it takes from before, and what it says there.

    Texts name figures as «{table.row.column}», so that no figure is written twice.
    """

    title: Text
    dated: Text = Field(description="When it is decided or ready, in words.")
    level: Slug | None = Field(default=None, description="The plan level that it is at.")
    demands: List[Passage] = Field(default=(), description="What the law demands, or we advise.")
    takes: Filled[Text] = Field(description="What it takes from the stages before, and does.")
    tables: dict[Slug, FigureTable] = Field(default_factory=dict)
    excerpt: Filled[Text] = Field(description="What could stand there, to be copied.")

    def texts(self) -> Iterator[tuple[tuple[str, int], str]]:
        """Every text that may name a figure, with its path."""
        for name in ("takes", "excerpt"):
            for i, text in enumerate(getattr(self, name)):
                yield (name, i), text


class WorkedExample(Record):
    """`worked_example.yml`: whose case it is, that it is invented, and its stages in order."""

    name: Text = Field(description="Who it is about.")
    invented: Text = Field(description="Says that name and figures are invented.")
    stages: dict[Slug, Stage] = Field(min_length=1)

    def tables(self) -> dict[str, FigureTable]:
        """All tables by id, in the order they are shown."""
        found: dict[str, FigureTable] = {}
        for stage in self.stages.values():
            found |= stage.tables
        return found

    def value(self, cell: Cell) -> int:
        """The figure at a place. Raises KeyError or IndexError where there is none."""
        table = self.tables()[cell.table]
        if cell.column not in table.columns:
            raise KeyError(cell.column)
        return table.rows[cell.row].values[table.place(cell.column)]

    def at(self, level: str) -> str | None:
        """The first stage at a plan level."""
        return next((key for key, one in self.stages.items() if one.level == level), None)


def no_example() -> WorkedExample:
    """What stands for the section where it is left out."""
    return WorkedExample.model_construct(name="", invented="", stages={})
