"""A page is light: what a reader's machine must fetch before the search is touched."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import lxml.html
import pytest
from playwright.sync_api import Request, Route, ViewportSize
from rjsmin import jsmin

from macros.pages.scripts import Joiner
from tests.conftest import ROOT, Tab
from tests.test_accessibility import PHONE, WIDE

KB = 1024
# Bytes as a server sends them, compressed; and the number of files.
MOST_BYTES, MOST_REQUESTS, MOST_OWN_BYTES = 60 * KB, 7, 25 * KB
MOST_OF_THE_SEARCH = 14 * KB
# Pages that list all there is of something, and those that are worked in.
MOST_OF = {
    **dict.fromkeys(("kilder/referanser/", "sporsmal-og-svar/", "om/komponenter/"), 80 * KB),
    "verktoy/arbeidsbok/": 90 * KB,
}
# What Core Web Vitals call good, for all that moves until a page stands.
GOOD_SHIFT = 0.1
PAGES = (
    *("", "suksessfaktorer/samordning/", "verktoy/sjekklister/", "kilder/referanser/"),
    *("sporsmal-og-svar/", "virkemidler/", "behov/", "eksempler/"),
    "grunnlag/indikatorer/",
)
# What a browser fetches for a page before anybody touches it.
FETCHED = "//link[@rel='stylesheet' or @rel='icon']/@href | //script/@src | //img/@src"


@cache
def sent(path: Path) -> int:
    """The bytes of a file, compressed as servers do."""
    return len(gzip.compress(path.read_bytes(), compresslevel=6))


@dataclass(frozen=True)
class Seen:
    """What came of opening a page: what was asked for, and how far things moved while it came."""

    url: str
    asked: list[str]
    shifts: dict[str, Any]


@pytest.fixture(scope="module", params=[WIDE, PHONE], ids=["wide", "phone"])
def size(request: pytest.FixtureRequest) -> ViewportSize:
    """The window."""
    found: ViewportSize = request.param
    return found


@pytest.fixture(scope="module", params=PAGES)
def seen(request: pytest.FixtureRequest, size: ViewportSize, tab: Tab, address: str) -> Seen:
    """A page as it is first opened: nothing is in the browser's cache, and the script is late."""

    def hear(request: Request) -> None:
        asked.append(urlsplit(request.url).path)

    def late(route: Route) -> None:
        page.wait_for_timeout(300)
        route.continue_()

    page = tab(viewport=size)
    page.context.new_cdp_session(page).send("Network.clearBrowserCache")
    asked: list[str] = []
    page.on("request", hear)
    page.route("**/guide.js", late)
    page.goto(address + request.param, wait_until="networkidle")
    shifts = page.evaluate("""() => new Promise((resolve) => {
      const [script] = performance.getEntriesByType("resource")
        .filter((e) => e.name.endsWith("guide.js"));
      const shifts = [];
      new PerformanceObserver((list) => shifts.push(...list.getEntries()))
        .observe({type: "layout-shift", buffered: true});
      setTimeout(() => resolve({
        text: shifts.reduce((sum, e) => sum + e.value, 0),
        scripts: shifts.filter((e) => e.startTime > script.responseEnd).map((e) => e.value),
      }), 100);
    })""")
    page.remove_listener("request", hear)
    return Seen(request.param, asked, shifts)


def test_the_first_view_of_every_page_is_light(site: Path) -> None:
    heavy = {}
    for path in site.rglob("*.html"):
        url = path.relative_to(site).as_posix().removesuffix("index.html")
        named = lxml.html.fromstring(path.read_bytes()).xpath(FETCHED)
        files = {path, *((path.parent / name).resolve() for name in named)}
        sizes = {file.name: sent(file) for file in files}
        if sum(sizes.values()) > MOST_OF.get(url, MOST_BYTES):
            heavy[url] = sizes
    assert heavy == {}


def test_a_page_asks_for_little(seen: Seen, site: Path, address: str) -> None:
    """What a browser really asks for is what the first view is counted by."""
    url, asked = seen.url, seen.asked
    root = urlsplit(address).path
    files = [site / path.removeprefix(root) for path in asked]
    files = [file / "index.html" if file.is_dir() else file for file in files]
    assert len(files) <= MOST_REQUESTS, asked
    named = lxml.html.fromstring((site / url / "index.html").read_bytes()).xpath(FETCHED)
    counted = {site / url / "index.html", *((site / url / name).resolve() for name in named)}
    assert {file.resolve() for file in files} <= {file.resolve() for file in counted}
    assert not any("search" in path for path in asked)


def test_nothing_moves_when_the_scripts_have_come(seen: Seen) -> None:
    """While the text still comes in, half a list may be painted; after that all stands still."""
    assert seen.shifts["scripts"] == []
    assert seen.shifts["text"] < GOOD_SHIFT


def test_our_own_styles_and_scripts_are_small(site: Path) -> None:
    own = [site / "assets" / "guide.css", site / "assets" / "guide.js"]
    assert sum(sent(file) for file in own) <= MOST_OWN_BYTES


def test_the_field_and_the_worker_of_the_search_are_small(site: Path) -> None:
    """The field is a part of the script of every page."""
    parts = Joiner([ROOT / "overrides"])
    parts.read(Path("assets/js/guide/search-field.js"))
    field = "".join(jsmin(module.text) for module in parts.modules.values())
    together = len(gzip.compress(field.encode(), 6)) + sent(site / "assets" / "search-worker.js")
    assert together <= MOST_OF_THE_SEARCH


def test_pages_are_sent_without_indents_but_what_is_shown_as_written(site: Path) -> None:
    assert "\n " not in (site / "index.html").read_text(encoding="utf-8")
    shown = (site / "om" / "redigere" / "index.html").read_text(encoding="utf-8")
    assert "\n    text: Deltar Nav-kontoret" in shown


def test_nothing_is_shipped_that_no_page_asks_for(site: Path) -> None:
    shipped = {path.relative_to(site).as_posix() for path in (site / "assets").rglob("*.*")}
    assert not [path for path in shipped if path.endswith(".map") or "lunr" in path]
    asking = [*site.rglob("*.html"), site / "assets" / "guide.js"]
    pages = "".join(path.read_text(encoding="utf-8") for path in asking)
    ours = {"assets/images/" + p.name for p in (site / "assets" / "images").iterdir()}
    shipped = {path for path in shipped - ours if not path.endswith(".gz")}
    assert {path for path in shipped if path not in pages} == set()
