"""What is wrong with a picture from outside."""

from __future__ import annotations

ONLY_PICTURE = "a picture and nothing else"


class PictureError(Exception):
    """A file is no picture that can be used: `found` and `expected` say why."""

    def __init__(self, found: str, expected: str) -> None:
        super().__init__(f"{found}, expected {expected}")
        self.found = found
        self.expected = expected


def has(what: str) -> PictureError:
    """The error of a picture that is more than a picture: `what` of it."""
    line = " ".join(what.split())
    return PictureError(f"which has «{line if len(line) <= 60 else f'{line[:59]}…'}»", ONLY_PICTURE)
