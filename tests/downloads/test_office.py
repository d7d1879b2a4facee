"""Word, Excel and calendar: real structure, the same words as the pages, the same bytes again."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import Any

import docx
import icalendar
import openpyxl
import pytest
from bs4 import BeautifulSoup
from docx.oxml.ns import qn

from macros.downloads import excel, ics, word
from macros.downloads.publication import Publication
from macros.downloads.specs import FILES, download_specs
from macros.pages.book import Book
from tests.conftest import Convert
from tests.downloads.conftest import ADDRESS, squeezed
from tests.pdf_text import text_of

PAST, FUTURE = date(2020, 1, 1), date(2900, 1, 1)


def events_of(content: bytes) -> list[Any]:
    """The events of a calendar; icalendar's own types are unions of everything."""
    calendar: Any = icalendar.Calendar.from_ical(content)
    return list(calendar.walk("VEVENT"))


@pytest.fixture(scope="module")
def document(files: Path) -> docx.document.Document:
    """The checklists in Word."""
    return docx.Document(str(files / "sjekklister.docx"))


@pytest.fixture(scope="module")
def workbook(files: Path) -> openpyxl.Workbook:
    """The action plan in Excel."""
    return openpyxl.load_workbook(files / "handlingsplan.xlsx")


def words_of(document: docx.document.Document) -> str:
    """All text of a Word document, tables included."""
    return "".join(node.text or "" for node in document.element.body.iter(qn("w:t")))


def test_each_file_is_the_same_twice(publication: Publication) -> None:
    for _, _, function in FILES:
        assert function(publication) == function(publication)


def test_a_long_title_is_cut_where_a_file_has_no_room_for_it(publication: Publication) -> None:
    settings = publication.guide.settings.model_copy(update={"title": "Et langt navn " * 40})
    guide = replace(publication.guide, settings=settings)
    named = replace(publication, book=replace(publication.book, guide=guide))
    made = docx.Document(BytesIO(word.checklists(named)))
    assert len(made.core_properties.title) == 255
    sheet = openpyxl.load_workbook(BytesIO(excel.action_plan(named))).worksheets[0]
    assert "Et langt navn" in (sheet.oddHeader.left.text or "")


def test_word_has_headings_title_and_language(document: docx.document.Document, book: Book) -> None:
    guide = book.guide
    lists = [p.text for p in document.paragraphs if p.style and p.style.name == "Heading 2"]
    titles = [
        *(f.title for f in guide.factors.values()),
        *(v.title for v in guide.plan_levels.values()),
    ]
    assert lists == titles
    backs = [p.text for p in document.paragraphs if p.style and p.style.name == "Heading 3"]
    assert backs
    assert {back.split(": ")[0] for back in backs} <= set(titles), "each says which list's it is"
    assert document.core_properties.title == "Alle sjekklistene i Word – Boligsosial planlegging"
    assert document.core_properties.language == "nb-NO"
    default = document.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    assert default.get(qn("w:val")) == "nb-NO"


def test_word_tables_repeat_their_head_and_keep_rows_whole(
    document: docx.document.Document, book: Book
) -> None:
    assert len(document.tables) == len(book.guide.factors) + len(book.guide.plan_levels)
    for table in document.tables:
        head, *rows = table.rows
        assert head._tr.find(f".//{qn('w:tblHeader')}") is not None
        assert [cell.text for cell in head.cells] == [
            "Kryss av", "Spørsmål", "Ansvarlig", "Frist", "Notat",
        ]  # fmt: skip
        for row in rows:
            assert row._tr.find(f".//{qn('w:cantSplit')}") is not None
            control = row.cells[0]._tc.find(f".//{qn('w:sdt')}")
            assert (
                control.find(".//{http://schemas.microsoft.com/office/word/2010/wordml}checkbox")
                is not None
            )
            name = control.find(f".//{qn('w:alias')}").get(qn("w:val"))
            _, question = row.cells[1].paragraphs[0].text.split(". ", 1)
            assert name == f"Kryss av når det er på plass: {question}"[:255]


def test_word_has_a_box_for_what_is_not_applicable(
    document: docx.document.Document, book: Book
) -> None:
    apart = [q for f in book.guide.factors.values() for q in f.questions if q.not_applicable]
    apart += [
        q for v in book.guide.plan_levels for _, q in book.guide.questions_at(v) if q.not_applicable
    ]
    boxes = document.element.body.iter(qn("w:alias"))
    names = [box.get(qn("w:val")) for box in boxes]
    found = [name for name in names if name.startswith("Ikke aktuelt: ")]
    wanted = [f"Ikke aktuelt: {q.not_applicable} Gjelder spørsmålet: {q.text}"[:255] for q in apart]
    assert found == wanted


def test_word_says_word_by_word_what_the_pages_say(
    document: docx.document.Document, site: Path
) -> None:
    paper = squeezed(words_of(document))
    for page in ("verktoy/sjekklister", "verktoy/sjekklister/planniva"):
        html = (site / page / "index.html").read_text(encoding="utf-8")
        soup = BeautifulSoup(html, "lxml")
        for mark in soup.select(".g-mark"):
            mark.decompose()  # a sheet has no foot that explains it
        for shown in soup.select(
            ".g-checklist .g-q__text, .g-checklist .g-q__help, .g-q__apart, .g-q__meta .g-cite"
        ):
            assert squeezed(shown.get_text()) in paper


def test_a_short_table_of_a_text_to_fill_in_is_not_parted(publication: Publication) -> None:
    for slug in publication.guide.documents.templates:
        made = docx.Document(BytesIO(word.template(publication, slug)))
        for table in made.tables:
            kept = [
                row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in table.rows
            ]
            if len(kept) <= 8:
                assert all(kept[:-1]), slug
            else:
                assert all([*kept[:3], *kept[-3:-1]]), slug


def test_word_excel_and_calendar_say_that_nobody_has_reviewed_them(
    document: docx.document.Document, workbook: openpyxl.Workbook, files: Path
) -> None:
    nobody = "Ingen fagperson har kontrollert innholdet"
    assert nobody in document.sections[0].footer.paragraphs[0].text
    assert nobody in workbook["Handlingsplan"].oddFooter.left.text
    for event in events_of((files / "kalender.ics").read_bytes()):
        assert nobody in event["DESCRIPTION"]


def test_a_text_to_fill_in_bears_nothing_of_ours_but_what_is_deleted_at_once(
    publication: Publication,
) -> None:
    words, templates = publication.words, publication.guide.documents.templates
    for slug, found in templates.items():
        made = docx.Document(BytesIO(word.template(publication, slug)))
        section = made.sections[0]
        assert not "".join(p.text for p in section.header.paragraphs)
        assert section.footer.paragraphs[0].text == f"{words['page_of']} 1 / 1"
        ours = [p.text for p in made.paragraphs if p.style and p.style.name == "Veiledning"]
        assert ours[0] == found.short
        assert ours[-1] == made.paragraphs[-1].text
        assert publication.state in ours[-1]
        fill = [p.text for p in made.paragraphs if p.text.startswith(words["document_fill"])]
        assert fill == ours[1:-1]


def test_the_foot_of_a_spreadsheet_leaves_room_for_the_number_of_the_page(files: Path) -> None:
    for name in ("handlingsplan.xlsx", "regneark-boligbehov.xlsx"):
        for sheet in openpyxl.load_workbook(files / name).worksheets:
            lines = (sheet.oddFooter.left.text or "").split("\n")
            assert len(lines) == 3
            assert max(map(len, lines)) < 90


def test_word_links_back_when_the_site_has_an_address(publication: Publication) -> None:
    made = docx.Document(BytesIO(word.checklists(publication)))
    assert f"{ADDRESS}/verktoy/sjekklister/#sjekkliste-samordning" in words_of(made)


def test_excel_offers_what_the_data_holds(workbook: openpyxl.Workbook, book: Book) -> None:
    assert workbook.sheetnames == ["Handlingsplan", "Sammendrag", "Lister"]
    assert workbook["Lister"].sheet_state == "hidden", "nobody prints it"
    lists = workbook["Lister"]
    columns = [[cell.value for cell in column if cell.value] for column in lists.iter_cols()]
    guide = book.guide
    assert columns[0][1:] == [factor.title for factor in guide.factors.values()]
    assert columns[1][1:] == ["Ikke startet", "I gang", "Stoppet", "Ferdig"]
    titles = [level.title for level in guide.plan_levels.values()]
    assert columns[2][1:] == [*titles, "Ingen plan (drift)"]
    assert columns[4][1:] == [question.text for _, question in guide.questions()]


def test_excel_shows_no_zeros(workbook: openpyxl.Workbook) -> None:
    rows = workbook["Sammendrag"].iter_rows(min_row=12)  # below the totals
    counts = [cell for row in rows for cell in row if cell.data_type == "f"]
    assert counts
    for cell in counts:
        assert cell.number_format == "0;-0;;@", cell.coordinate


def test_excel_has_lists_filters_a_frozen_head_and_a4(workbook: openpyxl.Workbook) -> None:
    plan = workbook["Handlingsplan"]
    rules = plan.data_validations.dataValidation
    assert [rule.type for rule in rules].count("list") == 4
    assert [rule.type for rule in rules].count("date") == 1
    assert plan.auto_filter.ref == "A4:I44"
    names = ["Faktor", "Tiltak", "Spørsmål", "Ansvarlig", "Frist", "Status", "Plannivå", "Beløp"]
    assert [cell.value for cell in plan[4]] == [*names, "Notat"]
    assert plan.freeze_panes == "C5"
    assert plan.print_title_rows == "$4:$4"
    assert (plan.page_setup.paperSize, plan.page_setup.orientation) == (9, "landscape")
    formulas = [r.formula[0] for rules in plan.conditional_formatting for r in rules.rules]
    assert any("TODAY()" in formula and '"Ferdig"' in formula for formula in formulas)


def test_excel_counts_what_is_written_into_it(
    files: Path, tmp_path: Path, convert: Convert
) -> None:
    workbook = openpyxl.load_workbook(files / "handlingsplan.xlsx")
    plan = workbook["Handlingsplan"]
    for row, (due, status) in enumerate(
        [
            (PAST, "I gang"),
            (PAST, "Ferdig"),
            (FUTURE, "I gang"),
        ],
        5,
    ):
        plan.cell(row, 1, "Samordning")
        plan.cell(row, 2, f"Tiltak {row}")
        plan.cell(row, 5, due)
        plan.cell(row, 6, status)
    workbook.save(tmp_path / "plan.xlsx")
    (made,) = convert([tmp_path / "plan.xlsx"], "xlsx:Calc MS Excel 2007 XML", tmp_path / "out")
    summary = openpyxl.load_workbook(made, data_only=True)["Sammendrag"]
    rows = {row[0].value: [cell.value for cell in row[1:4]] for row in summary.iter_rows()}
    assert rows["I gang"][0] == 2
    assert rows["Tiltak i alt"][0] == 3
    assert rows["Over fristen"][0] == 1
    assert rows["Samordning"] == [3, 1, 1]


def test_no_cell_is_a_formula_because_of_its_text(publication: Publication) -> None:
    factor = publication.guide.factors["samordning"]
    evil = factor.questions[0].model_copy(update={"text": '=HYPERLINK("http://x";"y")'})
    changed = factor.model_copy(update={"questions": (evil, *factor.questions[1:])})
    factors = MappingProxyType({**publication.guide.factors, "samordning": changed})
    guide = replace(publication.guide, factors=factors)
    made = excel.action_plan(replace(publication, book=replace(publication.book, guide=guide)))
    cell = openpyxl.load_workbook(BytesIO(made))["Lister"]["E2"]
    assert cell.value == evil.text
    assert cell.data_type == "s"


@pytest.mark.long
@pytest.mark.parametrize("file", ["sjekklister.docx", "handlingsplan.xlsx"])
def test_libreoffice_opens_the_file(
    files: Path, tmp_path: Path, convert: Convert, file: str
) -> None:
    (pdf,) = convert([files / file], "pdf", tmp_path)
    assert "Samordning" in text_of(pdf)


def test_the_calendar_holds_every_deadline_that_has_a_day(files: Path, book: Book) -> None:
    content = (files / "kalender.ics").read_bytes()
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert b"\n" not in content.replace(b"\r\n", b"")
    events = events_of(content)
    built = events[0]["DTSTAMP"].dt.date().isoformat()
    days = [(key, o) for key, o in book.guide.calendar() if o.date.day and o.date.iso >= built]
    assert [str(event["UID"]) for event in events] == [
        f"{key}-{o.date.year}@boligsosial-planlegging" for key, o in days
    ]
    for event, (key, occurrence) in zip(events, days, strict=True):
        first, last = event["DTSTART"].dt, event["DTEND"].dt
        assert type(first) is date
        assert (last - first).days == 1
        assert first.isoformat() == occurrence.date.iso
        latest = "Frist: " if book.guide.deadlines[key].is_latest else ""
        assert str(event["SUMMARY"]) == latest + occurrence.title
        assert "§" in event["DESCRIPTION"]
        assert "https://lovdata.no/" in event["DESCRIPTION"]


def test_a_calendar_read_in_again_updates_what_is_there(publication: Publication) -> None:
    later = replace(publication, moment=publication.moment.replace(month=12))
    first, second = (events_of(ics.calendar(each)) for each in (publication, later))
    for before, after in zip(first, second, strict=True):
        assert before["UID"] == after["UID"]
        assert before["SEQUENCE"] < after["SEQUENCE"]
        assert str(before["URL"]) == f"{ADDRESS}/planlegging/kalender/"


def test_what_has_passed_is_not_in_the_calendar(publication: Publication) -> None:
    def first_on(year: int, month: int, day: int) -> str:
        dated = replace(publication, moment=datetime(year, month, day, tzinfo=UTC))
        return str(events_of(ics.calendar(dated))[0]["SUMMARY"])

    assert first_on(2026, 1, 1) == "Frist: Årsberetning for 2025 avgis"
    assert first_on(2026, 12, 31) == "Frist: Økonomiplan 2027–2030 og budsjett 2027"
    assert first_on(2027, 1, 1) == "Frist: Årsberetning for 2026 avgis"


def test_the_calendar_says_which_dates_are_computed_by_us(publication: Publication) -> None:
    said = {str(e["UID"]): str(e["DESCRIPTION"]) for e in events_of(ics.calendar(publication))}
    ours = "Vår utregning: boligsosialloven i kraft 1. juli 2023 + 4 år."
    assert ours in said["plankrav-2027@boligsosial-planlegging"]
    assert "Vår utregning: Valgår 2027" in said["planstrategi-2028@boligsosial-planlegging"]
    assert "Vår utregning" not in said["okonomiplan-2026@boligsosial-planlegging"]


def test_a_guide_without_a_dated_deadline_has_no_calendar(publication: Publication) -> None:
    guide = replace(publication.guide, deadlines=MappingProxyType({}))
    undated = replace(publication, book=replace(publication.book, guide=guide))
    assert "kalender.ics" not in [item.file for item in download_specs(undated, pdf=False)]
    assert "kalender.ics" in [item.file for item in download_specs(publication, pdf=False)]


def test_a_table_that_asks_for_sums_computes_them(files: Path) -> None:
    sheet = openpyxl.load_workbook(files / "mal-kostnad-botilbud.xlsx").worksheets[0]
    rows = {str(row[0].value): [str(cell.value) for cell in row[1:3]] for row in sheet.iter_rows()}
    for label in ("Sum for kommunen", "Sum for hver husstand"):
        assert all(formula.startswith("=IF(COUNT(") for formula in rows[label]), label


def test_rows_of_ones_own_stand_before_the_sums_and_what_is_lacking_is_said(
    files: Path, tmp_path: Path, convert: Convert
) -> None:
    costs: dict[int, Any] = {0: 4, **dict.fromkeys(range(2, 9), 100), 9: 50, 10: 10}
    # The column's values by place among the rows to fill in, and both sums.
    cases: list[tuple[dict[int, Any], Any]] = [
        (costs, [640, 160]),
        ({**costs, 11: 60}, [700, 175]),  # a row of one's own
        ({**costs, 3: "vet ikke"}, ["mangler tall"] * 2),
        ({}, [None, None]),
    ]
    paths = [tmp_path / f"sum-{number}.xlsx" for number, _ in enumerate(cases)]
    for path, (filled, _) in zip(paths, cases, strict=True):
        workbook = openpyxl.load_workbook(files / "mal-kostnad-botilbud.xlsx")
        sheet = workbook.worksheets[0]
        labels = {str(row[0].value): row[0].row for row in sheet.iter_rows()}
        for place, value in filled.items():
            sheet.cell(labels["Antall husstander"] + place, 2, value)
        workbook.save(path)
    computed = convert(paths, "xlsx:Calc MS Excel 2007 XML", tmp_path / "o")
    for made, (filled, sums) in zip(computed, cases, strict=True):
        shown = openpyxl.load_workbook(made, data_only=True).worksheets[0]
        rows = {str(row[0].value): row[1].value or None for row in shown.iter_rows()}
        assert [rows["Sum for kommunen"], rows["Sum for hver husstand"]] == sums, filled
