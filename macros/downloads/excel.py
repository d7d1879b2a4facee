"""Excel: an action plan to work in, with lists from the data and a summary that counts."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from macros.downloads.archive import repacked
from macros.downloads.publication import Publication
from macros.guide.model.content import Question
from macros.pages.words import Words

ROWS = 40  # measures there is room for
_HEAD = 3  # the row of the column heads, from 0
_FIRST, _LAST = _HEAD + 1, _HEAD + ROWS
# Columns: key of the head's word, and width in characters.
COLUMNS = (
    *(("from_factor", 19), ("measure", 32), ("question", 34), ("responsible", 17)),
    *(("due", 11), ("status_label", 12), ("at_level", 19), ("note", 24)),
)
FACTOR, MEASURE, QUESTION, _WHO, DUE, STATUS, LEVEL, _NOTE = range(len(COLUMNS))


@dataclass(frozen=True)
class Book:
    """The workbook with what its sheets share."""

    workbook: Workbook
    publication: Publication

    def format(self, **properties: Any) -> Format:
        shared = {"font_name": "Calibri", "font_size": 10, "font_color": self.colour("ink")}
        return self.workbook.add_format(shared | properties)

    def colour(self, token: str) -> str:
        """The colour of a token, «#rrggbb»."""
        return self.publication.colour[token]

    @property
    def names(self) -> dict[str, str]:
        """The names of the sheets."""
        names: dict[str, str] = self.publication.words["excel"]["sheets"]
        return names


def action_plan(publication: Publication) -> bytes:
    """The workbook, as the bytes of an .xlsx file; the same for the same publication."""
    made = BytesIO()
    workbook = Workbook(made, {"in_memory": True, "strings_to_formulas": False})
    book = Book(workbook, publication)
    guide, words = publication.guide, publication.words
    workbook.set_properties(
        {
            "title": f"{words['download_files']['excel']['title']} – {guide.settings.title}",
            "subject": words["download_files"]["excel"]["text"],
            "author": guide.edition.owner or guide.settings.title,
            "comments": publication.state,
            "created": publication.moment.replace(tzinfo=None),
        }
    )
    plan = workbook.add_worksheet(book.names["plan"])
    summary = workbook.add_worksheet(book.names["summary"])
    lists = workbook.add_worksheet(book.names["lists"])
    _lists(book, lists)
    _plan(book, plan)
    _summary(book, summary)
    plan.activate()
    workbook.close()
    return repacked(made.getvalue(), publication.moment)


def _plan(book: Book, sheet: Worksheet) -> None:
    words = book.publication.words
    title = book.format(font_size=18, bold=True, font_color=book.colour("primary"))
    sheet.write_string(0, 0, book.names["plan"], title)
    sheet.write_string(1, 0, words["excel"]["use"], book.format(font_color=book.colour("ink-soft")))
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
    for column, (key, width) in enumerate(COLUMNS):
        sheet.set_column(column, column, width)
        sheet.write_string(_HEAD, column, words[key], head)
    sheet.set_row(_HEAD, 22)
    for row in range(_FIRST, _LAST + 1):
        sheet.set_row(row, 39)
        for column in range(len(COLUMNS)):
            sheet.write_blank(row, column, None, day if column == DUE else cell)
    _choices(book, sheet)
    overdue = book.format(bg_color=book.colour("accent-soft"), font_color=book.colour("accent"))
    finished = book.format(bg_color=book.colour("good-soft"), font_color=book.colour("good"))
    last = words["excel"]["statuses"][-1]
    due, status = (xl_rowcol_to_cell(_FIRST, c, col_abs=True) for c in (DUE, STATUS))
    area = (_FIRST, 0, _LAST, len(COLUMNS) - 1)
    formula = f'=AND({due}<>"",{due}<TODAY(),{status}<>"{last}")'
    sheet.conditional_format(*area, {"type": "formula", "criteria": formula, "format": overdue})
    formula = f'={status}="{last}"'
    sheet.conditional_format(*area, {"type": "formula", "criteria": formula, "format": finished})
    sheet.autofilter(_HEAD, 0, _LAST, len(COLUMNS) - 1)
    sheet.freeze_panes(_FIRST, 2)
    _paper(book, sheet)
    sheet.repeat_rows(_HEAD)
    sheet.print_area(0, 0, _LAST, len(COLUMNS) - 1)


def _choices(book: Book, sheet: Worksheet) -> None:
    """Lists to choose from; another text is allowed for questions, with a warning."""
    words = book.publication.words["excel"]
    guide, lists = book.publication.guide, f"'{book.names['lists']}'"
    ends = {
        FACTOR: ("A", len(guide.factors)),
        STATUS: ("B", len(words["statuses"])),
        LEVEL: ("C", len(guide.plan_levels)),
    }
    for column, (letter, count) in ends.items():
        source = f"={lists}!${letter}$2:${letter}${count + 1}"
        sheet.data_validation(
            _FIRST, column, _LAST, column,
            {"validate": "list", "source": source, "error_title": words["wrong"],
             "error_message": words["wrong_choice"]},
        )  # fmt: skip
    total = sum(len(factor.questions) for factor in guide.factors.values()) + 1
    chosen, factors = xl_rowcol_to_cell(_FIRST, FACTOR, col_abs=True), f"{lists}!$D$2:$D${total}"
    # The questions of the chosen factor; all of them while none is chosen.
    some = f"OFFSET({lists}!$E$2,MATCH({chosen},{factors},0)-1,0,COUNTIF({factors},{chosen}),1)"
    source = f'=IF({chosen}="",{lists}!$E$2:$E${total},{some})'
    sheet.data_validation(
        _FIRST, QUESTION, _LAST, QUESTION,
        {"validate": "list", "source": source, "error_type": "warning",
         "error_title": words["wrong"], "error_message": words["other_question"]},
    )  # fmt: skip
    sheet.data_validation(
        _FIRST, DUE, _LAST, DUE,
        {"validate": "date", "criteria": ">", "value": book.publication.moment.replace(
            year=2000, month=1, day=1, tzinfo=None),
         "error_title": words["wrong"], "error_message": words["wrong_date"]},
    )  # fmt: skip


def _summary(book: Book, sheet: Worksheet) -> None:
    words, guide = book.publication.words, book.publication.guide
    title = book.format(font_size=18, bold=True, font_color=book.colour("primary"))
    head = book.format(
        bold=True, font_color=book.colour("primary"), bottom=2, bottom_color=book.colour("primary")
    )
    cell = book.format(bottom=1, bottom_color=book.colour("line"), num_format="0;-0;;@")
    counts = book.format(
        bold=True,
        font_color=book.colour("primary"),
        bottom=2,
        bottom_color=book.colour("primary"),
        align="right",
    )
    bold = book.format(bold=True, top=1, top_color=book.colour("line-strong"))
    plan, texts = f"'{book.names['plan']}'", words["excel"]

    def column(number: int) -> str:
        start = xl_rowcol_to_cell(_FIRST, number, row_abs=True, col_abs=True)
        end = xl_rowcol_to_cell(_LAST, number, row_abs=True, col_abs=True)
        return f"{plan}!{start}:{end}"

    done = texts["statuses"][-1]
    late = f'({column(DUE)}<>"")*({column(DUE)}<TODAY())*({column(STATUS)}<>"{done}")'
    sheet.set_column(0, 0, 46)
    sheet.set_column(1, 3, 15)
    sheet.write_string(0, 0, book.names["summary"], title)
    sheet.write_string(1, 0, texts["summary_use"], book.format(font_color=book.colour("ink-soft")))
    row = 3
    for index, text in enumerate((words["status_label"], texts["count"])):
        sheet.write_string(row, index, text, counts if index else head)
    for status in texts["statuses"]:
        row += 1
        sheet.write_string(row, 0, status, cell)
        sheet.write_formula(row, 1, f"=COUNTIF({column(STATUS)},A{row + 1})", cell, 0)
    for label, formula in (
        (texts["all"], f"=COUNTA({column(MEASURE)})"),
        (texts["overdue"], f"=SUMPRODUCT({late})"),
    ):
        row += 1
        sheet.write_string(row, 0, label, bold)
        sheet.write_formula(row, 1, formula, bold, 0)
    for name, number, items in (
        (words["from_factor"], FACTOR, [factor.title for factor in guide.factors.values()]),
        (words["at_level"], LEVEL, [level.title for level in guide.plan_levels.values()]),
    ):
        row += 2
        for index, text in enumerate((name, texts["count"], done, texts["overdue"])):
            sheet.write_string(row, index, text, counts if index else head)
        for item in items:
            row += 1
            own, place = column(number), f"A{row + 1}"
            sheet.write_string(row, 0, item, cell)
            sheet.write_formula(row, 1, f"=COUNTIF({own},{place})", cell, 0)
            counted = f'=COUNTIFS({own},{place},{column(STATUS)},"{done}")'
            sheet.write_formula(row, 2, counted, cell, 0)
            sheet.write_formula(row, 3, f"=SUMPRODUCT(({own}={place})*{late})", cell, 0)
    _paper(book, sheet)
    sheet.set_portrait()


def _lists(book: Book, sheet: Worksheet) -> None:
    """What the lists offer, one column each; the questions stand beside their factor."""
    words, guide = book.publication.words, book.publication.guide
    head = book.format(bold=True, font_color=book.colour("primary"))
    columns = [
        (words["from_factor"], [factor.title for factor in guide.factors.values()]),
        (words["status_label"], list(words["excel"]["statuses"])),
        (words["at_level"], [level.title for level in guide.plan_levels.values()]),
        (words["from_factor"], [guide.factors[slug].title for slug, _ in guide.questions()]),
        (words["question"], [_marked(question, words) for _, question in guide.questions()]),
    ]
    questions = len(columns) - 1
    responsible = guide.edition.responsible
    if responsible:  # beside the factors of the first column
        named = [responsible.get(slug, "") for slug in guide.factors]
        columns.append((words["responsible_here"], named))
    for column, (name, items) in enumerate(columns):
        sheet.set_column(column, column, 90 if column == questions else 38)
        sheet.write_string(0, column, name, head)
        for row, item in enumerate(items, 1):
            sheet.write_string(row, column, item, book.format())
    _paper(book, sheet)


def _marked(question: Question, words: Words) -> str:
    return f"{question.text} ({words['local']})" if question.is_local else question.text


def _paper(book: Book, sheet: Worksheet) -> None:
    """A4, as wide as the paper, with name, state and page at the foot."""
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.5, bottom=0.7)
    reviewed = book.publication.reviewed(book.publication.book.homes.checklists)
    foot = f"{book.publication.name} · {book.publication.state} · {reviewed}"
    # A foot holds 255 characters, with its marks; one that is longer would be left out.
    while len(foot) + foot.count("&") > 240:
        foot = foot[:-1]
    foot = foot.replace("&", "&&")
    sheet.set_footer(f"&L&8{foot}&R&8&P / &N")
