"""Where words stand in the book: what its index is made of."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from macros.downloads.pdf.whole_guide.links import classes
from macros.pages.subjects import Subjects

# How many places a word of the index leads to.
PLACES = 5
# What a place is worth by where the word stands: a chapter's title, a heading or question, what a
# term means; and how much passages are worth at most.
_TITLE, _HEADING, _TERM, _PASSAGES = 14, 12, 10, 3
_HEADINGS = {"h2", "h3", "h4", "h5", "h6"}
_BLOCKS = {*_HEADINGS, "p", "li", "td", "th"}
# What only leads on.
_LEADING = {"g-glossary__more", "g-soft", "g-builds-on"}


@dataclass
class _Section:
    """What stands under a heading: by word, its worth and the id of where it stands first."""

    worth: dict[str, int] = field(default_factory=dict)
    at: dict[str, str] = field(default_factory=dict)


@dataclass
class Register:
    """Looks through the book for `looked_up`, wherever they stand, and for `known`, which have an
    entry of their own: in titles, headings and questions.
    """

    looked_up: Subjects
    known: Subjects
    sections: list[_Section] = field(default_factory=list)

    def read(self, tree: Any, key: str, title: str) -> None:
        """Look through a chapter, whose title stands before it with the id `key`."""
        section = self._section()
        self._heading(section, title, key, _TITLE)
        number = 0
        for block in tree.iter(*_BLOCKS):
            inside = any(kid.tag in _BLOCKS for kid in block.iterdescendants())
            if inside or classes(block) & _LEADING:
                continue
            text = " ".join(block.text_content().split())
            number += 1
            own = block.get("id") or f"{key}-t{number}"
            before = len(section.at)
            if block.tag in _HEADINGS:
                section = self._section()
                before = 0
                self._heading(section, text, own, _HEADING)
            else:
                self._passage(section, block, text, own)
            if len(section.at) > before:
                block.set("id", own)

    def places(self, word: str) -> tuple[list[str], str]:
        """The ids of the places that a word, in small letters, leads to, in their order; and that
        of the main one.
        """
        found = [(one.worth[word], one.at[word]) for one in self.sections if word in one.worth]
        ordered = sorted(found, key=lambda each: -each[0])[:PLACES]
        kept = [each for each in found if each in ordered]
        return [at for _, at in kept], ordered[0][1] if ordered else ""

    def _section(self) -> _Section:
        self.sections.append(_Section())
        return self.sections[-1]

    def _heading(self, section: _Section, text: str, at: str, worth: int) -> None:
        known = {*_folded(self.known.found(text))} - {text.casefold()}  # which is the entry itself
        for word in {*_folded(self.looked_up.found(text))} | known:
            section.worth[word] = worth
            section.at[word] = at

    def _passage(self, section: _Section, block: Any, text: str, at: str) -> None:
        term = block.find("strong") if "g-glossary" in classes(block) else None
        if term is not None:
            for word in _folded(self.looked_up.found(term.text_content())):
                section.worth[word] = max(section.worth.get(word, 0), _TERM)
                section.at[word] = at
        for word, often in _folded(self.looked_up.found(text)).items():
            so_far = section.worth.get(word, 0)
            if so_far < _PASSAGES:
                section.worth[word] = min(so_far + often, _PASSAGES)
            elif _HEADING <= so_far < _HEADING + _PASSAGES:
                section.worth[word] = so_far + 1
            section.at.setdefault(word, at)


def _folded(found: Counter[str]) -> Counter[str]:
    return Counter({word.casefold(): often for word, often in found.items()})
