"""What commands print: any terminal can show it; one without UTF-8 gets the nearest it has."""

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


def say(text: str) -> None:
    """Print a command's answer."""
    print(text)  # noqa: T201  it is asked for


def tell(text: str) -> None:
    """Print what a command says on the terminal beside its answer."""
    print(text, file=sys.stderr)  # noqa: T201  a command speaks on the terminal


def fail(message: str) -> int:
    """Tell what is wrong; returns the exit code for it."""
    tell(message)
    return 1


def _nearest(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    found = error.object[error.start : error.end]
    return "".join(_shown(character) for character in found), error.end


def _shown(character: str) -> str:
    plain = unicodedata.normalize("NFKD", character.translate(_NEAREST))
    letters = plain.encode("ascii", "ignore").decode()
    return letters or f"[U+{ord(character):04X}]"
