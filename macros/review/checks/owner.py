"""What the owner of a site still owes its readers: said to an editor, and no fault of the build."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from macros.guide import Problem

_EXPECTED = {
    "accessibility_statement": "the address of the owner's accessibility statement",
    "privacy_statement": "the address of the owner's privacy statement",
    "contact": "an email address or a telephone number for whoever meets a hindrance",
}


def lacking(facts: Mapping[str, Any]) -> list[Problem]:
    """What a public owner lacks, by what the manifest says of it (`facts`)."""
    lacks = facts.get("owner_lacks")
    named = [key for key in lacks if key in _EXPECTED] if isinstance(lacks, list) else []
    return [
        Problem("edition.yml", 0, f"found no «{key}», expected {_EXPECTED[key]}: it is public")
        for key in named
    ]
