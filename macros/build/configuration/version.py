"""The generator's version, and that of the generator that a guide was begun with."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from macros.build.configuration.needed import GENERATOR
from macros.guide.reading.problems import quoted

KEY = "generator_version"  # in `extra`


def version(generator: Path = GENERATOR) -> str:
    """The version of the generator, as its `pyproject.toml` says it."""
    text = (generator / "pyproject.toml").read_text(encoding="utf-8")
    found: str = tomllib.loads(text)["project"]["version"]
    return found


def version_problem(begun: object) -> str:
    """What is wrong with the version that a guide was begun with; empty when nothing is."""
    if not isinstance(begun, str) or not re.fullmatch(r"\d+\.\d+\.\d+", begun):
        return f"found {quoted(begun)}, expected a version in quotes, such as «{version()}»"
    if _order(begun) > _order(version()):
        expected = f"at most {quoted(version())}, the one in {GENERATOR}"
        found = f"found {quoted(begun)}, the version of the generator that the guide was begun with"
        return f"{found}, expected {expected}; renew that one, or let GENERATOR name a newer"
    return ""


def _order(text: str) -> tuple[int, ...]:
    return tuple(map(int, text.split(".")))
