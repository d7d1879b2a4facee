"""libyaml may read a file only where it reads what ruamel.yaml reads, at the same places."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from macros.guide.reading.text_file import unfit_lines
from macros.guide.reading.yaml_events import prepared, quick_events
from macros.guide.reading.yaml_reader import _Builder, _parsed, _parsed_quickly
from macros.guide.reading.yaml_values import resolved
from tests.conftest import ROOT

FILES = [
    path.read_text(encoding="utf-8")
    for folder in (ROOT / "docs" / "data", ROOT / "tests" / "sites" / "skolevei" / "docs" / "data")
    for path in sorted(folder.rglob("*.yml"))
]
# What YAML is made of, and what its readers have been known to differ on.
PIECES = [
    *("a", "b c", "1", "é", "😀", "~", "=", "@", "`", ".", "\\", "\\n", '\\"', "''", "x:y", "x#y"),
    *("-", "- ", "? ", ": ", ":", "-a", "?a", ":a", "- - a", "? a\n: b", "<<: ", "- x\n", "k: v\n"),
    *(" ", "  ", "\n", "\n", "\n\n", "\n  ", "\n    ", "\n \n", "\t", "\n\t", "-\t", ":\t", "\r"),
    *("#", " #", '"', "'", '"a\nb"', '"q": 1', "\xa0", "\u200b", "\ufeff", "\u3000", "\u2028"),
    *("[", "]", "{", "}", ",", ", ", "{a: 1}", "[a, b]", "{a:1}", "[a:b]", '{"a":1}'),
    *("|", ">", "|-", "|2", ">+", "|\n", ">-\n  ", ": |\n  x\n", "|#", "|\n#"),
    *("%", "\n% ", "---", "--- ", "...", "\n---\n", "\n...\n", "&a", "*a", "!", "!!str "),
    *("- a: b\n  c: d\n", "a: b", "x" * 1022, f'"{"ø" * 1021}"'),
]


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """Some lines of a data file, with pieces put in and taken out."""
    lines = draw(st.sampled_from(FILES)).split("\n")
    start = draw(st.integers(0, len(lines) - 1))
    text = "\n".join(lines[start : start + draw(st.integers(1, 12))])
    text = textwrap.dedent(text) if draw(st.booleans()) else text
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(text)))
        put, gone = draw(st.sampled_from(["", *PIECES])), draw(st.integers(0, 3))
        text = text[:at] + put + text[at + gone :]
    return text


texts = st.lists(st.sampled_from(PIECES), min_size=1, max_size=14).map("".join) | damaged()


def check(text: str) -> bool:
    """Hold what is read quickly against what ruamel.yaml reads; whether it was read quickly."""
    if unfit_lines(text, "f.yml"):
        return False
    text = prepared(text)
    quick = _parsed_quickly(_Builder(text, "f.yml", 1, ()), text)
    if quick is None:
        return False
    document, problems = _parsed(_Builder(text, "f.yml", 1, ()), text)
    assert (quick[1], problems) == ([], [])
    assert document == quick[0]  # with lines, plain values as written, and what comments cut
    assert repr(document) == repr(quick[0])  # 1, 1.0 and True are equal
    return True


@settings(max_examples=300, deadline=None)
@given(texts)
def test_what_is_read_quickly_is_what_ruamel_reads(text: str) -> None:
    check(text)


@pytest.mark.long
@settings(max_examples=4_000, deadline=None)
@given(texts)
def test_however_files_are_damaged(text: str) -> None:
    check(text)


SCALARS = "~ null Null NULL true True TRUE false False FALSE yes No on nUll n 1 -1 +1 007 1.5 1e3"


@pytest.mark.parametrize("text", SCALARS.split())
def test_a_plain_scalar_stands_for_what_ruamel_says(text: str) -> None:
    other = YAML(typ="safe", pure=True)
    assert (resolved(text), type(resolved(text))) == (other.load(text), type(other.load(text)))


@pytest.mark.parametrize("text", FILES, ids=range(len(FILES)))
def test_every_data_file_is_read_quickly(text: str) -> None:
    assert check(text)


def test_what_the_guide_is_made_of_is_read_by_the_quick_one() -> None:
    """A comment behind «|» is enough to have a long file read ten times as slowly."""
    catalogues = (ROOT / "macros" / "pages").glob("words.*.yml")
    texts = [*FILES, *(path.read_text(encoding="utf-8") for path in catalogues)]
    assert [text[:60] for text in texts if quick_events(prepared(text)) is None] == []
