"""Files that are made already, by what they are made of: safe to delete, and checked when read."""

from __future__ import annotations

import hashlib
import json
import os
import re
import sys
import time
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from macros.downloads.pdf.font_files import CUTS, font_file
from macros.downloads.rendered import RenderedFile

# The libraries that make the bytes; those that they rest on count too.
LIBRARIES = (
    *("weasyprint", "pydyf", "fonttools", "pikepdf", "segno", "font-source-sans-pro"),
    *(
        "python-docx",
        "xlsxwriter",
        "icalendar",
        "jinja2",
        "markupsafe",
        "ruamel.yaml",
        "markdown",
        "lxml",
    ),
)
# The packages whose code decides what stands in a file.
_PACKAGES = ("guide", "pages", "downloads")
KEPT_DAYS = 30


class Cache:
    """A folder of files, each named by the hash of what it was made of.

    `system` is what else decides the bytes: the version of the system library that sets text.
    """

    def __init__(self, folder: Path, system: str = "") -> None:
        self.folder = folder
        self._made_by = f"{_generator()} {system}"

    def key(self, fingerprint: str) -> str:
        """The name of what a fingerprint gives with this code and these libraries."""
        return hashlib.sha256(f"{self._made_by} {fingerprint}".encode()).hexdigest()

    def get(self, fingerprint: str) -> RenderedFile | None:
        """What was made before; None if nothing was, or if the file is not as it was written."""
        path = self.folder / self.key(fingerprint)
        try:
            head, _, content = path.read_bytes().partition(b"\n")
            said = json.loads(head)
            whole = said["sha256"] == hashlib.sha256(content).hexdigest()
            made = RenderedFile(content, said["pages"], said["said"])
        except (OSError, ValueError, KeyError, TypeError):
            return None
        if not whole:
            return None
        with suppress(OSError):  # a cache that may only be read is used all the same
            os.utime(path)
        return made

    def put(self, fingerprint: str, made: RenderedFile) -> None:
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
            with suppress(FileNotFoundError):  # another process has moved it into place
                if path.stat().st_mtime < oldest:
                    path.unlink()


@cache
def _generator() -> str:
    """What makes the files in this process: started anew when the code is edited."""
    return made_by(Path(__file__).parents[1])


def made_by(macros: Path) -> str:
    """A hash of all that decides the bytes beside the data, the styles and the words: the code that
    files are made by (in the folder `macros`), the fonts, and the versions of libraries, Python and
    its compression.
    """
    digest = hashlib.sha256(f"{sys.version} {zlib.ZLIB_RUNTIME_VERSION}".encode())
    for path in sorted(path for name in _PACKAGES for path in (macros / name).rglob("*.py")):
        digest.update(path.relative_to(macros).as_posix().encode() + path.read_bytes())
    for cut, *_ in CUTS:
        digest.update(font_file(cut).read_bytes())
    digest.update(" ".join(sorted(_versions(LIBRARIES))).encode())
    return digest.hexdigest()


def _versions(names: Iterable[str]) -> set[str]:
    """«name=version» of installed packages, and of those that they require."""
    found: dict[str, str] = {}
    waiting = list(names)
    while waiting:
        name = re.sub(r"[-_.]+", "-", waiting.pop()).lower()
        if name not in found:
            found[name], required = _installed(name)
            waiting += required
    return {f"{name}={version}" for name, version in found.items()}


def _installed(name: str) -> tuple[str, Iterator[str]]:
    """The version of a package and what it requires; one for another system isn't there."""
    try:
        package = distribution(name)
    except PackageNotFoundError:
        return "", iter(())
    needed = (text for text in package.requires or () if "extra ==" not in text)
    return package.version, (re.split(r"[^\w.-]", text, maxsplit=1)[0] for text in needed)
