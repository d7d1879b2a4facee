"""The source text: every line in a point, every point on a page, every quotation exact."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from macros.pages import Book
from tests.conftest import ROOT

TEXT = ROOT.parent / "shared" / "kilde" / "introduksjon.txt"


@pytest.fixture(scope="module")
def lines() -> list[str]:
    """The lines of the real text; it is not part of the project."""
    if not TEXT.is_file():
        pytest.skip("the source text is not at hand (../shared/kilde/introduksjon.txt)")
    return TEXT.read_text(encoding="utf-8").splitlines()


def test_every_line_with_text_is_covered_by_a_point(book: Book) -> None:
    source = book.guide.source
    covered = {n for p in source.points.values() for n in range(p.lines[0], p.lines[1] + 1)}
    assert set(source.text.nonempty_lines) <= covered


def test_every_point_stands_on_a_page_beside_the_list_of_them(book: Book) -> None:
    carried = {key for uses in book.used_by.values() for key in uses.points}
    assert carried == set(book.guide.source.points)
    assert not book.used_by[book.homes.source].points


def test_the_text_is_the_one_the_points_were_made_from(book: Book, lines: list[str]) -> None:
    text = book.guide.source.text
    assert hashlib.sha256(TEXT.read_bytes()).hexdigest() == text.sha256
    assert [n for n, line in enumerate(lines, 1) if line.strip()] == list(text.nonempty_lines)


def test_quotations_are_exact(book: Book, lines: list[str]) -> None:
    for key, point in book.guide.source.points.items():
        if point.quote:
            place = " ".join(" ".join(lines[point.lines[0] - 1 : point.lines[1]]).split())
            assert point.quote in place, key


def test_every_known_error_of_the_source_is_corrected_once(book: Book) -> None:
    facts = [c.fact for p in book.guide.source.points.values() for c in p.corrections if c.fact]
    assert sorted(facts) == list(range(1, 25))


def test_reflection_questions_are_corrected_outside_the_source_page(site: Path) -> None:
    sheet = (site / "verktoy" / "refleksjonssporsmal" / "index.html").read_text(encoding="utf-8")
    assert "plan og bygningsloven" not in sheet
    assert "i de kommunale planprosessene?" in sheet
    assert sheet.count("tter kilden, K2") >= 5
