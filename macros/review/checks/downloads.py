"""Rules of the downloads: each is listed with its size and checksum, there, and linked to.

`index.json` in their folder lists them: objects with name, size, pages and sha256. A site without
that file has none.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from macros.guide import Problem
from macros.host.html import Page
from macros.review.checks.references import place

_NOT_TAKEN_AWAY = {".gz", ".html"}


def folders(site: Path, facts: Mapping[str, Any]) -> list[str]:
    """Where the downloads lie: as the manifest says (`facts`), else wherever there is a list."""
    told = facts.get("downloads")
    return [told] if told else sorted(path.parent.name for path in site.glob("*/index.json"))


def listed(pages: Mapping[str, Page], site: Path, folder: str) -> Iterator[Problem]:
    """Files and list are the same, and some page leads to each file.

    `folder` is what the site calls the folder of its downloads.
    """
    at = f"{folder}/index.json"
    if not (site / at).is_file():
        return
    try:
        found = _entries(site / at)
        entries = {str(entry["name"]): entry for entry in found}
    except (ValueError, KeyError, TypeError) as error:
        yield Problem(at, 0, f"found no list of files ({error}), expected name, size and sha256")
        return
    for name, times in Counter(str(entry["name"]) for entry in found).items():
        if times > 1:
            yield Problem(at, 0, f"found «{name}» {times} times, expected it once")
    linked = {place(name, address) for name, page in pages.items() for address, _ in page.links}
    for name, entry in entries.items():
        path = site / folder / name
        if not path.is_file():
            yield Problem(at, 0, f"found «{name}», which isn't there, expected the file")
            continue
        yield from _described(f"{folder}/{name}", path.read_bytes(), entry, at)
        if f"{folder}/{name}" not in linked:
            yield Problem(f"{folder}/{name}", 0, "found no page that links to it, expected one")
    for path in sorted((site / folder).rglob("*")):
        name = path.relative_to(site / folder).as_posix()
        made = path.is_file() and path.suffix not in _NOT_TAKEN_AWAY and name != "index.json"
        if made and name not in entries:
            yield Problem(f"{folder}/{name}", 0, f"found a file that {at} lacks, expected it there")


def _described(name: str, data: bytes, entry: Mapping[str, Any], at: str) -> Iterator[Problem]:
    if entry["size"] != len(data):
        yield Problem(name, 0, f"found {len(data)} bytes, expected {entry['size']} as {at} says")
    if entry["sha256"] != hashlib.sha256(data).hexdigest():
        yield Problem(name, 0, f"found another checksum than {at} gives, expected the same")


def _entries(path: Path) -> list[dict[str, Any]]:
    """The entries, whether they are the whole list or stand under a key beside other facts."""
    found = json.loads(path.read_text(encoding="utf-8"))
    if isinstance(found, dict):
        found = next((value for value in found.values() if isinstance(value, list)), None)
    if not isinstance(found, list):
        raise ValueError("no list")  # a fault of the file, not of the caller
    return found
