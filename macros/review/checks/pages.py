"""Rules of each page, and of the pages together: headings, titles, ids."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from macros.guide import Problem
from macros.guide.reading.problems import quoted
from macros.host.html import Page


def headings(pages: Mapping[str, Page]) -> Iterator[Problem]:
    """A page has one main heading."""
    for name, page in pages.items():
        if page.headings != 1:
            yield Problem(name, 0, f"found {page.headings} main headings (h1), expected one")


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
    """An id stands once on a page."""
    for name, page in pages.items():
        first: dict[str, int] = {}
        for found, line in page.ids:
            if found in first:
                message = f"found the id «{found}» a second time (first on line {first[found]})"
                yield Problem(name, line, f"{message}, expected it once")
            first.setdefault(found, line)
