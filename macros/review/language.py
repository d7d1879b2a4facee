"""How the built pages read: LIX, sentence length, passive verbs, words outside a dictionary.

A help for an editor, not a rule: what it counts is rough, and a good text may break any of it.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from macros.host.html import prose

LIX_AIM = 50
LONG_SENTENCE = 24

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_END = re.compile(r"(?<=[.!?:])\s+(?=[«»A-ZÆØÅ–0-9])")
# «vedtas», «blir vedtatt»: the two ways to leave out who does it. Nouns and names in -s are many,
# so only words that end like a verb in the passive are counted.
_PASSIVE = re.compile(
    r"\b\w{3,}(?:es|as|ts|ges|des|res|kes)\b|\b(?:blir|ble|bli|blitt) \w+(?:t|et|dd)\b"
)


@dataclass(frozen=True)
class Reading:
    """What was counted on a page. `lix` is words per sentence + per cent of words over 6 letters
    (C.-H. Björnsson, Läsbarhet, 1968).
    """

    page: str
    words: int
    lix: float
    longest: int
    long_sentences: tuple[str, ...]
    passives: tuple[str, ...]
    unknown: tuple[str, ...]


def read(page: str, texts: Iterable[str], dictionary: Dictionary | None) -> Reading:
    """Count a page's text."""
    sentences = [part for text in texts for part in _END.split(text)]
    words = [word for sentence in sentences for word in _WORD.findall(sentence)]
    prose = [sentence for sentence in sentences if len(_WORD.findall(sentence)) > 3]
    in_prose = [word for sentence in prose for word in _WORD.findall(sentence)]
    long_words = sum(len(word) > 6 for word in in_prose)
    count = len(in_prose)
    lix = count / len(prose) + 100 * long_words / count if count else 0.0
    lengths = {sentence: len(_WORD.findall(sentence)) for sentence in prose}
    found = [match[0] for sentence in prose for match in _PASSIVE.finditer(sentence)]
    return Reading(
        page=page,
        words=len(words),
        lix=round(lix, 1),
        longest=max(lengths.values(), default=0),
        long_sentences=tuple(s for s, n in lengths.items() if n > LONG_SENTENCE),
        passives=tuple(word for word, _ in Counter(found).most_common()),
        unknown=tuple(dictionary.unknown(words)) if dictionary else (),
    )


class Dictionary:
    """Hunspell with its Norwegian dictionary."""

    def __init__(self) -> None:
        if not shutil.which("hunspell"):
            raise FileNotFoundError(
                "found no hunspell, expected it with its Norwegian dictionary "
                "(Debian: apt install hunspell hunspell-no; macOS: brew install hunspell)"
            )

    def unknown(self, words: Iterable[str]) -> list[str]:
        """The words it doesn't know, each once, in order."""
        once = list(dict.fromkeys(words))
        made = subprocess.run(
            ["hunspell", "-d", "nb_NO", "-i", "utf-8", "-l"],  # noqa: S607  found on the path above
            input="\n".join(once),
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
        )
        return list(dict.fromkeys(made.stdout.split()))


def readings(site: Path) -> list[Reading]:
    """Every page of a built site, the hardest first. Raises FileNotFoundError without hunspell."""
    dictionary = Dictionary()
    found = [
        read(
            path.parent.relative_to(site).as_posix(),
            prose(path.read_text(encoding="utf-8")),
            dictionary,
        )
        for path in sorted(site.rglob("index.html"))
    ]
    return sorted(found, key=lambda reading: -reading.lix)


def table(found: Iterable[Reading]) -> str:
    """The report as an editor reads it."""
    lines = ["  LIX  words  longest  passive  page"]
    details = []
    for r in found:
        mark = "*" if r.lix >= LIX_AIM else " "
        counts = f"{r.lix:5.1f}{mark} {r.words:5}  {r.longest:7}  {len(r.passives):7}"
        lines.append(f"{counts}  {r.page}")
        for name, items in (
            ("long", r.long_sentences),
            ("passive", r.passives),
            ("unknown", r.unknown),
        ):
            if items:
                shown = " | ".join(items) if name == "long" else ", ".join(items)
                details.append(f"{r.page}: {name}: {shown}")
    return "\n".join([*lines, f"* aim: below {LIX_AIM}", "", *details])
