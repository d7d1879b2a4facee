"""What a finished site consists of: every file with its size and checksum.

`manifest.json` is for `verify`; `sjekksummer.txt` says the same to `sha256sum --check`, for a host
that has no Python.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
from dataclasses import dataclass
from pathlib import Path

from macros.guide import Guide

NAME = "manifest.json"
SUMS = "sjekksummer.txt"


@dataclass(frozen=True)
class Entry:
    """A file of the site as it was built."""

    size: int
    sha256: str

    @classmethod
    def of(cls, data: bytes) -> Entry:
        return cls(len(data), hashlib.sha256(data).hexdigest())


@dataclass(frozen=True)
class Manifest:
    """A finished site: which guide it is, and its files by path."""

    guide: str
    version: str
    edition: str
    law_as_of: str
    files: dict[str, Entry]

    @classmethod
    def read(cls, where: Path) -> Manifest:
        """The manifest of a site: a folder, or the archive of `make offline`.

        Raises OSError or ValueError (with a message) if there is none, or if it can't be read.
        """
        try:
            raw = json.loads(_text(where))
            files = {name: Entry(**entry) for name, entry in raw["files"].items()}
            about = (raw["guide"], raw["version"], raw["edition"], raw["law_as_of"])
        except (KeyError, TypeError, AttributeError, RecursionError, json.JSONDecodeError) as error:
            message = f"{where}: found no readable {NAME} ({type(error).__name__})"
            raise ValueError(f"{message}, expected the one of a built site") from None
        return cls(*about, files)


def files_of(site: Path) -> dict[str, Path]:
    """Every file under a folder by its path in it, sorted; the manifest itself is not counted."""
    found = {p.relative_to(site).as_posix(): p for p in site.rglob("*") if p.is_file()}
    return {name: found[name] for name in sorted(found) if name != NAME}


def write_manifest(site: Path, guide: Guide) -> None:
    """Write `sjekksummer.txt` and `manifest.json` into a site that is otherwise finished."""
    (site / SUMS).unlink(missing_ok=True)
    entries = {name: Entry.of(path.read_bytes()) for name, path in files_of(site).items()}
    sums = "".join(f"{entry.sha256}  {name}\n" for name, entry in entries.items())
    (site / SUMS).write_bytes(sums.encode())
    entries[SUMS] = Entry.of(sums.encode())
    manifest = {
        "schema": 1,
        "guide": guide.settings.slug,
        "version": guide.settings.version,
        "edition": guide.edition.slug,
        "law_as_of": guide.settings.law_as_of.iso if guide.settings.law_as_of else None,
        "files": {name: {"size": e.size, "sha256": e.sha256} for name, e in entries.items()},
    }
    text = json.dumps(manifest, ensure_ascii=False, indent=1) + "\n"
    (site / NAME).write_text(text, encoding="utf-8", newline="\n")


def _text(where: Path) -> str:
    if where.is_file() and zipfile.is_zipfile(where):
        with zipfile.ZipFile(where) as archive:
            names = [name for name in archive.namelist() if name.count("/") == 1]
            inside = next((name for name in names if name.endswith(f"/{NAME}")), None)
            if inside is None:
                raise ValueError(f"{where}: found no {NAME} in the archive, expected a built site")
            return archive.read(inside).decode()
    path = where / NAME
    if not path.is_file():
        raise ValueError(f"{where}: found no {NAME}, expected a built site («make site»)")
    return path.read_text(encoding="utf-8")
