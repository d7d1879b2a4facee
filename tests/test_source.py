"""The source text: every line in a point, every point on a page, every quotation exact."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from macros.pages.book import Book
from tests.conftest import ROOT, SOURCE_TEXT


@pytest.fixture(scope="module")
def lines() -> list[str]:
    """The lines of the real text."""
    return SOURCE_TEXT.read_text(encoding="utf-8").splitlines()


def test_every_line_with_text_is_covered_by_a_point(book: Book) -> None:
    source = book.guide.source
    covered = {n for p in source.points.values() for n in range(p.lines[0], p.lines[1] + 1)}
    assert set(source.text.nonempty_lines) <= covered


def test_every_point_stands_on_a_page_beside_the_list_of_them(book: Book) -> None:
    carried = {key for uses in book.used_by.values() for key in uses.points}
    assert carried == set(book.guide.source.points)
    assert not book.used_by[book.homes.source].points


@pytest.mark.source_text
def test_the_text_is_the_one_the_points_were_made_from(book: Book, lines: list[str]) -> None:
    text = book.guide.source.text
    assert hashlib.sha256(SOURCE_TEXT.read_bytes()).hexdigest() == text.sha256
    assert [n for n, line in enumerate(lines, 1) if line.strip()] == list(text.nonempty_lines)


@pytest.mark.source_text
def test_quotations_are_exact(book: Book, lines: list[str]) -> None:
    for key, point in book.guide.source.points.items():
        if point.quote:
            place = " ".join(lines[point.lines[0] - 1 : point.lines[1]])
            assert point.quote in place, key


def test_every_known_error_of_the_source_is_corrected_once(book: Book) -> None:
    facts = [c.fact for p in book.guide.source.points.values() for c in p.corrections if c.fact]
    assert sorted(facts) == list(range(1, 25))


def test_reflection_questions_are_corrected_outside_the_source_page(site: Path) -> None:
    sheet = (site / "verktoy" / "refleksjonssporsmal" / "index.html").read_text(encoding="utf-8")
    assert "plan og bygningsloven" not in sheet
    assert "i de kommunale planprosessene?" in sheet
    assert sheet.count(", etter kilden: Spørsmålet om") >= 5


def test_without_the_source_text_what_needs_it_is_left_out_with_the_reason(tmp_path: Path) -> None:
    for name in ("docs", "macros", "mkdocs.yml", "pyproject.toml"):
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, tmp_path / name)
    (tmp_path / "tests").mkdir()
    for name in ("__init__.py", "browser_setup.py", "conftest.py", "test_source.py"):
        shutil.copy(ROOT / "tests" / name, tmp_path / "tests" / name)
    command = [sys.executable, "-m", "pytest", "-k", "the_text or quotations or corrected_once"]
    done = subprocess.run(
        [*command, "tests/test_source.py"],
        cwd=tmp_path,
        env=os.environ | {"CI": "true"},
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout
    wanted = tmp_path.parent / "shared" / "kilde" / "introduksjon.txt"
    for name in ("test_the_text_is_the_one_the_points_were_made_from", "test_quotations_are_exact"):
        assert f"LEFT OUT {name}: found no source text, expected {wanted}" in done.stdout
