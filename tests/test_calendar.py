"""The calendar: every date follows from a rule, so a new period needs only new years."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from macros.guide import PartialDate
from macros.guide.model.calendar import occurrences
from macros.guide.model.content import Reference
from macros.guide.model.deadlines import Deadline
from macros.guide.model.settings import Calendar
from macros.guide.reading.clock import dated
from macros.pages.book import Book
from tests.test_whole_guide import page

# Computed by hand from the laws (boligsosialloven §§ 5 and 10; kommuneloven §§ 7-1, 14-3, 14-7;
# plan- og bygningsloven §§ 6-1 and 10-1), not by the code.
BY_HAND = [
    ("2026-03-31", "Årsberetning for 2025 avgis"),
    ("2026-06-30", "Årsregnskap og årsberetning for 2025 vedtas"),
    ("2026-12-31", "Økonomiplan 2027–2030 og budsjett 2027"),
    ("2027", "Nye nasjonale forventninger ventes"),
    ("2027-03-31", "Årsberetning for 2026 avgis"),
    ("2027-06-30", "Årsregnskap og årsberetning for 2026 vedtas"),
    ("2027-07-01", "Plankravene i boligsosialloven"),
    ("2027-10-31", "Konstituerende møte i det nye kommunestyret"),
    ("2027-12-31", "Økonomiplan 2028–2031 og budsjett 2028"),
    ("2028-03-31", "Årsberetning for 2027 avgis"),
    ("2028-06-30", "Årsregnskap og årsberetning for 2027 vedtas"),
    ("2028-10-31", "Ny planstrategi"),
    ("2028-12-31", "Økonomiplan 2029–2032 og budsjett 2029"),
]


def test_the_dates_2026_to_2028_are_those_computed_by_hand(book: Book) -> None:
    assert [(day.date.iso, day.title) for _, day in book.guide.calendar()] == BY_HAND


def test_the_next_planning_strategy_comes_after_the_deadline(book: Book) -> None:
    assert book.guide.date_of("planstrategi") > book.guide.date_of("plankrav")


def dates_on(book: Book, day: str, macro: str, part: str) -> list[str]:
    """The dates that a page built on a day shows in a part of the calendar or the wheel."""
    moment = int(datetime.fromisoformat(f"{day}T12:00Z").timestamp())
    with dated(moment):
        fragment = replace(book).render("planlegging/kalender.md", macro)
    soup = BeautifulSoup(fragment, "lxml")
    return [str(time["datetime"]) for time in soup.select(f"[data-{part}] time")]


@pytest.mark.parametrize(
    ("day", "folded"),
    [
        ("2026-03-31", []),
        ("2026-04-01", ["2026-03-31"]),
        ("2026-11-26", ["2026-03-31", "2026-06-30"]),
    ],
)
def test_a_page_is_built_with_the_dates_folded_that_have_passed(
    book: Book, day: str, folded: list[str]
) -> None:
    assert dates_on(book, day, "calendar", "past") == folded
    every = folded + dates_on(book, day, "calendar", "coming")
    assert every == [date for date, _ in BY_HAND]


def test_the_wheel_shows_what_comes_every_year_the_next_time(book: Book) -> None:
    assert dates_on(book, "2026-11-26", "year_wheel", "past") == []
    coming = dates_on(book, "2026-11-26", "year_wheel", "coming")
    assert coming[:4] == ["2026-12-31", "2027", "2027-03-31", "2027-06-30"]


def rule(**values: object) -> Deadline:
    """A deadline with the given rule."""
    return Deadline.model_validate(
        {"title": "Frist", "rule": values, "text": "t", "references": ["lov"]}
    )


LAW = Reference.model_validate(
    {
        "type": "law",
        "title": "Lov",
        "short": "lov",
        "in_force": "2024-02-29",
        "date": "2023",
        "status": "in_force",
        "verified": None,
        "meaning": "m",
    }
)


@pytest.mark.parametrize(
    ("values", "days"),
    [
        ({"in_force_of": "lov", "years": 4}, ["2028-02-29"]),
        ({"in_force_of": "lov", "years": 1}, ["2025-02-28"]),
        ({"date_of": "lov", "years": 4}, ["2027"]),
        ({"each_year": "12-31"}, ["2030-12-31", "2031-12-31", "2032-12-31"]),
        ({"election_year": "10-31"}, ["2031-10-31"]),
        ({"election_year": "10-31", "years": 1}, ["2032-10-31"]),
        ({"election_year": "10-31", "years": 3}, ["2030-10-31"]),
    ],
)
def test_the_next_period_needs_only_new_years(values: dict[str, object], days: list[str]) -> None:
    calendar = Calendar(first_year=2030, last_year=2032, election_year=2027)
    found = occurrences(rule(**values), {"lov": LAW}, calendar)
    assert [day.date.iso for day in found] == days


def test_the_last_year_of_a_title_is_that_of_a_term() -> None:
    calendar = Calendar(first_year=2026, last_year=2026, term=3)
    deadline = rule(each_year="12-31").model_copy(update={"title": "Plan {after}–{last}"})
    (day,) = occurrences(deadline, {}, calendar)
    assert day.title == "Plan 2027–2029"


def test_dates_are_ordered_by_the_earliest_day_they_can_mean() -> None:
    assert PartialDate(2027) < PartialDate(2027, 3) < PartialDate(2027, 3, 31)


def test_a_date_of_an_instrument_or_figure_stands_on_its_card_too(site: Path) -> None:
    shown = page(site, "planlegging/kalender")
    heading = shown.select_one("#frister-for-virkemidler-og-tall")
    assert heading
    found = heading.find_next("ul")
    assert isinstance(found, Tag)
    dates = {"januar", "15. mars", "15. mai", "den 25. i måneden", "30 dager", "fire måneder"}
    told = set()
    for item in found.find_all("li"):
        (when,) = item.select("strong")
        for date in [date for date in dates if date in when.get_text().casefold()]:
            told.add(date)
            for link in item.select("a:not(.g-cite, .g-permalink)"):
                url, _, anchor = str(link["href"]).removeprefix("../../").partition("#")
                card = page(site, url).select_one(f"#{anchor}")
                assert card
                assert date in " ".join(card.get_text().casefold().split()), (date, anchor)
    assert told == dates
