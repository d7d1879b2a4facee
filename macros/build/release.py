"""A release: what has changed gets a version and a day, and the guide of it is kept as data."""

from __future__ import annotations

import re
from pathlib import Path

from macros.build.project import Project
from macros.build.publication import publication_of
from macros.downloads.open_data import guide_json
from macros.guide import GuideError, PartialDate, Problem
from macros.guide.model.changes import VERSION, number
from macros.guide.reading.problems import quoted
from macros.pages.book import Book

KEPT = "releases"  # the folder beside mkdocs.yml
CHANGES = Path("data") / "changes.yml"
_COMING = re.compile(r"^( *)- changes:", re.MULTILINE)


def release(project: Project, version: str, today: PartialDate) -> list[Path]:
    """Give what has changed the number `version` and the date `today`; returns what was written.

    The number is written into `guide.yml`, `changes.yml` and, where they are, `pyproject.toml`,
    `CITATION.cff` and `CHANGELOG.md`; the guide as data, as it is then, into `releases/`. Raises
    GuideError for a number that isn't a later one, or nothing to release; files are as they were.
    """
    book = project.open_book()
    if problems := list(_problems(project, book, version)):
        raise GuideError(problems)
    before: dict[Path, str] = {}
    try:
        for path, pattern, new in _edits(project, version, today.iso):
            if path.is_file():
                text = path.read_text(encoding="utf-8")
                written, times = re.subn(pattern, new, text, count=1, flags=re.MULTILINE)
                if times:
                    before.setdefault(path, text)
                    path.write_text(written, encoding="utf-8", newline="\n")
        released = Project.read(project.config)
        data = guide_json(publication_of(released, released.open_book()), project.docs / "data")
        kept = project.root / KEPT / f"{version}.json"
        kept.parent.mkdir(exist_ok=True)
        kept.write_bytes(data)
    except (GuideError, OSError):
        for path, text in before.items():
            path.write_text(text, encoding="utf-8", newline="\n")
        raise
    return [*before, kept]


def _problems(project: Project, book: Book, version: str) -> list[Problem]:
    now = book.guide.settings.version
    if not re.fullmatch(VERSION, version):
        found = quoted(version) if version else "nothing"
        return [Problem("VERSION", 0, f"found {found}, expected a number such as {_next(now)}")]
    if number(version) <= number(now):
        message = f"found «{version}», expected a number after «{now}», such as {_next(now)}"
        return [Problem("VERSION", 0, message)]
    coming = book.guide.changes.coming
    name = (project.docs / CHANGES).relative_to(project.root).as_posix()
    if coming is None:
        message = "found no changes without a version, expected what is to be released"
        return [Problem(name, 0, f"{message}: «- changes:» before the versions that are out")]
    first = _COMING.search((project.docs / CHANGES).read_text(encoding="utf-8"))
    if first is None:
        message = "found changes without a version that begin otherwise, expected «- changes:»"
        return [book.raw.changes.problem("changes", ("versions", 0), message)]
    return []


def _edits(project: Project, version: str, day: str) -> list[tuple[Path, str, str]]:
    """What is written where: a file, what it has, and what stands there instead."""
    root, data = project.root, project.docs / "data"
    return [
        (
            project.docs / CHANGES,
            _COMING.pattern,
            rf"\1- version: {version}\n\1  date: {day}\n\1  changes:",
        ),
        (data / "guide.yml", r"^version: .*$", f"version: {version}"),
        (root / "pyproject.toml", r'^version = ".*"$', f'version = "{version}"'),
        (root / "CITATION.cff", r"^version: .*$", f"version: {version}"),
        (root / "CITATION.cff", r"^date-released: .*$", f"date-released: {day}"),
        (root / "CHANGELOG.md", r"^## Unreleased$", f"## {version} ({day})"),
    ]


def _next(version: str) -> str:
    major, minor, _ = number(version)
    return f"{major}.{minor + 1}.0"
