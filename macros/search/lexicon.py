"""What a dictionary knows of Norwegian: which words there are, and which form belongs to which.

simplemma's dictionaries take seconds and hundreds of megabytes to unpack. They are unpacked once,
when the generator is set up, into two tries that are read from the disk as they are asked.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path

from marisa_trie import BytesTrie, RecordTrie

from macros.pages.compiled import FOLDER

LANGUAGES = ("nb", "nn")
_BETWEEN = "\n"  # stands between a word and its form in a key


@dataclass(frozen=True)
class Lexicon:
    """Every form with its word, and every word with its forms in the dictionary's order."""

    words: BytesTrie
    forms: RecordTrie

    def __contains__(self, form: object) -> bool:
        """Whether the dictionaries know a form."""
        return form in self.words

    def word(self, form: str) -> str:
        """The word that a form belongs to; the form itself where nobody knows it."""
        found = self.words.get(form)
        return found[0].decode() if found else form

    def forms_of(self, word: str) -> Iterable[tuple[int, str]]:
        """The longer forms of a word, each with its place in the dictionary."""
        begin = f"{word}{_BETWEEN}"
        return ((place, key[len(begin) :]) for key, (place,) in self.forms.items(begin))


@cache
def lexicon() -> Lexicon:
    """The dictionaries of this installation, unpacked first where nobody has done it yet."""
    names = [f"{name}={version(name)}" for name in ("simplemma", "marisa-trie")]
    folder = FOLDER / f"lexicon {' '.join(names)}"
    if not folder.is_dir():
        _unpack(folder)
    words, forms = BytesTrie(), RecordTrie("<I")
    words.mmap(str(folder / "words"))
    forms.mmap(str(folder / "forms"))
    return Lexicon(words, forms)


def dictionary() -> dict[str, str]:
    """Every form of the dictionaries with the word it is a form of; bokmål goes first."""
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

    found: dict[str, str] = {}
    for language in LANGUAGES:
        table = DefaultDictionaryFactory().get_dictionary(language)
        for form in table:
            found.setdefault(form, str(table[form]))
    return found


def _may_be_irregular(form: str) -> bool:
    return form.isalpha() and len(form) > 3


def _unpack(folder: Path) -> None:
    """Write the tries beside, and move them when they are whole: two may come at the same time."""
    folder.parent.mkdir(exist_ok=True)
    table = dictionary()
    words = BytesTrie((form, word.encode()) for form, word in table.items())
    forms = RecordTrie(
        "<I",
        (
            (f"{word}{_BETWEEN}{form}", (place,))
            for place, (form, word) in enumerate(table.items())
            if _may_be_irregular(form)
        ),
    )
    with tempfile.TemporaryDirectory(dir=folder.parent) as beside:
        Path(beside).chmod(0o755)  # others on the machine may build too
        words.save(str(Path(beside) / "words"))
        forms.save(str(Path(beside) / "forms"))
        try:
            Path(beside).rename(folder)
        except OSError:
            if not folder.is_dir():
                raise
        else:
            Path(beside).mkdir()  # for the end of the `with`
