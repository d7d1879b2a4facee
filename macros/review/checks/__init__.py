"""What must hold of a built site, whichever engine and server it meets.

`check_site` reads a folder and returns the problems; it builds nothing and asks nobody.
"""

from __future__ import annotations

from itertools import chain
from pathlib import Path

from macros.guide import Problem
from macros.host.html import read_site
from macros.review.checks import downloads, pages, references

__all__ = ["check_site"]


def check_site(site: Path) -> list[Problem]:
    """Every problem of the built site, in the order of its files."""
    found = read_site(site)
    rules = (
        pages.headings(found),
        pages.titles(found),
        pages.ids(found),
        pages.files(site),
        references.links(found, site),
        references.requests(found, site),
        references.styles(site),
        downloads.listed(found, site),
    )
    return sorted(set(chain.from_iterable(rules)))
