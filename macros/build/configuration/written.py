"""A guide's `mkdocs.yml` as it is written: the values that the engine reads, and their lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from macros.guide.reading.problems import GuideError, Problem
from macros.guide.reading.text_file import read_text
from macros.guide.reading.yaml_reader import Document, parse
from macros.guide.reading.yaml_reader import Path as Place

# What the engine lets a configuration say with a tag: a variable, a folder, a name of Python.
_TAGS = ("!ENV", "!relative", "tag:yaml.org,2002:python/")


@dataclass(frozen=True)
class Named:
    """A plugin or an extension of Markdown as it is written: its settings, and where they stand."""

    name: str
    settings: Any
    place: Place


@dataclass(frozen=True)
class Written:
    """The configuration of a guide: its file, what is in it, and where."""

    path: Path
    values: dict[str, Any]
    document: Document

    @classmethod
    def read(cls, path: Path, settings: MkDocsConfig) -> Written:
        """Read a file. `settings` is what `!relative` is said of.

        Raises GuideError for what is no YAML, or none that the engine reads.
        """
        text, problems = read_text(path, path.name)
        document, more = parse(text or "", path.name, tags=_TAGS) if text else (None, [])
        if document is None or problems or more:
            raise GuideError([*problems, *more] or [_no_keys(path, "an empty file")])
        try:
            values = yaml_load(text or "", get_yaml_loader(config=settings))
        except ConfigurationError as error:
            found = f"YAML that the engine can't read ({' '.join(str(error).split())})"
            raise GuideError([_no_keys(path, found)]) from None
        if not isinstance(document.value, dict):
            raise GuideError([_no_keys(path, "no keys")])
        return cls(path, values, document)

    def problem(self, place: Place, message: str) -> Problem:
        """A problem with what stands at a place."""
        return self.document.problem(place, message)

    def named(self, key: str) -> Iterator[Named]:
        """The entries of «plugins» or «markdown_extensions», a list or keys with settings."""
        value = self.values.get(key)
        if isinstance(value, Mapping):
            for name, settings in value.items():
                yield Named(_short(str(name)), settings or {}, (key, str(name)))
        elif isinstance(value, list):
            for at, entry in enumerate(value):
                if not isinstance(entry, Mapping):
                    yield Named(_short(str(entry)), {}, (key, at))
                for name, settings in entry.items() if isinstance(entry, Mapping) else ():
                    yield Named(_short(str(name)), settings or {}, (key, at, str(name)))


def _short(name: str) -> str:
    """A plugin's or extension's name without where it comes from."""
    return name.removeprefix("markdown.extensions.").removeprefix("material/").removeprefix("/")


def _no_keys(path: Path, found: str) -> Problem:
    return Problem(path.name, 0, f"found {found}, expected a guide's configuration")
