"""The index: everything with an address in the guide, sorted as the language sorts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from macros.pages.view import View
from macros.pages.words import Words


@dataclass(frozen=True)
class Entry:
    """A word of the index, where it leads, the word it stands for (if another), its language."""

    word: str
    address: str
    see: str = ""
    language: str = ""


def entries(view: View) -> list[Entry]:
    """Pages; words of the glossary, instruments, groups and indicators with their other names;
    cases, references, and texts to fill in.
    """
    guide, homes = view.guide, view.homes
    found = [
        Entry(page.meta.title, view.link(src))
        for src, page in view.pages.items()
        if page.meta and not page.unlisted and src != "index.md"
    ]
    explained = {
        word.casefold()
        for term in guide.glossary.values()
        for word in (term.term, term.nynorsk or "", *term.synonyms, *term.older)
    }
    for slug, one in guide.policy_instruments.instruments.items():
        address = view.link(homes.policy_instruments, slug)
        found.append(Entry(one.title, address))
        others = [word for word in one.also if word.casefold() not in explained]
        found += [Entry(word, address, one.title) for word in others]
    for slug, group in guide.target_groups.items():
        address = view.link(homes.target_groups, slug)
        found.append(Entry(group.title, address))
        others = [word for word in group.also if word.casefold() not in explained]
        found += [Entry(word, address, group.title) for word in others]
        if group.nynorsk and group.nynorsk.casefold() not in {*explained, group.title.casefold()}:
            found.append(Entry(group.nynorsk, address, group.title, "nn"))
    found += [Entry(name, address) for name, address in view.entries("case", guide.cases)]
    for slug, indicator in guide.indicators.indicators.items():
        address = view.link(homes.indicators, slug)
        found.append(Entry(indicator.title, address))
        others = [word for word in indicator.also if word.casefold() not in explained]
        found += [Entry(word, address, indicator.title) for word in others]
    for key, term in guide.glossary.items():
        address = view.link(homes.glossary, key)
        found.append(Entry(term.term, address))
        others = [*term.synonyms, *term.older]
        found += [Entry(word, address, term.term) for word in others if word != term.term]
        if term.nynorsk and term.nynorsk != term.term:
            found.append(Entry(term.nynorsk, address, term.term, "nn"))
    for slug, reference in guide.references.items():
        found.append(Entry(reference.short, view.link(homes.references, slug)))
    for slug, document in guide.documents.templates.items():
        address = view.link(homes.documents[slug], f"{view.words['document_anchor']}-{slug}")
        found.append(Entry(document.title, address))
    # A page, or an instrument, and a word of the same name stand once: it says more.
    unique = {(entry.word.casefold(), entry.see): entry for entry in reversed(found)}
    return list(unique.values())


def by_letter(found: Iterable[Entry], words: Words) -> list[tuple[str, list[Entry]]]:
    """The entries by first letter, in alphabetical order; numbers come first."""

    def letter(entry: Entry) -> str:
        first = entry.word.lstrip("«“„‘\"'(")[0].upper()
        return first if first.isalpha() else str(words["digits"])

    ordered = sorted(found, key=lambda entry: words.sort_key(entry.word))
    groups = {
        key: list(group)
        for key, group in groupby(sorted(ordered, key=lambda e: words.sort_key(letter(e))), letter)
    }
    return list(groups.items())
