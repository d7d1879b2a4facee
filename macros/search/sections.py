"""What a page says, section by section, in sentences: what the search finds and shows.

A heading with an address begins a section. A paragraph, an item and a cell are sentences of their
own, a line each; what names a field stands before it with a colon. An empty line stands where
something else with an address begins: words count together only where they stand together.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lxml import etree
from lxml.etree import _Element as Element

INDEX = Path("search") / "search_index.json"
OFFLINE_INDEX = INDEX.with_suffix(".js")  # from a disk, a browser fetches no JSON
SENTENCE = "\n"
Doc = dict[str, Any]

_TEXT = etree.XPath("string()")
_EXCLUDED = "data-search-exclude"
_MARKED = re.compile(rf' {_EXCLUDED}(?:="")?(?=[\s>])')
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_INLINE = {
    *("a", "abbr", "b", "bdi", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd"),
    *("label", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u"),
    *("var", "wbr"),
}
_SILENT = {
    *("script", "style", "svg", "object", "template", "thead", "nav", "form", "button"),
    "pre",  # what a program reads is no sentence, and its words are spelt as programs spell
}
# Links to the rest of the guide and what only a screen reader says are no part of a text.
_SILENT_CLASSES = {
    *("g-toc", "g-eyebrow", "g-hidden", "g-url", "g-marks", "g-q__meta", "g-line"),
}
_NAMES = {"dt", "th"}  # what names a field
_LABELS = {"g-strength"}  # what says of which kind the rest is
_ASIDE = {"g-basis"}  # what a sentence rests on
_BLOCK_CLASSES = {"g-badge"}
# Sentences end where a capital, a quotation or a section follows; not after what is shortened.
_ENDS = re.compile(r"(?<=[.!?])\s+(?=[A-ZÆØÅ«§])|(?<=[.!?][»)])\s+(?=[A-ZÆØÅ«§])")
_SHORTENED = re.compile(r"\b(?:[A-ZÆØÅ][a-zæøå]{0,4}|[a-zæøå]|ca|eks|jf|nr)\.$")
_QUOTED_MISTAKE = "«"  # in code: a message of the generator, which quotes what is wrong


@dataclass
class SectionIndex:
    """Gathers the sections of a site while it is rendered, and writes them when it is."""

    docs: list[Doc] = field(default_factory=list)

    def read(self, content: str, page: Any, **_: object) -> str:
        """The engine's event for a page's content: read it, and take our marks out of it."""
        given = page.meta.get("search") or {}
        boost = {"boost": given["boost"]} if "boost" in given else {}
        if not given.get("exclude"):
            title = str(page.meta.get("title") or page.title)
            self.docs += (one | boost for one in sections(content, page.url, title))
        return _MARKED.sub("", content)

    def write(self, config: Any, **_: object) -> None:
        """The engine's event for a finished site: write the index."""
        path = Path(config["site_dir"]) / INDEX
        path.parent.mkdir(exist_ok=True)
        path.write_text(
            json.dumps({"config": {}, "docs": self.docs}, ensure_ascii=False), encoding="utf-8"
        )
        self.docs.clear()


def sentences(text: str) -> list[str]:
    """The sentences of a paragraph."""
    found: list[str] = []
    for piece in _ENDS.split(" ".join(text.split())):
        if found and _SHORTENED.search(found[-1]):
            found[-1] = f"{found[-1]} {piece}"
        elif piece:
            found.append(piece)
    return found


def sections(content: str, url: str, title: str) -> list[Doc]:
    """A page's sections in order: the page's own first, then one for each heading with an id.

    `url` is the page's address, `title` its own where it has no heading of the first level; `above`
    are the headings over a section. What carries `data-search-exclude` is left out.
    """
    reader = _Reader()
    reader.read(etree.HTML(f"<html><body>{content}</body></html>").find("body"))
    first, *rest = reader.found
    # A page's first heading is its own title.
    if rest and not first.lines:
        first, rest[0].anchor = rest[0], ""
        rest = rest[1:]
    return list(_docs([first, *rest], url, title))


@dataclass
class _Section:
    title: str
    anchor: str
    above: list[str] = field(default_factory=list)
    excluded: bool = False
    lines: list[str] = field(default_factory=list)


def _docs(found: list[_Section], url: str, title: str) -> Iterator[Doc]:
    for one in found:
        if not one.excluded:
            location = f"{url}#{one.anchor}" if one.anchor else url
            doc = {"location": location, "title": one.title or title}
            above = {"above": one.above} if one.above else {}
            yield doc | {"text": SENTENCE.join(one.lines).strip()} | above


class _Reader:
    """Reads a page element by element; `_text` is the block that is being read, `_name` what names
    it.
    """

    def __init__(self) -> None:
        self.found = [_Section("", "")]
        self._section = self.found[0]
        self._above: list[tuple[int, str]] = []
        self._text = ""
        self._name = ""

    def read(self, element: Element) -> None:
        """Read an element and what it holds; what follows it belongs to the section round it."""
        tag, given = element.tag, dict(element.items())
        if tag in _HEADINGS:
            self._end()
            self._heading(element)
            return
        if _silent(element, given):
            return
        classes = given.get("class", "").split()
        block = tag not in _INLINE or not _BLOCK_CLASSES.isdisjoint(classes)
        aside = not _ASIDE.isdisjoint(classes)
        section = self._section
        if block:
            self._end()
            if given.get("id"):
                section.lines.append("")
            if label := given.get("data-label"):
                self._end_name()
                self._name = label
        if aside:
            self._text = f"{self._text.rstrip()} ("
        self._text += element.text or ""
        for child in element:
            self.read(child)
            self._text += child.tail or ""
        if aside:
            self._text = f"{self._text.rstrip()})"
        if not _LABELS.isdisjoint(classes):
            self._text = f"{self._text.rstrip()}: "
        if block:
            self._end_block(str(tag))
            self._section = section

    def _end_block(self, tag: str) -> None:
        if tag in _NAMES:
            self._name = " ".join(self._text.split()).rstrip(":")
            self._text = ""
        self._end()
        if tag in ("dl", "tr", "dd"):
            self._end_name()

    def _end_name(self) -> None:
        """What names no field says something by itself."""
        if self._name:
            self._text, self._name = self._name, ""
            self._end()

    def _end(self) -> None:
        """End the block: its sentences belong to the section."""
        block = " ".join(self._text.split())
        self._text = ""
        if not any(map(str.isalnum, block)):
            return
        if self._name:
            block = f"{self._name}: {block}"
            self._name = ""
        if block[-1].isalnum() or block[-1] in ")»%":
            block += "."
        self._section.lines += sentences(block)

    def _heading(self, heading: Element) -> None:
        self._name = ""
        title = " ".join("".join(_said(heading)).split())
        level = _HEADINGS.index(heading.tag)
        if anchor := heading.get("id") or _address_of(heading):
            self._above = [pair for pair in self._above if pair[0] < level]
            above = [name for depth, name in self._above if depth]
            self._section = _Section(title, anchor, above, _EXCLUDED in heading.attrib)
            self.found.append(self._section)
            self._above.append((level, title))
        elif title and _EXCLUDED not in heading.attrib:
            self._section.lines.append(f"{title}.")


def _silent(element: Element, given: Mapping[str, str]) -> bool:
    """Whether an element, with the attributes `given`, says nothing."""
    return (
        not isinstance(element.tag, str)
        or element.tag in _SILENT
        or _EXCLUDED in given
        or "hidden" in given
        or not _SILENT_CLASSES.isdisjoint(given.get("class", "").split())
        or (element.tag == "code" and _QUOTED_MISTAKE in _TEXT(element))
    )


def _said(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if not _silent(child, child.attrib):
            yield from _said(child)
        yield child.tail or ""


def _address_of(heading: Element) -> str:
    """The id of the nearest element round a heading that is the first in it."""
    for outer in heading.iterancestors():
        if found := outer.get("id"):
            return found if next(outer.iter(*_HEADINGS)) is heading else ""
    return ""
