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


def _spare(grid: Grid) -> int:
    """How many empty rows there are at least: sums stay on the page where there are any."""
    return 0 if grid.numbers else _SPARE


def _compute(xlsx: Spreadsheet, sheet: Worksheet, grid: Grid, first: int) -> None:
    """Write what follows from other rows, when each part of it is a number, and each that is added
    below them; until then what is lacking is said.
    """
    lacking = xlsx.publication.words["document_lacking"]
    form = xlsx.cell(bold=True, valign="top", num_format="#,##0")
    rows = grid.filled_in(_spare(grid))
    for column in map(grid.columns.index, grid.numbers):
        cells: dict[str, list[str]] = {}
        added: list[str] = []
        for row, start in enumerate(rows, first):
            cell = xl_rowcol_to_cell(row, column)
            (cells.setdefault(start.counts or "", []) if start else added).append(cell)
        plus, minus = cells.get("plus", []), cells.get("minus", [])
        total = f"SUM({','.join([*plus, *added])})" + (f"-SUM({','.join(minus)})" if minus else "")
        parts = [*plus, *minus]
        known = f"COUNT({','.join(parts + added)})={len(parts)}"
        if added:
            known += f"+COUNTA({','.join(added)})"
        other = f'IF(COUNTA({",".join(parts + added)})=0,"","{lacking}")'
        formulas = {"sum": f"=IF({known},{total},{other})"}
        if sharers := cells.get("sharers"):
            share = f"IF(N({sharers[0]})>0,({total})/{sharers[0]},{other})"
            formulas["share"] = f"=IF({known},{share},{other})"
        for row, start in enumerate(rows, first):
            if formula := formulas.get(start.counts or "" if start else ""):
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
    shown, empty = xlsx.publication.rows(grid, _spare(grid))
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
