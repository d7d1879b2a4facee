"""Where the files of a local edition lie in a site, and what the frame shows of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from macros.guide import Guide
from macros.guide.model.colour import DARK, LIGHT, SOFT_INK, mixed, nearest_readable, soft
from macros.guide.model.edition import Colours

STYLE = "assets/edition/edition.css"
ARMS_FOLDER = "assets/edition"


def statements(guide: Guide, words: Mapping[str, Any]) -> list[dict[str, str]]:
    """The statements that the owner links to, with title and address."""
    edition = guide.edition
    given = {
        "accessibility": edition.accessibility_statement,
        "privacy": edition.privacy_statement,
    }
    return [
        {"kind": kind, "title": words["statements"][kind]["title"], "url": str(url)}
        for kind, url in given.items()
        if url
    ]


def left_to_owner(guide: Guide, words: Mapping[str, Any]) -> dict[str, str]:
    """What the edition doesn't give, and whoever hosts a copy may fill in: titles by kind."""
    given = {found["kind"] for found in statements(guide, words)}
    titles = {kind: said["title"] for kind, said in words["statements"].items()}
    contact = {} if guide.edition.contact else {"contact": words["contact"]}
    return {kind: title for kind, title in titles.items() if kind not in given} | contact


def frame_of(guide: Guide) -> dict[str, str]:
    """What every page's frame shows of the edition; empty where it has nothing of the kind."""
    edition = guide.edition
    named = guide.local or edition.number or edition.owner
    return {
        "edition": edition.name,
        "local_name": edition.name if named else "",
        "edition_style": STYLE if edition.colours else "",
        "edition_tokens": style(edition.colours) if edition.colours else "",
        "arms": f"{ARMS_FOLDER}/{guide.arms.name}" if guide.arms else "",
    }


def style(colours: Colours) -> str:
    """The tokens of an edition's colours, for light and dark.

    Dark ones are the nearest that can be read on the dark grounds; soft grounds are at most a tenth
    of the colour, so that every ink can be read on them too.
    """
    light, dark = _tokens(colours, LIGHT[0]), _tokens(_dark(colours), DARK[0])
    return (
        f":root {{{light}}}\n"
        f"@media screen and (prefers-color-scheme: dark) {{ :root {{{dark}}} }}\n"
    )


def _dark(colours: Colours) -> Colours:
    grounds = (*DARK, mixed(DARK[0], "#ffffff", 0.12))
    return Colours(
        primary=nearest_readable(colours.primary, grounds),
        accent=nearest_readable(colours.accent, grounds),
    )


def _tokens(colours: Colours, paper: str) -> str:
    inks = (colours.primary, colours.accent, SOFT_INK[paper])
    values = {
        "primary": colours.primary,
        "primary-soft": soft(paper, colours.primary, inks),
        "on-primary": paper,
        "accent": colours.accent,
        "accent-soft": soft(paper, colours.accent, inks),
        "focus": colours.accent,
    }
    return " ".join(f"--g-{name}: {value};" for name, value in values.items())
