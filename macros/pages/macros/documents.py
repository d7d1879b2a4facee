"""Macros of the texts to fill in."""

from __future__ import annotations

from macros.guide.reading.problems import listed, suggestion
from macros.pages.fragments import filled
from macros.pages.macros.kinds import DocumentId, Heading
from macros.pages.registry import NothingToShowError, macro
from macros.pages.view import View


@macro(block=True, catalogue=True)
def documents(view: View) -> str:
    """Every text to fill in: what it is for, with a link to where it stands."""
    return view.render("documents.html", templates=view.guide.documents.templates)


@macro(block=True)
def document(view: View, document: DocumentId) -> str:
    """A text to fill in: what it is for, its files, and the text itself, to copy."""
    found = view.guide.documents.templates[document]
    return view.render("document.html", key=document, document=found, filled=filled)


@macro(block=True)
def document_part(view: View, document: DocumentId, heading: Heading) -> str:
    """A part of a text to fill in, by its heading, where a page needs no more of it."""
    found = view.guide.documents.templates[document]
    part = found.part(heading)
    if part is None:
        known = [part.heading for part in found.parts if part.heading]
        expected = f"expected {listed(known)}{suggestion(heading, known)}"
        raise NothingToShowError(f"found «{heading}», no heading of «{document}», {expected}")
    return view.render("document_part.html", document=found, part=part, filled=filled)
