"""The same search in Debian's Firefox: hosted under the strict policy, and from a disk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.firefox import Firefox, firefox, installed

pytestmark = pytest.mark.long

ASKED = ["planstrategiene", "bustadlaus", "okonomiplan", "pbl 11-2", "nou 2011 15", "samfunsdel"]
FOUND = """[...document.querySelectorAll(".g-hit__link")]
  .slice(0, 5).map((a) => a.pathname.replace(/index\\.html$/, "").split("/").slice(-3).join("/"))"""
ASK = """const field = document.querySelector('.g-search__field'); field.focus();
field.value = arguments[0]; field.dispatchEvent(new Event('input'));"""
CLEAR = "() => !document.querySelector('.g-hit__link')"
THERE = "() => document.querySelector('.g-hit__link')"


@pytest.fixture(scope="module")
def fox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    """A Firefox, where there is one."""
    path = installed()
    if path is None:
        pytest.skip("found no Firefox (Debian: apt install firefox-esr)")
    with firefox(path, tmp_path_factory.mktemp("firefox")) as started:
        yield started


@pytest.mark.parametrize("way", ["hosted", "from a disk"])
def test_firefox_finds_the_same_pages(
    fox: Firefox, browser: Browser, address: str, site: Path, way: str
) -> None:
    home = address if way == "hosted" else (site / "index.html").as_uri()
    page = browser.new_page()
    page.goto(home)
    fox.go(home)
    for query in ASKED:
        for words, state in (("", CLEAR), (query, THERE)):
            page.evaluate(f"(words) => (function () {{ {ASK} }})(words)", words)
            page.wait_for_function(state)
            fox.run(ASK, words)
            fox.wait(f"return !!({state})()")
        assert fox.run(f"return {FOUND}") == page.evaluate(FOUND), query
    page.close()
