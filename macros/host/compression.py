"""Compressed copies beside the files, for servers that can send them as they are."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Callable, Collection
from pathlib import Path

COMPRESSED = {".css", ".csv", ".html", ".ics", ".js", ".json", ".svg", ".txt", ".xml", ".yml"}
SMALLEST = 1024  # bytes; less fits into the same packets of a network either way
LEVEL = 7  # of 9, which makes the copies a third of a per cent smaller in half as much time again
# RFC 1952: deflated, no flags, no time, no system: the same bytes wherever they are made.
_HEAD = b"\x1f\x8b\x08\0\0\0\0\0\0\xff"
_ENTRY = struct.Struct("<26xHH")  # of a zip: how long the name of an entry is, and its extra field


def compress(site: Path, left_out: Collection[Path] = (), archive: Path | None = None) -> None:
    """Write `name.gz` beside each text file that becomes smaller by it: same text, same bytes.

    Not beside those `left_out`, paths in the site: what no server sends, or what its owner changes,
    since servers would send the copy. What an `archive` of the site in one folder, deflated at
    `LEVEL`, holds of the same bytes is taken from there.
    """
    deflated = _deflated_in(archive) if archive else _deflated
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site)
        if path.suffix not in COMPRESSED or name in left_out or not path.is_file():
            continue
        data = path.read_bytes()
        if len(data) >= SMALLEST:
            tail = struct.pack("<LL", zlib.crc32(data), len(data))
            packed = b"".join((_HEAD, deflated(name.as_posix(), data), tail))
            path.with_name(f"{path.name}.gz").write_bytes(packed)


def _deflated(_name: str, data: bytes) -> bytes:
    """Data deflated, without a head."""
    return zlib.compress(data, LEVEL, wbits=-zlib.MAX_WBITS)


def _deflated_in(archive: Path) -> Callable[[str, bytes], bytes]:
    """Gives the deflated data of a file by its name, from the archive if they are the same."""
    with zipfile.ZipFile(archive) as opened:
        entries = {entry.filename.partition("/")[2]: entry for entry in opened.infolist()}

    def deflated(name: str, data: bytes) -> bytes:
        entry = entries.get(name)
        if not entry or (entry.CRC, entry.file_size) != (zlib.crc32(data), len(data)):
            return _deflated(name, data)
        with archive.open("rb") as file:
            file.seek(entry.header_offset)
            file.seek(sum(_ENTRY.unpack(file.read(_ENTRY.size))), 1)
            return file.read(entry.compress_size)

    return deflated
