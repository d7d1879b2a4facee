"""What the attributes of a drawing may say: numbers, lengths, shapes and a few words."""

from __future__ import annotations

import re

LARGEST = 1e6  # of any number in a drawing

# Never two ways to read the same text (possessive), or a long one would take for ever to refuse.
_N = r"(?>[+-]?(?:[0-9]++\.?[0-9]*+|\.[0-9]++)(?:[eE][+-]?[0-9]{1,2}+)?)"
_SEP = r"\s*+,?\s*+"
_CALL = rf"(?:matrix|translate|scale|rotate|skewX|skewY)\s*\(\s*+{_N}(?:{_SEP}{_N}){{0,5}}+\s*+\)"
_NUMBER = re.compile(_N)

_KINDS = {
    "length": rf"{_N}\s*+(?:px|pt|pc|mm|cm|in|em|ex|%)?",
    "numbers": rf"(?:{_N}(?:{_SEP}{_N})*+)?",
    "box": rf"{_N}{_SEP}{_N}{_SEP}{_N}{_SEP}{_N}",
    "path": rf"(?:\s*+[MmZzLlHhVvCcSsQqTtAa]|{_SEP}{_N})*+\s*+",
    "transform": rf"(?:{_CALL}{_SEP})*+",
    "ratio": r"(?:defer\s+)?(?:none|x(?:Min|Mid|Max)Y(?:Min|Mid|Max))(?:\s+(?:meet|slice))?",
    "name": r"[\w.:-]{1,100}",
    "names": r"[\w.:\s-]*+",
    "units": "userSpaceOnUse|objectBoundingBox",
    "spread": "pad|reflect|repeat",
}
_BY_KIND = {
    "length": ("x", "y", "width", "height", "cx", "cy", "r", "rx", "ry", "x1", "y1", "x2", "y2",
               "fx", "fy", "fr", "offset", "pathLength"),
    "numbers": ("points",),
    "box": ("viewBox",),
    "path": ("d",),
    "transform": ("transform", "gradientTransform", "patternTransform"),
    "ratio": ("preserveAspectRatio",),
    "name": ("id",),
    "names": ("class",),
    "units": ("gradientUnits", "patternUnits", "patternContentUnits", "clipPathUnits",
              "maskUnits", "maskContentUnits"),
    "spread": ("spreadMethod",),
}  # fmt: skip
ATTRIBUTES = {name: kind for kind, names in _BY_KIND.items() for name in names}

# Said of a drawing by programs and for screen readers: not needed where it is shown, and left out.
DROPPED = re.compile(
    r"role|aria-[a-z]+|data-[\w.-]+|lang|version|baseProfile|enable-background|focusable"
    r"|content(?:Script|Style)Type|xmlns"
)

# CSS properties that draw, as attributes and in style sheets.
PROPERTIES = {
    *("fill", "fill-opacity", "fill-rule", "stroke", "stroke-width", "stroke-linecap"),
    *("stroke-linejoin", "stroke-miterlimit", "stroke-dasharray", "stroke-dashoffset"),
    *("stroke-opacity", "opacity", "stop-color", "stop-opacity", "clip-path", "clip-rule", "mask"),
    *("color", "display", "visibility", "overflow", "paint-order", "vector-effect"),
    *("shape-rendering", "color-interpolation", "color-rendering", "image-rendering"),
    *("isolation", "mix-blend-mode"),
}


def fits(name: str, value: str) -> bool:
    """Whether an attribute may say this: of its kind, and no number beyond all bounds."""
    kind = ATTRIBUTES[name]
    if not re.fullmatch(_KINDS[kind], value):
        return False
    if kind in ("name", "names", "ratio", "units", "spread"):
        return True
    numbers = [float(number) for number in _NUMBER.findall(value)]
    if name in ("width", "height") and numbers and numbers[0] < 0:
        return False
    if kind == "box" and not (numbers[2] > 0 and numbers[3] > 0):
        return False
    return all(abs(number) <= LARGEST for number in numbers)
