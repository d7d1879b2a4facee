"""Rules of the cases: what they are about is there."""

from __future__ import annotations

from macros.guide.reading.loader import RawGuide
from macros.guide.rules.shared import Problems, at, ids, in_use


def cases(raw: RawGuide) -> Problems:
    """Groups, levels, factors and instruments exist, and somebody has told of it."""
    table = raw.cases
    for key, one in table.entries.items():
        yield from ids(raw, table, key, "target_group", at("target_groups", one.target_groups))
        yield from ids(raw, table, key, "level", at("levels", one.levels))
        yield from ids(raw, table, key, "factor", at("factors", one.factors))
        yield from in_use(raw, table, key, one.policy_instruments)
        if not one.references and not raw.references.absent:
            yield table.problem(key, (), "found no key «references», expected it here")
