"""The system library that sets the text of PDFs, and how to get it where it is missing."""

from __future__ import annotations

from macros.guide.reading.problems import Problem

WHERE = (
    "Debian, Ubuntu: sudo apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
    "macOS: brew install pango",
    "Windows: winget install MSYS2.MSYS2, then in its shell: pacman -S mingw-w64-ucrt-x86_64-pango",
)


def pango_version() -> str | None:
    """The version of Pango on this machine, as one number; None when it is missing.

    It says too whether fonts are cut down by another library than usual, which changes the bytes.
    Takes half a second the first time.
    """
    try:
        from weasyprint.text.ffi import harfbuzz_subset, pango
    except OSError:
        return None
    version = str(pango.pango_version())
    return version if harfbuzz_subset else f"{version} without harfbuzz-subset"


def missing() -> Problem:
    """What a build says that can't make PDFs."""
    ways = "\n  ".join(WHERE)
    message = (
        "found no Pango on this machine, expected it for the PDFs. Install it:\n"
        f"  {ways}\nor build without files to download: TAKEAWAY=0 make site"
    )
    return Problem("Pango", 0, message)
