"""Lets MkDocs, or the fork that answers to its name (see `platforms`), render the pages."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import jinja2
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from macros.build.log import engine_log
from macros.build.project import Project
from macros.guide.reading.clock import dated
from macros.pages.book import HANDED_OVER, Book
from macros.pages.compiled import compiled


def render(project: Project, book: Book, folder: Path) -> None:
    """Render the pages of `book` into `folder`. Raises MkDocsException on any error or warning."""
    settings = project.settings
    settings.site_dir, settings.strict = str(folder), True
    settings["extra"][HANDED_OVER] = book
    _leave_out_account(settings)
    read: list[Files] = []
    settings.plugins.events["env"] += (_with_compiled, lambda _, files, **__: read.append(files))
    with engine_log(), dated(book.moment.seconds):
        settings.plugins.on_startup(command="build", dirty=False)
        try:
            mkdocs_build(settings)
        finally:
            settings.plugins.on_shutdown()
    _let_go(settings, read)
    book.made.clear()


def render_preview(project: Project, book: Book, folder: Path, address: str) -> None:
    """Render the pages to be looked at on this machine; warnings are said, and stop nothing."""
    settings = project.settings
    settings.site_dir, settings.site_url = str(folder), address
    settings["extra"][HANDED_OVER] = book
    _leave_out_account(settings)
    settings.plugins.events["env"].append(_with_compiled)
    with engine_log():
        mkdocs_build(settings, serve_url=address)


def _with_compiled(env: jinja2.Environment, **_: object) -> jinja2.Environment:
    """MkDocs' event: let the theme's environment take what is compiled already."""
    env.bytecode_cache = compiled()
    return env


def _let_go(settings: MkDocsConfig, read: Iterable[Files]) -> None:
    """Let go of what the written pages were made of: plugins keep them, and so all of it."""
    for file in (file for files in read for file in files.documentation_pages()):
        if file.page:
            file.page.content = file.page.markdown = None
    for key in ("guide", "scripts"):
        settings["extra"].pop(key, None)


def _leave_out_account(settings: MkDocsConfig) -> None:
    """Leave out mkdocs-macros' account, as JSON, of all it knows: its own test tool reads it.

    It is all that the plugin does before a build, and doubles the memory that ours takes.
    """
    handlers = settings.plugins.events["pre_build"]
    plugin = settings.plugins.get("macros")
    handlers[:] = [handler for handler in handlers if getattr(handler, "__self__", None) != plugin]
