"""What a guide may say in its `words.yml`: every key with its text, as a list and as a schema."""

from __future__ import annotations

import json
from typing import Any

from macros.pages.words import GRAMMAR, Words, catalogue, texts


def listed_words(words: Words) -> str:
    """Every key of the words with its text, a line each: «workbook.all: Alle»."""
    lines = []
    for place, text in texts({key: words[key] for key in words if key not in GRAMMAR}):
        lines.append(f"{'.'.join(map(str, place))}: {' '.join(text.split())}")
    return "\n".join(lines)


def words_schema(language: str) -> str:
    """The JSON Schema of `words.yml` over the catalogue of a language, as text."""
    written = {key: value for key, value in catalogue(language).items() if key not in GRAMMAR}
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **_schema(written)}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _schema(value: Any) -> dict[str, Any]:
    if isinstance(value, dict):
        return {
            "type": "object",
            "additionalProperties": False,
            "properties": {key: _schema(part) for key, part in value.items()},
        }
    if isinstance(value, list):
        return {
            "type": "array",
            "prefixItems": [_schema(part) for part in value],
            "minItems": len(value),
            "maxItems": len(value),
        }
    return {"type": "string", "default": value}
