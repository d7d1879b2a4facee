"""`source.yml`: the source text as numbered points in our own words."""

from __future__ import annotations

from pydantic import Field

from macros.guide.model.fields import CitationText, Filled, Key, List, Text
from macros.guide.model.record import Record


class SourceText(Record):
    """The source text as a whole. Lines count from 1; `sha256` is of the file's bytes."""

    title: Text
    sha256: Key = Field(pattern=r"^[0-9a-f]{64}$")
    nonempty_lines: Filled[int]
    about: Text


class Correction(Record):
    """What the source has that is wrong or outdated, and what is right today."""

    found: Text
    correct: Text
    references: List[CitationText] = ()
    fact: int | None = Field(default=None, ge=1)


class SourcePoint(Record):
    """One point of the source in our own words. `lines` is its first and last line."""

    title: Text
    lines: Filled[int] = Field(min_length=2, max_length=2)
    text: Text
    quote: Text | None = None
    corrections: List[Correction] = ()


class Source(Record):
    """`source.yml`: the source text as numbered points."""

    text: SourceText
    points: dict[Key, SourcePoint] = Field(min_length=1)
