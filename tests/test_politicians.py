"""For those who decide: a page for the ten minutes before a meeting, and a sheet with the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from macros.downloads.pdf import documents
from macros.downloads.publication import Publication
from macros.pages.book import Book
from macros.pages.words import Words
from tests.conftest import SmallGuide
from tests.test_whole_guide import page

PAGE = "for-folkevalgte"
# What a member of the council asks, and the heading that answers it.
ASKED = {
    "Must we have a plan of its own?": "Må vi ha en egen boligsosial plan?",
    "What must we decide, and by when?": "Hva må vi bestemme, og innen når?",
    "What if our planstrategi is silent?": "Hva om planstrategien vår ikke sier noe?",
    "Who looks after it?": "Hvem har ansvaret?",
    "Who sees to it that we do?": "Hvem passer på at vi gjør det?",
    "What may we ask?": "Hva kan vi spørre administrasjonen om?",
    "What may we propose?": "Forslag til vedtak",
}


def words_of(html: str) -> str:
    text = BeautifulSoup(html, "lxml").get_text(" ")
    return " ".join(text.replace("\N{NO-BREAK SPACE}", " ").split())


def sheet(book: Book) -> str:
    return documents.politicians(Publication.of(book, "https://eksempel.no/", 1_700_000_000)).html


def test_every_question_has_a_heading_and_an_answer_right_under_it(site: Path) -> None:
    headings = {h.get_text(strip=True): h for h in page(site, PAGE).select("h2")}
    for heading in ASKED.values():
        assert heading in headings
        assert headings[heading].find_next_sibling() is not None, heading
    answer = headings[ASKED["Must we have a plan of its own?"]].find_next_sibling()
    assert answer is not None
    assert answer.get_text(" ", strip=True).startswith("Nei.")


def test_the_page_says_what_the_data_says(site: Path, book: Book) -> None:
    article = page(site, PAGE).article
    shown = words_of(str(article)).replace(" )", ")")
    for call in book.pages[f"{PAGE}.md"].calls:
        if call.name == "answer":
            assert book.guide.faq.questions[call.argument].answer in shown
    for duty in book.guide.plan_duties().values():
        assert duty.title in shown
    template = book.guide.documents.templates["endringsforslag"]
    for heading in (
        "Spør administrasjonen",
        "Forslag til planstrategien",
        "Forslag til kommuneplanen",
    ):
        part = template.part(heading)
        assert part
        for one in part.points:
            assert one.text.rstrip(".").replace("[dato], ", "[dato] , ") in shown
    assert article
    assert "[dato]" in [each.get_text() for each in article.select(".g-fill-in")]


def test_it_is_one_click_from_the_front_page_and_two_in_the_menu(site: Path) -> None:
    article = page(site, "").article
    assert article
    assert article.select(f'a[href="{PAGE}/"]')
    menu = page(site, "om/drift").select_one("details.g-menu")
    assert menu
    (link,) = (a for a in menu.select("a") if str(a["href"]).endswith(f"{PAGE}/"))
    assert len([parent for parent in link.parents if parent.name == "details"]) <= 2


def test_the_sheet_has_what_the_page_has(book: Book) -> None:
    shown = words_of(sheet(book))
    assert f"eksempel.no/{PAGE}" in shown
    for call in book.pages[f"{PAGE}.md"].calls:
        if call.name == "answer":
            one = book.guide.faq.questions[call.argument]
            assert one.question in shown
            assert one.answer in shown
        if call.name == "document_part":
            slug, heading = call.given("document", "heading")
            part = book.guide.documents.templates[slug].part(heading)
            assert part
            assert all(one.text in shown for one in part.points)
    assert "boligsosialloven § 5 andre ledd" in shown


def test_the_sheet_follows_the_page(small: SmallGuide) -> None:
    shown = words_of(sheet(small.open()))
    assert "Hvem måler farten? Kommunen. veiloven § 2" in shown
    assert "Det vi ber om Mål farten. veiloven § 2, § 2 a (vår vurdering)" in shown
    small.replace("raadet.md", '{{ answer("hvem-maaler") }}', '{{ answer(answer="gaa-alene") }}')
    small.replace(
        "raadet.md",
        '{{ document_part("bestilling", "Det vi ber om") }}',
        '{{ document_part(heading="Og så", document="bestilling") }}',
    )
    shown = words_of(sheet(small.open()))
    assert "Når kan jeg gå alene? Det sier ingen." in shown
    assert "Ring oss." in shown
    assert "Hvem måler farten?" not in shown


def test_without_a_page_the_sheet_has_deadline_and_duties(small: SmallGuide) -> None:
    small.replace("raadet.md", "{{ politicians() }}\n", "")
    shown = words_of(sheet(small.open()))
    assert "Måle farten" in shown
    assert "Hvem måler farten?" not in shown


@pytest.mark.parametrize(
    ("written", "instead", "problem"),
    [
        (
            '"hvem-maaler"',
            '"hvem-maler"',
            "26: found the unknown question with an answer «hvem-maler», expected «hvem-maaler» or "
            "«gaa-alene»; did you mean «hvem-maaler»?",
        ),
        (
            '"Det vi ber om"',
            '"Det vi ber"',
            "28: found «Det vi ber», no heading of «bestilling», expected «Det vi ber om», "
            "«Og så» or «Målinger: dag/natt»; did you mean «Det vi ber om»?",
        ),
    ],
)
def test_what_is_not_there_is_said(
    small: SmallGuide, written: str, instead: str, problem: str
) -> None:
    small.replace("raadet.md", written, instead)
    assert small.problems() == [f"docs/raadet.md:{problem}"]


def test_a_guide_that_makes_no_sheet_leads_to_none(small: SmallGuide) -> None:
    small.replace("data/guide.yml", "extra_sheets: [politicians]\n", "")
    small.replace("filer.md", '{{ downloads("politicians") }}\n', "")
    assert small.problems() == [
        "docs/raadet.md:16: found «politicians», expected it among «extra_sheets» in guide.yml"
    ]


def test_an_answer_alone_has_what_belongs_to_it_and_no_heading(small: SmallGuide) -> None:
    book = small.open()
    shown = book.render("raadet.md", "answer", "hvem-maaler")
    assert "<h3>" not in shown
    assert f"<strong>{Words()['faq_advice']}:</strong> Spør om tallene." in shown
    assert 'Les mer: <a href="../fart/">Lav fart</a>' in shown
    assert Words()["marks"]["ours"] in book.builds_on("raadet.md")
