"""Anchors in plain ASCII: what a reader copies into a letter must survive it."""

from __future__ import annotations

import re
import unicodedata

# Letters that Unicode does not take apart into a letter and a mark.
_LETTERS = str.maketrans({"ø": "o", "æ": "ae", "å": "a", "đ": "d", "ŋ": "n", "ŧ": "t", "ß": "ss"})


def slugify(text: str, separator: str = "-") -> str:
    """Small ASCII letters and digits with `separator` between: «Bør og kan» → «bor-og-kan»."""
    plain = text.lower().translate(_LETTERS)
    plain = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", separator, plain).strip(separator)


def section_anchor(slug: str, section: str | None) -> str:
    """The anchor of a reference or of a section of it: «pbl», «pbl-11-8-a»."""
    return slug if section is None else f"{slug}-{slugify(section)}"
