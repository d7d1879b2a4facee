"""How a text becomes words to search by. Its other half is `analysis.js`, in
`overrides/assets/js/worker/`.

The two must agree on every word; a test holds them together over the whole vocabulary.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from macros.guide.model.characters import seen

# A number with a hyphen in it is one word («11-2»), one with a colon is two («2011:15»).
_WORD = re.compile(r"[0-9]+(?:-[0-9]+)+|[0-9]+|[^\W\d_]+")
_DASH = re.compile(r"(?<=[0-9])[‐‑‒–.](?=[0-9])")
_OWN = str.maketrans({"ä": "æ", "ö": "ø", "đ": "d", "ß": "s"})
_LETTERS = str.maketrans({"ø": "o", "å": "a", "æ": "a"})
_PAIRS = (("oe", "o"), ("aa", "a"), ("ae", "a"))
_RING = re.compile("a\u030a")

# The endings of nouns, adjectives and verbs in both written standards, the longest first.
_ENDINGS = (
    *("ingenes", "inganes", "hetenes", "ernes", "ingene", "ingane", "ingens", "hetene", "hetens"),
    *("heiter", "heiten", "heter", "heten", "erens", "ingen", "inger", "ingar", "endes"),
    *("erne", "eren", "enes", "anes", "ende", "ande", "edes", "inga", "ings", "heit"),
    *("ene", "ane", "ens", "ets", "ers", "ars", "ere", "ast", "est", "ede"),
    *("en", "et", "er", "ar", "es", "as", "te", "a", "e", "s", "t"),
)
_BY_LENGTH = tuple(
    (length, frozenset(ending for ending in _ENDINGS if len(ending) == length))
    for length in sorted({len(ending) for ending in _ENDINGS}, reverse=True)
)
# What an ending leaves behind: «planleggingen» and «planlegging» meet in «planlegging».
_KEPT = {"ing": "ing", "het": "het", "hei": "het"}
_SHORTEST = 3


def words(text: str) -> list[str]:
    """The words of a text in order, spelt with the letters of the language. A dash or dot between
    numbers is a hyphen.
    """
    plain = seen(text).lower()
    return [spelt for word in _WORD.findall(_DASH.sub("-", plain)) if (spelt := spell(word))]


@cache
def spell(word: str) -> str:
    """A word in small letters with æ, ø and å, and without other signs on its letters."""
    if word.isascii():  # as most are
        return seen(word).lower()
    plain = unicodedata.normalize("NFD", seen(word).lower().translate(_OWN))
    plain = _RING.sub("å", plain)
    return "".join(c for c in plain if not unicodedata.combining(c))


@cache
def fold(word: str) -> str:
    """A word without the language's letters: ø, o and oe are one letter; so are å/a/aa, æ/ae."""
    plain = word.translate(_LETTERS)
    for two, one in _PAIRS:
        plain = plain.replace(two, one)
    return plain


@cache
def stem(word: str) -> str:
    """A word without its ending; a double consonant left at the end becomes one."""
    if word[:1].isdigit():
        return word
    left = word
    for length, endings in _BY_LENGTH:
        ending = word[-length:]
        if ending in endings and len(word) - length >= _SHORTEST:
            left = word[:-length] + _KEPT.get(ending[:3], "")
            break
    if left.endswith("ering") and len(left) > 8:  # «evaluering» and «evaluere»
        left = left[:-5]
    if left.endswith("lege"):
        left = left[:-1]
    if left.endswith("leg") and len(left) > 5:
        left = left[:-3] + "lig"
    if len(left) > 3 and left[-1] == left[-2] and left[-1] not in "aeiouyæøå":
        left = left[:-1]
    return left
