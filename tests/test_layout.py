"""What everybody sees first: sizes, edges, lines and targets, measured in a browser."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from macros.build.typography import whole_numbers
from tests.conftest import Tab

WIDTHS = (1280, 768, 360)
FACTOR = "suksessfaktorer/samordning/"
CHECKLISTS = "verktoy/sjekklister/"
# Where the narrow columns and the long words are; `make test-all` takes every page (test_reach.py).
CROWDED = ("", "planlegging/", CHECKLISTS, "kilder/referanser/", "om/komponenter/")

# Words that go on in the next line. An address may: it has no word to break at.
BROKEN = r"""() => {
  const PASSED_OVER = "svg, script, style, code, .g-url, textarea, option";
  const found = [], range = document.createRange();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const shown = (e) => {
    for (let box = e; box; box = box.parentElement) {
      if (getComputedStyle(box).clipPath !== "none") return false;
    }
    return e.checkVisibility({contentVisibilityAuto: true});
  };
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const e = node.parentElement;
    if (!node.data.trim() || e.closest(PASSED_OVER)) continue;
    range.selectNodeContents(node);
    if (range.getClientRects().length < 2 || !shown(e)) continue;
    for (const word of node.data.matchAll(/[\p{L}\p{N}§\u00a0]+(?:-\d+)?/gu)) {
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      const tops = [...range.getClientRects()].map((box) => box.top);
      if (Math.max(...tops) - Math.min(...tops) > 6) found.push(word[0]);
    }
  }
  return found;
}"""


# The scripts have done what a jump or a scroll asks of them.
SETTLED = """() => new Promise((done) =>
  setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(done)), 60))"""


def measured(page: Page, url: str, script: str) -> Any:
    """What `script` finds on the page at `url`."""
    page.goto(url)
    return page.evaluate(script)


def at_each_width(page: Page, url: str, script: str) -> Iterator[tuple[int, Any]]:
    """What `script` finds on the page at `url`, in each of the three widths."""
    page.goto(url)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        yield width, page.evaluate(script)


@pytest.fixture
def page(tab: Tab) -> Page:
    """A page in the widest of them."""
    return tab(viewport={"width": WIDTHS[0], "height": 900}, reduced_motion="reduce")


def test_headings_are_larger_than_what_they_are_above(tab: Tab, address: str) -> None:
    page = tab(reduced_motion="reduce")
    for url in ("", "om/komponenter/"):
        page.goto(address + url)
        for width in (320, 360, 420, 480, 481, 600, 768, 1000, 1280, 1920):
            page.set_viewport_size({"width": width, "height": 800})
            sizes = page.evaluate(
                "['article h1', 'article h2', 'article h3', 'article'].map((name) => parseFloat("
                "getComputedStyle(document.querySelector(name)).fontSize))"
            )
            assert sizes == sorted(set(sizes), reverse=True), (url, width)


def test_no_word_is_broken_without_a_hyphen(page: Page, address: str) -> None:
    for url in CROWDED:
        for width, broken in at_each_width(page, address + url, BROKEN):
            assert broken == [], (url, width)


@pytest.mark.parametrize(
    ("html", "made"),
    [
        ("<p>pbl § 5 og §§ 6 til 7</p>", "<p>pbl §\xa05 og §§\xa06 til 7</p>"),
        ("<b>§ 11-2</b>", '<b><span class="g-whole">§\xa011-2</span></b>'),
        ("<p>§\xa011-8 a</p>", '<p><span class="g-whole">§\xa011-8</span> a</p>'),
        ("kapittel 4-6", 'kapittel <span class="g-whole">4-6</span>'),
        (
            '<a title="§ 11-2">i</a><code>§ 11-2</code>',
            '<a title="§ 11-2">i</a><code>§ 11-2</code>',
        ),
        ("<script>a = '§ 1-2'</script>2026-09-15", "<script>a = '§ 1-2'</script>2026-09-15"),
    ],
)
def test_a_section_sign_is_tied_to_its_number(html: str, made: str) -> None:
    assert whole_numbers(html) == made


def test_all_that_is_read_begins_at_one_edge(page: Page, address: str) -> None:
    """Boxes, tables and lists begin as the heading does; the marks of a list hang to its left."""
    for url in (FACTOR, "planlegging/", "verktoy/nedlastinger/", "planlegging/kalender/"):
        for width, edges in at_each_width(
            page,
            address + url,
            """() => [...document.querySelectorAll("article > *")].filter((e) => {
              const [item] = e.matches("ul, ol") ? e.children : [];
              const marked = item && getComputedStyle(item).listStyleType !== "none";
              return e.checkVisibility() && !marked;
            }).map((e) => [`${e.tagName}.${e.className}`,
              Math.round(e.getBoundingClientRect().left)])""",
        ):
            heading = next(left for name, left in edges if name.startswith("H1"))
            assert [edge for edge in edges if edge[1] != heading] == [], (url, width)


def test_text_has_one_right_edge(page: Page, address: str) -> None:
    """Paragraphs, lists and boxes; tables and what stands side by side reach further."""
    for url in (FACTOR, "planlegging/samfunnsdel/", "om/redigere/"):
        edges = measured(
            page,
            address + url,
            """() => [...document.querySelectorAll("article > :is(p, ul, ol, div, section, aside)")]
              .filter((e) => e.checkVisibility() && !e.matches(".g-plans, .g-cards, .g-columns"))
              .map((e) => Math.round(e.getBoundingClientRect().right))""",
        )
        assert len(edges) > 5
        assert max(edges) - min(edges) <= 1, url


def test_the_head_the_menus_and_the_foot_share_their_edges(page: Page, address: str) -> None:
    edges = measured(
        page,
        address + FACTOR,
        """() => {
          const range = document.createRange();
          const box = (name) => document.querySelector(name).getBoundingClientRect();
          const text = (name) => {
            range.selectNodeContents(document.querySelector(name));
            return range.getBoundingClientRect();
          };
          return {
            left: [box(".g-brand img"), text(".md-tabs__link"), text(".md-nav__title"),
              text(".g-headings .md-nav__title"), text(".g-state")].map((b) => b.left),
            right: [box(".g-search__form"), box(".g-turn__link--on"), text(".g-foot__links")]
              .map((b) => b.right),
          };
        }""",
    )
    assert {round(edge) for edge in edges["left"]} == {46}
    assert max(edges["right"]) - min(edges["right"]) < 2


def test_a_table_uses_the_width_and_text_has_its_own(page: Page, address: str) -> None:
    table, text, window = measured(
        page,
        address + "planlegging/",
        "['.g-levels', 'article > p:not([class])', '.g-foot__inner'].map("
        "(name) => document.querySelector(name).getBoundingClientRect().right)",
    )
    assert window - table <= 20
    assert text < table - 100


def test_tables_that_fit_are_tables(page: Page, address: str) -> None:
    for url in ("planlegging/", "planlegging/kalender/", "verktoy/workshop/", "om/data/"):
        for width, shown in at_each_width(
            page,
            address + url,
            "[...document.querySelectorAll('article .g-table')].map((t) => "
            "[getComputedStyle(t).display, getComputedStyle(t.tHead).display])",
        ):
            assert shown, url
            fit = all(s == ["table", "table-header-group"] for s in shown)
            assert fit == (width > 360), (url, width)


def test_a_label_has_a_space_after_it(page: Page, address: str) -> None:
    for _, gaps in at_each_width(
        page,
        address + CHECKLISTS,
        """() => [...document.querySelectorAll(".g-q__meta > div")].map((row) => {
          const range = document.createRange();
          range.selectNodeContents(row.querySelector("dt"));
          const label = range.getBoundingClientRect();
          range.selectNodeContents(row.querySelector("dd"));
          const [value] = range.getClientRects();
          return Math.abs(value.top - label.top) > 6 ? 99 : value.left - label.right;
        })""",
    ):
        assert len(gaps) > 100
        assert min(gaps) > 6  # the colon, and a space


def test_what_can_be_done_with_a_checklist_stands_apart(page: Page, address: str) -> None:
    for _, found in at_each_width(
        page,
        address + CHECKLISTS,
        """() => [...document.querySelectorAll(".g-to-do")].map((row) => {
          const boxes = [...row.querySelectorAll("button, a, .g-take > span")]
            .map((e) => e.getBoundingClientRect());
          return {
            text: row.innerText,
            apart: boxes.every((a, i) => boxes.slice(i + 1).every((b) =>
              a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top)),
          };
        })""",
    ):
        assert len(found) == 6
        for row in found:
            assert row["apart"], row
            assert "·" not in row["text"]


def test_letters_are_as_large_as_a_finger_and_begin_with_the_text(page: Page, address: str) -> None:
    for url, least in (
        ("kilder/referanser/", (24, 24)),
        ("kilder/kilden/", (24, 24)),
        ("kilder/innhold/", (44, 44)),
        ("kilder/begreper/", (44, 44)),
    ):
        for _, sizes in at_each_width(
            page,
            address + url,
            "[...document.querySelectorAll('.g-jump a')].map((e) => e.getBoundingClientRect())"
            ".map((box) => [box.width, box.height])",
        ):
            assert sizes
            assert min(width for width, _ in sizes) >= least[0], url
            assert min(height for _, height in sizes) >= least[1], url
    for _, (letter, heading) in at_each_width(
        page,
        page.url,
        """() => {
          const range = document.createRange();
          return [".g-jump a", "h1"].map((name) => {
            range.selectNode(document.querySelector(name).firstChild);
            return range.getBoundingClientRect().left;
          });
        }""",
    ):
        assert abs(letter - heading) <= 4


def test_the_link_to_a_heading_takes_no_line(page: Page, address: str) -> None:
    for url in ("grunnlag/nytt-siden-kilden/", CHECKLISTS, "planlegging/samfunnsdel/"):
        for width, taller in at_each_width(
            page,
            address + url,
            """() => [...document.querySelectorAll("article :is(h1, h2, h3, p)")].filter((e) => {
              const link = e.querySelector(".g-permalink");
              if (!link) return false;
              const before = e.offsetHeight;
              link.style.display = "none";
              const after = e.offsetHeight;
              link.style.display = "";
              return after !== before;
            }).map((e) => e.textContent)""",
        ):
            assert taller == [], (url, width)
        assert page.locator("article :is(h1, h2, h3, p) > .g-permalink").count(), url


def test_the_cards_are_alike(page: Page, address: str) -> None:
    for _, cards in at_each_width(
        page,
        address,
        """() => [...document.querySelectorAll(".g-card")].map((e) => {
          const style = getComputedStyle(e), box = e.getBoundingClientRect();
          const look = [style.borderStyle, style.borderColor, style.margin];
          return {look, top: box.top, bottom: box.bottom};
        })""",
    ):
        assert len({str(card["look"]) for card in cards}) == 1
        rows = {c["top"]: {d["bottom"] for d in cards if d["top"] == c["top"]} for c in cards}
        assert all(len(bottoms) == 1 for bottoms in rows.values()), rows


def test_the_main_menu_stays_in_sight(page: Page, address: str) -> None:
    page.goto(address + FACTOR)
    for y in (5, 60, 1500):
        page.evaluate(f"scrollTo(0, {y})")
        page.evaluate(SETTLED)
        hidden = page.evaluate("""() => [...document.querySelectorAll(".md-tabs a")].filter((e) => {
          const box = e.getBoundingClientRect();
          const there = document.elementFromPoint(box.left + 4, box.top + box.height / 2);
          return there !== e || getComputedStyle(e).opacity !== "1";
        }).map((e) => e.textContent)""")
        assert hidden == [], y


@pytest.mark.parametrize("url", [FACTOR, "om/personvern/"])
def test_the_heading_one_jumped_to_is_marked_and_in_sight(
    page: Page, address: str, url: str
) -> None:
    """The last one too, which doesn't come to the top of the window."""
    page.goto(address + url)
    links = page.locator(".g-headings a")
    assert links.count() > 3
    for number in range(links.count()):
        link = links.nth(number)
        link.click()
        page.evaluate(SETTLED)
        marked = page.locator(".g-headings [aria-current=location]")
        assert marked.all_inner_texts() == [link.inner_text()]
        top, under = page.evaluate(
            "[document.querySelector(location.hash).getBoundingClientRect().top,"
            " document.querySelector('.md-header').getBoundingClientRect().bottom]"
        )
        assert under <= top < 900, link.inner_text()


def test_the_heading_that_is_read_is_marked(page: Page, address: str) -> None:
    page.goto(address + FACTOR)
    page.mouse.move(600, 500)
    page.mouse.wheel(0, 1300)
    page.evaluate(SETTLED)
    marked, read = page.evaluate("""() => [
      document.querySelector(".g-headings [aria-current]").hash,
      "#" + [...document.querySelectorAll("article h2[id]")]
        .findLast((h) => h.getBoundingClientRect().top < 140).id,
    ]""")
    assert marked == read
