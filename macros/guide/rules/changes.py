"""Rules of versions and changes: in their order, dated, about what there is or was."""

from __future__ import annotations

from collections.abc import Sequence

from macros.guide.model.changes import Change, Version, number
from macros.guide.model.guide import gone
from macros.guide.reading.loader import RawGuide
from macros.guide.reading.yaml_reader import Path
from macros.guide.rules.ids import id_problem
from macros.guide.rules.origin import KINDS
from macros.guide.rules.shared import Problems

_KEY = "changes"


def changes(raw: RawGuide) -> Problems:
    """The newest version is that of the guide; each is older than the one before it."""
    table = raw.changes
    settings = raw.settings.entries.get("guide")
    for found in table.entries.values():
        for i, one in enumerate(found.versions):
            base: Path = ("versions", i)
            if bool(one.version) != bool(one.date):
                has, lacks = ("version", "date") if one.version else ("date", "version")
                message = f"found «{has}» without «{lacks}», expected both, or none for what comes"
                yield table.problem(_KEY, (*base, has), message)
            elif i and not one.version:
                message = "found changes without a version, expected them before all that have one"
                yield table.problem(_KEY, base, message)
            yield from _order(raw, found.versions, i)
            yield from _dates(raw, one, i)
            yield from _ids(raw, one, i)
        newest = found.released
        if newest and settings and newest.version != settings.version:
            message = f"found «{newest.version}», and «{settings.version}» in guide.yml"
            place = ("versions", found.versions.index(newest), "version")
            yield table.problem(_KEY, place, f"{message}, expected one version")
        yield from _once(raw, found.versions)


def _dates(raw: RawGuide, version: Version, i: int) -> Problems:
    """What has changed is not dated after the version that it is part of."""
    for j, change in _each(version):
        if change.date and version.date and change.date > version.date:
            message = f"found «{change.date.iso}», after its version's date «{version.date.iso}»"
            path: Path = ("versions", i, "changes", j, "date")
            yield raw.changes.problem(_KEY, path, f"{message}, expected the same day or earlier")


def _each(version: Version) -> list[tuple[int, Change]]:
    return list(enumerate(version.changes))


def _order(raw: RawGuide, versions: Sequence[Version], i: int) -> Problems:
    """A version comes after the one that is listed next, in number and in time."""
    one, later = versions[i], versions[:i]
    above = next((each for each in reversed(later) if each.version), None)
    if not (above and above.version and one.version and above.date and one.date):
        return
    if number(one.version) >= number(above.version) or one.date > above.date:
        message = f"found «{one.version}» of {one.date.iso} under «{above.version}» of "
        message += f"{above.date.iso}, expected the newest version first"
        yield raw.changes.problem(_KEY, ("versions", i, "version"), message)


def _ids(raw: RawGuide, version: Version, i: int) -> Problems:
    """What a change is about is in use, or was."""
    history = raw.history.entries.get("history")
    for j, change in _each(version):
        for kind, ids in change.ids:
            for n, slug in enumerate(ids):
                wrong = None if gone(history, kind, slug) else id_problem(raw, KINDS[kind], slug)
                if wrong:
                    path = ("versions", i, "changes", j, "ids", kind, n)
                    yield raw.changes.problem(_KEY, path, wrong)


def _once(raw: RawGuide, versions: Sequence[Version]) -> Problems:
    """Two changes of a day have titles of their own: they are told apart by both."""
    seen: set[tuple[str, str]] = set()
    for i, version in enumerate(versions):
        for j, change in _each(version):
            day = version.day(change)
            key = (day.iso if day else "", change.title.casefold())
            if key in seen:
                message = f"found «{change.title}» a second time on its day, expected another title"
                yield raw.changes.problem(_KEY, ("versions", i, "changes", j, "title"), message)
            seen.add(key)
