"""Pages of law begin with three lines: what, who and when; a table leads on where they are long."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from macros.pages.book import Book
from macros.pages.words import Words
from tests.conftest import SmallGuide
from tests.test_whole_guide import page

NAMES = [Words()["in_short"][key] for key in ("what", "who", "when")]
FILE = "docs/raadet.md"


def asked_for(book: Book) -> list[str]:
    """The pages that the guide wants the lines on."""
    places = book.guide.settings.in_short
    return [src for src in book.pages if any(src == p or src.startswith(f"{p}/") for p in places)]


def test_every_page_of_law_or_planning_begins_with_the_three_lines(site: Path, book: Book) -> None:
    sources = asked_for(book)
    folders = ("grunnlag/", "planlegging/")
    assert {src for src in book.pages if src.startswith(folders)} < set(sources)
    for src in sources:
        article = page(site, src.removesuffix(".md").removesuffix("index").rstrip("/")).article
        assert article
        label = article.select_one("h1 ~ .g-short")
        assert label, src
        before = label.find_previous_sibling()
        assert before is not None
        assert before.name == "h1" or before["class"] == ["g-toc"], src
        lines = label.find_next_sibling()
        assert lines is not None
        assert [strong.get_text() for strong in lines.select("li > strong")] == [
            f"{name}:" for name in NAMES
        ], src


def test_a_line_is_a_sentence_or_three(site: Path, book: Book) -> None:
    for src in asked_for(book):
        soup = page(site, src.removesuffix(".md").removesuffix("index").rstrip("/"))
        for line in soup.select(".g-short + ul > li"):
            assert len(line.get_text()) <= 320, (src, line.get_text())


def test_a_page_that_the_guide_names_has_the_lines(small: SmallGuide) -> None:
    small.replace("data/guide.yml", "in_short: [raadet.md]", "in_short: [raadet.md, fart.md]")
    assert small.problems() == [
        "docs/fart.md:7: found no «in_short» under the title, expected {{ in_short() }} and three "
        "lines: guide.yml asks for them in «fart.md»"
    ]


def test_where_nobody_asks_for_them_no_page_has_them(small: SmallGuide) -> None:
    small.replace("data/guide.yml", "in_short: [raadet.md]\n", "")
    text = (small.docs / "raadet.md").read_text(encoding="utf-8")
    small.write("raadet.md", re.sub(r"\{\{ in_short.*?møtet\.\n", "", text, flags=re.DOTALL))
    assert small.problems() == []


def test_a_folder_that_the_guide_names_is_there(small: SmallGuide) -> None:
    small.replace("data/guide.yml", "in_short: [raadet.md]", "in_short: [raadet.md, radet.md]")
    lines = (small.data / "guide.yml").read_text(encoding="utf-8").split("\n")
    line = lines.index("in_short: [raadet.md, radet.md]") + 1
    assert small.problems() == [
        f"docs/data/guide.yml:{line}: found «radet.md», where there is no page, expected a folder "
        "or a page; did you mean «raadet.md»?"
    ]


@pytest.mark.parametrize(
    ("written", "instead", "problems"),
    [
        (
            "- **Når:** Før møtet.\n",
            "",
            ["9: found no line «- **Når:** …» under «in_short», expected one"],
        ),
        (
            "- **Når:** Før",
            "- **Naar:** Før",
            ["14: found «Naar», expected «Når»"],
        ),
        (
            "- **Når:** Før møtet.\n",
            "- **Når:** Før møtet.\n- **Hvor:** Ute.\n",
            ["15: found «Hvor», expected «Hva», «Hvem» or «Når»"],
        ),
        (
            "- **Når:** Før møtet.\n",
            "- **Når:** Før møtet.\n- **Hva:** Mer.\n",
            ["15: found «Hva», which is not in its place, expected «Hva», then «Hvem», then «Når»"],
        ),
        (
            "- **Hva:** Mål farten.",
            "- **Hva:**",
            ["11: found nothing after «Hva:», expected a sentence"],
        ),
        (
            "{{ in_short() }}",
            "Noe annet først.\n\n{{ in_short() }}",
            ["11: found «in_short» after other text, expected it right under the title"],
        ),
        (
            "- **Hva:** Mål farten.\n",
            "Mål farten.\n\n",
            [
                f"9: found no line «- **{name}:** …» under «in_short», expected one"
                for name in NAMES
            ],
        ),
    ],
)
def test_what_is_wrong_with_the_lines_is_said_at_its_line(
    small: SmallGuide, written: str, instead: str, problems: list[str]
) -> None:
    small.replace("raadet.md", written, instead)
    assert small.problems() == [f"{FILE}:{problem}" for problem in problems]


def test_what_a_level_is_stands_once(small: SmallGuide) -> None:
    short = small.open().guide.plan_levels["kommune"].short
    assert short in small.open().render("moete.md", "level", "kommune")
    assert short not in small.open().render("raadet.md", "level", "kommune")


def table(html: str) -> list[list[str]]:
    rows = BeautifulSoup(html, "lxml").select("tr")
    return [[" ".join(cell.get_text().split()) for cell in row.select("th, td")] for row in rows]


def test_the_table_says_what_who_and_when_and_leads_to_where_it_is_told(small: SmallGuide) -> None:
    small.replace(
        "data/duties.yml", "  levels: [kommune]\n", "  levels: [kommune]\n  decided_by: Rådet\n"
    )
    book = small.open()
    shown = book.render("raadet.md", "duty_table")
    heads = [Words()["decided_by"], Words()["deadline"]]
    assert table(shown) == [
        ["Skal", *heads],
        ["Måle farten veiloven § 2", "Rådet", "Senest 1. juli 2023"],
    ]
    assert 'href="#plikt-maale"' in shown  # told on the page
    assert book.render("raadet.md", "plan_duties") == shown
    assert 'href="../#plikt-maale"' in book.render("fart.md", "duty_table")  # where all are


def test_a_level_shows_advice_and_choices_too_each_with_how_firmly_it_binds(
    small: SmallGuide,
) -> None:
    small.replace(
        "data/duties.yml",
        "  text: Kommunen kan senke farten.\n",
        "  text: Kommunen kan senke farten.\n  levels: [kommune]\n",
    )
    rows = table(small.open().render("raadet.md", "duty_table", "kommune"))
    assert [row[0] for row in rows] == [
        Words()["what"],
        "Skal Måle farten veiloven § 2",
        "Kan Senke farten veiloven § 2 a",
    ]
    assert rows[2][1:] == ["", Words()["no_deadline"]["not_said"]]


@pytest.mark.parametrize("kind", ["none", "not_found"])
def test_that_there_is_no_deadline_is_said_in_the_table_and_where_it_is_told(
    small: SmallGuide, kind: str
) -> None:
    small.replace("data/duties.yml", "  deadline: maaling\n", f"  no_deadline: {kind}\n")
    book = small.open()
    said = Words()["no_deadline"][kind]
    assert table(book.render("raadet.md", "duty_table"))[1][2] == said
    told = BeautifulSoup(book.render("fart.md", "duties", "must"), "lxml")
    assert said in [cell.get_text() for cell in told.select("#plikt-maale dd")]


def test_a_duty_without_a_day_applies_now(small: SmallGuide) -> None:
    small.replace("data/duties.yml", "  deadline: maaling\n", "")
    rows = table(small.open().render("raadet.md", "duty_table"))
    assert rows[1][2] == Words()["workbook"]["applies_now"]


def test_a_level_without_duties_is_said(small: SmallGuide) -> None:
    small.replace("raadet.md", '{{ duty_table("kommune") }}', '{{ duty_table("skolekrets") }}')
    assert small.problems() == [
        f"{FILE}:20: found no duty at the level «skolekrets», expected at least one in duties.yml"
    ]


def test_no_cell_of_a_table_of_duties_is_empty(site: Path, book: Book) -> None:
    """Where there is no deadline the cell says so, or that none was found."""
    tables = {"duty_table", "plan_duties"}
    shown = [one.url for one in book.pages.values() if tables & {call.name for call in one.calls}]
    assert len(shown) > 8
    for url in shown:
        for cells in table("".join(map(str, page(site, url).select("table.g-must")))):
            assert all(cells), (url, cells)
            assert Words()["no_deadline"]["not_said"] not in cells, (url, cells)


def test_long_pages_have_a_table_that_leads_down_the_page(site: Path) -> None:
    """Those with more than one duty to tell of, and the one that tells of new rules."""
    for src in (
        *("grunnlag/kommunens-ansvar", "grunnlag/kunnskapsgrunnlag", "grunnlag/nytt-siden-kilden"),
        *("grunnlag/hvorfor-helhetlig-planlegging", "planlegging", "planlegging/planstrategi"),
        *("planlegging/samfunnsdel", "planlegging/arealdel", "planlegging/temaplan"),
    ):
        soup = page(site, src)
        links = soup.select(".g-short ~ .g-must tbody th > a:first-of-type")
        assert len(links) > 1, src
        for link in links:
            target = str(link["href"])
            assert target.startswith("#"), (src, target)
            assert len(soup.select(f"[id='{target[1:]}']")) == 1, (src, target)
