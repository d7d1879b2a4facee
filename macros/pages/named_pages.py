"""Pages that the data name: each is there, or the data say what became of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from macros.guide import Loaded, Problem
from macros.guide.model.guide import gone
from macros.guide.reading.loader import Table
from macros.guide.reading.problems import suggestion
from macros.guide.reading.yaml_reader import Path
from macros.pages.source import Page, address_of


def check_named_pages(pages: Sequence[Page], loaded: Loaded) -> Iterator[Problem]:
    """Every page that the data name and that isn't there."""
    yield from _glossary_pages(pages, loaded)
    yield from _advice_pages(pages, loaded)
    yield from _faq_pages(pages, loaded)
    yield from _change_pages(pages, loaded)
    yield from _moved_pages(pages, loaded)


def _glossary_pages(pages: Sequence[Page], loaded: Loaded) -> Iterator[Problem]:
    table = loaded.raw.glossary
    for key, term in table.entries.items():
        for i, src in enumerate(term.pages):
            yield from _page_problem(src, pages, table, key, ("pages", i))


def _advice_pages(pages: Sequence[Page], loaded: Loaded) -> Iterator[Problem]:
    table = loaded.raw.deadlines
    for key, deadline in table.entries.items():
        for i, advice in enumerate(deadline.advice):
            if advice.page:
                yield from _page_problem(advice.page, pages, table, key, ("advice", i, "page"))


def _faq_pages(pages: Sequence[Page], loaded: Loaded) -> Iterator[Problem]:
    table = loaded.raw.faq
    for key, faq in table.entries.items():
        for slug, question in faq.questions.items():
            if question.page:
                path = ("questions", slug, "page")
                src = question.page.partition("#")[0]
                yield from _page_problem(src, pages, table, key, path)


def _change_pages(pages: Sequence[Page], loaded: Loaded) -> Iterator[Problem]:
    """A change is seen on a page that is there, or was."""
    table, history = loaded.raw.changes, loaded.raw.history.entries.get("history")
    for key, found in table.entries.items():
        for i, version in enumerate(found.versions):
            for j, change in enumerate(version.changes):
                src = (change.page or "").partition("#")[0]
                if src and not gone(history, "pages", src):
                    path = ("versions", i, "changes", j, "page")
                    yield from _page_problem(src, pages, table, key, path)


def _page_problem(
    src: str, pages: Sequence[Page], table: Table[Any], key: str, path: Path
) -> Iterator[Problem]:
    known = [page.src for page in pages]
    if src not in known:
        message = f"found the page «{src}», which isn't there, expected a page under docs/"
        yield table.problem(key, path, message + suggestion(src, known))


def _moved_pages(pages: Sequence[Page], loaded: Loaded) -> Iterator[Problem]:
    """A page that has moved is not there any more, and the one it became is."""
    table, addresses = loaded.raw.history, {page.url for page in pages}
    for key, history in table.entries.items():
        for src, was in history.pages.items():
            if address_of(src) in addresses:
                message = f"found «{src}», whose address is in use, expected a page that is gone"
                yield table.problem(key, ("pages", src), message)
            elif not src.endswith(".md") or src.startswith("/"):
                message = f"found «{src}», expected a page as it lay under docs/: om/gammel.md"
                yield table.problem(key, ("pages", src), message)
            if was.became and was.became not in history.pages:
                yield from _page_problem(was.became, pages, table, key, ("pages", src, "became"))
