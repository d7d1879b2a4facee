"""A guide's configuration: its short `mkdocs.yml`, laid over what the generator needs."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.theme import Theme

from macros.build.configuration.check import check, missing_files
from macros.build.configuration.merge import merged
from macros.build.configuration.needed import GENERATOR, NEEDED, OVERRIDES
from macros.build.configuration.written import Written
from macros.guide.reading.problems import GuideError, Problem, listed, quoted, suggestion
from macros.pages.words import languages

HOOK = GENERATOR / "macros" / "hook.py"  # by which the engine finds the generator, when run alone
_LOG = logging.getLogger("mkdocs.config")


def load(path: Path) -> MkDocsConfig:
    """The whole configuration of the guide whose `mkdocs.yml` is at `path`.

    The guide's own folder of overrides, where it has one, comes before the generator's. Raises
    GuideError with every problem, the engine's too.
    """
    settings = MkDocsConfig(config_file_path=str(path))
    written = Written.read(path, settings)
    if problems := check(written, NEEDED):
        raise GuideError(problems)
    found = merged(NEEDED, written)
    folders = _overrides(path.parent)
    found["theme"]["custom_dir"] = str(folders[0])
    found["watch"] = [*map(str, folders), *found.get("watch", [])]
    hooks = [name for name in found.get("hooks", []) if (path.parent / str(name)).resolve() != HOOK]
    found["hooks"] = hooks
    settings.load_dict(found)
    errors, warnings = settings.validate()
    if errors:
        raise GuideError(_refused(written, key, error) for key, error in errors)
    for key, warning in warnings:
        _LOG.warning("%s: %s: %s", path.name, key, warning)
    settings.theme.dirs[1:1] = map(str, folders[1:])
    _speaks(written, settings.theme)
    pictures = {f"theme.{key}": settings.theme[key] for key in ("favicon", "logo")}
    pictures["extra.shared_picture"] = settings.extra.get("shared_picture")
    places = [Path(settings.docs_dir), *map(Path, settings.theme.dirs)]
    if problems := missing_files(written, places, pictures):
        raise GuideError(problems)
    return settings


def _overrides(root: Path) -> list[Path]:
    """The folders of templates, styles and scripts, the guide's own first."""
    own, ours = root / OVERRIDES, GENERATOR / OVERRIDES
    return [ours] if not own.is_dir() or own.samefile(ours) else [own, ours]


def _speaks(written: Written, theme: Theme) -> None:
    """Raises GuideError when the generator or the theme has no words in the guide's language."""
    language = theme["language"]
    folders = [Path(folder) / "partials" / "languages" for folder in theme.dirs]
    spoken = sorted({path.stem for folder in folders for path in folder.glob("*.html")})
    for lacking, known in (("catalogue of words", languages()), ("words of the theme", spoken)):
        if language not in known:
            found = f"found the language {quoted(language)}, which has no {lacking}"
            expected = f"expected {listed(known)}{suggestion(str(language), known)}"
            raise GuideError([written.problem(("theme", "language"), f"{found}, {expected}")])


def _refused(written: Written, key: str, error: Any) -> Problem:
    """What the engine says of a key, at its line."""
    said = " ".join(str(error).split())
    found = quoted(written.values.get(key))
    return written.problem((key,), f"found {found} for «{key}», which MkDocs refuses: {said}")
