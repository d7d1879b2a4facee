"""The Content Security Policy of a built site: only its own files, and the scripts it has inline.

Inline scripts are allowed by their hashes (CSP Level 3, §2.3.1: base64 of the SHA-256 of the text),
so that a server needs no `unsafe-inline`.
"""

from __future__ import annotations

import base64
import hashlib
from html.parser import HTMLParser
from pathlib import Path

# A script of another type than these is data, and no policy applies to it.
_EXECUTED = {"", "text/javascript", "application/javascript", "module"}


class _Inline(HTMLParser):
    """Collects the text of inline scripts and styles."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.found: dict[str, list[str]] = {"script": [], "style": []}
        self._open: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        runs = (given.get("type") or "").lower() in _EXECUTED and "src" not in given
        if tag == "style" or (tag == "script" and runs):
            self._open = tag
            self.found[tag].append("")

    def handle_data(self, data: str) -> None:
        if self._open:
            self.found[self._open][-1] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == self._open:
            self._open = None


def policy(site: Path) -> str:
    """The policy that lets every page of `site` run, as the value of the header."""
    hashes: dict[str, set[str]] = {"script": set(), "style": set()}
    for path in site.rglob("*.html"):
        parser = _Inline()
        parser.feed(path.read_text(encoding="utf-8"))
        for kind, texts in parser.found.items():
            hashes[kind] |= {_hash(text) for text in texts if text}
    directives = [
        "default-src 'self'",
        " ".join(["script-src 'self'", *sorted(hashes["script"])]),
        " ".join(["style-src 'self'", *sorted(hashes["style"])]),
        "img-src 'self' data:",
        "worker-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
    ]
    return "; ".join(directives)


def write_policy(site: Path) -> None:
    """Write `csp.txt`: the policy on one line."""
    (site / "csp.txt").write_text(policy(site) + "\n", encoding="utf-8")


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
