"""A local edition as a part of a site: which file it is, and what pages load of its own."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from macros.guide import Guide, GuideError, Problem
from macros.guide.colour import DARK, LIGHT, SOFT_INK, mixed, nearest_readable, soft
from macros.guide.edition import Colours
from macros.pages.edition import ARMS_FOLDER, STYLE

EXAMPLE = Path("data") / "editions"


def edition_file() -> Path | None:
    """The file that `EDITION` names, from where the command is run; None for the national edition.

    Raises GuideError for a file that isn't there.
    """
    named = os.environ.get("EDITION", "")
    if not named:
        return None
    path = Path(named).absolute()
    if not path.is_file():
        message = "found no such file, expected the local edition that EDITION names"
        raise GuideError([Problem(named, 0, message)])
    return path


def write_edition(guide: Guide, site: Path) -> None:
    """Write the edition's colours and coat of arms into the site, where it has them."""
    if guide.edition.colours:
        path = site / STYLE
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(style(guide.edition.colours), encoding="utf-8")
    if guide.arms:
        folder = site / ARMS_FOLDER
        folder.mkdir(parents=True, exist_ok=True)
        (folder / guide.arms.name).write_bytes(guide.arms.content)


def style(colours: Colours) -> str:
    """The tokens of an edition's colours, for light and dark.

    Dark ones are the nearest that can be read on the dark grounds; soft grounds are at most a tenth
    of the colour, so that every ink can be read on them too.
    """
    dark = f":root {{{_tokens(_dark(colours), DARK[0])}}}"
    return (
        f":root {{{_tokens(colours, LIGHT[0])}}}\n"
        f"@media screen and (prefers-color-scheme: dark) {{ {dark} }}\n"
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


def start_edition(docs: Path, target: Path) -> list[Path]:
    """Copy the commented example to begin with; returns what was written.

    Raises GuideError when the file is there already: an edition is never written over.
    """
    if target.exists():
        message = "found a file already, expected none; it is left as it is"
        raise GuideError([Problem(target.name, 0, message)])
    example = docs / EXAMPLE
    written = []
    for path in sorted(example.iterdir()):
        to = target if path.suffix == ".yml" else target.with_name(path.name)
        if to == target:
            to.write_text(_with_schema(path, docs, to), encoding="utf-8")
        elif not to.exists():
            shutil.copyfile(path, to)
        else:
            continue
        written.append(to)
    return written


def _with_schema(example: Path, docs: Path, target: Path) -> str:
    """The example's text, naming its schema from where the copy will lie."""
    schema = os.path.relpath(docs / "data" / "schema" / "edition.json", target.parent)
    rest = example.read_text(encoding="utf-8").split("\n", 1)[1]
    return f"# yaml-language-server: $schema={Path(schema).as_posix()}\n{rest}"
