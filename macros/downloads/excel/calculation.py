"""A spreadsheet that computes: how to use it, assumptions, and a sheet for each table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from macros.downloads.excel.spreadsheet import HEAD, LINE, Spreadsheet, set_paper, write_top
from macros.guide.model.calculation import NAMED, Column, Sheet, table_rows

_WIDTH = 144  # characters that the columns share; more would be small print on A4
_NUMBER = 11  # the width of a column of numbers
_TEXT = 52  # the width of a column of text, at most
_ABOUT = 110  # the width of a sheet of text
_FORMATS = {"text": "@", "whole": "0", "decimal": "0.0", "percent": "0 %"}

Places = dict[str, str]


def write_calculation(xlsx: Spreadsheet) -> None:
    """Write every sheet; formulas name the cells of those before."""
    found, words = xlsx.publication.guide.calculation, xlsx.publication.words["calculation"]
    home = xlsx.publication.book.page_calling("calculation")
    about = xlsx.workbook.add_worksheet(words["about"])
    _write_about(xlsx, about)
    assumptions = xlsx.workbook.add_worksheet(words["assumptions"])
    places = _write_assumptions(xlsx, assumptions)
    sheets = [about, assumptions]
    for slug, sheet in found.sheets.items():
        sheets.append(xlsx.workbook.add_worksheet(sheet.title))
        places |= _write_sheet(xlsx, sheets[-1], slug, sheet, places)
    for worksheet in sheets:
        set_paper(xlsx, worksheet, home)
    about.activate()


def _write_about(xlsx: Spreadsheet, sheet: Worksheet) -> None:
    found, words = xlsx.publication.guide.calculation, xlsx.publication.words["calculation"]
    sheet.set_column(0, 0, _ABOUT)
    text = {"text_wrap": True, "valign": "top"}
    plain, head = xlsx.format(**text), xlsx.title(13)
    sheet.write_string(0, 0, found.title, xlsx.title())
    lines: list[tuple[str, Format]] = [(found.short, plain), ("", plain), (words["use"], head)]
    lines += [(f"{number}. {step}", plain) for number, step in enumerate(found.use, 1)]
    lines += [("", plain), (words["cells"], head)]
    lines += [(words[key], form) for key, form in _cells(xlsx, **text).items()]
    lines += [("", plain), (words["limits"], head)]
    lines += [(f"– {xlsx.publication.said(limit)}", plain) for limit in found.limits]
    for row, (line, form) in enumerate(lines, 1):
        sheet.write_string(row, 0, line, form)
        sheet.set_row(row, LINE * max(1.2, ceil(1.1 * len(line) / _ABOUT)))


def _cells(xlsx: Spreadsheet, **properties: object) -> dict[str, Format]:
    """How cells look that hold an example, nothing yet, and what is computed; by their word."""
    soft, bold = xlsx.colour("accent-soft"), {"bg_color": xlsx.colour("primary-soft"), "bold": True}
    return {
        "example_cell": xlsx.cell(**properties, bg_color=soft),
        "empty_cell": xlsx.cell(**properties),
        "computed_cell": xlsx.cell(**properties, **bold),
    }


def _write_assumptions(xlsx: Spreadsheet, sheet: Worksheet) -> Places:
    """Write the assumptions; returns the cell of each by its name, with the sheet's own."""
    found, words = xlsx.publication.guide.calculation, xlsx.publication.words["calculation"]
    titles = [words[key] for key in ("assumption", "value", "unit", "note", "source")]
    widths = [44, 12, 14, 50, 24]
    _head(
        xlsx, sheet, (found.title, words["assumptions"], words["assumptions_use"]), titles, widths
    )
    text = _cells(xlsx, text_wrap=True, valign="top", indent=1, align="left")["empty_cell"]
    places: Places = {}
    for row, (slug, one) in enumerate(found.assumptions.items(), HEAD + 1):
        number = {"num_format": _FORMATS[one.format], "valign": "top"}
        cells = _cells(xlsx, **number)
        if one.formula:
            formula = _filled(one.formula, places)
            sheet.write_formula(row, 1, f"={formula}", cells["computed_cell"], "")
        else:
            sheet.write_number(row, 1, one.value or 0, cells["example_cell"])
        said = one.note if one.formula else f"{words['example']}. {one.note}"
        for column, value in ((0, one.title), (2, one.unit), (3, said)):
            sheet.write_string(row, column, value, text)
        sheet.write_blank(row, 4, None, text)
        lines = max(ceil(1.1 * len(said) / widths[3]), ceil(1.1 * len(one.title) / widths[0]))
        sheet.set_row(row, LINE * max(1.4, lines))
        place = xl_rowcol_to_cell(row, 1, row_abs=True, col_abs=True)
        places[slug] = f"'{words['assumptions']}'!{place}"
    return places


def _write_sheet(
    xlsx: Spreadsheet, sheet: Worksheet, slug: str, table: Sheet, places: Places
) -> Places:
    """Write a table; returns the whole columns by the sheet's and their name."""
    guide, words = xlsx.publication.guide, xlsx.publication.words["calculation"]
    grid = None
    if table.rows_of:
        part = guide.documents.templates[table.rows_of.document].part(table.rows_of.heading)
        grid = part.table if part else None
    rows = table_rows(table, grid)
    columns = list(table.columns.items())
    marked = any(_given(table, row) for row in rows)
    titles = [column.title for _, column in columns] + [words["example"]] * marked
    widths = _widths(columns, rows, marked=marked)
    top = (guide.calculation.title, table.title, table.fill)
    head = _head(xlsx, sheet, top, titles, widths)
    for number, (_, column) in enumerate(columns):
        if column.heading:
            formula = _filled(column.heading, places)
            sheet.write_formula(HEAD, number, f"={formula}", head, column.title)
    first, last = HEAD + 1, HEAD + len(rows)
    for row, values in enumerate(rows, first):
        wrapped = [
            ceil(1.2 * len(str(values.get(key, ""))) / width)
            for (key, column), width in zip(columns, widths, strict=False)
            if column.format == "text"
        ]
        sheet.set_row(row, LINE * max(1.3, *wrapped, 1))
        here = {key: xl_rowcol_to_cell(row, n, col_abs=True) for n, (key, _) in enumerate(columns)}
        for number, (key, column) in enumerate(columns):
            _write_cell(xlsx, sheet, (row, number), column, values.get(key), places | here)
        if marked:
            shown = words["example"] if _given(table, values) else ""
            said = _cells(xlsx, indent=1, align="left", valign="top")["empty_cell"]
            sheet.write_string(row, len(columns), shown, said)
    whole = {
        key: tuple(
            xl_rowcol_to_cell(row, number, row_abs=True, col_abs=True) for row in (first, last)
        )
        for number, (key, _) in enumerate(columns)
    }
    ranges = {f"{slug}.{key}": f"'{table.title}'!{a}:{b}" for key, (a, b) in whole.items()}
    _write_below(xlsx, sheet, last + 1, table, places | ranges, slug)
    sheet.freeze_panes(first, 1)
    sheet.repeat_rows(HEAD)
    return ranges


def _given(table: Sheet, row: Mapping[str, float | str]) -> bool:
    """Whether a row has values that are examples, and not only what it is called."""
    return any(key in row and column.format != "text" for key, column in table.columns.items())


def _write_cell(
    xlsx: Spreadsheet,
    sheet: Worksheet,
    place: tuple[int, int],
    column: Column,
    value: float | str | None,
    places: Places,
) -> None:
    form: dict[str, object] = {"num_format": _FORMATS[column.format], "valign": "top"}
    if column.format == "text":
        form |= {"text_wrap": True, "indent": 1, "align": "left"}
    cells = _cells(xlsx, **form)
    if column.formula:
        formula = _filled(column.formula, places)
        sheet.write_formula(*place, f"={formula}", cells["computed_cell"], "")
    elif value is None:
        sheet.write_blank(*place, None, cells["empty_cell"])
    elif column.format == "text":
        sheet.write_string(*place, str(value), cells["empty_cell"])
    elif isinstance(value, str) and not value.startswith("="):
        sheet.write_string(*place, value, cells["example_cell"])
    elif isinstance(value, str):
        sheet.write_formula(*place, _filled(value, places), cells["example_cell"], "")
    else:
        sheet.write_number(*place, value, cells["example_cell"])


def _write_below(
    xlsx: Spreadsheet, sheet: Worksheet, row: int, table: Sheet, places: Places, slug: str
) -> None:
    """The sums of columns, and the lines that count."""
    words = xlsx.publication.words["calculation"]
    line = {"top": 1, "top_color": xlsx.colour("line-strong"), "bold": True}
    if any(column.total for column in table.columns.values()):
        sheet.write_string(row, 0, words["total"], xlsx.format(**line))
        for number, (key, column) in enumerate(table.columns.items()):
            form = xlsx.format(**line, num_format=_FORMATS[column.format])
            if column.total:
                formula = f"=SUM({places[f'{slug}.{key}']})"
                sheet.write_formula(row, number, formula, form, "")
            elif number:
                sheet.write_blank(row, number, None, form)
        row += 1
    for each in table.lines:
        sheet.write_string(row, 0, each.title, xlsx.format(bold=True))
        numbers = (n for n, one in enumerate(table.columns.values()) if one.format != "text")
        form = xlsx.format(bold=True, num_format="0")
        formula = _filled(each.formula, places)
        sheet.write_formula(row, next(numbers, 1), f"={formula}", form, "")
        row += 1


def _filled(formula: str, places: Places) -> str:
    """A formula with cells where it has names."""
    return NAMED.sub(lambda found: places[found[1]], formula)


def _widths(
    columns: Sequence[tuple[str, Column]],
    rows: Sequence[Mapping[str, float | str]],
    *,
    marked: bool,
) -> list[float]:
    """The widths of the columns: numbers are narrow, texts share the rest by what is in them."""
    longest = [
        max(len(str(row.get(key, ""))) for row in [{key: column.title}, *rows])
        for key, column in columns
        if column.format == "text"
    ]
    left = _WIDTH - _NUMBER * (len(columns) - len(longest) + marked)
    weights = iter([max(length, 14) ** 0.7 for length in longest])
    share = left / sum(max(length, 14) ** 0.7 for length in longest) if longest else 0
    own = [
        min(share * next(weights), _TEXT) if column.format == "text" else _NUMBER
        for _, column in columns
    ]
    return [*own, *[_NUMBER] * marked]


def _head(
    xlsx: Spreadsheet,
    sheet: Worksheet,
    top: tuple[str, str, str],
    titles: Sequence[str],
    widths: Sequence[float],
) -> Format:
    """Write the top of a sheet and the heads of its columns; returns how these look."""
    write_top(xlsx, sheet, top, len(titles), sum(widths))
    head = xlsx.head(text_wrap=True)
    lines = max(ceil(1.3 * len(t) / w) for t, w in zip(titles, widths, strict=True))
    sheet.set_row(HEAD, LINE * max(2, lines))
    for column, (text, width) in enumerate(zip(titles, widths, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(HEAD, column, text, head)
    return head
