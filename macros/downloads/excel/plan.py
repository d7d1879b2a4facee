"""The sheet of the plan itself."""

from __future__ import annotations

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from macros.downloads.excel.lists import lists_of
from macros.downloads.excel.spreadsheet import FILL_IN, FIRST, HEAD, LAST, Spreadsheet, set_paper

_ROW = 24  # points that an empty row is high; one with more text grows


def write_plan(xlsx: Spreadsheet, sheet: Worksheet) -> None:
    """The measures: what is filled in, what is coloured when it is late or done."""
    words = xlsx.publication.words
    use = "use" if xlsx.publication.guide.plan_levels else "use_without_levels"
    sheet.write_string(0, 0, xlsx.names["plan"], xlsx.title())
    sheet.write_string(1, 0, words["excel"][use], xlsx.format(font_color=xlsx.colour("ink-soft")))
    _fill_in(xlsx, sheet)
    head, line = xlsx.head(), {"text_wrap": True, "valign": "top"}
    cell = xlsx.cell(**line)
    day = xlsx.cell(**line, num_format=words["excel"]["date_format"])
    for column, (key, width) in enumerate(xlsx.columns.items()):
        sheet.set_column(column, column, width)
        sheet.write_string(HEAD, column, words[key], head)
    sheet.set_default_row(_ROW)
    for row, height in enumerate((26, 15, 15, 22)):
        sheet.set_row(row, height)
    due_at, status_at = xlsx.column("due"), xlsx.column("status_label")
    for row in range(FIRST, LAST + 1):
        for column in range(len(xlsx.columns)):
            sheet.write_blank(row, column, None, day if column == due_at else cell)
    _choices(xlsx, sheet)
    overdue = xlsx.format(bg_color=xlsx.colour("accent-soft"), font_color=xlsx.colour("accent"))
    finished = xlsx.format(bg_color=xlsx.colour("good-soft"), font_color=xlsx.colour("good"))
    last = words["excel"]["statuses"][-1].replace('"', '""')  # as it stands in a formula
    due, status = (xl_rowcol_to_cell(FIRST, c, col_abs=True) for c in (due_at, status_at))
    area = (FIRST, 0, LAST, len(xlsx.columns) - 1)
    formula = f'=AND({due}<>"",{due}<TODAY(),{status}<>"{last}")'
    sheet.conditional_format(*area, {"type": "formula", "criteria": formula, "format": overdue})
    formula = f'={status}="{last}"'
    sheet.conditional_format(*area, {"type": "formula", "criteria": formula, "format": finished})
    sheet.autofilter(HEAD, 0, LAST, len(xlsx.columns) - 1)
    sheet.freeze_panes(FIRST, 2)
    set_paper(xlsx, sheet)
    sheet.repeat_rows(HEAD)
    sheet.print_area(0, 0, LAST, len(xlsx.columns) - 1)


def _fill_in(xlsx: Spreadsheet, sheet: Worksheet) -> None:
    """Above the columns: whose plan it is, which group's, and the date."""
    words, name = xlsx.publication.words["fill_in"], xlsx.publication.guide.owner_name
    room = xlsx.format(border=1, border_color=xlsx.colour("line-strong"))
    for number, key in enumerate(("owner", "group", "date")):
        sheet.write_string(
            FILL_IN, 2 * number, f"{words[key]}:", xlsx.format(bold=True, align="right")
        )
        if key == "owner" and name:
            sheet.write_string(FILL_IN, 2 * number + 1, name, room)
        else:
            sheet.write_blank(FILL_IN, 2 * number + 1, None, room)


def _choices(xlsx: Spreadsheet, sheet: Worksheet) -> None:
    """Lists to choose from; another text is allowed for questions, with a warning."""
    words = xlsx.publication.words["excel"]
    lists = f"'{xlsx.names['lists']}'"
    offered = lists_of(xlsx)
    for key in ("from_factor", "status_label", "at_level"):
        if key not in offered:
            continue
        letter, column = xl_col_to_name(list(offered).index(key)), xlsx.column(key)
        source = f"={lists}!${letter}$2:${letter}${len(offered[key]) + 1}"
        sheet.data_validation(
            FIRST, column, LAST, column,
            {"validate": "list", "source": source, "error_title": words["wrong"],
             "error_message": words["wrong_choice"]},
        )  # fmt: skip
    total = len(offered["question"]) + 1
    beside, own = (xl_col_to_name(list(offered).index(key)) for key in ("factor_of", "question"))
    chosen = xl_rowcol_to_cell(FIRST, xlsx.column("from_factor"), col_abs=True)
    factors = f"{lists}!${beside}$2:${beside}${total}"
    # The questions of the chosen factor; all of them while none is chosen.
    some = f"OFFSET({lists}!${own}$2,MATCH({chosen},{factors},0)-1,0,COUNTIF({factors},{chosen}),1)"
    source = f'=IF({chosen}="",{lists}!${own}$2:${own}${total},{some})'
    question, due = xlsx.column("question"), xlsx.column("due")
    sheet.data_validation(
        FIRST, question, LAST, question,
        {"validate": "list", "source": source, "error_type": "warning",
         "error_title": words["wrong"], "error_message": words["other_question"]},
    )  # fmt: skip
    sheet.data_validation(
        FIRST, due, LAST, due,
        {"validate": "date", "criteria": ">", "value": xlsx.publication.moment.replace(
            year=2000, month=1, day=1, tzinfo=None),
         "error_title": words["wrong"], "error_message": words["wrong_date"]},
    )  # fmt: skip
