"""The spreadsheet computes, in another program, what was worked out by hand."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from macros.downloads import excel
from macros.downloads.publication import Publication
from macros.pages.book import Book
from tests.conftest import Convert, SmallGuide

MOMENT = 1700000000

Cells = dict[str, Any]


Computed = Callable[[Path], openpyxl.Workbook]


@pytest.fixture(scope="session")
def computed(convert: Convert) -> Computed:
    """A workbook as LibreOffice computes it when it opens the file."""
    form = "xlsx:Calc MS Excel 2007 XML"
    return lambda path: openpyxl.load_workbook(
        *convert([path], form, path.parent / "computed"), data_only=True
    )


def table(workbook: openpyxl.Workbook, name: str, *key: int) -> dict[Any, Cells]:
    """The rows of a sheet by what stands in the columns `key`, each by the heads of its columns."""
    rows = workbook[name].iter_rows(min_row=4, values_only=True)
    head = [str(title) for title in next(rows)]
    return {
        tuple(row[number] for number in key) if len(key) > 1 else row[key[0]]: dict(
            zip(head, row, strict=True)
        )
        for row in rows
    }


@pytest.fixture(scope="module")
def path(publication: Publication, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("calculation") / "ark.xlsx"
    made.write_bytes(excel.calculation(publication))
    return made


@pytest.fixture(scope="module")
def examples(path: Path, computed: Computed) -> openpyxl.Workbook:
    """The workbook as it comes, computed."""
    return computed(path)


def test_the_example_is_computed_as_on_paper(examples: openpyxl.Workbook) -> None:
    needs = table(examples, "Behov", 0, 1)
    # 6 × 190 ÷ 130 = 8.77; 10 per cent less, down: 7; more, up: 10
    old = needs["Eldre", "Tilpasset"]
    assert old["Behov om ti år"] == pytest.approx(8.769, abs=0.001)
    assert (old["Lavt"], old["Høyt"]) == (7, 10)
    # 6 + 10 × (1.5 − 1.2) = 9; 8.1 down, 9.9 up
    young = needs["Unge", "Ordinær"]
    assert young["Behov om ti år"] == pytest.approx(9)
    assert (young["Lavt"], young["Høyt"]) == (8, 10)
    # 3 + 10 × (0.4 − 0.1) = 6; 5.4 down, 6.6 up
    assert needs["Personer med utviklingshemming", "Tilpasset"]["Lavt"] == 5
    assert needs["Personer med utviklingshemming", "Tilpasset"]["Høyt"] == 7


def test_what_nobody_knows_is_no_zero_and_is_counted(examples: openpyxl.Workbook) -> None:
    unknown = table(examples, "Behov", 0, 1)[
        "Personer med rusproblemer eller psykiske lidelser", "Tilpasset"
    ]
    assert unknown["Behov om ti år"] == "vet ikke"
    assert not unknown["Lavt"]
    below = table(examples, "Behov", 0)
    assert below["Sum"]["Behov nå"] == 1 + 4 + 3 + 3 + 6 + 6
    assert below["Rader med «vet ikke»"]["Behov nå"] == 1
    assert below["Rader som står tomme"]["Behov nå"] == 22 - 7


def test_what_is_lacking_is_the_need_less_what_covers_it(examples: openpyxl.Workbook) -> None:
    lacking = table(examples, "Fra behov til boliger", 0)
    # ordinary: low 0 + 2 + 2 + 8 = 12, high 2 + 4 + 4 + 10 = 20; less 3 bought, 4 free, 2 adopted
    ordinary = lacking["Ordinær"]
    assert (ordinary["Behov lavt"], ordinary["Behov høyt"]) == (12, 20)
    assert (ordinary["Mangler lavt"], ordinary["Mangler høyt"]) == (3, 11)
    # adapted: low 5 + 7 = 12, high 7 + 10 = 17; less 1 bought, 4 who stay, 2 free
    adapted = lacking["Tilpasset"]
    assert (adapted["Mangler lavt"], adapted["Mangler høyt"]) == (5, 10)
    assert (lacking["Sum"]["Mangler lavt"], lacking["Sum"]["Mangler høyt"]) == (8, 21)


def test_homes_that_dont_fit_are_counted_once(examples: openpyxl.Workbook) -> None:
    homes = table(examples, "Boliger som ikke passer", 0)
    large = homes["Ordinær, tre rom eller flere"]
    assert large["Passer ikke"] == 5 + 2 + 2 + 1
    assert large["Andel"] == pytest.approx(10 / 14)
    assert large["Igjen om ti år"] == 14 - 10 - 2
    assert homes["Sum"]["Igjen om ti år"] == 7 + 2 + 5 + 7
    sizes = table(examples, "Husstander og boliger", 0)
    small = sizes["Én eller to personer: ett til tre rom"]
    assert (small["Forskjell nå"], small["Forskjell om ti år"]) == (310 - 780, 310 - 850)


def test_another_assumption_gives_other_figures(
    path: Path, tmp_path: Path, computed: Computed
) -> None:
    workbook = openpyxl.load_workbook(path)
    assumed = workbook["Forutsetninger"]
    rows = {str(row[0].value): row[1] for row in assumed.iter_rows(min_row=5)}
    rows["Antall år fram"].value = 20
    rows["Usikkerhet"].value = 0.5
    rows["Innbyggere på 80 år eller mer i dag"].value = 0
    workbook.save(tmp_path / "ark.xlsx")
    needs = table(computed(tmp_path / "ark.xlsx"), "Behov", 0, 1)
    # 6 + 20 × 0.3 = 12; half less and half more
    young = needs["Unge", "Ordinær"]
    assert (young["Behov om 20 år"], young["Lavt"], young["Høyt"]) == (pytest.approx(12), 6, 18)
    assert needs["Eldre", "Tilpasset"]["Behov om 20 år"] == 6  # no growth out of nobody


def test_all_of_it_may_be_emptied(path: Path, tmp_path: Path, computed: Computed) -> None:
    workbook = openpyxl.load_workbook(path)
    for sheet in workbook.worksheets[1:]:
        for row in sheet.iter_rows(min_row=5):
            for cell in row[1:]:
                if isinstance(cell.value, int | float):
                    cell.value = None
    workbook.save(tmp_path / "ark.xlsx")
    for sheet in computed(tmp_path / "ark.xlsx").worksheets:
        for row in sheet.iter_rows(values_only=True):
            assert not any(str(value).startswith(("#", "Err:")) for value in row), sheet.title


def test_the_rows_are_those_of_the_overview(path: Path, book: Book) -> None:
    template = book.guide.documents.templates["behovsoversikt"]
    part = template.part("Behovet for boliger")
    assert part
    assert part.table
    sheet = openpyxl.load_workbook(path, data_only=True)["Behov"]
    rows = [(row[0], row[1]) for row in sheet.iter_rows(min_row=5, max_row=26, values_only=True)]
    groups = [group.text for group in part.table.begin]
    assert rows == [(group, kind) for group in groups for kind in ("Ordinær", "Tilpasset")]
    head = [cell.value for cell in sheet[4]]
    assert [title for title in part.table.columns if title in head] == [
        "Gruppe", "Type bolig", "Behov nå", "Behov om ti år", "Kilde og dato",
    ]  # fmt: skip


def test_examples_are_marked_and_what_it_cant_say_is_said(path: Path, book: Book) -> None:
    workbook = openpyxl.load_workbook(path)
    filled = {cell.fill.fgColor.rgb for cell in workbook["Behov"]["C"] if cell.value == 6}
    assert len(filled) == 1
    for name in workbook.sheetnames[2:]:
        for row in workbook[name].iter_rows(min_row=5):
            coloured = any(cell.fill.fgColor.rgb in filled for cell in row)
            assert coloured == (row[-1].value == "Eksempel"), (name, row[0].value)
    for row in workbook["Forutsetninger"].iter_rows(min_row=5, max_row=8):
        assert str(row[3].value).startswith("Eksempel. ")
    first = [str(cell.value) for cell in workbook.worksheets[0]["A"]]
    assert "Dette kan arket ikke si" in first
    for limit in book.guide.calculation.limits:
        assert any(limit.text.removesuffix(".") in line for line in first)


def test_it_is_the_same_twice(publication: Publication) -> None:
    assert excel.calculation(publication) == excel.calculation(publication)


def test_another_guide_has_its_own_formulas(
    small: SmallGuide, tmp_path: Path, computed: Computed
) -> None:
    made = tmp_path / "ark.xlsx"
    made.write_bytes(excel.calculation(Publication.of(small.open(), "", MOMENT)))
    cells = openpyxl.load_workbook(BytesIO(made.read_bytes()))["Steder"]
    assert cells["B6"].value == "=Natt"
    assert cells["B6"].data_type == "s"
    found = computed(made)
    assert table(found, "Steder", 0, 1)["Svingen", "Dag"]["I alt"] == 3 * 2 + 2 * 0.125
    assert table(found, "Samlet", 0)["Dag"]["Biler"] == 6.25
