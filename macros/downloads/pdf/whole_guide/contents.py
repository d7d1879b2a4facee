"""What the whole guide holds: each page of the menu as a chapter, in parts."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import unescape
from typing import Any

from macros.downloads import tokens
from macros.downloads.page_html import page_html
from macros.downloads.pdf.whole_guide.chapters import Setting, chapter
from macros.downloads.pdf.whole_guide.cited import Cited
from macros.downloads.pdf.whole_guide.index import IndexEntry, indexed, register_of
from macros.downloads.pdf.whole_guide.links import Place, resolver
from macros.downloads.pdf.whole_guide.once import Sheets
from macros.downloads.pdf.whole_guide.repeated import Repeated
from macros.downloads.publication import Publication
from macros.pages.downloads import DownloadList
from macros.pages.macros import MACROS
from macros.pages.menu import Part

KIND = "whole_guide"
# A chapter that the contents list the sections of, in characters of HTML.
_LONG = 35_000
_TITLE = re.compile(r"<h1\b[^>]*>(.*?)</h1>", re.DOTALL)


@dataclass(frozen=True)
class Chapter:
    """A page in the book: its id there, its title, the level of its heading, its HTML, its address
    on the web, and the answers in it: the id of each, and the question. A long one has `sections`
    in the contents: the id of each, and its title.
    """

    key: str
    title: str
    level: int
    html: str
    address: str = ""
    answers: Sequence[tuple[str, str]] = ()
    sections: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True)
class BookPart:
    """A part of the book: its id, title and chapters; an appendix is set in small type."""

    key: str
    title: str
    chapters: Sequence[Chapter]
    appendix: bool = False


class Contents:
    """Puts the book together: its parts, what stands last, its index."""

    def __init__(self, publication: Publication) -> None:
        from macros.downloads.specs import download_specs

        self.publication = publication
        files = tuple(spec.download(0) for spec in download_specs(publication))
        folder = publication.words["addresses"]["downloads"]
        listed_files = DownloadList(files, "there", folder)
        self.book = replace(publication.book, download_list=listed_files)
        homes = self.book.homes
        self.references = self._alone(homes.references, "references")
        self.index_page = self._alone(homes.calling.get("index_az", ""), "index_az")
        self.menu = [replace(part, pages=self._inside(part)) for part in publication.menu]
        self.sheets = self._sheets()
        listed = [src for part in publication.menu for src in part.pages]
        alone = (self.references, self.index_page)
        self.appendix = [src for src in listed if src not in alone and self._late(src)]
        self.keys = {src: f"k{number}" for number, src in enumerate(listed, 1)}
        if self.index_page in self.keys:
            self.keys[self.index_page] = "index"
        self.urls = {page.url: page.src for page in self.book.pages.values()}
        self.duties = self._duties()
        self.drawn = tokens.colours(publication.colours)
        self.marks = {"ours": False}
        self.apart = {self.keys[src] for src in self.appendix}
        self.mark = publication.words[KIND]["appendix_mark"]
        self.cited = Cited(self.keys.get(self.references, ""), self.apart, self.mark)
        self.repeated = Repeated(publication.words[KIND]["table"])
        self.register = register_of(self.book.view(next(iter(self.keys))))

    def _alone(self, src: str, name: str) -> str:
        """The page, if it shows nothing else than a macro does; else it stays in its place."""
        calls = self.book.pages[src].calls if src else ()
        others = {call.name for call in calls if MACROS[call.name].block} - {name}
        return "" if others else src

    def _inside(self, part: Part) -> tuple[str, ...]:
        """The pages of a part that don't stand last in the book."""
        alone = (self.references, self.index_page)
        return tuple(src for src in part.pages if src not in alone and not self._late(src))

    def _late(self, src: str) -> bool:
        """Whether a page belongs in the appendix, as it says itself."""
        meta = self.book.pages[src].meta
        return bool(meta and meta.appendix)

    def parts(self) -> list[BookPart]:
        """The parts of the menu that have chapters, and the appendix."""
        found = []
        for number, part in enumerate(self.menu, 1):
            if part.pages:
                level = 3 if part.title else 2
                chapters = [self._chapter(src, level) for src in part.pages]
                found.append(BookPart(f"d{number}", part.title, chapters))
        if self.appendix:
            title = self.publication.words[KIND]["appendix"]
            chapters = [self._chapter(src, 3) for src in self.appendix]
            found.append(BookPart("appendix", title, chapters, appendix=True))
        return found

    def last(self) -> list[Chapter]:
        """The references, where the menu has them."""
        return [self._chapter(self.references, 2)] if self.references in self.keys else []

    def index(self, parts: Sequence[BookPart]) -> list[tuple[str, list[IndexEntry]]]:
        """The index of the `parts` by letter: words with where they are told about."""
        read = [chapter for part in parts if not part.appendix for chapter in part.chapters]
        src = self.index_page or next(iter(self.keys))
        return indexed(self.book.view(src), self._find(src), read, self.register)

    def _find(self, src: str) -> Any:
        find = resolver(self.book.pages[src].url, src, self.urls, self.keys)

        def once(address: str) -> str | None:
            """A duty is led to where it stands in full, not where another page sums it up; an
            example that goes by the name of its page, to where that begins.
            """
            path, _, anchor = address.rpartition("#")
            if path and anchor.startswith(f"{self.publication.words['example_anchor']}-"):
                return find(path)
            return self.duties.get(anchor) or find(address)

        return once

    def _duties(self) -> dict[str, str]:
        """The id in the book of each duty that a chapter tells in full, by its anchor."""
        anchor = self.publication.words["duty_anchor"]
        found: dict[str, str] = {}
        for slug, duty in self.publication.guide.duties.items():
            for src, key in self.keys.items():
                told = [(call.name, call.argument) for call in self.book.pages[src].calls]
                if ("duties", duty.strength) in told:
                    found.setdefault(f"{anchor}-{slug}", f"{key}--{anchor}-{slug}")
        return found

    def _chapter(self, src: str, level: int) -> Chapter:
        html = page_html(self.book, src, self.publication.extensions)
        words, page = self.publication.words, self.book.pages[src]
        uses = self.book.used_by[src]
        self.marks["ours"] |= uses.ours
        if src == "index.md":
            title = words[KIND]["front"]
        else:
            heading = _TITLE.search(html)
            title = (
                re.sub(r"<a class=\"headerlink.*?</a>|<[^>]+>", "", heading[1]) if heading else ""
            )
            title = title or (page.meta.title if page.meta else src)
        place = Place(
            self.keys[src],
            self._find(src),
            lambda at: self._outside(src, at),
            words[KIND]["page"],
            self.apart,
            self.mark,
        )
        told = src not in self.appendix and src != self.references
        register = self.register if told else None
        used = words[KIND]["used"]
        setting = Setting(
            *(place, self.sheets, level - 1, self.drawn),
            *(register, self.cited, used, self.repeated),
        )
        made = chapter(html, src, setting, unescape(title))
        address = self.publication.url(src)
        sections = made.sections if told and len(made.html) > _LONG else ()
        return Chapter(self.keys[src], title, level, made.html, address, made.answers, sections)

    def _sheets(self) -> Sheets:
        """Where the sheets to fill in stand, each on the page that it lives on."""
        homes, words, guide = self.book.homes, self.publication.words, self.publication.guide
        lists = {**homes.level_checklists, **homes.checklists}
        asked = {
            question.text: f"/{homes.checklists[slug]}#{question.id}"
            for slug, question in guide.questions()
            if slug in homes.checklists
        }
        anchor = words["checklist_anchor"]
        return Sheets(
            {f"{anchor}-{slug}": src for slug, src in lists.items()},
            homes.calling.get("action_plan", ""),
            asked,
            words[KIND]["sheet"],
            "".join(self._lists()),
        )

    def _lists(self) -> Iterator[str]:
        """Where the checklists stand, for who would fill them in on a screen."""
        homes = self.book.homes
        sources = [*homes.checklists.values(), *homes.level_checklists.values()]
        links = []
        for src in dict.fromkeys(sources):
            meta = self.book.pages[src].meta
            links.append(f'<a href="/{src}">{meta.title if meta else src}</a>')
        if links:
            yield f"<p>{self.publication.words[KIND]['lists']} {', '.join(links)}.</p>"

    def _outside(self, src: str, address: str) -> str:
        """The full address of a file of the site; empty when the site has no address."""
        publication = self.publication
        if not publication.address or address.startswith("#"):
            return ""
        path = posixpath.normpath(posixpath.join("/", self.book.pages[src].url, address))
        return f"{publication.address}{path.lstrip('/')}"
