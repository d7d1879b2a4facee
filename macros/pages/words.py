"""The catalogue of interface words, one file for each language, with a guide's own words over it.

A text may hold names: `{factor_many}` is what the guide calls its factors, `{Factor_many}` the
same with a capital, `{words.show_all}` another text of the catalogue. They are filled in once,
here; what is left in braces is filled in where the text is shown.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from macros.guide.model.fields import PartialDate
from macros.guide.reading.text_file import read_text
from macros.guide.reading.yaml_reader import parse
from macros.pages.anchors import slugify

CATALOGUES = Path(__file__).parent

# A place in the catalogue: the keys that lead to a text, and its number in a list.
Place = tuple[str | int, ...]

# What a language settles and no guide.
GRAMMAR = {
    *("locale", "calendar_language", "forms", "alphabet", "digits", "decimal_sign"),
    "csv_separator",
}
PLACEHOLDER = re.compile(r"\{([\w.]+)\}")
_CITED = "words."
_ADDRESSES = {"file", "form_suffix", "file_answers", "file_plan"}


class Words(Mapping[str, Any]):
    """Interface words by key. A key that isn't in the catalogue raises KeyError."""

    def __init__(self, language: str = "nb", own: Mapping[str, Any] | None = None) -> None:
        """The words of a language, with those of a guide (`own`, checked) in their place.

        Raises OSError or ValueError for a language without a catalogue that can be read.
        """
        self.language = language
        self.path = _path(language)
        self._words: dict[str, Any] = _filled(_over(catalogue(language), own or {}))

    def __getitem__(self, key: str) -> Any:
        return self._words[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._words)

    def __len__(self) -> int:
        return len(self._words)

    def date(self, date: PartialDate) -> str:
        """A date in words, as precise as it is known: «1. juli 2027», «juli 2027», «2027»."""
        pattern = "year" if date.month is None else "month" if date.day is None else "day"
        month = self["months"][date.month - 1] if date.month else ""
        text: str = self["dates"][pattern]
        return text.format(day=date.day, month=month, year=date.year)

    def tied(self, text: str) -> str:
        """The text with each day tied to its month, so that no line parts them."""
        months = "|".join(map(re.escape, self["months"]))
        return re.sub(rf"(\d\.?) (?=(?:{months})\b)", "\\1\N{NO-BREAK SPACE}", text)

    def sort_key(self, text: str) -> tuple[int, ...]:
        """The order of the language's alphabet, which the catalogue gives; the rest goes first."""
        return tuple(map(self._place, filter(str.isalnum, text.casefold())))

    def letter(self, text: str) -> str:
        """The capital of the alphabet that a text is listed under; empty where it has none."""
        first = next(filter(str.isalnum, text.casefold()), "")
        place = self._place(first) if first else 0
        return str(self["alphabet"][place - 1]).upper() if place else ""

    def _place(self, letter: str) -> int:
        """A letter's number in the alphabet; one with a foreign sign is the letter without it."""
        alphabet = str(self["alphabet"])
        plain = letter if letter in alphabet else unicodedata.normalize("NFD", letter)[0]
        return alphabet.find(plain) + 1

    def count(self, key: str, number: int) -> str:
        """«1 spørsmål», «7 spørsmål»: the word for that many after its number.

        The catalogue gives the word for one, then (where the language has it) for two and so on,
        and last the word for all other numbers.
        """
        forms = self[key]
        return f"{number} {forms[number - 1 if 0 < number < len(forms) else -1]}"


def languages() -> list[str]:
    """The languages that have a catalogue."""
    return sorted(path.name.split(".")[1] for path in CATALOGUES.glob("words.*.yml"))


def catalogue(language: str) -> dict[str, Any]:
    """The catalogue of a language as it is written. Raises OSError or ValueError."""
    path = _path(language)
    text, problems = read_text(path, path.name)
    document, more = parse(text or "", path.name)
    if document is None or problems or more:
        raise ValueError(*map(str, problems + more))
    written: dict[str, Any] = document.value
    return written


def _path(language: str) -> Path:
    return CATALOGUES / f"words.{language}.yml"


def texts(value: Any, place: Place = ()) -> Iterator[tuple[Place, str]]:
    """Every text of a catalogue with its place."""
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict | list):
        parts = value.items() if isinstance(value, dict) else enumerate(value)
        for key, part in parts:
            yield from texts(part, (*place, key))


def names(words: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """The things that a guide may call otherwise: the key of each, with those of its forms."""
    forms = words["forms"]
    found = {
        key: tuple(f"{key}_{form}" for form in forms if f"{key}_{form}" in words) for key in words
    }
    return {key: others for key, others in found.items() if others}


def is_address(place: Place) -> bool:
    """Whether the text at a place stands in addresses or in names of files."""
    last = str(place[-1])
    return place[0] == "addresses" or last in _ADDRESSES or last.endswith("_anchor")


def fills(words: Mapping[str, Any], name: str) -> bool:
    """Whether `{name}` is filled in from the catalogue, and not where a text is shown."""
    return name.startswith(_CITED) or name.lower() in _names(words)


def _names(words: Mapping[str, Any]) -> set[str]:
    return {name for key, forms in names(words).items() for name in (key, *forms)}


def _over(written: Any, own: Any) -> Any:
    if isinstance(written, dict) and isinstance(own, Mapping):
        return {key: _over(part, own[key]) if key in own else part for key, part in written.items()}
    return own


def _filled(words: dict[str, Any]) -> dict[str, Any]:
    known = _names(words)

    def fill(value: Any, place: Place) -> Any:
        if isinstance(value, dict):
            return {key: fill(part, (*place, key)) for key, part in value.items()}
        if isinstance(value, list):
            return [fill(part, (*place, number)) for number, part in enumerate(value)]
        if isinstance(value, str):
            return PLACEHOLDER.sub(lambda found: named(found, place), value)
        return value

    def named(found: re.Match[str], place: Place) -> str:
        name = found[1]
        if name.startswith(_CITED):
            return str(fill(*_cited(words, name)))
        if name.lower() not in known:
            return found[0]
        text: str = words[name.lower()]
        if is_address(place):
            return slugify(text)
        if name.isupper():
            return text.upper()
        return _capital(text) if name[0].isupper() else _small(text)

    return {key: fill(value, (key,)) for key, value in words.items()}


def _cited(words: Any, name: str) -> tuple[str, Place]:
    """The text that `{words.a.b}` stands for, with its place."""
    keys = name.removeprefix(_CITED).split(".")
    place: Place = tuple(int(key) if key.isdigit() else key for key in keys)
    value = words
    for key in place:
        value = value[key]
    return value, place


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _small(text: str) -> str:
    """A word as it stands inside a sentence; one in capitals (an abbreviation) keeps them."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
