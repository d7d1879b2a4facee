"""A workshop day from beginning to end: on an intranet, and from files on a disk."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.workbook.conftest import URL
from tests.workbook.story import workshop_day


@pytest.mark.long
def test_a_workshop_day_on_an_intranet(browser: Browser, address: str, tmp_path: Path) -> None:
    workshop_day(browser, address + URL, tmp_path)


def test_a_workshop_day_from_files_on_a_disk(browser: Browser, site: Path, tmp_path: Path) -> None:
    workshop_day(browser, (site / URL / "index.html").as_uri(), tmp_path)
