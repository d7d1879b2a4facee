"""Markdown that would silently become run-on text, and HTML that leads to nothing."""

from __future__ import annotations

import pytest

from macros.command_line import main
from macros.pages.markdown import check_markdown
from tests.conftest import ROOT, SmallGuide

AFTER_TEXT = "found a list right after text, expected an empty line before it"
PLAIN = "expected plain Markdown"


@pytest.mark.parametrize(
    ("written", "line", "message"),
    [
        ("Dette må til:\n- måle\n- dempe", 2, AFTER_TEXT),
        ("Dette må til\n* måle\n* dempe", 2, AFTER_TEXT),
        ("Dette må til:\n1. måle", 2, AFTER_TEXT),
        ("Dette må til\n1. måle\n2. dempe", 2, AFTER_TEXT),
        ("> Dette må til\n> - måle", 2, AFTER_TEXT),
        ("<div markdown>\nDette må til\n- måle\n</div>", 3, AFTER_TEXT),
        (
            "- måle\n  - fart\n  - sikt",
            2,
            "found a list item indented by 2 spaces, expected 4 under the item it belongs to",
        ),
        (
            "1. måle\n   - fart",
            2,
            "found a list item indented by 3 spaces, expected 4 under the item it belongs to",
        ),
        (
            "- måle\n    - fart\n      - om dagen",
            3,
            "found a list item indented by 2 spaces, expected 4 under the item it belongs to",
        ),
        (
            "- måle\n\n  Mål ofte.",
            3,
            "found text indented by 2 spaces under a list, expected 4 so that it belongs to the "
            "item, or none",
        ),
        ("1) måle\n2) dempe", 1, "found «1)», which makes no list here, expected «1.»"),
        ("• måle\n• dempe", 1, "found «•», which makes no list here, expected «-»"),
        ("- [ ] måle\n- [x] dempe", 1, f"found «[ ]», which makes no task here, {PLAIN}"),
        ('!!! note "Merk"\n    Farten', 1, f"found «!!!», which makes no box here, {PLAIN}"),
        ("??? note\n    Farten", 1, f"found «???», which makes no box that opens here, {PLAIN}"),
        ('=== "Fart"\n    x', 1, f"found «===», which makes no tab here, {PLAIN}"),
        ("Fart\n:   Hvor raskt", 2, f"found «:», which makes no definition here, {PLAIN}"),
        ("Farten[^1] teller.", 1, f"found «[^…]», which makes no footnote here, {PLAIN}"),
        ("[^1]: Notatet.", 1, f"found «[^…]:», which makes no footnote here, {PLAIN}"),
        ("Farten er ~~høy~~ lav.", 1, f"found «~~», which makes no struck-out text here, {PLAIN}"),
        ("Farten er ==lav==.", 1, f"found «==», which makes no marked text here, {PLAIN}"),
        ("Lav fart :smile:", 1, f"found «:…:», which makes no picture here, {PLAIN}"),
        ("Se [veien] (fart.md).", 1, "found «] (», which makes no link here, expected «](»"),
        (
            "Tallene:\n| a | b |\n|---|---|\n| 1 | 2 |",
            2,
            "found a table right after text, expected an empty line before it",
        ),
        (
            "| a | b |\n| 1 | 2 |",
            1,
            "found a table without «|---|» under its headings, expected it there",
        ),
        (
            "| a | b |\n|---|\n| 1 | 2 |",
            2,
            "found a table with 2 headings, expected as many lines of dashes, not 1",
        ),
        ("```\nkode", 1, "found «```» that is never closed, expected its pair"),
        (
            "- måle\n\n    ```\n    kode\n    ```",
            3,
            "found indented code, expected «```» at the beginning of the line",
        ),
        (
            "En linje\\\nto",
            1,
            "found «\\» at the end of a line, expected two spaces for a new line",
        ),
    ],
)
def test_what_would_run_into_the_text_is_said_at_its_line(
    small: SmallGuide, written: str, line: int, message: str
) -> None:
    small.replace("fart.md", "# Lav fart", f"# Lav fart\n\n{written}\n")
    assert small.problems() == [f"docs/fart.md:{line + 8}: {message}"]


@pytest.mark.parametrize(
    "written",
    [
        "## Tiltak\n- måle\n- dempe",
        "Dette må til:\n\n- måle\n- dempe",
        "- måle\n    - fart\n\n    Mål ofte.\n\n- dempe\nog dempe mer",
        "Det skal skje innen\n1. juli 2027, og ikke\nsenere",
        "```\nTekst\n- måle\n!!! note\n| a |\n```",
        "~~~~\n```\n- a\ntekst\n- b\n~~~~",
        "Tekst\n\n    - måle\n    !!! note",
        "Skriv `- [ ]`, `~~slik~~` eller `[^1]`.",
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "a | b\n--- | ---\n1 | 2",
        "<div>\nTekst\n- måle\n</div>\n\n- måle",
        "Tittel\n===\n\nTekst med *en*\n*annen* og\n**tredje** ting",
        "- måle\n{: .liste }",
        "Klokken 10:30:15 og a == b == c, 2 ~ 3",
        " - måle\n - dempe",
    ],
)
def test_what_markdown_takes_is_left_alone(small: SmallGuide, written: str) -> None:
    small.replace("fart.md", "# Lav fart", f"# Lav fart\n\n{written}\n")
    assert small.problems() == []


def test_long_lines_of_signs_are_read_in_no_time() -> None:
    for sign in ("`", "~", "=", "[", "|", "- ", "> ", "1. ", "{", "<", "^", ":a"):
        check_markdown(sign * 4000, "side.md")


@pytest.mark.long
@pytest.mark.parametrize(
    ("written", "message"),
    [
        (
            '<img src="../borte.png" alt="x">',
            "found the address «../borte.png», where nothing is, expected a page or file",
        ),
        (
            'Se <a href="../sikkt/">siden</a>.',
            "found the address «../sikkt/», where nothing is, expected a page or file; "
            "did you mean «sikt/index.html»?",
        ),
        (
            'Se <a href="../sikt/#borte">siden</a>.',
            "found the anchor «#borte», which sikt/index.html doesn't have, expected one",
        ),
        (
            '<img src="https://example.org/x.png" alt="x">',
            "found a request to «https://example.org/x.png», expected none outside the site",
        ),
    ],
)
def test_html_that_leads_to_nothing_stops_the_build(
    small: SmallGuide, capsys: pytest.CaptureFixture[str], written: str, message: str
) -> None:
    small.replace("fart.md", "# Lav fart", f"# Lav fart\n\n{written}\n")
    assert main(["build", "--config", str(small.root / "mkdocs.yml")]) == 1
    said = f"docs/fart.md:9: {message}\n\n1 problem in 1 file. Nothing was built.\n"
    assert capsys.readouterr().err.endswith(said)
    assert not (small.root / "site").exists()


def test_no_page_of_ours_is_misread() -> None:
    for page in (ROOT / "docs").rglob("*.md"):
        assert check_markdown(page.read_text(encoding="utf-8"), page.name, 7) == []
