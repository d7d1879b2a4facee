"""Compressed copies beside the files, for servers that can send them as they are."""

from __future__ import annotations

import gzip
from pathlib import Path

COMPRESSED = {".css", ".csv", ".html", ".ics", ".js", ".json", ".svg", ".txt", ".xml", ".yml"}
SMALLEST = 1024  # bytes; less fits into the same packets of a network either way


def compress(site: Path) -> None:
    """Write `name.gz` beside each text file that becomes smaller by it: same text, same bytes."""
    for path in sorted(site.rglob("*")):
        if path.suffix in COMPRESSED and path.is_file() and path.stat().st_size >= SMALLEST:
            packed = gzip.compress(path.read_bytes(), 9, mtime=0)
            path.with_name(f"{path.name}.gz").write_bytes(packed)
