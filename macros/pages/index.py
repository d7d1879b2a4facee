"""The index: everything with an address in the guide, sorted as the language sorts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol, TypeVar

from macros.guide.model.indicators import Indicator
from macros.guide.model.policy_instruments import PolicyInstrument
from macros.guide.model.target_groups import TargetGroup
from macros.pages.subjects import places
from macros.pages.view import View
from macros.pages.words import Words


@dataclass(frozen=True)
class Entry:
    """A word of the index, where it leads, the word it stands for (if another), its language.

    A word that is told about in several `places` has the title and the address of each.
    """

    word: str
    address: str
    see: str = ""
    language: str = ""
    places: tuple[tuple[str, str], ...] = ()


def entries(view: View) -> list[Entry]:
    """What `listed` gives, each word once, and the words that readers look up."""
    # A page, or an instrument, and a word of the same name stand once: it says more.
    unique = {(entry.word.casefold(), entry.see): entry for entry in reversed(listed(view))}
    known = {word for word, see in unique if not see}
    told = [
        Entry(word, found[0][1], places=tuple(found))
        for word, found in places(view).items()
        if word.casefold() not in known
    ]
    named = {entry.word.casefold() for entry in told}
    return [*(one for one in unique.values() if one.word.casefold() not in named), *told]


def listed(view: View) -> list[Entry]:
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
    return found


class Worded(Protocol):
    """What an index lists."""

    @property
    def word(self) -> str: ...


_Listed = TypeVar("_Listed", bound=Worded)


def by_letter(found: Iterable[_Listed], words: Words) -> list[tuple[str, list[_Listed]]]:
    """The entries by first letter, in alphabetical order; what begins with none comes first."""
    ordered = sorted(found, key=lambda entry: words.sort_key(entry.word))
    groups: dict[str, list[_Listed]] = {}
    for entry in ordered:
        groups.setdefault(words.letter(entry.word), []).append(entry)
    return [
        (key or str(words["digits"]), groups[key]) for key in sorted(groups, key=words.sort_key)
    ]
