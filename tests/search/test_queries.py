"""The graded queries: asked of the worker, and typed as a reader types them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.search.conftest import found
from tests.search.report import OURS, ask, queries, rank_of, score

OVERALL, IN_EACH_CLASS = 0.95, 0.90
CLASSES = 8
FEWEST = 200


def test_the_query_set_is_whole(site: Path) -> None:
    asked = queries()
    assert len(asked) == CLASSES
    assert sum(len(some) for some in asked.values()) >= FEWEST
    pages = {url for some in asked.values() for right in some.values() for url in right}
    assert not [url for url in pages if not (site / url.lstrip("/") / "index.html").exists()]


def good_enough(ranks: Mapping[str, list[int | None]], misses: list[str]) -> None:
    """Hold that the right page is among the first three often enough, in every class."""
    every = score([rank for some in ranks.values() for rank in some])
    assert every.at_3 >= OVERALL, misses
    weak = {kind: s.at_3 for kind, some in ranks.items() if (s := score(some)).at_3 < IN_EACH_CLASS}
    assert not weak, misses


def test_the_page_about_it_is_among_the_first_three(worker: Page) -> None:
    ranks: dict[str, list[int | None]] = {}
    misses = []
    for kind, asked in queries().items():
        answers = zip(asked.items(), found(worker, list(asked)), strict=True)
        for (query, right), pages in answers:
            rank = rank_of([page or "/" for page in dict.fromkeys(pages)], right)
            ranks.setdefault(kind, []).append(rank)
            if rank is None or rank > 3:
                misses.append(f"{kind}: «{query}» gave {pages[:3]}")
    good_enough(ranks, misses)


@pytest.mark.parametrize("way", ["hosted", pytest.param("from a disk", marks=pytest.mark.long)])
def test_the_list_shows_what_the_worker_finds(
    browser: Browser, worker: Page, address: str, site: Path, way: str
) -> None:
    """The first query of each class, typed."""
    page = browser.new_page()
    home = address if way == "hosted" else (site / "index.html").as_uri()
    root = urlsplit(home).path.removesuffix("index.html")
    page.goto(home)
    page.click(OURS.field)
    for asked in queries().values():
        query = next(iter(asked))
        (pages,) = found(worker, [query])
        first = [url or "/" for url in dict.fromkeys(pages)][
            :10
        ]  # the list shows more when scrolled
        assert first, query
        assert ask(page, query, root)[:10] == first, query
    page.close()
