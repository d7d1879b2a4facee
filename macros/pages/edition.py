"""Where the files of a local edition lie in a site, and what the frame shows of it."""

from __future__ import annotations

from macros.guide import Guide

STYLE = "assets/edition/edition.css"
ARMS_FOLDER = "assets/edition"


def frame_of(guide: Guide) -> dict[str, str]:
    """What every page's frame shows of the edition; empty where it has nothing of the kind."""
    edition = guide.edition
    named = guide.local or edition.number or edition.owner
    return {
        "edition": edition.name,
        "local_name": edition.name if named else "",
        "edition_style": STYLE if edition.colours else "",
        "arms": f"{ARMS_FOLDER}/{guide.arms.name}" if guide.arms else "",
    }
