"""What was searched for is marked where a hit leads to; the address stays the section's own."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from macros.pages.scripts import Joiner
from tests.conftest import ROOT, Tab
from tests.search.report import OURS

FIELD, HIT = OURS.field, OURS.hit
FACTOR = "suksessfaktorer/samordning/"
INSTRUMENTS = "virkemidler/"
ANCHOR = "slik-gjor-dere-det"
MARK = "article .g-found"
UNMARK = "text=Fjern markering"


@pytest.fixture(params=[pytest.param("hosted", marks=pytest.mark.long), "from a disk"])
def root(request: pytest.FixtureRequest, address: str, site: Path) -> str:
    """The site's root, hosted under a strict policy, and on a disk."""
    return address if request.param == "hosted" else f"{site.as_uri()}/"


@pytest.fixture
def page(tab: Tab) -> Page:
    """A page with nothing marked."""
    return tab()


def at(root: str, url: str, words: str, anchor: str = "") -> str:
    """The address that a hit is followed to."""
    file = "index.html" if root.startswith("file:") else ""
    return f"{root}{url}{file}#{anchor}&mark={quote(words)}"


def test_a_hit_leads_to_its_own_address_with_the_words_marked(
    page: Page, root: str, address: str
) -> None:
    """No server sees the words, and none are left in the address."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{root}index.html" if root != address else root)
    page.fill(FIELD, "omsorgsbolig")
    link = page.locator(HIT).first
    own = link.evaluate("(a) => a.href")
    link.click()
    page.wait_for_selector(MARK)
    assert "omsorgsbolig" in page.inner_text(f"{MARK} >> nth=0").lower()
    assert page.url.replace("/index.html", "/") == own
    assert not [url for url in asked if "omsorg" in url]


def test_only_what_the_reader_lands_in_is_marked(page: Page, root: str) -> None:
    """The entry, what stands under the heading, or what a page begins with."""
    outside = "(marks) => marks.filter((mark) => !mark.closest('#startlan')).length"
    page.goto(at(root, INSTRUMENTS, "kommunen startlån", "startlan"))
    page.wait_for_selector(MARK)
    assert page.locator(MARK).count() > 1
    assert page.locator(MARK).evaluate_all(outside) == 0
    for anchor, first in ((ANCHOR, f"#{ANCHOR}"), ("", "h1")):
        page.goto(at(root, FACTOR, "samordning nav ansvar kommunen", anchor))
        page.wait_for_selector(MARK)
        begins, ends = page.evaluate(f"""() => {{
          const all = [...document.querySelectorAll("article :is(h1, h2[id])")];
          const at = all.findIndex((h) => h.matches("{first}"));
          const marks = [...document.querySelectorAll("{MARK}")];
          const after = (h, mark) => h.compareDocumentPosition(mark) & 4;
          return [marks.every((mark) => after(all[at], mark)),
                  !marks.some((mark) => after(all[at + 1], mark))]; }}""")
        assert begins, anchor
        assert ends, anchor


def test_the_marks_can_be_taken_away(page: Page, root: str) -> None:
    """The button comes first where the reader lands, over no text; Escape does the same."""
    page.goto(f"{root}{FACTOR}index.html")
    before = page.inner_text("article").split()
    for key in ("Enter", "Escape"):
        page.goto(at(root, FACTOR, "kommunen dere", ANCHOR))
        page.wait_for_selector(MARK)
        marked = {word.lower() for word in page.locator(MARK).all_inner_texts()}
        assert marked <= {"kommunen", "dere"}
        page.keyboard.press("Tab")  # the heading's own link
        page.keyboard.press("Tab")
        expect(page.locator(UNMARK)).to_be_focused()
        assert page.locator(UNMARK).evaluate("e => getComputedStyle(e).position") == "static"
        page.keyboard.press(key)
        assert page.locator(MARK).count() == page.locator(UNMARK).count() == 0
        assert page.inner_text("article").split() == before
        assert page.evaluate("document.activeElement.id") == ANCHOR
    page.reload()
    assert page.locator(MARK).count() == 0


def test_marks_come_again_on_reload_and_forward_but_not_on_the_page_before(
    page: Page, root: str
) -> None:
    page.goto(f"{root}{INSTRUMENTS}index.html")
    page.evaluate("location.hash = 'startlan&mark=kommunen'")
    page.wait_for_selector(MARK)
    count = page.locator(MARK).count()
    page.reload()
    expect(page.locator(MARK)).to_have_count(count)
    page.go_back()
    expect(page.locator(MARK)).to_have_count(0)
    page.go_forward()
    expect(page.locator(MARK)).to_have_count(count)
    assert page.url.endswith("#startlan")


def test_where_nothing_fits_there_is_nothing_to_take_away(page: Page, root: str) -> None:
    page.goto(at(root, FACTOR, "qqqq % <b>"))
    page.wait_for_load_state()
    assert "mark" not in page.url
    assert page.locator(".g-unmark").count() == 0


def test_what_is_folded_is_opened_and_scrolled_to(page: Page, root: str) -> None:
    page.set_viewport_size({"width": 1000, "height": 500})
    page.goto(f"{root}{INSTRUMENTS}index.html")
    key = page.locator("[data-entry]:has(> details)").last.get_attribute("id")
    page.goto(at(root, INSTRUMENTS, "kommunen", str(key)))
    page.wait_for_function("() => !location.hash.includes('mark')")
    entry = page.locator(f"[id='{key}']")
    expect(entry.locator("details").first).to_have_attribute("open", "")
    expect(entry).to_be_in_viewport()
    assert page.evaluate("location.hash") == f"#{key}"
    assert entry.evaluate("e => e.matches(':target')")


def test_on_the_same_page_a_hit_is_marked_and_back_leads_back(page: Page, root: str) -> None:
    page.goto(f"{root}{FACTOR}index.html")
    page.fill(FIELD, "samordning fallgruver")
    page.wait_for_selector(HIT)
    here = page.locator(f".g-search__panel a[href*='{FACTOR}']").first
    here.click()
    page.wait_for_selector(MARK)
    assert not page.is_visible(".g-search__panel")
    assert "mark=" not in page.url
    page.go_back()
    page.wait_for_selector(HIT)
    assert "mark=" not in page.url
    assert page.input_value(FIELD) == "samordning fallgruver"
    page.go_forward()
    expect(page.locator(".g-search__panel")).to_be_hidden()


def test_nothing_in_the_address_becomes_anything_but_marks(page: Page, root: str) -> None:
    words = "<img src=x onerror=window.caught=1> constructor kommunen"
    page.goto(at(root, FACTOR, words, ANCHOR))
    page.wait_for_selector(MARK)
    page.goto(at(root, FACTOR, words, "%3Cimg%20src=x%3E"))
    assert not page.evaluate("window.caught")
    assert set(page.locator(MARK).all_inner_texts()) <= {"kommunen", "Kommunen"}


@pytest.mark.parametrize(
    "fragment", ["&mark=", "&mark=%", "&mark=%E0%A4%A", "a&mark=b&mark=c", "%&mark=kommunen"]
)
def test_a_broken_address_breaks_nothing(page: Page, address: str, fragment: str) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{address}{FACTOR}#{fragment}")
    page.wait_for_function("() => !location.hash.includes('mark=')")
    assert page.is_visible("h1")
    assert errors == []


def marked(browser: Browser, body: str, words: str, before: str = "") -> list[str]:
    """What is marked in an article of these words, where a script has run before."""
    joiner = Joiner([ROOT / "overrides"])
    joiner.read(Path("assets/js/guide/search-marks.js"))
    (module,) = joiner.modules.values()
    page = browser.new_page()
    html = f"<article>{body}</article>"
    page.route(
        "**/*", lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8")
    )
    page.goto(f"http://guide.example/#&mark={words}")
    page.evaluate(f"() => {{ {before} {module.text} startSearchMarks(); }}")
    found = page.locator("mark").all_inner_texts()
    page.close()
    return found


def test_words_with_unseen_characters_are_marked_whole(browser: Browser) -> None:
    body = "En plan\u00adstrategi, pa\u030a plass, 11-2, bolig først. En bolig."
    assert marked(browser, body, "planstrategi+p%C3%A5+11-2+bolig_f%C3%B8rst") == [
        *("plan\u00adstrategi", "pa\u030a", "11-2"),
        "bolig først",  # a name in two words is marked as one, and its words not by themselves
    ]


def test_words_are_marked_whatever_language_the_browser_speaks(browser: Browser) -> None:
    """In Turkish, a small «I» has no dot."""
    turkish = """const lower = String.prototype.toLocaleLowerCase;
      String.prototype.toLocaleLowerCase = function () { return lower.call(this, "tr"); };"""
    assert marked(browser, "IMDi sier det.", "imdi", turkish) == ["IMDi"]
