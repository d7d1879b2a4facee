"""Rules of the search's words: each leads to one place, and says something."""

from __future__ import annotations

from macros.guide.reading.loader import RawGuide
from macros.guide.rules.shared import Problems

# What may stand between two parts of a compound.
_LINKS = ("", "s", "e")


def pairs(raw: RawGuide) -> Problems:
    """A word is led to another word, not to itself, and not away from the term it belongs to."""
    owner: dict[str, str] = {}
    for key, term in raw.glossary.entries.items():
        for word in (term.term, term.nynorsk, *term.synonyms, *term.older):
            if word:
                owner.setdefault(word.casefold(), key)
    for name, search in raw.search.entries.items():
        for word, target in search.pairs.items():
            path = ("pairs", word)
            if word.casefold() == target.casefold():
                message = f"found «{word}» led to itself, expected another word"
                yield raw.search.problem(name, path, message)
            if target in search.pairs:
                other = search.pairs[target]
                message = f"found «{target}», which is led on to «{other}», expected the last word"
                yield raw.search.problem(name, path, message)
            if word.casefold() in owner:
                owned = owner[word.casefold()]
                message = f"found «{word}», which belongs to the term «{owned}», "
                yield raw.search.problem(name, path, message + "expected it in one place")


def synonyms(raw: RawGuide) -> Problems:
    """A word is answered for by other words, and is none that counts as another already."""
    for name, search in raw.search.entries.items():
        stopped = {word.casefold() for word in search.stop_words}
        for word, others in search.synonyms.items():
            path = ("synonyms", word)
            if word in search.pairs:
                message = f"found «{word}», which is led on to «{search.pairs[word]}», "
                yield raw.search.problem(name, path, message + "expected it in one place")
            for i, said in enumerate((word, *others)):
                where = (*path, i - 1) if i else path
                if said.casefold() in stopped:
                    message = f"found the stop word «{said}», expected a word that says something"
                    yield raw.search.problem(name, where, message)
                if i and said.casefold() == word.casefold():
                    message = f"found «{word}» led to itself, expected another word"
                    yield raw.search.problem(name, where, message)


def stop_words(raw: RawGuide) -> Problems:
    """A word that says little is no synonym, and is led only to another that says as little."""
    for name, search in raw.search.entries.items():
        stopped = {word.casefold() for word in search.stop_words}
        for word, target in search.pairs.items():
            if word.casefold() in stopped and target.casefold() not in stopped:
                message = f"found the stop word «{word}», expected a word that says something"
                yield raw.search.problem(name, ("pairs", word), message)
        for key, term in raw.glossary.entries.items():
            for field in ("synonyms", "older"):
                for i, word in enumerate(getattr(term, field)):
                    if word.casefold() in stopped:
                        message = f"found the stop word «{word}», "
                        message += "expected a word that says something"
                        yield raw.glossary.problem(key, (field, i), message)


def splits(raw: RawGuide) -> Problems:
    """Parts spell the word, with at most a letter between them."""
    for name, search in raw.search.entries.items():
        for word, parts in search.splits.items():
            if parts and not _spells(word.casefold(), [part.casefold() for part in parts]):
                shown = " + ".join(parts)
                message = f"found «{shown}», expected parts that spell «{word}», with nothing, "
                yield raw.search.problem(name, ("splits", word), message + "«s» or «e» between")


def _spells(word: str, parts: list[str]) -> bool:
    if len(parts) == 1:
        return word == parts[0]
    return any(
        word.startswith(parts[0] + link) and _spells(word[len(parts[0] + link) :], parts[1:])
        for link in _LINKS
    )
