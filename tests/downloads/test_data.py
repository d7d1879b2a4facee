"""Open data: all of the guide, in files that open right, and nobody's name."""

from __future__ import annotations

import csv
import hashlib
import json
from dataclasses import replace
from pathlib import Path

from bs4 import BeautifulSoup

from macros.downloads.open_data import guide_json, harmless, questions_csv, references_csv
from macros.downloads.publication import Publication
from macros.guide.model.edition import Contact
from macros.pages.book import Book
from tests.conftest import ROOT, SmallGuide

SOURCES = ROOT / "docs" / "data"


def test_the_yaml_is_published_as_it_is_written(site: Path) -> None:
    """Editions aren't: they may hold a contact that is not to be published."""
    for path in [*SOURCES.glob("*.yml"), *SOURCES.glob("factors/*.yml"), *SOURCES.rglob("*.json")]:
        if path.name == "edition.yml":
            continue
        published = site / "data" / path.relative_to(SOURCES)
        assert published.read_bytes() == path.read_bytes()


def test_the_whole_guide_is_one_file(site: Path, book: Book) -> None:
    found = json.loads((site / "data" / "guide.json").read_text(encoding="utf-8"))
    assert found["schema"] == 3
    assert found["version"] == book.guide.settings.version
    for name, digest in found["generated_from"].items():
        assert hashlib.sha256((SOURCES / name).read_bytes()).hexdigest() == digest
    guide = found["guide"]
    assert list(guide["factors"]) == list(book.guide.factors)
    asked = [q["id"] for factor in guide["factors"].values() for q in factor["questions"]]
    assert asked == [question.id for _, question in book.guide.questions()]
    assert guide["references"]["boligsosialloven"]["in_force"] == "2023-07-01"


def test_tables_open_right_in_norwegian_excel(site: Path, book: Book) -> None:
    wanted = {
        "questions.csv": [question.id for _, question in book.guide.questions()],
        "references.csv": list(book.guide.references),
    }
    for name, ids in wanted.items():
        content = (site / "data" / name).read_bytes()
        assert content.startswith(b"\xef\xbb\xbf")
        head, *rows = csv.reader(content.decode("utf-8-sig").splitlines(), delimiter=";")
        assert head[0] == "id"
        assert [row[0] for row in rows] == ids
        assert all(len(row) == len(head) for row in rows)


def test_no_cell_is_read_as_a_formula(small: SmallGuide) -> None:
    """The text of such a cell begins with «'»."""
    evil = ["=1+1", "+47 22", "-1", "@SUM(A1)"]
    small.replace("data/factors/fart.yml", "Har dere målt farten?", f'"{evil[0]}"')
    small.replace("data/factors/fart.yml", "Vis målingen.", f'"{evil[1]}"')
    small.replace("data/references.yml", "Den nye veilederen", f'"{evil[2]}"')
    small.replace("data/references.yml", "Råd om fart.", f'"{evil[3]}"')
    publication = Publication.of(small.open(), "", 1_780_000_000)
    for content, texts in (
        (questions_csv(publication), evil[:2]),
        (references_csv(publication), evil[2:]),
    ):
        rows = list(csv.reader(content.decode("utf-8-sig").splitlines(), delimiter=";"))
        cells = [cell for row in rows for cell in row]
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
        assert {f"'{text}" for text in texts} <= set(cells)
    assert harmless("\t=1") == "'\t=1"  # no data can hold it, but a later column might
    assert harmless("Har dere 1+1?") == "Har dere 1+1?"


def test_open_data_names_nobody_who_has_not_been_asked(publication: Publication) -> None:
    for publish in (False, True):
        contact = Contact(name="Ingen Uspurt", phone="99 99 99 99", publish=publish)
        edition = publication.guide.edition.model_copy(update={"contact": contact})
        guide = replace(publication.guide, edition=edition)
        named = replace(publication, book=replace(publication.book, guide=guide))
        assert (b"Ingen Uspurt" in guide_json(named, SOURCES)) is publish


def test_the_page_of_open_data_explains_every_column(site: Path) -> None:
    page = BeautifulSoup((site / "om" / "data" / "index.html").read_text(encoding="utf-8"), "lxml")
    explained = {code.get_text() for code in page.select("th code")}
    for name in ("questions.csv", "references.csv"):
        text = (site / "data" / name).read_text(encoding="utf-8-sig")
        for column in text.splitlines()[0].split(";"):
            assert column in explained
