"""The sheet of what the lists in the plan offer."""

from __future__ import annotations

from xlsxwriter.worksheet import Worksheet

from macros.downloads.excel.spreadsheet import Spreadsheet, set_paper
from macros.guide.model.content import Question
from macros.pages.words import Words


def lists_of(xlsx: Spreadsheet) -> dict[str, list[str]]:
    """What the lists offer, one for each column of the sheet; questions stand beside their factor.

    Keys are those of the words that name them, but for `factor_of`.
    """
    words, guide = xlsx.publication.words, xlsx.publication.guide
    first, *rest = xlsx.subjects
    return {
        first: xlsx.subjects[first],
        "status_label": list(words["excel"]["statuses"]),
        **{key: xlsx.subjects[key] for key in rest},
        "factor_of": [guide.factors[slug].title for slug, _ in guide.questions()],
        "question": [_marked(question, words) for _, question in guide.questions()],
    }


def write_lists(xlsx: Spreadsheet, sheet: Worksheet) -> None:
    """Write the lists, and who is responsible where the edition says so.

    The sheet is hidden, so that it isn't printed with the others; a program shows it when asked.
    """
    words, guide = xlsx.publication.words, xlsx.publication.guide
    head = xlsx.format(bold=True, font_color=xlsx.colour("primary"))
    columns = {**lists_of(xlsx)}
    responsible = guide.edition.responsible
    if responsible:  # beside the factors of the first column
        columns["responsible_here"] = [responsible.get(slug, "") for slug in guide.factors]
    for column, (key, items) in enumerate(columns.items()):
        sheet.set_column(column, column, 90 if key == "question" else 38)
        sheet.write_string(0, column, words["from_factor" if key == "factor_of" else key], head)
        for row, item in enumerate(items, 1):
            sheet.write_string(row, column, item, xlsx.format())
    set_paper(xlsx, sheet)
    sheet.hide()


def _marked(question: Question, words: Words) -> str:
    return f"{question.text} ({words['local']})" if question.is_local else question.text
