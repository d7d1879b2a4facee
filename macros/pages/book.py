"""The guide's pages: reading them, checking them, and the HTML fragments that macros make.

`open_book` is the one way in: it reads data and pages, and either returns a `Book` that can render
every call on every page, or raises `GuideError` with all that is wrong.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property, partial
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import escape

from macros.guide import Guide, GuideError, PartialDate, Problem, load
from macros.guide.model.sections import owner_of
from macros.guide.reading.clock import Moment, today
from macros.guide.reading.edition_file import edition_file
from macros.guide.reading.files import check_files
from macros.guide.reading.loader import FILES, RawGuide
from macros.pages.anchors import section_anchor
from macros.pages.case import case_json
from macros.pages.check import check_file_names, check_pages, check_sheet_names, check_uses
from macros.pages.citing import own_citation, own_law_state
from macros.pages.dates import version_state
from macros.pages.downloads import DownloadList, unmarked
from macros.pages.edition import frame_of, left_to_owner, statements
from macros.pages.feed import feed_of
from macros.pages.foreign import foreign_names
from macros.pages.fragments import environment
from macros.pages.homes import Homes
from macros.pages.in_short import check_in_short
from macros.pages.inputs import Inputs
from macros.pages.macros import MACROS
from macros.pages.own_words import NAME as OWN_WORDS
from macros.pages.own_words import read_words
from macros.pages.registry import NothingToShowError, as_taken, check_call
from macros.pages.source import Page, read_pages
from macros.pages.view import Uses, View
from macros.pages.words import Words

# Where in the configuration's `extra` a build hands over the book that it has checked already.
HANDED_OVER = "book"

# A call on a page: the page, the macro, its arguments by position and by name.
Fragment = tuple[str, str, tuple[object, ...], tuple[tuple[str, object], ...]]


@dataclass(frozen=True)
class Book:
    """Guide and pages together, checked: renders macro calls and what stands at a page's foot."""

    guide: Guide
    raw: RawGuide  # the data as it was read, with the line of each entry
    words: Words
    pages: Mapping[str, Page]
    used_by: Mapping[str, Uses]
    homes: Homes
    templates: jinja2.Environment
    inputs: Inputs
    foreign: Mapping[str, str] = field(default_factory=dict)
    made: dict[Fragment, str] = field(default_factory=dict)  # kept for the pages, made anew if gone
    download_list: DownloadList = field(default_factory=DownloadList)

    @cached_property
    def moment(self) -> Moment:
        """What all files made of the book are dated with. Raises GuideError when nothing says."""
        return self.inputs.moment(self.guide)

    def render(self, src: str, name: str, *args: str, **kwargs: str) -> str:
        """The fragment that the macro `name` makes on the page `src`."""
        view = self._view(src, Uses())
        placed, named = MACROS[name].taken(args, kwargs)
        made = self.made.get((src, name, placed, tuple(named.items())))
        if made is None:
            made = MACROS[name].make(view, *placed, **named)
        return unmarked(
            made, lambda kind, about: view.render("download_links.html", kind=kind, about=about)
        )

    def builds_on(self, src: str) -> str:
        """The foot of a page: the source points and references that its macros used."""
        return self._view(src, self.used_by[src]).render("builds_on.html")

    def frame(self) -> dict[str, Any]:
        """What the theme's templates show round every page, as plain text and HTML."""
        settings, words = self.guide.settings, self.words
        pages = {
            src: {
                "builds_on": self.builds_on(src),
                "citation": own_citation(self.guide, words, self.moment.day, page.reviewed),
                "owner": page.meta.owner if page.meta else "",
                "reviewed": words.date(page.reviewed) if page.reviewed else "",
            }
            for src, page in self.pages.items()
        }
        return {
            "title": settings.title,
            "slug": settings.slug,
            "version": version_state(self.guide, words, self.moment.day),
            "law_as_of": words.date(settings.law_as_of) if settings.law_as_of else "",
            "law_as_of_iso": settings.law_as_of.iso if settings.law_as_of else "",
            **frame_of(self.guide),
            "law_cited": own_law_state(self.guide, words),
            "statements": statements(self.guide, words),
            "owner_page": words["addresses"]["owner"] if left_to_owner(self.guide, words) else "",
            "words": shown(dict(words)),
            "pages": pages,
            # Where who is lost is led, and who finds nothing: as many of the pages as there are.
            "ways": self._ways("index.md", *map(self.page_calling, ("checklist", "index_az"))),
            "search_ways": self._ways(*map(self.page_calling, ("index_az", "glossary", "faq"))),
            "feed": feed_of(self.guide, words),
            "case": case_json(self.guide, words, self.moment.day),
        }

    def _ways(self, *sources: str) -> list[dict[str, str]]:
        found = (self.pages[src] for src in sources if src in self.pages)
        return [{"title": page.meta.title, "url": page.url} for page in found if page.meta]

    def page_calling(self, macro: str) -> str:
        """The listed page that calls a macro most, as a path under `docs/`; empty if none does."""
        return self.homes.calling.get(macro, "")

    def view(self, src: str) -> View:
        """The guide as it is seen from a page, for what is no part of the page."""
        return self._view(src, Uses())

    def _view(self, src: str, uses: Uses) -> View:
        return View(
            guide=self.guide,
            words=self.words,
            templates=self.templates,
            homes=self.homes,
            page=self.pages[src],
            pages=self.pages,
            used_by=self.used_by,
            uses=uses,
            foreign=self.foreign,
            download_list=self.download_list,
            moment=lambda: self.moment,
        )

    def rehearsed(self, problems: bool) -> tuple[Book, list[Problem]]:
        """The book with every call rendered once, and a note of what each page shows of the guide;
        and the calls that have nothing to show.

        Catalogues come last: they show what the other pages use, and use nothing themselves. With
        `problems` in the data, a call may trip over one of them in any way; they are reported
        already, and what matters here, a macro notes before it renders.
        """
        used_by = {src: Uses() for src in self.pages}
        made: dict[Fragment, str] = {}
        empty: list[Problem] = []
        book = replace(self, used_by=used_by, made=made)
        calls = [(page, call) for page in self.pages.values() for call in page.calls]
        for page, call in sorted(calls, key=lambda pair: MACROS[pair[1].name].catalogue):
            found = MACROS[call.name]
            uses = Uses() if found.catalogue or page.unlisted else used_by[page.src]
            try:
                html = found.make(book._view(page.src, uses), *call.args, **dict(call.kwargs))
            except NothingToShowError as error:
                empty.append(Problem(page.file, call.line, str(error)))
            except Exception:
                if not problems and not found.late:
                    raise
            else:
                if not found.late:
                    made[page.src, call.name, call.args, call.kwargs] = html
        return book, empty


def shown(value: Any) -> Any:
    """Words as the theme's templates may show them: those escape nothing themselves."""
    if isinstance(value, dict):
        return {key: shown(part) for key, part in value.items()}
    return [shown(part) for part in value] if isinstance(value, list) else str(escape(value))


def _unused(raw: RawGuide, place: tuple[object, ...]) -> str:
    """The file of the section that a word belongs to, where the guide has none."""
    section = owner_of(place)
    return section.file if section and getattr(raw, section.name).absent else ""


def open_book(
    docs: Path,
    root: Path,
    today: PartialDate,
    language: str = "nb",
    edition: Path | None = None,
    config: Path | None = None,
) -> Book:
    """Read and check the data in `docs/data` and the pages in `docs`, in a local edition if given.

    `language` has a catalogue of words.
    `root` is the folder that file names in problems are given from; `today` bounds dates that must
    be past; `config` is the site's configuration, `mkdocs.yml` in `root` if nobody says otherwise.
    Raises GuideError with every problem found.
    """
    loaded = load(docs / "data", root, today, edition, language)
    pages, problems = read_pages(docs, root)
    problems += [*loaded.problems, *check_files(docs, root, {*FILES, OWN_WORDS}, edition)]
    pages = [replace(page, calls=tuple(map(as_taken, page.calls))) for page in pages]
    calls = [p for page in pages for call in page.calls for p in check_call(call, page, loaded)]
    words, wrong = read_words(docs, root, language, partial(_unused, loaded.raw))
    whole = not calls and not any(page.broken for page in pages)
    problems += [*calls, *check_pages(pages, loaded, today, whole=whole)]
    problems += [*wrong, *check_file_names(loaded, words), *check_in_short(pages, loaded, words)]
    problems += check_sheet_names(loaded, words)
    if loaded.guide is None:
        raise GuideError(problems)
    by_src = {page.src: page for page in pages}
    book = Book(
        guide=loaded.guide,
        raw=loaded.raw,
        words=words,
        pages=by_src,
        used_by={},
        homes=Homes.of(pages),
        templates=_templates(),
        inputs=Inputs(root, docs, config or root / "mkdocs.yml", edition),
        foreign=foreign_names(loaded.guide, language),
    )
    if whole:
        book, empty = book.rehearsed(problems=bool(problems))
        # What is wrong already may be why something is missing: one mistake gives one message.
        if not problems:
            problems += [*empty, *check_uses(loaded.guide, loaded, book.used_by)]
    if problems:
        raise GuideError(problems)
    return book


@cache
def _templates() -> jinja2.Environment:
    """The templates of the fragments, compiled once: `make serve` starts anew when they change."""
    return environment(section_anchor=section_anchor)


def book_of_environment(docs: Path, config: Path, language: str) -> Book:
    """The book of a build: on the day it is made, in the local edition that `EDITION` names.

    `config` is the site's mkdocs.yml, `language` the guide's.
    Raises GuideError with every problem found.
    """
    root = config.parent
    return open_book(docs, root, today(root), language, edition_file(), config)
