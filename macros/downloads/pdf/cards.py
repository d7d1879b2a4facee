"""Cards on sheets that are printed on both sides and cut.

A sheet is turned over its long edge, so what stands to the left on the front lies behind what
stands to the right on the back: the back's rows are written the other way round.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from macros.guide.model.content import Question

COLUMNS, ROWS = 2, 4
Card = tuple[int, int, str, Question]  # place on the sheet from 1, number, factor, question


@dataclass(frozen=True)
class Sheet:
    """The two sides of a sheet: cards in reading order, with the places they lie in."""

    front: list[Card]
    back: list[Card]


def sheets(questions: Sequence[tuple[str, Question]]) -> list[Sheet]:
    """The questions, eight a sheet; the back of a card has the place that lies behind its front."""
    size = COLUMNS * ROWS
    numbered = [(number, slug, question) for number, (slug, question) in enumerate(questions, 1)]
    found = []
    for start in range(0, len(numbered), size):
        held = numbered[start : start + size]
        front = [(place, *card) for place, card in enumerate(held, 1)]
        back = sorted(((behind(p), n, s, q) for p, n, s, q in front), key=lambda card: card[0])
        found.append(Sheet(front, back))
    return found


def behind(place: int) -> int:
    """The place on the back that lies behind `place` on the front: 1 ↔ 2, 3 ↔ 4 and so on."""
    row, column = divmod(place - 1, COLUMNS)
    return row * COLUMNS + (COLUMNS - 1 - column) + 1
