"""What the checks need to know of a page: its titles, ids and headings, and where it points."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

# A <link> with another relation than these names a place, and fetches nothing.
_FETCHING = {
    "stylesheet",
    "icon",
    "manifest",
    "preload",
    "prefetch",
    "modulepreload",
    "preconnect",
    "dns-prefetch",
    "apple-touch-icon",
}
# Attributes whose address a browser asks for by itself.
_FETCHED = {
    ("script", "src"),
    ("img", "src"),
    ("iframe", "src"),
    ("embed", "src"),
    ("source", "src"),
    ("audio", "src"),
    ("video", "src"),
    ("video", "poster"),
    ("track", "src"),
    ("input", "src"),
    ("object", "data"),
    ("image", "href"),
    ("use", "href"),
    ("use", "xlink:href"),
}
CSS_ADDRESS = re.compile(r"url\(\s*[\"']?([^\"')]+?)[\"']?\s*\)|@import\s+[\"']([^\"']+)")


@dataclass
class Page:
    """A page: each address with the line it stands on."""

    titles: list[str] = field(default_factory=list)
    headings: int = 0
    ids: list[tuple[str, int]] = field(default_factory=list)
    links: list[tuple[str, int]] = field(default_factory=list)
    fetched: list[tuple[str, int]] = field(default_factory=list)

    @property
    def anchors(self) -> set[str]:
        return {name for name, _ in self.ids}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self._in: list[str] = []  # the elements that a title can stand in, and <style>

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        line, page = self.getpos()[0], self.page
        if "id" in given:
            page.ids.append((given["id"], line))
        elif tag == "a" and given.get("name"):
            page.ids.append((given["name"], line))
        if tag == "h1":
            page.headings += 1
        if tag in ("title", "style", "svg"):
            self._in.append(tag)
        if self._in == ["title"]:
            page.titles.append("")
        if tag in ("a", "area") and "href" in given:
            page.links.append((given["href"], line))
        if tag == "form" and given.get("action"):
            page.links.append((given["action"], line))
        if tag == "link" and _FETCHING & set(given.get("rel", "").lower().split()):
            page.fetched.append((given.get("href", ""), line))
        page.fetched += [(v, line) for n, v in given.items() if (tag, n) in _FETCHED]
        for part in given.get("srcset", "").split(","):
            if part.strip():
                page.fetched.append((part.split()[0], line))
        self._styles(given.get("style", ""), line)

    def handle_endtag(self, tag: str) -> None:
        if self._in and self._in[-1] == tag:
            self._in.pop()

    def handle_data(self, data: str) -> None:
        if self._in == ["title"]:
            self.page.titles[-1] += data
        elif self._in[-1:] == ["style"]:
            self._styles(data, self.getpos()[0])

    def _styles(self, text: str, line: int) -> None:
        self.page.fetched += [(one or other, line) for one, other in CSS_ADDRESS.findall(text)]


def read(text: str) -> Page:
    """Read a page."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader.page
