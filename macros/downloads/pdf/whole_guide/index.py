"""The book's index: words, and the pages that tell about each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from macros.downloads.pdf.whole_guide.register import Register
from macros.pages.index import by_letter, listed
from macros.pages.subjects import Subjects, subjects
from macros.pages.view import View

_ID = re.compile(r' id="([^"]+)"')


class Told(Protocol):
    """A chapter: the id of its title, and its HTML."""

    @property
    def key(self) -> str: ...
    @property
    def html(self) -> str: ...


@dataclass(frozen=True)
class IndexEntry:
    """A word of the index: the ids of the places that tell about it, the main one first; or the
    word to `see` instead.
    """

    word: str
    places: Sequence[str] = ()
    see: str = ""


def register_of(view: View) -> Register:
    """What looks through the book: for the words that readers look up, and for those explained."""
    explained = {
        term.term: (term.term, *term.synonyms, *term.older) for term in view.guide.glossary.values()
    }
    titles = [one.title for one in view.guide.policy_instruments.instruments.values()]
    known = {title: (title,) for title in titles} | explained
    return Register(subjects(view), Subjects(known))


def indexed(
    view: View, find: Callable[[str], str | None], read: Sequence[Told], register: Register
) -> list[tuple[str, list[IndexEntry]]]:
    """The index by letter, of the chapters that the register has `read`. `find` gives the id in the
    book of an address. A word stands once, with all its places; one that stands for another, only
    where it has no place of its own.
    """
    order = {at: number for number, at in enumerate(_ids(read))}
    led = {
        entry: at
        for entry in listed(view)
        if not entry.language and (at := find(entry.address)) and at in order
    }
    glossary = find(view.link(view.homes.glossary)) if view.homes.glossary else None

    def explains(at: str) -> bool:
        return bool(glossary) and at.startswith(f"{glossary}-")

    words: dict[str, str] = {}
    own: dict[str, list[str]] = {}
    for entry, at in led.items():
        if not entry.see:
            words.setdefault(entry.word.casefold(), entry.word)
            own.setdefault(entry.word.casefold(), []).append(at)
    for word in register.looked_up.forms:
        words.setdefault(word.casefold(), word)
    found: dict[str, IndexEntry] = {}
    for key, word in words.items():
        told, main = register.places(key)
        places = sorted({*own.get(key, ()), *told}, key=order.__getitem__)
        main = next((one for one in own.get(key, ()) if not explains(one)), main)
        first = main or next(iter(places), "")
        if places:
            rest = (place for place in places if place != first)
            found[key] = IndexEntry(word, (first, *rest))
    for entry in led:
        key, see = entry.word.casefold(), found.get(entry.see.casefold())
        if entry.see and see and key not in found:
            found[f"{key}\n{entry.see}"] = IndexEntry(entry.word, see=see.word)
    return by_letter(found.values(), view.words)


def _ids(read: Sequence[Told]) -> Iterator[str]:
    for chapter in read:
        yield chapter.key
        yield from _ID.findall(chapter.html)
