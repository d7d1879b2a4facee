"""Data is text: whatever stands in it comes out as it was written, and does nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from macros.command_line import main
from macros.pages.fragments import tidy
from tests.conftest import copy_of_small

NASTY = [
    "<script>alert(1)</script>",
    "<b onclick='x()'>",
    "{{ version() }} {% raw %} {# merknad #}",
    "| a | b |",
    "**fet** _kursiv_ `kode` ~~x~~ ^y^",
    "[lenke](javascript:alert(1)) ![bilde](x.png)",
    "\"dobbel\" 'enkel' & &amp; &lt;",
    "{: .klasse #id }",
    "1. liste # tittel > sitat",
    "$HOME \\n \\* c:\\mappe",
]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, BeautifulSoup]:
    """The small guide with nasty text in a question, a title, a claim and a quotation."""
    root = tmp_path_factory.mktemp("nasty") / "small"
    small = copy_of_small(root)
    text = " ".join(NASTY).replace("'", "''")
    small.replace("data/factors/fart.yml", "text: Har dere målt farten?", f"text: '{text}'")
    small.replace("data/factors/fart.yml", "text: Loven krever måling.", f"text: '{text}'")
    small.replace("data/references.yml", "short: ny veileder", f"short: '{text}'")
    small.replace("data/source.yml", "quote: Farten er farlig.", f"quote: '{text}'")
    assert main(["build", "--config", str(root / "mkdocs.yml")]) == 0
    return {
        path.relative_to(root / "site").as_posix(): BeautifulSoup(
            path.read_text(encoding="utf-8"), "lxml"
        )
        for path in Path(root / "site").rglob("*.html")
    }


def test_a_fragment_has_nothing_that_markdown_reads_as_code_or_as_an_end() -> None:
    """An indent makes code of it, and an empty line ends the HTML."""
    assert tidy("<ul>\n\n    <li>\t én </li>  \n \t \n\t</ul>\n") == "<ul>\n<li>\t én </li>\n</ul>"
    assert tidy(" \n\n") == ""


PLACES = {
    "in a checklist": "sjekklister/index.html",
    "in a claim": "fart/index.html",
    "in a citation and a quotation": "index.html",
    "in the list of references": "referanser/index.html",
    "in a point of the source": "kilde/index.html",
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("text", NASTY)
def test_text_comes_out_as_written(pages: dict[str, BeautifulSoup], place: str, text: str) -> None:
    article = pages[PLACES[place]].article
    assert article
    assert text in " ".join(article.get_text().split())


@pytest.mark.parametrize("place", PLACES)
def test_text_makes_no_elements(pages: dict[str, BeautifulSoup], place: str) -> None:
    article = pages[PLACES[place]].article
    assert article
    # Our own mark of what comes from the source is small and high.
    assert not article.select("script, img, em, code, b, del, sup:not(.g-mark)")
    assert not article.find_all(href=lambda href: bool(href) and "javascript" in href)
    assert not article.find_all(class_="klasse")
