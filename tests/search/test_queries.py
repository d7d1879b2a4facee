"""The graded queries, asked as a reader asks them: hosted, and from a disk."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.search.report import queries, run, score

OVERALL, IN_EACH_CLASS = 0.95, 0.90
CLASSES = 8
FEWEST = 200


def test_the_query_set_is_whole(site: Path) -> None:
    asked = queries()
    assert len(asked) == CLASSES
    assert sum(len(some) for some in asked.values()) >= FEWEST
    pages = {url for some in asked.values() for right in some.values() for url in right}
    assert not [url for url in pages if not (site / url.lstrip("/") / "index.html").exists()]


@pytest.mark.parametrize("way", ["hosted", pytest.param("from a disk", marks=pytest.mark.long)])
def test_the_page_about_it_is_among_the_first_three(
    browser: Browser, address: str, site: Path, way: str
) -> None:
    misses: list[str] = []
    page = browser.new_page()
    home = address if way == "hosted" else (site / "index.html").as_uri()
    ranks = run(page, home, misses)
    page.close()
    every = score([rank for some in ranks.values() for rank in some])
    assert every.at_3 >= OVERALL, misses
    weak = {kind: s.at_3 for kind, some in ranks.items() if (s := score(some)).at_3 < IN_EACH_CLASS}
    assert not weak, misses
