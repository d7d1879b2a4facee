"""The downloads of a build: whether they can be made, where they are kept, what is said."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from macros.build.project import Project
from macros.build.publication import publication_of, wanted
from macros.downloads.cache import Cache
from macros.downloads.folder import listed, write_folder
from macros.downloads.pango import missing, pango_version
from macros.downloads.pdf.letters import letter_problems, page_problems
from macros.downloads.pdf.render import PdfRenderer
from macros.downloads.pdf.whole_guide import WholeGuide
from macros.downloads.publication import Publication
from macros.downloads.rendered import RenderedFile
from macros.downloads.rendering import cached, on_terminal, render_all
from macros.downloads.specs import DownloadSpec, download_specs
from macros.guide import GuideError
from macros.pages.book import Book
from macros.pages.downloads import DownloadList, State


@dataclass(frozen=True)
class DownloadSet:
    """The downloads of a publication, and those of them that are rendered."""

    publication: Publication
    specs: list[DownloadSpec]
    rendered: Mapping[str, RenderedFile]
    state: State

    @property
    def shown(self) -> DownloadList:
        """The files as the pages list them."""
        return listed(self.specs, self.rendered, self.state, self.publication)

    @property
    def waiting(self) -> list[DownloadSpec]:
        """What is not rendered yet."""
        return [spec for spec in self.specs if spec.file not in self.rendered]

    def write(self, site: Path) -> None:
        """Write what is rendered into the site's folder, with the list of it."""
        write_folder(site, self.specs, self.rendered, self.publication)


def cache_of(project: Project, pango: str) -> Cache:
    """Where a project's rendered files are kept; `pango` is the version of the system library."""
    return Cache(project.cache / "downloads", pango)


def rendered_downloads(project: Project, book: Book) -> DownloadSet:
    """Every download of a book, rendered now where it isn't already.

    Raises GuideError when the machine can't make PDFs, or when they hold a letter that no font has.
    """
    pango = pango_version()
    if pango is None:
        raise GuideError([missing()])
    publication = publication_of(project, book)
    specs = _specs(publication)
    kept = cache_of(project, pango)
    rendered = render_all(specs, kept, on_terminal())
    kept.tidy()
    for file in rendered.values():
        if file.said:
            print(file.said, file=sys.stderr)  # noqa: T201  a line in the build's log
    return DownloadSet(publication, specs, rendered, "there")


def ready_downloads(project: Project, book: Book, pango: str | None) -> DownloadSet | None:
    """The downloads of a book with those that are rendered already, for who doesn't wait."""
    if not wanted():
        return None
    publication = publication_of(project, book, address="")
    specs = _specs(publication, pdf=pango is not None)
    rendered = cached(specs, cache_of(project, pango or ""))
    waiting = len(rendered) < len(specs)
    state: State = "coming" if waiting else "without_pdf" if pango is None else "there"
    return DownloadSet(publication, specs, rendered, state)


def render_waiting(project: Project, book: Book, pango: str | None) -> int:
    """Render what `ready_downloads` found missing; returns how many files that was."""
    found = ready_downloads(project, book, pango)
    if found is None or not found.waiting:
        return 0
    render_all(found.waiting, cache_of(project, pango or ""), on_terminal())
    return len(found.waiting)


def _specs(publication: Publication, *, pdf: bool = True) -> list[DownloadSpec]:
    """What there is to render. Raises GuideError for letters that no font of the PDFs has."""
    specs = download_specs(publication, pdf=pdf)
    renderers = [spec.renderer for spec in specs if isinstance(spec.renderer, PdfRenderer)]
    problems = letter_problems(publication.book, renderers)
    if any(isinstance(spec.renderer, WholeGuide) for spec in specs):
        shown = [src for part in publication.menu for src in part.pages]
        problems += page_problems(publication.book, shown)
    if problems:
        raise GuideError(problems)
    return specs
