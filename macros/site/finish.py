"""What a site needs after the engine has built it: each step is a function of the folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from macros.site.csp import write_policy

Step = Callable[[Path], None]


def drop_source_maps(site: Path) -> None:
    """Remove the theme's source maps: they serve its developers, not the reader."""
    for path in site.rglob("*.map"):
        path.unlink()


def drop_empty_sitemap(site: Path) -> None:
    """Remove a sitemap without addresses: without a site address there is nothing to put in it."""
    sitemap = site / "sitemap.xml"
    if sitemap.exists() and "<loc>http" not in sitemap.read_text(encoding="utf-8"):
        sitemap.unlink()
    (site / "sitemap.xml.gz").unlink(missing_ok=True)


def offline_index(site: Path) -> None:
    """Write the search index as a script as well: from a disk, a browser lets nothing be fetched.

    The theme reads `__index` from `search/search_index.js` when the address begins with file:.
    """
    index = site / "search" / "search_index.json"
    if index.exists():
        text = index.read_text(encoding="utf-8")
        index.with_suffix(".js").write_text(f"var __index = {text}", encoding="utf-8")


STEPS: tuple[Step, ...] = (drop_source_maps, drop_empty_sitemap, offline_index, write_policy)


def finish(site: Path) -> None:
    """Run every step on the built site."""
    for step in STEPS:
        step(site)
