"""The menu of a site as its configuration gives it: parts, each with its pages in their order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from macros.pages.source import Page


@dataclass(frozen=True)
class Part:
    """A part of the menu; `pages` are paths under `docs/`. A page by itself is a part untitled."""

    title: str
    pages: tuple[str, ...]


def menu_of(nav: Sequence[Any] | None, pages: Mapping[str, Page]) -> tuple[Part, ...]:
    """The parts of a menu, with the pages of `pages` that it names; those of a part within a part
    follow each other. Without a menu (`nav` is None), the engine lists every page by its path.
    """
    if nav is None:
        listed = sorted((src for src, page in pages.items() if not page.unlisted), key=_in_folder)
        return tuple(Part("", (src,)) for src in listed)
    found = (_part(entry, pages) for entry in nav)
    return tuple(part for part in found if part.pages)


def _part(entry: Any, pages: Mapping[str, Page]) -> Part:
    title = ""
    if isinstance(entry, Mapping):
        name, inner = next(iter(entry.items()))
        title = str(name) if isinstance(inner, list) else ""
    return Part(title, tuple(src for src in _sources(entry) if src in pages))


def _sources(entry: Any) -> Iterator[str]:
    """The pages that an entry of the menu names, at any depth; other addresses too."""
    if isinstance(entry, Mapping):
        for inner in entry.values():
            yield from _sources(inner)
    elif isinstance(entry, list):
        for inner in entry:
            yield from _sources(inner)
    else:
        yield str(entry)


def _in_folder(src: str) -> tuple[tuple[str, ...], bool, str]:
    """The place of a page among all: folder by folder, the folder's own page first."""
    path = PurePosixPath(src)
    return path.parent.parts, path.stem != "index", path.name
