"""Every download of a guide: what it is called, what it is about, and what renders it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from macros.downloads.pdf import catalogues, documents
from macros.downloads.pdf.poster import poster
from macros.downloads.pdf.render import PdfRenderer
from macros.downloads.pdf.whole_guide import WholeGuide
from macros.downloads.pdf.whole_guide.contents import KIND
from macros.downloads.publication import Publication
from macros.downloads.rendered import RenderedFile
from macros.pages.downloads import Download


class Renderer(Protocol):
    """How a file is made. Equal fingerprints give equal bytes, with the same code and libraries."""

    @property
    def file(self) -> str: ...

    @property
    def fingerprint(self) -> str: ...

    def render(self) -> RenderedFile: ...


@dataclass(frozen=True)
class FileRenderer:
    """A file that a function makes of the publication, in this process."""

    file: str
    publication: Publication
    function: Callable[[Publication], bytes]

    @property
    def fingerprint(self) -> str:
        return hashlib.sha256(f"{self.file} {self.publication.digest}".encode()).hexdigest()

    def render(self) -> RenderedFile:
        return RenderedFile(self.function(self.publication))


@dataclass(frozen=True)
class DownloadSpec:
    """A file to download: what the pages say of it, and its renderer."""

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
        """The file as the pages show it."""
        return Download(
            self.file, self.title, self.text, self.kind, self.about, self.form, size, pages
        )


# The libraries behind these are imported when a file is made: a second that most builds don't need.
def _word(make: str, publication: Publication, **given: str) -> bytes:
    from macros.downloads import word

    made: bytes = getattr(word, make)(publication, **given)
    return made


def _excel(make: str, publication: Publication, **given: str) -> bytes:
    from macros.downloads import excel

    made: bytes = getattr(excel, make)(publication, **given)
    return made


def _calendar(publication: Publication) -> bytes:
    from macros.downloads import ics

    return ics.calendar(publication)


# The files that need no layout: kind, ending, and the function that makes them.
FILES: tuple[tuple[str, str, Callable[[Publication], bytes]], ...] = (
    ("action_plan", "docx", partial(_word, "action_plan")),
    ("word", "docx", partial(_word, "checklists")),
    ("excel", "xlsx", partial(_excel, "action_plan")),
    ("calendar", "ics", _calendar),
)


# The documents that are about the guide as a whole: kind, and the function that makes them.
SHEETS: dict[str, Callable[..., PdfRenderer]] = {
    "booklet": documents.booklet,
    "run_sheet": documents.run_sheet,
    "reflection": documents.reflection,
    "assessment": documents.assessment,
    "action_plan": documents.action_plan,
    "cards": documents.cards,
    "poster": poster,
    "politicians": documents.politicians,
    "policy_instruments": catalogues.policy_instruments,
}


def download_specs(publication: Publication, *, pdf: bool = True) -> list[DownloadSpec]:
    """Every download, in the order they are listed. Without `pdf`, those that need no layout."""
    guide = publication.guide
    found = [*_documents(publication), *_whole_guide(publication)] if pdf else []
    found += _templates(publication)
    if guide.makes("calculation"):
        about, name = guide.calculation, publication.words["download_files"]["calculation"]
        renderer = FileRenderer(f"{name['file']}.xlsx", publication, partial(_excel, "calculation"))
        title = name["title"].format(title=about.title)
        found.append(DownloadSpec("calculation", "", False, title, about.short, renderer))
    for kind, ending, function in FILES:
        if not guide.makes(kind):
            continue
        if kind == "calendar" and not publication.coming_days():
            continue  # a calendar holds at least one event (RFC 5545, §3.6)
        words = publication.words["download_files"][kind]
        renderer = FileRenderer(f"{words['file']}.{ending}", publication, function)
        found.append(DownloadSpec(kind, "", False, words["title"], words["text"], renderer))
    return found


def _documents(publication: Publication) -> Iterator[DownloadSpec]:
    guide = publication.guide
    levels = [level for level in guide.plan_levels if guide.questions_at(level)]
    for by, kind, titles in (
        ("factor", "checklist", {slug: f.title for slug, f in guide.factors.items()}),
        ("level", "level_checklist", {slug: guide.plan_levels[slug].title for slug in levels}),
    ):
        if not guide.makes(kind):
            continue
        for slug, title in titles.items():
            for form in (False, True):
                renderer = documents.checklist(publication, slug, by, form=form)
                yield _spec(publication, kind, renderer, about=slug, title=title)
    for kind, make in SHEETS.items():
        if guide.makes(kind) and (kind != "reflection" or guide.questions_from_source()):
            for form in (False, True) if kind == "booklet" else (False,):
                renderer = make(publication, form=True) if form else make(publication)
                yield _spec(publication, kind, renderer)


def _whole_guide(publication: Publication) -> Iterator[DownloadSpec]:
    """The whole guide, where there is a menu to set it by."""
    if publication.menu and publication.guide.makes(KIND):
        words = publication.words["download_files"][KIND]
        renderer = WholeGuide(publication)
        yield DownloadSpec(KIND, "", False, words["title"], words["text"], renderer)


def _templates(publication: Publication) -> Iterator[DownloadSpec]:
    """Each text to fill in, in Word; in Excel too where it has a table."""
    words = publication.words["download_files"]["document"]
    for slug, template in publication.guide.documents.templates.items():
        name, title = words["file"].format(slug=slug), words["title"].format(title=template.title)
        makers = {"docx": _word, **({"xlsx": _excel} if template.tables else {})}
        for ending, make in makers.items():
            function = partial(make, "template", slug=slug)
            renderer = FileRenderer(f"{name}.{ending}", publication, function)
            yield DownloadSpec("document", slug, False, title, template.short, renderer)


def _spec(
    publication: Publication, kind: str, renderer: PdfRenderer, *, about: str = "", title: str = ""
) -> DownloadSpec:
    words = publication.words["download_files"][kind]
    name = words["title"].format(title=title)
    shown = publication.words["form_title"].format(title=name) if renderer.form else name
    return DownloadSpec(kind, about, renderer.form, shown, words["text"], renderer)
