"""Rules of the worked example: its figures are there, follow from each other, and add up."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence

from macros.guide.model.worked_example import FIGURE, Cell, FigureTable, Row, WorkedExample
from macros.guide.reading.loader import RawGuide
from macros.guide.reading.problems import listed, suggestion
from macros.guide.reading.yaml_reader import Path
from macros.guide.rules.shared import Problems, ids

_KEY = "worked_example"
_FORM = "«table.row.column»"

# What is wrong, and where it stands in the entry.
Wrong = Iterator[tuple[Path, str]]
Tables = Mapping[str, FigureTable]
# Figures with their names; None where one isn't there, which is said by itself.
Terms = list[tuple[str, int]] | None


def worked_example(raw: RawGuide) -> Problems:
    """Tables are whole and add up, and each stage takes a figure from one before it."""
    table = raw.worked_example
    for found in table.entries.values():
        for name, stage in found.stages.items():
            path: Path = ("stages", name, "level")
            yield from ids(raw, table, _KEY, "level", [(path, stage.level)])
        # A table that stands for another would give every message about the two of them.
        for where, message in list(_twice(found)) or _stages(found):
            yield table.problem(_KEY, ("stages", *where), message)


def _twice(example: WorkedExample) -> Wrong:
    known: set[str] = set()
    for name, stage in example.stages.items():
        for key in stage.tables:
            if key in known:
                message = f"found the table «{key}» a second time, expected an id of its own"
                yield (name, "tables", key), message
            known.add(key)


def _stages(example: WorkedExample) -> Wrong:
    known: dict[str, FigureTable] = {}
    for name, stage in example.stages.items():
        before, known = known, {**known, **stage.tables}
        for path, message in _stage(example, name, before, known):
            yield (name, *path), message


def _stage(example: WorkedExample, name: str, before: Tables, known: Tables) -> Wrong:
    stage = example.stages[name]
    taken: set[str] = set()
    for key, grid in stage.tables.items():
        for path, message in _table(example, key, grid, known):
            yield ("tables", key, *path), message
        taken |= {_table_of(text) for row in grid.rows.values() for text in _foreign(row)}
    for path, text in stage.texts():
        for written in FIGURE.findall(text):
            wrong = _unknown(Cell.of(written), written, known, _FORM)
            if wrong:
                yield path, wrong
            taken.add(_table_of(written))
    if before and not taken & before.keys():
        message = "found no figure from an earlier stage, expected one, in a table or a text"
        yield (), f"{message}: {{table.row.column}}"


def _foreign(row: Row) -> list[str]:
    """What a row takes from tables."""
    return [text for text in (*row.terms, *row.same_as.values()) if "." in text]


def _table_of(written: str) -> str:
    return written.split(".", 1)[0]


def _table(example: WorkedExample, key: str, grid: FigureTable, known: Tables) -> Wrong:
    for name, column in grid.columns.items():
        for part in ("sum_of", "less"):
            for i, other in enumerate(getattr(column, part)):
                if other not in grid.columns:
                    message = _not_there("column", other, grid.columns)
                    yield ("columns", name, part, i), message
    for name, row in grid.rows.items():
        for path, message in _row(grid, key, row, known):
            yield ("rows", name, *path), message
        if len(row.values) == len(grid.columns):
            for i, message in _sums(example, key, name, known):
                yield ("rows", name, "values", i), message


def _row(grid: FigureTable, key: str, row: Row, known: Tables) -> Wrong:
    if len(row.values) != len(grid.columns):
        both = f"found {len(row.values)} values, expected {len(grid.columns)}"
        yield ("values",), f"{both}, one for each column"
    if row.label and not grid.label:
        yield ("label",), "found «label», expected none: the table has no «label»"
    if not (row.note or row.terms or row.same_as or _all_computed(grid)):
        yield (), "found figures from nowhere, expected «note», «sum_of», «product_of» or «same_as»"
    if row.product_of and (row.sum_of or row.less):
        yield ("product_of",), "found «product_of» beside a sum, expected one of them"
    if row.per != 1 and not row.product_of:
        yield ("per",), "found «per» without «product_of», expected both"
    for part in ("sum_of", "less", "product_of"):
        for i, written in enumerate(getattr(row, part)):
            wrong = _term_problem(grid, key, written, known)
            if wrong:
                yield (part, i), wrong
    for column, written in row.same_as.items():
        if column not in grid.columns:
            yield ("same_as", column), _not_there("column", column, grid.columns)
        wrong = _unknown(Cell.of(written), written, known, _FORM)
        if wrong:
            yield ("same_as", column), wrong


def _all_computed(grid: FigureTable) -> bool:
    return all(column.computed for column in grid.columns.values())


def _term_problem(grid: FigureTable, key: str, written: str, known: Tables) -> str | None:
    """What is wrong with a row or figure that another is worked out from; None when nothing is.

    A column that follows from others may be missing in the table it is taken from.
    """
    for name, column in grid.columns.items():
        cell = Cell.of(written, key, name)
        far = known.get(cell.table) if cell else None
        if column.computed and far and name not in far.columns and written.count(".") == 1:
            continue
        wrong = _unknown(cell, written, known, f"«row», «table.row» or {_FORM}")
        if wrong:
            return wrong
    return None


def _unknown(cell: Cell | None, written: str, known: Tables, form: str) -> str | None:
    if cell is None:
        return f"found «{written}», expected {form}"
    if cell.table not in known:
        expected = f"{listed(known)}, of this stage or before" if known else "none: none is before"
        hint = suggestion(cell.table, known)
        return f"found the unknown table «{cell.table}», expected {expected}{hint}"
    grid = known[cell.table]
    if cell.row not in grid.rows:
        return _not_there("row", cell.row, grid.rows)
    if cell.column not in grid.columns:
        return _not_there("column", cell.column, grid.columns)
    return None


def _not_there(kind: str, found: str, expected: Iterable[str]) -> str:
    names = list(expected)
    return f"found the unknown {kind} «{found}», expected {listed(names)}{suggestion(found, names)}"


def _sums(example: WorkedExample, key: str, name: str, known: Tables) -> Iterator[tuple[int, str]]:
    """Each figure of a row that isn't what it follows from."""
    grid = known[key]
    row = grid.rows[name]
    for i, (column, how) in enumerate(grid.columns.items()):

        def values(written: Iterable[str], column: str = column) -> Terms:
            return _values(example, [(text, Cell.of(text, key, column)) for text in written])

        ways = [
            _sum(values(row.sum_of), values(row.less)),
            _product(values(row.product_of), row.per),
            _sum(*(_columns(grid, row, part) for part in (how.sum_of, how.less))),
        ]
        if column in row.same_as:
            written = row.same_as[column]
            ways.append(_sum(_values(example, [(written, Cell.of(written))]), []))
        for expected, told in filter(None, ways):
            if row.values[i] != expected:
                yield i, f"found {row.values[i]} in «{column}», expected {expected}: {told}"


def _values(example: WorkedExample, cells: Iterable[tuple[str, Cell | None]]) -> Terms:
    found = []
    for text, cell in cells:
        try:
            found.append((text, example.value(cell or Cell("", "", ""))))
        except (KeyError, IndexError):
            return None
    return found


def _columns(grid: FigureTable, row: Row, names: Sequence[str]) -> Terms:
    if not set(names) <= grid.columns.keys():
        return None
    return [(name, row.values[grid.place(name)]) for name in names]


def _sum(plus: Terms, minus: Terms) -> tuple[int, str] | None:
    if plus is None or minus is None or not plus + minus:
        return None
    total = sum(value for _, value in plus) - sum(value for _, value in minus)
    told = " + ".join(f"{name} {value}" for name, value in plus)
    return total, told + "".join(f" - {name} {value}" for name, value in minus)


def _product(factors: Terms, per: int) -> tuple[int, str] | None:
    if not factors:
        return None
    total = math.prod(value for _, value in factors)
    told = " × ".join(f"{name} {value}" for name, value in factors)
    # What is shown is whole: halves go up.
    return (2 * total + per) // (2 * per), told + (f" / {per}" if per != 1 else "")
