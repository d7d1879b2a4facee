"""Making a site: checked, built in a folder of its own, finished; then published or packed."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import macros
from macros.guide import GuideError
from macros.guide.clock import dated, today
from macros.pages import Book, open_book
from macros.site import engine
from macros.site.checks.sources import leading_nowhere
from macros.site.contacts import keep_contacts_out
from macros.site.edition import edition_file, write_edition
from macros.site.finish import finish
from macros.site.hosting import frame_ancestors
from macros.site.lock import alone, clear_leftovers
from macros.site.takeaways import made_for, open_data


def opened(config: Path) -> Book:
    """The guide of a site, read and checked. Raises GuideError with every problem."""
    docs = engine.docs_of(config)
    root = config.parent
    book = open_book(docs, root, today(root), edition=edition_file(), config=config)
    macros.opened[docs] = book
    return book


@contextmanager
def made(config: Path) -> Iterator[tuple[Path, Book]]:
    """The finished site in a folder that goes away afterwards, and the guide it was made from.

    One build at a time: whoever comes second waits. Raises GuideError, MkDocsException or OSError;
    what a killed build left in `.build/` is removed by the next.
    """
    frame_ancestors()  # a setting that can't be used is said before the work is done
    book = opened(config)
    for said in book.moment.said:
        print(said, file=sys.stderr)  # noqa: T201  a line in the build's log
    workshop = config.parent / ".build"
    workshop.mkdir(exist_ok=True)
    with alone(workshop):
        clear_leftovers(workshop, "site-*")
        folder = Path(tempfile.mkdtemp(prefix="site-", dir=workshop))
        try:
            docs, address = engine.docs_of(config), engine.address_of(config)
            stock = made_for(book, config.parent, address)
            macros.opened[docs] = stock.shown_in(book) if stock else book
            with dated(book.moment.seconds):
                engine.build(config, folder)
            if stock:
                stock.put_into(folder)
            write_edition(book.guide, folder)
            open_data(book, docs, address, folder)
            keep_contacts_out(book.guide, folder, docs, edition_file())
            finish(folder, book)
            lost = leading_nowhere(folder, book, docs, config.parent)
            if lost:
                raise GuideError(lost)
            yield folder, book
        finally:
            shutil.rmtree(folder, ignore_errors=True)
