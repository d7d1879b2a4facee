"""What a build publishes beside the pages, and whether it makes files to download at all.

What makes those is loaded only where they are made: `downloads`.
"""

from __future__ import annotations

import os

from macros.build.project import Project
from macros.downloads.page_html import Extensions
from macros.downloads.publication import Publication
from macros.pages.book import Book
from macros.pages.edition import style
from macros.pages.menu import menu_of


def wanted() -> bool:
    """Whether downloads are to be made at all: `TAKEAWAY=0` leaves them out."""
    return os.environ.get("TAKEAWAY", "1") != "0"


def publication_of(project: Project, book: Book, address: str | None = None) -> Publication:
    """The book as this build publishes it; by default at the address of the configuration."""
    colours = book.guide.edition.colours
    at = project.address if address is None else address
    settings = project.settings
    extensions = Extensions(tuple(settings.markdown_extensions), settings.mdx_configs)
    menu = menu_of(settings.nav, book.pages)
    own = style(colours) if colours else ""
    return Publication.of(book, at, book.moment, own, menu, extensions)
