"""What the search must know of a site's words, as the worker reads it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from macros.guide import Guide
from macros.search.analysis import spell, stem, words
from macros.search.compounds import Splitter, splits
from macros.search.lemmas import Lemmas, lemmas
from macros.search.lexicon import LANGUAGES, lexicon


@dataclass(frozen=True)
class Vocabulary:
    """`lemmas` leads a word to the term that counts, `parts` a compound to the terms of its parts,
    `synonyms` a term to others that say nearly the same.

    `names` leads every name of a term or reference, its terms written together, to its id.
    """

    lemmas: Lemmas
    parts: Mapping[str, tuple[str, ...]]
    synonyms: Mapping[str, tuple[str, ...]]
    names: Mapping[str, str]
    stop_words: tuple[str, ...]
    stemmed: bool = True

    def term(self, word: str) -> str:
        """The term that counts for a word (spelt)."""
        return self.lemmas.term(word) if self.stemmed else self.lemmas.forms.get(word, word)


def vocabulary(guide: Guide, spelt: Collection[str], language: str) -> Vocabulary:
    """The vocabulary of a guide whose site holds the words `spelt`.

    A language without a lexicon and endings of its own is searched by its letters alone, and by
    what the guide says of its words.
    """
    made = _norwegian(guide, spelt) if language in LANGUAGES else _plain(guide)
    search = guide.search
    synonyms = {
        made.term(spell(word)): tuple(made.term(spell(other)) for other in others)
        for word, others in search.synonyms.items()
    }
    names: dict[str, str] = {}
    for name, slug in _names(guide).items():
        names.setdefault(together(name, made), slug)
    names.pop("", None)
    return replace(made, names=names, synonyms=synonyms)


def _plain(guide: Guide) -> Vocabulary:
    search = guide.search
    pairs = {spell(word): spell(target) for word, target in search.pairs.items()}
    parts = {spell(word): tuple(map(spell, parts)) for word, parts in search.splits.items()}
    return Vocabulary(Lemmas(pairs), parts, {}, {}, _stop_words(guide), stemmed=False)


def _norwegian(guide: Guide, spelt: Collection[str]) -> Vocabulary:
    search = guide.search
    named = {word for name in _names(guide) for word in words(name)}
    every = {*spelt, *named, *map(spell, (*search.pairs, *search.pairs.values()))}
    found = _led_on(lemmas(every, lexicon()), search.pairs)
    splitter = Splitter(
        known=lexicon(),
        own={found.term(word) for word in {*spelt, *map(spell, search.pairs)} if len(word) > 2},
        term=found.term,
        short={*search.short_parts, *map(stem, search.short_parts)},
        never=set(search.not_parts),
        exceptions={found.term(spell(word)): parts for word, parts in search.splits.items()},
    )
    return Vocabulary(found, splits(every, splitter), {}, {}, _stop_words(guide))


def _led_on(found: Lemmas, pairs: Mapping[str, str]) -> Lemmas:
    """The lemmas with each word of a pair, in all its forms, counting as the other."""
    leads = {found.term(spell(word)): found.term(spell(to)) for word, to in pairs.items()}
    leads = {term: target for term, target in leads.items() if term != target}
    forms = {form: leads.get(term, term) for form, term in found.forms.items()}
    stems = {plain: leads.get(term, term) for plain, term in found.stems.items()}
    stems |= {term: target for term, target in leads.items() if not term.endswith(".")}
    return Lemmas(forms, dict(sorted(stems.items())), found.kin)


def _stop_words(guide: Guide) -> tuple[str, ...]:
    return tuple(sorted({spell(word) for word in guide.search.stop_words}))


def together(name: str, made: Vocabulary) -> str:
    """The terms of a name written together, stop words and hyphens left out."""
    terms = (made.term(word) for word in words(name) if word not in made.stop_words)
    return "".join(terms).replace("-", "")


def _names(guide: Guide) -> dict[str, str]:
    """Every name of a term or reference with its id; the first that has a name keeps it."""
    found: dict[str, str] = {}
    for key, term in guide.glossary.items():
        for name in (term.term, term.nynorsk, *term.synonyms, *term.older):
            if name:
                found.setdefault(name, key)
    for key, reference in guide.references.items():
        whole = (reference.short, *reference.abbreviations, reference.title)
        for name in whole:
            found.setdefault(name, key)
            # «Meld. St. 17 (2012–2013)» is also written without its years.
            for written in _written(name.split(" (")[0], guide.search.series):
                found.setdefault(written, key)
    return found


def _written(name: str, series: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """A name, and the name with the beginning of its series written in other ways."""
    yield name
    for begin, others in series.items():
        if name.startswith(f"{begin} "):
            yield from (other + name.removeprefix(begin) for other in others)


def as_data(made: Vocabulary, guide: Guide, about: Mapping[str, list[str]]) -> dict[str, Any]:
    """The vocabulary as the index carries it; lists of terms are written with spaces."""
    whole = {} if made.stemmed else {"whole": True}  # words as they are, without endings taken off
    return {
        **whole,
        "stop": list(made.stop_words),
        "forms": dict(made.lemmas.forms),
        "stems": dict(made.lemmas.stems),
        "kin": {term: " ".join(near) for term, near in sorted(made.lemmas.kin.items())},
        "parts": {whole: " ".join(parts) for whole, parts in made.parts.items()},
        "synonyms": {term: " ".join(others) for term, others in made.synonyms.items()},
        "names": dict(made.names),
        "cited": list(guide.references),
        "about": dict(about),
    }
