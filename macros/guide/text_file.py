"""A file's text, or what is wrong with its bytes."""

from __future__ import annotations

from pathlib import Path

from macros.guide.problems import Problem


def read_text(path: Path, file: str) -> tuple[str | None, list[Problem]]:
    """The file's text, or what is wrong with its bytes. `file` is its name in messages."""
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = (error.strerror or "unknown error").lower()
        return None, [Problem(file, 0, f"found no readable file ({reason}), expected one")]
    if data.startswith(b"\xef\xbb\xbf"):
        message = "found a byte-order mark (BOM), expected UTF-8 without one; save as «UTF-8»"
        return None, [Problem(file, 1, message)]
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        found = f"found the byte 0x{data[error.start]:02X}"
        likely = data[error.start : error.start + 1].decode("cp1252", errors="ignore")
        if likely.isprintable() and likely:
            found += f" («{likely}» in Windows-1252)"
        return None, [Problem(file, line, f"{found}, expected UTF-8; save as «UTF-8»")]
