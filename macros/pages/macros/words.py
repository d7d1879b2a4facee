"""Macros about words: the glossary and the index."""

from __future__ import annotations

from macros.pages.index import by_letter, entries
from macros.pages.macros.kinds import Form, TermId
from macros.pages.registry import macro
from macros.pages.view import View


@macro()
def term(view: View, term: TermId, form: Form = "") -> str:
    """A word of the glossary in running text, in the form given."""
    found = view.guide.glossary[term]
    view.note_term(term)
    return view.render("term.html", key=term, term=found, form=form or found.term)


@macro()
def on_screen(view: View, text: Form) -> str:
    """A sentence about what a reader does on a screen; no paper has it."""
    return view.render("on_screen.html", text=text)


@macro(block=True, catalogue=True)
def glossary(view: View) -> str:
    """The words of the guide, in alphabetical order."""
    rows = sorted(view.guide.glossary.items(), key=lambda row: view.words.sort_key(row[1].term))
    first: dict[str, str] = {}
    for key, found in rows:
        first.setdefault(found.term[0].upper(), key)
    return view.render("glossary.html", rows=rows, first=first)


@macro(block=True, catalogue=True)
def index_az(view: View) -> str:
    """Everything with an address in the guide, by its first letter."""
    return view.render("index_az.html", letters=by_letter(entries(view), view.words))
