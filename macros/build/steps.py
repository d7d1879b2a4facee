"""The steps of a build, each a function of the build so far: what it reads is in `Build`."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import MkDocsException
from rjsmin import jsmin

from macros.build import edition, engine
from macros.build.configuration.needed import OVERRIDES, STYLES
from macros.build.contacts import keep_contacts_out as without_contacts
from macros.build.project import Project
from macros.build.publication import publication_of
from macros.build.theme_styles import lighten as without_unused_rules
from macros.build.typography import keep_numbers_whole as with_whole_numbers
from macros.downloads.open_data import write_open_data as write_data
from macros.guide import GuideError
from macros.guide.reading.edition_file import edition_file
from macros.host import manifest
from macros.host.compression import compress
from macros.host.html import Page, read_site
from macros.host.servers import write_kit
from macros.pages.book import Book
from macros.pages.case import SCRIPT
from macros.review.checks.sources import leading_nowhere
from macros.search import enrich
from macros.search.sections import INDEX, OFFLINE_INDEX

if TYPE_CHECKING:
    from macros.build.downloads import DownloadSet


@dataclass(frozen=True)
class Build:
    """A build under way: what it is made from, and the folder it is made in.

    `preview_at` is the address an editor looks at it; empty when it is built to be published.
    `offline_copy` says whether it is to hold a copy of itself.
    """

    project: Project
    book: Book
    downloads: DownloadSet | None
    folder: Path
    preview_at: str = ""
    offline_copy: bool = False

    @classmethod
    def of(
        cls,
        project: Project,
        book: Book,
        downloads: DownloadSet | None,
        folder: Path,
        preview_at: str = "",
    ) -> Build:
        """A build of a book whose pages list its downloads."""
        shown = replace(book, download_list=downloads.shown) if downloads else book
        return cls(project, shown, downloads, folder, preview_at)

    @property
    def archive(self) -> Path:
        """The offline copy in the finished site, where it has one."""
        return self.folder / manifest.offline_copy(
            self.book.guide, self.book.words, self.book.moment.time
        )

    @cached_property
    def pages(self) -> dict[str, Page]:
        """The pages as they are published, read once: who writes one later reads it here."""
        return read_site(self.folder)


class UnstyledError(MkDocsException):
    """A guide's own templates leave the styles out."""


Step = Callable[[Build], None]

_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_CSS_NAME = re.compile(r"^([\w-]+): ")
_INDENT = re.compile(r"(<(pre|code|textarea|script|style)\b.*?</\2>)|\n\s+", re.DOTALL)


def render_pages(build: Build) -> None:
    """Let the engine render the pages, as strictly as it can when they are to be published."""
    if build.preview_at:
        engine.render_preview(build.project, build.book, build.folder, build.preview_at)
    else:
        engine.render(build.project, build.book, build.folder)


def write_downloads(build: Build) -> None:
    """Put the files to download beside the pages that list them."""
    if build.downloads:
        build.downloads.write(build.folder)


def write_open_data(build: Build) -> None:
    """Write the open data that no editor writes."""
    found = build.downloads
    publication = found.publication if found else publication_of(build.project, build.book)
    write_data(publication, build.project.docs / "data", build.folder / "data")


def write_edition(build: Build) -> None:
    """Write the colours and arms of a local edition."""
    edition.write_edition(build.book.guide, build.folder)


def keep_contacts_out(build: Build) -> None:
    """Take contacts that aren't to be published out of the published data."""
    downloads = build.book.words["addresses"]["downloads"]
    without_contacts(build.book.guide, build.folder, build.project.docs, edition_file(), downloads)


def add_search_words(build: Build) -> None:
    """Give the search the guide's words."""
    enrich(build.folder, build.book)


def refuse_unstyled(build: Build) -> None:
    """Stop at a page without the guide's styles. Raises UnstyledError."""
    for page in build.book.pages.values():
        path = build.folder / page.url / "index.html"
        if path.is_file() and f'{STYLES}"' not in path.read_text(encoding="utf-8"):
            raise UnstyledError(
                f"{page.file}: found no link to {STYLES} on the page as it is built, expected the "
                f"guide's styles; see {OVERRIDES}/ beside mkdocs.yml"
            )


# What the theme brings along and no page asks for: its script with source maps, search worker and
# stemmers, a palette and an icon we have our own of; and the parts of the style sheet and script
# that pages get as one file each.
UNUSED = (
    "**/*.map",
    "assets/css",
    "assets/js",
    "assets/javascripts/lunr",
    "assets/stylesheets/palette.*",
    "assets/javascripts/workers",
    "assets/javascripts/bundle.*",
    "assets/images/favicon.png",
)


# Styles and scripts of the macros that ask for them.
TOOLS = {
    ("workbook_checklists",): ("workbook.*", "case.js", "earlier.js"),
    ("process_timetable",): ("timetable.js",),
    ("workshop_pack",): ("pack.js",),
    ("process_timetable", "workshop_pack"): ("tools.css",),
}


def drop_unused(build: Build) -> None:
    """Remove what no page asks for. A file that the front page names is kept."""
    calling = build.book.homes.calling
    for macros, names in TOOLS.items():
        if not any(calling.get(name) for name in macros):
            for path in (path for name in names for path in build.folder.glob(f"assets/{name}")):
                path.unlink()
    if not build.book.guide.documents.cases:
        (build.folder / SCRIPT).unlink(missing_ok=True)
    named = (build.folder / "index.html").read_text(encoding="utf-8")
    for pattern in UNUSED:
        for path in build.folder.glob(pattern):
            if path.is_dir():
                shutil.rmtree(path)
            elif path.relative_to(build.folder).as_posix() not in named:
                path.unlink()
                if not any(path.parent.iterdir()):
                    path.parent.rmdir()


def lighten_styles(build: Build) -> None:
    """Take comments and spaces out of our style sheets: no reader's machine asks for them."""
    for path in build.folder.glob("assets/*.css"):
        text = _CSS_COMMENT.sub("", path.read_text(encoding="utf-8"))
        lines = (_CSS_NAME.sub(r"\1:", line.strip()) for line in text.splitlines())
        text = "\n".join(line for line in lines if line)
        text = text.replace(" {\n", "{").replace(";\n}", "}").replace(";\n", ";")
        path.write_text(f"{text}\n", encoding="utf-8")


def lighten_theme(build: Build) -> None:
    """Take out of the theme's style sheet what no page has use for."""
    without_unused_rules(build.folder)


def lighten_scripts(build: Build) -> None:
    """Take comments and indents out of our scripts; their names stay, so that they can be read."""
    for path in build.folder.glob("assets/*.js"):
        path.write_text(f"{jsmin(path.read_text(encoding='utf-8'))}\n", encoding="utf-8")


def lighten_pages(build: Build) -> None:
    """Take indents and empty lines out of the pages; what is shown as written stays so."""
    for path in build.folder.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        path.write_text(_INDENT.sub(lambda found: found[1] or "\n", text), encoding="utf-8")


def drop_empty_sitemap(build: Build) -> None:
    """Remove a sitemap without addresses: without a site address there is nothing to put in it."""
    sitemap = build.folder / "sitemap.xml"
    if sitemap.exists() and "<loc>http" not in sitemap.read_text(encoding="utf-8"):
        sitemap.unlink()
    (build.folder / "sitemap.xml.gz").unlink(missing_ok=True)


def write_offline_index(build: Build) -> None:
    """Write the search index as a script as well: from a disk, a browser fetches nothing."""
    index = build.folder / INDEX
    if index.exists():
        (build.folder / OFFLINE_INDEX).write_bytes(b"var __index = " + index.read_bytes())


def keep_numbers_whole(build: Build) -> None:
    """Let no line break inside the number of a section."""
    with_whole_numbers(build.folder)


def refuse_dead_links(build: Build) -> None:
    """Stop where a page leads to nothing in the site. Raises GuideError, at the line to mend."""
    project = build.project
    if lost := leading_nowhere(build.pages, build.folder, build.book, project.docs, project.root):
        raise GuideError(lost)


def write_server_configurations(build: Build) -> None:
    """Write the policy and the servers' configurations, which hold the hashes of these pages."""
    write_kit(build.folder, build.pages.values(), build.book.words)


def compress_files(build: Build) -> None:
    """Write compressed copies, for servers that send them as they are."""
    left_out = {OFFLINE_INDEX, Path(build.book.words["addresses"]["owner"])}
    compress(build.folder, left_out, build.archive if build.offline_copy else None)


def write_manifest(build: Build) -> None:
    """Write the list of every file with its checksum; so it is the last that writes."""
    book = build.book
    manifest.write_manifest(build.folder, book.guide, book.words, book.moment.time)
