"""Nobody is shut out: what machines can find of WCAG 2.2 AA and of faults in the HTML."""

from __future__ import annotations

import functools
import json
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, ViewportSize

from macros.pages.book import Book
from tests.checkers_setup import AXE, NU, java
from tests.conftest import Tab
from tests.watching import watched

# WCAG 2.0–2.2, levels A and AA (EN 301 549 V3.2.1 asks for 2.1), and axe' best practices.
RULES = {
    "runOnly": [
        "wcag2a",
        "wcag2aa",
        "wcag21a",
        "wcag21aa",
        "wcag22aa",
        "best-practice",
    ],
    "resultTypes": ["violations"],
}
# The rules that hang on colours, half of axe's work: in the dark nothing else is another.
OF_COLOURS = ["color-contrast", "link-in-text-block"]
COLOURS = RULES | {"runOnly": {"type": "rule", "values": OF_COLOURS}}
NOT_COLOURS = RULES | {"rules": {key: {"enabled": False} for key in OF_COLOURS}}
# Only what is told of leaves the page: the rest of axe's report takes longer than its search.
FOUND = """(options) => axe.run(document, options).then(({violations}) => violations.flatMap(
  ({id, help, nodes}) => nodes.map(
    ({target, html}) => `${id}: ${help}: ${target} ${html.slice(0, 120)}`)))"""

WIDE: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 360, "height": 740}
VIEWS: dict[str, dict[str, Any]] = {
    "wide, light": {"viewport": WIDE, "color_scheme": "light"},
    "phone, dark": {"viewport": PHONE, "color_scheme": "dark"},
    "wide, dark": {"viewport": WIDE, "color_scheme": "dark"},
    "phone, light": {"viewport": PHONE, "color_scheme": "light"},
}


def page_urls(site: Path) -> list[str]:
    """The addresses of all pages below the site's root, the one for what is not found too."""
    pages = sorted(path.relative_to(site).as_posix() for path in site.rglob("index.html"))
    return [page.removesuffix("index.html") for page in pages] + ["404.html"]


def violations(page: Page, rules: dict[str, Any] = RULES) -> list[str]:
    """What axe finds on the page as it stands: rule, its meaning, and where."""
    page.evaluate("document.getAnimations().forEach((a) => a.finish())")
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    return [f"{page.url}: {found}" for found in page.evaluate(FOUND, rules)]


def violations_by_day_and_night(page: Page, rules: dict[str, Any] = RULES) -> list[str]:
    """What axe finds on the page as it stands, in light and then in dark colours."""
    found = violations(page, rules)
    page.emulate_media(color_scheme="dark")
    found += violations(page, COLOURS)
    page.emulate_media(color_scheme="light")
    return found


def checking(*paths: Path) -> subprocess.Popen[str]:
    """The Nu HTML Checker at work on pages, or on every page of a folder, in the background."""
    # For a few seconds of work: no second compiler; the first one's code needs a deeper stack.
    options = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss8m"]
    command = [str(java()), *options, "-jar", str(NU), "--format", "json", "--skip-non-html"]
    return subprocess.Popen([*command, *map(str, paths)], stderr=subprocess.PIPE, text=True)


def said_by(checker: subprocess.Popen[str]) -> list[str]:
    """Every error and warning of the checker, once it has come to the end."""
    _, printed = checker.communicate(timeout=300)
    messages = json.loads(printed)["messages"]
    return [f"{m['url']}:{m['lastLine']}: {m['message']}" for m in messages]


@pytest.fixture(scope="module", autouse=True)
def said(
    request: pytest.FixtureRequest, site: Path, book: Book
) -> Iterator[Callable[[], list[str]]]:
    """What the checker says, which is started before the first test of this file: of every page
    where it is asked of them all, of telling ones elsewhere.
    """
    pages = [url if url.endswith(".html") else f"{url}index.html" for url in telling(book)]
    whole = any(
        item.name == test_the_html_of_every_page_is_valid.__name__ for item in request.session.items
    )
    with checking(*([site] if whole else [site / page for page in pages])) as started:
        yield functools.cache(lambda: said_by(started))
        started.kill()


SHORT = ("wide, light", "phone, dark")  # in the short suite; the others are long


@pytest.fixture(
    params=[view if view in SHORT else pytest.param(view, marks=pytest.mark.long) for view in VIEWS]
)
def view(request: pytest.FixtureRequest, tab: Tab) -> Page:
    """A page in each of the four views."""
    return tab(**VIEWS[request.param], reduced_motion="reduce")


def telling(book: Book) -> list[str]:
    """The addresses of few pages that between them show what every macro makes, and a lost one."""
    shown = {page.url: {call.name for call in page.calls} for page in book.pages.values()}
    left, chosen = set().union(*shown.values()), list[str]()
    while left:
        most = max(shown, key=lambda url: len(shown[url] & left))
        chosen.append(most)
        left -= shown[most]
    return [*chosen, "404.html"]  # it looks for the guide where none is, and the console says so


# Of things that stand beside each other, all alike, the first few.
THIN_OUT = """document.querySelectorAll("body *").forEach((parent) => {
  const seen = {};
  for (const e of [...parent.children]) {
    const kind = `${e.tagName} ${e.className}`;
    seen[kind] = (seen[kind] ?? 0) + 1;
    if (seen[kind] > 3 && e.matches("li, tr, dt, dd, details, section, article")) e.remove();
  }
})"""
UNFOLD = "document.querySelectorAll('details').forEach((d) => { d.open = true; })"
FOLD_MENU = "document.querySelectorAll('.g-menu').forEach((d) => { d.open = false; })"
# Styles ask for tags, classes and attributes that are there: of what is alike in all of these, in
# what it stands in and in what stands in it, the first three have the colours of all.
LEAVE_COLOURS = """() => {
  const numbers = new Map(), times = new Map();
  const number = (...parts) => {
    const key = parts.join("|");
    if (!numbers.has(key)) numbers.set(key, numbers.size);
    return numbers.get(key);
  };
  const alike = (e, around) => {
    const kind = number(e.tagName, e.className.baseVal ?? e.className, e.getAttribute("style"),
      e.checked, e.getAttributeNames().sort());
    const place = number(around, kind);
    const inside = [...e.children].map((child) => alike(child, place));
    const text = [...e.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    const whole = number(place, text, [...new Set(inside)].sort());
    times.set(whole, (times.get(whole) ?? 0) + 1);
    if (times.get(whole) > 3) e.remove();
    return whole;
  };
  alike(document.body, "");
}"""


def test_what_every_macro_makes_is_free_of_violations(tab: Tab, book: Book, address: str) -> None:
    """None of axe' rules, and none of the policy that it is sent with; what is folded is open.

    A few of the entries of each list; `make test-all` takes every page whole.
    """
    found = []
    for number, options in enumerate(VIEWS.values()):
        page = tab(**options, reduced_motion="reduce")
        complaints = watched(page)
        for url in telling(book)[number :: len(VIEWS)]:
            page.goto(address + url)
            page.evaluate(THIN_OUT)
            page.evaluate(UNFOLD)
            found += violations(page)
            # The page for what is not found, the last one, looks for the guide where none is.
            assert complaints == [] or url == "404.html"
    assert found == []


@pytest.mark.long
def test_every_page_is_free_of_violations_in_every_view(tab: Tab, site: Path, address: str) -> None:
    """Folded as it comes, and unfolded; it keeps the policy it is sent with, at a sub-path.

    Colours are those of the unfolded page, without what has the same ones again, and on a phone in
    the dark those of a wide one. The menu of a phone, which lies over the page, is open on one.
    """
    page = tab(viewport=PHONE, color_scheme="light", reduced_motion="reduce")
    complaints = watched(page)
    page.goto(address)
    page.evaluate(UNFOLD)
    found = violations(page)
    for url in page_urls(site):
        page.set_viewport_size(PHONE)
        page.goto(address + url)
        page.wait_for_load_state("networkidle")
        for size, change in ((PHONE, ""), (WIDE, ""), (WIDE, UNFOLD), (PHONE, FOLD_MENU)):
            page.set_viewport_size(size)
            page.evaluate(change)
            found += violations(page, NOT_COLOURS)
        page.evaluate(LEAVE_COLOURS)
        found += violations(page, COLOURS)
        page.set_viewport_size(WIDE)
        page.evaluate(UNFOLD)
        found += violations_by_day_and_night(page, COLOURS)
        assert complaints == [] or url == "404.html"
    assert found == []


def test_the_search_is_free_of_violations_with_results(view: Page, address: str) -> None:
    view.goto(address)
    view.locator(".g-search__field").click()
    view.keyboard.type("planstrategi")
    view.locator(".g-hit__link").first.wait_for()
    assert violations(view) == []


def test_the_html_of_what_every_macro_makes_is_valid(said: Callable[[], list[str]]) -> None:
    """The Nu HTML Checker finds neither errors nor warnings."""
    assert said() == []


@pytest.mark.long
def test_the_html_of_every_page_is_valid(said: Callable[[], list[str]]) -> None:
    assert said() == []
