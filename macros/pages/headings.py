"""A page's list of headings, with those that macros make: Markdown knows only of its own."""

from __future__ import annotations

import re
from typing import Any

from markupsafe import Markup, escape

from macros.pages.tags import ATTRIBUTES, COMMENT, up_to

_SECTION = re.compile(
    rf'{COMMENT}|<h2{up_to("id")}\s+id="([^"]+)"{ATTRIBUTES}\s*>(.*?)</h2>', re.DOTALL
)


def list_all(content: str, page: Any, **_: object) -> str:
    """The engine's event for a page's content, which stays as it is: if the page has a list of
    headings, it gets all of the second level that have an address, in the page's order.
    """
    for title in page.toc:
        if title.children:
            known = {heading.id: heading for heading in title.children}
            title.children[:] = [
                known.get(anchor) or type(title)(_text(said), anchor, 1)
                for anchor, said in _SECTION.findall(content)
                if anchor
            ]
    return content


def _text(markup: str) -> str:
    said = Markup(markup).striptags()  # noqa: S704  a heading of the page itself
    return str(escape(said))
