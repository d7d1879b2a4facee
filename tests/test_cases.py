"""Cases: who did it, when, what came of it, who says so, and what leads there."""

from __future__ import annotations

import re
from pathlib import Path

from bs4 import BeautifulSoup

from macros.pages.book import Book
from macros.pages.words import Words
from tests.conftest import SmallGuide, Tab
from tests.test_policy_instruments import facts
from tests.test_whole_guide import page

PAGE = "eksempler"
SAID = Words()["cases"]


# Any guide's


def test_a_case_says_who_when_what_and_what_came_of_it(small: SmallGuide) -> None:
    shown = BeautifulSoup(small.open().render("andre.md", "cases"), "lxml")
    entry = shown.select_one("#bakken")
    assert entry
    assert entry.h2
    assert entry.p
    assert entry.h2.get_text() == "Bakken: skilt på <en> dag"
    assert entry.p.get_text() == "Høsten 2023. Skolen satte opp skiltet selv."
    assert facts(entry) == {
        SAID["more"]: "Elevene malte det.",
        SAID["results"]: "Farten gikk ned.Ingen klaget.",
        SAID["note"]: "Malingen rant.",
        "Grupper": "Elever i <første> trinn",
        "Virkemidler": "Skilt",
        "Plannivå": "Kommunen",
        "Tema": "Lav fart",
        "Ikke bekreftet": "Hvem som betalte.",
        "Grunnlag": "ny veileder",
    }
    other = shown.select_one("#dalen")
    assert other
    assert facts(other) == {"Grunnlag": "ny veileder"}


def test_a_line_leads_to_the_cases_of_a_level_or_factor(small: SmallGuide) -> None:
    book = small.open()
    for name, about in (("level", "kommune"), ("factor", "fart")):
        line = book.render("andre.md", f"{name}_cases", about)
        links = BeautifulSoup(line, "lxml").select("a")
        assert [str(link["href"]) for link in links] == ["#bakken"]


def test_an_instrument_leads_to_the_cases_that_used_it(small: SmallGuide) -> None:
    shown = small.open().render("virkemidler.md", "policy_instruments")
    entry = BeautifulSoup(shown, "lxml").select_one("#skilt")
    assert entry
    assert facts(entry)[SAID["here"]] == "Bakken: skilt på <en> dag"
    assert "../andre/#bakken" in [str(link["href"]) for link in entry.select("dd a")]


# This guide's own


def test_there_are_seventeen_and_more_each_with_an_address_and_a_source(
    site: Path, book: Book
) -> None:
    found = book.guide.cases
    assert len(found) >= 17
    assert [tag["id"] for tag in page(site, PAGE).select("article[data-entry]")] == [*found]
    for key, one in found.items():
        assert one.references, key
        year = re.search(r"\b20\d\d\b", one.when)
        assert year or one.when.endswith("Årstall er ikke oppgitt."), key


def test_each_leads_to_something_and_something_to_each_level_and_factor(
    site: Path, book: Book
) -> None:
    guide, homes = book.guide, book.homes
    for key, one in guide.cases.items():
        about = {*one.target_groups, *one.policy_instruments, *one.levels, *one.factors}
        assert about, key
    for level in guide.plan_levels:
        cases = any(level in one.levels for one in guide.cases.values())
        links = page(site, book.pages[homes.levels[level]].url).select(".g-line a")
        assert cases == any(f"/{PAGE}/#" in str(link["href"]) for link in links), level
    for factor in guide.factors:
        links = page(site, book.pages[homes.factors[factor]].url).select(".g-line a")
        assert any(f"/{PAGE}/#" in str(link["href"]) for link in links), factor


def test_a_figure_that_does_not_add_up_is_told(site: Path) -> None:
    entry = page(site, PAGE).select_one("#alesund")
    assert entry
    said = " ".join(entry.get_text().split())
    assert "27,5 av 34,8 er 79 prosent etter vår utregning" in said


def test_a_reader_chooses_cases_by_group_and_instrument(tab: Tab, address: str, book: Book) -> None:
    found = book.guide.cases
    shown = tab()
    shown.goto(f"{address}{PAGE}/")
    assert shown.locator(".g-choices__shown").inner_text() == f"Viser {len(found)} av {len(found)}."
    shown.get_by_label("Grupper").select_option("barnefamilier")
    shown.get_by_label("Virkemidler").select_option("startlan")
    wanted = [
        key
        for key, one in found.items()
        if "barnefamilier" in one.target_groups and "startlan" in one.policy_instruments
    ]
    entries = shown.locator("[data-entry]").all()
    assert [e.get_attribute("id") for e in entries if e.is_visible()] == wanted
