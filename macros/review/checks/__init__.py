"""What must hold of a built site, whichever engine and server it meets.

`check_site` reads a folder and returns the problems; it builds nothing and asks nobody.
"""

from __future__ import annotations

from itertools import chain
from pathlib import Path

from macros.guide import Problem
from macros.host.html import read_site
from macros.review.checks import downloads, files, pages, references

__all__ = ["check_site"]


def check_site(site: Path) -> list[Problem]:
    """Every problem of the built site, in the order of its files."""
    found, facts = read_site(site), files.facts(site)
    rules = (
        pages.headings(found),
        pages.titles(found),
        pages.ids(found),
        pages.files(site),
        references.links(found, site),
        references.requests(found, site),
        references.styles(site),
        pages.empty(found),
        pages.languages(found, str(facts.get("language", ""))),
        files.empty(site),
        files.raw(site),
        files.styled(found) if facts else (),
        *(downloads.listed(found, site, folder) for folder in downloads.folders(site, facts)),
    )
    return sorted(set(chain.from_iterable(rules)))
