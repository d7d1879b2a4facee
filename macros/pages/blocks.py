"""Blocks of HTML that a page's Markdown doesn't read: each stands aside until its page is HTML.

Python-Markdown and the engine would go through every tag of them, which is most of what reading a
page takes, and change nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

# No page can have such a mark of its own: the characters are refused in what an editor writes.
_MARK = re.compile("<!--\ue002([0-9]+)\ue003-->")
_ID = re.compile(r"\sid=\"([^\"]+)\"")


@dataclass
class Blocks:
    """The blocks that stand aside, each under the number of its mark."""

    kept: list[str] = field(default_factory=list)

    def set_aside(self, block: str) -> str:
        """A comment that Markdown takes for a block of HTML, in the place of the block."""
        self.kept.append(block)
        return f"<!--\ue002{len(self.kept) - 1}\ue003-->"

    def put_back(self, html: str, page: Any, **_: object) -> str:
        """The engine's event: the page with its blocks, their ids known to who checks links."""
        shown = [int(number) for number in _MARK.findall(html)]
        for number in shown:
            page.present_anchor_ids.update(_ID.findall(self.kept[number]))
        whole = self.filled(html)
        for number in shown:
            self.kept[number] = ""  # a page is rendered once in a build
        return whole

    def filled(self, html: str) -> str:
        """A page's HTML with each block in the place of its mark."""
        return _MARK.sub(lambda mark: self.kept[int(mark[1])], html)
