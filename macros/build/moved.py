"""Pages that have moved: whoever comes to an old address is led on, without a server's help."""

from __future__ import annotations

import posixpath
from pathlib import Path

from macros.pages.book import Book
from macros.pages.source import address_of


def write_moved(site: Path, book: Book, address: str) -> None:
    """Write a page at the address of each page that is gone, as `history.yml` has them.

    It leads to what the page has become; one that became nothing says why, and leads to the front
    page. `address` is where the site is published, if anybody has said.
    """
    template = book.templates.get_template("moved.html")
    for src, was in book.guide.history.pages.items():
        now, url = book.guide.history.page_now(src), address_of(src)
        target = book.pages[now or "index.md"]
        made = template.render(
            words=book.words,
            guide=book.guide,
            moved=bool(now),
            why=was.why,
            url=url,
            title=target.meta.title if target.meta else "",
            link=posixpath.relpath(f"/{target.url}index.html", f"/{url}"),
            style=posixpath.relpath("/assets/guide.css", f"/{url}"),
            canonical=f"{address.rstrip('/')}/{target.url}" if address and now else "",
        )
        path = site / url / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{made.strip()}\n", encoding="utf-8", newline="\n")
