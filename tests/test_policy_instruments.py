"""Instruments: who, conditions, deadline, plan and status of each, and what leads to it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag

from macros.guide.model.documents import FILL, Passage
from macros.guide.model.policy_instruments import PolicyInstrument
from macros.pages.book import Book
from macros.pages.words import Words
from tests.conftest import SmallGuide
from tests.test_whole_guide import page, text_of

PAGE = "virkemidler"
# What people call things, and the entry of the index that each leads to.
EVERYDAY = {
    "utleietilskudd": "Tilskudd til utleieboliger",
    "vertskommune": "Interkommunalt samarbeid",
    "felles boligkontor": "Interkommunalt samarbeid",
    "nabokommune": "Interkommunalt samarbeid",
    "oppgavefellesskap": "Interkommunalt samarbeid",
    "kvote": "Flyktninger som skal bosettes",
    "bosettingskvote": "Flyktninger som skal bosettes",
    "oppsigelse": "Hjelp mot utkastelse",
    "namsmann": "Hjelp mot utkastelse",
    "burettslag": "Kommunens rett til å eie i borettslag",
    "vedlikehold": "vedlikehold av kommunale boliger",
    "rehabilitering": "vedlikehold av kommunale boliger",
    "deleie": "boligkjøpsmodell",
    "funksjonsnedsettelse": "nedsatt funksjonsevne",
    "bygd": "distrikt",
}
SAID = Words()["policy_instruments"]


def passages(one: PolicyInstrument) -> tuple[Passage, ...]:
    """All that is said of an instrument with what it rests on beside it."""
    return (*one.conditions, *one.plan, *one.figures)


def facts(entry: Tag) -> dict[str, str]:
    """What an entry of a catalogue says under its fold, by label."""
    return {
        row.dt.get_text(): " ".join(row.dd.get_text().replace("\N{NO-BREAK SPACE}", " ").split())
        for row in entry.select("dl > div")
        if row.dt and row.dd
    }


# Any guide's


def test_an_instrument_says_who_for_whom_when_and_how_it_hangs_on_the_plan(
    small: SmallGuide,
) -> None:
    shown = small.open().render("virkemidler.md", "policy_instruments")
    entry = BeautifulSoup(shown, "lxml").select_one("#fartsmaaling")
    assert entry
    heading = entry.find("h3")
    assert heading
    assert " ".join(heading.get_text().split()) == "Måling <av> fart Forsøk"
    assert facts(entry) == {
        SAID["who"]: "Skolen søker. Kommunen avgjør.",
        SAID["for_whom"]: "Skoler ved en vei.",
        SAID["conditions"]: (
            "Kommunen skal måle farten. veiloven § 2Ti minutter holder.V (vår vurdering)"
        ),
        "Frist": "1. mai",
        SAID["plan"]: "Står i trafikkplanen. veiloven § 1",
        Words()["catalogue"]["wording"]: "Farten måles [dag] <her>.V (vår vurdering)",
        "Plannivå": "Kommunen",
        "Tema": "Lav fart",
        SAID["figures"]: "I 2023 ble 3 skoler målt. ny veileder",
        "Status": "Forsøk siden 2024.",
        Words()["catalogue"]["answers"]: "Hvem måler farten?",
        "Ikke bekreftet": "Fristen i 2026.",
        "Grunnlag": "veiloven § 2, ny veileder",
    }


def test_the_names_of_all_stand_first_as_the_alphabet_has_them(small: SmallGuide) -> None:
    shown = small.open().render("virkemidler.md", "policy_instruments")
    names = BeautifulSoup(shown, "lxml").select("nav details a")
    assert [(link.get_text(), str(link["href"])) for link in names] == [
        ("Måling <av> fart", "#fartsmaaling"),
        ("Skilt", "#skilt"),
        ("Vaktordning", "#vaktordning"),
    ]


def test_no_deadline_and_none_found_are_told_apart(small: SmallGuide) -> None:
    said, file, before = Words()["no_deadline"], "data/policy_instruments.yml", "    status: active"
    assert said["none"] != said["not_found"]
    for kind in ("none", "not_found"):
        small.replace(file, before, f"    no_deadline: {kind}\n{before}")
        shown = small.open().render("virkemidler.md", "policy_instruments")
        entry = BeautifulSoup(shown, "lxml").select_one("#skilt")
        assert entry
        assert facts(entry)["Frist"] == said[kind]
        small.replace(file, f"    no_deadline: {kind}\n", "")


def test_an_instrument_leads_to_those_to_read_together_with_it(small: SmallGuide) -> None:
    shown = small.open().render("virkemidler.md", "policy_instruments")
    entry = BeautifulSoup(shown, "lxml").select_one("#vaktordning")
    assert entry
    assert facts(entry)[Words()["catalogue"]["related"]] == "Måling <av> fart"
    assert "#fartsmaaling" in [str(link["href"]) for link in entry.select("dd a")]


def test_what_has_ended_stays_and_says_what_there_is_instead(small: SmallGuide) -> None:
    book = small.open()
    entry = BeautifulSoup(book.render("virkemidler.md", "policy_instruments"), "lxml").select_one(
        "#vaktordning"
    )
    assert entry
    said = entry.get_text()
    assert "Avviklet siden 30. juni 2022. Ingen ville stå der." in said
    assert "#skilt" in [str(link["href"]) for link in entry.select("dd a")]
    line = book.render("virkemidler.md", "level_policy_instruments", "kommune")
    assert "Måling" in line
    small.replace("virkemidler.md", 'instruments("kommune")', 'instruments("skolekrets")')
    assert "Vaktordning" not in small.open().render(
        "virkemidler.md", "level_policy_instruments", "skolekrets"
    )


def test_a_line_leads_to_each_instrument_of_a_level_or_factor(small: SmallGuide) -> None:
    book = small.open()
    for name, about in (("level", "kommune"), ("factor", "fart")):
        line = book.render("virkemidler.md", f"{name}_policy_instruments", about)
        links = BeautifulSoup(line, "lxml").select("a")
        assert [str(link["href"]) for link in links] == ["#fartsmaaling", "#skilt"]
        assert "(forsøk)" in line


def test_a_term_leads_to_its_entry_and_not_to_the_page_above(small: SmallGuide) -> None:
    shown = BeautifulSoup(small.open().render("ord.md", "glossary"), "lxml")
    links = shown.select("#fartsdump .g-glossary__more a")
    assert [(link.get_text(), str(link["href"])) for link in links] == [
        ("Lav fart", "../fart/"),
        ("Vaktordning", "../virkemidler/#vaktordning"),
        ("Syklister", "../grupper/#syklister"),
    ]


def test_the_page_tells_what_its_mark_of_our_own_judgement_means(small: SmallGuide) -> None:
    book = small.open()
    assert Words()["marks"]["ours"] in book.builds_on("virkemidler.md")
    assert "ny-veileder" in book.used_by["virkemidler.md"].references


def test_a_guide_may_leave_the_sheets_out(small: SmallGuide) -> None:
    assert small.open().guide.makes("policy_instruments")
    small.replace("filer.md", '{{ downloads("policy_instruments") }}', "")
    small.replace(
        "data/guide.yml", "calendar:", "left_out_downloads: [policy_instruments]\ncalendar:"
    )
    assert not small.open().guide.makes("policy_instruments")


# This guide's own


def test_there_are_thirty_and_more_each_with_an_address(site: Path, book: Book) -> None:
    found = book.guide.policy_instruments
    assert len(found.instruments) >= 30
    shown = page(site, PAGE)
    assert [tag["id"] for tag in shown.select("article[data-entry]")] == [
        key for purpose in found.purposes for key in found.of(purpose)
    ]


def test_all_that_is_said_rests_on_something_or_is_ours(book: Book) -> None:
    for key, one in book.guide.policy_instruments.instruments.items():
        assert one.references, key
        for passage in passages(one):
            assert passage.references or passage.ours, f"{key}: {passage.text}"


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("tilskudd-utleieboliger", "Avviklet siden 2023."),
        ("tildelingsavtale", "Avviklet."),
        ("startlan-forstegang", "Forsøk."),
        ("borettslag", "Gjeldende siden 1. juli 2026."),
        ("investeringstilskudd", "minst 20 år. Før var det 30."),
        ("investeringstilskudd", "tallene skal ikke være eldre enn tre år"),
        ("tilvisingsavtale", "inntil 40 prosent av boligene til enhver tid, i minst 20 år"),
        ("bostotte", "73,7 prosent"),
        ("tilskudd-boligtiltak", "15. mai hvert år"),
        ("forkjopsrett-leiegard", "fire måneder"),
    ],
)
def test_what_holds_is_said(site: Path, key: str, said: str) -> None:
    entry = page(site, PAGE).select_one(f"#{key}")
    assert entry
    assert said in " ".join(entry.get_text().split())


def test_each_in_use_says_its_deadline_or_that_there_is_none_or_none_found(book: Book) -> None:
    for key, one in book.guide.policy_instruments.instruments.items():
        assert bool(one.deadline or one.no_deadline) == (one.status != "ended"), key
        assert not one.wording or FILL.search(one.wording), key


def test_each_level_and_each_factor_but_one_leads_to_some(site: Path, book: Book) -> None:
    guide, homes = book.guide, book.homes
    for level in guide.plan_levels:
        assert guide.policy_instruments.for_level(level), level
        url = book.pages[homes.levels[level]].url
        assert page(site, url).select(".g-line a"), level
    without = [
        factor for factor in guide.factors if not guide.policy_instruments.for_factor(factor)
    ]
    assert without == ["brukermedvirkning"]
    for factor in guide.factors:
        if factor not in without:
            assert page(site, book.pages[homes.factors[factor]].url).select(".g-line a")


def test_the_menu_leads_there_from_every_page_in_two_clicks(site: Path) -> None:
    for path in ("", "verktoy/workshop", "om/drift"):
        menu = page(site, path).select_one("details.g-menu")
        assert menu
        (link,) = (a for a in menu.select("a") if str(a["href"]).endswith(f"{PAGE}/"))
        assert len([parent for parent in link.parents if parent.name == "details"]) <= 2


def test_the_index_leads_to_each_instrument_by_its_other_names(site: Path, book: Book) -> None:
    leads = page(site, "kilder/innhold").select("article a[href]")
    addresses = {str(link["href"]) for link in leads}
    for key in book.guide.policy_instruments.instruments:
        assert f"../../{PAGE}/#{key}" in addresses
    index = text_of(site, "kilder/innhold")
    for name, title in EVERYDAY.items():
        assert f"{name} (se {title})" in index, name


def test_a_word_with_several_meanings_leads_to_each(site: Path) -> None:
    words = page(site, "kilder/begreper")
    for term, leads in {
        "borettslag": ["virkemidler/#eie-i-borettslag", "virkemidler/#borettslag"],
        "plankrav": ["virkemidler/#investeringstilskudd", "virkemidler/#krav-reguleringsplan"],
        "omsorgsbolig": ["behov/#eldre", "behov/#utviklingshemming"],
        "bofellesskap": ["behov/#rus-psykisk-helse", "behov/#eldre"],
    }.items():
        links = [str(a["href"]) for a in words.select(f"#{term} a")]
        assert {f"../../{place}" for place in leads} <= set(links), term


def test_an_instrument_is_an_entry_of_its_own_in_the_search(site: Path, book: Book) -> None:
    index = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))
    docs: dict[str, Any] = {doc["location"]: doc for doc in index["docs"]}
    entries = {loc: doc for loc, doc in docs.items() if loc.startswith(f"{PAGE}/#")}
    instruments = book.guide.policy_instruments.instruments
    assert not any(one.short in docs[f"{PAGE}/"]["text"] for one in instruments.values())
    assert set(entries) == {f"{PAGE}/#{key}" for key in instruments}
    for key, one in instruments.items():
        entry = entries[f"{PAGE}/#{key}"]
        assert entry["title"] == one.title
        said = " ".join(entry["text"].split())
        assert said.startswith(one.short)
        assert all(name in said for name in one.also)
        assert (one.wording or "") in said


def test_the_open_data_has_them(site: Path, book: Book) -> None:
    data = json.loads((site / "data" / "guide.json").read_text(encoding="utf-8"))
    kept = data["guide"]["policy_instruments"]["instruments"]
    assert set(kept) == set(book.guide.policy_instruments.instruments)
    assert kept["bostotte"]["also"]
    assert (site / "data" / "schema" / "policy_instruments.json").exists()
