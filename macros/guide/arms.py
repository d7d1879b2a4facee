"""The coat of arms of an edition: a picture that can be shown anywhere and does nothing else."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass
from pathlib import Path

LARGEST = 200_000  # bytes
_TYPES = {".svg": "image/svg+xml", ".png": "image/png"}
# What makes an SVG more than a picture: scripts, foreign content, entities, things from elsewhere.
_ACTIVE = re.compile(
    r"<script|<foreignObject|<!ENTITY|<!DOCTYPE|\son\w+\s*=|@import|url\(\s*['\"]?(?!#)"
    r"|href\s*=\s*['\"](?!#|data:image/png)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Arms:
    """A picture: its file name and its bytes."""

    name: str
    content: bytes

    @property
    def data_uri(self) -> str:
        """The picture as an address that holds it."""
        text = base64.b64encode(self.content).decode()
        return f"data:{_TYPES[Path(self.name).suffix.lower()]};base64,{text}"


def read_arms(folder: Path, name: str) -> tuple[Arms | None, str]:
    """The picture `name` in `folder`; or None and what is wrong, to complete «found …»."""
    path = folder / name
    if Path(name).name != name:
        return None, f"«{name}», expected the name of a file beside this one"
    if path.suffix.lower() not in _TYPES:
        return None, f"«{name}», expected an SVG or PNG file"
    if not path.is_file():
        return None, f"«{name}», which isn't there, expected a file beside this one"
    content = path.read_bytes()
    if len(content) > LARGEST:
        size = round(len(content) / 1000)
        return None, f"«{name}» of {size} kB, expected at most {LARGEST // 1000} kB"
    if path.suffix.lower() == ".png":
        wrong = not content.startswith(b"\x89PNG\r\n\x1a\n")
        return (
            (None, f"«{name}», which is no PNG, expected one")
            if wrong
            else (Arms(name, content), "")
        )
    active = _ACTIVE.search(content.decode("utf-8", "replace"))
    if active or b"<svg" not in content:
        what = f"which has «{active[0].strip()}»" if active else "which is no SVG"
        return None, f"«{name}», {what}, expected a picture and nothing else"
    return Arms(name, content), ""
