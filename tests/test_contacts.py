"""A contact that is not to be published is in no open data, however its file is written."""

from __future__ import annotations

import gzip
import json
import shutil
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.build.contacts import keep_contacts_out
from macros.command_line import main
from macros.downloads.edition_data import as_yaml, edition_yml
from macros.guide import GuideError
from macros.guide.model.characters import typed, unfit
from macros.guide.model.edition import Edition
from macros.guide.model.plain import plain
from macros.guide.reading.validation import validate
from macros.guide.reading.yaml_reader import parse
from macros.pages.book import open_book
from tests.conftest import ROOT, TODAY, SmallGuide

EXAMPLE = ROOT / "docs" / "data" / "editions" / "eksempel.yml"

# One contact, in the ways an editor may write it: each says Kari's address and number.
WRITTEN = {
    "as in the example": "contact:\n  email: kari@vik.example\n  phone: 12 34 56 78\n",
    "flow style": "contact: {email: kari@vik.example, phone: 12 34 56 78}\n",
    "flow style over lines": "contact: {\nemail: kari@vik.example,\nphone: 12 34 56 78}\n",
    "a comment at column 0": "contact:\n  email: kari@vik.example\n# Kari\n  phone: 12 34 56 78\n",
    "a key in quotes": '"contact":\n  email: kari@vik.example\n  phone: 12 34 56 78\n',
    "an escaped key": '"cont\\x61ct":\n  email: kari@vik.example\n  phone: 12 34 56 78\n',
    "a key with a question mark": "? contact\n: email: kari@vik.example\n  phone: 12 34 56 78\n",
    "a space before the colon": "contact :\n  email: kari@vik.example\n  phone: 12 34 56 78\n",
    "no newline at the end": "contact:\n  email: kari@vik.example\n  phone: 12 34 56 78",
    "other line ends": "contact:\r\n  email: kari@vik.example\r\n  phone: 12 34 56 78\r\n",
    "said in a comment too": (
        "# Spør kari@vik.example\ncontact: {email: kari@vik.example, phone: 12 34 56 78}\n"
    ),
    "escaped": 'contact: {email: "kari\\x40vik.example", phone: "12 34\\x2056 78"}\n',
}


def kept_out(small: SmallGuide, edition: Path | None = None) -> Path:
    """The published data of the small guide, as a build leaves them; gives the site's folder."""
    site = small.root / "out"
    shutil.copytree(small.docs, site, ignore=shutil.ignore_patterns("*.md"))
    guide = open_book(small.docs, small.root, TODAY, edition=edition).guide
    hidden = replace(guide, edition=guide.edition.model_copy(update={"contact": None}))
    whole = json.dumps(plain(hidden), ensure_ascii=False)
    (site / "data" / "guide.json").write_text(whole, encoding="utf-8")
    keep_contacts_out(guide, site, small.docs, edition, "nedlasting")
    return site


def names_kari(site: Path) -> list[str]:
    """The files that give away how to reach her, compressed ones too."""
    found = []
    for path in (path for path in site.rglob("*") if path.is_file()):
        data = path.read_bytes()
        text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode().casefold()
        if any(mark in text for mark in ("kari", "12 34 56", "12345678")):
            found.append(path.name)
    return found


PLACES = ("edition.yml", "editions/vik.yml", "../vik.yaml")
# Each way of writing at one of the places; the others are long.
SHORT = {(way, PLACES[number % 3]) for number, way in enumerate(WRITTEN)}


@pytest.mark.parametrize(
    ("way", "place"),
    [
        pytest.param(*both, marks=() if both in SHORT else pytest.mark.long)
        for both in product(WRITTEN, PLACES)
    ],
)
def test_a_contact_is_taken_out_wherever_its_edition_lies_and_however_it_is_written(
    small: SmallGuide, way: str, place: str
) -> None:
    (small.data / "editions").mkdir()
    own = small.data / place
    own.write_text(f"slug: vik\nname: Vik\n{WRITTEN[way]}", encoding="utf-8", newline="")
    for edition in (None, own):
        site = kept_out(small, edition)
        assert names_kari(site) == []
        said = (site / "data" / "edition.yml").read_text(encoding="utf-8")
        expected = "slug: vik\nname: Vik\n" if edition or place == "edition.yml" else "slug: "
        assert said.startswith(f"# yaml-language-server: $schema=schema/edition.json\n{expected}")
        shutil.rmtree(site)


def test_a_contact_that_may_be_published_is(small: SmallGuide) -> None:
    text = "slug: vik\nname: Vik\ncontact: {email: kari@vik.example, publish: true}\n"
    small.write("data/edition.yml", text)
    assert names_kari(kept_out(small)) == ["edition.yml"]


@pytest.mark.parametrize(
    ("file", "text", "line", "what"),
    [
        ("roles.yml", "# Spør kari@vik.example\n", 1, "e-mail address"),
        ("roles.yml", "# Spør Kari@Vik.Example\n", 1, "e-mail address"),
        ("roles.yml", "# mailto:kari%40vik.example\n", 1, "e-mail address"),
        ("roles.yml", "# ring\n# 12345678\n", 2, "telephone number"),
        ("roles.yml", "# ring +4712.34.56.78\n", 1, "telephone number"),
        ("roles.yml", "# ring 1234-5678\n", 1, "telephone number"),
        ("liste.csv", "navn;adresse\nKari;kari@vik.example\n", 2, "e-mail address"),
        ("edition.yml.txt", "contact:\n  email: kari@vik.example\n", 2, "e-mail address"),
        ("gammel.json", '{"a": "kari\\u0040vik.example"}\n', 1, "e-mail address"),
        ("editions/kopi.yml", "kontakt:\n  email: kari@vik.example\n", 2, "e-mail address"),
        ("../kopi.csv", "kari@vik.example\n", 1, "e-mail address"),
    ],
)
def test_a_build_fails_where_an_unpublished_contact_stands_all_the_same(
    small: SmallGuide, file: str, text: str, line: int, what: str
) -> None:
    small.write("data/edition.yml", f"slug: vik\nname: Vik\n{WRITTEN['as in the example']}")
    path = small.data / file
    path.parent.mkdir(exist_ok=True)
    path.write_text(text + (path.read_text("utf-8") if path.exists() else ""), encoding="utf-8")
    with pytest.raises(GuideError) as caught:
        kept_out(small)
    place = f"docs/data/{file}".replace("data/../", "")
    assert [str(problem) for problem in caught.value.problems] == [
        f"{place}:{line}: found the {what} of a contact that is not to be published, expected it "
        "nowhere among the open data; take it out, or set «publish: true»"
    ]


@pytest.mark.parametrize("phone", ["12 34 56 78 / 99 88 77 66", "99887766, internt 4455, 12345678"])
def test_each_of_a_contacts_numbers_is_looked_for(small: SmallGuide, phone: str) -> None:
    small.write("data/edition.yml", f'slug: vik\nname: Vik\ncontact: {{phone: "{phone}"}}\n')
    for number in ("+47 12 34 56 78", "998 87 766"):
        small.write("data/notat.csv", f"ring {number}\n")
        with pytest.raises(GuideError) as caught:
            kept_out(small)
        assert str(caught.value).startswith(
            "docs/data/notat.csv:1: found the telephone number of a contact"
        )
        shutil.rmtree(small.root / "out")


def test_figures_in_a_title_are_no_telephone_number(small: SmallGuide) -> None:
    small.write(
        "data/edition.yml",
        'slug: vik\nname: Vik\ncontact: {title: "Leder 2026-2027, rom 12345", phone: "12345678"}\n',
    )
    small.write("data/notat.csv", "saksnummer 12345, skoleåret 2026-2027\n")
    kept_out(small)


def test_what_the_guide_itself_says_may_stand_in_its_data(small: SmallGuide) -> None:
    small.write(
        "data/edition.yml",
        "slug: vik\nname: Vik\ncontact: {email: post@vik.example}\n"
        "notes: [{factor: fart, text: Skriv til post@vik.example}]\n",
    )
    said = (kept_out(small) / "data" / "edition.yml").read_text(encoding="utf-8")
    assert "post@vik.example" in said
    assert "contact" not in said


def test_an_edition_that_cannot_be_read_is_not_published(small: SmallGuide) -> None:
    (small.data / "editions").mkdir()
    small.write("data/editions/vik.yml", "contact: &a {email: kari@vik.example}\nother: *a\n")
    with pytest.raises(GuideError) as caught:
        kept_out(small)
    assert "docs/data/editions/vik.yml:1: found the anchor «&a», expected the text itself" in str(
        caught.value
    )


def test_a_built_site_tells_of_no_contact(
    small: SmallGuide, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TAKEAWAY", "0")
    (small.data / "editions").mkdir()
    (small.data / "editions" / "min.yml").write_text(
        f"slug: vik\nname: Vik\n{WRITTEN['flow style']}", "utf-8"
    )
    monkeypatch.setenv("EDITION", str(small.data / "editions" / "min.yml"))
    config, target = str(small.root / "mkdocs.yml"), tmp_path / "site"
    assert main(["build", "--config", config, "--target", str(target)]) == 0
    assert names_kari(target / "data") == []
    small.write(
        "data/roles.yml", "# kari@vik.example\n" + (small.data / "roles.yml").read_text("utf-8")
    )
    assert main(["build", "--config", config, "--target", str(target)]) == 1


def test_the_published_edition_says_what_the_edition_says() -> None:
    guide = open_book(ROOT / "docs", ROOT, TODAY, edition=EXAMPLE).guide
    document, problems = parse(edition_yml(guide.edition).decode(), "edition.yml")
    assert document is not None
    again, wrong = validate(Edition, document, ())
    assert problems == wrong == []
    assert again == guide.edition.model_copy(update={"contact": None})


# Text as the reader takes it, and keys as a keyboard writes them.
fit = st.text(max_size=20).filter(lambda text: unfit(text) is None and text.isprintable())
odd = fit | st.sampled_from(
    ["0301", "1e5", "1.", "true", "null", "~", "2027-05-14", "a: b", "# x", "- a", "=", "<<", "---"]
)
values = st.recursive(
    odd | st.booleans() | st.integers(-(10**6), 10**6),
    lambda part: st.lists(part, max_size=3) | st.dictionaries(odd.map(typed), part, max_size=3),
    max_leaves=8,
)


def test_a_text_of_several_lines_is_written_in_lines() -> None:
    value = {"note": "Første linje\n- andre: linje\n"}
    written = as_yaml(value).decode()
    assert written == "note: |\n  Første linje\n  - andre: linje\n"
    document, problems = parse(written, "a.yml")
    assert problems == []
    assert document is not None
    assert document.value == value


@settings(deadline=None)  # nothing is timed
@given(st.dictionaries(odd.map(typed), values, min_size=1, max_size=4))
def test_values_that_are_written_are_read_as_the_same(value: dict[str, object]) -> None:
    document, problems = parse(as_yaml(value).decode(), "a.yml")
    assert problems == []
    assert document is not None
    assert document.value == value
