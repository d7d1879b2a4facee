"""Which forms are one word, and which words only look alike: «liste» and «lisens» are two.

An ending taken off is a guess. For the words of a site the dictionary knows better: forms of one
word meet, and words whose stems are alike by chance are kept apart. Words made of each other
(«måle» and «mål», «rapport» and «rapportere») are kin: the one answers for the other, for less.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from macros.search.analysis import spell, stem
from macros.search.lexicon import Lexicon

# What words made of each other differ in, after what they begin with.
_DERIVED = re.compile(r"(?:(.)\1?)?(?:e|er|ere|r|n|s|re|en|et|ende|ing|ering|ning|else|elser)?")
_KNOWN = 3  # letters: shorter words are too often something else in a dictionary


@dataclass(frozen=True)
class Lemmas:
    """`forms` leads a form, and `stems` the stem of all others, to the term that counts where it
    isn't the stem; `kin` leads a term to those of words made of the same.
    """

    forms: Mapping[str, str] = field(default_factory=dict)
    stems: Mapping[str, str] = field(default_factory=dict)
    kin: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def term(self, word: str) -> str:
        """The term that counts for a word spelt as `spell` leaves it."""
        plain = stem(word)
        return self.forms.get(word) or self.stems.get(plain) or plain


def lemmas(words: Collection[str], known: Lexicon) -> Lemmas:
    """What must be known of the words of a site (spelt) beside their stems."""
    of: dict[str, list[str]] = defaultdict(list)
    parts: dict[str, tuple[str, str]] = {}
    for word in sorted(words):
        if word.isalpha() and len(word) >= _KNOWN:
            head, tail = _taken_apart(word, known)
            if tail:
                last = known.word(tail)
                lemma = f"{head}{_plain(last)}"
                of[lemma].append(word)
                parts[lemma] = head, last
    groups: dict[str, list[str]] = defaultdict(list)
    for lemma, forms in of.items():
        # The stem that most forms share, the lemma's own if it is among them.
        stems = Counter(stem(form) for form in [*forms, lemma])
        groups[max(stems, key=lambda one: (stems[one], one == stem(lemma)))].append(lemma)
    terms = {
        # The one that is nearest to the stem keeps it.
        lemma: f"{lemma}." if place else shared
        for shared, found in groups.items()
        for place, lemma in enumerate(sorted(found, key=lambda one: (len(one), one)))
    }
    every = {}
    for lemma, forms in of.items():
        head, last = parts[lemma]
        others = _spelt(f"{head}{form}" for _, form in sorted(known.forms_of(last)))
        every[lemma] = [*dict.fromkeys((*forms, lemma, *others))]
    led = _stems(every, terms)
    return Lemmas(_forms(of, every, terms, led), led, _kin(terms, every))


def _taken_apart(word: str, known: Lexicon) -> tuple[str, str]:
    """What a word begins with, and the word of the dictionary that it ends in: a compound has the
    forms of its last part. Both are empty where there is none.
    """
    if word in known:
        return "", word
    for place in range(_KNOWN, len(word) - _KNOWN):
        if word[place:] in known:
            return word[:place], word[place:]
    return "", ""


def _plain(lemma: str) -> str:
    """A word of the dictionary as it is spelt here; «-leg» and «-lig» are one ending."""
    plain = spell(lemma)
    return f"{plain[:-3]}lig" if plain.endswith("leg") and len(plain) > 5 else plain


def _kin(
    terms: Mapping[str, str], every: Mapping[str, Sequence[str]]
) -> dict[str, tuple[str, ...]]:
    """The terms of words made of the same, by each of them."""
    near: dict[str, list[str]] = defaultdict(list)
    for lemma, forms in every.items():
        ring = [lemma.removesuffix(end) for end in ("ing", "ning") if lemma.endswith(end)]
        for plain in dict.fromkeys(map(stem, (*forms, *ring))):
            near[plain].append(lemma)
    kin: dict[str, set[str]] = defaultdict(set)
    for found in near.values():
        for one in found if len(found) > 1 else ():
            kin[terms[one]] |= {terms[other] for other in found if _are_kin(one, other)}
    return {term: tuple(sorted(found - {term})) for term, found in kin.items() if found - {term}}


def _are_kin(one: str, other: str) -> bool:
    """Whether two words look made of each other, or of a third."""
    begin = 0
    while begin < min(len(one), len(other)) and one[begin] == other[begin]:
        begin += 1
    if begin < min(_KNOWN, len(one), len(other)):
        return False
    if one.replace("e", "") == other.replace("e", ""):  # «mangel» and «mangle»
        return True
    return all(_DERIVED.fullmatch(rest) for rest in (one[begin:], other[begin:]))


def _stems(every: Mapping[str, Sequence[str]], terms: Mapping[str, str]) -> dict[str, str]:
    """The stems that only one word has, where its term is another: they stand for all its forms."""
    having: dict[str, str] = {}  # nothing where there is more than one
    for lemma, forms in every.items():
        term = terms[lemma]
        for plain in map(stem, forms):
            if having.setdefault(plain, term) != term:
                having[plain] = ""
    return {plain: term for plain, term in sorted(having.items()) if term not in ("", plain)}


def _forms(
    of: Mapping[str, Sequence[str]],
    every: Mapping[str, Sequence[str]],
    terms: Mapping[str, str],
    led: Mapping[str, str],
) -> dict[str, str]:
    """The forms whose stem leads to another term than their word's: those of the site, and those
    that a reader may write.
    """
    found: dict[str, str] = {}
    for lemma, form in (
        *((lemma, form) for lemma, forms in of.items() for form in forms),
        *((lemma, form) for lemma, forms in every.items() for form in forms),
    ):
        found.setdefault(form, terms[lemma])
    return {form: term for form, term in sorted(found.items()) if _led(form, led) != term}


def _led(form: str, led: Mapping[str, str]) -> str:
    plain = stem(form)
    return led.get(plain, plain)


def _spelt(forms: Iterable[str]) -> Iterable[str]:
    return dict.fromkeys(spelt for form in forms if (spelt := spell(form)).isalpha())
