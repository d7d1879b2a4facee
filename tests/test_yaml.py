"""YAML that means less than was written, or something else: said where it stands, with the cure."""

from __future__ import annotations

import pytest

from macros.guide.reading.yaml_reader import parse
from tests.conftest import SmallGuide

FART = "data/factors/fart.yml"
PLACE = "docs/data/factors/fart.yml"
SIGN = "a sign of YAML, expected quotes; put quotes round it"
CUT = "found a text cut off by the comment"


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ('"Lav" fart', f'found a text that begins with «"», {SIGN}: \'"Lav" fart\''),
        ("'Lav' fart", f"found a text that begins with «'», {SIGN}: '''Lav'' fart'"),
        ("[lav] fart", f"found a text that begins with «[», {SIGN}: '[lav] fart'"),
        ("{lav} fart", f"found a text that begins with «{{», {SIGN}: '{{lav}} fart'"),
        ("%50 lavere", f"found a text that begins with «%», {SIGN}: '%50 lavere'"),
        ("@alle", f"found a text that begins with «@», {SIGN}: '@alle'"),
        ("`lav`", f"found a text that begins with «`», {SIGN}: '`lav`'"),
        ("> 30 km", f"found a text that begins with «>», {SIGN}: '> 30 km'"),
        (">30 km", f"found a text that begins with «>», {SIGN}: '>30 km'"),
        ("| lav", f"found a text that begins with «|», {SIGN}: '| lav'"),
        ("- lav", f"found a text that begins with «-», {SIGN}: '- lav'"),
        ("? lav", f"found a text that begins with «?», {SIGN}: '? lav'"),
        (", lav", f"found a text that begins with «,», {SIGN}: ', lav'"),
        ("*lav* fart", "found the alias «*lav*», expected the text itself; put quotes round it"),
        ("&lav fart", "found the anchor «&lav», expected the text itself; put quotes round it"),
        ("!lav", "found the tag «!lav», expected a plain value; put quotes round it if it is text"),
        (
            "[lav, fart]",
            "found a list, expected text; put quotes round it if it is text that begins with "
            "«[» or «- »",
        ),
        (
            "{lav}",
            "found a mapping of keys and values, expected text; put quotes round it if it is text "
            "that begins with «{», or holds «: »",
        ),
        (
            "Fart, sak #12 i dag?",
            f"{CUT} «#12 i dag?», expected all of the text; put quotes round it",
        ),
        (
            "#12 om fart",
            "found nothing but the comment «#12 om fart», expected all of the text; "
            "put quotes round it",
        ),
        ("Fart # 1\n  og sikt", f"{CUT} «# 1», expected all of the text; put quotes round it"),
        (
            r'"K:\bolig"',
            r"found the escape «\b» in double quotes, expected the text as it is; "
            "put single quotes round it",
        ),
        (
            r'"K:\temp"',
            r"found the escape «\t» in double quotes, expected the text as it is; "
            "put single quotes round it",
        ),
        (
            r'"50 \%"',
            r"found the escape «\%» in double quotes, expected the text as it is; "
            "put single quotes round it",
        ),
        (r'"\ud83d"', "found half a character (U+D83D), expected text"),
        (r'"\uFFFF"', "found U+FFFF, which is no character, expected text"),
        (r'"\x07"', "found the control character U+0007, expected text"),
        ("a\x85b", "found the control character U+0085, expected text"),
        ("\uf0b7 Lav fart", "found U+F0B7, a character of one font only, expected text"),
    ],
)
def test_a_text_that_yaml_reads_otherwise_is_said_with_its_cure(
    small: SmallGuide, written: str, message: str
) -> None:
    small.replace(FART, "title: Lav fart", f"title: {written}")
    assert small.problems() == [f"{PLACE}:2: {message}"]


def test_what_is_quoted_is_taken_as_it_is(small: SmallGuide) -> None:
    small.replace(FART, "title: Lav fart", "title: '\"Lav\" fart, sak #12 i K:\\bolig'")
    assert small.open().guide.factors["fart"].title == '"Lav" fart, sak #12 i K:\\bolig'


def test_a_comment_is_left_alone_where_it_takes_no_text(small: SmallGuide) -> None:
    small.replace(FART, "order: 1", "order: 1 # først")
    small.replace(FART, "  - id: fart-maalt", "  # om måling\n  - id: fart-maalt # fast")
    small.replace(FART, "roles: [vei]", "roles: [vei] # fra roles.yml")
    small.replace(FART, "title: Lav fart", 'title: "Lav fart" # kort')
    small.replace("data/references.yml", "verified: null", "verified: # ikke ennå")
    small.replace("fart.md", "reviewed: null", "reviewed: null # ikke ennå")
    assert small.problems() == []


def test_comments_that_cut_are_found_in_lists_editions_and_front_matter(small: SmallGuide) -> None:
    small.replace("data/edition.yml", "owner: Skolen", "owner: Skolen #2")
    small.replace("data/glossary.yml", "synonyms: [hump]", "synonyms:\n    - hump #1")
    small.replace("fart.md", "title: Lav fart", "title: Lav fart #1")
    rest = "expected all of the text; put quotes round it"
    assert small.problems() == [
        f"docs/data/edition.yml:3: {CUT} «#2», {rest}",
        f"docs/data/glossary.yml:6: {CUT} «#1», {rest}",
        f"docs/fart.md:2: {CUT} «#1», {rest}",
    ]


def test_a_mark_that_a_later_one_closes_is_said_at_its_own_line(small: SmallGuide) -> None:
    small.replace(FART, "title: Lav fart", 'title: "Lav fart')
    small.replace(FART, "    text: Har dere målt farten?", '    text: "Har dere målt farten?"')
    assert small.problems() == [
        f"{PLACE}:2: found a quotation mark that is never closed, expected its pair; "
        "if the text begins with one, put quotes round it"
    ]


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (
            "roles: [nav\nlevels: [a]\n",
            1,
            "found «[» that is never closed, expected its pair; put quotes round it if it is text",
        ),
        (
            'a: {title: "Nei" da}\n',
            1,
            "found «da}» after «{», expected «,» or its pair; put quotes round it if it is text",
        ),
        ("a:\xa0b\nc: d\n", 1, "found the space U+00A0, expected the one of the keyboard"),
        ("a:\n -\xa0b: c\n  d: e", 2, "found the space U+00A0, expected the one of the keyboard"),
    ],
)
def test_other_syntax_is_said_in_an_editors_words(text: str, line: int, message: str) -> None:
    document, problems = parse(text, "f.yml")
    assert document is None
    assert [str(problem) for problem in problems] == [f"f.yml:{line}: {message}"]


def test_a_text_that_goes_on_and_on_is_said(small: SmallGuide) -> None:
    small.replace(FART, "title: Lav fart", f"title: {'Lav fart ' * 2000}")
    assert small.problems() == [
        f"{PLACE}:2: found «{'Lav fart ' * 6}Lav…», expected at most 10000 characters"
    ]


def test_indentation_may_be_pasted(small: SmallGuide) -> None:
    text = (small.docs / FART).read_text(encoding="utf-8")
    small.write(FART, text.replace("    help:", "\xa0\u202f  help:"))
    assert small.problems() == []


def test_only_line_feeds_and_carriage_returns_end_a_line(small: SmallGuide) -> None:
    small.replace(FART, "title: Lav fart", "title: Lav\u2028fart")
    small.replace(FART, "today: Fartsdemping", "todya: Fartsdemping")
    text = (small.docs / FART).read_text(encoding="utf-8")
    for ending in ("\r\n", "\r"):
        small.write(FART, text.replace("\n", ending))
        (problem,) = small.problems()
        assert problem.startswith(f"{PLACE}:3: found the key «todya», expected «order»")


# What MkDocs, which reads front matter once more, would take for something else than text.
@pytest.mark.parametrize("title", ["yes", "Off", "2027-07-01", "12:30", "0x1f", "<<"])
def test_front_matter_is_text_for_mkdocs_too(small: SmallGuide, title: str) -> None:
    small.replace("fart.md", "title: Lav fart", f"title: {title}")
    assert small.problems() == [
        f"docs/fart.md:2: found «{title}», which is not read as text, expected quotes round it"
    ]


def test_no_call_stands_in_the_front_matter(small: SmallGuide) -> None:
    small.replace("fart.md", "title: Lav fart", "title: 'Lav {{ ref(\"x\"*9999999999) }} fart'")
    assert small.problems() == [
        "docs/fart.md:2: found a macro call in the front matter, expected plain text there"
    ]
