"""Figures: definition, source and weakness of each; those to begin with; found and taken along."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup, Tag

from macros.pages.book import Book
from macros.pages.words import Words
from tests.conftest import SmallGuide, Tab
from tests.test_whole_guide import page, text_of

PAGE = "grunnlag/indikatorer"
SAID = Words()["indicators"]


def facts(entry: Tag | None) -> dict[str, str]:
    """What is said of an entry, by its label."""
    assert entry
    return {
        row.dt.get_text(): " ".join(row.dd.get_text(" ").replace("\N{NO-BREAK SPACE}", " ").split())
        for row in entry.select("dl > div")
        if row.dt and row.dd
    }


# Any guide's


def test_an_indicator_says_what_it_can_show_and_what_it_cant(small: SmallGuide) -> None:
    shown = small.open().render("tall.md", "indicators")
    entry = BeautifulSoup(shown, "lxml").select_one("#biler")
    assert entry
    assert entry.h4
    assert " ".join(entry.h4.get_text().split()) == "Biler <i timen> Nummer 2"
    assert facts(entry) == {
        SAID["measure"]: "Målt <her>",
        SAID["source"]: "Skolen, tabell 7.",
        SAID["find"]: "Stå ved porten. Tell i en time. Åpne ny veileder",
        SAID["published"]: "Mai",
        SAID["shows"]: "Hvor mye det kjører.",
        SAID["hides"]: "Hvor fort det går.",
        SAID["weakness"]: "Ingen teller om natten.",
        SAID["figures"]: "I 2023 var det 3 biler. ny veileder Det er få. V (vår vurdering)",
        "Ikke bekreftet": "Tallet for 2024.",
        "Grunnlag": "veiloven § 2 , ny veileder",
    }


def test_those_to_begin_with_stand_in_their_order_with_how_they_are_found(
    small: SmallGuide,
) -> None:
    shown = BeautifulSoup(small.open().render("tall.md", "first_indicators"), "lxml")
    assert [str(link["href"]) for link in shown.select("ol > li > a")] == ["#unger", "#biler"]
    steps = [step.get_text() for step in shown.select("ol > li:last-of-type > ul > li")]
    opened = shown.find("a", string="Åpne ny veileder")
    assert isinstance(opened, Tag)
    assert opened["href"] == "https://example.org/ny"
    assert steps == ["Stå ved porten.", "Tell i en time.", "Åpne ny veileder", "Publisert: Mai"]


def test_the_kinds_of_figure_are_told(small: SmallGuide) -> None:
    shown = BeautifulSoup(small.open().render("tall.md", "measures"), "lxml")
    assert [li.get_text() for li in shown.select("li")] == [
        "Målt <her>: Noen har sett det.",
        "Gjettet: Ingen har sett det.",
    ]


def test_the_page_shows_what_the_spreadsheet_takes_for_granted_and_cant_say(
    small: SmallGuide,
) -> None:
    shown = BeautifulSoup(small.open().render("tall.md", "calculation"), "lxml")
    rows = [[cell.get_text() for cell in row.select("th, td")] for row in shown.select("tbody tr")]
    assert rows == [
        ["Timer <i dag>", "2 timer", "Se på klokken."],
        ["Andel", "12,5 % av alle", "Gjett."],
    ]
    limits = [li.get_text() for li in shown.select("li")]
    assert limits[0].startswith("Hvem som kjører. veiloven")
    assert limits[1].startswith("Hvorfor.V")


# This guide's own


def test_there_are_twenty_each_with_an_address_and_five_to_begin_with(
    site: Path, book: Book
) -> None:
    found = book.guide.indicators
    shown = page(site, PAGE)
    assert [tag["id"] for tag in shown.select("article[data-entry]")] == [
        key for topic in found.topics for key in found.of(topic)
    ]
    assert len(found.indicators) == 20
    assert list(found.first) == [
        "soknader-og-avslag",
        "midlertidig-botilbud-tall",
        "kommunale-boliger",
        "heldogns-plasser",
        "innbyggere-etter-alder",
    ]


def test_an_indicator_rests_on_something_or_says_what_is_not_confirmed(book: Book) -> None:
    for key, one in book.guide.indicators.indicators.items():
        assert one.references or one.unconfirmed, key
        for figure in one.figures:
            assert figure.references or figure.ours, f"{key}: {figure.text}"
            assert figure.ours or "20" in figure.text, f"{key}: a figure has its year"


def test_no_table_number_is_claimed_while_none_is_confirmed(book: Book) -> None:
    for key, one in book.guide.indicators.indicators.items():
        said = " ".join([one.source, *one.find])
        assert not any(len(word) == 5 and word.isdigit() for word in said.split()), key
        if "Statistikkbank" in said:
            assert one.unconfirmed, key


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("kommunale-boliger", "117 598 boliger da 2024 var slutt"),
        ("kommunale-boliger", "En hybel med egen kontrakt teller som én bolig."),
        ("rullestol", "46 prosent av de kommunale boligene var tilgjengelige i 2023"),
        ("midlertidig-botilbud-tall", "Natthjem er ikke med."),
        ("midlertidig-botilbud-tall", "Foreløpig 15. mars, endelig 15. juni."),
        ("bostedslose", "4 197 voksne var uten bolig i november 2025"),
        ("trangbodd", "under 25 kvadratmeter per person"),
        ("vanskeligstilte", "Halvparten er ute av gruppen etter ett år."),
        ("garantier", "Én garanti er ikke én husstand."),
        ("soknader-og-avslag", "36 prosent av søknadene fra husstander som alt bodde kommunalt"),
    ],
)
def test_what_the_facts_say_is_said(site: Path, key: str, said: str) -> None:
    entry = page(site, PAGE).select_one(f"#{key}")
    assert entry
    text = " ".join(entry.get_text().replace("\N{NO-BREAK SPACE}", " ").split())
    assert said in text


@pytest.mark.parametrize(
    "law",
    [
        "boligsosialloven § 8 andre ledd",
        "boligsosialloven § 9",
        "statistikkloven § 7",
        "forskriften om folkehelseoversikt § 5",
        "forvaltningsloven § 13 a",
        "forvaltningsloven § 13 b",
        "sosialtjenesteloven § 44",
        "krisesenterlova § 5",
        "bustøttelova § 8 andre ledd",
        "kommuneloven § 11-5",
        "forskriften om personopplysninger § 7",
    ],
)
def test_rules_of_small_numbers_and_personal_data_have_their_section(site: Path, law: str) -> None:
    rules = ""
    for anchor in ("sma-tall", "personopplysninger"):
        heading = page(site, PAGE).find(id=anchor)
        assert isinstance(heading, Tag)
        points = heading.find_next("ul")
        assert points
        rules += points.get_text().replace("\N{NO-BREAK SPACE}", " ")
    assert law in rules


def test_the_overview_and_the_figures_lead_to_each_other(site: Path) -> None:
    for start, end in (
        (PAGE, "verktoy/maler/#mal-behovsoversikt"),
        ("verktoy/maler", f"{PAGE}/"),
        ("grunnlag/kunnskapsgrunnlag", f"{PAGE}/"),
        (PAGE, "grunnlag/kunnskapsgrunnlag/"),
        (PAGE, "planlegging/eksempel/"),
    ):
        links = page(site, start).select("article a[href]")
        found = {urljoin(f"http://site/{start}/", str(link["href"])) for link in links}
        assert f"http://site/{end}" in found, (start, end)


def test_the_page_about_the_basis_says_none_of_it_twice(site: Path) -> None:
    short = text_of(site, "grunnlag/kunnskapsgrunnlag").replace("\N{NO-BREAK SPACE}", " ")
    for said in ("4 197", "om lag 7 000", "Folkeregisteret"):
        assert said not in short


def test_the_menu_leads_there_from_every_page_in_two_clicks(site: Path) -> None:
    for path in ("", "verktoy/workshop"):
        menu = page(site, path).select_one("details.g-menu")
        assert menu
        (link,) = (a for a in menu.select("a") if str(a["href"]).endswith("indikatorer/"))
        assert len([parent for parent in link.parents if parent.name == "details"]) <= 2


def test_an_indicator_is_an_entry_of_its_own_and_the_method_is_found_too(
    site: Path, book: Book
) -> None:
    index = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))
    docs: dict[str, Any] = {doc["location"]: doc for doc in index["docs"]}
    for key, one in book.guide.indicators.indicators.items():
        entry = docs[f"{PAGE}/#{key}"]
        assert entry["title"] == one.title
        assert all(name in entry["text"] for name in one.also)
    assert not [location for location in docs if "#emne-" in location]
    method = f"{PAGE}/#slik-regner-dere-ti-ar-fram"
    assert any("6 × 190 ÷ 130" in d["text"] for d in index["docs"] if d["location"] == method)
    leads = {str(link["href"]) for link in page(site, "kilder/innhold").select("article a[href]")}
    assert {f"../../{PAGE}/#{key}" for key in book.guide.indicators.indicators} <= leads


def test_the_open_data_has_both(site: Path, book: Book) -> None:
    data = json.loads((site / "data" / "guide.json").read_text(encoding="utf-8"))["guide"]
    assert set(data["indicators"]["indicators"]) == set(book.guide.indicators.indicators)
    assert data["calculation"]["sheets"]["behov"]["columns"]["om-ti"]["formula"].startswith("IF(")
    for name in ("indicators", "calculation"):
        assert (site / "data" / "schema" / f"{name}.json").exists()


# In a browser


def test_a_reader_chooses_by_what_a_figure_measures(tab: Tab, address: str, book: Book) -> None:
    found = book.guide.indicators.indicators
    shown = tab()
    shown.goto(f"{address}{PAGE}/")
    shown.get_by_label("Måler").select_option("kapasitet")
    wanted = {key for key, one in found.items() if "kapasitet" in one.measures}
    entries = shown.locator("[data-entry]").all()
    assert {e.get_attribute("id") for e in entries if e.is_visible()} == wanted
    shown.goto(f"{address}{PAGE}/#trangbodd")
    assert shown.locator("#trangbodd dl").is_visible()
