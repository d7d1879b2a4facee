"""The rule of what a guide has said that its records may not be without."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import fields
from typing import Any

from macros.guide.model.fields import REQUIRABLE
from macros.guide.model.record import Record
from macros.guide.reading.loader import RawGuide, Table
from macros.guide.reading.yaml_reader import Path
from macros.guide.rules.shared import Problems


def required(raw: RawGuide) -> Problems:
    """Every field named in `required` of guide.yml is there, wherever a record could have it."""
    settings = raw.settings.entries.get("guide")
    names = settings.required if settings else ()
    tables: list[Table[Any]] = [getattr(raw, field.name) for field in fields(raw)]
    for table in tables:
        for key, record in table.entries.items():
            for path, given in _missing(record, names):
                message = f"found no key «{path[-1]}», expected it here"
                if given:
                    message = "found an empty list, expected at least 1 item"
                yield table.problem(key, path, message)


def _missing(value: object, names: Collection[str], path: Path = ()) -> Iterator[tuple[Path, bool]]:
    """The paths of the fields that are empty, and whether the file has them nevertheless."""
    if isinstance(value, Record):
        for name, field in type(value).model_fields.items():
            inner = getattr(value, name)
            if name in names and not inner and REQUIRABLE in field.metadata:
                yield (*path, name), name in value.model_fields_set
            yield from _missing(inner, names, (*path, name))
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _missing(inner, names, (*path, str(key)))
    elif isinstance(value, tuple):
        for i, inner in enumerate(value):
            yield from _missing(inner, names, (*path, i))
