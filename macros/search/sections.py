"""What a built page says, section by section, in sentences: what the search finds and shows.

A heading with an address begins a section. A paragraph, an item and a cell are sentences of their
own; what names a field stands before it with a colon. Long sections are cut into passages, so that
words count together only where they stand together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import html
from lxml.html import HtmlElement

# In a section's text, a sentence is a line.
SENTENCE = "\n"
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS = {
    *("p", "li", "dd", "td", "th", "dt", "summary", "figcaption", "caption", "pre", "div"),
    *("section", "article", "ul", "ol", "dl", "table", "tr", "blockquote", "figure", "details"),
    *("aside", "nav", "br", "tbody"),
}
_SKIPPED = {"script", "style", "svg", "thead", "nav", "form", "button", "template", "aside"}
_SKIPPED_CLASSES = {
    "headerlink",
    "g-toc",
    "g-eyebrow",
    "g-hidden",
    "g-url",
    "g-marks",
    "g-q__meta",
    "g-line",
}
_NAMES = {"dt", "th"}  # what names a field
_LABELS = {"g-strength"}  # what says of which kind the rest is
_ASIDE = {"g-basis"}  # what a sentence rests on
# Sentences end where a capital, a quotation or a section follows; not after what is shortened.
_ENDS = re.compile(r"(?<=[.!?])\s+(?=[A-ZÆØÅ«§])|(?<=[.!?][»)])\s+(?=[A-ZÆØÅ«§])")
_SHORTENED = re.compile(r"\b(?:[A-ZÆØÅ][a-zæøå]{0,4}|[a-zæøå]|ca|eks|jf|nr)\.$")
_QUOTED_MISTAKE = "«"  # in code: a message of the generator, which quotes what is wrong
_LONGEST = 90  # words of a passage, about


@dataclass
class Section:
    """A section of a page: its address on it (empty: before the first), its heading, the headings
    above it, and its sentences. An empty one stands where something with an address begins.
    """

    anchor: str
    title: str
    above: tuple[str, ...] = ()
    sentences: list[str] = field(default_factory=list)

    def passages(self) -> Iterator[str]:
        """Its text in pieces of some sentences; one without words where it says nothing."""
        piece: list[str] = []
        count = 0
        for sentence in self.sentences:
            length = len(sentence.split())
            if piece and (not sentence or count + length > _LONGEST):
                yield SENTENCE.join(piece)
                piece, count = [], 0
            piece += filter(None, [sentence])
            count += length
        yield SENTENCE.join(piece)


def sentences(text: str) -> list[str]:
    """The sentences of a paragraph."""
    found: list[str] = []
    for piece in _ENDS.split(" ".join(text.split())):
        if found and _SHORTENED.search(found[-1]):
            found[-1] = f"{found[-1]} {piece}"
        elif piece:
            found.append(piece)
    return found


def sections(text: str) -> list[Section]:
    """The sections of a built page, in order; the first is the page's own, with its title."""
    root = html.document_fromstring(text)
    reader = _Reader()
    for article in root.xpath("//article[not(ancestor::article)]"):
        reader.read(article)
        reader.end()
    return reader.found


class _Reader:
    """Reads an article element by element; `_text` is the block that is being read."""

    def __init__(self) -> None:
        self.found = [Section("", "")]
        self._above: list[tuple[int, str]] = []
        self._text = ""
        self._name = ""

    def read(self, element: HtmlElement) -> None:
        """Read an element and what it holds."""
        tag = element.tag
        if not isinstance(tag, str) or _skipped(element):
            return
        if tag in _HEADINGS:
            self.end()
            self._heading(element)
            return
        classes = set((element.get("class") or "").split())
        block = tag in _BLOCKS or "g-badge" in classes
        if block:
            self.end()
            if element.get("id"):
                self.found[-1].sentences.append("")
            if label := element.get("data-label"):
                self._end_name()
                self._name = label
        if classes & _ASIDE:
            self._text = f"{self._text.rstrip()} ("
        self._text += element.text or ""
        for child in element:
            self.read(child)
            self._text += child.tail or ""
        if classes & _ASIDE:
            self._text = self._text.rstrip() + ")"
        if classes & _LABELS:
            self._text = f"{self._text.rstrip()}: "
        if block:
            if tag in _NAMES:
                self._name = " ".join(self._text.split()).rstrip(":")
                self._text = ""
            self.end()
            if tag in ("dl", "tr", "dd"):
                self._end_name()

    def _end_name(self) -> None:
        """What names no field says something by itself."""
        if self._name:
            self._text, self._name = self._name, ""
            self.end()

    def end(self) -> None:
        """End the block: its sentences belong to the section."""
        block = " ".join(self._text.split())
        self._text = ""
        if not any(c.isalnum() for c in block):
            return
        if self._name:
            block = f"{self._name}: {block}"
            self._name = ""
        if block[-1].isalnum() or block[-1] in ")»%":
            block += "."
        self.found[-1].sentences += sentences(block)

    def _heading(self, element: HtmlElement) -> None:
        said = _Reader()
        for child in element:
            if isinstance(child.tag, str) and not _skipped(child):
                said._text += child.text_content()
            said._text += child.tail or ""
        title = " ".join(f"{element.text or ''} {said._text}".split())
        level = _HEADINGS.index(element.tag)
        self._name = ""
        if level == 0:
            self.found[0].title = title
            return
        self._above = [pair for pair in self._above if pair[0] < level]
        anchor = element.get("id") or _address_of(element)
        if anchor:
            above = tuple(name for _, name in self._above)
            self.found.append(Section(anchor, title, above))
        else:
            self.found[-1].sentences.append(f"{title}.")
        self._above.append((level, title))


def _skipped(element: HtmlElement) -> bool:
    return (
        element.tag in _SKIPPED
        or "data-search-exclude" in element.attrib
        or "hidden" in element.attrib
        or bool(_SKIPPED_CLASSES & set((element.get("class") or "").split()))
        or (element.tag == "code" and _QUOTED_MISTAKE in element.text_content())
    )


def _address_of(heading: HtmlElement) -> str:
    """The id of the nearest element that a heading is the first of."""
    inner = heading
    for outer in heading.iterancestors():
        if outer.tag == "article" and not outer.get("id"):
            return ""
        if outer.get("id"):
            return outer.get("id") if next(outer.iter(*_HEADINGS)) is heading else ""
        inner = outer
    return inner.get("id") or ""
