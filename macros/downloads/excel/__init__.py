"""Excel: an action plan to work in, with lists from the data and a summary that counts."""

from __future__ import annotations

from io import BytesIO

from xlsxwriter import Workbook

from macros.downloads.archive import repacked
from macros.downloads.excel.book import Book
from macros.downloads.excel.lists import write_lists
from macros.downloads.excel.plan import write_plan
from macros.downloads.excel.summary import write_summary
from macros.downloads.publication import Publication


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
    write_lists(book, lists)
    write_plan(book, plan)
    write_summary(book, summary)
    plan.activate()
    workbook.close()
    return repacked(made.getvalue(), publication.moment)
