"""Time: the pages hold absolute dates; what depends on today is right years later, and optional."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.conftest import Tab
from tests.test_print import sheets_of

HOUR = "T12:00:00"


@pytest.fixture(scope="module")
def here(browser: Browser) -> Iterator[Page]:
    """A page in Norway; the only one that is told what day it is."""
    context = browser.new_context(timezone_id="Europe/Oslo")
    yield context.new_page()
    context.close()


def opened(page: Page, address: str, today: str) -> Page:
    """A page as it looks on a given day."""
    page.clock.set_fixed_time(today + HOUR)
    page.goto(address)
    return page


def dates_in(page: Page, part: str) -> list[str]:
    """The dates of the calendar's table, or of the wheel's list, that stand in a part of it."""
    return [text.strip() for text in page.locator(f"[data-{part}] time").all_text_contents()]


def test_a_fold_without_past_deadlines_is_not_shown(here: Page, address: str) -> None:
    page = opened(here, f"{address}planlegging/kalender/", "2026-01-01")
    fold = page.locator(".g-past").first
    assert fold.is_visible()
    fold.evaluate("(fold) => { fold.hidden = true; }")
    assert not fold.is_visible()


@pytest.mark.parametrize(
    ("today", "shown"),
    [
        ("2026-11-23", "(220 dager igjen)"),
        ("2027-06-30", "(1 dag igjen)"),
        ("2027-07-01", "(i dag)"),
        ("2027-07-02", "(passert)"),
        ("2031-01-01", "(passert)"),
    ],
)
def test_the_days_to_the_deadline_are_counted(
    here: Page, address: str, today: str, shown: str
) -> None:
    page = opened(here, address, today)
    assert page.inner_text(".g-countdown") == shown
    assert "1. juli 2027" in page.inner_text(".g-deadline__date")


@pytest.mark.parametrize(("today", "passed"), [("2027-07-01", False), ("2027-07-02", True)])
def test_after_the_deadline_the_page_says_what_to_do(
    here: Page, address: str, today: str, passed: bool
) -> None:
    page = opened(here, address, today)
    assert page.is_visible("text=Fristen er passert.") == passed


ADVICE = ["Høsten 2026:", "Våren 2027:", "Etter fristen:"]


@pytest.mark.parametrize(
    ("today", "shown"),
    [
        ("2026-11-26", "Høsten 2026:"),
        ("2026-12-31", "Høsten 2026:"),
        ("2027-01-01", "Våren 2027:"),
        ("2027-07-01", "Våren 2027:"),
        ("2027-07-02", "Etter fristen:"),
        ("2031-01-01", "Etter fristen:"),
    ],
)
def test_the_front_page_gives_the_advice_for_the_day(
    here: Page, address: str, today: str, shown: str
) -> None:
    page = opened(here, address, today)
    assert [text for text in ADVICE if page.is_visible(f"h3:has-text('{text}')")] == [shown]
    sheets = "".join(sheets_of(page))
    assert all(text.replace(" ", "") in sheets for text in ADVICE), "on paper all of it stands"


def test_without_scripts_all_advice_stands_under_its_heading(tab: Tab, address: str) -> None:
    page = tab(java_script_enabled=False)
    page.goto(address)
    assert all(page.is_visible(f"h3:has-text('{text}')") for text in ADVICE)


@pytest.mark.parametrize(("today", "old"), [("2028-01-01", False), ("2028-01-04", True)])
def test_an_edition_older_than_eighteen_months_says_so(
    here: Page, address: str, today: str, old: bool
) -> None:
    page = opened(here, address, today)
    assert page.is_visible("text=Denne utgaven er gammel.") == old


@pytest.mark.parametrize(
    ("today", "folded", "first"),
    [
        ("2026-12-31", ["31. mars 2026", "30. juni 2026"], "31. desember 2026"),
        ("2027-01-01", ["31. mars 2026", "30. juni 2026", "31. desember 2026"], "2027"),
    ],
)
def test_dates_that_have_passed_are_folded_in_the_calendar(
    here: Page, address: str, today: str, folded: list[str], first: str
) -> None:
    page = opened(here, f"{address}planlegging/kalender/", today)
    assert dates_in(page, "past") == folded
    assert dates_in(page, "coming")[0] == first
    assert not page.is_visible("[data-past]")
    page.click(f"text=Passerte frister ({len(folded)})")
    assert page.is_visible("[data-past]")


def test_dates_that_have_passed_are_folded_under_the_wheel_and_keep_their_numbers(
    here: Page, address: str
) -> None:
    page = opened(here, f"{address}planlegging/", "2028-01-10")
    assert dates_in(page, "coming") == ["31. oktober 2028"]
    assert "1. juli 2027" in dates_in(page, "past")
    numbers = [row.get_attribute("value") for row in page.locator("[data-dates] li").all()]
    assert numbers == ["7", "1", "2", "3", "4", "5", "6"]
    assert page.locator("circle.g-passed").count() == 6


def test_on_paper_dates_that_have_passed_stand_under_their_heading(
    here: Page, address: str
) -> None:
    page = opened(here, f"{address}planlegging/kalender/", "2026-12-01")
    sheets = "".join(sheets_of(page))
    assert "Passertefrister(2)" in sheets
    assert "Årsregnskapogårsberetningfor2025vedtas" in sheets


def test_without_scripts_the_date_stands_alone(tab: Tab, address: str) -> None:
    page = tab(java_script_enabled=False)
    page.goto(address)
    assert page.inner_text(".g-deadline__date").strip() == "Senest 1. juli 2027"
    assert not page.is_visible("text=Fristen er passert.")
    assert not page.is_visible("text=Denne utgaven er gammel.")
