"""A question leads to its answer, in whichever of its ways it is asked."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from macros.pages.book import Book
from tests.search.conftest import asked

PAGE = "sporsmal-og-svar/"
# The page with the answer among the first three, and the answer among its first three sections.
FOUND = 0.93
# Questions about an instrument, whose own entry answers as well.
ALSO = {
    "boliger-uten-aa-eie": "virkemidler/#tilvisingsavtale",
    "fortrinnsrett-eller-forkjopsrett": "virkemidler/#forkjopsrett-leiegard",
    "plankrav-er-noe-annet": "virkemidler/#investeringstilskudd",
    "tilskudd-til-utleieboliger": "virkemidler/#tilskudd-utleieboliger",
}


@pytest.mark.parametrize("some", [4, pytest.param(1, marks=pytest.mark.long)])
def test_a_question_leads_to_its_answer(worker: Page, book: Book, some: int) -> None:
    """Its own question, and every fourth of the other ways to ask it, or all."""
    ways = [
        (text, {f"{PAGE}#{key}", ALSO.get(key, "")})
        for key, one in book.guide.faq.questions.items()
        for text in (one.question, *one.asked[::some])
    ]
    answers = asked(worker, [text for text, _ in ways])
    misses = [
        text
        for (text, right), groups in zip(ways, answers, strict=True)
        if not any(right & {*group[:4]} for group in groups[:3])  # the first is the page itself
    ]
    assert len(misses) <= (1 - FOUND) * len(ways), misses
