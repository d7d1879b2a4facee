"""The events of a YAML text: by libyaml, ten times as fast, where it reads as ruamel.yaml does.

ruamel.yaml reads YAML 1.2, and its answer counts. libyaml agrees with it on what an editor writes;
where the two are known to part, and for whatever libyaml refuses, ruamel.yaml is asked. That no
other difference is left is tried by `tests/test_yaml_parsers.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml
from ruamel.yaml import YAML
from yaml import YAMLError as QuickError  # which has nothing to do with ruamel's

from macros.guide.model.characters import IGNORABLE, seen

__all__ = ["QuickError", "events", "prepared", "quick_events"]

# Lines indented with spaces that a word processor has put there.
_ODD = f"\xa0\u2000-\u200a\u202f\u3000{IGNORABLE}"
_INDENT = re.compile(f"^ *[{_ODD}][ {_ODD}]*", re.MULTILINE)
_SPACE = re.compile("[^ ]")

# Where the two part: tabs, lone carriage returns, byte-order marks, several documents, directives;
# and a block of text with a number or a comment at its head, or an empty line or a comment right
# under it.
_PARTING = re.compile(
    r"[\t\r\ufeff]|^(?:---|\.\.\.|%)|[|>][-+]*(?:[0-9]|[-+]* *(?:#|\n *(?:[\n#]|\Z)))", re.MULTILINE
)


def prepared(text: str) -> str:
    """A text as it is parsed, character by character at the same place as it was written."""
    # In YAML 1.2 they end no line; the parsers count them as if they did.
    text = text.replace("\u2028", " ").replace("\u2029", " ")
    return _INDENT.sub(lambda found: _SPACE.sub(" ", seen(found[0])), text)


def events(text: str) -> Iterator[Any]:
    """The events of a text, by ruamel.yaml. Raises its YAMLError, and a few others."""
    return iter(YAML(typ="safe", pure=True).parse(text))


def quick_events(text: str) -> Iterator[Any] | None:
    """The same events, by libyaml; None where it may read otherwise, or isn't there.

    Raises QuickError for what it refuses.
    """
    loader = getattr(yaml, "CSafeLoader", None)
    if loader is None or _PARTING.search(text):
        return None
    found: Iterator[Any] = yaml.parse(text, Loader=loader)
    return found
