"""The workbook that the sheets share: columns, formats, colours, paper."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import ceil
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from macros.downloads.publication import Publication

ROWS = 40  # measures there is room for
FILL_IN = 2  # the row with whose it is, from 0
HEAD = 3  # the row of the column heads, from 0
FIRST, LAST = HEAD + 1, HEAD + ROWS
# A head or foot holds 255 characters, with its marks; one that is longer would be left out.
_FOOT = 240
LINE = 14  # points that a line of text is high
# Columns: key of the head's word, and width in characters.
_COLUMNS: dict[str, float] = {
    "from_factor": 17,
    "measure": 30,
    "question": 27,
    "responsible": 15,
    "due": 10.5,
    "status_label": 11,
    "at_level": 16,
    "budget": 10.5,
    "note": 18,
}


@dataclass(frozen=True)
class Spreadsheet:
    """The workbook with what its sheets share."""

    workbook: Workbook
    publication: Publication

    @cached_property
    def columns(self) -> dict[str, float]:
        """The columns of the plan in their order, by the key of their word, with their widths."""
        levels = self.publication.guide.plan_levels
        return {key: _COLUMNS[key] for key in _COLUMNS if key != "at_level" or levels}

    def column(self, key: str) -> int:
        """The place of a column, from 0."""
        return list(self.columns).index(key)

    @cached_property
    def subjects(self) -> dict[str, list[str]]:
        """What measures are counted by: the titles to choose from, by the key of their column."""
        guide = self.publication.guide
        found = {
            "from_factor": [factor.title for factor in guide.factors.values()],
            "at_level": [level.title for level in guide.plan_levels.values()],
        }
        if found["at_level"]:
            found["at_level"].append(self.publication.words["workbook"]["no_plan"])
        return {key: titles for key, titles in found.items() if titles}

    def format(self, **properties: Any) -> Format:
        shared = {"font_name": "Calibri", "font_size": 10, "font_color": self.colour("ink")}
        return self.workbook.add_format(shared | properties)

    def title(self, size: int = 18) -> Format:
        """How the title of a sheet looks, or a heading in it."""
        return self.format(font_size=size, bold=True, font_color=self.colour("primary"))

    def head(self, **properties: Any) -> Format:
        """How the heads of a table's columns look."""
        colour = self.colour("primary")
        properties |= {"bold": True, "font_color": self.colour("on-primary"), "bg_color": colour}
        return self.format(valign="vcenter", border=1, border_color=colour, **properties)

    def cell(self, **properties: Any) -> Format:
        """How the cells of a table look."""
        return self.format(border=1, border_color=self.colour("line-strong"), **properties)

    def colour(self, token: str) -> str:
        """The colour of a token, «#rrggbb»."""
        return self.publication.colour[token]

    @property
    def names(self) -> dict[str, str]:
        """The names of the sheets."""
        names: dict[str, str] = self.publication.words["excel"]["sheets"]
        return names


def write_top(
    xlsx: Spreadsheet, sheet: Worksheet, top: tuple[str, str, str], columns: int, width: float
) -> None:
    """Above a table of some columns, as wide in characters: what it belongs to, its name, and how
    to fill it in.
    """
    title, heading, fill = top
    sheet.write_string(0, 0, title, xlsx.title())
    sheet.write_string(1, 0, heading, xlsx.title(13))
    # Across the columns and no further: print would be smaller for a line that is wider than they.
    soft = xlsx.format(font_color=xlsx.colour("ink-soft"), valign="top", text_wrap=True)
    if columns > 1:
        sheet.merge_range(2, 0, 2, columns - 1, "", soft)
    sheet.write_string(2, 0, fill, soft)
    sheet.set_row(2, LINE * (0.5 + max(1, ceil(1.2 * len(fill) / width))))


def set_paper(xlsx: Spreadsheet, sheet: Worksheet, page: str = "") -> None:
    """A4, as wide as the paper, with name, state and page number at the foot. `page` shows the
    same; the one with the checklists if nothing is said.
    """
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.5, bottom=0.7)
    name = xlsx.publication.name[: _FOOT // 2].replace("&", "&&")
    sheet.set_header(f"&L&8{name}", {"margin": 0.2})
    page = page or xlsx.publication.book.page_calling("checklist")
    reviewed = xlsx.publication.reviewed(page)
    # In lines, so that the page's number has room beside them where the paper stands.
    foot = "\n".join((*xlsx.publication.state.split(" · "), reviewed))
    while len(foot) + foot.count("&") > _FOOT:
        foot = foot[:-1]
    foot = foot.replace("&", "&&")
    sheet.set_footer(f"&L&8{foot}&R&8&P / &N")
