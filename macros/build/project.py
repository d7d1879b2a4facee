"""A site as its configuration describes it: read once for a build, and handed along."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from macros.build import configuration
from macros.build.log import engine_log
from macros.guide import GuideError
from macros.pages.book import Book, book_of_environment


@dataclass(frozen=True)
class Project:
    """A site's configuration, and where its parts lie.

    `settings` is what the engine read; a build sets in it where the pages go.
    """

    config: Path
    settings: MkDocsConfig

    @classmethod
    def read(cls, config: Path) -> Project:
        """Read a configuration. Raises GuideError with every problem of it."""
        with engine_log():
            return cls(config, configuration.load(config))

    @property
    def root(self) -> Path:
        """The folder of the configuration; names in messages are given from here."""
        return self.config.parent

    @property
    def docs(self) -> Path:
        """The folder with the pages, and `data/` in it."""
        return Path(self.settings["docs_dir"])

    @property
    def language(self) -> str:
        """The language of the guide, which has a catalogue of words."""
        return str(self.settings["theme"]["language"])

    @property
    def address(self) -> str:
        """Where the site is published; empty when nobody has said."""
        return str(self.settings["site_url"] or "")

    @property
    def cache(self) -> Path:
        """The folder for what a build keeps for the next one: safe to delete."""
        return self.root / ".build"

    def open_book(self) -> Book:
        """The guide, read and checked. Raises GuideError with every problem."""
        book = book_of_environment(self.docs, self.config, self.language)
        name, title = str(self.settings.site_name), book.guide.settings.title
        if name != title:  # pages show the one, files the other
            message = f"found «{title}», and «{name}» for «site_name» in {self.config.name}"
            problem = book.raw.settings.problem(
                "guide", ("title",), f"{message}, expected one name"
            )
            raise GuideError([problem])
        return book
