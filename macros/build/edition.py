"""The files of a local edition in a site: colours and arms, and an example to begin with."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from macros.guide import Guide, GuideError, Problem
from macros.guide.reading.files import found
from macros.pages.edition import ARMS_FOLDER, STYLE, style

EXAMPLE = Path("data") / "editions"


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


def start_edition(docs: Path, target: Path) -> list[Path]:
    """Copy the commented example to begin with; returns what was written.

    Raises GuideError when the file is there already: an edition is never written over.
    """
    if target.exists():
        message = "found a file already, expected none; it is left as it is"
        raise GuideError([Problem(target.name, 0, message)])
    example = docs / EXAMPLE
    files = found(example, "*")
    if not any(path.suffix == ".yml" for path in files):
        message = "found no example of an edition, expected one to copy"
        raise GuideError([Problem(example.relative_to(docs.parent).as_posix(), 0, message)])
    written = []
    for path in files:
        to = target if path.suffix == ".yml" else target.with_name(path.name)
        if to == target:
            to.write_text(_with_schema(path, to), encoding="utf-8")
        elif not to.exists():
            shutil.copyfile(path, to)
        else:
            continue
        written.append(to)
    return written


def _with_schema(example: Path, target: Path) -> str:
    """The example's text, naming its schema from where the copy will lie."""
    first, rest = example.read_text(encoding="utf-8").split("\n", 1)
    named, equals, schema = first.partition("$schema=")
    if equals:
        way = os.path.relpath(example.parent / schema, target.parent)
        first = f"{named}{equals}{Path(way).as_posix()}"
    return f"{first}\n{rest}"
