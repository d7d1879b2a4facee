"""Macros about the guide itself."""

from __future__ import annotations

from macros.guide.reading.schemas import file_fields
from macros.pages.macros.kinds import DOWNLOAD_GROUPS, DataTable, DownloadGroup
from macros.pages.registry import macro
from macros.pages.view import View


@macro()
def version(view: View) -> str:
    """The guide's version."""
    return view.guide.settings.version


@macro(block=True, catalogue=True)
def downloads(view: View, group: DownloadGroup) -> str:
    """Files to take along, with format and size: a group of them, or a kind of checklist."""
    if group in ("checklists", "level_checklists"):
        rows = view.download_list.by_kind(group.removesuffix("s"))
        return view.render("downloads_table.html", rows=rows, by_factor=group == "checklists")
    found = [
        download for kind in DOWNLOAD_GROUPS[group] for download in view.download_list.of(kind)
    ]
    return view.render("downloads.html", found=found)


@macro(block=True, catalogue=True)
def downloads_state(view: View) -> str:
    """Says so when files are left out, or not made yet; nothing when all are there."""
    return view.render("downloads_state.html", state=view.download_list.state)


@macro(block=True)
def data_columns(view: View, table: DataTable) -> str:
    """The columns of a table of the open data, and what they mean."""
    return view.render("data_columns.html", columns=view.words["data_columns"][table], table=table)


@macro(block=True)
def data_fields(view: View) -> str:
    """The fields of each data file, from the model that checks them."""
    return view.render("data_fields.html", files=file_fields())


@macro(block=True)
def contact(view: View) -> str:
    """Who is behind this edition and how to reach them; says so when the edition doesn't."""
    return view.render("contact.html", edition=view.guide.edition)
