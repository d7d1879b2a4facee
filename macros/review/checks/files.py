"""Rules of the files of a site: none is empty, none is left with a template's signs in it, and
every page has its style sheet.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from macros.guide import Problem
from macros.host.html import Page
from macros.host.manifest import NAME
from macros.review.checks.references import place

_TAG = re.compile(r"\{%|\{\{")


def facts(site: Path) -> Mapping[str, Any]:
    """What the manifest says of the site; nothing where there is none that can be read."""
    try:
        found = json.loads((site / NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def empty(site: Path) -> Iterator[Problem]:
    """No file is empty."""
    for path in sorted(site.rglob("*")):
        if path.is_file() and not path.stat().st_size:
            name = path.relative_to(site).as_posix()
            yield Problem(name, 0, "found an empty file, expected something in it")


def raw(site: Path) -> Iterator[Problem]:
    """No style sheet or script holds what a template should have filled in."""
    for path in sorted((site / "assets").rglob("*.*")):
        if path.suffix not in (".css", ".js"):
            continue
        text = path.read_text(encoding="utf-8")
        if tag := _TAG.search(text):
            line = text.count("\n", 0, tag.start()) + 1
            message = f"found «{tag[0]}» of a template, expected what it stands for"
            yield Problem(path.relative_to(site).as_posix(), line, message)


def styled(pages: Mapping[str, Page]) -> Iterator[Problem]:
    """Every page has a style sheet of the site, or one of its own (what is missing, others say)."""
    for name, page in pages.items():
        sheets = [address for address, _ in page.fetched if place(name, address).endswith(".css")]
        if not page.styles and not sheets:
            yield Problem(name, 0, "found no style sheet, expected one of the site")
