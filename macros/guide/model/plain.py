"""The guide as plain values: what JSON can hold, in the order of the data files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from macros.guide.model.fields import PartialDate
from macros.guide.model.guide import Guide
from macros.guide.model.record import Record
from macros.guide.model.sections import SECTIONS


def plain(value: Any) -> Any:
    """Records and mappings as dicts, tuples as lists, dates as ISO 8601 as precise as known.

    Sections that a guide doesn't use are left out.
    """
    if value is None or isinstance(value, str | int | float):  # as most are
        return value
    if isinstance(value, PartialDate):
        return value.iso
    if isinstance(value, Guide):
        unused = {section.name for section in SECTIONS if not value.uses(section.name)}
        left_out = {"arms", "local"} | unused
        named = (field.name for field in fields(value) if field.name not in left_out)
        return {name: plain(getattr(value, name)) for name in named}
    if isinstance(value, Record):
        return {name: plain(getattr(value, name)) for name in type(value).model_fields}
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    return value
