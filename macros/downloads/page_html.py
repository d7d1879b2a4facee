"""A page's HTML without the site's frame: what the engine makes of its Markdown and its calls."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from inspect import isroutine
from typing import Any

import jinja2
from markdown import Markdown

from macros.pages.blocks import Blocks
from macros.pages.book import Book
from macros.pages.calls import COMMENT_END, COMMENT_START
from macros.pages.macros import MACROS
from macros.pages.source import page_body


@dataclass(frozen=True)
class Extensions:
    """The extensions of Markdown that a site's pages are read with, and the settings of each."""

    names: tuple[str, ...] = ()
    settings: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    @property
    def written(self) -> str:
        """All of it as a text that another process writes the same: a function by its name, not by
        where in memory it lies.
        """
        return repr((self.names, _written(self.settings)))


def _written(value: object) -> object:
    if isinstance(value, Mapping):
        return {key: _written(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_written(each) for each in value]
    if isinstance(value, partial):
        return [_written(each) for each in (value.func, value.args, value.keywords)]
    return f"{value.__module__}.{value.__qualname__}" if isroutine(value) else value


def page_html(book: Book, src: str, extensions: Extensions) -> str:
    """The HTML of the page `src`, its links as they are written: to `.md` files where the page's
    own Markdown leads, to addresses relative to the page's where a macro does.
    """
    blocks = Blocks()

    def registered(name: str) -> Callable[..., str]:
        def call(*args: str, **kwargs: str) -> str:
            made = book.render(src, name, *args, **kwargs)
            return blocks.set_aside(made) if MACROS[name].block else made

        return call

    env = jinja2.Environment(  # noqa: S701  what macros make is escaped already
        undefined=jinja2.StrictUndefined,
        comment_start_string=COMMENT_START,
        comment_end_string=COMMENT_END,
    )
    text = env.from_string(page_body(book.inputs.docs / src)).render(
        {name: registered(name) for name in MACROS}
    )
    reader = Markdown(
        extensions=list(extensions.names), extension_configs=dict(extensions.settings)
    )
    return blocks.filled(reader.convert(text))
