"""From a configuration to a finished site: the one list of steps, whoever asks for it.

`make site` publishes the folder, `make offline` keeps the copy in it, and `make serve` shows it
after the first half: what only a host needs is left out while an editor writes.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from macros.build import steps, ways
from macros.build.lock import alone, clear_leftovers
from macros.build.project import Project
from macros.build.publication import wanted
from macros.build.steps import Build, Step
from macros.guide.reading.yaml_reader import parse
from macros.host.servers import frame_ancestors
from macros.pages.book import Book
from macros.pages.calls import calls_and_problems

if TYPE_CHECKING:
    from macros.build.downloads import DownloadSet

# What a reader sees.
CONTENT: tuple[Step, ...] = (
    steps.render_pages,
    steps.refuse_unstyled,
    steps.write_downloads,
    steps.write_open_data,
    steps.write_edition,
    ways.lead_on,
    steps.keep_contacts_out,
    steps.add_search_words,
)
# What a host needs, and what makes the site light. A step that changes a page comes before the
# servers' configurations, which hold hashes of the pages; what the offline copy holds, before it;
# nothing is written after the manifest.
HOSTING: tuple[Step, ...] = (
    steps.drop_unused,
    steps.lighten_styles,
    steps.lighten_scripts,
    steps.lighten_theme,
    steps.lighten_pages,
    steps.drop_empty_sitemap,
    steps.write_offline_index,
    steps.keep_numbers_whole,
    steps.write_server_configurations,
    ways.write_offline_copy,
    steps.compress_files,
    steps.write_manifest,
    steps.refuse_dead_links,
)


@contextmanager
def finished(project: Project, *, offline_copy: bool) -> Iterator[Build]:
    """The finished site of a project, in a folder that goes away afterwards.

    With `offline_copy` it holds a copy of itself, to be opened from a disk. Data and pages are
    checked before the first step. One build at a time: whoever is second waits. Raises GuideError,
    MkDocsException or OSError; what a killed build left is removed by the next.
    """
    frame_ancestors()  # a setting that can't be used is said before the work is done
    book = project.open_book()
    parse.cache_clear()  # a build reads each text once
    calls_and_problems.cache_clear()
    for said in book.moment.said:
        print(said, file=sys.stderr)  # noqa: T201  a line in the build's log
    project.cache.mkdir(exist_ok=True)
    with alone(project.cache):
        clear_leftovers(project.cache, "site-*")
        folder = Path(tempfile.mkdtemp(prefix="site-", dir=project.cache))
        try:
            downloads = _downloads(project, book) if wanted() else None
            made = Build.of(project, book, downloads, folder)
            yield run(replace(made, offline_copy=offline_copy), (*CONTENT, *HOSTING))
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def _downloads(project: Project, book: Book) -> DownloadSet:
    from macros.build.downloads import rendered_downloads  # what makes them takes time to load

    return rendered_downloads(project, book)


def preview(
    project: Project, book: Book, downloads: DownloadSet | None, folder: Path, address: str
) -> Build:
    """The site as an editor looks at it at `address`, in `folder`, with the downloads there are."""
    return run(Build.of(project, book, downloads, folder, preview_at=address), CONTENT)


def run(build: Build, listed: tuple[Step, ...]) -> Build:
    """Take the steps in their order."""
    for step in listed:
        step(build)
    return build
