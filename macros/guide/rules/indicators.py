"""Rules of the indicators: topics and measures exist, and a name or a place belongs to one."""

from __future__ import annotations

from macros.guide.reading.loader import RawGuide
from macros.guide.reading.yaml_reader import Path
from macros.guide.rules.shared import Problems, at, ids, none_empty, once


def indicators(raw: RawGuide) -> Problems:
    """Topics and measures exist; a name, and a place among the first, belongs to one indicator."""
    table = raw.indicators
    for key, found in table.entries.items():
        places: dict[int, str] = {}
        for slug, one in found.indicators.items():
            base: Path = ("indicators", slug)
            yield from ids(raw, table, key, "topic", [((*base, "topic"), one.topic)])
            yield from ids(raw, table, key, "measure", at("measures", one.measures, base))
            yield from ids(raw, table, key, "reference", [((*base, "opens"), one.opens)])
            opened = raw.references.entries.get(one.opens or "")
            if opened is not None and opened.url is None:
                message = f"found «{one.opens}», which has no address, expected one that has"
                yield table.problem(key, (*base, "opens"), message)
            if one.start and places.setdefault(one.start, slug) != slug:
                other = places[one.start]
                message = f"found «start: {one.start}», which «{other}» has too, expected its own"
                yield table.problem(key, (*base, "start"), message)
        yield from once(table, found.indicators, key, "indicators")
        yield from none_empty(table, key, "indicator", "topic", found)
