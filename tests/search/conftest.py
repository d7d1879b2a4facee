"""What the tests of the search share: the published index, and the worker that is asked."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

OURS = "assets/search-worker.js"
SET_UP = """(data) => {
  window.postMessage = (message) => { window.said = message; };
  dispatchEvent(new MessageEvent("message", { data: { setup: data } }));
}"""


@pytest.fixture(scope="session")
def index(site: Path) -> dict[str, Any]:
    """The index as it is published."""
    text = (site / "search" / "search_index.json").read_text(encoding="utf-8")
    made: dict[str, Any] = json.loads(text)
    return made


@pytest.fixture(scope="session")
def worker(browser: Browser, site: Path, index: dict[str, Any]) -> Iterator[Page]:
    """A page with the published worker's script in it, set up, and with its functions in reach."""
    page = browser.new_page()
    script = (site / OURS).read_text(encoding="utf-8")
    end = script.rindex("})();")
    page.evaluate(script[:end] + "Object.assign(window, { answer, fold, stem, wordsOf });})();")
    page.evaluate(SET_UP, index)
    assert page.evaluate("window.said") == {"ready": True}
    yield page
    page.close()


def found(worker: Page, queries: list[str]) -> list[list[str]]:
    """The addresses of the pages that each query finds."""
    pages: list[list[str]] = worker.evaluate(
        "(queries) => queries.map((q) => answer(q).items.map((g) => g[0].location.split('#')[0]))",
        queries,
    )
    return pages
