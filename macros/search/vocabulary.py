"""What the search must know of a site's words, as the worker reads it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from macros.guide import Guide
from macros.guide.model.characters import seen
from macros.search.analysis import fold, stem, words
from macros.search.compounds import Splitter, splits
from macros.search.lexicon import LANGUAGES, irregular, lexicon


@dataclass(frozen=True)
class Vocabulary:
    """`forms` leads a stem to the stem that counts, `parts` a compound to its parts (both stems).

    `names` leads every name of a term or reference, its words written together, to its id.
    """

    forms: Mapping[str, str]
    parts: Mapping[str, tuple[str, ...]]
    names: Mapping[str, str]
    stop_words: tuple[str, ...]
    stemmed: bool = True

    def counting(self, folded: str) -> str:
        """The stem that counts for a folded word."""
        plain = stem(folded) if self.stemmed else folded
        return self.forms.get(plain, plain)


def vocabulary(guide: Guide, spelt: Collection[str], language: str) -> Vocabulary:
    """The vocabulary of a guide whose site holds the words `spelt` (in small letters).

    A language without a lexicon and endings of its own is searched by folding alone, and by what
    the guide says of its words.
    """
    made = _norwegian(guide, spelt) if language in LANGUAGES else _plain(guide)
    names: dict[str, str] = {}
    for name, slug in _names(guide).items():
        names.setdefault(together(name, made), slug)
    names.pop("", None)
    return replace(made, names=names)


def _plain(guide: Guide) -> Vocabulary:
    search = guide.search
    return Vocabulary(
        {fold(word): fold(target) for word, target in search.pairs.items()},
        {fold(word): tuple(map(fold, parts)) for word, parts in search.splits.items()},
        {},
        _stop_words(guide),
        stemmed=False,
    )


def _norwegian(guide: Guide, spelt: Collection[str]) -> Vocabulary:
    search = guide.search
    forms = {**irregular(spelt), **_stems(search.pairs)}
    every = {
        *spelt,
        *search.pairs,
        *(w for name in _names(guide) for w in seen(name).lower().split()),
    }
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
    return Vocabulary(forms, parts, {}, _stop_words(guide))


def _stop_words(guide: Guide) -> tuple[str, ...]:
    return tuple(sorted({fold(word) for word in guide.search.stop_words}))


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
    whole = {} if made.stemmed else {"whole": True}  # words as they are, without endings taken off
    return {
        **whole,
        "stop": list(made.stop_words),
        "forms": dict(made.forms),
        "parts": {whole: " ".join(parts) for whole, parts in made.parts.items()},
        "names": dict(made.names),
        "cited": list(guide.references),
        "about": dict(about),
    }
