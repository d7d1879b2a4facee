"""Rules of each page, and of the pages together: headings, titles, ids."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path

from macros.guide import Problem
from macros.guide.reading.problems import quoted
from macros.host.html import Page


def headings(pages: Mapping[str, Page]) -> Iterator[Problem]:
    """A page has one main heading."""
    for name, page in pages.items():
        if page.headings != 1:
            yield Problem(name, 0, f"found {page.headings} main headings (h1), expected one")


def empty(pages: Mapping[str, Page]) -> Iterator[Problem]:
    """Every heading says something."""
    for name, page in pages.items():
        for tag, line in page.empty:
            yield Problem(name, line, f"found a heading ({tag}) without text, expected some")


def languages(pages: Mapping[str, Page], language: str) -> Iterator[Problem]:
    """Each page is in the language of the guide's words; without `language` nobody knows it."""
    for name, page in pages.items():
        if language and page.language != language:
            found = f"found the page language {quoted(page.language or None)}"
            yield Problem(name, 0, f"{found}, expected «{language}» as the guide's words")


def titles(pages: Mapping[str, Page]) -> Iterator[Problem]:
    """A page has a title, and no other page has the same."""
    first: dict[str, str] = {}
    for name, page in pages.items():
        title = " ".join(page.titles[0].split()) if page.titles else ""
        if not title:
            yield Problem(name, 0, "found no title, expected one")
        elif first.setdefault(title, name) != name:
            message = f"found the title {quoted(title)}, which {first[title]} has too"
            yield Problem(name, 0, f"{message}, expected one of its own")


def ids(pages: Mapping[str, Page]) -> Iterator[Problem]:
    """An id stands once on a page, whether capitals count or not."""
    for name, page in pages.items():
        first: dict[str, tuple[str, int]] = {}
        for found, line in page.ids:
            key = found.casefold()
            if key in first:
                other, place = first[key]
                what = "a second time" if found == other else f"beside «{other}»"
                message = f"found the id «{found}» {what} (first on line {place})"
                yield Problem(name, line, f"{message}, expected it once")
            first.setdefault(key, (found, line))


def files(site: Path) -> Iterator[Problem]:
    """No two files or folders have one name where capitals or the make of letters don't count."""
    first: dict[str, str] = {}
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        other = first.setdefault(unicodedata.normalize("NFC", name).casefold(), name)
        if other != name and other.rpartition("/")[0] == name.rpartition("/")[0]:
            message = f"found a name that many systems take for «{other}», expected one of its own"
            yield Problem(name, 0, message)
