"""The numbers of pages, put in when all is set.

CSS can ask for them (`target-counter`), but then each page with a number is set again until none
changes, which takes as long as the rest. Here each number has stood as `UNKNOWN`; the right one is
drawn in its place, and what follows on the line moves up where it is shorter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

# What stands for a number until its page is known; the attribute `data-at` says of what. It is as
# wide as any number of a page, so that no line grows past its margin.
UNKNOWN = "000"
# All that is said of a page after a link.
NUMBER = re.compile(rf" ?\([^()\s]*\N{{NO-BREAK SPACE}}{UNKNOWN}(, [^()]*)?\)")
_PLACE = re.compile(
    rf"(?<=\N{{NO-BREAK SPACE}}){UNKNOWN}(?=[),])|^{UNKNOWN}(?=$|\N{{NO-BREAK SPACE}}\()"
)
# What stands between the numbers of a list.
BETWEEN = ", "


def put_in_numbers(document: Any) -> None:
    """Give every number of WeasyPrint's `document` that of the page it stands for; one after a link
    to the page it stands on itself is left out, and so is one of a list (`data-more`) that has it.
    """
    pages: dict[str, int] = {}
    for number, page in enumerate(document.pages, 1):
        for anchor in page.anchors:
            pages.setdefault(anchor, number)
    for number, page in enumerate(document.pages, 1):
        setter = _Setter(pages, number)
        setter.lines(page._page_box)
        if setter.gone:
            page.links[:] = [link for link in page.links if id(link[3]) not in setter.gone]


@dataclass
class _Setter:
    """Puts the numbers into the page `own`."""

    pages: dict[str, int]
    own: int
    listed: list[int] = field(default_factory=list)
    again: dict[int, bool] = field(default_factory=dict)
    gone: dict[int, Any] = field(default_factory=dict)
    comma: tuple[Any, list[Any]] | None = None

    def lines(self, box: Any) -> None:
        from weasyprint.formatting_structure.boxes import LineBox

        for child in box.all_children():
            if isinstance(child, LineBox):
                wider = self._settle(child)
                if wider and child.style["text_align_all"] in ("right", "end"):
                    child.translate(-wider, 0)
            elif hasattr(child, "all_children"):
                self.lines(child)

    def _settle(self, box: Any) -> float:
        """Put the numbers into a line, or a part of it; returns how much wider it has become."""
        from weasyprint.formatting_structure.boxes import InlineBox, TextBox

        wider = 0.0
        kept: list[Any] = []
        for child in box.children:
            child.translate(wider, 0)
            if self._said_already(child):
                wider -= child.width + self._without_comma(kept)
                self.gone[id(child)] = child
                continue
            kept.append(child)
            if isinstance(child, TextBox) and child.text.strip() == BETWEEN.strip():
                self.comma = (child, kept)
            if isinstance(child, TextBox):
                at = child.element.get("data-at") if child.element is not None else None
                grown = _drawn(child, self.pages[at], self.own) if at else 0.0
            elif isinstance(child, InlineBox):
                grown = self._settle(child)
            else:
                grown = 0.0
                if hasattr(child, "all_children"):  # one that is placed absolutely, too
                    self.lines(child)
            wider += grown
        box.children = kept
        if box.width != "auto":
            box.width += wider
        return wider

    def _without_comma(self, line: list[Any]) -> float:
        """Take away the last comma, which may end the line before; returns what it has left free on
        this one.
        """
        if self.comma is None:
            return 0.0
        (comma, around), self.comma = self.comma, None
        around[:] = [box for box in around if box is not comma]
        return float(comma.width) if around is line else 0.0

    def _said_already(self, box: Any) -> bool:
        """Whether it is a number of a list that has stood there."""
        from weasyprint.formatting_structure.boxes import InlineBox

        element = box.element
        at = element.get("data-at") if element is not None else None
        if not at or not isinstance(box, InlineBox):
            return False
        if id(element) not in self.again:  # it may be parted by a line's end
            if not element.get("data-more"):
                self.listed.clear()
            self.again[id(element)] = self.pages[at] in self.listed
            self.listed.append(self.pages[at])
        return self.again[id(element)]


def _drawn(text: Any, number: int, own: int) -> float:
    """Let a text on the page `own` have its number; returns how much wider it has become."""
    from weasyprint.text.line_break import line_size

    if not _PLACE.search(text.text):
        return 0.0
    if number == own:
        text.text = NUMBER.sub("", text.text)
    text.text = _PLACE.sub(str(number), text.text)
    text.pango_layout.reactivate(text.style)
    text.pango_layout.set_text(text.text)
    first, _ = text.pango_layout.get_first_line()
    width, _ = line_size(first, text.style)
    text.pango_layout.deactivate()
    wider = float(width - text.width)
    text.width = width
    return wider
