"""Links on paper: within the book with the number of a page, out of it with the address."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from lxml import html as parser

from macros.downloads.pdf.whole_guide.numbers import UNKNOWN

# A word of the glossary, which the reader finds by itself.
_TERM = "g-term"
# What a sentence rests on: the list at the end says more, and no number stands after each.
_CITATION = "g-cite"
# Where a link shows nothing of its own: the note's mark, a figure of a table.
_MARKED = {"g-mark", "g-figures"}


@dataclass(frozen=True)
class Place:
    """Where links of a page lead: `find` gives the id in the book of an address as it is written,
    None where the book has no such place; `outside` its full address, empty where there is none.
    `page` is what stands before a page's number. `apart` are the chapters that may be left out of
    the book, by their ids, and `mark` is what stands after the number of one; a place in one of
    them marks none.
    """

    key: str
    find: Callable[[str], str | None]
    outside: Callable[[str], str]
    page: str
    apart: Collection[str] = ()
    mark: str = ""

    def numbered(self, at: str) -> str:
        """The number of the page that an id in the book leads to, as it stands after a link."""
        marked = at.partition("--")[0] in self.apart and self.key not in self.apart
        end = f", {self.mark}" if marked else ""
        return f" ({self.page}\N{NO-BREAK SPACE}{UNKNOWN}{end})"


def classes(element: Any) -> set[str]:
    """The classes of an element."""
    return set((element.get("class") or "").split())


def link_as_printed(link: Any, place: Place) -> None:
    """A link within the book with the number of its page; one out of it with its address.

    It becomes one piece of text: no link stands in another, and numbers are put in by piece.
    """
    found, address = classes(link), link.get("href") or ""
    says = link.get("aria-label") or " ".join(link.text_content().split())
    file = "download" in link.attrib
    for name in {*link.attrib} - {"id"}:
        del link.attrib[name]
    for kid in list(link.iterdescendants()):
        if kid.tag == "strong":
            link.set("class", "strong")
        if kid.tag != "img":
            kid.drop_tag()
    if file:
        _named(link, address)
    if re.match(r"[a-z]+:", address):
        _out(link, address)
        return
    at = place.find(address)
    if not at and place.outside(address):
        link.set("href", place.outside(address))
    elif not at or _TERM in found or in_mark(link) or _figure(link):
        link.drop_tag()
    else:
        link.set("href", f"#{at}")
        link.set("title", says)
        if _CITATION in found:
            _hold(link, "")
        else:
            link.set("data-at", at)
            _hold(link, place.numbered(at))


def _out(link: Any, address: str) -> None:
    """A link out of the book, with its address where it doesn't say it. A fact's name doesn't: the
    address of all of them stands beside.
    """
    link.set("href", address)
    bare = re.sub(r"^(https?://(www\.)?|mailto:|tel:)", "", address).rstrip("/")
    parent = link.getparent()
    name = parent.tag == "strong" and "fact" in classes(parent.getparent())
    if address.startswith("http") and bare not in link.text_content() and not name:
        shown = parser.Element("span", {"class": "address"})
        shown.text, shown.tail = f" ({bare})", link.tail
        link.tail = ""
        link.addnext(shown)


def _named(link: Any, address: str) -> None:
    """A file by what it holds, and its name instead of its size, to find it by."""
    text = re.sub(r"\b([A-Z]{3,4}),[^()]*$", r"\1", link.text_content().rstrip(") "))
    for kid in list(link):
        link.remove(kid)
    name = posixpath.basename(address)
    link.text = f"{text}, {name})" if "(" in text else f"{text} ({name})"


def _figure(link: Any) -> bool:
    """Whether a link is a figure: a number after it would be read as part of it."""
    return bool(re.fullmatch(r"[\d\s.,%−–-]+", link.text_content()))


def in_mark(link: Any) -> bool:
    """Whether it stands in a mark that shows nothing more of it."""
    return any(_MARKED & classes(up) for up in link.iterancestors())


def _hold(link: Any, number: str) -> None:
    """Put the number of a page at the end of a link, and into it what no line may part from it.

    A line can't be broken between a link and a bracket beside it, and WeasyPrint 70 finds no good
    place further back: it breaks after the first word, or runs out past the margin.
    """
    tail = link.tail or ""
    held = (re.match(r"\S*", tail) or [""])[0]
    link.tail = tail[len(held) :]
    end = f"{held}{number}" if held[:1].isalnum() else f"{number}{held}"
    last = link[-1] if len(link) else None
    if last is None:
        link.text = f"{link.text or ''}{end}"
    else:
        last.tail = f"{last.tail or ''}{end}"
    before, parent = link.getprevious(), link.getparent()
    text = (parent.text if before is None else before.tail) or ""
    open_ = (re.search(r"[(\[«]*$", text) or [""])[0]
    if open_:
        kept = text[: -len(open_)]
        link.text = f"{open_}{link.text or ''}"
        if before is None:
            parent.text = kept
        else:
            before.tail = kept


def resolver(
    url: str, src: str, urls: Mapping[str, str], keys: Mapping[str, str]
) -> Callable[[str], str | None]:
    """What `Place.find` is for the page `src` at `url`: `urls` are the pages by address, `keys`
    the chapters' ids by page.
    """

    def find(address: str) -> str | None:
        path, _, anchor = address.partition("#")
        if not path:
            target = src
        elif path.endswith(".md"):
            target = posixpath.normpath(posixpath.join(posixpath.dirname(src), path)).lstrip("/")
        else:
            whole = posixpath.normpath(posixpath.join("/", url, path)).lstrip("/")
            target = urls.get(f"{whole}/" if whole else "", "")
        key = keys.get(target)
        return key and (f"{key}--{anchor}" if anchor else key)

    return find
