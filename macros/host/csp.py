"""The Content Security Policy of a built site: only its own files, and the scripts it has inline.

Inline scripts are allowed by their hashes (CSP Level 3, §2.3.1: base64 of the SHA-256 of the text),
so that a server needs no `unsafe-inline`.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable

from macros.host.html import Page


def policy(pages: Iterable[Page], frame_ancestors: str) -> str:
    """The policy that lets every one of `pages` run, as the value of the header.

    `frame_ancestors` says who may show the pages in a frame.
    """
    hashes: dict[str, set[str]] = {"script": set(), "style": set()}
    for page in pages:
        hashes["script"] |= {_hash(text) for text in page.scripts}
        hashes["style"] |= {_hash(text) for text in page.styles}
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
