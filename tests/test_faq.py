"""Questions and answers: short, with what they rest on, found by the search."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from macros.guide.model.faq import LONGEST_ANSWER
from macros.pages.book import Book
from macros.pages.words import Words
from tests.conftest import SmallGuide, Tab
from tests.test_whole_guide import page

PAGE = "sporsmal-og-svar"
FEWEST = 60


def test_a_question_stands_with_its_answer_before_what_else_there_is_to_say(
    small: SmallGuide,
) -> None:
    shown = small.open().render("spoersmaal.md", "faq")
    places = [
        shown.index(part)
        for part in (
            '<article class="g-answer" id="hvem-maaler">',
            ">Hvem måler farten?</h3>",
            "<p>Kommunen.</p>",
            "Den skal måle ved skolen. <span",
            "#veiloven-2",
            f"<strong>{Words()['faq_advice']}:</strong> Spør om tallene.",
            'Les mer: <a href="../fart/">Lav fart</a>',
            ">Når kan jeg gå alene?</h3>",
            f"<strong>{Words()['faq_unsettled']}:</strong> Loven har ingen alder.",
        )
    ]
    assert places == sorted(places)
    assert "Kven måler farta?" not in shown


def test_groups_are_headings_in_their_order_with_a_list_of_them_first(small: SmallGuide) -> None:
    shown = small.open().render("spoersmaal.md", "faq")
    links, headings = shown.split("</nav>")
    for part, end in ((links, "</a>"), (headings, "</h2>")):
        assert 0 < part.index(f">Skolen spør{end}") < part.index(f">Barna spør{end}")
    assert 'href="#gruppe-barna"' in links
    assert 'id="gruppe-barna"' in headings


def test_a_page_may_show_one_group_and_tells_what_its_marks_mean(small: SmallGuide) -> None:
    small.replace("fart.md", '{{ why("fart") }}', '{{ why("fart") }}\n\n{{ faq_group("skolen") }}')
    book = small.open()
    shown = book.render("fart.md", "faq_group", "skolen")
    assert "Hvem måler farten?" in shown
    assert "Når kan jeg gå alene?" not in shown
    assert "Les mer" not in shown  # the page is this one
    assert Words()["marks"]["ours"] in book.builds_on("fart.md")
    assert "veiloven" in book.used_by["fart.md"].references


def test_there_are_many_and_each_has_an_address_and_a_short_answer(site: Path, book: Book) -> None:
    faq = book.guide.faq
    assert len(faq.questions) >= FEWEST
    shown = page(site, PAGE)
    assert [tag["id"] for tag in shown.select("article.g-answer")] == [
        key for group in faq.groups for key in faq.of(group)
    ]
    for key, one in faq.questions.items():
        article = shown.select_one(f"#{key}")
        assert article
        assert one.answer in " ".join(article.get_text().replace("\N{NO-BREAK SPACE}", " ").split())
        assert len(one.answer) <= LONGEST_ANSWER
        assert one.page or one.unsettled, key  # what nothing settles is told nowhere else


def test_an_answer_about_the_law_names_the_section(book: Book) -> None:
    """Or says that nothing is known. The last two groups are about the workshop and the site."""
    groups = list(book.guide.faq.groups)
    for group in groups[:-2]:
        for key, one in book.guide.faq.of(group).items():
            assert one.references or one.unsettled, key
    for key, one in book.guide.faq.questions.items():
        said = " ".join(filter(None, (one.answer, one.more, one.unsettled)))
        assert "loven" not in said.casefold() or one.references or one.group == groups[-1], key


def test_it_says_what_the_law_leaves_open(book: Book) -> None:
    questions = book.guide.faq.questions
    for key in ("brutt-frist", "temaplan-nok", "kommunedelplan-nok"):
        assert questions[key].unsettled, key


def test_each_question_is_asked_in_nynorsk_or_everyday_words_too(book: Book) -> None:
    for key, one in book.guide.faq.questions.items():
        assert one.asked, key


def test_the_menu_leads_there_from_every_page_in_two_clicks(site: Path) -> None:
    for path in ("", "verktoy/workshop", "om/drift"):
        menu = page(site, path).select_one("details.g-menu")
        assert menu
        (link,) = (a for a in menu.select("a") if str(a["href"]).endswith(f"{PAGE}/"))
        assert len([parent for parent in link.parents if parent.name == "details"]) <= 2


def test_answers_are_read_on_paper_and_without_scripts(tab: Tab, address: str, book: Book) -> None:
    shown = tab(java_script_enabled=False)
    shown.goto(f"{address}{PAGE}/")
    for media in ("screen", "print"):
        shown.emulate_media(media=media)
        for key in book.guide.faq.questions:
            assert shown.locator(f"#{key} p").first.is_visible(), (media, key)


def test_a_question_is_an_entry_of_its_own_in_the_search(site: Path, book: Book) -> None:
    index = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))
    docs: dict[str, Any] = {doc["location"]: doc for doc in index["docs"]}
    assert book.guide.faq.questions["vedtak-om-hjelp"].answer not in docs[f"{PAGE}/"]["text"]
    entries = {loc: doc for loc, doc in docs.items() if loc.startswith(f"{PAGE}/#")}
    assert set(entries) == {f"{PAGE}/#{key}" for key in book.guide.faq.questions}
    for key, one in book.guide.faq.questions.items():
        entry = entries[f"{PAGE}/#{key}"]
        assert entry["title"] == one.question
        assert " ".join(entry["text"].split()).startswith(one.answer)
        assert set(one.asked) <= {*entry.get("names", ())}
    assert "boligsosialloven § 7" in entries[f"{PAGE}/#vedtak-om-hjelp"]["basis"]


def test_an_answer_that_leads_to_a_heading_says_its_name(small: SmallGuide) -> None:
    small.replace("data/faq.yml", "page: fart.md", "page: fart.md#det-forste-ma")
    small.replace("fart.md", '{{ why("fart") }}', '## Det første må\n\n{{ why("fart") }}')
    shown = small.open().render("spoersmaal.md", "faq")
    assert 'Les mer: <a href="../fart/#det-forste-ma">Lav fart: Det første må</a>' in shown


def test_an_answer_may_lead_to_a_place_on_a_page(small: SmallGuide) -> None:
    book = small.open()
    (slug, question), *_ = (
        (slug, one) for slug, one in book.guide.faq.questions.items() if one.page
    )
    assert question.page
    small.replace("data/faq.yml", f"page: {question.page}", f"page: {question.page}#her")
    html = small.open().render("spoersmaal.md", "faq")
    assert f'href="{question.page.removesuffix(".md")}/#her"' in html.replace("../", ""), slug
