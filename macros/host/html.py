"""A built page as data: titles, ids, where it points, what it runs, and what it says.

The one reading of HTML for policy, checks and reports, by lxml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from lxml import etree
from lxml.etree import _Element as Element

_TEXT = etree.XPath("string()")

# A <link> with another relation than these names a place, and fetches nothing.
_FETCHING = {
    *("stylesheet", "icon", "manifest", "preload", "prefetch", "modulepreload", "preconnect"),
    *("dns-prefetch", "apple-touch-icon"),
}
# Attributes whose address a browser asks for by itself.
_FETCHED = {
    *(("script", "src"), ("img", "src"), ("iframe", "src"), ("embed", "src"), ("source", "src")),
    *(("audio", "src"), ("video", "src"), ("video", "poster"), ("track", "src"), ("input", "src")),
    *(("object", "data"), ("image", "href"), ("use", "href"), ("use", "xlink:href")),
}
CSS_ADDRESS = re.compile(r"url\(\s*[\"']?([^\"')]+?)[\"']?\s*\)|@import\s+[\"']([^\"']+)")
# A script of another type than these is data, and no policy applies to it.
_EXECUTED = {"", "text/javascript", "application/javascript", "module"}

# The elements that `_note` has something to say of: most of a page's have none of it.
_TELLING_TAGS = {"h1", "h2", "h3", "h4", "h5", "h6", "title", "style", "script"}
_TELLING = {
    *("id", "name", "href", "xlink:href", "src", "srcset", "data", "poster", "style", "action"),
}

_BLOCKS = {
    *("p", "li", "h1", "h2", "h3", "td", "th", "dd", "dt", "summary", "figcaption", "caption"),
}
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_NO_PROSE = {"script", "style", "svg", "code", "pre", "aside"}
_NO_PROSE_CLASSES = {"g-url"}


@dataclass
class Page:
    """A page: each address and id with the line it stands on.

    `empty` are the headings that say nothing, `scripts` and `styles` the texts that run inline.
    """

    language: str = ""
    titles: list[str] = field(default_factory=list)
    headings: int = 0
    empty: list[tuple[str, int]] = field(default_factory=list)
    ids: list[tuple[str, int]] = field(default_factory=list)
    links: list[tuple[str, int]] = field(default_factory=list)
    fetched: list[tuple[str, int]] = field(default_factory=list)
    scripts: set[str] = field(default_factory=set)
    styles: set[str] = field(default_factory=set)

    @cached_property
    def anchors(self) -> set[str]:
        """The ids of the page, which has been read."""
        return {name for name, _ in self.ids}


def read(text: str) -> Page:
    """Read a page; what isn't HTML is a page with nothing on it."""
    page = Page()
    root = etree.HTML(text)  # None where there is nothing to read
    for element in () if root is None else root.iter("*"):
        if element.tag in _TELLING_TAGS or not _TELLING.isdisjoint(element.keys()):
            _note(element, page)
    page.language = "" if root is None else root.get("lang", "")
    return page


def read_site(site: Path) -> dict[str, Page]:
    """Every page of a site by its path in it."""
    return {
        path.relative_to(site).as_posix(): read(path.read_text(encoding="utf-8"))
        for path in sorted(site.rglob("*.html"))
    }


def prose(text: str) -> list[str]:
    """What an article says in the page's own language, a text for each paragraph, heading, cell or
    item.
    """
    root = etree.HTML(text)  # None where there is nothing to read
    if root is None:
        return []
    blocks: list[str] = []
    for article in root.xpath("//article[not(ancestor::article)]"):
        found: list[str] = []
        _read_prose(article, root.get("lang", ""), found)
        blocks += [words for block in found if (words := " ".join(block.split()))]
    return blocks


def _note(element: Element, page: Page) -> None:
    tag, line, given = str(element.tag), element.sourceline or 0, element.attrib
    if "id" in given:
        page.ids.append((given["id"], line))
    elif tag == "a" and given.get("name"):
        page.ids.append((given["name"], line))
    if tag == "h1":
        page.headings += 1
    if tag in _HEADINGS and not _says(element):
        page.empty.append((tag, line))
    if tag == "title" and next(element.iterancestors("svg"), None) is None:
        page.titles.append(_TEXT(element))
    if tag in ("a", "area") and "href" in given:
        page.links.append((given["href"], line))
    if tag == "form" and given.get("action"):
        page.links.append((given["action"], line))
    if tag == "link" and _FETCHING & set(given.get("rel", "").lower().split()):
        page.fetched.append((given.get("href", ""), line))
    page.fetched += [(value, line) for name, value in given.items() if (tag, name) in _FETCHED]
    page.fetched += [
        (part.split()[0], line) for part in given.get("srcset", "").split(",") if part.strip()
    ]
    page.fetched += [(address, line) for address in _addresses(given.get("style", ""))]
    if tag == "style":
        page.fetched += [(address, line) for address in _addresses(element.text or "")]
        page.styles |= {element.text} - {None}
    if tag == "script" and "src" not in given and given.get("type", "").lower() in _EXECUTED:
        page.scripts |= {element.text} - {None}


def _says(heading: Element) -> bool:
    """Whether a heading says anything: in words, or by a picture."""
    return any(text.strip() for text in (_TEXT(heading), *heading.xpath(".//img/@alt")))


def _addresses(css: str) -> Iterator[str]:
    return (one or other for one, other in CSS_ADDRESS.findall(css))


def _read_prose(element: Element, language: str, blocks: list[str]) -> None:
    """Add the prose of an element to the last of `blocks`, or begin one where it is a block."""
    tag = element.tag
    foreign = element.get("lang", language) != language
    skipped = tag in _NO_PROSE or element.get("class") in _NO_PROSE_CLASSES
    if isinstance(tag, str) and not foreign and not skipped:
        if tag in _BLOCKS:
            blocks.append("")
        if blocks:
            blocks[-1] += element.text or ""
        for child in element:
            _read_prose(child, language, blocks)
            if blocks:
                blocks[-1] += child.tail or ""
