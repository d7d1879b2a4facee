"""The geometry of the pictures: where things stand, computed from the data; templates draw them.

Units are those of the SVG's viewBox. All pictures are 360 wide, so that text set in 12 units is 12
pixels on the narrowest phone and larger elsewhere.
"""

from __future__ import annotations

import math
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

WIDTH = 360


@dataclass(frozen=True)
class Box:
    """A box with its lines of text; `y` is its top."""

    key: str
    y: float
    height: float
    title: Sequence[str]
    notes: Sequence[str]


@dataclass(frozen=True)
class Arc:
    """An arrow past other boxes: from one height to another, bulging out by `reach`."""

    start: float
    end: float
    reach: float


def stack(
    items: Sequence[tuple[str, str, Sequence[str]]], *, width: int = 34, gap: float = 26
) -> list[Box]:
    """Boxes under each other, for items of (key, title, notes); text wrapped at `width` letters."""
    boxes, y = [], 4.0
    for key, title, notes in items:
        lines = textwrap.wrap(title, width - 4)
        wrapped = [line for note in notes for line in textwrap.wrap(note, width)]
        height = 16 + 16 * len(lines) + 14 * len(wrapped)
        boxes.append(Box(key, y, height, lines, wrapped))
        y += height + gap
    return boxes


@dataclass(frozen=True)
class Mark:
    """A mark on a line of time, with the lines of its name; `y` is its middle."""

    key: str
    y: float
    lines: Sequence[str]


def line_up(items: Sequence[tuple[str, str]], *, width: int = 33) -> list[Mark]:
    """Marks under each other, for items of (key, name); names wrapped at `width` letters."""
    marks, y = [], 20.0
    for key, name in items:
        lines = textwrap.wrap(name.replace("§ ", "§\N{NO-BREAK SPACE}"), width)
        marks.append(Mark(key, y, lines))
        y += 14 + 15 * len(lines)
    return marks


def arcs(boxes: Sequence[Box], links: Sequence[tuple[str, str]]) -> list[Arc]:
    """Arrows between boxes that don't stand next to each other."""
    order = {box.key: place for place, box in enumerate(boxes)}
    found = []
    for start, end in links:
        distance = abs(order[end] - order[start])
        if distance > 1:
            a, b = boxes[order[start]], boxes[order[end]]
            middle = (a.y + a.height / 2 + 5, b.y + b.height / 2 - 5)
            found.append(Arc(*middle, reach=10 + 7 * distance))
    return found


def on_wheel(share: float, radius: float, centre: float = WIDTH / 2) -> tuple[float, float]:
    """The point at `share` (0–1) of the way round a wheel, clockwise from the top."""
    angle = 2 * math.pi * share
    return (
        round(centre + radius * math.sin(angle), 1),
        round(centre - radius * math.cos(angle), 1),
    )


def apart(shares: Sequence[float], radii: Sequence[float], distance: float) -> list[float]:
    """A radius for each mark on a wheel, so that no two stand closer than `distance`.

    The first radius that is free is taken; where none is, the one that leaves most room.
    """
    taken: list[tuple[float, float]] = []
    chosen = []
    for share in shares:
        places = {radius: on_wheel(share, radius) for radius in radii}
        room = {
            radius: min((math.dist(place, other) for other in taken), default=math.inf)
            for radius, place in places.items()
        }
        free = [radius for radius in radii if room[radius] >= distance]
        radius = free[0] if free else max(radii, key=lambda r: room[r])
        chosen.append(radius)
        taken.append(places[radius])
    return chosen
