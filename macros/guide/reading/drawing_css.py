"""The CSS of a drawing: properties that draw, with plain values, written anew."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import tinycss2

from macros.guide.reading.drawing_values import LARGEST, PROPERTIES
from macros.guide.reading.picture import has

_FUNCTIONS = {"rgb", "rgba", "hsl", "hsla"}
_INSIDE = re.compile(r"#[\w.:-]{1,100}")


@dataclass
class Properties:
    """Properties by name, and the ids of elements that they point to."""

    values: dict[str, str] = field(default_factory=dict)
    points_to: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Pointing:
    """A rule of a style sheet that points to elements: by the names of those it may apply to."""

    names: frozenset[str]
    points_to: tuple[str, ...]

    def applies(self, tag: str, attributes: Mapping[str, str]) -> bool:
        """Whether it may apply to an element; more often than it does, never more seldom."""
        own = {"*", tag, attributes.get("id", ""), *attributes.get("class", "").split()}
        return not self.names.isdisjoint(own)


def read_value(name: str, text: str) -> Properties:
    """A property written as an attribute. Raises PictureError for what doesn't draw."""
    found = Properties()
    _take(found, name, tinycss2.parse_component_value_list(text))
    return found


def read_style(text: str) -> Properties:
    """The properties of a `style` attribute. Raises PictureError for what doesn't draw."""
    return _properties(tinycss2.parse_blocks_contents(text, True, True))


def read_sheet(text: str) -> tuple[str, list[Pointing]]:
    """A style sheet written anew, and what in it points to where. Raises PictureError as above."""
    rules, pointing = [], []
    for rule in tinycss2.parse_stylesheet(text, True, True):
        if rule.type == "at-rule":
            raise has(f"@{rule.at_keyword}")
        if rule.type != "qualified-rule":
            continue  # what can't be read, nobody shows
        found = _properties(tinycss2.parse_blocks_contents(rule.content, True, True))
        if found.points_to:
            pointing.append(Pointing(_names(rule.prelude), tuple(found.points_to)))
        declared = "; ".join(f"{name}: {value}" for name, value in found.values.items())
        rules.append(f"{_selector(rule.prelude)} {{ {declared} }}")
    return "\n".join(rules), pointing


def _properties(parts: Iterable[Any]) -> Properties:
    found = Properties()
    for part in parts:
        if part.type == "at-rule":
            raise has(f"@{part.at_keyword}")
        if part.type == "qualified-rule":
            raise has(f"{_text(part.prelude)} {{")
        if part.type == "declaration":
            _take(found, part.lower_name, part.value)
    return found


def _take(found: Properties, name: str, tokens: Sequence[Any]) -> None:
    """Take over a property that draws; leave out one that doesn't and leads nowhere."""
    for token in tokens:
        if token.type == "url" or (token.type == "function" and token.lower_name == "url"):
            inside = token.value if token.type == "url" else _only_text(token.arguments)
            if name not in PROPERTIES or not _INSIDE.fullmatch(inside):
                raise has(f"{name}: url({inside})")
            found.points_to.append(inside[1:])
        elif token.type == "function":
            if name not in PROPERTIES or token.lower_name not in _FUNCTIONS:
                raise has(f"{name}: {token.name}(")
            _check_plain(name, token.arguments)
        elif name in PROPERTIES:
            _check_plain(name, [token])
        elif token.type in ("{} block", "[] block", "() block", "error", "at-keyword"):
            raise has(f"{name}:")
    if name in PROPERTIES:
        found.values[name] = tinycss2.serialize(tokens).strip()


def _check_plain(name: str, tokens: Iterable[Any]) -> None:
    """Raise PictureError for anything but words, numbers, colours and what stands between."""
    for token in tokens:
        if token.type == "error":
            raise has(f"{name}:")
        number = token.type in ("number", "percentage", "dimension")
        if number and abs(token.value) <= LARGEST:
            continue
        if token.type not in ("ident", "hash", "whitespace", "comment") and token not in (",", "/"):
            raise has(f"{name}: {_text([token])}")


def _only_text(tokens: Iterable[Any]) -> str:
    kept = [token for token in tokens if token.type not in ("whitespace", "comment")]
    return str(kept[0].value) if len(kept) == 1 and kept[0].type == "string" else "…"


def _selector(prelude: Sequence[Any]) -> str:
    for token in prelude:
        if token.type not in ("ident", "hash", "whitespace", "comment") and token not in (
            *(".", ",", ">", "*"),
        ):
            raise has(f"{_text(prelude)} {{")
    return str(tinycss2.serialize(prelude).strip())


def _names(prelude: Sequence[Any]) -> frozenset[str]:
    """The tags, classes and ids in a selector."""
    named = (part for part in prelude if part.type in ("ident", "hash") or part == "*")
    return frozenset(str(part.value) for part in named)


def _text(tokens: Iterable[Any]) -> str:
    """Tokens as they were written, without what stands within brackets, however deep."""
    return "".join(
        f"{getattr(token, 'name', '')}(…)"
        if hasattr(token, "arguments") or hasattr(token, "content")
        else token.serialize()
        for token in tokens
    ).strip()
