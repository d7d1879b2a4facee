"""What the tests of the search share: the published index, and the worker that is asked."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

WORKER = "assets/search-worker.js"
SET_UP = """(setup) => {
  window.postMessage = (message) => { window.said = message; };
  dispatchEvent(new MessageEvent("message", { data: { setup } }));
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
    script = (site / WORKER).read_text(encoding="utf-8")
    end = script.rindex("})();")
    page.evaluate(
        script[:end] + "Object.assign(window, { answer, fold, spell, stem, termOf, wordsOf });})();"
    )
    page.evaluate(SET_UP, index)
    assert page.evaluate("window.said") == {"ready": index["config"]["search"]["kinds"]}
    yield page
    page.close()


def asked(worker: Page, queries: list[str]) -> list[list[list[str]]]:
    """For each query its hits: the place of each, and those beside it on the same page."""
    places: list[list[list[str]]] = worker.evaluate(
        """(queries) => queries.map((query) => answer(query).hits.map(
          (hit) => [hit.location, ...hit.more.map(({ location }) => location)]))""",
        queries,
    )
    return places


def found(worker: Page, queries: list[str]) -> list[list[str]]:
    """The addresses of the pages that each query finds."""
    return [
        [place.partition("#")[0] for hit in hits for place in hit[:1]]
        for hits in asked(worker, queries)
    ]
