"""Texts to fill in: the page, Word and Excel say the same, and nothing is said for anybody."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import docx
import openpyxl
from bs4 import BeautifulSoup
from docx.document import Document as DocumentObject

from macros.downloads.excel import template as excel
from macros.downloads.publication import Publication
from macros.downloads.specs import download_specs
from macros.downloads.word import template as word
from macros.guide.model.documents import Passage, Template
from macros.guide.model.plain import plain
from macros.pages.book import Book, open_book
from tests.conftest import ROOT, TODAY, SmallGuide, Tab

ASKED_FOR = {
    *("sak-planstrategi", "sak-planprogram", "behovsoversikt", "medvirkning", "temaplan"),
    *("mandat-arbeidsgruppe", "mandat-styringsgruppe", "endringsforslag", "tre-argumenter"),
    *("kostnad-botilbud", "statsforvalteren"),
}
PAGE = "verktoy/maler/"


def published(book: Book) -> Publication:
    return Publication.of(book, "https://veileder.eksempel.no/", 1700000000)


def passages(template: Template) -> list[Passage]:
    """All that is said in a text, and what the rows of its tables begin with."""
    return [
        passage
        for part in template.parts
        for passage in (*part.paragraphs, *part.points, *(part.table.begin if part.table else ()))
    ]


def said_in(document: DocumentObject) -> str:
    """The text of a Word document; a hyphen that holds a line together is none of its letters."""
    return "".join(map(str, document.element.body.xpath(".//w:t | .//w:noBreakHyphen")))


def squeezed(text: str) -> str:
    """Text without its white space: cells and paragraphs are apart by it, in many ways."""
    return "".join(text.split())


# This guide's own


def test_the_texts_that_were_asked_for_are_there(book: Book) -> None:
    assert set(book.guide.documents.templates) == ASKED_FOR


def test_what_is_said_of_a_law_has_its_section(book: Book) -> None:
    for name, template in book.guide.documents.templates.items():
        for passage in passages(template):
            if re.search(r"\b[Ll]oven|\w+loven\b|§", passage.text):
                assert passage.references, f"{name}: {passage.text}"


def test_what_a_municipality_must_fill_in_is_in_every_text(book: Book) -> None:
    for name, template in book.guide.documents.templates.items():
        assert any("[" in passage.text for passage in passages(template)), name


def test_each_table_has_an_example(book: Book) -> None:
    for name, template in book.guide.documents.templates.items():
        assert all(part.table and part.table.examples for part in template.tables), name


def test_the_overview_asks_for_group_home_need_service_source_and_doubt(book: Book) -> None:
    (part,) = book.guide.documents.templates["behovsoversikt"].tables
    assert part.table
    assert part.table.columns == (
        *("Gruppe", "Type bolig", "Behov nå", "Behov om ti år"),
        *("Tjenester som må følge med", "Kilde og dato", "Usikkerhet"),
    )
    assert len(part.table.examples) == 1


def test_a_councillor_can_better_a_plan_postpone_it_and_ask_for_a_report(book: Book) -> None:
    template = book.guide.documents.templates["endringsforslag"]
    for heading in ("Når planen sier for lite", "Når saken bør vente", "Rapport hvert år"):
        part = template.part(heading)
        assert part, heading
        assert part.numbered, heading
        assert any("[" in one.text for one in part.points), heading


def test_no_figure_stands_in_what_housing_costs(book: Book) -> None:
    (part,) = book.guide.documents.templates["kostnad-botilbud"].tables
    assert part.table
    assert not re.search(r"\d", str(plain(part.table.examples)))


# Any guide's


def test_every_text_is_a_word_file_and_one_with_a_table_a_spreadsheet_too(book: Book) -> None:
    specs = [one for one in download_specs(published(book), pdf=False) if one.kind == "document"]
    files = {one.file for one in specs}
    for slug, template in book.guide.documents.templates.items():
        assert f"mal-{slug}.docx" in files
        assert (f"mal-{slug}.xlsx" in files) == bool(template.tables)
    for spec in specs:
        assert spec.renderer.render() == spec.renderer.render()


def test_word_says_word_by_word_what_the_page_says(small: SmallGuide) -> None:
    book = small.open()
    html = book.render("filer.md", "document", "bestilling")
    soup = BeautifulSoup(html, "lxml")
    document = docx.Document(BytesIO(word(published(book), "bestilling")))
    paper = squeezed(said_in(document))
    for shown in soup.select("[data-text] :is(p, li, th, td)"):
        assert squeezed(shown.get_text()) in paper


def test_what_it_rests_on_stands_before_the_full_stop(small: SmallGuide) -> None:
    html = small.open().render("filer.md", "document", "bestilling")
    said = [" ".join(li.get_text().split()) for li in BeautifulSoup(html, "lxml")("li")]
    assert said[:2] == [
        "Mål farten (veiloven § 2, § 2 a, vår vurdering).",
        "Si fra innen [dato]",
    ]


def test_what_is_to_be_filled_in_is_marked_on_the_page_and_in_word(small: SmallGuide) -> None:
    book = small.open()
    html = book.render("filer.md", "document", "bestilling")
    marked = [one.get_text() for one in BeautifulSoup(html, "lxml").select(".g-fill-in")]
    assert marked == ["[Skolen]", "[sted]", "[dato]", "[km/t]"]
    document = docx.Document(BytesIO(word(published(book), "bestilling")))
    shaded = document.element.body.xpath(".//w:r[w:rPr/w:shd]/w:t")
    assert [text.text for text in shaded] == marked


def test_each_numbered_list_in_word_begins_with_one(small: SmallGuide) -> None:
    document = docx.Document(BytesIO(word(published(small.open()), "bestilling")))
    numbers = document.element.body.xpath(".//w:p/w:pPr/w:numPr/w:numId/@w:val")
    assert len(numbers) == 3
    assert numbers[0] == numbers[1] != numbers[2]


def test_a_section_with_a_hyphen_stays_on_one_line_in_word(book: Book) -> None:
    document = docx.Document(BytesIO(word(published(book), "sak-planstrategi")))
    assert "plan- og bygningsloven §\N{NO-BREAK SPACE}10-1" in said_in(document)
    letters = "".join(text.text for text in document.element.body.xpath(".//w:t"))
    assert not re.search(r"\d-\d", letters)


def test_no_line_of_a_list_is_alone_on_a_page_in_word(book: Book) -> None:
    document = docx.Document(BytesIO(word(published(book), "sak-planprogram")))
    texts = [paragraph.text for paragraph in document.paragraphs]
    begin = next(i for i, text in enumerate(texts) if text.startswith("Varsel om oppstart"))
    steps = document.paragraphs[begin - 1 : begin + 7]  # with what says how to fill them in
    kept = [bool(paragraph.paragraph_format.keep_with_next) for paragraph in steps]
    assert kept == [True, False, False, False, False, True, True, False]


def test_a_spreadsheet_says_which_text_its_table_is_of(book: Book) -> None:
    sheet = openpyxl.load_workbook(BytesIO(excel(published(book), "medvirkning"))).active
    assert [sheet.cell(row, 1).value for row in (1, 2, 3)] == [
        "Planprogrammet: avsnittet om medvirkning",
        "Hvem, hvordan og når",
        "Bruk én rad for hver gruppe som planen betyr noe for.",
    ]


def test_a_spreadsheet_shows_the_example_first_and_nothing_counts(small: SmallGuide) -> None:
    book = openpyxl.load_workbook(BytesIO(excel(published(small.open()), "bestilling")))
    assert book.sheetnames == ["Målinger  dag natt"]
    rows = [[cell.value for cell in row] for row in book.active.iter_rows(min_row=4, max_row=7)]
    assert rows == [
        ["Sted", "Fart"],
        ["Oppdiktet eksempel: Porten", "=60 [km/t]"],
        ["Svingen (veiloven §\N{NO-BREAK SPACE}1)", None],
        [None, None],
    ]
    assert book.active["B5"].data_type == "s"


def test_an_edition_has_its_name_where_the_owner_stands_in_brackets(small: SmallGuide) -> None:
    national = small.open().guide.documents
    assert "[Skolen] ber om måling ved [sted]." in str(plain(national))
    edition = small.root / "edition.yml"
    edition.write_text("slug: nes\nname: Nes (øst) \\1 skole\n", encoding="utf-8")
    local = open_book(small.docs, small.root, TODAY, edition=edition)
    said = str(plain(local.guide.documents))
    assert "[skolen]" not in said.casefold()
    paragraph = local.guide.documents.templates["bestilling"].parts[0].paragraphs[0]
    assert paragraph.text == "Nes (øst) \\1 skole ber om måling ved [sted]."
    paper = docx.Document(BytesIO(word(published(local), "bestilling")))
    assert paragraph.text in [each.text for each in paper.paragraphs]


def test_the_example_edition_has_its_name_in_every_case() -> None:
    edition = ROOT / "docs" / "data" / "editions" / "eksempel.yml"
    local = open_book(ROOT / "docs", ROOT, TODAY, edition=edition).guide.documents
    texts = str(plain(local))
    assert "[kommunen]" not in texts.casefold()
    assert "Kommunestyret i Eksempelvik kommune vedtar" in texts


def test_the_index_leads_to_each_text(site: Path, book: Book) -> None:
    soup = BeautifulSoup((site / "kilder/innhold/index.html").read_text("utf-8"), "lxml")
    leads = {str(link["href"]) for link in soup.select("article a[href]")}
    for slug in book.guide.documents.templates:
        assert f"../../{PAGE}#mal-{slug}" in leads


# In a browser


def test_a_text_is_copied_without_what_says_how_to_fill_it_in(tab: Tab, address: str) -> None:
    page = tab()
    page.add_init_script(
        "navigator.clipboard.writeText = async (text) => { window.copied = text; };"
    )
    page.goto(address + PAGE)
    place = page.locator("#mal-behovsoversikt")
    place.get_by_role("button", name="Kopier som tekst").click()
    assert place.get_by_role("status").inner_text() == "Teksten er kopiert."
    copied = page.evaluate("window.copied")
    assert copied.startswith("Om oversikten\n\nOversikten gjelder [kommunen] og er datert [dato].")
    assert "\n– Kommunen skal ha en oversikt over behovet" in copied
    assert "\nGruppe\tType bolig\tBehov nå\t" in copied
    assert "Slik fyller dere ut" not in copied
    page.locator("#mal-sak-planstrategi").get_by_role("button").click()
    assert page.evaluate("window.copied").startswith("Forslag til vedtak\n\n1. Kommunestyret i")


def test_where_nothing_may_be_copied_the_text_is_marked(tab: Tab, address: str) -> None:
    page = tab()
    page.add_init_script(
        "navigator.clipboard.writeText = () => Promise.reject();document.execCommand = () => false;"
    )
    page.goto(address + PAGE)
    place = page.locator("#mal-medvirkning")
    place.get_by_role("button", name="Kopier som tekst").click()
    assert "Kopier den selv" in place.get_by_role("status").inner_text()
    assert "Hvem, hvordan og når" in page.evaluate("getSelection().toString()")


def test_without_scripts_the_text_is_there_and_no_button(tab: Tab, address: str) -> None:
    page = tab(java_script_enabled=False)
    page.goto(address + PAGE)
    place = page.locator("#mal-temaplan")
    assert not place.get_by_role("button", name="Kopier som tekst").is_visible()
    place.locator("summary").click()
    assert place.get_by_text("Loven krever ikke en egen boligsosial plan").is_visible()
