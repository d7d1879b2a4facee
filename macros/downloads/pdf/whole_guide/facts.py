"""Lists of facts on paper: lines instead of rows."""

from __future__ import annotations

from typing import Any

# How much of short facts shares a line, in characters.
_LINE = 120
_PARAGRAPH = 2000  # of a sheet, where they stand close
_BLOCKS = ("p", "ul", "ol", "table", "div")


def facts_as_lines(listed: Any) -> None:
    """A list of terms as lines, each with its term in bold before what is said of it; short ones
    share a line.
    """
    listed.tag = "div"
    about = listed.get("class") or ""
    room = _LINE if "g-q__meta" not in about else _PARAGRAPH
    last, length = None, 0
    for term in list(listed.iter("dt")):
        term.tag, term.tail = "strong", f": {(term.tail or '').lstrip()}"
        row = term.getparent()
        first = row.find("dd/p")
        if (
            first is not None
            and first.getprevious() is None
            and not (row.find("dd").text or "").strip()
        ):
            first.drop_tag()
        blocks = list(row.iterdescendants(*_BLOCKS))
        row.tag = "div" if blocks else "p"
        row.set("class", f"fact {about} {row.get('class', '')}".strip())
        amount = len(" ".join(row.text_content().split()))
        if last is not None and not blocks and not row.get("id") and length + amount < room:
            said = f" · {(row.text or '').lstrip()}"
            last[-1].tail = f"{(last[-1].tail or '').rstrip()}{said}"
            last.extend(list(row))
            row.drop_tree()
            length += amount
        else:
            last, length = (None, 0) if blocks else (row, amount)
    for said in list(listed.iter("dd")):
        said.drop_tag()
