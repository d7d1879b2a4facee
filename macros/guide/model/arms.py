"""The coat of arms of an edition: a picture that can be shown anywhere."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from pathlib import Path

TYPES = {".svg": "image/svg+xml", ".png": "image/png"}


@dataclass(frozen=True)
class Arms:
    """A picture: the name it is published under, and its bytes, which are our own writing of it."""

    name: str
    content: bytes

    @property
    def data_uri(self) -> str:
        """The picture as an address that holds it."""
        text = base64.b64encode(self.content).decode()
        return f"data:{TYPES[Path(self.name).suffix.lower()]};base64,{text}"
