"""Compressed copies beside the files, for servers that can send them as they are."""

from __future__ import annotations

import gzip
from pathlib import Path

COMPRESSED = {".css", ".csv", ".html", ".ics", ".js", ".json", ".svg", ".txt", ".xml", ".yml"}
SMALLEST = 1024  # bytes; less fits into the same packets of a network either way


def compress(site: Path, edited: str = "") -> None:
    """Write `name.gz` beside each text file that becomes smaller by it: same text, same bytes.

    Not beside `edited`, a file that its owner changes: servers would send the copy.
    """
    for path in sorted(site.rglob("*")):
        if path == site / edited or path.suffix not in COMPRESSED or not path.is_file():
            continue
        if path.stat().st_size >= SMALLEST:
            packed = gzip.compress(path.read_bytes(), 9, mtime=0)
            path.with_name(f"{path.name}.gz").write_bytes(packed)
