"""The colours of the pages, for files that no style sheet reaches."""

from __future__ import annotations

import re
from pathlib import Path

TOKENS = Path(__file__).parents[2] / "overrides" / "assets" / "css" / "tokens.css"


def colours(own: str = "") -> dict[str, str]:
    """The colours of light mode by token, as «#rrggbb»; `own` are style rules of an edition."""
    return _light(TOKENS.read_text(encoding="utf-8")) | _light(own)


def _light(css: str) -> dict[str, str]:
    """The colours before the first condition, which is where light mode stands."""
    return dict(re.findall(r"--g-([a-z-]+): (#[0-9a-fA-F]{6});", css.partition("@media")[0]))
