"""The offline copy in its site, and what pages say of it: its place, or that of the current one."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from urllib.parse import urljoin

from macros.build.offline import SUMS, pack
from macros.pages.book import Book

# What the macro leaves on a page, and all that it says there.
_SAID = re.compile(r"<div data-offline-copy>.*?</div>", re.DOTALL)


def write_copy(site: Path, book: Book, address: str) -> list[Path]:
    """Put the copy of a finished site into it, and let the pages lead to it; gives those pages.

    In the copy they lead to where the site is, at `address` if anybody has said. Raises GuideError.
    """
    pages = _pages(site, book)
    for path, url in pages:
        current = urljoin(f"{address.rstrip('/')}/", url) if address else ""
        _say(path, book, state="inside", current=current)
    archive = pack(site, book)
    size = archive.stat().st_size
    checksum = archive.with_name(f"{archive.name}{SUMS}").read_text(encoding="utf-8").split()[0]
    for path, url in pages:
        link = posixpath.relpath(f"/{archive.relative_to(site).as_posix()}", f"/{url}")
        facts = {"link": link, "name": archive.name, "size": size, "checksum": checksum}
        _say(path, book, state="there", sums=SUMS, **facts)
    return [path for path, _ in pages]


def _pages(site: Path, book: Book) -> list[tuple[Path, str]]:
    """The built pages that say something of it, with their addresses."""
    listed = [page for page in book.pages.values() if page.calls_macro("whole_guide")]
    return [(site / page.url / "index.html", page.url) for page in listed]


def _say(path: Path, book: Book, **values: object) -> None:
    made = book.templates.get_template("offline_copy.html").render(words=book.words, **values)
    text = path.read_text(encoding="utf-8")
    path.write_text(_SAID.sub(lambda _: made.strip(), text), encoding="utf-8", newline="\n")
