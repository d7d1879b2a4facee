"""The page that whoever hosts a copy fills in, without building: statements and contact."""

from __future__ import annotations

import re
from pathlib import Path

from macros.pages.book import Book
from macros.pages.edition import left_to_owner, statements

_STYLE = re.compile(r'<link rel="stylesheet" href="([^"]+)"')


def write_owner_page(site: Path, book: Book) -> None:
    """Write the page with what the edition gives, and a line to exchange for each thing it doesn't;
    no page where nothing is left to fill in.
    """
    guide, words = book.guide, book.words
    if missing := left_to_owner(guide, words):
        template, given = book.templates.get_template("owner.html"), statements(guide, words)
        # It looks as the front page does.
        styles = _STYLE.findall((site / "index.html").read_text(encoding="utf-8"))
        made = template.render(
            words=words, guide=guide, given=given, missing=missing, styles=styles
        )
        path = site / words["addresses"]["owner"]
        path.write_text(f"{made.strip()}\n", encoding="utf-8", newline="\n")
