"""A workshop in one print: an agenda for the time there is, and the right sheets for everyone."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page

from macros.pages.book import Book
from tests.conftest import SmallGuide
from tests.pdf_text import pages_of
from tests.scripts_in import Functions, functions
from tests.sections import take_out
from tests.test_accessibility import PHONE, violations
from tests.watching import watched

URL = "verktoy/workshop/"


@pytest.fixture(scope="module")
def js(browser: Browser) -> Iterator[Functions]:
    found = functions(browser, "pack/view.js")
    yield found
    found.page.close()


@pytest.fixture(scope="module")
def data(book: Book) -> dict[str, Any]:
    """What the page says of the workshop."""
    page = BeautifulSoup(book.render("verktoy/workshop.md", "workshop_pack"), "lxml")
    found: dict[str, Any] = json.loads(page.select("#pack-data")[0].text)
    return found


def agendas(js: Functions, data: dict[str, Any], minutes: list[int]) -> list[Any]:
    """The agendas of so many minutes: blocks with their times, or None."""
    body = """return given.minutes.map((minutes) => agendaOf(given.data, minutes)
      ?.map(({ block, from, to }) => [block.id, to - from]) ?? null);"""
    found: list[Any] = js.run(body, {"data": data, "minutes": minutes})
    return found


def test_there_is_an_agenda_for_every_time_from_45_to_240_minutes(
    js: Functions, data: dict[str, Any], book: Book
) -> None:
    blocks = book.guide.workshop.blocks
    wanted = list(range(45, 241, 5))
    for minutes, agenda in zip(wanted, agendas(js, data, wanted), strict=True):
        assert sum(time for _, time in agenda) == minutes
        assert all(blocks[key].least <= time <= blocks[key].most for key, time in agenda)
        assert all(time % 5 == 0 for _, time in agenda)
        order = [key for key in blocks if (blocks[key].dropped_below or 0) <= minutes]
        assert [key for key, _ in agenda] == order


def test_what_is_left_goes_to_the_blocks_that_it_brings_nearest_to_their_share(
    js: Functions, data: dict[str, Any]
) -> None:
    """100 minutes, by hand: 60 at least, 190 at most, so each block has 40/130 of its room. In
    whole fives that is 80; the last four fives go to those that lost most.
    """
    (agenda,) = agendas(js, data, [100])
    assert dict(agenda) == {
        "velkommen": 10,  # 8.1
        "kravene": 10,  # 11.2
        "refleksjon": 20,  # 22.7
        "pause": 10,  # 9.6
        "prioriter": 15,  # 16.2
        "fordel": 25,  # 24.2
        "oppsummering": 10,  # 8.1
    }


def test_an_agenda_that_the_guide_has_is_that_one(
    js: Functions, data: dict[str, Any], book: Book
) -> None:
    made = book.guide.workshop.agendas.values()
    expected = [[list(slot) for slot in agenda.blocks.items()] for agenda in made]
    assert agendas(js, data, [agenda.minutes for agenda in made]) == expected


def test_too_short_and_too_long_a_time_has_none(js: Functions, data: dict[str, Any]) -> None:
    assert agendas(js, data, [0, 35, 300, 1000]) == [None] * 4
    assert js.run("return boundsOf(given);", data) == {"least": 40, "most": 295}


def test_an_agenda_of_odd_minutes_adds_up_too(js: Functions, data: dict[str, Any]) -> None:
    wanted = [47, 61, 133, 239]
    sums = [sum(time for _, time in agenda) for agenda in agendas(js, data, wanted)]
    assert sums == wanted


def test_groups_and_copies_are_those_of_the_table(
    js: Functions, data: dict[str, Any], book: Book
) -> None:
    workshop = book.guide.workshop
    assert workshop.groups
    people = list(range(1, 201))
    sizes = js.run("return given[0].map((n) => groupSizes(given[1], n));", [people, data["groups"]])
    assert sizes == [workshop.groups.sizes(n) for n in people]
    body = """return given.people.map((people) => {
      const made = packOf(given.data, {people, groups: 0, minutes: 210, list: "", factors: []});
      const found = {};
      for (const sheet of made.sheets)
        found[sheet.kind] = (found[sheet.kind] ?? 0) + copiesOf(sheet, made);
      return found;
    });"""
    some = [1, 8, 18, 24, 50]
    assert js.run(body, {"data": data, "people": some}) == [workshop.copies(n) for n in some]


def test_groups_get_factors_of_their_own_until_there_are_no_more(
    js: Functions, data: dict[str, Any]
) -> None:
    body = """const chosen = [null, given.factors[0].id];
      const wishes = {people: 40, groups: 8, minutes: 150, list: "", factors: chosen};
      return packOf(given, wishes).groups.map(({ list }) => list.id);"""
    found = js.run(body, data)
    slugs = [factor["id"] for factor in data["factors"]]
    assert found[:6] == [slugs[1], slugs[0], *slugs[2:]]
    assert len(found) == 8


def set_up(page: Page, address: str, **wishes: str) -> None:
    page.goto(address)
    for name, value in wishes.items():
        field = page.locator(f'[data-pack] [name="{name}"]')
        if name == "list":
            field.select_option(value)
        else:
            field.fill(value)


def printed(page: Page) -> tuple[str, ...]:
    """The text of each page of the one print."""
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name="Skriv ut alt").click()
    return pages_of(page.pdf(prefer_css_page_size=True))


STEPS = ("Egenvurdering", "Ikke startet", "I gang", "På plass", "Virker", "Vet ikke")
COLUMNS = ("Tiltak", "Ansvarlig", "Frist", "Plannivå", "Beløp", "Status", "Notat")
# How large the letters of the sheets to write on are on paper, in points.
LETTERS = """() =>
  [...document.querySelectorAll(".g-pack__sheet:is(.g-checklist, :has(.g-pack__steps)) *")]
    .filter((e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()))
    .map((e) => parseFloat(getComputedStyle(e).fontSize) * 0.75)"""
EIGHTEEN = {"people": "18", "groups": "4", "minutes": "150"}


def test_a_facilitator_prints_once_for_eighteen_people_in_four_groups(
    browser: Browser, address: str
) -> None:
    """Online, under the strictest policy; the next day all is remembered, and a link sets it up."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    seen = watched(page)
    wishes = {"owner": "Vik kommune", "date": "2027-01-28", "start": "09:00", **EIGHTEEN}
    wishes["place"] = "Salen"
    set_up(page, address + URL, **wishes)
    assert violations(page) == []

    pages = printed(page)
    assert "Vik kommune" in pages[0]
    assert "28. januar 2027, kl. 09.00–11.30, Salen" in pages[0]
    assert "Sted: Salen" in pages[1]
    assert "10.10–10.40" in pages[1]
    left = "Ingen gruppe har sjekklisten for: Økonomiske ressurser, Brukermedvirkning."
    assert left in pages[0].replace("\n", " ")
    assert left in page.locator("[data-pack-result]").inner_text()
    assert len(pages) == 2 + 22 + 4 + 4 + 1
    assert sum("Refleksjonsark" in text for text in pages[2:]) == 18 + 4
    assert sum("Gruppens felles ark" in text for text in pages[2:]) == 4
    assert sum("8 av 48 spørsmål" in text for text in pages) == 4
    compared = [text for text in pages if all(each in text for each in STEPS)]
    assert len(compared) == 4
    assert all(text.count("Gruppe: Gruppe") == 1 for text in compared)
    groups = Counter(n for n in range(1, 5) for text in pages[2:] if f"Gruppe: Gruppe {n}" in text)
    assert groups == {1: 5 + 3, 2: 5 + 3, 3: 4 + 3, 4: 4 + 3}
    assert "Handlingsplan" in pages[-1]
    assert " ".join(COLUMNS) in pages[-1].replace("\n", " ")
    page.get_by_role("button", name="Skriv ut alt").click()
    page.emulate_media(media="print")
    assert min(page.evaluate(LETTERS)) >= 8.49
    page.emulate_media(media="screen")
    assert all("Kommune: Vik kommune" in text for text in pages[1:])

    page.reload()
    assert page.locator("[data-pack] [name=owner]").input_value() == "Vik kommune"
    page.get_by_role("button", name="Kopier lenke til oppsettet").click()
    page.locator("[data-told]", has_text="Lenken er kopiert.").wait_for()
    link = page.evaluate("navigator.clipboard.readText()")
    assert link.endswith("#pakke?minutes=150&people=18&groups=4")

    page.get_by_role("button", name="Slett valgene").click()
    people = page.locator("[data-pack] [name=people]")
    assert people.input_value() == ""
    page.get_by_role("button", name="Angre slettingen").click()
    assert people.input_value() == "18"
    page.get_by_role("button", name="Slett valgene").click()
    assert page.evaluate("Object.keys(localStorage)") == ["boligsosial-planlegging/owner"]
    page.goto("about:blank")
    page.goto(link)
    assert page.locator("[data-pack] li").first.inner_text() == "Gruppe 1 (5 deltakere): Samordning"
    assert page.locator("[data-pack] [name=owner]").input_value() == "Vik kommune"
    assert page.url.endswith("#pakke")
    # What a link says is kept when the reader changes something, not before.
    assert page.evaluate("Object.keys(localStorage)") == ["boligsosial-planlegging/owner"]
    page.locator("[data-pack] [name=start]").fill("10:00")
    page.reload()
    assert page.locator("[data-pack] [name=minutes]").input_value() == "150"
    page.goto("about:blank")
    page.goto(f"{address}{URL}#pakke?minutes=1e9&people=-3&groups=x&list=level/gone%22")
    assert page.locator("[data-pack-result]").inner_text().startswith("Skriv hvor mange dere er")
    assert page.locator("[data-pack] [name=list]").input_value() == ""
    assert seen == []
    context.close()


def test_a_role_or_a_plan_level_has_one_list_for_all(browser: Browser, site: Path) -> None:
    """From a disk, on a phone; a short workshop has no checklist, and that is said."""
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    seen = watched(page)
    set_up(page, (site / URL / "index.html").as_uri(), **EIGHTEEN, list="role/nav")
    pages = printed(page)
    lists = [text for text in pages if "16 av 48 spørsmål" in text]
    assert len(lists) == 4
    assert "Ingen gruppe har" not in pages[0]  # all have the same
    assert all("Nav-kontoret" in text for text in lists)
    page.locator("[data-pack] [name=list]").select_option("level/planstrategi")
    assert "8 av 48 spørsmål" in " ".join(printed(page))
    page.locator("[data-pack] [name=minutes]").fill("60")
    said = page.locator("[data-pack-result]").inner_text()
    assert "Kjøreplanen er for kort til Egenvurdering, Sjekkliste." in said
    page.locator("[data-pack] [name=minutes]").fill("20")
    said = page.locator("[data-pack-result]").inner_text()
    assert said == "Det finnes ingen kjøreplan på 20 minutter. Velg fra 40 til 295."
    assert seen == []
    assert violations(page) == []  # axe itself asks for style sheets, which a disk doesn't give
    context.close()


def test_another_guide_prints_its_own(browser: Browser, small_site: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    set_up(page, (small_site / "moete" / "index.html").as_uri(), people="7", minutes="45")
    pages = printed(page)
    assert len(pages) == 2 + 7
    assert sum("Gruppe: Gruppe 3" in text for text in pages) == 2
    context.close()


def test_without_groups_there_is_no_pack(small: SmallGuide) -> None:
    small.replace("data/workshop.yml", "groups: {least: 2, most: 3}\npeople: [7]\n", "")
    small.replace("moete.md", "{{ workshop_copies() }}\n", "")
    assert small.problems() == [
        "docs/moete.md:24: found no «groups» and «sheets» in workshop.yml, expected both"
    ]


def test_a_sheet_of_the_self_assessment_needs_one(small: SmallGuide) -> None:
    take_out(small.docs, {"assessment"})
    text = (small.docs / "data/workshop.yml").read_text(encoding="utf-8")
    assert "kind: run_sheet" in text
    small.replace("data/workshop.yml", "kind: run_sheet", "kind: assessment")
    line = text[: text.index("kind: run_sheet")].count("\n") + 1
    assert small.problems() == [
        f"docs/data/workshop.yml:{line}: found «assessment», which this guide doesn't make, "
        "expected «booklet», «run_sheet», «reflection», «checklist», «level_checklist», "
        "«action_plan», «cards», «poster», … (9 in all)"
    ]
