"""Everyone reaches everything: by keyboard alone, enlarged, in a narrow window, without scripts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

import pytest
from playwright.sync_api import Page, ViewportSize

from tests.conftest import Tab
from tests.test_accessibility import PHONE, VIEWS, WIDE, page_urls
from tests.test_layout import BROKEN, WIDTHS

# One of each kind of page; `make test-all` takes them all.
KINDS = (
    "",
    "grunnlag/kommunens-ansvar/",
    "suksessfaktorer/samordning/",
    "verktoy/sjekklister/",
    "kilder/referanser/",
    "virkemidler/",
    "grunnlag/indikatorer/",
    "planlegging/kalender/",
    "om/komponenter/",
)

# What has focus: whether it can be seen, is covered, and has a ring round it.
FOCUSED = """() => {
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  const box = e.getClientRects()[0] || e.getBoundingClientRect();
  const style = getComputedStyle(e);
  const x = box.left + Math.min(box.width / 2, 40), y = box.top + box.height / 2;
  const there = document.elementFromPoint(x, y);
  return {
    name: `${e.tagName} ${e.className} «${(e.getAttribute("aria-label") || e.textContent).trim().slice(0, 60)}»`,
    number: e.dataset.reached ? 0 : (e.dataset.reached = 1),
    seen: box.width > 1 && box.height > 1 && box.top >= -1 && box.bottom <= innerHeight + 1,
    covered: !there || !(e.contains(there) || there.contains(e)),
    by: there && `${there.tagName} ${there.className}`,
    ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
  };
}"""
# What ought to have had focus, and hadn't: not what a folded part or another width hides.
MISSED = """() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
  .filter((e) => e.checkVisibility({visibilityProperty: true, contentVisibilityAuto: true}) && !e.disabled
    && e.tabIndex >= 0 && e.getClientRects().length && !e.dataset.reached)
  .map((e) => `${e.tagName} ${e.className} «${(e.getAttribute("aria-label") || e.textContent).trim().slice(0, 60)}»`)"""


@pytest.fixture
def fresh(tab: Tab) -> Page:
    """A page in a wide window."""
    return tab(viewport=WIDE, reduced_motion="reduce")


def walk(page: Page) -> list[str]:
    """Tab through the page from top to end; what was met, each checked to be seen in focus."""
    met: list[str] = []
    for _ in range(3000):
        page.keyboard.press("Tab")
        found = page.evaluate(FOCUSED)
        if found is None or not found["number"]:
            return met
        met.append(found["name"])
        assert found["seen"], f"{page.url}: {found['name']} has focus outside the window"
        assert not found["covered"], f"{page.url}: {found['name']} has focus under {found['by']}"
        assert found["ring"], f"{page.url}: {found['name']} has focus without a ring"
    raise AssertionError(f"{page.url}: Tab never comes to the end")


@pytest.mark.parametrize(
    ("url", "size"),
    [
        ("", WIDE),
        ("suksessfaktorer/samordning/", PHONE),
        pytest.param("", PHONE, marks=pytest.mark.long),
        pytest.param("suksessfaktorer/samordning/", WIDE, marks=pytest.mark.long),
        pytest.param("om/komponenter/", WIDE, marks=pytest.mark.long),
        pytest.param("om/komponenter/", PHONE, marks=pytest.mark.long),
    ],
)
def test_tab_reaches_everything_once_in_sight(
    tab: Tab, address: str, url: str, size: ViewportSize
) -> None:
    page = tab(viewport=size, reduced_motion="reduce")
    page.goto(address + url)
    assert len(walk(page)) > 20
    assert page.evaluate(MISSED) == []


def test_the_first_stop_is_a_link_past_the_menus(fresh: Page, address: str) -> None:
    fresh.goto(address + "suksessfaktorer/samordning/")
    fresh.keyboard.press("Tab")
    assert fresh.evaluate("document.activeElement.textContent.trim()") == "Gå til innhold"
    fresh.keyboard.press("Enter")
    fresh.keyboard.press("Tab")
    assert fresh.evaluate("Boolean(document.activeElement.closest('article'))")


def test_the_menu_opens_closes_and_gives_focus_back(tab: Tab, address: str) -> None:
    page = tab(viewport=PHONE, reduced_motion="reduce")
    page.goto(address + "suksessfaktorer/samordning/")
    menu = page.locator(".g-menu > summary")
    menu.focus()
    page.keyboard.press("Enter")
    here = page.locator(".g-menu a[aria-current=page]")
    assert here.inner_text() == "Samordning"
    assert here.is_visible(), "the reader's own section is open"
    here.focus()
    page.keyboard.press("Escape")
    assert not here.is_visible()
    assert menu.evaluate("e => e === document.activeElement")


def sideways(page: Page) -> list[str]:
    """What is wider than the window, or cut off where nothing scrolls."""
    found: list[str] = page.evaluate("""() => {
      const wrong = [];
      const width = document.documentElement.clientWidth;
      if (document.documentElement.scrollWidth > width + 1) wrong.push(`page ${document.documentElement.scrollWidth} > ${width}`);
      for (const e of document.querySelectorAll("article *, header *, footer *")) {
        if (!e.checkVisibility() || e.closest("svg, .g-hidden")) continue;
        const style = getComputedStyle(e);
        if (style.clipPath !== "none" || style.position === "fixed") continue;
        const box = e.getBoundingClientRect();
        if (box.width && box.right > width + 1 && !e.closest(".g-hero")) wrong.push(`${e.tagName}.${e.className} ends at ${box.right}`);
        const clipped = ["hidden", "clip"].includes(style.overflowY) && e.scrollHeight > e.clientHeight + 2 && e.clientHeight;
        if (clipped && e.textContent.trim()) wrong.push(`${e.tagName}.${e.className} is clipped`);
      }
      return wrong;
    }""")
    return [f"{page.url}: {line}" for line in found]


# WCAG 1.4.12: nothing may be lost when the reader sets text this far apart.
SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }"""
SIZES: dict[str, tuple[ViewportSize, str]] = {
    "400 percent zoom": ({"width": 320, "height": 256}, ""),
    "a tablet": ({"width": 768, "height": 1024}, ""),
    "a phone": (PHONE, ""),
    "text at 200 percent on a phone": (PHONE, "html { font-size: 250% !important; }"),
    "text set apart on a phone": (PHONE, SPACING),
    "text set apart": (WIDE, SPACING),
    "text at 200 percent": (WIDE, "html { font-size: 250% !important; }"),
    "a wide window": (WIDE, ""),
}


def _enlarged(
    page: Page, url: str, cases: Iterable[str], unbroken: Iterable[str] = ()
) -> list[str]:
    """What is lost on the page at `url` in the cases, which it is shown in one after the other, and
    which words are broken in those where none may be.
    """
    page.goto(url)
    page.evaluate("document.head.append(document.createElement('style'))")
    found = []
    for case in cases:
        size, style = SIZES[case]
        page.set_viewport_size(size)
        page.evaluate("(css) => { document.head.lastElementChild.textContent = css; }", style)
        found += [f"{case}: {line}" for line in sideways(page)]
        words = page.evaluate(BROKEN) if case in unbroken else []
        found += [f"{case}: {page.url}: «{word}» is broken without a hyphen" for word in words]
    return found


def test_nothing_is_lost_or_scrolls_sideways(tab: Tab, address: str) -> None:
    """Every second case on each kind of page; `make test-all` takes every page in all of them."""
    page = tab(bypass_csp=True, reduced_motion="reduce")
    cases = [list(SIZES)[first::2] for first in (0, 1)]
    found = [_enlarged(page, address + url, cases[n % 2]) for n, url in enumerate(KINDS)]
    assert list(chain(*found)) == []


@pytest.mark.long
def test_nothing_is_lost_or_broken_or_scrolls_sideways_on_any_page(
    tab: Tab, site: Path, address: str
) -> None:
    """No word is broken without a hyphen in any of the widths (`test_layout.py`)."""
    page = tab(bypass_csp=True, reduced_motion="reduce")
    whole = [case for case, (size, style) in SIZES.items() if size["width"] in WIDTHS and not style]
    assert len(whole) == len(WIDTHS)
    found = [_enlarged(page, address + url, SIZES, whole) for url in page_urls(site)]
    assert list(chain(*found)) == []


def test_nothing_moves_for_who_wants_it_still(fresh: Page, address: str) -> None:
    fresh.goto(address)
    moving = fresh.evaluate("""() => [...document.querySelectorAll("*")].filter((e) => {
      const s = getComputedStyle(e);
      return parseFloat(s.transitionDuration) > 0 || s.animationName !== "none";
    }).map((e) => e.className)""")
    assert moving == []


def test_forced_colours_keep_edges(tab: Tab, address: str) -> None:
    page = tab(viewport=WIDE, forced_colors="active", reduced_motion="reduce")
    page.goto(address + "om/komponenter/")
    for part in (".g-strength", ".g-badge", ".g-card", ".g-button", ".g-lead__number"):
        edge = page.locator(part).first.evaluate(
            "e => parseFloat(getComputedStyle(e).borderTopWidth)"
        )
        assert edge > 0, f"{part} is told from its ground by colour alone"


@pytest.mark.long
def test_forced_colours_keep_focus(tab: Tab, address: str) -> None:
    page = tab(viewport=WIDE, forced_colors="active", reduced_motion="reduce")
    page.goto(address + "om/komponenter/")
    assert len(walk(page)) > 100


def test_without_scripts_everything_is_there(tab: Tab, address: str) -> None:
    texts = []
    for scripts in (True, False):
        page = tab(java_script_enabled=scripts, viewport=PHONE)
        page.goto(address + "verktoy/sjekklister/")
        # What a script adds: print buttons and choices, which without one would do nothing.
        text = page.inner_text("article").replace(page.inner_text(".g-checklist-choices"), "")
        text = re.sub(r"Skriv ut dette arket: [^\n]+\n", "", text)
        texts.append(re.sub(r"\s+", " ", text))
        if not scripts:
            page.click(".g-menu > summary")
            page.click(".g-menu summary >> text=Grunnlag")
            page.click(".g-menu a >> text=Kommunens ansvar")
            assert "Kommunens ansvar" in page.inner_text("h1")
    assert texts[0] == texts[1]


def test_a_screen_reader_hears_a_checklist_as_rows_with_their_question(
    fresh: Page, address: str
) -> None:
    fresh.goto(address + "verktoy/sjekklister/")
    tree = fresh.locator("#sjekkliste-samordning").aria_snapshot()
    assert 'region "Sjekkliste: Samordning"' in tree
    assert '- table "Sjekkliste Samordning 8 spørsmål' in tree
    question = "Har dere bestemt hvem i kommunen som skal samarbeide om det boligsosiale i planene?"
    assert f'- rowheader "{question}":' in tree
    # The mark of where it is from comes after the question, and says what it is.
    assert f"- text: {question}" in tree
    assert re.search(r"link \"K\d+, etter kilden: ", tree)


def test_each_view_shows_the_guide_as_it_is_called(tab: Tab, address: str) -> None:
    """Wide or on a phone, light or dark: what all tests of views rest on."""
    seen = {}
    for name, options in VIEWS.items():
        page = tab(**options, reduced_motion="reduce")
        page.goto(address)
        ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
        dark = sum(map(int, re.findall(r"\d+", ground))) < 3 * 128
        phone = page.locator(".g-menu > summary").is_visible()
        seen[name] = f"{'phone' if phone else 'wide'}, {'dark' if dark else 'light'}"
    assert sorted(seen) == ["phone, dark", "phone, light", "wide, dark", "wide, light"]
    assert seen == {name: name for name in seen}
