"""Characters that nobody sees, or that are none: refused, read as what they look like, shown.

Text from a word processor or a law database brings no-break spaces, no-break hyphens, soft hyphens
and letters taken apart into letter and mark. In prose they stay. In what must be equal to something
else (ids, citations, names of files) they would make two of what looks like one.
"""

from __future__ import annotations

import functools
import re
import unicodedata

# Unicode's Default_Ignorable_Code_Point; `analysis.js` knows it by its name.
IGNORABLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
# Control characters, halves of a character, what is none, and those of one font only.
_UNFIT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\U000f0000-\U0010ffff"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0xF0000, 0x10000))
    + "]"
)
# None of these, as most texts are; asked first, since that takes a tenth of the time.
_UNCOMMON = re.compile("[^\t\n\r\x20-\x7e\xa0-\ud7ff]")
_IGNORED = re.compile(f"[{IGNORABLE}]")
_SPACES = re.compile(r"\s+")
_HYPHENS = re.compile("[\u2010\u2011\ufe63\uff0d]")


def lines_of(text: str) -> list[str]:
    r"""The lines of a text. They end with \n, \r\n or \r, and with nothing else."""
    lines = re.split(r"\r\n|\r|\n", text)
    return lines if lines[-1] else lines[:-1]


def unfit(text: str) -> str | None:
    """The first character that no text may hold, to complete «found …»; None when there is none."""
    found = _UNCOMMON.search(text) and _UNFIT.search(text)
    if not found:
        return None
    code = ord(found[0])
    if code <= 0x9F:
        return f"the control character U+{code:04X}"
    if 0xD800 <= code <= 0xDFFF:
        return f"half a character (U+{code:04X})"
    if 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE:
        return f"U+{code:04X}, which is no character"
    return f"U+{code:04X}, a character of one font only"


@functools.lru_cache(maxsize=1 << 12)  # few keys and ids, said often
def typed(text: str) -> str:
    """The text as a keyboard writes it: composed, one kind of space and hyphen, all of it seen."""
    plain = _IGNORED.sub("", unicodedata.normalize("NFC", text))
    return _SPACES.sub(" ", _HYPHENS.sub("-", plain)).strip()


def seen(text: str) -> str:
    """The text without what nobody sees, composed; spaces and hyphens as they are."""
    return unicodedata.normalize("NFC", _IGNORED.sub("", text))


def shown(text: str) -> str:
    """The text with every unseen character by its number: «plan[U+00AD]krav».

    Ends of lines are kept: a message of ours may have two.
    """
    apart = unicodedata.normalize("NFC", text) != text
    return "".join(_shown(character, apart=apart) for character in text)


def _shown(character: str, *, apart: bool) -> str:
    if character in " \n":
        return character
    if character in "\t\r":
        return " "
    hidden = _IGNORED.match(character) or _HYPHENS.match(character)
    if hidden or not character.isprintable() or (apart and unicodedata.combining(character)):
        return f"[U+{ord(character):04X}]"
    return character
