"""Whose a sheet is: beside the group and the date, filled in where the edition says it."""

from __future__ import annotations

import re
from io import BytesIO

import docx
import openpyxl
import pytest

from macros.downloads import excel, word
from macros.downloads.pdf.render import PdfRenderer
from macros.downloads.publication import Publication
from macros.downloads.specs import download_specs
from macros.pages.book import Book, open_book
from tests.conftest import ROOT, TODAY

OWNER = "Eksempelvik kommune"


@pytest.fixture(scope="module")
def local() -> Book:
    """The guide in the example edition."""
    edition = ROOT / "docs" / "data" / "editions" / "eksempel.yml"
    return open_book(ROOT / "docs", ROOT, TODAY, edition=edition)


def published(book: Book) -> Publication:
    return Publication.of(book, "", 1_780_000_000)


def sheets(book: Book) -> dict[str, str]:
    """The text of every PDF that asks for a date at its head, by file."""
    found = {}
    for spec in download_specs(published(book)):
        if isinstance(spec.renderer, PdfRenderer) and 'class="fill-in"' in spec.renderer.html:
            head = spec.renderer.html.partition('class="fill-in">')[2].partition("</div>")[0]
            found[spec.file] = " ".join(re.sub("<[^>]+>", " ", head).split())
    return found


def test_every_sheet_for_a_group_or_a_day_asks_for_the_municipality(book: Book) -> None:
    heads = sheets(book)
    once = {"handlingsplan.pdf", "kjoreplan.pdf", "refleksjon.pdf", "workshophefte-skjema.pdf"}
    assert once <= heads.keys()
    assert len(heads) == 2 * (len(book.guide.factors) + len(book.guide.plan_levels)) + 6
    for file, head in heads.items():
        assert head.startswith("Kommune: "), file
        assert "Dato:" in head, file


def test_a_local_edition_fills_it_in_on_every_sheet(local: Book) -> None:
    for file, head in sheets(local).items():
        assert head.startswith(f"Kommune: {OWNER} "), file
    forms = {s.file: s.renderer for s in download_specs(published(local)) if s.form}
    for file, form in forms.items():
        assert isinstance(form, PdfRenderer)
        assert '-owner"' not in form.html, f"{file}: a field for what is known"
        assert '-group"' in form.html, file


def test_word_asks_for_it_over_every_checklist_and_on_the_plan(book: Book, local: Book) -> None:
    for each, owner in ((book, ""), (local, f" {OWNER}")):
        lists = docx.Document(BytesIO(word.checklists(published(each)))).paragraphs
        plan = docx.Document(BytesIO(word.action_plan(published(each)))).paragraphs
        wanted = f"Kommune:{owner}\t\tGruppe:\t\tDato:\t"
        number = len(each.guide.factors) + len(each.guide.plan_levels)
        assert [p.text for p in lists].count(wanted) == number
        assert [p.text for p in plan].count(wanted) == 1


def test_the_plan_in_word_has_the_columns_of_the_sheet(book: Book) -> None:
    (table,) = docx.Document(BytesIO(word.action_plan(published(book)))).tables
    assert [cell.text for cell in table.rows[0].cells] == [
        "Tiltak",
        "Ansvarlig",
        "Frist",
        "Plannivå",
        "Beløp",
        "Status",
        "Notat",
    ]
    assert len(table.rows) == 9


def test_excel_asks_for_it_over_the_plan(book: Book, local: Book) -> None:
    for each, owner in ((book, None), (local, OWNER)):
        plan = openpyxl.load_workbook(BytesIO(excel.action_plan(published(each)))).worksheets[0]
        row = [cell.value for cell in plan[3][:6]]
        assert row == ["Kommune:", owner, "Gruppe:", None, "Dato:", None]


@pytest.mark.parametrize(
    ("page", "macro", "args"),
    [
        ("verktoy/sjekklister/index.md", "checklist", ("samordning",)),
        ("verktoy/sjekklister/planniva.md", "level_checklist", ("planstrategi",)),
        ("verktoy/workshop.md", "action_plan", ()),
        ("verktoy/arbeidsbok.md", "workbook_checklists", ()),
        ("verktoy/arbeidsbok.md", "workbook_plan", ()),
    ],
)
def test_a_page_asks_for_it_on_paper(
    book: Book, local: Book, page: str, macro: str, args: tuple[str, ...]
) -> None:
    for each, owner in ((book, ""), (local, OWNER)):
        head = each.render(page, macro, *args).partition('class="g-sheet-head"')[2]
        text = " ".join(re.sub("<[^>]+>", " ", head.partition("</caption>")[0]).split())
        assert f"Kommune: {owner}".strip() + " Gruppe: Dato:" in text
