"""A figure is found by its name, and by what people call it."""

from __future__ import annotations

from playwright.sync_api import Page

from macros.pages.book import Book
from tests.search.conftest import asked

PAGE = "grunnlag/indikatorer/"
# As people said it who had not read the guide, and where on the page it leads.
EVERYDAY = {
    "venteliste": "heldogns-plasser",
    "boligkø": "boligsokere",
    "avslag på kommunal bolig": "soknader-og-avslag",
    "trangbodd": "trangbodd",
    "befolkningsframskriving": "innbyggere-etter-alder",
    "barnefattigdom": "barn-lavinntekt",
    "bosettingstall": "bosatte-flyktninger",
    "små tall": "sma-tall",
    "regneark": "regnearket",
    "boliger som ikke passer": "boligene-som-ikke-passer",
}


def misses(worker: Page, ways: list[tuple[str, str]]) -> list[str]:
    """The queries that don't lead to their place within the first three pages."""
    answers = asked(worker, [text for text, _ in ways])
    return [
        text
        for (text, key), groups in zip(ways, answers, strict=True)
        if not any(f"{PAGE}#{key}" in group[:5] for group in groups[:3])
    ]


def test_an_indicator_is_found_by_nearly_each_of_its_names(worker: Page, book: Book) -> None:
    ways = [
        (text, key)
        for key, one in book.guide.indicators.indicators.items()
        for text in (one.title, *one.also)
    ]
    lost = misses(worker, ways)
    assert len(lost) <= 0.1 * len(ways), lost


def test_everyday_words_lead_to_their_figure_or_method(worker: Page) -> None:
    assert misses(worker, list(EVERYDAY.items())) == []
