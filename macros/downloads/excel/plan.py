"""The sheet of the plan itself."""

from __future__ import annotations

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from macros.downloads.excel.book import FIRST, HEAD, LAST, Book, set_paper
from macros.downloads.excel.lists import lists_of


def write_plan(book: Book, sheet: Worksheet) -> None:
    """The measures: what is filled in, what is coloured when it is late or done."""
    words = book.publication.words
    use = "use" if book.publication.guide.plan_levels else "use_without_levels"
    title = book.format(font_size=18, bold=True, font_color=book.colour("primary"))
    sheet.write_string(0, 0, book.names["plan"], title)
    sheet.write_string(1, 0, words["excel"][use], book.format(font_color=book.colour("ink-soft")))
    head = book.format(
        bold=True, font_color=book.colour("on-primary"), bg_color=book.colour("primary"),
        valign="vcenter", border=1, border_color=book.colour("primary"),
    )  # fmt: skip
    line = {
        "border": 1,
        "border_color": book.colour("line-strong"),
        "text_wrap": True,
        "valign": "top",
    }
    cell, day = book.format(**line), book.format(**line, num_format=words["excel"]["date_format"])
    for column, (key, width) in enumerate(book.columns.items()):
        sheet.set_column(column, column, width)
        sheet.write_string(HEAD, column, words[key], head)
    sheet.set_row(HEAD, 22)
    due_at, status_at = book.column("due"), book.column("status_label")
    for row in range(FIRST, LAST + 1):
        sheet.set_row(row, 39)
        for column in range(len(book.columns)):
            sheet.write_blank(row, column, None, day if column == due_at else cell)
    _choices(book, sheet)
    overdue = book.format(bg_color=book.colour("accent-soft"), font_color=book.colour("accent"))
    finished = book.format(bg_color=book.colour("good-soft"), font_color=book.colour("good"))
    last = words["excel"]["statuses"][-1].replace('"', '""')  # as it stands in a formula
    due, status = (xl_rowcol_to_cell(FIRST, c, col_abs=True) for c in (due_at, status_at))
    area = (FIRST, 0, LAST, len(book.columns) - 1)
    formula = f'=AND({due}<>"",{due}<TODAY(),{status}<>"{last}")'
    sheet.conditional_format(*area, {"type": "formula", "criteria": formula, "format": overdue})
    formula = f'={status}="{last}"'
    sheet.conditional_format(*area, {"type": "formula", "criteria": formula, "format": finished})
    sheet.autofilter(HEAD, 0, LAST, len(book.columns) - 1)
    sheet.freeze_panes(FIRST, 2)
    set_paper(book, sheet)
    sheet.repeat_rows(HEAD)
    sheet.print_area(0, 0, LAST, len(book.columns) - 1)


def _choices(book: Book, sheet: Worksheet) -> None:
    """Lists to choose from; another text is allowed for questions, with a warning."""
    words = book.publication.words["excel"]
    lists = f"'{book.names['lists']}'"
    offered = lists_of(book)
    for key in ("from_factor", "status_label", "at_level"):
        if key not in offered:
            continue
        letter, column = xl_col_to_name(list(offered).index(key)), book.column(key)
        source = f"={lists}!${letter}$2:${letter}${len(offered[key]) + 1}"
        sheet.data_validation(
            FIRST, column, LAST, column,
            {"validate": "list", "source": source, "error_title": words["wrong"],
             "error_message": words["wrong_choice"]},
        )  # fmt: skip
    total = len(offered["question"]) + 1
    beside, own = (xl_col_to_name(list(offered).index(key)) for key in ("factor_of", "question"))
    chosen = xl_rowcol_to_cell(FIRST, book.column("from_factor"), col_abs=True)
    factors = f"{lists}!${beside}$2:${beside}${total}"
    # The questions of the chosen factor; all of them while none is chosen.
    some = f"OFFSET({lists}!${own}$2,MATCH({chosen},{factors},0)-1,0,COUNTIF({factors},{chosen}),1)"
    source = f'=IF({chosen}="",{lists}!${own}$2:${own}${total},{some})'
    question, due = book.column("question"), book.column("due")
    sheet.data_validation(
        FIRST, question, LAST, question,
        {"validate": "list", "source": source, "error_type": "warning",
         "error_title": words["wrong"], "error_message": words["other_question"]},
    )  # fmt: skip
    sheet.data_validation(
        FIRST, due, LAST, due,
        {"validate": "date", "criteria": ">", "value": book.publication.moment.replace(
            year=2000, month=1, day=1, tzinfo=None),
         "error_title": words["wrong"], "error_message": words["wrong_date"]},
    )  # fmt: skip
