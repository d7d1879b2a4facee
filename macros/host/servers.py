"""Configurations for the servers a guide is hosted on, written from the site that was just built.

They hold the policy with the hashes of this very build, so they can't fall behind the pages. All of
them work at any address: nothing in them names where the guide stands, except one line that the
host writes for nginx.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import jinja2

from macros.guide import GuideError, Problem
from macros.guide.reading.files import TYPES
from macros.guide.reading.problems import quoted
from macros.host.compression import COMPRESSED, SMALLEST
from macros.host.csp import policy
from macros.host.html import Page
from macros.pages.words import Words

# The theme puts the checksum of a file into its name: such a file never changes.
UNCHANGING = r"\.[0-9a-f]{8}\.min\.(css|js)"

# What a server keeps to itself: whatever lies behind a name that begins with a dot. One such folder
# is for others to read (RFC 8615): certificates are asked for through it.
HIDDEN = r"\.(?!well-known(?:/|$))"

_FRAMES = "FRAME_ANCESTORS"
_ORIGIN = r"(https?://)?(\*\.)?[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:([0-9]+|\*))?"
_templates = jinja2.Environment(
    loader=jinja2.FileSystemLoader(Path(__file__).parent / "templates"),
    undefined=jinja2.StrictUndefined,
    autoescape=jinja2.select_autoescape(["config"]),  # the XML; the others hold no markup
    keep_trailing_newline=True,
    trim_blocks=True,
    lstrip_blocks=True,
)


def frame_ancestors() -> str:
    """Who may show the guide in a frame: FRAME_ANCESTORS, by default only the guide's own server.

    Raises GuideError for what is no list of origins.
    """
    given = os.environ.get(_FRAMES, "").split()
    if given in ([], ["'self'"], ["self"]):
        return "'self'"
    if given in (["'none'"], ["none"]):
        return "'none'"
    for origin in given:
        if origin != "'self'" and not re.fullmatch(_ORIGIN, origin, re.IGNORECASE):
            message = f"found {quoted(origin)}, expected 'self', 'none' or origins such as "
            raise GuideError([Problem(_FRAMES, 0, message + "https://portal.example.org")])
    return " ".join(given)


def write_kit(site: Path, pages: Iterable[Page], words: Words) -> None:
    """Write `csp.txt` and a configuration for each server of a site with these pages.

    Raises GuideError for an odd file.
    """
    rule = policy(pages, frame_ancestors())
    (site / "csp.txt").write_text(rule + "\n", encoding="utf-8")
    given: dict[str, Any] = {
        "headers": headers(rule),
        "types": _types(site),
        "compressed": sorted(COMPRESSED),
        "texts": sorted(COMPRESSED | {".conf", ".yaml"}),
        "smallest": SMALLEST,
        "unchanging": UNCHANGING,
        "hidden": HIDDEN,
        "words": words["hosting"],
        "policy": rule,
    }
    # What each file is made from, and where in the site it stands.
    nginx = f"{words['addresses']['server']}/nginx.conf"
    files = {"nginx.conf": nginx, "htaccess": ".htaccess", "web.config": "web.config"}
    for name, place in files.items():
        path = site / place
        path.parent.mkdir(exist_ok=True)
        text = _templates.get_template(name).render(given)
        path.write_text(text, encoding="utf-8", newline="\n")


def headers(rule: str) -> dict[str, str]:
    """The headers that every answer carries."""
    return {
        "Content-Security-Policy": rule,
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
    }


def _types(site: Path) -> dict[str, str]:
    """The types of the kinds of file that the site holds, and of those the kit adds to it."""
    found = {path.suffix: path for path in sorted(site.rglob("*")) if path.is_file()}
    kinds = {suffix: path for suffix, path in found.items() if suffix and suffix != ".config"}
    odd = [
        Problem(
            path.relative_to(site).as_posix(),
            0,
            f"found the kind of file «{suffix}», expected one of TYPES in files.py",
        )
        for suffix, path in kinds.items()
        if suffix not in TYPES and not path.name.startswith(".")
    ]
    if odd:
        raise GuideError(odd)
    used = {*kinds, ".conf", ".gz", ".json", ".sha256", ".txt", ".zip"} & TYPES.keys()
    return {suffix: TYPES[suffix] for suffix in sorted(used)}
