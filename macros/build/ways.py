"""Steps that lead a reader on: from where a page was, to what has changed, to the owner, to the
offline copy.
"""

from __future__ import annotations

from macros.build.feed import write_feed
from macros.build.moved import write_moved
from macros.build.offline_page import write_copy
from macros.build.owner_page import write_owner_page
from macros.build.steps import Build
from macros.host.html import read


def lead_on(build: Build) -> None:
    """Lead on from pages that have moved, to the owner; with an address, tell of changes."""
    address = build.preview_at or build.project.address
    write_moved(build.folder, build.book, address)
    write_feed(build.folder, build.book, address)
    write_owner_page(build.folder, build.book)


def write_offline_copy(build: Build) -> None:
    """Put a copy of the site into it, in one archive; on pages, the way to it."""
    if build.offline_copy:
        for path in write_copy(build.folder, build.book, build.project.address):
            name = path.relative_to(build.folder).as_posix()
            build.pages[name] = read(path.read_text(encoding="utf-8"))
