"""Take-aways as a part of a build: whether they can be made, where they are kept, what is said."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, replace
from pathlib import Path

from macros.guide import GuideError
from macros.pages import Book
from macros.pages.downloads import Shelf, State
from macros.pages.edition import style
from macros.takeaway.cache import Cache
from macros.takeaway.catalogue import Takeaway, catalogue
from macros.takeaway.data import write_open_data
from macros.takeaway.made import Made
from macros.takeaway.material import Material
from macros.takeaway.pango import missing, pango_version
from macros.takeaway.pdf.letters import letter_problems
from macros.takeaway.pdf.render import PdfRecipe
from macros.takeaway.press import on_terminal, press
from macros.takeaway.shelf import cached, shelf, stock

CACHE = Path(".build") / "takeaways"


def open_data(book: Book, docs: Path, address: str, site: Path) -> None:
    """Write the open data that no editor writes into the site's folder of data."""
    write_open_data(_material(book, address), docs / "data", site / "data")


@dataclass(frozen=True)
class Stock:
    """The take-aways of a book, and those of them that are made."""

    material: Material
    takeaways: list[Takeaway]
    made: dict[str, Made]
    shelf: Shelf

    def put_into(self, site: Path) -> None:
        """Put what is made into the site's folder, with the list of it."""
        stock(site, self.takeaways, self.made, self.material)

    def shown_in(self, book: Book) -> Book:
        """The book, with pages that list the files."""
        return replace(book, shelf=self.shelf)


def wanted() -> bool:
    """Whether take-aways are to be made at all: `TAKEAWAY=0` leaves them out."""
    return os.environ.get("TAKEAWAY", "1") != "0"


def made_for(book: Book, root: Path, address: str) -> Stock | None:
    """Every take-away of a book, made now where it isn't made already; None when left out.

    Raises GuideError when the machine can't make PDFs, or when they hold a letter that no font has.
    """
    if not wanted():
        return None
    pango = pango_version()
    if pango is None:
        raise GuideError([missing()])
    material = _material(book, address)
    takeaways = _drawable(material, catalogue(material))
    kept = Cache(root / CACHE, pango)
    made = press(takeaways, kept, on_terminal())
    kept.tidy()
    for file in made.values():
        if file.said:
            print(file.said, file=sys.stderr)  # noqa: T201  a line in the build's log
    return Stock(material, takeaways, made, shelf(takeaways, made, "there"))


def ready_for(book: Book, root: Path, address: str, pango: str | None) -> Stock | None:
    """The take-aways of a book that are made already, for a build that doesn't wait."""
    if not wanted():
        return None
    material = _material(book, address)
    takeaways = _drawable(material, catalogue(material, pdf=pango is not None))
    made = cached(takeaways, Cache(root / CACHE, pango or ""))
    waiting = len(made) < len(takeaways)
    state: State = "coming" if waiting else "without_pdf" if pango is None else "there"
    return Stock(material, takeaways, made, shelf(takeaways, made, state))


def make_ready(book: Book, root: Path, address: str, pango: str | None) -> int:
    """Make what `ready_for` found missing; returns how many files that was."""
    waiting = ready_for(book, root, address, pango)
    if waiting is None:
        return 0
    rest = [item for item in waiting.takeaways if item.file not in waiting.made]
    press(rest, Cache(root / CACHE, pango or ""), on_terminal() if rest else None)
    return len(rest)


def _material(book: Book, address: str) -> Material:
    colours = book.guide.edition.colours
    return Material.of(book, address, book.moment, style(colours) if colours else "")


def _drawable(material: Material, takeaways: list[Takeaway]) -> list[Takeaway]:
    """The take-aways. Raises GuideError for letters in them that no font of the PDFs has."""
    recipes = [item.recipe for item in takeaways if isinstance(item.recipe, PdfRecipe)]
    problems = letter_problems(material.book, recipes)
    if problems:
        raise GuideError(problems)
    return takeaways
