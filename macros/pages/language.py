"""The language that a guide's configuration gives (`theme.language`), which needs words of ours and
of the theme's.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from macros.guide import GuideError, Problem
from macros.guide.reading.problems import listed
from macros.pages.words import languages

_LINE = re.compile(r"\s+language\s*:")


def language_of(theme: Any, config: Path) -> str:
    """The language of a theme as the engine read it from the file `config`.

    Raises GuideError where the generator or the theme has no words in that language.
    """
    given = theme["language"]
    language = "no" if given is False else str(given)  # as YAML reads it without quotes
    message = f"found the language «{language}»"
    if language not in languages():
        files = "macros/pages/words.*.yml"
        wrong = (
            f"{message}, which has no catalogue of words, expected {listed(languages())} ({files})"
        )
        raise GuideError([Problem(config.name, _line(config), wrong)])
    spoken = theme_languages(theme)
    if spoken and language not in spoken:
        wrong = f"{message}, which the theme has no words in, expected {listed(spoken)}"
        raise GuideError([Problem(config.name, _line(config), wrong)])
    return language


def theme_languages(theme: Any) -> list[str]:
    """The languages that the theme has words in; none where it isn't known where it lies."""
    folders = [Path(folder) / "partials" / "languages" for folder in getattr(theme, "dirs", ())]
    return sorted({path.stem for folder in folders for path in folder.glob("*.html")})


def _line(config: Path) -> int:
    """The line that gives the language; 0 where none does, and the theme has its own."""
    lines = config.read_text(encoding="utf-8").splitlines() if config.is_file() else []
    return next((number for number, line in enumerate(lines, 1) if _LINE.match(line)), 0)
