"""The tables of a text to fill in, a sheet each."""

from __future__ import annotations

import re
from math import ceil

from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from macros.downloads.excel.spreadsheet import HEAD, LINE, Spreadsheet, set_paper, write_top
from macros.guide.model.documents import Grid

_WIDTH = 144  # characters that the columns share; more would be small print on A4
_SPARE = 5  # rows with nothing in them, at least
_NAME = 31  # characters that the name of a sheet may have


def write_tables(xlsx: Spreadsheet, slug: str) -> None:
    """Write a sheet for each table: what it is, how to fill it in, its rows, and room for more."""
    template = xlsx.publication.guide.documents.templates[slug]
    home = xlsx.publication.book.homes.documents[slug]
    for number, part in enumerate(template.tables, 1):
        title = part.heading or template.title
        # No sheet may be named with one of these marks, or as another.
        name = re.sub(r"[\[\]:*?/\\']", " ", title).strip()
        ending = f" {number}" if len(template.tables) > 1 else ""
        sheet = xlsx.workbook.add_worksheet(name[: _NAME - len(ending)].strip() + ending)
        assert part.table
        _write(xlsx, sheet, (template.title, part.heading or "", part.fill or ""), part.table)
        set_paper(xlsx, sheet, home)
        sheet.repeat_rows(HEAD)


def _compute(xlsx: Spreadsheet, sheet: Worksheet, grid: Grid, first: int) -> None:
    """Write what follows from other rows; nothing shows until each part of it is a number."""
    form = xlsx.cell(bold=True, valign="top", num_format="#,##0")
    for column in map(grid.columns.index, grid.numbers):
        cells: dict[str, list[str]] = {}
        for row, start in enumerate(grid.begin, first):
            cells.setdefault(start.counts or "", []).append(xl_rowcol_to_cell(row, column))
        plus, minus = cells.get("plus", []), cells.get("minus", [])
        total = f"SUM({','.join(plus)})" + (f"-SUM({','.join(minus)})" if minus else "")
        parts = [*plus, *minus]
        known = f"COUNT({','.join(parts)})={len(parts)}"
        formulas = {"sum": f'=IF({known},{total},"")'}
        if sharers := cells.get("sharers"):
            formulas["share"] = f'=IF({known},IF(N({sharers[0]})>0,({total})/{sharers[0]},""),"")'
        for row, start in enumerate(grid.begin, first):
            if formula := formulas.get(start.counts or ""):
                sheet.write_formula(row, column, formula, form, "")


def _write(xlsx: Spreadsheet, sheet: Worksheet, top: tuple[str, str, str], grid: Grid) -> None:
    """Write a sheet: `top` is the text that the table is of, its name, and how to fill it in."""
    write_top(xlsx, sheet, top, len(grid.columns), _WIDTH)
    head, line = xlsx.head(text_wrap=True), {"text_wrap": True, "valign": "top"}
    cell = xlsx.cell(**line)
    example = xlsx.cell(**line, bg_color=xlsx.colour("accent-soft"))
    widths = [round(share * _WIDTH, 1) for share in grid.shares]
    sheet.set_row(HEAD, LINE * 2)
    for column, (text, width) in enumerate(zip(grid.columns, widths, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(HEAD, column, text, head)
    shown, empty = xlsx.publication.rows(grid, _SPARE)
    rows = [*((row, example) for row in shown), *((row, cell) for row in empty)]
    for number, (row, form) in enumerate(rows, HEAD + 1):
        lines = (ceil(1.2 * len(text) / width) for text, width in zip(row, widths, strict=True))
        sheet.set_row(number, LINE * max(2, *lines))
        for column, text in enumerate(row):
            if text:
                sheet.write_string(number, column, text, form)
            else:
                sheet.write_blank(number, column, None, form)
    _compute(xlsx, sheet, grid, HEAD + 1 + len(shown))
    sheet.autofilter(HEAD, 0, HEAD + len(rows), len(grid.columns) - 1)
    sheet.freeze_panes(HEAD + 1, 1)
