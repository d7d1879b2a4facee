"""What no page of the book parts."""

from __future__ import annotations

from typing import Any

from lxml import html as parser

from macros.downloads.pdf.whole_guide.links import classes

# What is so short that it stands on one page: rows and letters of a table, letters of an entry.
_ROWS, _TABLE = 14, 2000
_ENTRIES, _ENTRY = {"g-answer", "g-reference"}, 1400
_SHEET = "g-checklist"
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
# A first line under a heading that doesn't stand alone with it, in characters.
_LEAD = 200


def keep_whole(tree: Any) -> None:
    """Let no page part what is short: a table from its caption, an entry's last line from it."""
    for table in list(tree.iter("table")):
        around = {name for up in (table, *table.iterancestors()) for name in classes(up)}
        short = len(table.findall(".//tr")) <= _ROWS and len(table.text_content()) < _TABLE
        if short and _SHEET not in around:
            whole = parser.Element("div", {"class": "whole"})
            table.addprevious(whole)
            whole.tail, table.tail = table.tail, None
            whole.append(table)
    for entry in tree.iter("div"):
        if classes(entry) & _ENTRIES and len(entry.text_content()) < _ENTRY:
            entry.set("class", f"{entry.get('class')} whole")


def hold_together(tree: Any) -> None:
    """Let no page part a line that leads to something from it, nor a heading's first short line
    from what follows.
    """
    for line in tree.iter("p"):
        text, before = line.text_content().strip(), line.getprevious()
        first = before is not None and before.tag in _HEADINGS and len(text) < _LEAD
        if (first or text.endswith(":")) and line.getnext() is not None:
            line.set("class", f"{line.get('class', '')} leads".strip())
