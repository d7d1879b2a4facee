"""What comes out of a renderer."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class RenderedFile:
    """A file's bytes, how many pages it has (None where pages mean nothing), and what to say."""

    content: bytes
    pages: int | None = None
    said: str = ""
