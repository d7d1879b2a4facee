"""An instrument is found by its name, and by what people call it."""

from __future__ import annotations

from playwright.sync_api import Page

from macros.pages.book import Book

PAGE = "virkemidler/"
# The page among the first three, and the instrument among its first three sections.
FOUND = 0.95
ASK = """(queries) => queries.map(
  (q) => answer(q).items.slice(0, 3).map((group) => group.map((doc) => doc.location)))"""
# As people said it who had not read the guide.
EVERYDAY = {
    "startlån": "startlan",
    "bostøtte": "bostotte",
    "borettslag": "borettslag",
    "tilvising": "tilvisingsavtale",
    "leie til eie": "leie-til-eie",
    "depositum": "depositum-garanti",
    "hospits": "midlertidig-botilbud",
    "utkastelse": "forebygge-utkastelse",
    "kobo": "kobo",
    "investeringstilskudd": "investeringstilskudd",
    "gratis tomt": "kommunal-tomt",
    "rekkefølgekrav": "rekkefolge",
    "hybler": "hybler",
    "bustønad": "bostotte",
    "forkjøpsrett": "forkjopsrett-leiegard",
    "burettslag": "borettslag",
    "mellombels butilbod": "midlertidig-botilbud",
    "eige først": "eie-forst",
    "leige til eige": "leie-til-eie",
}


def misses(worker: Page, ways: list[tuple[str, str]]) -> list[str]:
    """The queries that don't lead to their instrument."""
    answers = worker.evaluate(ASK, [text for text, _ in ways])
    return [
        text
        for (text, key), groups in zip(ways, answers, strict=True)
        if not any(f"{PAGE}#{key}" in group[:4] for group in groups)  # the first is the page
    ]


def test_an_instrument_is_found_by_each_of_its_names(worker: Page, book: Book) -> None:
    ways = [
        (text, key)
        for key, one in book.guide.policy_instruments.instruments.items()
        for text in (one.title, *one.also)
    ]
    lost = misses(worker, ways)
    assert len(lost) <= (1 - FOUND) * len(ways), lost


def test_everyday_names_lead_to_their_instrument(worker: Page) -> None:
    assert misses(worker, list(EVERYDAY.items())) == []
