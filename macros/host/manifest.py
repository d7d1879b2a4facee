"""What a finished site consists of: every file with its size and checksum.

`manifest.json` is for `verify`; a file of checksums says the same to `sha256sum --check`, for a
host that has no Python. The manifest says too in which language the site is, and where its
downloads lie, and which file is its offline copy. The copy, which is a site too, has a manifest
that leaves itself out.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from macros.guide import Guide, PartialDate
from macros.pages.dates import version_state
from macros.pages.words import Words

NAME = "manifest.json"


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
    offline_copy: str = ""  # the path of the archive; empty where there is none
    edited: str = ""  # the path of the file that the owner fills in, which has no checksum

    @classmethod
    def read(cls, where: Path) -> Manifest:
        """The manifest of a site: a folder, or the archive of `make offline`.

        Raises OSError or ValueError (with a message) if there is none, or if it can't be read.
        """
        return cls.parse(_text(where), str(where))

    @classmethod
    def parse(cls, text: str, where: str) -> Manifest:
        """The manifest with this text. Raises ValueError if it can't be read."""
        try:
            raw = json.loads(text)
            files = {name: Entry(**entry) for name, entry in raw["files"].items()}
            about = (raw["guide"], raw["version"], raw["edition"], raw["law_as_of"])
            offline_copy, edited = (str(raw.get(key) or "") for key in ("offline_copy", "edited"))
        except (KeyError, TypeError, AttributeError, RecursionError, json.JSONDecodeError) as error:
            message = f"{where}: found no readable {NAME} ({type(error).__name__})"
            raise ValueError(f"{message}, expected the one of a built site") from None
        return cls(*about, files, offline_copy, edited)


def files_of(site: Path) -> dict[str, Path]:
    """Every file under a folder by its path in it, sorted; the manifest itself is not counted."""
    found = {p.relative_to(site).as_posix(): p for p in site.rglob("*") if p.is_file()}
    return {name: found[name] for name in sorted(found) if name != NAME}


def offline_copy(guide: Guide, words: Words, moment: datetime) -> str:
    """Where in a site its offline copy lies, if it has one.

    Its name says which guide, edition and version it is of, and the minute of what it is made from:
    two copies of a version are told apart.
    """
    name = f"{guide.file_name}-{guide.settings.version}-{moment:%Y-%m-%d-%H%M}.zip"
    return f"{words['addresses']['offline_copy']}/{name}"


def write_manifest(site: Path, guide: Guide, words: Words, moment: datetime) -> None:
    """Write the checksums and `manifest.json` into a site that is otherwise finished.

    `moment` is that of what the site is made from, in UTC. What lies at `offline_copy` is its
    offline copy.
    """
    copy, day = offline_copy(guide, words, moment), PartialDate.parse(f"{moment:%Y-%m-%d}")
    name_of_sums, edited = words["addresses"]["checksums"], words["addresses"]["owner"]
    (site / name_of_sums).unlink(missing_ok=True)
    found = files_of(site)
    edited = edited if found.pop(edited, None) else None
    entries = {name: Entry.of(path.read_bytes()) for name, path in found.items()}
    sums = "".join(f"{entry.sha256}  {name}\n" for name, entry in entries.items())
    (site / name_of_sums).write_bytes(sums.encode())
    entries[name_of_sums] = Entry.of(sums.encode())
    manifest = {
        "schema": 1,
        "guide": guide.settings.slug,
        "version": guide.settings.version,
        "date": day.iso,
        "made_from": f"{moment:%Y-%m-%dT%H:%MZ}",
        "state": version_state(guide, words, day),
        "edition": guide.edition.slug,
        "owner_lacks": list(guide.edition.lacking),
        "law_as_of": guide.settings.law_as_of.iso if guide.settings.law_as_of else None,
        "language": words.language,
        "downloads": words["addresses"]["downloads"],
        "offline_copy": copy if copy in entries else None,
        "edited": edited,
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
