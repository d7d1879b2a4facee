"""The geometry of the tracks on one line of time; the template draws it.

Units are those of the SVG's viewBox, which is as wide as the other pictures'.
"""

from __future__ import annotations

import math
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from macros.guide.model.backwards import Latest
from macros.guide.model.fields import PartialDate
from macros.pages.pictures import WIDTH

_MARGIN = 10
_HEAD = 36  # the months, and today
_LINE = 16  # a line of a track's title
_LETTERS = 50  # of a title on a line
_GAP = 16  # between tracks
_BAR = 10
_ROOM = 17  # what two numbers on one height need beside each other
_MONTH = 30  # what the short name of a month needs


@dataclass(frozen=True)
class Piece:
    """The time of a step: from its latest day to that of the step it runs to."""

    x: float
    width: float
    y: float
    ours: bool


@dataclass(frozen=True)
class Number:
    """The number of a step at its latest day; `y` is the foot of the number."""

    text: int
    x: float
    y: float


@dataclass(frozen=True)
class Lane:
    """A track: the lines of its title, its pieces and its numbers, from `y` down to its `foot`."""

    y: float
    foot: float
    lines: Sequence[str]
    pieces: Sequence[Piece]
    numbers: Sequence[Number]


@dataclass(frozen=True)
class Bar:
    """The whole picture. `start` and `stop` are the days at its edges, `end` the deadline."""

    height: float
    start: PartialDate
    stop: PartialDate
    left: float
    right: float
    months: Sequence[tuple[PartialDate, float]]
    lanes: Sequence[Lane]
    end: float | None


def draw(tracks: Sequence[tuple[str, Sequence[Latest]]], end: PartialDate | None) -> Bar:
    """The picture of tracks, each with its title and its steps; `end` is the deadline's day."""
    days = [row.day for _, rows in tracks for row in rows]
    first, last = min(days), max([*days, *([end] if end else [])])
    start = PartialDate(first.year, first.month, 1)
    stop = _month_after(last)
    span = (_date(stop) - _date(start)).days
    right = WIDTH - _MARGIN

    def across(day: PartialDate) -> float:
        share = (_date(day) - _date(start)).days / span
        return round(_MARGIN + share * (right - _MARGIN), 1)

    lanes, y = [], float(_HEAD)
    for title, rows in tracks:
        lanes.append(_lane(y, title, rows, across))
        y = lanes[-1].foot + _GAP
    return Bar(
        height=y + _LINE,
        start=start,
        stop=stop,
        left=_MARGIN,
        right=right,
        months=[(month, across(month)) for month in _months(start, stop, right - _MARGIN)],
        lanes=lanes,
        end=across(end) if end else None,
    )


def _lane(
    y: float, title: str, rows: Sequence[Latest], across: Callable[[PartialDate], float]
) -> Lane:
    lines = textwrap.wrap(title, _LETTERS)
    top = y + _LINE * len(lines) + _LINE
    taken: list[float] = []  # where each row of pieces is full
    pieces = []
    for row in rows:
        if row.until is None:
            continue
        x, x_end = across(row.day), across(rows[row.until - 1].day)
        free = next((i for i, edge in enumerate(taken) if edge <= x), len(taken))
        taken[free : free + 1] = [x_end]
        width = round(x_end - x, 1)
        pieces.append(Piece(x, width, top + free * (_BAR + 3), row.place.ours))
    under = top + max(len(taken), 1) * (_BAR + 3)
    numbers, edge = [], -float(_ROOM)
    for row in rows:
        x = across(row.day)
        over = x - edge >= _ROOM
        edge = x if over else edge
        numbers.append(Number(row.number, x, top - 4 if over else under + 11))
    foot = under + (12 if any(number.y > top for number in numbers) else 0)
    return Lane(y, foot, lines, pieces, numbers)


def _months(start: PartialDate, stop: PartialDate, width: float) -> list[PartialDate]:
    """The first days of the months, or of so many of them as their names have room for."""
    found, month = [], start
    while month < stop:
        found.append(month)
        month = _month_after(month)
    return found[:: math.ceil(len(found) * _MONTH / width)]


def _month_after(day: PartialDate) -> PartialDate:
    month = day.month or 12
    return PartialDate(day.year + month // 12, month % 12 + 1, 1)


def _date(day: PartialDate) -> date:
    return date.fromisoformat(day.iso)
