"""The numbers of pages, put in when all is set.

CSS can ask for them (`target-counter`), but then each page with a number is set again until none
changes, which takes as long as the rest. Here each number has stood as `UNKNOWN`; the right one is
drawn in its place, and what follows on the line moves up where it is shorter.
"""

from __future__ import annotations

import re
from typing import Any

# What stands for a number until its page is known; the attribute `data-at` says of what. It is as
# wide as any number of a page, so that no line grows past its margin.
UNKNOWN = "000"
# All that is said of a page after a link.
NUMBER = re.compile(rf" ?\([^()\s]*\N{{NO-BREAK SPACE}}{UNKNOWN}\)")
_PLACE = re.compile(rf"(?<=\N{{NO-BREAK SPACE}}){UNKNOWN}(?=\))|^{UNKNOWN}$")


def put_in_numbers(document: Any) -> None:
    """Give every number of WeasyPrint's `document` that of the page it stands for; one after a link
    to the page it stands on itself is left out.
    """
    pages: dict[str, int] = {}
    for number, page in enumerate(document.pages, 1):
        for anchor in page.anchors:
            pages.setdefault(anchor, number)
    for number, page in enumerate(document.pages, 1):
        _lines(page._page_box, pages, number)


def _lines(box: Any, pages: dict[str, int], own: int) -> None:
    from weasyprint.formatting_structure.boxes import LineBox

    for child in box.all_children():
        if isinstance(child, LineBox):
            wider = _settle(child, pages, own)
            if wider and child.style["text_align_all"] in ("right", "end"):
                child.translate(-wider, 0)
        elif hasattr(child, "all_children"):
            _lines(child, pages, own)


def _settle(box: Any, pages: dict[str, int], own: int) -> float:
    """Put the numbers into a line, or a part of it; returns how much wider it has become."""
    from weasyprint.formatting_structure.boxes import InlineBox, TextBox

    wider = 0.0
    for child in box.children:
        child.translate(wider, 0)
        if isinstance(child, TextBox):
            at = child.element.get("data-at") if child.element is not None else None
            grown = _drawn(child, pages[at], own) if at else 0.0
        elif isinstance(child, InlineBox):
            grown = _settle(child, pages, own)
        else:
            grown = 0.0
            if hasattr(child, "all_children"):  # one that is placed absolutely, too
                _lines(child, pages, own)
        wider += grown
    if box.width != "auto":
        box.width += wider
    return wider


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
