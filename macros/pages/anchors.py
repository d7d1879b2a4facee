"""Anchors in plain ASCII: what a reader copies into a letter must survive it."""

from __future__ import annotations

import re
import unicodedata

from macros.guide.model.fields import PartialDate

# Letters that Unicode does not take apart into a letter and a mark; as in the workbook's text.js.
_LETTERS = str.maketrans(
    dict(zip("øđðŋŧłħıǥʒ", "oddntlhigz", strict=True))
    | {"æ": "ae", "œ": "oe", "ß": "ss", "þ": "th"}
)


def slugify(text: str, separator: str = "-") -> str:
    """Small ASCII letters and digits with `separator` between: «Bør og kan» → «bor-og-kan»."""
    plain = unicodedata.normalize("NFKD", text.lower()).translate(_LETTERS)
    plain = plain.encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", separator, plain).strip(separator)


def section_anchor(slug: str, section: str | None) -> str:
    """The anchor of a reference or of a section of it: «pbl», «pbl-11-8-a»."""
    return slug if section is None else f"{slug}-{slugify(section)}"


def change_anchor(day: PartialDate | None, title: str) -> str:
    """The anchor of a change: its day and its title."""
    return f"{day.iso}-{slugify(title)}" if day else slugify(title)
