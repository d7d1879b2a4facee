"""The cache's key: whatever makes a file makes another key, and what doesn't, doesn't."""

from __future__ import annotations

import ast
import shutil
import sys
from collections.abc import Callable
from dataclasses import replace
from importlib.metadata import distribution, packages_distributions
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from macros.downloads import cache, tokens
from macros.downloads.cache import LIBRARIES, Cache, made_by
from macros.downloads.pdf import render, templating
from macros.downloads.pdf.font_files import CUTS, font_file
from macros.downloads.publication import Publication
from macros.downloads.rendered import RenderedFile
from macros.downloads.specs import download_specs
from macros.guide.model.arms import Arms
from macros.pages.book import Book
from macros.pages.words import Words
from tests.conftest import ROOT, SmallGuide

MACROS = ROOT / "macros"
NOT_PDF = {"sjekklister.docx", "handlingsplan.docx", "handlingsplan.xlsx", "kalender.ics"}


@pytest.fixture
def book(small: SmallGuide) -> Book:
    """The small guide, with days to come."""
    small.replace("data/guide.yml", "last_year: 2025", "last_year: 2044")
    return small.open()


def keys(book: Book, **given: Any) -> dict[str, str]:
    """The fingerprint of each take-away."""
    publication = Publication.of(book, given.pop("address", ""), 1_700_000_000)
    made = download_specs(replace(publication, **given))
    return {item.file: item.renderer.fingerprint for item in made}


def changed(before: dict[str, str], after: dict[str, str]) -> set[str]:
    """The files whose fingerprints are others."""
    return {file for file in before if before[file] != after[file]}


def edited(path: Path, old: str, new: str) -> None:
    """Replace a text in a file."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_colour_of_the_pages_makes_everything_anew(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = Path(shutil.copy(tokens.TOKENS, tmp_path))
    monkeypatch.setattr(tokens, "TOKENS", copy)
    before = keys(book)
    edited(copy, "--g-primary: #0b4f5c", "--g-primary: #0b4f5d")
    assert changed(before, keys(book)) == set(before)


def test_a_style_sheet_makes_its_own_sheets_anew(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(render, "STYLES", shutil.copytree(render.STYLES, tmp_path / "styles"))
    before = keys(book)
    with (tmp_path / "styles" / "booklet.css").open("a", encoding="utf-8") as sheet:
        sheet.write("h2 { color: red }")
    assert changed(before, keys(book)) == {"workshophefte.pdf", "workshophefte-skjema.pdf"}


def test_a_template_makes_its_own_sheets_anew(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = shutil.copytree(templating.TEMPLATES, tmp_path / "templates")
    monkeypatch.setattr(templating, "TEMPLATES", copy)
    before = keys(book)
    edited(copy / "poster.html", "{% block body %}", "{% block body %}<p>Ny</p>")
    assert changed(before, keys(book)) == {"plakat.pdf"}


def test_a_word_of_the_catalogue_makes_what_shows_it_anew(book: Book) -> None:
    words = Words()
    words._words = dict(words._words) | {"tick": "Hake"}
    found = changed(keys(book), keys(replace(book, words=words)))
    assert NOT_PDF | {"sjekkliste-fart.pdf", "workshophefte.pdf"} <= found
    assert found.isdisjoint({"plakat.pdf", "kort.pdf"})


def test_the_data_the_address_and_the_moment_make_files_anew(book: Book, small: SmallGuide) -> None:
    before = keys(book)
    assert changed(before, keys(book, address="https://eksempel.no")) >= NOT_PDF
    later = Publication.of(book, "", 1_700_000_001).moment
    assert changed(before, keys(book, moment=later)) == set(before)
    small.replace("data/roles.yml", "Rektor", "Rektoren")
    assert changed(before, keys(small.open())) >= NOT_PDF


def test_what_is_an_editions_own_makes_files_anew(book: Book) -> None:
    before = keys(book)
    own = keys(book, colours=":root {--g-primary: #123456;}")
    assert changed(before, own) == set(before)
    armed = replace(book, guide=replace(book.guide, arms=Arms("arms.svg", b"<svg/>")))
    assert changed(before, keys(armed)) >= {"workshophefte.pdf"} | NOT_PDF


def test_where_pages_lie_makes_files_anew(book: Book, small: SmallGuide) -> None:
    before = keys(book)
    homes = replace(book.homes, checklists={"fart": "fart.md", "sikt": "sikt.md"})
    assert changed(before, keys(replace(book, homes=homes))) >= NOT_PDF
    small.replace("planer.md", "{{ calendar() }}", "")
    assert changed(before, keys(small.open())) >= NOT_PDF


def kept(tmp_path: Path) -> Callable[[], str]:
    """The key that the cache gives one fingerprint, asked anew."""

    def key() -> str:
        cache._generator.cache_clear()
        return Cache(tmp_path).key("x")

    return key


@pytest.mark.parametrize(
    "file",
    [
        *(
            "guide/model/calendar.py",
            "guide/rules/time.py",
            "pages/words.py",
            "pages/macros/time.py",
        ),
        *("downloads/excel/plan.py", "downloads/pdf/finish.py", "downloads/word/styles.py"),
    ],
)
def test_code_makes_everything_anew(file: str, tmp_path: Path) -> None:
    copy = shutil.copytree(MACROS, tmp_path / "macros")
    before = made_by(copy)
    assert before == made_by(MACROS)
    edited(copy / file, "from __future__", "# edited\nfrom __future__")
    assert made_by(copy) != before


def test_another_version_of_any_library_makes_everything_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key, real = kept(tmp_path), distribution
    before = key()
    # What it is made by, and what that rests on.
    for name in (*LIBRARIES, "tinycss2", "cssselect2", "pyphen", "pillow", "lxml"):

        def other(asked: str, name: str = name) -> Any:
            found = real(asked)
            version = "0.0" if asked == name.replace(".", "-") else found.version
            return SimpleNamespace(version=version, requires=found.requires)

        monkeypatch.setattr("macros.downloads.cache.distribution", other)
        assert key() != before, name
    monkeypatch.setattr("macros.downloads.cache.distribution", real)
    assert key() == before
    monkeypatch.setattr("sys.version", "4.0")
    assert key() != before
    monkeypatch.undo()
    cache._generator.cache_clear()


def test_the_libraries_are_those_that_the_code_of_downloads_imports() -> None:
    imported: set[str] = set()
    for path in (MACROS / "downloads").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                imported.add(node.module)
    tops = {name.split(".")[0] for name in imported} - set(sys.stdlib_module_names) - {"macros"}
    packages = packages_distributions()
    names = {packages[top][0].lower().replace("_", "-") for top in tops}
    assert names == set(LIBRARIES)


def test_another_font_makes_everything_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = made_by(MACROS)
    for cut, *_ in CUTS:
        other = tmp_path / f"{cut}.ttf"
        other.write_bytes(font_file(cut).read_bytes() + b"x")
        monkeypatch.setattr(
            cache,
            "font_file",
            lambda asked, cut=cut, other=other: other if asked == cut else font_file(asked),
        )
        assert made_by(MACROS) != before


def test_a_cache_that_may_only_be_read_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = Cache(tmp_path)
    found.put("x", RenderedFile(b"abc"))

    def refused(path: Path) -> None:
        raise PermissionError(path)

    monkeypatch.setattr("os.utime", refused)
    assert found.get("x") == RenderedFile(b"abc")


def test_a_file_that_another_process_moves_is_no_mistake(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "key.123").write_bytes(b"half a file")
    listed = [*tmp_path.glob("*")]
    (tmp_path / "key.123").rename(tmp_path / "key")
    monkeypatch.setattr(Path, "glob", lambda *_: listed)
    Cache(tmp_path).tidy()
    assert (tmp_path / "key").exists()
