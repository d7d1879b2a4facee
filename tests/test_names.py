"""No two things have one name: ids, files, and anchors in pages and documents."""

from __future__ import annotations

import json
import re
from html import unescape
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from macros.downloads.publication import Publication
from macros.downloads.specs import download_specs
from macros.review.checks import check_site
from tests.conftest import PANGO, SmallGuide
from tests.test_checks import page


def renamed(small: SmallGuide, old: str, new: str) -> None:
    """Give a factor of the small guide another id, wherever it is named."""
    factors = small.data / "factors"
    (factors / f"{old}.yml").rename(factors / f"{new}.yml")
    for path in small.docs.rglob("*.md"):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(f'"{old}"', f'"{new}"'), encoding="utf-8")
    for path in small.data.glob("*.yml"):
        text = path.read_text(encoding="utf-8")
        text = re.sub(rf"(factor: |factors: \[){old}\b", rf"\g<1>{new}", text)
        path.write_text(text, encoding="utf-8")


def level_of(small: SmallGuide) -> tuple[str, int]:
    """A plan level of the small guide, and its line."""
    lines = (small.data / "plan_levels.yml").read_text(encoding="utf-8").splitlines()
    return next(
        (line[:-1], n) for n, line in enumerate(lines, 1) if re.fullmatch(r"[a-z-]+:", line)
    )


def test_a_factor_and_a_level_of_one_id_are_refused(small: SmallGuide) -> None:
    level, line = level_of(small)
    renamed(small, "fart", level)
    assert small.problems() == [
        f"docs/data/plan_levels.yml:{line}: found the plan level «{level}», and the factor of the "
        f"same id at docs/data/factors/{level}.yml:1, expected an id of its own"
    ]


def test_a_question_or_statement_with_the_id_of_a_factor_is_refused(small: SmallGuide) -> None:
    renamed(small, "sikt", "fart-maalt")
    assert (
        "docs/data/factors/fart.yml:18: found the question «fart-maalt», and the factor of the "
        "same id at docs/data/factors/fart-maalt.yml:1, expected an id of its own"
    ) in small.problems()
    statement = next(iter(statements(small)))
    renamed(small, "fart-maalt", statement)
    found = [problem for problem in small.problems() if "found the statement" in problem]
    assert len(found) == 1
    assert found[0].endswith(
        f"found the statement «{statement}», and the factor of the same id at "
        f"docs/data/factors/{statement}.yml:1, expected an id of its own"
    )


def statements(small: SmallGuide) -> list[str]:
    """The ids of the statements."""
    text = (small.data / "assessment.yml").read_text(encoding="utf-8")
    _, _, listed = text.partition("\nstatements:\n")
    return re.findall(r"^  ([a-z-]+):$", listed, re.MULTILINE)


def test_ids_that_would_give_two_files_one_name_are_refused(small: SmallGuide) -> None:
    renamed(small, "sikt", "fart-skjema")
    assert small.problems() == [
        "docs/data/factors/fart-skjema.yml:1: found the id «fart-skjema», whose file "
        "«sjekkliste-fart-skjema» the id «fart» at docs/data/factors/fart.yml:1 names too, "
        "expected another id"
    ]


@pytest.mark.parametrize("id_", ["bruk", "krav", "innhold", "kjoreplan", "notater", "hefte"])
def test_a_factor_may_have_a_name_that_the_booklet_used_for_itself(
    small: SmallGuide, id_: str
) -> None:
    renamed(small, "fart", id_)
    assert small.problems() == []
    made = download_specs(Publication.of(small.open(), "", 1_780_000_000))
    for item in made:
        html = unescape(getattr(item.renderer, "html", ""))
        ids = re.findall(r'\bid="([^"]+)"', html)
        fields = re.findall(r'<(?:input|textarea)[^>]* name="([^"]+)"', html)
        for names in (ids, fields):
            assert len(names) == len(set(names)), item.file
        for link in re.findall(r'href="#([^"]+)"', html):
            assert ids.count(link) == 1
        # No field lies under another, as their dots say in a PDF.
        assert not [one for one in fields if any(two.startswith(f"{one}.") for two in fields)]


def test_the_contents_of_the_booklet_lead_to_each_part_once(small: SmallGuide) -> None:
    if not PANGO:
        pytest.skip("Pango (Debian: libpango-1.0-0 libpangoft2-1.0-0) is not installed")
    renamed(small, "fart", "krav")
    made = download_specs(Publication.of(small.open(), "", 1_780_000_000))
    (booklet,) = (item.renderer for item in made if item.file == "workshophefte.pdf")
    reader = PdfReader(BytesIO(booklet.render().content))
    places = reader.named_destinations
    pages = {name: reader.get_destination_page_number(to) or 0 for name, to in places.items()}
    assert "_krav" in pages
    assert pages["_krav"] < pages["krav"]


def test_no_file_to_take_along_has_changed_its_name(small: SmallGuide) -> None:
    made = download_specs(Publication.of(small.open(), "", 1_780_000_000))
    names = [item.file for item in made]
    assert len(names) == len(set(names))
    assert {"sjekkliste-fart.pdf", "sjekkliste-fart-skjema.pdf", "workshophefte.pdf"} <= set(names)


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A folder with a sound front page."""
    (tmp_path / "index.html").write_text(page("", "Forsiden"), encoding="utf-8")
    return tmp_path


def found(site: Path) -> list[str]:
    """What the check of the built site says."""
    return [str(problem) for problem in check_site(site)]


def test_files_that_differ_only_in_capitals_or_in_the_make_of_letters_are_found(
    built: Path,
) -> None:
    for name in ("a/Fil.txt", "a/fil.txt", "b/\u00e5.txt", "b/a\u030a.txt", "C/x.txt", "c/x.txt"):
        (built / name).parent.mkdir(exist_ok=True)
        (built / name).write_text("x", encoding="utf-8")
    what = "found a name that many systems take for"
    assert found(built) == [
        f"a/fil.txt: {what} «a/Fil.txt», expected one of its own",
        f"b/\u00e5.txt: {what} «b/a[U+030A].txt», expected one of its own",
        f"c: {what} «C», expected one of its own",
    ]


def test_anchors_that_differ_only_in_capitals_are_found(built: Path) -> None:
    body = '<p id="Krav">\n<p id="krav">\n<a name="topp">\n<a id="x" name="x">'
    (built / "index.html").write_text(page(body), encoding="utf-8")
    assert found(built) == [
        "index.html:4: found the id «krav» beside «Krav» (first on line 3), expected it once",
        "index.html:5: found the id «topp» a second time (first on line 2), expected it once",
    ]


def test_a_file_that_is_listed_twice_is_found(built: Path) -> None:
    shelf = built / "nedlasting"
    shelf.mkdir()
    row = {"name": "a.pdf", "size": 1, "sha256": "x"}
    (shelf / "index.json").write_text(json.dumps([row, row]), encoding="utf-8")
    assert "nedlasting/index.json: found «a.pdf» 2 times, expected it once" in found(built)
