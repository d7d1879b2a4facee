"""Colours and their contrast (WCAG 2.2, «relative luminance» and «contrast ratio»)."""

from __future__ import annotations

import re
from collections.abc import Iterable

# The grounds that text in the two colours stands on: those of the frame's style sheet, and a test
# holds the two together.
LIGHT = ("#ffffff", "#f5f5f0")
DARK = ("#10191b", "#182326")
SOFT_INK = {LIGHT[0]: "#4a5a5e", DARK[0]: "#adbab9"}  # the faintest ink that stands on them
READABLE = 4.5  # WCAG 2.2, 1.4.3


def is_colour(text: str) -> bool:
    """Whether the text is a colour of the form #rrggbb."""
    return re.fullmatch(r"#[0-9a-fA-F]{6}", text) is not None


def contrast(one: str, other: str) -> float:
    """The contrast between two colours, from 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def readable(colour: str, grounds: tuple[str, ...]) -> bool:
    """Whether text in the colour can be read on every ground."""
    return all(contrast(colour, ground) >= READABLE for ground in grounds)


def nearest_readable(colour: str, grounds: tuple[str, ...]) -> str:
    """The colour, or the nearest that can be read: towards black on light grounds, else white."""
    end = "#000000" if _luminance(grounds[0]) > 0.5 else "#ffffff"
    for step in range(101):
        tried = mixed(colour, end, step / 100)
        if readable(tried, grounds):
            return tried
    return end


def soft(paper: str, colour: str, inks: Iterable[str]) -> str:
    """A ground tinted with the colour: a tenth of it, or as much as lets every ink be read."""
    tints = (mixed(paper, colour, share / 100) for share in range(10, 0, -1))
    fitting = (tint for tint in tints if all(contrast(ink, tint) >= READABLE for ink in inks))
    return next(fitting, paper)


def mixed(one: str, other: str, share: float) -> str:
    """The colour that lies `share` of the way from one to the other, in sRGB."""
    parts = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in parts)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
