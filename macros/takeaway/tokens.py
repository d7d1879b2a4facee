"""The colours of the pages, for files that no style sheet reaches."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

TOKENS = Path(__file__).parents[2] / "overrides" / "assets" / "css" / "tokens.css"


def token(name: str) -> str:
    """The colour of a token in light mode, as «#rrggbb». Raises KeyError for an unknown name."""
    return _colours()[name]


@cache
def _colours() -> dict[str, str]:
    css = TOKENS.read_text(encoding="utf-8")
    light = css[: css.index("@media")]
    return dict(re.findall(r"--g-([a-z-]+): (#[0-9a-f]{6});", light))
