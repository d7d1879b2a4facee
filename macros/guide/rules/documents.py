"""Rules of the texts to fill in: what they point to is there, and what is to be filled in shows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from macros.guide.model.documents import FILL, Dated, Documents, Grid, Instead, Part, Template
from macros.guide.model.record import Record
from macros.guide.reading.loader import RawGuide
from macros.guide.reading.problems import suggestion
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
            yield from ids(raw, table, key, "duty", [((*base, "duty"), template.duty)])
            for path, message in _parts(template):
                yield table.problem(key, (*base, "parts", *path), message)


def filled(raw: RawGuide) -> Problems:
    """What fills in a case is there: steps, a column for each thing that is told of a measure."""
    table, process = raw.documents, raw.process.entries.get("process")
    steps = process.steps if process else {}
    columns = 5 if raw.plan_levels.entries else 4
    for key, found in table.entries.items():
        for name, template in found.templates.items():
            for path in _after_deadline(template):
                message = "found «after_deadline» in a text without «duty», expected the duty "
                yield table.problem(key, ("templates", name, *path), f"{message}that it is of")
            for i, step in enumerate(template.steps):
                if step not in steps:
                    yield table.problem(
                        key, ("templates", name, "steps", i), _unknown_step(step, steps)
                    )
        for path, part in _each_part(found):
            kind = part.from_workbook
            if kind == "assessment" and raw.assessment.absent:
                message = "found «assessment», expected assessment.yml in data/, which it tells of"
                yield table.problem(key, (*path, "from_workbook"), message)
            if kind == "measures" and not (part.table and len(part.table.columns) == columns):
                message = (
                    f"found «measures», expected a table of {columns} columns: what, who, when"
                )
                message += ", which plan, how much" if columns > 4 else ", how much"
                yield table.problem(key, (*path, "from_workbook"), message)
            for place, passage in _passages(part):
                if isinstance(passage, Instead) and passage.step not in steps:
                    message = _unknown_step(passage.step, steps)
                    yield table.problem(key, (*path, *place, "step"), message)
                presumed = [((*path, *place, "presumes"), passage.presumes)]
                yield from ids(raw, table, key, "statement", presumed)
                base = (*path, *place, "days_of")
                count = len(found.blanks(passage.text))
                if passage.days_of and len(passage.days_of) != count:
                    message = f"found {len(passage.days_of)} lists, expected {count}, one for each "
                    yield table.problem(key, base, f"{message}bracket but the owner's")
                for i, step in ((i, s) for i, each in enumerate(passage.days_of) for s in each):
                    if step not in steps:
                        yield table.problem(key, (*base, i), _unknown_step(step, steps))


def _after_deadline(template: Template) -> Iterator[Path]:
    if template.duty is None:
        for i, part in enumerate(template.parts):
            for path, _ in _passages(part):
                if path[-1] == "after_deadline":
                    yield ("parts", i, *path)


def _each_part(found: Documents) -> Iterator[tuple[Path, Part]]:
    for name, template in found.templates.items():
        for i, part in enumerate(template.parts):
            yield ("templates", name, "parts", i), part


def _unknown_step(step: str, steps: Mapping[str, object]) -> str:
    return f"found the unknown step «{step}», expected one of process.yml" + suggestion(step, steps)


def _passages(part: Part) -> Iterator[tuple[Path, Dated]]:
    for kind in ("paragraphs", "points"):
        for i, passage in enumerate(getattr(part, kind)):
            yield (kind, i), passage
            if passage.instead:
                yield (kind, i, "instead"), passage.instead
            if passage.after_deadline:
                yield (kind, i, "after_deadline"), passage.after_deadline


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
    for i, column in enumerate(grid.numbers):
        if column not in grid.columns:
            known = "», «".join(grid.columns)
            hint = suggestion(column, grid.columns)
            yield ("numbers", i), f"found «{column}», expected one of «{known}»{hint}"
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
