"""Time: the pages hold absolute dates; what depends on today is right years later, and optional."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

HOUR = "T12:00:00"


def opened(browser: Browser, address: str, today: str) -> Page:
    """The front page as it looks on a given day."""
    page = browser.new_context(timezone_id="Europe/Oslo").new_page()
    page.clock.set_fixed_time(today + HOUR)
    page.goto(address)
    return page


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
    browser: Browser, address: str, today: str, shown: str
) -> None:
    page = opened(browser, address, today)
    assert page.inner_text(".g-countdown") == shown
    assert "1. juli 2027" in page.inner_text(".g-deadline__date")
    page.context.close()


@pytest.mark.parametrize(("today", "passed"), [("2027-07-01", False), ("2027-07-02", True)])
def test_after_the_deadline_the_page_says_what_to_do(
    browser: Browser, address: str, today: str, passed: bool
) -> None:
    page = opened(browser, address, today)
    assert page.is_visible("text=Fristen er passert.") == passed
    page.context.close()


@pytest.mark.parametrize(("today", "old"), [("2028-01-01", False), ("2028-01-04", True)])
def test_an_edition_older_than_eighteen_months_says_so(
    browser: Browser, address: str, today: str, old: bool
) -> None:
    page = opened(browser, address, today)
    assert page.is_visible("text=Denne utgaven er gammel.") == old
    page.context.close()


def test_without_scripts_the_date_stands_alone(browser: Browser, address: str) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(address)
    assert page.inner_text(".g-deadline__date").strip() == "Senest 1. juli 2027"
    assert not page.is_visible("text=Fristen er passert.")
    assert not page.is_visible("text=Denne utgaven er gammel.")
    page.context.close()
