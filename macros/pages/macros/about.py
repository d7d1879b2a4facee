"""Macros about the guide itself."""

from __future__ import annotations

from macros.guide.reading.schemas import file_fields
from macros.pages.citing import own_citation, own_law_state
from macros.pages.dates import version_state
from macros.pages.edition import statements
from macros.pages.macros.kinds import DOWNLOAD_GROUPS, DataTable, DownloadGroup, StatementKind
from macros.pages.registry import NothingToShowError, macro
from macros.pages.tables import question_table, reference_table
from macros.pages.view import View


@macro(late=True)
def version(view: View) -> str:
    """The guide's version, and the day of what it is made from."""
    return version_state(view.guide, view.words, view.day)


@macro(block=True, late=True)
def downloads(view: View, group: DownloadGroup) -> str:
    """Files to take along, with format and size: a group of them, or a kind of checklist."""
    if group in ("checklists", "level_checklists"):
        kind = group.removesuffix("s")
        if not view.guide.makes(kind):
            message = f"found «{group}», expected a group of files that this guide makes"
            raise NothingToShowError(message)
        rows = view.download_list.by_kind(kind)
        return view.render("downloads_table.html", rows=rows, by_factor=group == "checklists")
    kinds = [kind for kind in DOWNLOAD_GROUPS[group] if view.guide.makes(kind)]
    if not kinds:
        message = f"found «{group}», expected a group of files that this guide makes"
        raise NothingToShowError(message)
    found = [each for kind in kinds for each in view.download_list.of_kind(kind)]
    return view.render("downloads.html", found=found)


@macro(block=True, late=True)
def downloads_state(view: View) -> str:
    """Says so when files are left out, or not made yet; nothing when all are there."""
    return view.render("downloads_state.html", state=view.download_list.state)


@macro(block=True, late=True)
def whole_guide(view: View) -> str:
    """The whole guide to take along: the offline copy, the book, and where its sources are."""
    return view.render("whole_guide.html")


@macro(block=True)
def data_columns(view: View, table: DataTable) -> str:
    """The columns of a table of the open data, and what they mean."""
    make = question_table if table == "questions" else reference_table
    found = make(view.guide, view.words)
    if not found.rows:
        raise NothingToShowError(f"found «{table}», expected data for a table of it")
    return view.render("data_columns.html", columns=found.columns, table=table)


@macro(block=True)
def data_fields(view: View) -> str:
    """The fields of each data file, from the model that checks them."""
    return view.render("data_fields.html", files=file_fields())


@macro(block=True)
def statement(view: View, statement: StatementKind) -> str:
    """The owner's statement of a kind; says so when this edition links to none."""
    given = {found["kind"]: found["url"] for found in statements(view.guide, view.words)}
    return view.render("statement.html", kind=statement, url=given.get(statement, ""))


@macro(block=True)
def contact(view: View) -> str:
    """Who is behind this edition and how to reach them; says so when the edition doesn't."""
    return view.render("contact.html", edition=view.guide.edition)


@macro(late=True)
def citation(view: View) -> str:
    """How something in the guide is cited, in the form that a reader copies."""
    text = own_citation(view.guide, view.words, view.day, view.page.reviewed)
    return view.render("citation.html", text=text, law=own_law_state(view.guide, view.words))
