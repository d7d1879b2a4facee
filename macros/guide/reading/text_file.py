"""A file's text, or what is wrong with its bytes."""

from __future__ import annotations

from pathlib import Path

from macros.guide.model.characters import lines_of, unfit
from macros.guide.reading.problems import Problem


def read_text(path: Path, file: str) -> tuple[str | None, list[Problem]]:
    r"""The file's text with \n at the end of each line, or what is wrong with its bytes.

    `file` is its name in messages.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = (error.strerror or "unknown error").lower()
        return None, [Problem(file, 0, f"found no readable file ({reason}), expected one")]
    if data.startswith(b"\xef\xbb\xbf"):
        message = "found a byte-order mark (BOM), expected UTF-8 without one; save as «UTF-8»"
        return None, [Problem(file, 1, message)]
    try:
        return data.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n"), []
    except UnicodeDecodeError as error:
        before = data[: error.start].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        line = before.count(b"\n") + 1
        found = f"found the byte 0x{data[error.start]:02X}"
        likely = data[error.start : error.start + 1].decode("cp1252", errors="ignore")
        if likely.isprintable() and likely:
            found += f" («{likely}» in Windows-1252)"
        return None, [Problem(file, line, f"{found}, expected UTF-8; save as «UTF-8»")]


def unfit_lines(text: str, file: str, first_line: int = 1, allowed: str = "") -> list[Problem]:
    """A problem for each line with a character that no text may hold, but for those `allowed`."""
    text = text.translate(dict.fromkeys(map(ord, allowed))) if allowed else text
    if unfit(text) is None:
        return []
    return [
        Problem(file, number, f"found {found}, expected text")
        for number, line in enumerate(lines_of(text), start=first_line)
        if (found := unfit(line))
    ]
