"""What is one word to a reader stays on one line: «§ 11-2», which browsers break at the hyphen."""

from __future__ import annotations

import re
from pathlib import Path

# Passed over: what is no running text, each tag, and what stands between them without a number.
_NO_TEXT = r"(?:(?:<(script|style|title|pre|code|textarea|option|svg)\b.*?</\1>|<[^>]*>)[^<\d§]*)+"
_NUMBER = r"(?:(§§?)[ \N{NO-BREAK SPACE}])?(?<![\w-])(\d{1,3}-\d{1,3}\b(?!-))|(§§?) (?=\d)"
_FOUND = re.compile(f"{_NO_TEXT}|{_NUMBER}", re.DOTALL | re.IGNORECASE)


def whole_numbers(html: str) -> str:
    """The page with section signs tied to their numbers, and numbers with a hyphen kept whole."""
    return _FOUND.sub(_tied, html)


def keep_numbers_whole(site: Path) -> None:
    """Do so on every page of a built site."""
    for path in site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        path.write_text(whole_numbers(text), encoding="utf-8")


def _tied(found: re.Match[str]) -> str:
    _, sign, number, lone_sign = found.groups()
    if lone_sign:
        return f"{lone_sign}\N{NO-BREAK SPACE}"
    if not number:
        return found[0]
    before = f"{sign}\N{NO-BREAK SPACE}" if sign else ""
    return f'<span class="g-whole">{before}{number}</span>'
