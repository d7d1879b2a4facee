"""Files that are made already, by what they are made of: safe to delete, and checked when read."""

from __future__ import annotations

import hashlib
import json
import os
import time
from functools import cache
from importlib.metadata import version
from pathlib import Path

from macros.takeaway.made import Made

# The libraries whose versions decide the bytes.
LIBRARIES = (
    *("weasyprint", "pydyf", "tinycss2", "tinyhtml5", "cssselect2", "fonttools", "pikepdf"),
    *("segno", "font-source-sans-pro", "python-docx", "xlsxwriter", "icalendar", "jinja2"),
)
KEPT_DAYS = 30


class Cache:
    """A folder of files, each named by the hash of what it was made of.

    `system` is what else decides the bytes: the version of the system library that sets text.
    """

    def __init__(self, folder: Path, system: str = "") -> None:
        self.folder = folder
        self._made_by = f"{_code()} {system}"

    def key(self, fingerprint: str) -> str:
        """The name of what a fingerprint gives with this code and these libraries."""
        return hashlib.sha256(f"{self._made_by} {fingerprint}".encode()).hexdigest()

    def get(self, fingerprint: str) -> Made | None:
        """What was made before; None if nothing was, or if the file is not as it was written."""
        path = self.folder / self.key(fingerprint)
        try:
            head, _, content = path.read_bytes().partition(b"\n")
            said = json.loads(head)
            whole = said["sha256"] == hashlib.sha256(content).hexdigest()
            made = Made(content, said["pages"], said["said"])
        except (OSError, ValueError, KeyError, TypeError):
            return None
        if not whole:
            return None
        os.utime(path)
        return made

    def put(self, fingerprint: str, made: Made) -> None:
        """Keep what was made; written beside and moved, so that nobody reads half a file."""
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self.folder / self.key(fingerprint)
        digest = hashlib.sha256(made.content).hexdigest()
        head = json.dumps({"sha256": digest, "pages": made.pages, "said": made.said})
        beside = path.with_suffix(f".{os.getpid()}")
        beside.write_bytes(head.encode() + b"\n" + made.content)
        beside.replace(path)

    def tidy(self) -> None:
        """Remove what nothing has asked for in a month."""
        oldest = time.time() - KEPT_DAYS * 24 * 3600
        for path in self.folder.glob("*"):
            if path.stat().st_mtime < oldest:
                path.unlink(missing_ok=True)


@cache
def _code() -> str:
    """A hash of this package's code and of the versions of what it uses."""
    digest = hashlib.sha256()
    folder = Path(__file__).parent
    for path in sorted(folder.rglob("*.py")):
        digest.update(f"{path.relative_to(folder)}".encode() + path.read_bytes())
    digest.update(" ".join(f"{name}={version(name)}" for name in LIBRARIES).encode())
    return digest.hexdigest()
