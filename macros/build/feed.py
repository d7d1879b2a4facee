"""The feed of changes (Atom, RFC 4287): whoever follows it hears of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin
from xml.etree import ElementTree

from macros.guide.model.changes import Change
from macros.guide.model.fields import PartialDate
from macros.pages.anchors import change_anchor
from macros.pages.book import Book
from macros.pages.feed import feed_of

ATOM = "http://www.w3.org/2005/Atom"
MOST = 100  # entries; who has been away for longer reads the page


def write_feed(site: Path, book: Book, address: str) -> None:
    """Write the feed into a site that is published at `address`; none where nobody has said it.

    Every change that has a day is an entry, the newest first. Its id is where the page tells of it,
    and never changes: its day and title.
    """
    place = feed_of(book.guide, book.words)
    if address and place:
        feed = _feed(book, f"{address.rstrip('/')}/", place)
        ElementTree.indent(feed)
        text = ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)
        (site / place).write_bytes(text + b"\n")


def _feed(book: Book, address: str, place: str) -> ElementTree.Element:
    ElementTree.register_namespace("", ATOM)
    page = book.pages[book.page_calling("changes")]
    home = urljoin(address, page.url)
    found = sorted(book.guide.changes.dated(), key=lambda each: each[0], reverse=True)[:MOST]
    feed = ElementTree.Element(f"{{{ATOM}}}feed", {"xml:lang": book.words["locale"]})
    title = page.meta.title if page.meta else ""
    _add(feed, "title", f"{book.guide.name}: {title}")
    _add(feed, "id", urljoin(address, place))
    _add(feed, "updated", _time(found[0][0]))
    _add(feed, "link", rel="self", type="application/atom+xml", href=urljoin(address, place))
    _add(feed, "link", rel="alternate", type="text/html", href=home)
    guide = book.guide
    author = guide.owner_name or guide.edition.owner or guide.settings.title
    _add(_add(feed, "author"), "name", author)
    for day, change in found:
        _entry(_add(feed, "entry"), book, change, day, home)
    return feed


def _entry(
    entry: ElementTree.Element, book: Book, change: Change, day: PartialDate, home: str
) -> None:
    words = book.words["changes"]
    place = f"{home}#{change_anchor(day, change.title)}"
    kind = words["kinds"][change.kind]
    _add(entry, "title", f"{kind}: {change.title}")
    _add(entry, "id", place)
    _add(entry, "updated", _time(day))
    _add(entry, "link", rel="alternate", type="text/html", href=place)
    _add(entry, "category", term=change.kind, label=kind)
    _add(entry, "summary", " ".join(_said(change, words["why"])))


def _said(change: Change, why: str) -> Iterator[str]:
    yield change.text or f"{change.title}."
    if change.why:
        yield f"{why} {change.why}"


def _add(
    to: ElementTree.Element, name: str, text: str = "", **attributes: str
) -> ElementTree.Element:
    made = ElementTree.SubElement(to, f"{{{ATOM}}}{name}", attributes)
    made.text = text or None
    return made


def _time(day: PartialDate) -> str:
    return f"{day.iso}T00:00:00Z"
