"""Rules of where a site points: to pages, anchors and files that are there, and nowhere else."""

from __future__ import annotations

import posixpath
from collections.abc import Container, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from macros.guide import Problem
from macros.guide.reading.problems import quoted, suggestion
from macros.host.html import CSS_ADDRESS, Page

_ELSEWHERE = {"mailto", "tel", "data", "blob"}
_LOST = "404.html"  # shown at any depth: its addresses are absolute, or not there


def links(pages: Mapping[str, Page], site: Path) -> Iterator[Problem]:
    """Every link inside the site leads to a page or file, and to an anchor on it."""
    for name, page in pages.items():
        for address, line in page.links:
            parts = urlsplit(address)
            if parts.scheme in {*_ELSEWHERE, "http", "https"} or parts.netloc or name == _LOST:
                continue
            message = _missing(name, address, site, pages)
            if message is None:
                message = _anchor(name, address, pages)
            if message is not None:
                yield Problem(name, line, message)


def requests(pages: Mapping[str, Page], site: Path) -> Iterator[Problem]:
    """What a browser asks for by itself lies in the site."""
    for name, page in pages.items():
        for address, line in page.fetched:
            if name == _LOST and address.startswith("/"):
                continue
            message = _unfetchable(name, address, site)
            if message is not None:
                yield Problem(name, line, message)


def styles(site: Path) -> Iterator[Problem]:
    """Style sheets ask for files of the site only."""
    for path in sorted(site.rglob("*.css")):
        name, text = path.relative_to(site).as_posix(), path.read_text(encoding="utf-8")
        for match in CSS_ADDRESS.finditer(text):
            message = _unfetchable(name, match[1] or match[2], site)
            if message is not None:
                yield Problem(name, text.count("\n", 0, match.start()) + 1, message)


def _unfetchable(name: str, address: str, site: Path) -> str | None:
    parts = urlsplit(address)
    if parts.scheme in _ELSEWHERE or address.startswith("#"):
        return None
    if parts.scheme or parts.netloc:
        return f"found a request to {quoted(address)}, expected none outside the site"
    return _missing(name, address, site)


@lru_cache(maxsize=1 << 14)  # pages share their menu and their foot
def place(name: str, address: str) -> str:
    """The path in the site that `address` means on the page `name`; begins with «..» outside it."""
    path = unquote(urlsplit(address).path)
    if not path:
        return name
    found = posixpath.normpath(posixpath.join(posixpath.dirname(name), path))
    if path.endswith("/") or path.split("/")[-1] in (".", ".."):
        found = posixpath.normpath(posixpath.join(found, "index.html"))
    return found


def _missing(name: str, address: str, site: Path, pages: Container[str] = ()) -> str | None:
    if address.startswith("/"):
        return f"found the address {quoted(address)}, expected one that holds under a sub-path"
    target = place(name, address)
    if target.startswith(".."):
        return f"found the address {quoted(address)}, which leads out of the site"
    if target in pages or (site / target).is_file():
        return None
    known = [path.relative_to(site).as_posix() for path in site.rglob(f"*{Path(target).suffix}")]
    hint = suggestion(target, known)
    return f"found the address {quoted(address)}, where nothing is, expected a page or file{hint}"


def _anchor(name: str, address: str, pages: Mapping[str, Page]) -> str | None:
    fragment = unquote(urlsplit(address).fragment)
    target = place(name, address)
    if not fragment or fragment.startswith(":~:") or target not in pages:
        return None
    anchors = pages[target].anchors
    if fragment in anchors:
        return None
    hint = suggestion(fragment, anchors)
    return f"found the anchor «#{fragment}», which {target} doesn't have, expected one{hint}"
