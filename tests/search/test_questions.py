"""Questions by those who had not seen the guide lead where others say that it answers."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from itertools import chain, groupby
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from macros.pages.book import Book
from macros.search.analysis import stem, words
from tests.search.conftest import SET_UP, asked
from tests.search.measuring import (
    UNSEEN,
    Measured,
    Question,
    measured,
    questions,
    wholes,
)

REFERENCES = "kilder/referanser/"
FEWEST = 700
# Of each way of asking, at least: found among three, first, MRR, answered; at most: dead ends.
TUNED, WITHOUT_THEIR_WORDS = "tuned with", "without their own phrasings"
LEAST = {
    TUNED: (0.95, 0.85, 0.9, 0.86, 0),
    WITHOUT_THEIR_WORDS: (0.94, 0.8, 0.87, 0.81, 0),
}
ALIKE = 0.6  # of all their words: what two phrasings have in common that are nearly one


def test_the_places_of_the_questions_are_there(site: Path) -> None:
    asked = [*questions().values(), *questions(UNSEEN).values()]
    every = [place for one in asked for place in (*one.places, one.answer) if place]
    assert len([one for one in questions().values() if one.places]) >= FEWEST
    lost = []
    for page, places in groupby(sorted(set(every)), lambda place: place.partition("#")[0]):
        path = site / page if page and not page.endswith("/") else site / page / "index.html"
        text = path.read_bytes().decode(errors="replace") if path.is_file() else None
        for place in places:
            anchor = place.partition("#")[2]
            if text is None or (anchor and f'id="{anchor}"' not in text):
                lost.append(place)
    assert lost == []


@pytest.fixture(
    scope="module", params=[TUNED, pytest.param(WITHOUT_THEIR_WORDS, marks=pytest.mark.long)]
)
def result(
    request: pytest.FixtureRequest, worker: Page, index: dict[str, Any], book: Book
) -> tuple[str, Measured, list[str]]:
    """What the worker's hits come to, and the questions that it answers badly."""
    kind = request.param
    every = list(questions().values())
    asks = [one.asks for one in every]
    without = kind == WITHOUT_THEIR_WORDS
    worker.evaluate(SET_UP, _without_phrasings(index, asks) if without else index)
    hits = asked(worker, asks)
    worker.evaluate(SET_UP, index)
    within = wholes(book.guide, REFERENCES)
    bad = [
        f"«{one.asks}» gave {[places[0] for places in found[:3]]}"
        for one, found in zip(every, hits, strict=True)
        if one.places and measured([_without_answer(one)], [found], within).at_3 == 0
    ]
    return kind, measured(every, hits, within), bad


def _without_phrasings(index: dict[str, Any], asked: list[str]) -> dict[str, Any]:
    """The index without what places are called in nearly the words of a question."""
    every = [_stems(one) for one in asked]
    having: dict[str, list[int]] = {}
    for number, stems in enumerate(every):
        for one in stems:
            having.setdefault(one, []).append(number)

    def is_asked(name: str) -> bool:
        own = _stems(name)
        shared = Counter(chain(*(having.get(one, ()) for one in own)))
        return any(
            both > ALIKE * (len(own) + len(every[number]) - both) for number, both in shared.items()
        )

    docs = [
        doc | {"names": [name for name in doc.get("names", ()) if not is_asked(name)]}
        for doc in index["docs"]
    ]
    return index | {"docs": docs}


def _stems(text: str) -> set[str]:
    return {stem(word) for word in words(text)}


def _without_answer(one: Question) -> Question:
    return Question(one.role, one.asks, one.places, one.places[0])


def test_most_questions_are_answered_among_the_first_three(
    result: tuple[str, Measured, list[str]],
) -> None:
    kind, found, bad = result
    at_3, first, mrr, *_ = LEAST[kind]
    assert found.at_3 >= at_3, (found, bad)
    assert found.first >= first, found
    assert found.mrr >= mrr, found


def test_a_question_with_an_answer_is_shown_it_first(
    result: tuple[str, Measured, list[str]],
) -> None:
    kind, found, _ = result
    assert found.answered >= LEAST[kind][3], found


def test_no_question_ends_with_nothing(result: tuple[str, Measured, list[str]]) -> None:
    kind, found, _ = result
    assert found.dead <= LEAST[kind][4]


SNIPPETS = """(queries) => queries.flatMap((query) => answer(query).hits.map(
  ({ location, text }) => [location, text.replace(/<[/]?mark>/g, "")]))"""


def test_a_snippet_is_whole_sentences_of_its_place(worker: Page, index: dict[str, Any]) -> None:
    said: dict[str, set[str]] = {}
    for doc in index["docs"]:
        said.setdefault(doc["location"], set()).update(doc["text"].split("\n"))
    queries = [one.asks for one in questions().values()]
    glued = []
    for location, text in worker.evaluate(SNIPPETS, queries):
        rest = unescape(text)
        while rest and (begin := max(filter(rest.startswith, said[location]), key=len)):
            rest = rest.removeprefix(begin).lstrip()
        if rest:
            glued.append((location, rest))
    assert glued == []


def test_an_answer_is_shown_with_what_it_rests_on(worker: Page) -> None:
    (hit, *_) = worker.evaluate("answer('er boligsosial plan lovpålagt').hits")
    assert (hit["kind"], hit["on"]) == ("answer", "Spørsmål og svar")
    assert hit["location"] == "sporsmal-og-svar/#egen-plan"
    assert unescape(re.sub("</?mark>", "", hit["text"])).startswith("Nei. Boligsosialloven krever")
    assert hit["basis"].startswith("boligsosialloven § 5")


def test_a_file_says_its_format_and_the_page_it_stands_on(worker: Page) -> None:
    (hit, *_) = worker.evaluate("answer('ark til politikerne').hits")
    assert (hit["kind"], hit["note"], hit["on"]) == ("file", "PDF, 1 side", "Nedlastinger")
    assert hit["location"] == "nedlasting/politikerark.pdf"


@pytest.mark.parametrize("query", ["pbl § 11-2", "plan- og bygningsloven § 11-2", "§ 11-2 i pbl"])
def test_a_section_of_a_law_is_found_by_its_number(worker: Page, query: str) -> None:
    (hit, *_) = worker.evaluate("(query) => answer(query).hits", query)
    assert (hit["kind"], hit["location"]) == ("reference", "kilder/referanser/#pbl-11-2")


# A law that the guide knows, and the section of another with the number that it lacks of this one.
OF_OTHERS = {
    "pbl § 3-4": "helse-og-omsorgstjenesteloven-3-4",
    "boligsosialloven § 12": "sosialtjenesteloven-12",
    "boligsosialloven § 13": "forvaltningsloven-13",
}


@pytest.mark.parametrize("query", OF_OTHERS)
def test_a_section_that_the_guide_lacks_is_not_another_laws(
    worker: Page, index: dict[str, Any], query: str
) -> None:
    other = f"{REFERENCES}#{OF_OTHERS[query]}"
    assert any(doc["location"] == other for doc in index["docs"])
    hits = worker.evaluate("(query) => answer(query).hits", query)
    assert hits
    assert other not in {hit["location"] for hit in hits}
    assert other not in {place["location"] for hit in hits for place in hit["more"]}


@pytest.mark.parametrize("query", ["icebreaker", "fotball"])
def test_where_nothing_is_like_a_word_the_nearest_is_shown_and_no_word_proposed(
    worker: Page, query: str
) -> None:
    found = worker.evaluate("(query) => answer(query)", query)
    assert (found["near"], found["suggest"]) == (True, [])
    assert 0 < len(found["hits"]) <= 6


@pytest.mark.parametrize(
    ("query", "near"), [("studentfylla", True), ("nødbolig", False), ("startlån", False)]
)
def test_what_is_only_near_is_said_to_be(worker: Page, query: str, near: bool) -> None:
    found = worker.evaluate("(query) => answer(query)", query)
    assert found["near"] is near
    assert found["hits"]


# What was asked from outside, and what must come first.
FIRST_HIT = {
    "er boligsosial plan lovpålagt": "sporsmal-og-svar/#egen-plan",
    "hva skjer hvis vi ikke rekker fristen": "sporsmal-og-svar/#brutt-frist",
    "koble plan og budsjett": "sporsmal-og-svar/#maal-i-okonomiplanen",
    "når er fristen": "sporsmal-og-svar/#naar-er-fristen",
    "straff": "sporsmal-og-svar/#brutt-frist",
    "suksesskriterier": "suksessfaktorer/",
    "planstrategi": "planlegging/planstrategi/",
    "planstr": "planlegging/planstrategi/",
    "hva er boligsosialt arbeid": (
        "grunnlag/hva-er-boligsosial-planlegging/#hva-er-boligsosialt-arbeid"
    ),
    "startlån": "virkemidler/#startlan",
    "nødbolig": "virkemidler/#midlertidig-botilbud",
    "eldreboliger": "behov/#eldre",
    "KMD": "grunnlag/nytt-siden-kilden/#et-annet-departement-har-ansvaret",
    "laste ned": "verktoy/nedlastinger/",
    "skrive ut": "verktoy/nedlastinger/#tips-til-utskrift",
    # What is looked up by its name is itself the answer; a question about it is not.
    "leie til eie": "virkemidler/#leie-til-eie",
    "sosialtjenesteloven § 27": "kilder/referanser/#sosialtjenesteloven-27",
    "siste endringer": "om/endringslogg/",
}


@pytest.mark.parametrize("query", FIRST_HIT)
def test_what_is_looked_up_or_asked_comes_first(worker: Page, query: str) -> None:
    (hit, *_) = worker.evaluate("(query) => answer(query).hits", query)
    assert hit["location"] == FIRST_HIT[query]


def test_a_slip_is_mended_and_said(worker: Page) -> None:
    found = worker.evaluate("answer('planstratgi')")
    assert found["mended"].startswith("planstrategi")


def test_every_word_that_was_mended_is_said(worker: Page) -> None:
    found = worker.evaluate("answer('boligsosjal handligsplan mal')")
    assert found["mended"] == "boligsosial handlingsplan"
    assert found["dropped"] == []


@pytest.mark.parametrize(
    ("query", "dropped"),
    [
        ("romfart kommunale boliger", ["romfart"]),  # nothing answers it
        ("leiegaranti og depositum", ["leiegaranti"]),  # its parts do
        ("kommunale boliger", []),
    ],
)
def test_a_word_that_is_not_found_is_said(worker: Page, query: str, dropped: list[str]) -> None:
    found = worker.evaluate("(query) => answer(query)", query)
    assert (found["near"], found["dropped"]) == (False, dropped)


RARE = "tallfeste"  # a word that hardly any place has


def test_a_rare_word_leaves_the_rest_of_the_query_its_hits(worker: Page) -> None:
    both, other = asked(worker, [f"hvordan {RARE} boligbehovet", "boligbehovet"])
    assert len(both) > 3
    assert {hit[0] for hit in both} & {hit[0] for hit in other}
    hits = worker.evaluate("answer('korleis få flyktningar over i eigd bustad').hits")
    assert "flyktning" in hits[0]["location"]


@pytest.mark.parametrize(
    ("plain", "query"), [("okonomiplan", "økonomiplan"), ("startlan avslag", "startlån avslag")]
)
def test_a_word_without_its_letters_finds_the_same(worker: Page, plain: str, query: str) -> None:
    one, other = asked(worker, [plain, query])
    assert one[:5] == other[:5]


@pytest.mark.parametrize("query", ["okonomiplan", "husbanken.no/startlan", "når er fristen"])
def test_pages_for_editors_are_behind_those_for_readers(worker: Page, query: str) -> None:
    (hits,) = asked(worker, [query])
    assert not [hit for hit in hits[:5] if hit[0].startswith("om/redigere/")]


# What no answer asks for, though one shares a word with it.
NOT_ASKED = {
    "har dere powerpoint jeg kan bruke på kurs for kommuner": "verktoy/nedlastinger/",
    "forhåndsvise før publisring": "om/redigere/#kom-i-gang",  # of editors' words alone
}


@pytest.mark.parametrize("query", NOT_ASKED)
def test_an_answer_to_something_else_does_not_go_first(worker: Page, query: str) -> None:
    (hit, *_) = worker.evaluate("(query) => answer(query).hits", query)
    assert hit["location"] == NOT_ASKED[query]


@pytest.mark.parametrize(
    ("nynorsk", "query"),
    [
        ("kva skjer om vi ikkje rekk fristen", "hva skjer hvis vi ikke rekker fristen"),
        ("kven bør vi invitere til verkstaden", "hvem bør vi invitere til verkstedet"),
        ("kor mange kan vere med", "hvor mange kan være med"),
    ],
)
def test_a_question_in_nynorsk_has_the_same_answer(worker: Page, nynorsk: str, query: str) -> None:
    one, other = worker.evaluate("(qs) => qs.map((q) => answer(q).hits[0])", [nynorsk, query])
    assert (one["kind"], one["location"]) == ("answer", other["location"])


@pytest.mark.parametrize(
    ("query", "nonsense"), [("gitlab", "gi"), ("lysbilder", "lyste"), ("dokker", "uker")]
)
def test_a_word_is_not_taken_for_one_that_shares_few_letters(
    worker: Page, query: str, nonsense: str
) -> None:
    hits = worker.evaluate("(query) => answer(query).hits", query)
    assert nonsense not in {word for hit in hits for word in hit["words"]}
