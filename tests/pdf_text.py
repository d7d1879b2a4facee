"""The text of PDFs as a reader would copy it; each PDF is read once."""

from __future__ import annotations

import contextlib
import functools
import re
from pathlib import Path

import pypdfium2

# What stands for the hyphen at the end of a line in a word that goes on in the next.
_BROKEN = re.compile("[\x02\ufffe](\r?\n)?")


def pages_of(pdf: Path | bytes) -> tuple[str, ...]:
    """The text of each page of a PDF, or of the file at a path."""
    return _read(pdf if isinstance(pdf, bytes) else pdf.read_bytes())


def text_of(pdf: Path | bytes) -> str:
    """All text of a PDF."""
    return "\n".join(pages_of(pdf))


@functools.cache
def _read(content: bytes) -> tuple[str, ...]:
    with contextlib.closing(pypdfium2.PdfDocument(content)) as document:
        texts = (page.get_textpage().get_text_range() for page in document)
        return tuple(_BROKEN.sub("-", text.replace("\r\n", "\n")) for text in texts)
