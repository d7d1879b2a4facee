"""Excel: an action plan to work in, with lists from the data and a summary that counts; the tables
of a text to fill in; and a spreadsheet that computes by formulas of the data.
"""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

from xlsxwriter import Workbook

from macros.downloads.archive import repacked
from macros.downloads.excel.calculation import write_calculation
from macros.downloads.excel.lists import write_lists
from macros.downloads.excel.plan import write_plan
from macros.downloads.excel.spreadsheet import Spreadsheet
from macros.downloads.excel.summary import write_summary
from macros.downloads.excel.template import write_tables
from macros.downloads.publication import Publication


def action_plan(publication: Publication) -> bytes:
    """The workbook, as the bytes of an .xlsx file; the same for the same publication."""
    about = publication.words["download_files"]["excel"]

    def sheets(xlsx: Spreadsheet) -> None:
        add = xlsx.workbook.add_worksheet
        plan, summary, lists = (add(xlsx.names[key]) for key in ("plan", "summary", "lists"))
        write_lists(xlsx, lists)
        write_plan(xlsx, plan)
        write_summary(xlsx, summary)
        plan.activate()

    return _made(publication, about["title"], about["text"], sheets)


def template(publication: Publication, slug: str) -> bytes:
    """The tables of a text to fill in, a sheet each, as the bytes of an .xlsx file."""
    found = publication.guide.documents.templates[slug]
    return _made(publication, found.title, found.short, lambda xlsx: write_tables(xlsx, slug))


def calculation(publication: Publication) -> bytes:
    """The spreadsheet that computes, as the bytes of an .xlsx file."""
    found = publication.guide.calculation
    return _made(publication, found.title, found.short, write_calculation)


def _made(
    publication: Publication, title: str, subject: str, sheets: Callable[[Spreadsheet], None]
) -> bytes:
    made = BytesIO()
    workbook = Workbook(made, {"in_memory": True, "strings_to_formulas": False})
    guide = publication.guide
    workbook.set_properties(
        {
            "title": f"{title} – {guide.settings.title}",
            "subject": subject,
            "author": guide.edition.owner or guide.settings.title,
            "comments": publication.state,
            "created": publication.moment.replace(tzinfo=None),
        }
    )
    sheets(Spreadsheet(workbook, publication))
    workbook.close()
    return repacked(made.getvalue(), publication.moment)
