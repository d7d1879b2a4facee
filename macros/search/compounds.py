"""Compounds and their parts: «skolevei» is «skole» and «vei»."""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Iterable, Mapping, Set
from dataclasses import dataclass, field

from macros.search.analysis import stem

# What may stand between two parts: «samfunn-s-del», «barn-e-hage».
LINKS = ("", "s", "e")
_SHORTEST, _LONG = 3, 4


@dataclass(frozen=True)
class Splitter:
    """Splits words, spelt as they are in small letters.

    `known` are the words of a dictionary, and `term` leads a word to the term that counts. Parts of
    three letters are only those in `short`, and no part is one of `never` (endings and prefixes
    that look like words). `exceptions` says how a word is split, by its term; an empty tuple leaves
    it whole. `own` are the site's own terms: at least one part is among them.
    """

    known: Container[str]
    own: Set[str]
    term: Callable[[str], str] = stem
    short: Collection[str] = ()
    never: Collection[str] = ()
    exceptions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def parts(self, word: str) -> tuple[str, ...]:
        """The terms of a word's parts in order; one or none when it is no compound."""
        whole = self.term(word)
        if whole in self.exceptions:
            return tuple(map(self.term, self.exceptions[whole]))
        best = max(self._cuts(word), key=_balance, default=None) if word.isalpha() else None
        if best is None:
            return ()
        halves = ((self.parts(half) or (self.term(half),)) for half in best)
        return tuple(part for half in halves for part in half)

    def _cuts(self, word: str) -> Iterable[tuple[str, str]]:
        for place in range(_SHORTEST, len(word) - _SHORTEST + 1):
            tail = word[place:]
            if not self._may_be_part(tail):
                continue
            for link in LINKS:
                head = word[: place - len(link)]
                fits = word[:place].endswith(link) and self._may_be_part(head)
                if fits and {self.term(head), self.term(tail)} & self.own:
                    yield head, tail

    def _may_be_part(self, word: str) -> bool:
        if word in self.never or len(word) < _SHORTEST:
            return False
        if len(word) < _LONG or len(stem(word)) < _LONG:
            return word in self.short or stem(word) in self.short
        return word in self.known or self.term(word) in self.own


def _balance(cut: tuple[str, str]) -> tuple[int, int]:
    """The better cut leaves no part very short; of two as good, the one with the longer head."""
    return min(len(cut[0]), len(cut[1]), _LONG), len(cut[0])


def splits(words: Iterable[str], splitter: Splitter) -> dict[str, tuple[str, ...]]:
    """The parts of every compound among the words, by its term."""
    found: dict[str, tuple[str, ...]] = {}
    for word in sorted(set(words)):
        parts = splitter.parts(word)
        if len(parts) > 1:
            found.setdefault(splitter.term(word), parts)
    return found
