"""Rules of the texts to fill in: what they point to is there, and what is to be filled in shows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from macros.guide.model.documents import FILL, Grid, Template
from macros.guide.model.record import Record
from macros.guide.reading.loader import RawGuide
from macros.guide.reading.yaml_reader import Path
from macros.guide.rules.shared import Problems, at, ids


def documents(raw: RawGuide) -> Problems:
    """A text is about what exists; each part holds something, each row fits its columns."""
    table = raw.documents
    for key, found in table.entries.items():
        for name, template in found.templates.items():
            base: Path = ("templates", name)
            yield from ids(raw, table, key, "factor", at("factors", template.factors, base))
            yield from ids(raw, table, key, "level", at("levels", template.levels, base))
            yield from ids(raw, table, key, "role", at("roles", template.roles, base))
            for path, message in _parts(template):
                yield table.problem(key, (*base, "parts", *path), message)


def _parts(template: Template) -> Iterator[tuple[Path, str]]:
    for i, part in enumerate(template.parts):
        if not (part.paragraphs or part.points or part.table):
            yield (i,), "found a part with nothing in it, expected paragraphs, points or a table"
        if part.numbered and not part.points:
            yield (i, "numbered"), "found «numbered» without points, expected both"
        if part.table:
            yield from (((i, "table", *path), text) for path, text in _rows(part.table))


def _rows(grid: Grid) -> Iterator[tuple[Path, str]]:
    for i, row in enumerate(grid.examples):
        if len(row) != len(grid.columns):
            both = f"found a row of {len(row)}, expected {len(grid.columns)}"
            yield ("examples", i), f"{both}, a cell for each column"
    if not grid.begin and not grid.empty:
        yield (), "found no rows to fill in, expected «begin», or «empty» above 0"


def brackets(raw: RawGuide) -> Problems:
    """Brackets come in pairs, with what is to be filled in between them."""
    table = raw.documents
    for key, found in table.entries.items():
        for path, text in _texts(found.templates, ("templates",)):
            empty = any(not each[1:-1].strip() for each in FILL.findall(text))
            if empty or re.search(r"[\[\]]", FILL.sub("", text)):
                message = f"found «{text}», expected brackets in pairs, with a text in each"
                yield table.problem(key, path, message)


def _texts(value: object, path: Path) -> Iterator[tuple[Path, str]]:
    """Every text in a value with its path."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Record):
        for name in type(value).model_fields:
            yield from _texts(getattr(value, name), (*path, name))
    elif isinstance(value, Mapping):
        for name, one in value.items():
            yield from _texts(one, (*path, str(name)))
    elif isinstance(value, tuple):
        for i, one in enumerate(value):
            yield from _texts(one, (*path, i))
