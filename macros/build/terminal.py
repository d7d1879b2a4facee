"""A report can be read on any terminal: one without UTF-8 gets the nearest it can show."""

from __future__ import annotations

import codecs
import sys
import unicodedata
from io import TextIOWrapper

_NEAREST = str.maketrans(
    {
        **dict.fromkeys("«»“”„", '"'),
        **dict.fromkeys("’‘", "'"),
        **dict.fromkeys("–—‐‑−", "-"),
        "…": "...",
        "→": "->",
        "≤": "<=",
        "≥": ">=",
        "×": "x",
        "·": "-",
        "•": "-",
        "æ": "ae",
        "Æ": "Ae",
        "ø": "o",
        "Ø": "O",
        "đ": "d",
        "ŋ": "n",
        "ŧ": "t",
        "ß": "ss",
        **dict.fromkeys("\u00a0\u202f", " "),
    }
)


def write_anywhere() -> None:
    """Let output to this process's terminal replace what the terminal can't show."""
    codecs.register_error("nearest", _nearest)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="nearest")


def _nearest(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    found = error.object[error.start : error.end]
    return "".join(_shown(character) for character in found), error.end


def _shown(character: str) -> str:
    plain = unicodedata.normalize("NFKD", character.translate(_NEAREST))
    letters = plain.encode("ascii", "ignore").decode()
    return letters or f"[U+{ord(character):04X}]"
