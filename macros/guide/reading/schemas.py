"""JSON Schemas of the data files, so that an editor's program can complete and check."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, TypeAdapter

from macros.guide.model.content import Factor
from macros.guide.model.fields import Slug
from macros.guide.model.sections import SECTIONS
from macros.guide.model.settings import Settings

# The files that every guide has.
_REQUIRED: Mapping[str, type[BaseModel]] = {"guide": Settings, "factor": Factor}


def schemas() -> Mapping[str, str]:
    """The text of each schema file by its name: «factor.json», «references.json» and so on."""
    made = {f"{name}.json": _text(TypeAdapter(model)) for name, model in _REQUIRED.items()}
    for section in SECTIONS:
        model: Any = section.model if section.absent else dict[Slug, section.model]  # type: ignore[name-defined]  # a table of it
        made[f"{section.name}.json"] = _text(TypeAdapter(model))
    return dict(sorted(made.items()))


def file_fields() -> Mapping[str, Mapping[str, bool]]:
    """The fields of each data file and whether they must be there, by the name of its schema."""
    models = {**_REQUIRED, **{section.name: section.model for section in SECTIONS}}
    return {
        name: {field: info.is_required() for field, info in model.model_fields.items()}
        for name, model in sorted(models.items())
    }


def _text(adapter: TypeAdapter[Any]) -> str:
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **adapter.json_schema(by_alias=True),
    }
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
