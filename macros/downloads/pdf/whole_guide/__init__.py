"""The whole guide as one document: every page of the menu as a chapter, the references and an
index last.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from functools import cached_property

from macros.downloads.pdf.documents import recipe
from macros.downloads.pdf.letters import letter_problems
from macros.downloads.pdf.render import PdfRenderer, sheets
from macros.downloads.pdf.templating import source
from macros.downloads.pdf.whole_guide.contents import KIND, Contents
from macros.downloads.pdf.whole_guide.numbers import NUMBER
from macros.downloads.publication import Publication
from macros.downloads.rendered import RenderedFile
from macros.guide import GuideError
from macros.pages.source import page_body

_ID = re.compile(r' id="([^"]+)"')
_LINK = re.compile(r'<a (?:[^>]* )?href="#([^"]+)"[^>]*>(.*?)</a>', re.DOTALL)
_TARGET = re.compile(r'(?:href="#|data-at=")([^"]+)"')


@dataclass(frozen=True)
class WholeGuide:
    """What the book is made of. It is put together only where it isn't made already."""

    publication: Publication

    @property
    def file(self) -> str:
        """The name of the file."""
        return f"{self.publication.words['download_files'][KIND]['file']}.pdf"

    @cached_property
    def fingerprint(self) -> str:
        """A hash of all that the bytes depend on, but for the code and its libraries."""
        publication = self.publication
        # A book that takes long is not made anew for the time of an edit.
        dated = replace(publication, moment=publication.printed)
        docs = publication.book.inputs.docs
        bodies = [page_body(docs / src) for part in publication.menu for src in part.pages]
        made_of = (
            *(dated.digest, publication.menu, bodies, publication.extensions.written),
            publication.colours,
            *(sheets((KIND, "drawings")), source("base.html"), source(f"{KIND}.html")),
        )
        return hashlib.sha256(repr(made_of).encode()).hexdigest()

    def render(self) -> RenderedFile:
        """The PDF, put together and set."""
        return self.prepared().render()

    def prepared(self) -> PdfRenderer:
        """The document, ready to be set. Raises GuideError for letters that no font has."""
        made = Contents(self.publication)
        parts = made.parts()
        renderer = recipe(
            self.publication,
            KIND,
            KIND,
            home="index.md",
            reviewing=[src for part in self.publication.menu for src in part.pages],
            one_page=False,
            parts_of=parts,
            last=made.last(),
            letters=made.index(parts),
            marks=made.marks,
            name=next((at for part in parts for c in part.chapters for at, _ in c.answers), ""),
        )
        document = replace(renderer, html=led(renderer.html), numbered=True)
        if problems := letter_problems(self.publication.book, [document]):
            raise GuideError(problems)
        return document


def led(html: str) -> str:
    """The book with its links: what leads to something that only a screen shows is text, without
    the number of a page. Only what is led to keeps its name.
    """
    there = set(_ID.findall(html))

    def to_place(link: re.Match[str]) -> str:
        return link[0] if link[1] in there else NUMBER.sub("", link[2])

    html = _LINK.sub(to_place, html)
    used = set(_TARGET.findall(html))
    return _ID.sub(lambda found: found[0] if found[1] in used else "", html)
