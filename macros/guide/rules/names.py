"""Rules of ids that name files and anchors together: each is one thing's only."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from macros.guide.reading.loader import RawGuide, Table
from macros.guide.reading.yaml_reader import Path
from macros.guide.rules.shared import Problems


def names(raw: RawGuide) -> Problems:
    """No plan level, question or statement has the id of a factor."""
    for kind, id_, table, key, path in _others(raw):
        if id_ in raw.factors.places:
            document, base = raw.factors.places[id_]
            place = f"{document.file}:{document.line(base)}"
            message = f"found the {kind} «{id_}», and the factor of the same id at {place}"
            yield table.problem(key, path, f"{message}, expected an id of its own")


def _others(raw: RawGuide) -> Iterator[tuple[str, str, Table[Any], str, Path]]:
    """What it is, its id, and where it stands: table, entry, and path in the entry."""
    for key in raw.plan_levels.places:
        yield "plan level", key, raw.plan_levels, key, ()
    for key, factor in raw.factors.entries.items():
        for i, question in enumerate(factor.questions):
            yield "question", question.id, raw.factors, key, ("questions", i, "id")
    for key, assessment in raw.assessment.entries.items():
        for id_ in assessment.statements:
            yield "statement", id_, raw.assessment, key, ("statements", id_)
