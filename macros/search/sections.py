"""What the search finds: each page cut at its headings, as it is rendered.

A text is its blocks, one on each line; the cells of a table's row stand on one line.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lxml import html
from lxml.html import HtmlElement

INDEX = Path("search") / "search_index.json"
Doc = dict[str, str]

_EXCLUDED = "data-search-exclude"
_MARKED = re.compile(rf' {_EXCLUDED}(?:="")?(?=[\s>])')
_SPACES = re.compile(r"\s+")
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_SILENT = {"script", "style", "object", "template"}
_INLINE = {
    *("a", "abbr", "b", "bdi", "button", "cite", "code", "data", "del", "dfn", "em", "i", "input"),
    *("ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup"),
    *("time", "u", "var", "wbr"),
}
_CELLS = {"td", "th"}
_BETWEEN_CELLS = " · "


@dataclass
class _Section:
    title: str
    anchor: str
    excluded: bool = False
    text: list[str] = field(default_factory=list)


@dataclass
class SectionIndex:
    """Gathers the sections of a site while it is rendered, and writes them when it is."""

    docs: list[Doc] = field(default_factory=list)

    def read(self, content: str, page: Any, **_: object) -> str:
        """The engine's event for a page's content: read it, and take our marks out of it."""
        if not (page.meta.get("search") or {}).get("exclude"):
            self.docs += sections(content, page.url, str(page.meta.get("title") or page.title))
        return _MARKED.sub("", content)

    def write(self, config: Any, **_: object) -> None:
        """The engine's event for a finished site: write the index."""
        path = Path(config["site_dir"]) / INDEX
        path.parent.mkdir(exist_ok=True)
        path.write_text(
            json.dumps({"config": {}, "docs": self.docs}, ensure_ascii=False), encoding="utf-8"
        )


def sections(content: str, url: str, title: str) -> list[Doc]:
    """A page's sections in order: the page's own first, then one for each heading with an id.

    `url` is the page's address, `title` its own where it has no heading of the first level. What
    carries `data-search-exclude` is left out.
    """
    root = html.fragment_fromstring(content, create_parent="div")
    found = [_Section(title, "")]
    _read(root, found, found[0])
    first = found[0]
    # A page's first heading is its own title.
    if len(found) > 1 and not "".join(first.text).strip():
        found[0], found[1].anchor = found[1], ""
        del found[1]
    return [
        {
            "location": f"{url}#{section.anchor}" if section.anchor else url,
            "title": section.title or title,
            "text": _lines("".join(section.text)),
        }
        for section in found
        if not section.excluded
    ]


def _read(element: HtmlElement, found: list[_Section], section: _Section) -> None:
    """Add what an element says to its section, and the sections that begin in it to `found`."""
    section.text.append(_SPACES.sub(" ", element.text or ""))
    for child in element:
        tag = child.tag if isinstance(child.tag, str) else ""
        excluded = _EXCLUDED in child.attrib if tag else True
        if tag in _HEADINGS and child.get("id"):
            section = _Section(_title(child), child.get("id"), excluded)
            found.append(section)
        elif not excluded and tag not in _SILENT:
            cell, block = tag in _CELLS, tag not in _INLINE
            if cell and child.getprevious() is not None:
                section.text.append(_BETWEEN_CELLS)
            elif block and not cell:
                section.text.append("\n")
            _read(child, found, section)
            if block and not cell:
                section.text.append("\n")
        section.text.append(_SPACES.sub(" ", child.tail or ""))


def _title(heading: HtmlElement) -> str:
    """A heading without the link to itself and what is excluded."""
    return " ".join("".join(_said(heading)).split())


def _said(element: HtmlElement) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        silent = not isinstance(child.tag, str) or child.get("class") == "headerlink"
        if not silent and _EXCLUDED not in child.attrib:
            yield from _said(child)
        yield child.tail or ""


def _lines(text: str) -> str:
    """The lines that say something, each with single spaces."""
    return "\n".join(line for raw in text.split("\n") if (line := " ".join(raw.split())))
