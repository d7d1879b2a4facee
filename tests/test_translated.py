"""A guide in another language: its words come from data, pages and catalogue, none from code."""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from macros.command_line import main
from macros.downloads import ics, open_data
from macros.downloads.pdf import documents
from macros.downloads.pdf.poster import poster
from macros.downloads.pdf.render import PdfRenderer
from macros.downloads.publication import Publication
from macros.guide import GuideError, PartialDate
from macros.pages import words as words_module
from macros.pages.book import Book, open_book
from macros.pages.words import Words
from macros.review.checks import check_site
from macros.search.vocabulary import as_data, vocabulary
from tests import pseudo, seen_in
from tests.conftest import PANGO, TODAY, SmallGuide

# Names of formats and programs, and of commands and headers that a host is told.
TECHNICAL = {"pdf", "docx", "xlsx", "ics"}
NAMES = Words()["in_short"]  # read before the catalogue is another
MOMENT = int(datetime(2026, 11, 23, tzinfo=UTC).timestamp())


@pytest.fixture
def speak(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the generator have the catalogue of the language that nobody speaks."""
    folder = tmp_path / "catalogues"
    folder.mkdir()
    pseudo.write_catalogue(folder)
    monkeypatch.setattr(words_module, "CATALOGUES", folder)


@pytest.fixture
def translated(small: SmallGuide, speak: None) -> Book:  # noqa: ARG001  it speaks
    """The small guide in that language."""
    configure(small, pseudo.LANGUAGE)
    return open_book(small.docs, small.root, TODAY, pseudo.LANGUAGE)


def configure(small: SmallGuide, language: str) -> None:
    """Let the guide's configuration name a language, on its first line."""
    text = (small.root / "mkdocs.yml").read_text(encoding="utf-8")
    small.write("../mkdocs.yml", f"theme: {{language: {language}}}\n{text}")
    if language == pseudo.LANGUAGE:
        name_lines(small)


def name_lines(small: SmallGuide) -> None:
    """Let the page that begins with three lines name them in the language that nobody speaks."""
    for key, name in NAMES.items():
        new = Words(pseudo.LANGUAGE)["in_short"][key]
        if key != "title":
            small.replace("raadet.md", f"**{name}:**", f"**{new}:**")


def strange(root: Path, texts: object) -> set[str]:
    """The words that come neither from the guide, nor from the catalogue or the theme."""
    assert isinstance(texts, list)
    return pseudo.plain_words(texts) - pseudo.of_the_guide(root)


def test_pages_say_nothing_that_is_in_code(translated: Book, small: SmallGuide) -> None:
    said = []
    for src, page in translated.pages.items():
        for call in page.calls:
            named = {key: str(value) for key, value in call.kwargs}
            made = translated.render(src, call.name, *map(str, call.args), **named)
            said += [*pseudo.visible(f"<div>{made}</div>")]
        said += [*pseudo.visible(f"<div>{translated.builds_on(src)}</div>")]
    assert strange(small.root, said) == set()


@pytest.mark.parametrize(
    "document",
    [
        lambda p: documents.booklet(p, form=True),
        documents.run_sheet,
        poster,
        documents.politicians,
        documents.cards,
    ],
)
def test_documents_say_nothing_that_is_in_code(
    translated: Book, small: SmallGuide, document: Callable[[Publication], PdfRenderer]
) -> None:
    made = document(Publication.of(translated, "https://example.org/", MOMENT))
    assert 'lang="eo"' in made.html
    assert strange(small.root, [*pseudo.visible(made.html)]) <= {"https", "example", "org"}


def test_a_calendar_is_in_the_language(translated: Book) -> None:
    text = ics.calendar(Publication.of(translated, "", 1_600_000_000)).decode()
    assert re.search(r"^PRODID:-//trygg-skolevei//[\d.]+//EO\r$", text, re.MULTILINE)
    assert "SUMMARY;LANGUAGE=eo:" in text


@pytest.mark.usefixtures("speak")
def test_a_date_is_written_as_the_language_has_it() -> None:
    assert Words(pseudo.LANGUAGE).date(PartialDate(2027, 7, 1)) == "ĵúĺí 1 2027"
    assert Words(pseudo.LANGUAGE).date(PartialDate(2027, 7)) == "2027 ĵúĺí"


def test_a_table_has_the_columns_and_signs_of_the_language(translated: Book) -> None:
    table = open_data.questions_csv(Publication.of(translated, "", MOMENT)).decode("utf-8-sig")
    assert table.splitlines()[0].startswith("íď;ťéḿá_íď;ťéḿá;śpøŕśḿâĺ;ĥĵéĺp;")


def test_foreign_is_what_is_in_another_language_than_the_guide(
    small: SmallGuide, request: pytest.FixtureRequest
) -> None:
    path = small.data / "references.yml"
    first = path.read_text(encoding="utf-8").replace("  type: ", "  language: nb\n  type: ", 1)
    path.write_text(first, encoding="utf-8")
    norwegian = small.open()
    assert set(norwegian.foreign.values()) == {"nn"}
    request.getfixturevalue("speak")
    name_lines(small)
    book = open_book(small.docs, small.root, TODAY, pseudo.LANGUAGE)
    assert set(book.foreign.values()) == {"nb", "nn"}
    assert {ref.language for ref in book.guide.references.values()} == {"nb", "nn", pseudo.LANGUAGE}


def test_a_search_in_another_language_goes_by_folding_alone(translated: Book) -> None:
    made = vocabulary(translated.guide, ["skolevegen", "fartsdumpene"], pseudo.LANGUAGE)
    assert not made.stemmed
    assert made.term("fartsdumpene") == "fartsdumpene"
    assert made.lemmas.forms == {"veg": "vei"}
    assert as_data(made, translated.guide, {})["whole"] is True


def test_a_language_without_a_catalogue_is_refused(small: SmallGuide) -> None:
    configure(small, "fr")
    with pytest.raises(GuideError) as caught:
        small.project.open_book()
    assert [str(problem) for problem in caught.value.problems] == [
        "mkdocs.yml:1: found the language «fr», which has no catalogue of words, expected «nb»"
    ]


def test_a_language_that_the_theme_lacks_is_refused(
    small: SmallGuide, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(Words().path, tmp_path / "words.qq.yml")
    monkeypatch.setattr(words_module, "CATALOGUES", tmp_path)
    configure(small, "qq")
    with pytest.raises(GuideError) as caught:
        small.project.open_book()
    assert str(caught.value.problems[0]).startswith(
        "mkdocs.yml:1: found the language «qq», which has no words of the theme, expected «af», "
    )


@pytest.fixture
def copy(speak: None, small: SmallGuide, tmp_path: Path) -> Path:  # noqa: ARG001  it speaks
    """The offline copy of the small guide in that language, unpacked: it holds everything."""
    configure(small, pseudo.LANGUAGE)
    config, target = str(small.root / "mkdocs.yml"), str(tmp_path / "out" / "site")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TAKEAWAY", "1" if PANGO else "0")
        assert main(["offline", "--config", config, "--target", target]) == 0
    (archive,) = (tmp_path / "out" / "dist").glob("*.zip")
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(tmp_path / "copy")
    (inside,) = (tmp_path / "copy").iterdir()
    return inside


def _joined(word: str, parts: str) -> bool:
    """Whether a word is two of those known, read as one."""
    return any(word[:at] in parts and word[at:] in parts for at in range(4, len(word) - 3))


@pytest.mark.long
def test_nothing_of_a_built_guide_is_said_by_code(
    copy: Path, small: SmallGuide, browser: Browser
) -> None:
    """Pages as scripts leave them, every file to download, the offline copy, the servers' kit."""
    assert check_site(copy) == []
    names = [path.relative_to(copy).as_posix() for path in copy.rglob("*")]
    assert not [name for name in names if re.match(r"(nedlasting|drift|sjekksum|LES-MEG)", name)]
    known = pseudo.of_the_guide(small.root) | pseudo.of_the_theme() | TECHNICAL
    html = "".join(path.read_text(encoding="utf-8") for path in copy.rglob("*.html"))
    told = [*(path.stem for path in copy.rglob("*")), *re.findall(r'\bid="([^"]+)"', html)]
    # The book tells them; what is read of a PDF has no hyphens.
    addresses = {address.replace("-", "") for address in told}
    left: dict[str, set[str]] = {}
    for path in sorted(copy.rglob("*")):
        if (said := seen_in.told(path)) and (strange := pseudo.plain_words(said) - known):
            # A line that is broken in a PDF leaves parts of words.
            parts = " ".join(known)
            # Lines that stand close in a PDF are read as one word.
            strange = {
                word
                for word in strange
                if path.suffix != ".pdf"
                or not (word in parts or word in addresses or _joined(word, parts))
            }
            left |= {path.relative_to(copy).as_posix(): strange} if strange else {}
    assert left == {}, left
    page = browser.new_page()
    for name in ("arbeidsbok", "fart"):
        page.goto((copy / name / "index.html").as_uri())
        for box in page.locator("[type=checkbox][name^='q/']:visible, [type=radio]:visible").all()[
            :2
        ]:
            box.check(force=True)
        page.locator(".g-search__field").fill("qqqqqqq")
        page.wait_for_timeout(500)
        assert pseudo.plain_words(pseudo.visible(page.content())) - known - {"qqqqqqq"} == set()
    page.close()
