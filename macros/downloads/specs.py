"""Every take-away of a guide: what it is called, what it is about, and the renderer it is made by."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

from macros.downloads import excel, ics, word
from macros.downloads.pdf import documents
from macros.downloads.pdf.render import PdfRenderer
from macros.downloads.publication import Publication
from macros.downloads.rendered import RenderedFile
from macros.pages.downloads import Download


class Renderer(Protocol):
    """How a file is made. Equal fingerprints give equal bytes, with the same code and libraries."""

    @property
    def file(self) -> str: ...

    @property
    def fingerprint(self) -> str: ...

    def make(self) -> RenderedFile: ...


@dataclass(frozen=True)
class FileRenderer:
    """A file that a function makes of the publication, in this process."""

    file: str
    publication: Publication
    function: Callable[[Publication], bytes]

    @property
    def fingerprint(self) -> str:
        return hashlib.sha256(f"{self.file} {self.publication.digest}".encode()).hexdigest()

    def make(self) -> RenderedFile:
        return RenderedFile(self.function(self.publication))


@dataclass(frozen=True)
class DownloadSpec:
    """A file to take along: what the pages say of it, and its renderer."""

    kind: str
    about: str
    form: bool
    title: str
    text: str
    renderer: Renderer

    @property
    def file(self) -> str:
        return self.renderer.file

    def download(self, size: int | None = None, pages: int | None = None) -> Download:
        """The take-away as the pages show it."""
        return Download(
            self.file, self.title, self.text, self.kind, self.about, self.form, size, pages
        )


# The files that need no layout: kind, ending, and the function that makes them.
FILES: tuple[tuple[str, str, Callable[[Publication], bytes]], ...] = (
    ("word", "docx", word.checklists),
    ("excel", "xlsx", excel.action_plan),
    ("calendar", "ics", ics.calendar),
)


def catalogue(publication: Publication, *, pdf: bool = True) -> list[DownloadSpec]:
    """Every take-away, in the order they are listed. Without `pdf`, those that need no layout."""
    found = [*_documents(publication)] if pdf else []
    dated = any(day.date.day for _, day in publication.guide.calendar())
    for kind, ending, function in FILES:
        if kind == "calendar" and not dated:
            continue  # a calendar holds at least one event (RFC 5545, §3.6)
        words = publication.words["takeaways"][kind]
        renderer = FileRenderer(f"{words['file']}.{ending}", publication, function)
        found.append(DownloadSpec(kind, "", False, words["title"], words["text"], renderer))
    return found


def _documents(publication: Publication) -> Iterator[DownloadSpec]:
    guide = publication.guide
    for by, kind, titles in (
        ("factor", "checklist", {slug: f.title for slug, f in guide.factors.items()}),
        ("level", "level_checklist", {slug: lv.title for slug, lv in guide.plan_levels.items()}),
    ):
        for slug, title in titles.items():
            for form in (False, True):
                renderer = documents.checklist(publication, slug, by, form=form)
                yield _takeaway(publication, kind, renderer, about=slug, title=title)
    for form in (False, True):
        yield _takeaway(publication, "booklet", documents.booklet(publication, form=form))
    yield _takeaway(publication, "run_sheet", documents.run_sheet(publication))
    yield _takeaway(publication, "reflection", documents.reflection(publication))
    yield _takeaway(publication, "cards", documents.cards(publication))
    yield _takeaway(publication, "poster", documents.poster(publication))
    yield _takeaway(publication, "politicians", documents.politicians(publication))


def _takeaway(
    publication: Publication, kind: str, renderer: PdfRenderer, *, about: str = "", title: str = ""
) -> DownloadSpec:
    words = publication.words["takeaways"][kind]
    name = words["title"].format(title=title)
    shown = publication.words["form_title"].format(title=name) if renderer.form else name
    return DownloadSpec(kind, about, renderer.form, shown, words["text"], renderer)
