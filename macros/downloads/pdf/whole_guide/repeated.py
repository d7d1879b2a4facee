"""Tables that several pages show: in the book each stands once, and elsewhere it says where."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from lxml import html as parser

from macros.downloads.pdf.whole_guide.numbers import UNKNOWN

# What is shorter is sooner read than looked up, in characters.
_SHORT = 300


@dataclass
class Repeated:
    """Which tables have stood where: the id of each by what it says. `said` comes before the
    number of the page; {name} in it is what the table is called, or its columns are.
    """

    said: str
    seen: dict[str, str] = field(default_factory=dict)

    def set_in(self, tree: Any, key: str) -> None:
        """Leave out of a chapter the tables that have stood before."""
        for number, table in enumerate(list(tree.iter("table"))):
            caption = table.find("caption")
            named = " ".join(caption.text_content().split()) if caption is not None else ""
            text = " ".join(table.text_content().split()).removeprefix(named)
            if len(text) < _SHORT:
                continue
            at = self.seen.get(text)
            if not at:
                self.seen[text] = table.get("id") or f"{key}-b{number}"
                table.set("id", self.seen[text])
                continue
            tail, named = table.tail, named or ", ".join(_heads(table))
            table.clear()
            table.tag, table.tail = "p", tail
            table.text = f"{self.said.format(name=named)} "
            link = parser.Element("a", {"href": f"#{at}", "data-at": at, "title": named})
            link.text, link.tail = UNKNOWN, "."
            table.append(link)


def _heads(table: Any) -> list[str]:
    return [" ".join(head.text_content().split()) for head in table.xpath(".//thead//th")]
