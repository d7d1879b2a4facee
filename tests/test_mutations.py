"""Data, pages and an edition, damaged at random: a valid guide or a list, never an exception."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mkdocs.utils import meta

from macros.command_line import main
from macros.guide import GuideError
from macros.pages.book import Book, open_book
from tests.conftest import ROOT, SMALL, TODAY, SmallGuide, copy_of_small

FILES = sorted(
    path.relative_to(SMALL / "docs").as_posix()
    for path in (SMALL / "docs").rglob("*")
    if path.suffix in (".yml", ".md")
)
OWN = "../edition.yml"  # beside the pages, as a municipality keeps it
EDITION = """\
slug: vik
name: Vik kommune
names: {nn: Vik kommune, se: Vik suohkan}
number: "0301"
coat_of_arms: vapen.svg
contact:
  title: Rådgiver
  email: post@vik.example
colours:
  primary: "#1f3f77"
  accent: "#8a2f1d"
plans:
  kommune:
    - title: Trafikkplan
      url: https://vik.example/plan
      adopted: 2022-06
responsible:
  fart: Veisjefen
questions:
  - id: vik-fart
    factor: fart
    text: Er farten i Vik lav?
    help: Vis målingen.
    roles: [vei]
    levels: [kommune]
    references: [veiloven § 2]
notes:
  - factor: sikt
    text: Hekken klippes i mai.
hidden:
  questions: [fart-senket]
  duties: [senke]
deadlines:
  innspill:
    title: Innspill fra skolene
    date: 2025-05-14
    text: Send dem til Veisjefen.
"""
SCRAPS = [
    *("", " ", "\t", "\n", ":", "- ", "---\n", "&a ", "*a", "!!int ", "[", "{", '"', "'", "#", "|"),
    *("null", "~", "0301", "1e999", "no", "true", "2026-02-30", "99999999999999999999", "<script>"),
    *("{{ ", "}}", "{% if %}", "{{ why('x') }}", "%YAML 1.1\n", "\ufeff", "\x00", "\u2028", "å§«"),
    *(" #", ": ", "\\", '"\\ud83d"', '"K:\\bolig"', "> ", "@", "`", "```\n", "\u00a0", "\u00ad"),
    *("\u2011", "a\u030a", "\x0c", "\x85", "\r", "\uffff", "\ue000", "...\n", "??? x\n", "[^1]"),
    *(
        '{{ ref("x"*99999999) }}',
        '{{ ref(["pbl"]) }}',
        "{% raw %}",
        "{##",
        "| a |\n",
        "<img src=x>",
    ),
]
Damage = tuple[str, str, int, int, str]


@st.composite
def damages(draw: st.DrawFn) -> Damage:
    """What is done to which file, where in it, to how many characters, with which scrap."""
    scrap = draw(st.sampled_from(SCRAPS) | st.text(max_size=6))
    share = draw(st.integers(0, 10_000))
    kind = draw(st.sampled_from(["scrap", "scrap", "scrap", "twice", "out", "in", "swap", "join"]))
    return (
        draw(st.sampled_from([*FILES, OWN, OWN, OWN])),
        kind,
        share,
        draw(st.integers(0, 40)),
        scrap,
    )


def damaged(text: str, kind: str, share: int, length: int, scrap: str) -> str:
    """The text with a scrap instead of some characters, or with a line where it should not be."""
    if kind == "scrap":
        start = share * len(text) // 10_000
        return text[:start] + scrap + text[start + length :]
    lines = text.split("\n")
    at = share * (len(lines) - 1) // 10_000
    if kind == "twice":
        lines.insert(at, lines[at])
    elif kind == "out":
        del lines[at]
    elif kind == "in":
        lines[at] = " " * (length % 5) + lines[at]
    elif kind == "swap":
        other = (at + length) % len(lines)
        lines[at], lines[other] = lines[other], lines[at]
    else:
        lines[at : at + 2] = ["".join(lines[at : at + 2])]
    return "\n".join(lines)


def small_guide(folder: Path) -> SmallGuide:
    """A copy of the small guide, with an edition of its own."""
    small = copy_of_small(folder)
    (folder / "edition.yml").write_text(EDITION, encoding="utf-8")
    shutil.copyfile(ROOT / "docs/data/editions/vapen.svg", folder / "vapen.svg")
    return small


def after(found: list[Damage], small: SmallGuide) -> Book | None:
    """The guide after the damages; None when it was refused with a list that can be read."""
    for file, kind, share, length, scrap in found:
        path = small.docs / file
        text = path.read_bytes().decode("utf-8", errors="replace")
        path.write_bytes(
            damaged(text, kind, share, length, scrap).encode("utf-8", errors="surrogatepass")
        )
    try:
        return open_book(small.docs, small.root, TODAY, edition=small.root / "edition.yml")
    except GuideError as error:
        for problem in map(str, error.problems):
            assert problem.startswith(("docs/", "edition.yml"))
            assert "found" in problem
            assert len(problem.encode("utf-8")) < 2000
            assert problem.isprintable()
        return None


def shows_all(book: Book, small: SmallGuide) -> None:
    """Every call renders, and MkDocs reads the front matter as we do."""
    for src, page in book.pages.items():
        for call in page.calls:
            book.render(src, call.name, *call.args, **dict(call.kwargs))  # type: ignore[arg-type]  # checked
        text = (small.docs / src).read_text(encoding="utf-8-sig")
        read = meta.get_data(text)[1]
        assert page.meta
        assert str(read["title"]).split() == page.meta.title.split()


@settings(
    max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
@given(st.lists(damages(), min_size=1, max_size=3))
def test_damaged_input_gives_a_guide_or_a_list(found: list[Damage]) -> None:
    gives_a_guide_or_a_list(found)


@pytest.mark.long
@settings(
    max_examples=int(os.environ.get("MUTATIONS", "120")),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(st.lists(damages(), min_size=1, max_size=3))
def test_much_damaged_input_gives_a_guide_or_a_list(found: list[Damage]) -> None:
    gives_a_guide_or_a_list(found)


def gives_a_guide_or_a_list(found: list[Damage]) -> None:
    """A damaged guide is read and shown, or refused with a list of problems."""
    with tempfile.TemporaryDirectory() as folder:
        small = small_guide(Path(folder) / "small")
        book = after(found, small)
        if book is not None:
            shows_all(book, small)


@pytest.mark.long
@settings(
    max_examples=int(os.environ.get("MUTATED_BUILDS", "8")),
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(st.lists(damages(), min_size=1, max_size=1))
def test_damaged_input_is_built_or_refused_with_a_list(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, found: list[Damage]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        small = small_guide(Path(folder) / "small")
        monkeypatch.setenv("EDITION", str(small.root / "edition.yml"))
        after(found, small)
        code = main(["build", "--config", str(small.root / "mkdocs.yml")])
        said = capfd.readouterr().err
        assert "generator itself" not in said
        assert "Traceback" not in said
        assert code == (0 if (small.root / "site" / "index.html").is_file() else 1)
