"""The Content Security Policy of a built site: only its own files, and the scripts it has inline.

Inline scripts are allowed by their hashes (CSP Level 3, §2.3.1: base64 of the SHA-256 of the text),
so that a server needs no `unsafe-inline`.
"""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

# A script of another type than these is data, and no policy applies to it.
_EXECUTED = {"", "text/javascript", "application/javascript", "module"}


# A regular expression will do, and takes a tenth of the time of a parser: neither kind of element
# can hold its own end tag, and a hash too many (of one inside a comment) allows nothing.
_ELEMENT = re.compile(r"<(script|style)\b([^>]*)>(.*?)</\1>", re.DOTALL | re.IGNORECASE)
_TYPE = re.compile(r"\btype=[\"']?([^\"'\s>]*)", re.IGNORECASE)
_SOURCE = re.compile(r"\bsrc=", re.IGNORECASE)


def inline(html: str) -> dict[str, set[str]]:
    """The texts of a page's inline scripts and styles."""
    found: dict[str, set[str]] = {"script": set(), "style": set()}
    for kind, attributes, text in _ELEMENT.findall(html):
        given = _TYPE.search(attributes)
        runs = (given[1].lower() if given else "") in _EXECUTED and not _SOURCE.search(attributes)
        if text and (kind.lower() == "style" or runs):
            found[kind.lower()].add(text)
    return found


def policy(site: Path, frame_ancestors: str) -> str:
    """The policy that lets every page of `site` run, as the value of the header.

    `frame_ancestors` says who may show the pages in a frame.
    """
    hashes: dict[str, set[str]] = {"script": set(), "style": set()}
    for path in site.rglob("*.html"):
        for kind, texts in inline(path.read_text(encoding="utf-8")).items():
            hashes[kind] |= {_hash(text) for text in texts}
    directives = [
        "default-src 'self'",
        " ".join(["script-src 'self'", *sorted(hashes["script"])]),
        " ".join(["style-src 'self'", *sorted(hashes["style"])]),
        "img-src 'self' data:",
        "worker-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        f"frame-ancestors {frame_ancestors}",
    ]
    return "; ".join(directives)


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
