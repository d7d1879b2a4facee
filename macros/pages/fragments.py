"""Fragments of HTML from Jinja templates, safe to set into Markdown.

mkdocs-macros escapes nothing, and what a macro returns is read as Markdown afterwards. So every
value is escaped twice over: HTML's special characters, and those that Markdown would act on.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from macros.pages.compiled import compiled

_BREAKS = re.compile("[ \t\r\n\u2028\u2029]+")  # no-break spaces are part of the prose
_ACTIVE = re.compile(r"[&<>\"'`\\*_{}\[\]|~^!$]")


def inert(value: Any) -> Any:
    """Text that neither HTML nor Markdown acts on; markup that is ready passes unchanged."""
    if value is None or isinstance(value, Markup | jinja2.Undefined):
        return value
    return _inert(str(value))


@lru_cache(maxsize=1 << 14)  # a guide says the same in many places
def _inert(value: str) -> Markup:
    # A section sign and its number stay on one line.
    text = " ".join(_BREAKS.split(value)).strip().replace("§ ", "§\N{NO-BREAK SPACE}")
    return Markup(_ACTIVE.sub(lambda match: f"&#{ord(match[0])};", text))  # noqa: S704  every active character is escaped here


def filled(text: str) -> Markup:
    """A text with what stands in brackets marked as something to fill in."""
    marked = re.sub("&#91;.*?&#93;", r'<span class="g-fill-in">\g<0></span>', str(inert(text)))
    return Markup(marked)  # noqa: S704  escaped above


def environment(folder: Path | None = None, **values: Any) -> jinja2.Environment:
    """The environment of the fragments: autoescape, nothing undefined, values inert.

    `folder` holds the templates; without one, those of the pages.
    """
    env = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder or Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=inert,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=compiled(),
    )
    env.globals.update(values)
    return env


def tidy(html: str) -> str:
    """One line for each line with something on it, unindented: Markdown reads indents as code."""
    return "\n".join(line.strip() for line in html.splitlines() if line.strip())
