"""`make check`: what is wrong with a built site is found, with page and line."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.command_line import main
from macros.review.checks import check_site
from tests.conftest import ROOT

Write = Callable[[str, str], None]


def page(body: str, title: str = "T", head: str = "") -> str:
    """A page with one heading."""
    return f"<!doctype html><title>{title}</title>{head}\n<h1 id=topp>{title}</h1>\n{body}"


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a file of a site; its front page is there."""

    def into(name: str, text: str) -> None:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    into("index.html", page("", "Forsiden"))
    return into


def found(site: Path) -> list[str]:
    """Every problem as it is printed."""
    return [str(problem) for problem in check_site(site)]


def test_the_guide_itself_is_sound(site: Path) -> None:
    assert found(site) == []


def test_the_small_guide_is_sound(small_site: Path) -> None:
    assert found(small_site) == []


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (
            '<a href="../sidn/">x</a>',
            "a/index.html:3: found the address «../sidn/», where nothing is, "
            "expected a page or file; did you mean «side/index.html»?",
        ),
        (
            '<a href="../side/#tpp">x</a>',
            "a/index.html:3: found the anchor «#tpp», which side/index.html doesn't have, "
            "expected one; did you mean «topp»?",
        ),
        (
            '<a href="#borte">x</a>',
            "a/index.html:3: found the anchor «#borte», which a/index.html doesn't have, "
            "expected one",
        ),
        (
            '<a href="/side/">x</a>',
            "a/index.html:3: found the address «/side/», expected one that holds under a sub-path",
        ),
        (
            '<a href="../../x/">x</a>',
            "a/index.html:3: found the address «../../x/», which leads out of the site",
        ),
        (
            '<img src="https://example.org/x.png" alt="">',
            "a/index.html:3: found a request to «https://example.org/x.png», "
            "expected none outside the site",
        ),
        (
            '<img srcset="//example.org/x.png 2x" alt="">',
            "a/index.html:3: found a request to «//example.org/x.png», "
            "expected none outside the site",
        ),
        (
            "<p style=\"background: url('borte.png')\">x</p>",
            "a/index.html:3: found the address «borte.png», where nothing is, "
            "expected a page or file",
        ),
        (
            "<script src=borte.js></script>",
            "a/index.html:3: found the address «borte.js», where nothing is, "
            "expected a page or file",
        ),
        ("<h1>to</h1>", "a/index.html: found 2 main headings (h1), expected one"),
        (
            "<p id=topp>x</p>",
            "a/index.html:3: found the id «topp» a second time (first on line 2), expected it once",
        ),
    ],
)
def test_what_is_wrong_on_a_page_is_found(
    tmp_path: Path, write: Write, body: str, message: str
) -> None:
    write("side/index.html", page("", "Side"))
    write("a/index.html", page(body, "A"))
    assert found(tmp_path) == [message]


def test_what_is_right_is_left_alone(tmp_path: Path, write: Write) -> None:
    write("side/index.html", page("<p id=økonomi>x</p>", "Side"))
    write("bilde.svg", "<svg/>")
    links = "../side/#%C3%B8konomi ../ ./ # ../bilde.svg mailto:a@b.no https://example.org/ #topp"
    body = "".join(f'<a href="{link}">x</a>' for link in links.split() if link != "#")
    head = '<link rel="canonical" href="https://example.org/a/"><link rel=icon href=../bilde.svg>'
    body += '<img src="data:image/png;base64,x" alt=""><svg><title>Et bilde</title></svg>'
    write("a/index.html", page(body, "A", head))
    assert found(tmp_path) == []


def test_pages_have_titles_of_their_own(tmp_path: Path, write: Write) -> None:
    write("a/index.html", page("", "Forsiden"))
    write("b/index.html", "<h1>B</h1>")
    assert found(tmp_path) == [
        "b/index.html: found no title, expected one",
        "index.html: found the title «Forsiden», which a/index.html has too, "
        "expected one of its own",
    ]


def test_a_style_sheet_asks_for_nothing_outside(tmp_path: Path, write: Write) -> None:
    write("a.css", 'p {}\n@import "https://example.org/a.css";\nb { background: url(borte.svg) }')
    assert found(tmp_path) == [
        "a.css:2: found a request to «https://example.org/a.css», expected none outside the site",
        "a.css:3: found the address «borte.svg», where nothing is, expected a page or file",
    ]


def test_take_aways_are_listed_there_and_linked_to(tmp_path: Path, write: Write) -> None:
    entries = [
        {"name": name, "size": size, "pages": 1, "sha256": hashlib.sha256(b"abc").hexdigest()}
        for name, size in (("a.pdf", 3), ("b.pdf", 3), ("c.pdf", 4))
    ]
    write("nedlasting/index.json", json.dumps({"schema": 1, "files": entries}))
    write("nedlasting/a.pdf", "abc")
    write("nedlasting/c.pdf", "abd")
    write("nedlasting/d.pdf", "abc")
    links = "".join(f'<a href="nedlasting/{name}.pdf">x</a>' for name in "cd")
    write("index.html", page(links, "Forsiden"))
    assert found(tmp_path) == [
        "nedlasting/a.pdf: found no page that links to it, expected one",
        "nedlasting/c.pdf: found 3 bytes, expected 4 as nedlasting/index.json says",
        "nedlasting/c.pdf: found another checksum than nedlasting/index.json gives, "
        "expected the same",
        "nedlasting/d.pdf: found a file that nedlasting/index.json lacks, expected it there",
        "nedlasting/index.json: found «b.pdf», which isn't there, expected the file",
    ]


@pytest.mark.parametrize("content", ["{", "[]", "{}", '{"files": [{"size": 1}]}', "[1]"])
def test_a_list_of_take_aways_that_is_none_is_said(
    tmp_path: Path, write: Write, content: str
) -> None:
    write("nedlasting/index.json", content)
    messages = [re.sub(r"\(.*\)", "(…)", message) for message in found(tmp_path)]
    expected = "found no list of files (…), expected name, size and sha256"
    assert messages == ([] if content == "[]" else [f"nedlasting/index.json: {expected}"])


def test_the_command_lists_problems_and_fails(
    tmp_path: Path, write: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["check", "--config", str(ROOT / "mkdocs.yml"), "--target", str(tmp_path)]
    assert main(command) == 0
    assert capsys.readouterr().out == "the built site is sound\n"
    write("a/index.html", page("<h1>to</h1>", "A"))
    assert main(command) == 1
    printed = "a/index.html: found 2 main headings (h1), expected one\n1 problem.\n"
    assert capsys.readouterr().err == printed


def test_without_a_built_site_it_says_how_to_get_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["check", "--config", str(ROOT / "mkdocs.yml"), "--target", str(tmp_path)]
    assert main(command) == 1
    message = f"{tmp_path}: found no built site, expected one («make site»)\n"
    assert capsys.readouterr().err == message


@pytest.fixture
def copied(small_site: Path, tmp_path: Path) -> Path:
    """A copy of the small guide's site, to be broken by a test."""
    return shutil.copytree(small_site, tmp_path / "copied")


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        (
            "fart/index.html",
            '<html lang="nb"',
            '<html lang="en"',
            "fart/index.html: found the page language «en», expected «nb» as the guide's words",
        ),
        (
            "fart/index.html",
            '<html lang="nb"',
            "<html",
            "fart/index.html: found the page language nothing, expected «nb» as the guide's words",
        ),
        (
            "assets/guide.css",
            ":root",
            '{% include "css/tokens.css" %}\n:root',
            "assets/guide.css:1: found «{%» of a template, expected what it stands for",
        ),
        (
            "assets/guide.js",
            '"use strict";',
            '"use strict";{{ words }}',
            "assets/guide.js:1: found «{{» of a template, expected what it stands for",
        ),
    ],
)
def test_what_a_built_site_must_not_hold_is_found(
    copied: Path, name: str, old: str, new: str, message: str
) -> None:
    assert found(copied) == []
    path = copied / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert found(copied) == [message]


def test_a_site_without_its_styles_is_found(copied: Path) -> None:
    path = copied / "fart" / "index.html"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r'<link rel="?stylesheet[^>]*>', "", text), encoding="utf-8")
    (copied / "assets" / "guide.css").unlink()
    said = found(copied)
    assert "fart/index.html: found no style sheet, expected one of the site" in said
    lost = "found the address «../assets/guide.css», where nothing is, expected a page or file"
    assert [line for line in said if line.startswith("sikt/index.html:") and lost in line]


def test_an_image_that_is_not_there_is_found(copied: Path) -> None:
    (copied / "assets" / "images" / "favicon.svg").unlink(missing_ok=True)
    path = copied / "fart" / "index.html"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("<h1", '<img src="../borte.png" alt=""><h1', 1), "utf-8")
    assert any(
        "found the address «../borte.png», where nothing is" in said for said in found(copied)
    )


@pytest.mark.parametrize("heading", ["<h2></h2>", '<h3> <a href="#" aria-label="Lenke"></a></h3>'])
def test_an_empty_heading_is_found(tmp_path: Path, write: Write, heading: str) -> None:
    write("a/index.html", page(heading, "A"))
    tag = heading[1:3]
    assert found(tmp_path) == [
        f"a/index.html:3: found a heading ({tag}) without text, expected some"
    ]


def test_a_heading_that_is_a_link_or_a_picture_says_something(tmp_path: Path, write: Write) -> None:
    write("bilde.svg", "<svg/>")
    body = '<h2><a href="#topp">x</a></h2><h2><img src="../bilde.svg" alt="Et bilde"></h2>'
    write("a/index.html", page(body, "A"))
    assert found(tmp_path) == []


def test_an_empty_file_is_found(tmp_path: Path, write: Write) -> None:
    write("data/kalender.ics", "")
    assert found(tmp_path) == ["data/kalender.ics: found an empty file, expected something in it"]
