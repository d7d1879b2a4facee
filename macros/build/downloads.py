"""Take-aways as a part of a build: whether they can be made, where they are kept, what is said."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, replace
from pathlib import Path

from macros.downloads.cache import Cache
from macros.downloads.folder import cached, shelf, stock
from macros.downloads.open_data import write_open_data
from macros.downloads.pango import missing, pango_version
from macros.downloads.pdf.letters import letter_problems
from macros.downloads.pdf.render import PdfRenderer
from macros.downloads.publication import Publication
from macros.downloads.rendered import RenderedFile
from macros.downloads.rendering import on_terminal, press
from macros.downloads.specs import DownloadSpec, catalogue
from macros.guide import GuideError
from macros.pages.book import Book
from macros.pages.downloads import DownloadList, State
from macros.pages.edition import style

CACHE = Path(".build") / "takeaways"


def open_data(book: Book, docs: Path, address: str, site: Path) -> None:
    """Write the open data that no editor writes into the site's folder of data."""
    write_open_data(_material(book, address), docs / "data", site / "data")


@dataclass(frozen=True)
class DownloadSet:
    """The take-aways of a book, and those of them that are made."""

    publication: Publication
    takeaways: list[DownloadSpec]
    made: dict[str, RenderedFile]
    shelf: DownloadList

    def put_into(self, site: Path) -> None:
        """Put what is made into the site's folder, with the list of it."""
        stock(site, self.takeaways, self.made, self.publication)

    def shown_in(self, book: Book) -> Book:
        """The book, with pages that list the files."""
        return replace(book, shelf=self.shelf)


def wanted() -> bool:
    """Whether take-aways are to be made at all: `TAKEAWAY=0` leaves them out."""
    return os.environ.get("TAKEAWAY", "1") != "0"


def made_for(book: Book, root: Path, address: str) -> DownloadSet | None:
    """Every take-away of a book, made now where it isn't made already; None when left out.

    Raises GuideError when the machine can't make PDFs, or when they hold a letter that no font has.
    """
    if not wanted():
        return None
    pango = pango_version()
    if pango is None:
        raise GuideError([missing()])
    publication = _material(book, address)
    takeaways = _described(publication)
    kept = Cache(root / CACHE, pango)
    made = press(takeaways, kept, on_terminal())
    kept.tidy()
    for file in made.values():
        if file.said:
            print(file.said, file=sys.stderr)  # noqa: T201  a line in the build's log
    return DownloadSet(publication, takeaways, made, shelf(takeaways, made, "there"))


def ready_for(book: Book, root: Path, address: str, pango: str | None) -> DownloadSet | None:
    """The take-aways of a book that are made already, for a build that doesn't wait."""
    if not wanted():
        return None
    publication = _material(book, address)
    takeaways = _described(publication, pdf=pango is not None)
    made = cached(takeaways, Cache(root / CACHE, pango or ""))
    waiting = len(made) < len(takeaways)
    state: State = "coming" if waiting else "without_pdf" if pango is None else "there"
    return DownloadSet(publication, takeaways, made, shelf(takeaways, made, state))


def make_ready(book: Book, root: Path, address: str, pango: str | None) -> int:
    """Make what `ready_for` found missing; returns how many files that was."""
    waiting = ready_for(book, root, address, pango)
    if waiting is None:
        return 0
    rest = [item for item in waiting.takeaways if item.file not in waiting.made]
    press(rest, Cache(root / CACHE, pango or ""), on_terminal() if rest else None)
    return len(rest)


def _material(book: Book, address: str) -> Publication:
    colours = book.guide.edition.colours
    return Publication.of(book, address, book.moment, style(colours) if colours else "")


def _described(publication: Publication, *, pdf: bool = True) -> list[DownloadSpec]:
    """What there is to make. Raises GuideError for letters that no font of the PDFs has."""
    takeaways = catalogue(publication, pdf=pdf)
    renderers = [item.renderer for item in takeaways if isinstance(item.renderer, PdfRenderer)]
    problems = letter_problems(publication.book, renderers)
    if problems:
        raise GuideError(problems)
    return takeaways
