"""What the search must know of a site's words, as the worker reads it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from macros.guide import Guide
from macros.guide.model.characters import seen
from macros.search.analysis import fold, stem, words
from macros.search.compounds import Splitter, splits
from macros.search.lexicon import irregular, lexicon


@dataclass(frozen=True)
class Vocabulary:
    """`forms` leads a stem to the stem that counts, `parts` a compound to its parts (both stems).

    `names` leads every name of a term or reference, its words written together, to its id.
    """

    forms: Mapping[str, str]
    parts: Mapping[str, tuple[str, ...]]
    names: Mapping[str, str]
    stop_words: tuple[str, ...]

    def counting(self, folded: str) -> str:
        """The stem that counts for a folded word."""
        plain = stem(folded)
        return self.forms.get(plain, plain)


def vocabulary(guide: Guide, spelt: Collection[str]) -> Vocabulary:
    """The vocabulary of a guide whose site holds the words `spelt` (in small letters)."""
    search = guide.search
    forms = {**irregular(spelt), **_stems(search.pairs)}
    names_of = _names(guide)
    every = {*spelt, *search.pairs, *(w for name in names_of for w in seen(name).lower().split())}
    splitter = Splitter(
        known=lexicon(),
        own={stem(fold(word)) for word in {*spelt, *search.pairs} if len(word) > 2},
        short={*search.short_parts, *(stem(fold(word)) for word in search.short_parts)},
        never=set(search.not_parts),
        exceptions={stem(fold(word)): parts for word, parts in search.splits.items()},
    )
    parts = {
        whole: tuple(forms.get(part, part) for part in found)
        for whole, found in splits(every, splitter).items()
    }
    stop_words = tuple(sorted({fold(word) for word in search.stop_words}))
    made = Vocabulary(forms, parts, {}, stop_words)
    names: dict[str, str] = {}
    for name, slug in names_of.items():
        names.setdefault(together(name, made), slug)
    names.pop("", None)
    return Vocabulary(forms, parts, names, stop_words)


def together(name: str, made: Vocabulary) -> str:
    """The counting stems of a name written together, stop words and hyphens left out."""
    counting = (made.counting(word) for word in words(name) if word not in made.stop_words)
    return "".join(counting).replace("-", "")


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


def _stems(pairs: Mapping[str, str]) -> dict[str, str]:
    found = {stem(fold(word)): stem(fold(target)) for word, target in pairs.items()}
    return {word: target for word, target in found.items() if word != target}


def as_data(made: Vocabulary, guide: Guide, about: Mapping[str, list[str]]) -> dict[str, Any]:
    """The vocabulary as the index carries it."""
    return {
        "stop": list(made.stop_words),
        "forms": dict(made.forms),
        "parts": {whole: " ".join(parts) for whole, parts in made.parts.items()},
        "names": dict(made.names),
        "cited": list(guide.references),
        "about": dict(about),
    }
