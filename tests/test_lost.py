"""Who follows a dead link gets the guide's own page, and comes on from there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import Tab, serving

DEPTHS = ("borte", "borte/", "suksessfaktorer/borte/", "verktoy/sjekklister/borte/enda/lenger/ned")


@pytest.fixture(scope="module")
def guides(site: Path, small_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Both guides on a server that has the guide's page for what isn't there; its address."""
    stage = tmp_path_factory.mktemp("lost")
    (stage / "intranett").mkdir()
    (stage / "intranett" / "bolig").symlink_to(site)
    (stage / "vei").symlink_to(small_site)
    policy = (site / "csp.txt").read_text(encoding="utf-8").strip()
    with serving(stage, policy, lost=site / "404.html") as address:
        yield address


def ways(page: Page) -> dict[str, str]:
    """What the page leads to: address by name, of links that are in sight."""
    found: dict[str, str] = page.evaluate(
        "Object.fromEntries([...document.querySelectorAll('main a')]"
        ".filter((a) => a.checkVisibility()).map((a) => [a.textContent, a.href]))"
    )
    return found


@pytest.mark.parametrize("path", DEPTHS)
def test_links_are_right_at_every_depth(tab: Tab, guides: str, path: str) -> None:
    page = tab()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    asked: list[str] = []  # in vain, which a browser's console says in red
    page.on("response", lambda reply: asked.append(reply.url) if reply.status == 404 else None)
    answer = page.goto(f"{guides}/intranett/bolig/{path}")
    assert answer is not None
    assert answer.status == 404
    page.locator("[data-ways]").wait_for()
    root = f"{guides}/intranett/bolig/"
    assert ways(page) == {
        "Forside": root,
        "Sjekklister": f"{root}verktoy/sjekklister/",
        "Innhold A–Å": f"{root}kilder/innhold/",
        "Søk i veilederen": f"{root}#sokefelt",
    }
    assert asked == [page.url]
    assert page.locator(".name").evaluate("e => e.href") == root
    assert page.locator(".name img").evaluate("async (e) => { await e.decode(); return e.width; }")
    assert not page.get_by_text("Fjern det siste i adressen").is_visible()
    page.click("text=Sjekklister")
    expect(page.locator("h1")).to_have_text("Sjekklister for suksessfaktorene")
    assert wrong == []


def test_the_way_to_the_search_leads_into_its_field(tab: Tab, guides: str) -> None:
    page = tab()
    page.goto(f"{guides}/intranett/bolig/borte/")
    page.click("text=Søk i veilederen")
    expect(page.locator(".g-search__field")).to_be_focused()


def test_another_guide_on_the_way_up_is_not_taken_for_this_one(tab: Tab, guides: str) -> None:
    """Nothing is promised where the guide is not found: the sentence stays."""
    page = tab()
    page.goto(f"{guides}/vei/borte/", wait_until="networkidle")
    assert ways(page) == {}
    assert page.get_by_text("Fjern det siste i adressen").is_visible()


def test_without_scripts_the_reader_is_told_to_go_up(tab: Tab, guides: str) -> None:
    page = tab(java_script_enabled=False)
    page.goto(f"{guides}/intranett/bolig/borte/")
    assert page.locator("[data-ways]").is_hidden()
    assert "Fjern det siste i adressen, ledd for ledd" in page.inner_text("main")


def test_another_guide_gets_its_own(tab: Tab, small_site: Path) -> None:
    """The pages come from the data: this guide calls its front page and its index otherwise."""
    policy = (small_site / "csp.txt").read_text(encoding="utf-8").strip()
    page = tab()
    with serving(small_site, policy, lost=small_site / "404.html") as address:
        page.goto(f"{address}/fart/borte/")
        page.locator("[data-ways]").wait_for()
        assert ways(page) == {
            "Velkommen": f"{address}/",
            "Sjekklister": f"{address}/sjekklister/",
            "Ord": f"{address}/ord/",
            "Søk i veilederen": f"{address}/#sokefelt",
        }
        assert page.inner_text(".name") == "Trygg skolevei\nPrøveutgave"
