"""The forms: filled in on a screen, by keyboard and screen reader too, shown by every viewer."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pikepdf import Name
from PIL import Image, ImageChops
from pypdf import PdfReader, PdfWriter

from macros.pages.book import Book

FORM = "sjekkliste-samordning-skjema.pdf"


def test_every_field_says_what_it_is_for(files: Path, book: Book) -> None:
    fields = PdfReader(files / FORM).get_fields() or {}
    questions = book.guide.factors["samordning"].questions
    assert len(fields) == 3 + 4 * len(questions) + 1
    assert fields["samordning._notater"]["/TU"] == "Notater"
    for question in questions:
        for part, label in (
            ("kryss", "Kryss av når det er på plass"),
            ("ansvarlig", "Ansvarlig for"),
            ("frist", "Frist for"),
            ("notat", "Notat til"),
        ):
            assert fields[f"samordning.{question.id}.{part}"]["/TU"] == f"{label}: {question.text}"


def test_what_is_not_applicable_has_a_box_of_its_own(files: Path, book: Book) -> None:
    fields = PdfReader(files / "sjekkliste-temaplan-skjema.pdf").get_fields() or {}
    labels = {name: field["/TU"] for name, field in fields.items() if name.endswith("ikke-aktuelt")}
    assert labels == {
        f"temaplan.{q.id}.ikke-aktuelt": f"Ikke aktuelt: {q.not_applicable} Gjelder spørsmålet: "
        f"{q.text}"
        for _, q in book.guide.questions_at("temaplan")
        if q.not_applicable
    }
    assert len(labels) == 3


def test_fields_follow_the_order_of_the_page(files: Path, book: Book) -> None:
    with pikepdf.open(files / FORM) as pdf:
        page = pdf.pages[0]
        assert page.Tabs == Name.S
        names = [str(a.T) for a in page.Annots if a.Subtype == Name.Widget]
    parts = ("kryss", "ansvarlig", "frist", "notat")
    wanted = [
        f"samordning.{q.id}.{p}" for q in book.guide.factors["samordning"].questions for p in parts
    ]
    assert names == ["samordning-owner", "samordning-group", "samordning-date", *wanted]


def test_cells_take_more_than_a_line_and_are_filled(files: Path) -> None:
    with pikepdf.open(files / FORM) as pdf:
        height: dict[str, set[float]] = {}
        for field in pdf.Root.AcroForm.Fields:
            question, _, part = str(field.T).rpartition(".")
            lines = bool(int(field.get("/Ff", 0)) & 1 << 12)
            assert lines == (part in ("ansvarlig", "frist", "notat", "_notater"))
            if lines and not part.startswith("_"):
                x0, y0, x1, y1 = map(float, field.Rect)
                height.setdefault(question, set()).add(round(y1 - y0, 1))
                assert y1 - y0 > 45
                # «17. juni 2027» in nine points, and what viewers leave free.
                assert x1 - x0 > 64
        assert all(len(found) == 1 for found in height.values())


def test_fields_bring_an_appearance_and_a_font_that_is_there(files: Path) -> None:
    for path in files.glob("*-skjema.pdf"):
        with pikepdf.open(path) as pdf:
            form = pdf.Root.AcroForm
            assert "/NeedAppearances" not in form
            assert "/Fields" in form.DR.Font
            for field in form.Fields:
                if field.FT == Name.Btn:
                    assert {"/on", "/Off"} == set(field.AP.N.keys())
                else:
                    assert "/Fields 9 Tf" in str(field.DA)
                    assert field.AP.N.Subtype == Name.Form


@pytest.fixture(scope="module")
def filled(files: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The form with a tick, a name with Norwegian letters, and a note of several lines."""
    writer = PdfWriter(clone_from=files / FORM)
    fields = writer.get_fields() or {}
    first = next(name for name in fields if name.endswith(".kryss"))[: -len("kryss")]
    values = {
        f"{first}kryss": "/on",
        f"{first}ansvarlig": "Åse Ødegård",
        f"{first}notat": "Én linje\nen til",
    }
    writer.update_page_form_field_values(writer.pages[0], values, auto_regenerate=False)
    path = tmp_path_factory.mktemp("filled") / "filled.pdf"
    writer.write(path)
    return path


def changed(before: Image.Image, after: Image.Image) -> int:
    """How many pixels two pictures of a page differ in, clearly."""
    difference = ImageChops.difference(before.convert("L"), after.convert("L"))
    return sum(difference.histogram()[64:])


def test_what_is_filled_in_shows_in_pdfium(files: Path, filled: Path) -> None:
    pictures = []
    for path in (files / FORM, filled):
        document = pypdfium2.PdfDocument(path)
        document.init_forms()
        pictures.append(document[0].render(scale=2, may_draw_forms=True).to_pil())
    assert changed(*pictures) > 500


def test_what_is_filled_in_shows_in_poppler(files: Path, filled: Path, tmp_path: Path) -> None:
    if not shutil.which("pdftoppm"):
        pytest.skip("pdftoppm (Debian: poppler-utils) is not installed")
    pictures = []
    for path in (files / FORM, filled):
        command = [
            "pdftoppm",
            "-r",
            "144",
            "-png",
            "-singlefile",
            str(path),
            str(tmp_path / path.stem),
        ]
        subprocess.run(command, check=True)
        pictures.append(Image.open(tmp_path / f"{path.stem}.png"))
    assert changed(*pictures) > 500
