"""What a dictionary knows of Norwegian: which words there are, and which form belongs to which."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from macros.search.analysis import fold, stem

LANGUAGES = ("nb", "nn")


@cache
def lemmas() -> dict[str, str]:
    """Every form of the dictionaries with the word it is a form of; bokmål goes first."""
    found: dict[str, str] = {}
    for language in LANGUAGES:
        table = DefaultDictionaryFactory().get_dictionary(language)
        for form in table:
            found.setdefault(form, str(table[form]))
    return found


def irregular(words: Collection[str]) -> dict[str, str]:
    """Stems of forms that an ending doesn't explain («vedtok», «kapitler»), with the stem of the
    word they are forms of, for the words of a site. A stem that such a word has is left out.
    """
    table = lemmas()
    wanted = {table.get(word, word) for word in words if word.isalpha() and len(word) > 3}
    taken = {stem(fold(word)) for word in wanted}
    found: dict[str, str] = {}
    for form, lemma in table.items():
        if lemma in wanted and form.isalpha() and len(form) > 3:
            source, target = stem(fold(form)), stem(fold(lemma))
            if source not in taken:
                found.setdefault(source, target)
    return dict(sorted(found.items()))
