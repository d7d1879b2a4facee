"""Where a site's feed of changes lies."""

from __future__ import annotations

from macros.guide import Guide
from macros.pages.words import Words


def feed_of(guide: Guide, words: Words) -> str:
    """Its path in a site that has an address; empty where nothing has changed on a known day."""
    return str(words["addresses"]["feed"]) if any(guide.changes.dated()) else ""
