"""The search field in a real browser: nothing loads before it is touched, nothing typed is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, Route

from tests.conftest import Tab

FIELD = ".md-search__input"
HIT = ".md-search-result__link"
PLANS = "suksessfaktorer/samordning/"


@pytest.fixture(params=[pytest.param("hosted", marks=pytest.mark.long), "from a disk"])
def home(request: pytest.FixtureRequest, address: str, site: Path) -> str:
    """The front page, hosted under a strict policy, and opened from a disk."""
    return address if request.param == "hosted" else (site / "index.html").as_uri()


@pytest.fixture
def page(tab: Tab) -> Page:
    """A page that has loaded nothing."""
    return tab()


def search_requests(page: Page) -> list[str]:
    """The files of the search that are asked for from now on, worker and index."""
    asked: list[str] = []
    names = ("search/search_index", "/workers/", "search-worker")
    page.on(
        "request",
        lambda request: asked.append(request.url) if any(n in request.url for n in names) else None,
    )
    return asked


def test_nothing_of_the_search_is_loaded_before_the_field_is_touched(page: Page, home: str) -> None:
    asked = search_requests(page)
    page.goto(home)
    page.wait_for_load_state("networkidle")
    page.mouse.move(300, 400)
    page.mouse.wheel(0, 600)
    page.keyboard.press("Tab")
    page.wait_for_timeout(300)
    assert asked == []
    page.click(FIELD)
    page.fill(FIELD, "planstrategi")
    page.wait_for_selector(HIT)
    assert len(asked) == 2


def test_a_single_letter_is_no_command(page: Page, home: str) -> None:
    """Who speaks to the machine, or slips, is not taken elsewhere (WCAG 2.1.4)."""
    page.goto(home)
    page.locator("article a[href]:visible").first.focus()
    for key in ("/", "s", "f", "p", "n", ",", "."):
        page.keyboard.press(key)
    assert not page.is_checked("#__search")
    assert page.url == home


def test_what_is_typed_before_the_worker_is_there_is_found(page: Page, address: str) -> None:
    held: list[Route] = []
    page.route("**/search_index.json", lambda route: held.append(route))
    page.goto(address)
    page.click(FIELD)
    page.keyboard.type("samordning")
    page.wait_for_timeout(200)
    assert page.locator(HIT).count() == 0
    held[0].continue_()
    page.wait_for_selector(HIT)


def test_text_put_in_without_a_key_is_found(page: Page, home: str) -> None:
    """Pasted with the mouse, dragged, dictated: the field changes, and no key goes up."""
    page.goto(home)
    page.fill(FIELD, "samordning")
    page.wait_for_selector(HIT)
    first = page.inner_text(f"{HIT} >> nth=0")
    page.fill(FIELD, "planstrategi")
    page.wait_for_function(
        "([hit, old]) => document.querySelector(hit)?.innerText !== old", arg=[HIT, first]
    )


def test_when_the_search_closes_the_focus_goes_back(page: Page, home: str) -> None:
    page.goto(home)
    link = page.locator("article a[href]:visible").first
    link.focus()
    page.focus(FIELD)
    page.keyboard.type("plan")
    page.wait_for_selector(HIT)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    assert link.evaluate("e => e === document.activeElement")
    assert not page.is_checked("#__search")


# The theme draws the list anew for each key: whether it is the same as a moment ago.
SETTLED = """() => {
  const now = document.querySelector('.md-search-result__list').innerHTML;
  const [before, since] = window.drawn || ['', 0];
  if (now !== before) window.drawn = [now, performance.now()];
  return now === before && performance.now() - since > 300;
}"""


def test_tab_goes_through_the_results_and_out(page: Page, address: str) -> None:
    page.goto(address)
    page.focus(FIELD)
    page.keyboard.type("omsorgsbolig")
    page.wait_for_selector(HIT)
    page.wait_for_function(SETTLED)
    page.keyboard.press("Tab")
    assert page.evaluate(f"document.activeElement.matches('{HIT}')")
    for _ in range(200):
        page.keyboard.press("Tab")
        if not page.evaluate("!!document.activeElement.closest('.md-search')"):
            break
    assert not page.evaluate("!!document.activeElement.closest('.md-search')")
    assert not page.is_checked("#__search")


def test_the_number_of_hits_is_announced(page: Page, address: str) -> None:
    page.goto(address)
    page.fill(FIELD, "samordning")
    page.wait_for_selector(HIT)
    assert "treff" in page.inner_text(".md-search [role=status]")


def test_what_was_searched_for_is_marked_on_the_page_opened(page: Page, home: str) -> None:
    page.goto(home)
    page.fill(FIELD, "omsorgsbolig")
    page.click(f"{HIT} >> nth=0")
    page.wait_for_selector("article mark")
    assert "omsorgsbolig" in page.inner_text("article mark >> nth=0").lower()


def test_without_scripts_a_link_to_the_index_stands_in_its_place(tab: Tab, address: str) -> None:
    page = tab(java_script_enabled=False)
    page.goto(address + PLANS)
    assert not page.is_visible(FIELD)
    page.click(".g-search-off")
    assert page.inner_text("h1").startswith("Innhold A–Å")


def test_when_nothing_is_found_there_is_a_next_step(page: Page, home: str) -> None:
    page.goto(home)
    page.fill(FIELD, "plxnstrxtxgi")
    page.click(".g-search-none__meant button >> nth=0")
    page.wait_for_selector(HIT)
    assert not page.is_visible(".g-search-none")
    page.fill(FIELD, "xyzzyq")
    page.wait_for_selector(".g-search-none")
    assert page.inner_text(".g-search-none li >> nth=1") == "Begreper"
    page.click(".g-search-none a >> nth=0")
    page.wait_for_function("document.title.startsWith('Innhold A–Å')")
