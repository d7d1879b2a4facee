"""Rules of origin: what replaced what, lines of the source that are covered, ids that are gone."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from macros.guide.reading.loader import RawGuide
from macros.guide.reading.problems import suggestion
from macros.guide.rules.ids import known_ids
from macros.guide.rules.shared import Problems, at, ids

# The fields of `history.yml`, with the kind of id that each holds.
KINDS = {
    "questions": "question",
    "factors": "factor",
    "references": "reference",
    "levels": "level",
    "duties": "duty",
    "roles": "role",
    "source": "point",
    "statements": "statement",
    "policy_instruments": "policy_instrument",
    "target_groups": "target_group",
    "cases": "case",
    "indicators": "indicator",
}


def succession(raw: RawGuide) -> Problems:
    """What is superseded has a successor, and no chain leads back."""
    table = raw.references
    for key, reference in table.entries.items():
        successors = list(at("superseded_by", reference.superseded_by))
        yield from ids(raw, table, key, "reference", successors)
        for path, successor in successors:
            if _leads_to(raw, successor, key):
                message = f"found «{successor}», which leads back to «{key}», expected an end"
                yield table.problem(key, path, message)
        if reference.status == "superseded" and not successors:
            message = "found «superseded» without «superseded_by», expected its successor"
            yield table.problem(key, ("status",), message)
        if successors and reference.status not in ("superseded", "repealed"):
            message = f"found a successor of what is «{reference.status}», expected «superseded»"
            yield table.problem(key, ("superseded_by",), message)


def read_elsewhere(raw: RawGuide) -> Problems:
    """What is read in another reference is a section, and the other one is there."""
    table = raw.references
    for key, reference in table.entries.items():
        for section, other in reference.read_in.items():
            path = ("read_in", section)
            if section not in reference.sections:
                hint = suggestion(section, reference.sections)
                message = f"found the unknown section «{section}», expected one of its own{hint}"
                yield table.problem(key, path, message)
            yield from ids(raw, table, key, "reference", [(path, other)])


def _leads_to(raw: RawGuide, start: str, target: str) -> bool:
    seen: set[str] = set()
    todo = [start]
    while todo:
        slug = todo.pop()
        if slug == target:
            return True
        if slug not in seen:
            seen.add(slug)
            reference = raw.references.entries.get(slug)
            todo += reference.superseded_by if reference else ()
    return False


def source(raw: RawGuide) -> Problems:
    """Points have lines in order, and every line with text has a point."""
    for key, source in raw.source.entries.items():
        wrong = False
        end = max(source.text.nonempty_lines)
        for name, point in source.points.items():
            first, last = point.lines
            if not 1 <= first <= last <= end:
                message = f"found the lines {first}–{last}, expected two of 1–{end} in order"
                yield raw.source.problem(key, ("points", name, "lines"), message)
                wrong = True
        if wrong:
            continue  # the lines that are missing are those of that point
        ranges = [point.lines for point in source.points.values()]
        for line in source.text.nonempty_lines:
            if not any(first <= line <= last for first, last in ranges):
                message = f"found line {line} of the source in no point, expected one that has it"
                yield raw.source.problem(key, ("text", "nonempty_lines"), message)


def history(raw: RawGuide) -> Problems:
    """An id that is gone is not in use, and what it became is."""
    for name, history in raw.history.entries.items():
        for table_name, kind in KINDS.items():
            table, ids = getattr(history, table_name), known_ids(raw, kind)
            if ids is not None:
                yield from _gone(raw, name, table_name, table, ids)


def _gone(
    raw: RawGuide, name: str, kind: str, table: dict[str, Any], ids: Collection[str]
) -> Problems:
    for key, was in table.items():
        if key in ids:
            message = f"found «{key}», which is in use, expected an id that is gone"
            yield raw.history.problem(name, (kind, key), message)
        if was.became and was.became not in ids and was.became not in table:
            hint = suggestion(was.became, ids)
            message = f"found the unknown id «{was.became}», expected one in use{hint}"
            yield raw.history.problem(name, (kind, key, "became"), message)
