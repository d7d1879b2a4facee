"""Rules of the indicators: topics and measures exist, and a name or a place belongs to one."""

from __future__ import annotations

from macros.guide.reading.loader import RawGuide
from macros.guide.reading.yaml_reader import Path
from macros.guide.rules.shared import Problems, at, ids


def indicators(raw: RawGuide) -> Problems:
    """Topics and measures exist; a name, and a place among the first, belongs to one indicator."""
    table = raw.indicators
    for key, found in table.entries.items():
        names: dict[str, str] = {}
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
            for path, name in [((*base, "title"), one.title), *at("also", one.also, base)]:
                other = names.setdefault(name.casefold(), slug)
                if other != slug:
                    message = (
                        f"found «{name}», which belongs to «{other}», expected it in one place"
                    )
                    yield table.problem(key, path, message)
            if one.start and places.setdefault(one.start, slug) != slug:
                other = places[one.start]
                message = f"found «start: {one.start}», which «{other}» has too, expected its own"
                yield table.problem(key, (*base, "start"), message)
        for topic in found.topics:
            if not found.of(topic):
                message = f"found no indicator with «topic: {topic}», expected at least one"
                yield table.problem(key, ("topics", topic), message)
