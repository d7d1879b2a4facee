"""How the figures of the worked example are shown: numbers, and where each comes from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from macros.guide.model.worked_example import Cell, Column, WorkedExample
from macros.pages.fragments import inert

# A figure in a text that is escaped already.
_ESCAPED = re.compile("&#123;(.*?)&#125;")
_SPACE, _MINUS = "\N{NO-BREAK SPACE}", "\N{MINUS SIGN}"


def number(value: float, decimal_sign: str = ".") -> str:
    """A number with its thousands apart, and a minus sign: «−1 700», «3 500 000», «12,5»."""
    whole, _, part = f"{value:,.6f}".rstrip("0").partition(".")
    shown = whole.replace(",", _SPACE).replace("-", _MINUS)
    return f"{shown}{decimal_sign}{part}" if part else shown


class Figures:
    """The figures of an example: numbers of tables and rows, anchors, and what follows from what.

    `words` are those of the section: «row», «place», and what anchors of tables begin with.
    """

    def __init__(self, example: WorkedExample, words: Mapping[str, str]) -> None:
        self._example = example
        self._tables = example.tables()
        self._words = words

    def table(self, key: str) -> int:
        """The number of a table, from 1."""
        return list(self._tables).index(key) + 1

    def anchor(self, key: str, row: str = "") -> str:
        """The anchor of a table or of a row of it."""
        return "-".join(filter(None, (self._words["table_anchor"], key, row)))

    def text(self, text: str) -> Markup:
        """A text with its figures, each a link to the row that it stands in."""
        shown = _ESCAPED.sub(lambda found: str(self._figure(found[1])), str(inert(text)))
        return Markup(shown)  # noqa: S704  escaped above

    def _figure(self, written: str) -> Markup:
        cell = Cell.of(written)
        assert cell  # by rule, it is one
        shown = number(self._example.value(cell))
        return self._link(cell, shown, f"{shown}, {self._name(cell)}")

    def _name(self, cell: Cell) -> str:
        """A row by its number and that of its table."""
        row = list(self._tables[cell.table].rows).index(cell.row) + 1
        return self._words["place"].format(table=self.table(cell.table), row=row)

    def _link(self, cell: Cell, shown: str, name: str) -> Markup:
        """A link to a row; `name` is what is said of it where it is read alone."""
        link = Markup('<a href="#{}"{}>{}</a>')
        said = Markup(' aria-label="{}"').format(inert(name)) if name != shown else ""
        return link.format(self.anchor(cell.table, cell.row), said, inert(shown))

    def column(self, key: str, column: Column) -> str:
        """How a column follows from others: «2027 + Nye − Falt fra»."""
        titles = self._tables[key].columns
        plus = " + ".join(titles[name].title for name in column.sum_of)
        return plus + "".join(f" {_MINUS} {titles[name].title}" for name in column.less)

    def origins(self, key: str, name: str) -> list[Markup]:
        """Where a row's figures come from: how it is worked out, and what is taken from where."""
        row, columns = self._tables[key].rows[name], self._tables[key].columns
        first = next(iter(columns))
        signed = [("+", text) for text in row.sum_of]
        signed += [(_MINUS, text) for text in row.less]
        signed += [("×", text) for text in row.product_of]
        worked: list[Any] = []
        for sign, text in signed:
            worked += [sign] if worked else ["="]
            worked.append(self._place(key, first, Cell.of(text, key, first)))
        if row.per != 1:
            worked += ["/", number(row.per)]
        taken = [
            Markup("{}: {}").format(
                inert(columns[column].title), self._place(key, column, Cell.of(text))
            )
            for column, text in row.same_as.items()
        ]
        return [Markup(" ").join(worked), *taken] if worked else taken

    def _place(self, key: str, column: str, cell: Cell | None) -> Markup:
        """A row by its number, with that of its table and its column where they are others."""
        assert cell  # by rule, it is one
        far, name = self._tables[cell.table], self._name(cell)
        if cell.table == key:
            row = list(far.rows).index(cell.row) + 1
            return self._link(cell, self._words["row"].format(row=row), name)
        own, taken = self._tables[key].columns[column], far.columns.get(cell.column)
        if taken and len(far.columns) > 1 and taken.title != own.title:
            name += f" ({taken.title})"
        return self._link(cell, name, name)
