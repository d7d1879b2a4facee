"""The index: everything with an address in the guide, sorted as the language sorts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from macros.guide.model.indicators import Indicator
from macros.guide.model.policy_instruments import PolicyInstrument
from macros.guide.model.target_groups import TargetGroup
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
    catalogues: tuple[tuple[str, Mapping[str, PolicyInstrument | TargetGroup | Indicator]], ...] = (
        (homes.policy_instruments, guide.policy_instruments.instruments),
        (homes.target_groups, guide.target_groups),
        (homes.indicators, guide.indicators.indicators),
    )
    for home, catalogue in catalogues:
        for slug, one in catalogue.items():
            address = view.link(home, slug)
            found.append(Entry(one.title, address))
            others = [word for word in one.also if word.casefold() not in explained]
            found += [Entry(word, address, one.title) for word in others]
    for slug, group in guide.target_groups.items():
        if group.nynorsk and group.nynorsk.casefold() not in {*explained, group.title.casefold()}:
            address = view.link(homes.target_groups, slug)
            found.append(Entry(group.nynorsk, address, group.title, "nn"))
    found += [Entry(name, address) for name, address in view.entries("case", guide.cases)]
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
