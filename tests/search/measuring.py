"""How well a search answers the questions of `questions.yml`: at the page and the section.

What is measured is a list of hits for each question, and a hit a list of places: its own, and those
shown beside it. So any search can be measured that says where its hits lead.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml import YAML

from macros.guide import Guide
from macros.pages.anchors import section_anchor

QUESTIONS = Path(__file__).with_name("questions.yml")
UNSEEN = Path(__file__).with_name("questions-unseen.yml")
FIRST_FEW = 3

Hits = Sequence[Sequence[str]]


@dataclass(frozen=True)
class Question:
    """A question: who asks, the places that answer, and the answer that is written for it, if any.

    A place is an address from the site's root; the front page's is empty.
    """

    role: str
    asks: str
    places: tuple[str, ...]
    answer: str


@dataclass(frozen=True)
class Measured:
    """Of the questions that have a place, the shares found among the first few hits and first of
    all, and the mean reciprocal rank; of those that have an answer, the share that is shown it
    first; and how many end with nothing.
    """

    count: int
    at_3: float
    first: float
    mrr: float
    answered: float
    dead: int

    def __str__(self) -> str:
        return (
            f"{self.count} questions: found@3 {self.at_3:.3f}, first {self.first:.3f}, "
            f"MRR {self.mrr:.3f}, answered {self.answered:.3f}, dead ends {self.dead}"
        )


def questions(path: Path = QUESTIONS) -> dict[str, Question]:
    """The questions by id."""
    return {
        key: Question(
            one["role"],
            one["asks"],
            tuple(place.removeprefix("/") for place in one.get("places", ())),
            one.get("answer", ""),
        )
        for key, one in (YAML(typ="safe").load(path) or {}).items()
    }


def wholes(guide: Guide, references: str) -> dict[str, str]:
    """The places that are a part of another: the sections of a reference on the page."""
    return {
        f"{references}#{section_anchor(key, section)}": f"{references}#{key}"
        for key, one in guide.references.items()
        for section in one.sections
    }


def rank_of(hits: Hits, right: Sequence[str], within: Mapping[str, str]) -> int | None:
    """The number of the first hit with a right place, from 1; a part of one is right too."""
    for number, places in enumerate(hits, 1):
        if any(place in right or within.get(place) in right for place in places):
            return number
    return None


def measured(
    asked: Sequence[Question], found: Sequence[Hits], within: Mapping[str, str]
) -> Measured:
    """What the hits for each question come to."""
    pairs = list(zip(asked, found, strict=True))
    ranks = [rank_of(hits, one.places, within) for one, hits in pairs if one.places]
    tops = [bool(hits) and hits[0][0] == one.answer for one, hits in pairs if one.answer]
    many = len(ranks)
    return Measured(
        many,
        sum(rank is not None and rank <= FIRST_FEW for rank in ranks) / many,
        sum(rank == 1 for rank in ranks) / many,
        sum(1 / rank for rank in ranks if rank) / many,
        sum(tops) / len(tops),
        sum(not hits for hits in found),
    )
