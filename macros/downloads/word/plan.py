"""Word: an empty action plan on a sheet that lies."""

from __future__ import annotations

from io import BytesIO

from docx import Document
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.shared import Mm

from macros.downloads.archive import repacked
from macros.downloads.publication import Publication
from macros.downloads.word.elements import link, own_cells, shade
from macros.downloads.word.paper import WIDE, fill_in, form, set_up

_ROWS = 8
_HEIGHT = 15  # millimetres of a row, at least
_FIRST = 0.36  # of the width: what is to be done takes most words


def action_plan(publication: Publication) -> bytes:
    """The document, as the bytes of a .docx file; the same for the same publication."""
    words, columns = publication.words, publication.plan_columns
    about = words["download_files"]["action_plan"]
    home = publication.book.page_calling("action_plan")
    document = Document()
    set_up(document, publication, about["title"], about["text"], [home])
    document.add_heading(about["title"], 1)
    fill_in(document, publication, WIDE)
    table = document.add_table(rows=1 + _ROWS, cols=len(columns), style="Table Grid")
    head, *rows = table.rows
    for cell, text in zip(own_cells(head), columns, strict=True):
        cell.paragraphs[0].style = document.styles["Table head"]
        cell.paragraphs[0].add_run(text)
        shade(cell, publication.colour["primary-soft"])
    for row in rows:
        row.height, row.height_rule = Mm(_HEIGHT), WD_ROW_HEIGHT_RULE.AT_LEAST
    rest = (1 - _FIRST) / (len(columns) - 1)
    widths = [share * WIDE for share in (_FIRST, *[rest] * (len(columns) - 1))]
    form(table, about["title"], publication.colour["line-strong"], widths)
    if home and (address := publication.url(home)):
        link(document.add_paragraph(f"{words['on_the_web']}: ", style="Small"), address)
    made = BytesIO()
    document.save(made)
    return repacked(made.getvalue(), publication.moment)
