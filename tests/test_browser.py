"""The guide in a real browser: hosted strictly, from a disk, on a phone, in the dark."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import Tab
from tests.watching import watched

PAGES = ["", "grunnlag/kommunens-ansvar/", "suksessfaktorer/samordning/", "verktoy/sjekklister/"]


@pytest.fixture
def page(tab: Tab) -> Page:
    """A page that remembers nothing."""
    return tab()


def typed(page: Page, query: str) -> None:
    """Type into the search field as a person does."""
    page.locator("[name=query]").press_sequentially(query)


def test_nothing_is_stored_in_the_browser(page: Page, address: str) -> None:
    for path in PAGES:
        page.goto(address + path)
    kept = page.evaluate("[localStorage.length, sessionStorage.length, document.cookie.length]")
    assert kept == [0, 0, 0]


def test_a_reader_clicks_from_the_front_page_to_the_law(page: Page, address: str) -> None:
    page.goto(address)
    page.click("article >> text=Se alt kommunen skal, bør og kan gjøre")
    assert page.inner_text("h1").startswith("Kommunens ansvar: skal, bør og kan")
    page.click(".g-duty a[href$='#boligsosialloven-5'] >> nth=0")
    assert page.url.endswith("/kilder/referanser/#boligsosialloven-5")
    page.wait_for_selector("#boligsosialloven-5", state="visible")


def test_the_search_field_finds_pages(page: Page, address: str) -> None:
    page.goto(address)
    typed(page, "planstrategien")
    page.wait_for_selector(".g-hit__link")
    assert "treff" in page.inner_text(".g-search__said")


def test_who_goes_back_up_a_long_page_is_led_to_its_top(page: Page, address: str) -> None:
    page.goto(address + "kilder/referanser/")
    top = page.locator(".g-top")
    page.mouse.wheel(0, 4000)
    page.wait_for_function("() => scrollY > 3000")
    assert not top.is_visible()
    page.mouse.wheel(0, -300)
    top.click()
    page.wait_for_function("() => scrollY === 0")
    expect(top).to_be_hidden()
    assert page.evaluate("document.activeElement.matches('.g-brand')")


def test_from_a_disk_links_name_the_page_and_search_works(page: Page, site: Path) -> None:
    seen = watched(page)
    page.goto((site / "index.html").as_uri())
    page.click("article >> text=Vurder egen kommune")
    page.wait_for_url("**/verktoy/arbeidsbok/index.html", wait_until="networkidle")
    typed(page, "samordning")
    page.click(".g-hit__link >> nth=0")
    page.wait_for_selector("h1")
    assert "/index.html" in page.url
    assert not seen


def test_the_guide_follows_the_readers_wish_for_dark(tab: Tab, address: str) -> None:
    grounds = {}
    for scheme in ("light", "dark"):
        page = tab(color_scheme=scheme)
        page.goto(address)
        grounds[scheme] = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert grounds == {"light": "rgb(255, 255, 255)", "dark": "rgb(16, 25, 27)"}


def test_the_interface_speaks_norwegian(page: Page, address: str) -> None:
    page.goto(address + "grunnlag/kommunens-ansvar/")
    assert page.get_attribute("html", "lang") == "nb"
    names = page.eval_on_selector_all("[aria-label]", "all => all.map(e => e.ariaLabel)")
    assert not {"Footer", "Header", "Search", "Tabs", "Navigation"} & set(names)


def test_everything_can_be_read_without_scripts(tab: Tab, address: str) -> None:
    page = tab(java_script_enabled=False)
    page.goto(address + "verktoy/sjekklister/")
    assert page.is_visible("text=Har dere bestemt hvem i kommunen som skal samarbeide")
