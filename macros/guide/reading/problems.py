"""What is wrong with the data or the pages, said so that an editor can mend it.

A problem names a file, a line, what was found and what was expected. Problems are collected, never
raised one by one: an editor sees all of them in one go.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from macros.guide.model.characters import shown

# A message is a line or two: what it quotes is cut, and so is a message that quotes too much.
_LONGEST = 1000
_QUOTED = re.compile(r"«([^«»]{61,}|[^«»]*\n[^«»]*)»")


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend. `line` counts from 1; 0 means the file as a whole."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        message = _QUOTED.sub(lambda found: quoted(found[1]), self.message)
        message = message if len(message) <= _LONGEST else f"{message[:_LONGEST]}…"
        return shown(f"{place}: {message}")


class GuideError(Exception):
    """The guide can't be built: carries every problem found, and prints as the whole list."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__(report(self.problems))


def report(problems: Iterable[Problem]) -> str:
    """The list as an editor reads it: grouped by file, in line order, with a count at the end."""
    ordered = sorted(problems)
    groups = ["\n".join(map(str, group)) for _, group in groupby(ordered, lambda p: p.file)]
    count = "1 problem" if len(ordered) == 1 else f"{len(ordered)} problems"
    files = "1 file" if len(groups) == 1 else f"{len(groups)} files"
    return "\n\n".join([*groups, f"{count} in {files}. Nothing was built."])


def suggestion(found: str, candidates: Iterable[str]) -> str:
    """`; did you mean «x»?` for the candidate nearest to what was found, else an empty string."""
    pool = {candidate.casefold(): candidate for candidate in candidates}
    near = difflib.get_close_matches(found[:200].casefold(), pool, n=1, cutoff=0.6)
    return f"; did you mean «{pool[near[0]]}»?" if near else ""


def quoted(value: object) -> str:
    """A value as it is shown in a message: text in «», long text cut, structures named."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return f"the number {value}"
    if isinstance(value, dict):
        return "a mapping of keys and values"
    if isinstance(value, list | tuple):
        return "a list" if value else "an empty list"
    text = " ".join(re.split(r"[ \t\r\n]+", str(value)[:1000])).strip()
    return f"«{text}»" if len(text) <= 60 else f"«{text[:57]}…»"


def listed(names: Iterable[str], limit: int = 8) -> str:
    """`«a», «b» or «c»`; of a long list only the first few, and how many there are."""
    shown = [f"«{name}»" for name in names]
    if len(shown) > limit:
        return f"{', '.join(shown[:limit])}, … ({len(shown)} in all)"
    return shown[0] if len(shown) == 1 else ", ".join(shown[:-1]) + f" or {shown[-1]}"
