"""Rules of the spreadsheet: formulas name what stands before them, and values are of their kind."""

from __future__ import annotations

import re
from collections.abc import Collection

from macros.guide.model.calculation import (
    CALLED,
    FUNCTIONS,
    NAMED,
    Assumption,
    Calculation,
    Sheet,
    names,
    table_rows,
)
from macros.guide.reading.loader import RawGuide
from macros.guide.reading.problems import Problem, listed, suggestion
from macros.guide.reading.yaml_reader import Path
from macros.guide.rules.shared import Problems, ids

NAME = 31  # characters that the name of a sheet may have


def calculation(raw: RawGuide) -> Problems:
    """Formulas can be computed, and rows fit their columns."""
    for found in raw.calculation.entries.values():
        known: list[str] = []
        for slug, one in found.assumptions.items():
            yield from _assumption(raw, slug, one, known)
            known.append(slug)
        columns: list[str] = []  # of the sheets before
        for slug, sheet in found.sheets.items():
            base: Path = ("sheets", slug)
            yield from _name(raw, found, slug)
            here: list[str] = []
            for key, column in sheet.columns.items():
                if column.heading:
                    path = (*base, "columns", key, "heading")
                    yield from _formula(raw, path, column.heading, known)
                if column.formula:
                    path = (*base, "columns", key, "formula")
                    yield from _formula(raw, path, column.formula, [*known, *here, *columns])
                if key in known:
                    message = f"found the column «{key}», an assumption too, expected another name"
                    yield _problem(raw, (*base, "columns", key), message)
                here.append(key)
            columns += [f"{slug}.{key}" for key in here]
            for i, line in enumerate(sheet.lines):
                path = (*base, "lines", i, "formula")
                yield from _formula(raw, path, line.formula, [*known, *columns])
            yield from _rows(raw, slug, sheet, known, found.unknown)
            yield from _rows_of(raw, slug, sheet)


def _assumption(raw: RawGuide, slug: str, one: Assumption, known: Collection[str]) -> Problems:
    base: Path = ("assumptions", slug)
    if (one.value is None) == (one.formula is None):
        message = "found both or neither of «value» and «formula», expected one of them"
        yield _problem(raw, base, message)
    elif one.formula:
        yield from _formula(raw, (*base, "formula"), one.formula, known)


def _name(raw: RawGuide, found: Calculation, slug: str) -> Problems:
    title = found.sheets[slug].title
    if len(title) > NAME or re.search(r"[\[\]:*?/\\']", title):
        message = f"found «{title}», expected at most {NAME} characters without [ ] : * ? / \\ '"
        yield _problem(raw, ("sheets", slug, "title"), message)
    same = (k for k, one in found.sheets.items() if one.title.casefold() == title.casefold())
    first = next(same)
    if first != slug:
        message = f"found «{title}», which is the sheet «{first}», expected a title of its own"
        yield _problem(raw, ("sheets", slug, "title"), message)


def _formula(raw: RawGuide, path: Path, formula: str, known: Collection[str]) -> Problems:
    """What a formula names stands before it, and it calls what can be called."""
    for name in names(formula):
        if name not in known:
            message = f"found the unknown name «{name}», expected one that stands before it: "
            yield _problem(raw, path, f"{message}{listed(known)}{suggestion(name, known)}")
    bare = re.sub(r'"[^"]*"', '""', NAMED.sub("1", formula))
    for called in CALLED.findall(bare):
        if called not in FUNCTIONS:
            message = f"found the function «{called}», expected {listed(FUNCTIONS)}"
            yield _problem(raw, path, f"{message}{suggestion(called, FUNCTIONS)}")
    if bare.count("(") != bare.count(")") or "{" in bare or "}" in bare:
        yield _problem(raw, path, f"found «{formula}», expected every bracket to be closed")


def _rows(
    raw: RawGuide, slug: str, sheet: Sheet, known: Collection[str], unknown: str | None
) -> Problems:
    """Values belong to a column that is filled in, and are what it holds."""
    for i, row in enumerate(sheet.rows):
        for key, value in row.items():
            path: Path = ("sheets", slug, "rows", i, key)
            if key not in sheet.columns:
                hint = suggestion(key, sheet.columns)
                message = (
                    f"found the unknown column «{key}», expected {listed(sheet.columns)}{hint}"
                )
                yield _problem(raw, path, message)
            elif sheet.columns[key].formula:
                yield _problem(
                    raw, path, f"found a value of «{key}», which is computed, expected none"
                )
            elif isinstance(value, str) and value.startswith("="):
                yield from _formula(raw, path, value[1:], known)
            elif value == unknown and value is not None:
                continue
            elif (sheet.columns[key].format == "text") != isinstance(value, str):
                kind = "some text" if sheet.columns[key].format == "text" else "a number"
                yield _problem(raw, path, f"found «{value}» in «{key}», expected {kind}")


def _rows_of(raw: RawGuide, slug: str, sheet: Sheet) -> Problems:
    """The text to fill in has such a table, and the examples are of its rows."""
    if sheet.rows_of is None:
        return
    of, base = sheet.rows_of, ("sheets", slug, "rows_of")
    yield from ids(
        raw, raw.calculation, "calculation", "document", [((*base, "document"), of.document)]
    )
    documents = raw.documents.entries.get("documents")
    template = documents.templates.get(of.document) if documents else None
    if template is None:
        return
    tables = {part.heading: part.table for part in template.tables if part.heading}
    grid = tables.get(of.heading)
    if grid is None:
        expected = listed(tables) if tables else "one with a table, and there is none"
        message = f"found «{of.heading}», no heading of a table in «{of.document}», expected "
        yield _problem(raw, (*base, "heading"), f"{message}{expected}")
        return
    if not grid.begin:
        if grid.empty:  # else it is said of the table itself
            message = f"found «{of.heading}», whose rows begin with nothing, expected a table with "
            yield _problem(raw, (*base, "heading"), f"{message}«begin»")
        return
    first, second = list(sheet.columns)[:2]
    there = [(row[first], row[second]) for row in table_rows(sheet, grid)]
    for i, row in enumerate(sheet.rows):
        if (row.get(first), row.get(second)) not in there:
            message = f"found «{row.get(first)}», «{row.get(second)}», no row of «{of.document}»"
            path: Path = ("sheets", slug, "rows", i)
            yield _problem(raw, path, f"{message}, expected one of those it begins with")


def _problem(raw: RawGuide, path: Path, message: str) -> Problem:
    return raw.calculation.problem("calculation", path, message)
