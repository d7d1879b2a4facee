"""The worker and the build: two halves that agree, a contract that is checked, no query too odd."""

from __future__ import annotations

import gzip
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from macros.pages.book import Book
from macros.search import analysis
from macros.search.analysis import fold, spell, stem, words
from macros.search.lemmas import lemmas
from macros.search.lexicon import lexicon
from macros.search.vocabulary import vocabulary as made_for
from tests.search.conftest import SET_UP, WORKER, found
from tests.search.report import rank_of

KB = 1024
ODD = [
    *(
        "",
        " ",
        "\t",
        '"',
        "*",
        ":",
        "+",
        "-",
        "~1",
        "^2",
        "<script>alert(1)</script>",
        "&lt;",
        "\\",
    ),
    *(
        "(",
        "[a-",
        "a{9}",
        ".*",
        "$",
        "§",
        "§ §§",
        "-1",
        "11-",
        "🏠",
        "👩‍👧 bolig",
        "\u202eab",
        "null",
    ),
    *("__proto__", "constructor", "toString hasOwnProperty", "og i på", "a" * 10_000, "ø " * 5_000),
    *(
        "bolig " * 2_000,
        "title:plan",
        "+plan -lov",
        "é",
        "e\u0301",
        "İ",
        "ﬁ",
        "Ǆ",
        "한국",
        "0",
        "1" * 400,
    ),
]


def vocabulary(index: dict[str, Any]) -> list[str]:
    """Every word of the site as it is spelt."""
    fields = ("title", "text", "rest", "names", "above")
    said = (str(doc.get(field, "")) for doc in index["docs"] for field in fields)
    return sorted({word for text in said for word in words(text)})


def test_both_halves_analyse_every_word_alike(worker: Page, index: dict[str, Any]) -> None:
    every = vocabulary(index)
    assert len(every) > 2000
    # The words of a day's pages do not have every ending.
    every += [f"plansk{left}{ending}" for left in ("", "l", "ll") for ending in analysis._ENDINGS]
    every += ["Örebro", "bjørkäs", "ÅLESUND", "ǻ", "é", "İ", "ß"]
    theirs = worker.evaluate(
        "(w) => w.map((x) => [spell(x), fold(spell(x)), stem(spell(x))])", every
    )
    assert theirs == [[spell(w), fold(spell(w)), stem(spell(w))] for w in every]


def test_both_halves_count_every_word_as_the_same(
    worker: Page, index: dict[str, Any], book: Book
) -> None:
    every = vocabulary(index)
    made = made_for(book.guide, every, book.words.language)
    assert worker.evaluate("(words) => words.map(termOf)", every) == list(map(made.term, every))


def test_both_halves_find_the_same_words_in_every_text(worker: Page, index: dict[str, Any]) -> None:
    texts = [doc["text"] for doc in index["docs"]]
    theirs = worker.evaluate("(t) => t.map((x) => wordsOf(x).map(({ word }) => word))", texts)
    assert theirs == [words(text) for text in texts]


def test_no_two_words_of_the_site_count_as_one(index: dict[str, Any]) -> None:
    known, every = lexicon(), vocabulary(index)
    found = lemmas(every, known)
    by_term: dict[str, set[str]] = {}
    for word in every:
        if word.isalpha() and len(word) > 2 and word in known:
            lemma = spell(known.word(word))
            by_term.setdefault(found.term(word), set()).add(lemma.replace("leg", "lig"))
    assert len(by_term) > 1000
    assert {term: words for term, words in by_term.items() if len(words) > 1} == {}


def test_a_word_with_its_own_letters_is_not_another_without(worker: Page) -> None:
    """«mål» and «mal», «møte» and «mot»: what is written is found first, and marked alone."""
    marks = worker.evaluate(
        """(queries) => queries.map((query) => answer(query).hits.slice(0, 3).map(
          ({ title, text }) => (title + text).match(/(?<=<mark>).*?(?=<[/]mark>)/g) || []))""",
        ["mal", "møte", "lisens"],
    )
    met = [{mark.lower() for hit in hits for mark in hit} for hits in marks]
    assert not [mark for mark in met[0] if mark.startswith("mål")]
    assert not [mark for mark in met[1] if mark.startswith("mot")]
    assert not [mark for mark in met[2] if mark.startswith("list")]


# Texts with what nobody sees in them, and the words that they are to be read as.
UNSEEN = {
    "plan\u00adstrategi": "planstrategi",
    "plan\u200bstrategi og\u00a0bolig": "planstrategi og bolig",
    "pa\u030a pbl\u202f§\u00a011\u20112": "på pbl § 11-2",
    "§ 11\u00ad\u20112 e\u0301n bolig\u2060": "§ 11-2 én bolig",
    "a\u00ad\u030a b\ufe0fc \ufeffd": "å bc d",
    "plan\U000e0100krav": "plankrav",
    "\u00ad": "",
    "İ plan\u00adkrav": "i plankrav",
}


@pytest.mark.parametrize("text", UNSEEN)
def test_both_halves_read_past_what_nobody_sees(worker: Page, text: str) -> None:
    theirs = worker.evaluate("(t) => wordsOf(t).map(({ word }) => word)", text)
    assert theirs == words(text) == words(UNSEEN[text])


def test_a_word_with_unseen_characters_is_found_and_marked_whole(
    worker: Page, index: dict[str, Any]
) -> None:
    texts = ["En plan\u00adstrategi.", "En planstrategi pa\u030a plass."]
    docs = [
        {"location": f"{i}/", "title": f"Side {i}", "text": text} for i, text in enumerate(texts)
    ]
    marks = worker.evaluate(
        """([docs, queries]) => {
          dispatchEvent(new MessageEvent("message", { data: { setup: { config: {}, docs } } }));
          return queries.map((q) => answer(q).hits.map(({ text }) => text).sort());
        }""",
        [docs, ["planstrategi", "plan\u00adstrategi", "på", "pa\u030a"]],
    )
    worker.evaluate(SET_UP, index)
    assert marks[0] == [
        "En <mark>planstrategi</mark> pa\u030a plass.",
        "En <mark>plan\u00adstrategi</mark>.",
    ]
    assert marks[1] == marks[0]
    assert marks[2] == marks[3] == ["En planstrategi <mark>pa\u030a</mark> plass."]


def test_what_a_section_is_called_counts_for_each_of_its_passages(
    worker: Page, index: dict[str, Any]
) -> None:
    """Names stand in the index with the first."""
    docs = [
        {"location": "a/", "title": "Side", "text": "Noe annet."},
        {"location": "a/#b", "title": "Del", "text": "En katt.", "names": ["kjæledyr"]},
        {"location": "a/#b", "title": "Del", "text": "En hund."},
        {"location": "a/#c", "title": "Mer", "text": "En hund."},
    ]
    (hit, *_) = worker.evaluate(
        """(docs) => {
          dispatchEvent(new MessageEvent("message", { data: { setup: { config: {}, docs } } }));
          return answer("kjæledyr hund").hits;
        }""",
        docs,
    )
    worker.evaluate(SET_UP, index)
    assert (hit["location"], hit["text"]) == ("a/#b", "En <mark>hund</mark>.")


@pytest.mark.parametrize("query", ODD, ids=range(len(ODD)))
def test_any_query_is_answered(worker: Page, query: str) -> None:
    answer = worker.evaluate("(q) => answer(q)", query)
    assert set(answer) == {"hits", "near", "mended", "dropped", "suggest"}
    assert len(answer["hits"]) <= 20
    shown = "".join(f"{hit['title']} {hit['text']}" for hit in answer["hits"])
    tags = shown.replace("<mark>", "").replace("</mark>", "")
    assert "<" not in tags


def test_the_worker_is_small(site: Path) -> None:
    assert len(gzip.compress((site / WORKER).read_bytes(), 6)) <= 9.5 * KB


# What a title's word may look like in a query; no word of the glossary is made for any of it.
ENDINGS = ("en", "ene", "er", "ens", "enes", "ers", "a", "ar", "ane", "et", "s")


def titles(index: dict[str, Any]) -> dict[str, list[str]]:
    """The long words of titles of pages, terms, instruments and groups, with the pages that have
    them in any heading.
    """
    entries = ("kilder/begreper/", "virkemidler/", "behov/")
    of: dict[str, list[str]] = {}
    headings: dict[str, list[str]] = {}
    for doc in index["docs"]:
        page, _, anchor = doc["location"].partition("#")
        if doc.get("kind") == "file":
            continue  # the page it stands on answers as well
        for word in words(doc["title"]):
            headings.setdefault(word, []).append(page)
            if len(word) > 6 and word.isalpha() and (not anchor or page in entries):
                of[word] = headings[word]
    return of


def recall(worker: Page, asked: list[tuple[str, list[str]]]) -> float:
    """The share of queries with one of their pages among the first three."""
    pages = found(worker, [query for query, _ in asked])
    ranks = [
        rank_of(list(dict.fromkeys(p)), right) for p, (_, right) in zip(pages, asked, strict=True)
    ]
    return sum(rank is not None and rank <= 3 for rank in ranks) / len(ranks)


def one_edit(word: str, dice: random.Random) -> str:
    """The word with a letter out, in, changed, or two that have changed places."""
    place = dice.randrange(1, len(word) - 1)
    letter = dice.choice("aeioulnrst")
    return dice.choice(
        [
            word[:place] + word[place + 1 :],
            word[:place] + letter + word[place:],
            word[:place] + letter + word[place + 1 :],
            word[:place] + word[place + 1] + word[place] + word[place + 2 :],
        ]
    )


def test_inflected_words_of_titles_are_found(worker: Page, index: dict[str, Any]) -> None:
    asked = [
        (word.removesuffix("e") + ending, pages)
        for word, pages in titles(index).items()
        for ending in ENDINGS
        if not word.endswith(("r", "t", "s", "n", "a"))
    ]
    assert len(asked) > 200
    assert recall(worker, asked) >= 0.95


def test_words_of_titles_with_a_slip_are_found(worker: Page, index: dict[str, Any]) -> None:
    dice = random.Random(6)  # noqa: S311  the same slips every time
    asked = [(one_edit(word, dice), pages) for word, pages in titles(index).items() for _ in "ab"]
    assert recall(worker, asked) >= 0.95


@pytest.mark.parametrize("letters", [("o", "a", "a"), ("oe", "aa", "ae")])
def test_words_of_titles_without_norwegian_letters_are_found(
    worker: Page, index: dict[str, Any], letters: tuple[str, str, str]
) -> None:
    table = str.maketrans(dict(zip("øåæ", letters, strict=True)))
    spelled = ((word.translate(table), pages) for word, pages in titles(index).items())
    assert recall(worker, list(spelled)) >= 0.95


def compounds(index: dict[str, Any]) -> Iterator[tuple[str, list[str], list[str]]]:
    """The compounds of titles: the word, its parts, its pages."""
    parts = index["config"]["search"]["parts"]
    for word, pages in titles(index).items():
        if stem(word) in parts:
            yield word, parts[stem(word)].split(" "), pages


def test_compounds_of_titles_written_apart_are_found(worker: Page, index: dict[str, Any]) -> None:
    having: dict[str, list[str]] = {}  # words that meet in one compound are one question
    for _, parts, pages in compounds(index):
        having.setdefault(" ".join(parts), []).extend(pages)
    assert len(having) > 20
    assert recall(worker, list(having.items())) >= 0.90


def test_the_last_part_of_a_compound_finds_a_title_that_has_it(
    worker: Page, index: dict[str, Any]
) -> None:
    having: dict[str, list[str]] = {}
    for _, parts, pages in compounds(index):
        having.setdefault(parts[-1], []).extend(pages)
    assert recall(worker, list(having.items())) >= 0.8
