"""The whole guide: planning pages, glossary, timeline and pictures, and what they must answer."""

from __future__ import annotations

import math
from functools import cache
from pathlib import Path
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup, Tag

from macros.pages.book import Book
from macros.pages.index import Entry, by_letter
from macros.pages.words import Words
from tests.conftest import SmallGuide


@cache
def page(site: Path, path: str) -> BeautifulSoup:
    """A built page, parsed."""
    text = (site / path / "index.html").read_text(encoding="utf-8")
    return BeautifulSoup(text, "lxml")


@cache
def text_of(site: Path, path: str) -> str:
    """A built page's article with single spaces."""
    article = page(site, path).article
    assert article
    return " ".join(article.get_text().replace("\N{NO-BREAK SPACE}", " ").split())


# The page, the words of the answer, and the anchor of what it rests on.
ANSWERS = {
    "Is a boligsosial plan mandatory?": (
        "grunnlag/kommunens-ansvar",
        "Krever loven en egen boligsosial plan? Nei.",
        "boligsosialloven-5",
    ),
    "Who adopts a temaplan?": (
        "planlegging/temaplan",
        "Kommunen bestemmer selv; Husbanken anbefaler kommunestyret",
        "husbanken-planlegging",
    ),
    "Is a temaplan binding?": (
        "planlegging/temaplan",
        "Har ingen prosesskrav etter plan- og bygningsloven og binder ikke.",
        "husbanken-planlegging",
    ),
    "What must the planstrategi contain?": (
        "planlegging/planstrategi",
        "Oversikten skal ligge til grunn for planstrategien. En drøfting av det boligsosiale "
        "arbeidet bør stå i den",
        "boligsosialloven-5",
    ),
    "What if our planstrategi says nothing?": (
        "planlegging/planstrategi",
        "kan kommunestyret ta planstrategien opp igjen før det",
        "boligsosialloven-10",
    ),
    "What must the økonomiplan show?": (
        "planlegging/okonomiplan",
        "Skal vise hvordan kommunen følger opp mål og strategier i planene, også i arealdelen.",
        "kommuneloven-14-4",
    ),
    "Which documents of the source still hold?": (
        "grunnlag/nytt-siden-kilden",
        "plan- og bygningsloven: gjelder, med nye regler fra 2025 og 2026.",
        "pbl",
    ),
    "What replaced the others?": (
        "grunnlag/nytt-siden-kilden",
        "avløst. Bruk Meld. St. 13 (2023–2024).",
        "meld-st-13-2023-2024",
    ),
}


@pytest.mark.parametrize("question", ANSWERS)
def test_a_planners_question_is_answered_with_its_source(site: Path, question: str) -> None:
    path, answer, anchor = ANSWERS[question]
    assert answer in text_of(site, path)
    assert page(site, path).find("a", href=lambda href: bool(href) and href.endswith(f"#{anchor}"))


def test_an_everyday_word_leads_to_the_official_one_and_the_nynorsk(site: Path) -> None:
    index = page(site, "kilder/innhold")
    link = index.find("a", string="hjemløs")
    assert isinstance(link, Tag)
    anchor = str(link["href"]).split("#")[1]
    entry = page(site, "kilder/begreper").select_one(f"#{anchor}")
    assert entry
    assert "bostedsløs" in entry.get_text()
    nynorsk = entry.select_one("[lang=nn]")
    assert nynorsk
    assert nynorsk.get_text() == "bustadlaus"


def test_the_glossary_is_large_enough_and_in_alphabetical_order(site: Path, book: Book) -> None:
    assert len(book.guide.glossary) >= 40
    terms = [t.term for t in book.guide.glossary.values()]
    shown = [str(dt.find(string=True)).strip() for dt in page(site, "kilder/begreper").select("dt")]
    assert shown == sorted(terms, key=Words().sort_key)


def test_the_norwegian_alphabet_ends_with_ae_oe_aa() -> None:
    key = Words().sort_key
    assert sorted(["ås", "øy", "ære", "zoo", "bo", "2011"], key=key) == [
        "2011",
        "bo",
        "zoo",
        "ære",
        "øy",
        "ås",
    ]


def test_the_index_leads_to_every_page(site: Path, book: Book) -> None:
    links = page(site, "kilder/innhold").select("article .g-letter a")
    shown = {(link.get_text(), urljoin("/kilder/innhold/", str(link["href"]))) for link in links}
    for found in book.pages.values():
        if found.meta and found.src not in ("index.md", "kilder/innhold.md"):
            entry = (found.meta.title, f"/{found.url}")
            assert (entry in shown) is not found.unlisted, found.src


def test_a_word_that_is_looked_up_leads_to_the_questions_and_headings_about_it(
    small: SmallGuide,
) -> None:
    small.replace("planer.md", "## Egen plan", "## Måling i egen plan")
    shown = small.open().render("ord.md", "index_az")
    assert (
        '<li>måling: <a href="../spoersmaal/#hvem-maaler">Hvem måler farten?</a> · '
        '<a href="../planer/#maling-i-egen-plan">Planene: Måling i egen plan</a>'
    ) in shown


def test_a_word_stands_under_its_letter_whatever_sign_is_on_it(small: SmallGuide) -> None:
    book = small.open()
    made = [Entry(word, "#") for word in ("Über", "Ås", "«Álo»", "ark", "((", "2 av 3", "Čahci")]
    assert [
        (letter, [one.word for one in found]) for letter, found in by_letter(made, book.words)
    ] == [
        ("0–9", ["((", "2 av 3"]),
        ("A", ["«Álo»", "ark"]),
        ("C", ["Čahci"]),
        ("U", ["Über"]),
        ("Å", ["Ås"]),
    ]


@pytest.mark.parametrize("path", ["planlegging", "kilder/tidslinje"])
def test_a_picture_has_a_name_a_description_and_its_equivalent_in_text(
    site: Path, path: str
) -> None:
    soup = page(site, path)
    pictures = soup.select("svg.g-svg")
    assert pictures
    for picture in pictures:
        names = str(picture["aria-labelledby"]).split()
        texts = [picture.find(id=name) for name in names]
        assert picture["role"] == "img"
        assert [bool(text and text.get_text().strip()) for text in texts] == [True, True]


def test_every_box_and_arrow_of_the_plan_system_is_in_the_text_beside_it(
    site: Path, book: Book
) -> None:
    figure = page(site, "planlegging").select_one(".g-picture")
    assert figure
    details = figure.find_next_sibling("details")
    assert details
    text = " ".join(details.get_text().split())
    for level in book.guide.plan_levels.values():
        assert f"{level.title}: {level.short}" in text
        for end in level.feeds:
            assert book.guide.plan_levels[end].title in text


def test_the_timeline_shows_what_replaced_what_until_the_deadline(site: Path, book: Book) -> None:
    items = [" ".join(li.get_text().split()) for li in page(site, "kilder/tidslinje").select("li")]
    years = [item for item in items if "2013" in item and "Meld. St. 17" in item]
    assert len(years) == 1
    assert "Avløst av: Meld. St. 13 (2023–2024)" in years[0]
    assert any(item.startswith("Senest 1. juli 2027") for item in items)
    assert book.guide.settings.timeline_from == 2003


def test_every_planning_page_has_the_questions_of_its_level(site: Path, book: Book) -> None:
    for level, src in ((level, book.homes.levels[level]) for level in book.guide.plan_levels):
        text = text_of(site, book.pages[src].url.rstrip("/"))
        for _, question in book.guide.questions_at(level):
            assert question.text in text, f"{question.id} on {src}"
        assert "Eksempel, formulert av oss" in text


def test_words_of_a_page_are_explained_at_its_foot(site: Path, book: Book) -> None:
    for src, uses in book.used_by.items():
        foot = page(site, book.pages[src].url.rstrip("/")).select_one(".g-builds-on")
        for key in uses.terms:
            assert foot
            assert book.guide.glossary[key].definition in " ".join(foot.get_text().split())


def test_contact_comes_from_the_edition_and_none_is_invented(site: Path, small_site: Path) -> None:
    assert "Denne utgaven oppgir ingen kontakt." in text_of(site, "om")
    assert "Skolen. Kontakt: Vaktmesteren" in text_of(small_site, "moete")


def test_no_two_marks_of_the_wheel_cover_each_other(site: Path) -> None:
    dots = page(site, "planlegging").select("circle.g-svg__dot")
    points = [(float(str(dot["cx"])), float(str(dot["cy"]))) for dot in dots]
    gaps = [math.dist(a, b) for i, a in enumerate(points) for b in points[:i]]
    assert len(points) >= 7
    assert min(gaps) >= 26  # twice the radius


def test_the_wheel_shows_the_four_years_of_a_term(site: Path) -> None:
    years = page(site, "planlegging").select("text.g-svg__year")
    assert [year.get_text() for year in years] == ["2026", "2027", "2028", "2029"]
