"""Where a fault of a built page was written: raw HTML of an editor, which MkDocs doesn't check."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from macros.guide import Problem
from macros.guide.model.characters import lines_of
from macros.host.html import Page
from macros.pages.book import Book
from macros.review.checks import references


def leading_nowhere(
    pages: Mapping[str, Page], site: Path, book: Book, docs: Path, root: Path
) -> list[Problem]:
    """Links and pictures of a built site that lead to nothing, at the line where they are written.

    One that no page's own text holds is said of the built page.
    """
    found = [*references.links(pages, site), *references.requests(pages, site)]
    sources = {f"{page.url}index.html": docs / src for src, page in book.pages.items()}
    return sorted({_at_source(problem, sources, root) for problem in found})


def _at_source(problem: Problem, sources: dict[str, Path], root: Path) -> Problem:
    source = sources.get(problem.file)
    written = re.search(r"«([^»]*?)…?»", problem.message)
    if source is None or written is None:
        return problem
    number = next(_lines_with(source, written[1]), 0)
    file = source.relative_to(root).as_posix()
    return Problem(file, number, problem.message) if number else problem


def _lines_with(source: Path, text: str) -> Iterator[int]:
    lines = lines_of(source.read_text(encoding="utf-8"))
    return (number for number, line in enumerate(lines, start=1) if text in line)
