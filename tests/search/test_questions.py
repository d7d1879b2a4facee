"""Questions by those who had not seen the guide lead where others say that it answers."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from macros.pages.book import Book
from tests.search.conftest import asked
from tests.search.measuring import Measured, Question, measured, questions, wholes

REFERENCES = "kilder/referanser/"
AT_3, FIRST, MRR, ANSWERED = 0.93, 0.80, 0.86, 0.80
FEWEST = 140


def test_the_places_of_the_questions_are_there(site: Path) -> None:
    every = [place for one in questions().values() for place in (*one.places, one.answer) if place]
    assert len([one for one in questions().values() if one.places]) >= FEWEST
    lost = []
    for place in every:
        page, _, anchor = place.partition("#")
        path = site / page if page and not page.endswith("/") else site / page / "index.html"
        if not path.is_file() or (anchor and f'id="{anchor}"' not in path.read_text("utf-8")):
            lost.append(place)
    assert lost == []


@pytest.fixture(scope="module")
def result(worker: Page, book: Book) -> tuple[Measured, list[str]]:
    """What the worker's hits come to, and the questions that it answers badly."""
    every = list(questions().values())
    hits = asked(worker, [one.asks for one in every])
    within = wholes(book.guide, REFERENCES)
    bad = [
        f"«{one.asks}» gave {[places[0] for places in found[:3]]}"
        for one, found in zip(every, hits, strict=True)
        if one.places and measured([_without_answer(one)], [found], within).at_3 == 0
    ]
    return measured(every, hits, within), bad


def _without_answer(one: Question) -> Question:
    return Question(one.role, one.asks, one.places, one.places[0])


def test_most_questions_are_answered_among_the_first_three(
    result: tuple[Measured, list[str]],
) -> None:
    found, bad = result
    assert found.at_3 >= AT_3, bad
    assert found.first >= FIRST, found
    assert found.mrr >= MRR, found


def test_a_question_with_an_answer_is_shown_it_first(result: tuple[Measured, list[str]]) -> None:
    assert result[0].answered >= ANSWERED, result[0]


def test_no_question_ends_with_nothing(result: tuple[Measured, list[str]]) -> None:
    assert result[0].dead == 0
