"""A new guide to begin with, written into a folder anywhere on the machine.

What it holds lies as files in `new_guide/`: `common` for every guide, then those of its size. In
them, `@NAME@` and the like stand for what is known only when the guide is made.
"""

from __future__ import annotations

import hashlib
import html
import json
import os
import re
from pathlib import Path
from urllib.parse import quote

from macros.build.configuration.needed import GENERATOR
from macros.build.configuration.version import version
from macros.guide import GuideError, PartialDate, Problem
from macros.guide.model.characters import unfit
from macros.guide.reading.problems import listed, quoted, suggestion
from macros.pages.anchors import slugify

FILES = Path(__file__).parent / "new_guide"
SIZES = ("small", "full")
NAME = "Ny veileder"
DESCRIPTION = "Skriv i én setning hva veilederen er, og hvem den er for."
IN_FORCE = 2020  # the year of the law that the guide shows how to note
SOURCE = "kilde.txt"  # the source text of the guide, whose checksum its data has

_MARK = re.compile(r"@([A-Z_0-9]+)@")


def new_guide(to: str, size: str, name: str, today: PartialDate) -> Path:
    """Write a guide of a size and a name, both with a default, into `to`; returns the folder.

    Raises GuideError with every reason why it can't be; then nothing is written.
    """
    size, name = size or SIZES[0], " ".join(name.split()) or NAME
    folder = Path(os.path.abspath(to))  # noqa: PTH100  without «..», which Path keeps
    problems = [*_place_problems(to, folder), *_name_problems(name)]
    if size not in SIZES:
        message = f"found {quoted(size)}, expected {listed(SIZES)}{suggestion(size, SIZES)}"
        problems.append(Problem("SIZE", 0, message))
    if problems:
        raise GuideError(problems)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path, text in _files(folder.resolve(), size, name, today).items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        message = f"found a folder that can't be written to ({reason}), expected one that can"
        raise GuideError([Problem(str(folder), 0, message)]) from None
    return folder


def _place_problems(to: str, folder: Path) -> list[Problem]:
    if not to.strip():
        example = "make new TO=../my-guide"
        return [Problem("TO", 0, f"found nothing, expected a folder for the guide: {example}")]
    message = ""
    above = next(each for each in (folder, *folder.parents) if each.exists())
    if folder.resolve().is_relative_to(GENERATOR):
        message = "found a folder inside the generator's, expected one beside it or elsewhere"
    elif not above.is_dir():
        message = f"found the file {quoted(above.name)}, expected a folder"
    elif above == folder and (inside := sorted(path.name for path in folder.iterdir())):
        message = f"found a folder with {quoted(inside[0])} in it, expected a new or an empty one"
    return [Problem(str(folder), 0, message)] if message else []


def _name_problems(name: str) -> list[Problem]:
    found = unfit(name) or quoted(name)
    if unfit(name) or not slugify(name) or re.search(r"\{[{%#]", name):
        return [Problem("NAME", 0, f"found {found}, expected a name of letters and signs of text")]
    return []


def _files(folder: Path, size: str, name: str, today: PartialDate) -> dict[Path, str]:
    """The files of a guide, by where they are to lie."""
    sources = {
        path.relative_to(base): path
        for base in (FILES / "common", FILES / size)
        for path in sorted(base.rglob("*"))
        if path.is_file()
    }
    source = sources.get(Path(SOURCE))
    values = {
        "NAME": json.dumps(name, ensure_ascii=False),  # a text in double quotes, as YAML has it
        "HEADING": re.sub(r"([\\`*_\[\]])", r"\\\1", html.escape(name, quote=False)),
        "DESCRIPTION": json.dumps(DESCRIPTION, ensure_ascii=False),
        "SLUG": slugify(name),
        "TODAY": today.iso,
        "YEAR": str(today.year),
        "NEXT_YEAR": str(today.year + 1),
        "YEARS": str(today.year + 1 - IN_FORCE),  # so that the deadline is in the year to come
        "VERSION": version(),
        "GENERATOR": _for_make(_way(folder, GENERATOR)),
        "SOURCE_SHA256": hashlib.sha256(source.read_bytes()).hexdigest() if source else "",
    }
    made = {}
    for place, path in sources.items():
        to = folder / place
        values["SCHEMA"] = quote(_way(to.parent, GENERATOR / "docs" / "data" / "schema"))
        text = path.read_text(encoding="utf-8")
        made[to] = _MARK.sub(lambda found: values[found[1]], text)
    return made


def _way(start: Path, end: Path) -> str:
    """The relative path from one folder to another; the whole path, where there is none."""
    try:
        return Path(os.path.relpath(end, start)).as_posix()
    except ValueError:  # on another drive
        return end.as_posix()


def _for_make(path: str) -> str:
    return path.replace("$", "$$").replace("#", "\\#")
