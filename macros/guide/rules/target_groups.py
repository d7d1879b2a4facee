"""Rules of the groups: what they point to is there, and what is said of them rests on something."""

from __future__ import annotations

from macros.guide.reading.loader import RawGuide
from macros.guide.reading.yaml_reader import Path
from macros.guide.rules.shared import Problems, at, dated, ids, in_use, of_others, once


def target_groups(raw: RawGuide) -> Problems:
    """What they name exists, figures have a year, and a name belongs to one group."""
    table = raw.target_groups
    for key, one in table.entries.items():
        for i, advice in enumerate(one.plan):
            path: Path = ("plan", i)
            yield from ids(raw, table, key, "level", [((*path, "level"), advice.level)])
            if not advice.level and not raw.plan_levels.absent:
                yield table.problem(key, path, "found no key «level», expected it here")
        yield from ids(raw, table, key, "indicator", at("indicators", one.indicators))
        yield from ids(raw, table, key, "answer", at("faq", one.faq))
        related = list(at("related", one.related))
        yield from ids(raw, table, key, "target_group", related)
        yield from of_others(table, key, related, key, "group")
        yield from in_use(raw, table, key, one.policy_instruments)
        yield from dated(table, key, one.figures)
        for field in ("required", "not_required", "figures"):
            for i, passage in enumerate(getattr(one, field)):
                if not (passage.references or passage.ours or raw.references.absent):
                    message = "found neither «references» nor «ours», expected the one or the other"
                    yield table.problem(key, (field, i), message)
    yield from once(table, table.entries)
