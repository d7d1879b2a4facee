"""The guide on paper, as a browser prints it."""

from __future__ import annotations

import itertools
import re
import unicodedata

import pypdfium2
import pytest
from playwright.sync_api import Page

from macros.pages.book import Book
from tests.conftest import Tab
from tests.pdf_text import pages_of


def printed(tab: Tab, url: str, *, click: str = "") -> list[str]:
    """The text of each sheet. `click` names a button that prints."""
    page = tab()
    page.goto(url)
    if click:
        page.click(click)
    return sheets_of(page)


def sheets_of(page: Page) -> list[str]:
    """The text of each sheet of an open page, without background colours (black and white)."""
    pdf = page.pdf(prefer_css_page_size=True, print_background=False)
    for sheet in pypdfium2.PdfDocument(pdf):
        assert [round(side / 72 * 25.4) for side in sheet.get_size()] == [210, 297]
    return [plain(text) for text in pages_of(pdf)]


FOOT = 45  # points from the edge of the sheet: what is printed below is its foot


def lines_of(page: Page) -> list[int]:
    """How many lines each sheet of an open page has, the foot of the sheet not counted.

    One with a table to fill in is full, however few its words: it counts as a hundred.
    """
    counts = []
    for sheet in pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True)):
        text = sheet.get_textpage()
        boxes = [text.get_rect(number) for number in range(text.count_rects())]
        bottoms = sorted(box[1] for box in boxes if box[1] > FOOT)
        lines = sum(after - before > 4 for before, after in itertools.pairwise([0.0, *bottoms]))
        to_fill_in = text.get_text_range().startswith("Handlingsplan")
        counts.append(100 if to_fill_in else lines)
    return counts


def plain(text: str) -> str:
    """Text without spaces and ligatures: how a PDF sets its lines is not what is asked."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))  # «ﬀ» is two letters


@pytest.fixture(scope="module")
def checklists(tab: Tab, address: str) -> list[str]:
    """The printed page of checklists."""
    return printed(tab, f"{address}verktoy/sjekklister/")


def test_each_factor_prints_on_one_sheet_of_its_own(checklists: list[str], book: Book) -> None:
    for factor in book.guide.factors.values():
        sheets = [text for text in checklists if plain(factor.questions[0].text) in text]
        assert len(sheets) == 1, factor.title
        for question in factor.questions:
            assert plain(question.text) in sheets[0], question.id
        assert plain(factor.title) in sheets[0]


def test_each_plan_level_prints_on_one_sheet_of_its_own(tab: Tab, address: str, book: Book) -> None:
    sheets = printed(tab, f"{address}verktoy/sjekklister/planniva/")
    for level, found in book.guide.plan_levels.items():
        texts = [plain(question.text) for _, question in book.guide.questions_at(level)]
        on = [s for s in sheets if plain(f"Sjekkliste for plannivå {found.title}") in s]
        assert len(on) == 1, level
        assert all(text in on[0] for text in texts), level


def test_a_sheet_has_columns_to_fill_in(checklists: list[str]) -> None:
    for word in ("Kryss av", "Ansvarlig", "Frist", "Notat", "Kommune:", "Gruppe:", "Dato:"):
        assert plain(word) in checklists[1]


def test_the_boxes_are_drawn_and_wide_enough_to_tick(tab: Tab, address: str) -> None:
    page = tab()
    page.goto(f"{address}verktoy/sjekklister/")
    page.emulate_media(media="print")
    box = page.eval_on_selector(
        ".g-box", "e => [e.getBoundingClientRect().width, getComputedStyle(e).borderTopStyle]"
    )
    note = page.eval_on_selector("td.g-fill--note", "e => e.getBoundingClientRect().width")
    assert box[0] >= 15  # 4 mm at 96 dpi
    assert box[1] == "solid"
    assert note >= 110  # 3 cm


def test_every_sheet_says_version_legal_state_and_its_number(
    checklists: list[str], book: Book
) -> None:
    version = f"Versjon {book.frame()['version']}"
    for number, text in enumerate(checklists, start=1):
        assert plain(version) in text
        assert plain("Regelverket lest slik det sto 2. juli 2026") in text
        assert plain("Ingen fagperson har kontrollert innholdet") in text
        assert f"{number}/{len(checklists)}" in text


def test_menus_and_buttons_stay_on_the_screen(checklists: list[str]) -> None:
    text = " ".join(checklists)
    for word in ("Søk i veilederen", "Hovedmeny", "På denne siden", "Skriv ut dette arket:"):
        assert plain(word) not in text


def test_one_checklist_can_be_printed_by_itself(tab: Tab, address: str, book: Book) -> None:
    """As it was, it has a PDF to open; what was chosen of it is printed as it is shown."""
    page = tab()
    page.add_init_script("window.print = () => {}")
    page.goto(f"{address}verktoy/sjekklister/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.route("**/*.pdf", lambda route: route.fulfill(status=204))
    one = page.get_by_role("button", name="Skriv ut dette arket: Brukermedvirkning")
    with page.expect_request("**/*.pdf"):
        one.click()
    assert asked[-1].endswith("/sjekkliste-brukermedvirkning.pdf")
    number = len(asked)

    page.get_by_label("Hvem svarer").select_option("planlegger")
    factor = book.guide.factors["brukermedvirkning"]
    shown = [question for question in factor.questions if "planlegger" in question.roles]
    assert 0 < len(shown) < len(factor.questions)
    one.click()
    (sheet,) = sheets_of(page)
    title = book.guide.roles["planlegger"].title
    for text in (
        f"{title}, {len(shown)} av {len(factor.questions)} spørsmål",
        *("Kommune:", "Gruppe:", "Dato:", "Grunnlag:"),
        *(question.text for question in shown),
    ):
        assert plain(text) in sheet, text
    assert plain("Boligsosial kompetanse") not in sheet
    assert len(asked) == number
    page.evaluate("dispatchEvent(new Event('afterprint'))")

    # All that is shown: no heading stands over nothing.
    page.get_by_label("Plannivå").select_option("okonomiplan")
    page.get_by_role("button", name="Skriv ut det som vises").click()
    sheets = sheets_of(page)
    text = "".join(sheets)
    level = book.guide.plan_levels["okonomiplan"].title
    for factor in book.guide.factors.values():
        mine = [q for q in factor.questions if {"planlegger"} & {*q.roles}]
        n = sum("okonomiplan" in question.levels for question in mine)
        said = plain(f"{title}, {level}, {n} av {len(factor.questions)} spørsmål")
        assert (said in text) == (n > 0), factor.title
        assert (plain(factor.title) in text) == (n > 0), factor.title
    planners = [q for _, q in book.guide.questions() if "planlegger" in q.roles]
    n = sum("okonomiplan" in question.levels for question in planners)
    chosen = f"{title}, {level}, {n} av {len([*book.guide.questions()])} spørsmål"
    assert plain(f"{chosen} Kommune: Gruppe: Dato:") in sheets[0]
    assert text.count(plain("Kommune:")) == 1


def test_what_is_folded_on_screen_is_open_on_paper(tab: Tab, address: str) -> None:
    text = " ".join(printed(tab, f"{address}kilder/referanser/"))
    assert plain("fire år etter at loven trer i kraft") in text


def test_addresses_of_links_are_printed_once(tab: Tab, address: str) -> None:
    text = "".join(printed(tab, f"{address}kilder/referanser/"))
    assert text.count("https://lovdata.no/eli/lov/2022/12/20/121") == 1


def short_sheets(tab: Tab, address: str, urls: list[str]) -> dict[str, list[int]]:
    """The pages that print a sheet with fewer than five lines, with the lines of each sheet."""
    page = tab()
    found = {}
    for url in urls:
        page.goto(address + url)
        found[url] = lines_of(page)
    return {url: lines for url, lines in found.items() if min(lines) < 5}


def test_a_factor_takes_two_sheets(tab: Tab, address: str, book: Book) -> None:
    for src in book.homes.factors.values():
        assert len(printed(tab, address + book.pages[src].url)) == 2, src


def test_no_sheet_has_but_a_line_or_two(tab: Tab, address: str) -> None:
    urls = ["", "planlegging/kalender/", "om/personvern/", "verktoy/sjekklister/planniva/"]
    assert short_sheets(tab, address, urls) == {}


@pytest.mark.long
def test_no_sheet_of_any_page_has_but_a_line_or_two(tab: Tab, address: str, book: Book) -> None:
    urls = [page.url for page in book.pages.values() if not page.unlisted]
    assert short_sheets(tab, address, urls) == {}


def test_what_the_foot_says_is_said_once_a_sheet(tab: Tab, address: str) -> None:
    for text in printed(tab, f"{address}suksessfaktorer/samordning/"):
        assert text.count("Nasjonalutgave") == 1


def test_who_answers_for_a_page_never_stands_alone(tab: Tab, address: str) -> None:
    """Wherever the page happens to end."""
    page = tab(bypass_csp=True)
    page.goto(f"{address}om/personvern/")
    for millimetres in range(0, 50, 4):
        page.evaluate(f"document.querySelector('h1').style.marginBottom = '{millimetres}mm'")
        assert lines_of(page)[-1] > 3, millimetres


def test_the_head_of_a_table_is_on_the_sheet_of_its_first_row(
    tab: Tab, address: str, book: Book
) -> None:
    """Wherever the table happens to begin."""
    page = tab(bypass_csp=True)
    page.goto(address + book.pages[book.page_calling("plan_levels")].url)
    page.evaluate("""() => {
      const table = document.querySelector(".g-levels"), space = document.createElement("div");
      table.parentElement.replaceChildren(space, table.previousElementSibling, table);
    }""")
    parts = ("article > h2", ".g-levels thead", ".g-levels tbody tr:nth-child(2) th")
    texts = [plain(page.inner_text(part)) for part in parts]
    for millimetres in range(190, 250, 6):
        page.evaluate(f"document.querySelector('article > div').style.height = '{millimetres}mm'")
        sheets = sheets_of(page)
        where = {next(n for n, sheet in enumerate(sheets) if text in sheet) for text in texts}
        assert len(where) == 1, millimetres


def test_marks_are_inside_the_sheet(tab: Tab, address: str) -> None:
    page = tab()
    page.goto(f"{address}suksessfaktorer/samordning/")
    page.emulate_media(media="print")
    out = page.evaluate("""() => {
      const edge = document.querySelector("article").getBoundingClientRect().left;
      return [...document.querySelectorAll(".g-claims > li")].map((e) => {
        const mark = getComputedStyle(e, "::before");
        return mark.content === "none" ? 0
          : e.getBoundingClientRect().left + parseFloat(mark.left) - edge;
      });
    }""")
    assert len(out) > 10
    assert min(out) >= 0
