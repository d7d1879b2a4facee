"""The workshop: agendas made of blocks, groups, and how many sheets are printed."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from macros.guide.model.workshop import Groups
from macros.pages.book import Book

GROUPS = Groups(least=4, most=6)


@pytest.fixture(scope="module")
def page(site: Path) -> BeautifulSoup:
    """The page for who leads a workshop."""
    html = (site / "verktoy/workshop/index.html").read_text(encoding="utf-8")
    return BeautifulSoup(html, "lxml")


def test_there_is_an_agenda_of_two_and_a_half_hours(book: Book) -> None:
    lengths = [agenda.minutes for agenda in book.guide.workshop.agendas.values()]
    assert lengths == [90, 150, 210]


def test_an_agenda_of_any_length_can_be_made_of_the_blocks(book: Book) -> None:
    """From three quarters of an hour to four hours: what a script will put together."""
    blocks = book.guide.workshop.blocks.values()
    for minutes in range(45, 241):
        kept = [each for each in blocks if (each.dropped_below or 0) <= minutes]
        fewest, most = sum(each.least for each in kept), sum(each.most for each in kept)
        assert fewest <= minutes <= most, minutes


def test_an_agenda_has_the_blocks_that_its_length_has_room_for(book: Book) -> None:
    workshop = book.guide.workshop
    for agenda in workshop.agendas.values():
        kept = [k for k, b in workshop.blocks.items() if (b.dropped_below or 0) <= agenda.minutes]
        assert list(agenda.blocks) == kept


def test_nobody_sits_for_longer_than_an_hour_and_a_half_without_a_pause(book: Book) -> None:
    workshop = book.guide.workshop
    for agenda in workshop.agendas.values():
        sat = 0
        for key, minutes in agenda.blocks.items():
            sat = 0 if workshop.blocks[key].pause else sat + minutes
            assert sat <= 90, key


def test_times_are_counted_from_the_start(book: Book) -> None:
    times = book.guide.workshop.agendas["middels"].times()
    assert times["velkommen"] == (0, 10)
    assert times["sjekkliste"] == (70, 100)
    assert times["oppsummering"] == (140, 150)


@pytest.mark.parametrize(
    ("people", "sizes"),
    [
        (1, [1]),
        (7, [7]),  # too few for two groups
        (8, [4, 4]),
        (12, [6, 6]),
        (13, [5, 4, 4]),
        (18, [5, 5, 4, 4]),
        (24, [5, 5, 5, 5, 4]),
    ],
)
def test_people_are_shared_among_groups(people: int, sizes: list[int]) -> None:
    assert GROUPS.sizes(people) == sizes


@given(st.integers(8, 500))
def test_everybody_is_in_a_group_and_no_group_is_too_small_or_large(people: int) -> None:
    sizes = GROUPS.sizes(people)
    assert sum(sizes) == people
    assert 4 <= min(sizes) <= max(sizes) <= 6


def test_eighteen_people_in_four_groups_need_so_many_sheets(book: Book) -> None:
    assert book.guide.workshop.copies(18) == {
        "reflection": 18 + 4,
        "assessment": 4,
        "checklist": 4,
        "action_plan": 1,
        "run_sheet": 1,
    }


def test_the_page_says_how_many_sheets_to_print(page: BeautifulSoup) -> None:
    table = page.select_one(".g-copies")
    assert table
    assert [th.get_text(" ", strip=True) for th in table.select("thead th")] == [
        *("Deltakere", "Grupper", "Refleksjonsark"),
        "Egenvurdering (ikke i kjøreplanen på 90 minutter)",
        "Sjekkliste (ikke i kjøreplanen på 90 minutter)",
        *("Handlingsplan", "Kjøreplan"),
    ]
    rows = [[c.get_text(strip=True) for c in tr(["th", "td"])] for tr in table.select("tbody tr")]
    assert ["18", "4 (5, 5, 4, 4)", "22", "4", "4", "1", "1"] in rows
    assert [int(row[0]) for row in rows] == [8, 10, 12, 14, 16, 18, 20, 22, 24]


def test_the_agendas_stand_beside_each_other_in_the_order_of_a_workshop(
    page: BeautifulSoup,
) -> None:
    table = page.select_one(".g-agenda")
    assert table
    heads = [th.get_text(strip=True) for th in table.select("thead th")]
    assert heads[:4] == ["Del", "Kort (90 min)", "Middels (150 min)", "Halv dag (210 min)"]
    row = next(tr for tr in table.select("tbody tr") if "Gå gjennom" in str(tr.th))
    times = [td.get_text(strip=True) for td in row.select("td")[:3]]
    assert times == ["–", "70–100 min", "90–135 min"]
    assert "Ark: Sjekkliste" in row.get_text()
    pauses = [tr.th.get_text() for tr in table.select(".g-agenda__pause") if tr.th]
    assert pauses == ["Pause", "Ny pause"]


def test_the_first_way_to_paper_is_all_in_one_print(site: Path) -> None:
    for url in ("", "verktoy/nedlastinger/", "verktoy/workshop/"):
        html = (site / url / "index.html").read_text(encoding="utf-8")
        links = [str(a["href"]) for a in BeautifulSoup(html, "lxml").select("article a[href]")]
        to_print = [to for to in links if "alt-i-en-utskrift" in to or "/nedlast" in to]
        assert to_print[0].endswith("#alt-i-en-utskrift"), url
