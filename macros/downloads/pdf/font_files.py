"""Where the fonts of the PDFs lie: Source Sans, from its package."""

from __future__ import annotations

from pathlib import Path

import font_source_sans_pro

FILES = Path(font_source_sans_pro.__file__).parent / "files"
# Name of the cut, weight and style.
CUTS = (
    ("Regular", 400, "normal"),
    ("It", 400, "italic"),
    ("Semibold", 600, "normal"),
    ("Bold", 700, "normal"),
)

# Hyphens that the fonts lack, by what is drawn instead: one that a line may end at, and one that
# keeps its two sides together (U+2060).
HYPHENS = str.maketrans({"\u2010": "-", "\u2011": "\u2060-\u2060"})


def font_file(cut: str) -> Path:
    """The file of a cut."""
    return FILES / f"SourceSansPro-{cut}.ttf"
