"""A guide's own settings laid over what the generator needs: lists are added to, never replaced."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping
from typing import Any

from macros.build.configuration.written import Named, Written

_LISTED = ("plugins", "markdown_extensions")


def merged(needed: Mapping[str, Any], written: Written) -> dict[str, Any]:
    """The whole configuration, as the engine takes it."""
    own = {key: value for key, value in written.values.items() if value is not None}
    found: dict[str, Any] = _over(needed, {k: v for k, v in own.items() if k not in _LISTED})
    for key in _LISTED:
        found[key] = _entries(needed[key], written.named(key))
    found.pop("strict", None)  # said by who builds
    return found


def _over(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """Mappings are merged, lists and lists of patterns added to; of the rest, the upper one."""
    found = copy.deepcopy(dict(below))
    for key, value in above.items():
        there = found.get(key)
        if value is None and key in found:
            continue  # a key with nothing after it says nothing
        if isinstance(there, Mapping) and isinstance(value, Mapping):
            found[key] = _over(there, value)
        elif isinstance(there, list) and isinstance(value, list):
            found[key] = there + [item for item in value if item not in there]
        elif key == "exclude_docs" and isinstance(value, str):
            found[key] = f"{there}\n{value}"
        else:
            found[key] = value
    return found


def _entries(needed: Mapping[str, Any], own: Iterable[Named]) -> list[dict[str, Any]]:
    """What is needed, with what the guide adds to its settings, and then the guide's others.

    A name that stands twice is two plugins to the engine.
    """
    first = {name: copy.deepcopy(dict(settings)) for name, settings in needed.items()}
    others = []
    for entry in own:
        if entry.name in first:
            first[entry.name] |= entry.settings
        else:
            others.append({entry.name: entry.settings})
    return [*({name: settings} for name, settings in first.items()), *others]
