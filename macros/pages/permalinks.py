"""The link of each thing on a page to itself, which a reader copies, made here and nowhere else.

It says nothing in the text: it is empty, named for a screen reader, and its sign comes from the
style sheet. What a heading of a page leads to is its own id; a template says of an element that it
is the title of the thing with an id (`data-names`), and how the thing is called (`data-title`).
"""

from __future__ import annotations

import re
from html import escape, unescape
from typing import Any

from macros.pages.tags import ATTRIBUTES, COMMENT, up_to

CLASS = "g-permalink"

_TITLE = re.compile(
    rf"{COMMENT}|<(?P<tag>\w+)(?P<before>{up_to('data-names')})\s+data-names=\"(?P<id>[^\"]+)\""
    rf"\s+data-title=\"(?P<title>[^\"]*)\"(?P<after>{ATTRIBUTES}\s*)>(?P<inner>.*?)</(?P=tag)>",
    re.DOTALL,
)
_HEADING = re.compile(
    rf"{COMMENT}|<(?P<tag>h[1-6])(?P<attributes>{up_to('id')}\s+id=\"(?P<id>[^\"]+)\"{ATTRIBUTES}"
    r"\s*)>(?P<inner>.*?)</(?P=tag)>",
    re.DOTALL,
)
_NAMELESS = re.compile(" data-(?:names=|search-exclude)")
_UNSAID = re.compile(r"<(sup|svg)\b.*?</\1>|<[^>]+>", re.DOTALL)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


class Permalinks:
    """Puts the links into pages; `name` is what each is called, with the thing's name in it."""

    def __init__(self, name: str) -> None:
        """Take the word for them: a text with `{title}`."""
        self._name = name

    def add(self, content: str, **_: Any) -> str:
        """The engine's event for a page's content: the page with its links."""
        return _TITLE.sub(self._named, _HEADING.sub(self._heading, content))

    def _heading(self, found: re.Match[str]) -> str:
        """A heading with an address: the link stands in it, last. One in a form has none."""
        if not found["tag"] or _NAMELESS.search(found["attributes"]):
            return found[0]
        title = " ".join(unescape(_UNSAID.sub("", found["inner"])).split())
        tag, attributes, inner = found["tag"], found["attributes"], found["inner"]
        return f"<{tag}{attributes}>{inner}{self._link(found['id'], title)}</{tag}>"

    def _named(self, found: re.Match[str]) -> str:
        """What names a thing: a heading keeps its own name, and the link comes after it."""
        tag, inner = found["tag"], found["inner"]
        if not tag:
            return found[0]
        link = self._link(found["id"], unescape(found["title"]))
        start = f"<{tag}{found['before']}{found['after']}>{inner}"
        return f"{start}</{tag}>{link}" if tag in _HEADINGS else f"{start}{link}</{tag}>"

    def _link(self, anchor: str, title: str) -> str:
        name = escape(self._name.format(title=title))
        return f'<a class="{CLASS}" href="#{anchor}" aria-label="{name}"></a>'
