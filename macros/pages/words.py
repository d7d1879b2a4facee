"""The catalogue of interface words, one file for each language the guide is read in."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from macros.guide.model.fields import PartialDate
from macros.guide.reading.text_file import read_text
from macros.guide.reading.yaml_reader import parse


class Words(Mapping[str, Any]):
    """Interface words by key. A key that isn't in the catalogue raises KeyError."""

    def __init__(self, language: str = "nb") -> None:
        self.path = Path(__file__).parent / f"words.{language}.yml"
        text, problems = read_text(self.path, self.path.name)
        document, more = parse(text or "", self.path.name)
        if document is None or problems or more:
            raise ValueError(*map(str, problems + more))
        self._words: dict[str, Any] = document.value

    def __getitem__(self, key: str) -> Any:
        return self._words[key]

    def __iter__(self) -> Any:
        return iter(self._words)

    def __len__(self) -> int:
        return len(self._words)

    def date(self, date: PartialDate) -> str:
        """A date in words, as precise as it is known: «1. juli 2027», «juli 2027», «2027»."""
        months = self["months"]
        if date.month is None:
            return str(date.year)
        month = f"{months[date.month - 1]} {date.year}"
        return month if date.day is None else f"{date.day}. {month}"

    def sort_key(self, text: str) -> tuple[int, ...]:
        """The order of the language's alphabet, which the catalogue gives; the rest goes first."""
        alphabet = self["alphabet"]
        return tuple(alphabet.find(letter) + 1 for letter in text.casefold() if letter.isalnum())

    def count(self, key: str, number: int) -> str:
        """«1 spørsmål», «7 spørsmål»: the word for one or for many after its number."""
        one, many = self[key]
        return f"{number} {one if number == 1 else many}"


def languages() -> list[str]:
    """The languages that have a catalogue."""
    return sorted(path.name.split(".")[1] for path in Path(__file__).parent.glob("words.*.yml"))
