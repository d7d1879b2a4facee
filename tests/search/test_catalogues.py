"""An instrument, a group and a case are found by their names, and by what people call them."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from macros.pages.book import Book
from macros.search.entries import entries
from tests.conftest import SmallGuide
from tests.search.conftest import asked

# The page among the first three, and the entry among its first three sections.
FOUND = 0.95
# As people said it who had not read the guide; also in nynorsk, and as it was said before.
EVERYDAY = {
    "virkemidler/": {
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
        "eige først": "eie-forst",
        "leige til eige": "leie-til-eie",
    },
    "behov/": {
        "flyktninger": "flyktninger-bosetting",
        "flyktningar": "flyktninger-bosetting",
        "ukrainere": "flyktninger-bosetting",
        "hjemløse": "personer-uten-bolig",
        "bustadlause": "personer-uten-bolig",
        "utviklingshemming": "utviklingshemming",
        "psykisk utviklingshemmede": "utviklingshemming",
        "rus og psykisk helse": "rus-psykisk-helse",
        "rusmisbrukere": "rus-psykisk-helse",
        "barnefamilier": "barnefamilier",
        "barnefamiliar": "barnefamilier",
        "aleneforeldre": "barnefamilier",
        "ungdom": "unge",
        "ettervern": "unge",
        "eldre": "eldre",
        "seniorer": "eldre",
        "fengsel": "loslatelse-utskriving",
        "løslatelse": "loslatelse-utskriving",
        "krisesenter": "vold-krisesenter",
        "vald i nære relasjonar": "vold-krisesenter",
    },
    "eksempler/": {
        "Frøya": "froya",
        "foyer": "bodo",
        "Vanylven": "vanylven",
        "Housing First Sandnes": "sandnes",
        "ledige private boliger": "vanylven",
        "boligskole": "kragero",
        "kompisbrygga": "levanger",
        "planstrategi i Porsgrunn": "porsgrunn",
        "Hjølpin": "verdal",
    },
}


def misses(worker: Page, page: str, ways: list[tuple[str, str]]) -> list[str]:
    """The queries that don't lead to their entry."""
    answers = asked(worker, [text for text, _ in ways])
    return [
        text
        for (text, key), groups in zip(ways, answers, strict=True)
        if not any(f"{page}#{key}" in group[:4] for group in groups[:3])  # the first is the page
    ]


def names(page: str, book: Book) -> list[tuple[str, str]]:
    """What the entries of a page are called, each with its id."""
    guide = book.guide
    if page == "eksempler/":
        return [(one.name, key) for key, one in guide.cases.items()]
    entries = (
        guide.target_groups if page == "behov/" else guide.policy_instruments.instruments
    ).items()
    return [(text, key) for key, one in entries for text in (one.title, *one.also)]


@pytest.mark.parametrize("page", EVERYDAY)
def test_an_entry_is_found_by_each_of_its_names(worker: Page, book: Book, page: str) -> None:
    ways = names(page, book)
    lost = misses(worker, page, ways)
    assert len(lost) <= (1 - FOUND) * len(ways), lost


@pytest.mark.parametrize("page", EVERYDAY)
def test_everyday_names_lead_to_their_entry(worker: Page, page: str) -> None:
    assert misses(worker, page, list(EVERYDAY[page].items())) == []


def test_two_catalogues_on_one_page_are_both_found(small: SmallGuide) -> None:
    small.replace("ord.md", "{{ glossary() }}", "{{ glossary() }}\n\n{{ references() }}")
    small.replace("referanser.md", "{{ references() }}", "")
    book = small.open()
    assert book.homes.glossary == book.homes.references == "ord.md"
    on_it = [one["kind"] for one in entries(book) if one["location"].startswith("ord/#")]
    assert {"term", "reference"} <= {*on_it}
