"""What the tests of take-aways share: the files as the site publishes them."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from macros.downloads.publication import Publication
from macros.pages.book import Book
from tests.conftest import PANGO

ADDRESS = "https://veileder.eksempel.no/bolig"


@pytest.fixture(scope="session")
def files(site: Path) -> Path:
    """The folder of the files to download."""
    if not PANGO:
        pytest.skip("Pango (Debian: libpango-1.0-0 libpangoft2-1.0-0) is not installed")
    return site / "nedlasting"


@pytest.fixture(scope="session")
def listed(files: Path) -> list[dict[str, Any]]:
    """What `index.json` says of them."""
    found: list[dict[str, Any]] = json.loads((files / "index.json").read_text(encoding="utf-8"))[
        "files"
    ]
    return found


@pytest.fixture(scope="session")
def publication(book: Book) -> Publication:
    """The guide, at an address, on a fixed day."""
    moment = int(datetime(2026, 11, 24, 12, tzinfo=UTC).timestamp())
    return Publication.of(book, ADDRESS, moment)


def squeezed(text: str) -> str:
    """Text without its white space: lines break elsewhere on paper."""
    return "".join(text.split())
