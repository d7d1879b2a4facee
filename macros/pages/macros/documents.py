"""Macros of the texts to fill in."""

from __future__ import annotations

from macros.pages.fragments import filled
from macros.pages.macros.kinds import DocumentId
from macros.pages.registry import macro
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
