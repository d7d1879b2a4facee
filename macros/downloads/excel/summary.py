"""The sheet that counts."""

from __future__ import annotations

from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from macros.downloads.excel.spreadsheet import FIRST, LAST, Spreadsheet, set_paper


def write_summary(xlsx: Spreadsheet, sheet: Worksheet) -> None:
    """How many measures there are by status, and by what they are about."""
    words = xlsx.publication.words
    colour = xlsx.colour("primary")
    named = {"bold": True, "font_color": colour, "bottom": 2, "bottom_color": colour}
    head = xlsx.format(**named)
    cell = xlsx.format(bottom=1, bottom_color=xlsx.colour("line"), num_format="0;-0;;@")
    counts = xlsx.format(**named, align="right")
    bold = xlsx.format(bold=True, top=1, top_color=xlsx.colour("line-strong"))
    plan, texts = f"'{xlsx.names['plan']}'", words["excel"]

    def column(key: str) -> str:
        number = xlsx.column(key)
        start = xl_rowcol_to_cell(FIRST, number, row_abs=True, col_abs=True)
        end = xl_rowcol_to_cell(LAST, number, row_abs=True, col_abs=True)
        return f"{plan}!{start}:{end}"

    done = texts["statuses"][-1]
    finished = done.replace('"', '""')  # as it stands in a formula
    due, status = column("due"), column("status_label")
    late = f'({due}<>"")*({due}<TODAY())*({status}<>"{finished}")'
    sheet.set_column(0, 0, 46)
    sheet.set_column(1, 3, 15)
    sheet.write_string(0, 0, xlsx.names["summary"], xlsx.title())
    sheet.write_string(1, 0, texts["summary_use"], xlsx.format(font_color=xlsx.colour("ink-soft")))
    row = 3
    for index, text in enumerate((words["status_label"], texts["count"])):
        sheet.write_string(row, index, text, counts if index else head)
    for name in texts["statuses"]:
        row += 1
        sheet.write_string(row, 0, name, cell)
        sheet.write_formula(row, 1, f"=COUNTIF({status},A{row + 1})", cell, 0)
    for label, formula in (
        (texts["all"], f"=COUNTA({column('measure')})"),
        (texts["overdue"], f"=SUMPRODUCT({late})"),
    ):
        row += 1
        sheet.write_string(row, 0, label, bold)
        sheet.write_formula(row, 1, formula, bold, 0)
    for key, items in xlsx.subjects.items():
        row += 2
        for index, text in enumerate((words[key], texts["count"], done, texts["overdue"])):
            sheet.write_string(row, index, text, counts if index else head)
        for item in items:
            row += 1
            own, place = column(key), f"A{row + 1}"
            sheet.write_string(row, 0, item, cell)
            sheet.write_formula(row, 1, f"=COUNTIF({own},{place})", cell, 0)
            counted = f'=COUNTIFS({own},{place},{status},"{finished}")'
            sheet.write_formula(row, 2, counted, cell, 0)
            sheet.write_formula(row, 3, f"=SUMPRODUCT(({own}={place})*{late})", cell, 0)
    set_paper(xlsx, sheet)
    sheet.set_portrait()
