"""What downloads are made of: the book, the site's address, and the moment they are dated."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from macros.downloads.page_html import Extensions
from macros.downloads.tokens import colours
from macros.guide import Guide, PartialDate
from macros.guide.model.calendar import Occurrence
from macros.guide.model.content import Question
from macros.guide.model.documents import Grid, Passage
from macros.guide.model.plain import plain
from macros.guide.reading.clock import Moment
from macros.pages.book import Book
from macros.pages.citing import cited, cites, said
from macros.pages.dates import computed, law_state, version_state
from macros.pages.menu import Part
from macros.pages.question import details, on_a_line, under
from macros.pages.tables import plan_columns
from macros.pages.words import Words

Row = tuple[str, ...]


@dataclass(frozen=True)
class Publication:
    """The book, and what the site's files are stamped with.

    `address` is where the site is published, ending in a slash; empty when nobody has said.
    `moment` is that of the newest input, so that the same commit gives the same bytes; `printed`
    is what stands in documents that take long to make (see `Moment`). `menu` and `extensions` are
    what the whole guide is made by: without a menu it is not made.
    """

    book: Book
    address: str
    moment: datetime
    colours: str = ""
    settled: bool = True
    menu: tuple[Part, ...] = ()
    extensions: Extensions = field(default_factory=Extensions)

    @classmethod
    def of(
        cls,
        book: Book,
        address: str,
        moment: Moment | int,
        colours: str = "",
        menu: tuple[Part, ...] = (),
        extensions: Extensions | None = None,
    ) -> Publication:
        """The publication of a book, its files dated `moment` (seconds since 1970, if a number).

        `colours` are style rules with an edition's own.
        """
        ended = f"{address.rstrip('/')}/" if address else ""
        given = Moment(moment) if isinstance(moment, int) else moment
        read = extensions or Extensions()
        return cls(book, ended, given.time, colours, given.settled, menu, read)

    @property
    def printed(self) -> datetime:
        return Moment(int(self.moment.timestamp()), self.settled).printed

    @property
    def guide(self) -> Guide:
        return self.book.guide

    @property
    def words(self) -> Words:
        return self.book.words

    @property
    def name(self) -> str:
        """The guide's name and whose edition it is."""
        return self.guide.name

    @property
    def plan_columns(self) -> Sequence[str]:
        """The columns of the action plan."""
        return plan_columns(self.guide, self.words)

    @property
    def day(self) -> PartialDate:
        """The day of the moment: a deadline before it has passed."""
        return PartialDate(self.moment.year, self.moment.month, self.moment.day)

    @property
    def law(self) -> str:
        """The day that the laws are read as of; empty where the guide has none."""
        return law_state(self.guide, self.words)

    @property
    def state(self) -> str:
        """The version and the day that the laws are read as of: stands on every file."""
        version = f"{self.words['version']} {version_state(self.guide, self.words, self.day)}"
        return " · ".join(filter(None, (version, self.law)))

    def reviewed(self, *pages: str) -> str:
        """Whether a professional has reviewed what a file shows: since when, of the pages that
        show it too, the first was reviewed; that nobody has, while one of them is not.
        """
        days = [meta.reviewed for src in pages if src and (meta := self.book.pages[src].meta)]
        known = [day for day in days if day]
        if not known or len(known) < len(pages):
            return str(self.words["file_not_reviewed"])
        said: str = self.words["file_reviewed"]
        return f"{said} {self.words.date(min(known))}"

    def computed(self, key: str, day: Occurrence) -> str:
        """How a day of the deadline `key` is computed, in words."""
        return computed(self.guide, self.words, key, day)

    def coming_days(self) -> list[tuple[str, Occurrence]]:
        """The deadlines that have a day, and whose day has not passed at the moment, by date."""
        days = self.guide.calendar()
        return [(key, each) for key, each in days if each.date.day and each.date >= self.day]

    def under(self, factor: str, question: Question, about: str, *only: str) -> str:
        """What stands under a question, on one line: all but what the sheet is about, or `only`."""
        told = details(self.guide, self.words, factor, question)
        kept = {key: told[key] for key in told if not only or key in only}
        return on_a_line(under(kept, about), self.cites)

    def url(self, src: str, anchor: str = "") -> str:
        """The full address of a place in the guide; empty when the site has no address."""
        if not self.address:
            return ""
        return self.address + self.book.pages[src].url + (f"#{anchor}" if anchor else "")

    def cited(self, text: str) -> str:
        """A citation as the pages show it: name, section, place."""
        return cited(self.guide.citation(text))

    def cited_each(self, texts: tuple[str, ...]) -> str:
        """Several citations, each in full."""
        return ", ".join(self.cited(text) for text in texts)

    def cites(self, texts: tuple[str, ...]) -> str:
        """Several citations on one line; a reference just named is not named again."""
        return cites(map(self.guide.citation, texts))

    def said(self, passage: Passage) -> str:
        """A paragraph or point with what it rests on before its full stop, as the pages show it."""
        ours = self.words["ours_mark"] if passage.ours else ""
        return said(self.guide, passage.text, passage.references, ours)

    def rows(self, grid: Grid, empty: int = 0) -> tuple[list[Row], list[Row]]:
        """The rows of a table: those that show how, and those to fill in, at least `empty` of
        which have nothing in them.
        """
        example, rest = self.words["document_example"], ("",) * (len(grid.columns) - 1)
        shown = [(f"{example}: {first}", *others) for first, *others in grid.examples]
        begun = [self.said(row) if row else "" for row in grid.filled_in(empty)]
        return shown, [(first, *rest) for first in begun]

    @cached_property
    def colour(self) -> dict[str, str]:
        """The colours by token, the edition's own among them, for files without a style sheet."""
        return colours(self.colours)

    @cached_property
    def digest(self) -> str:
        """A hash of everything a file can show: guide, words, colours, pages, address, moment."""
        pages = self.book.pages.values()
        arms = self.guide.arms
        parts = {
            "guide": plain(self.guide),
            "local": self.guide.local,
            "arms": arms.data_uri if arms else "",
            "words": dict(self.words),
            "colours": self.colour,
            "pages": [
                (
                    p.src,
                    p.url,
                    p.meta and p.meta.reviewed,
                    p.unlisted,
                    [call.name for call in p.calls],
                )
                for p in pages
            ],
            "homes": vars(self.book.homes),
            "address": self.address,
            "moment": self.moment.isoformat(),
        }
        text = json.dumps(parts, sort_keys=True, ensure_ascii=False, default=str)
        return hashlib.sha256(text.encode()).hexdigest()
