"""What an editor should look at again: laws, pages and references past their time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from macros.guide import PartialDate, Problem
from macros.guide.characters import lines_of
from macros.pages import Book

# A law can change twice a year (1 January and 1 July), so half a year may hide a change.
LAW_MONTHS = 6
# Once a year is what an editor can be asked to read a page or open a reference again.
YEAR_MONTHS = 12

_NEVER = "never checked"


def due(book: Book, root: Path, today: PartialDate) -> list[Problem]:
    """What is past its time on the day `today`, by file and line. `root` is the site's folder."""
    return sorted([*_settings(book, today), *_references(book, root, today), *_pages(book, today)])


def report(found: list[Problem]) -> str:
    """The list as an editor reads it, with a count of what was never checked at all."""
    if not found:
        return "Nothing is due."
    never = Counter(problem.file for problem in found if problem.message.startswith(_NEVER))
    lines = [str(problem) for problem in found]
    return "\n".join([*lines, f"{len(found)} to look at, {never.total()} of them {_NEVER}."])


def months_between(then: PartialDate, now: PartialDate) -> int:
    """Whole months from one date to the other; a date known by its year counts from its end."""
    months = (now.year - then.year) * 12 + (now.month or 12) - (then.month or 12)
    return months - int(bool(then.day and now.day and now.day < then.day))


def _settings(book: Book, today: PartialDate) -> Iterator[Problem]:
    settings = book.guide.settings
    months = months_between(settings.law_as_of, today)
    if months >= LAW_MONTHS:
        message = f"law_as_of: read as of {settings.law_as_of.iso}, {months} months ago"
        yield Problem("docs/data/guide.yml", 0, message)
    if today.year >= settings.calendar.last_year:
        message = f"calendar: ends in {settings.calendar.last_year}, and the next period begins"
        yield Problem("docs/data/guide.yml", 0, message)


def _references(book: Book, root: Path, today: PartialDate) -> Iterator[Problem]:
    file = "docs/data/references.yml"
    path = root / file
    lines = lines_of(path.read_text(encoding="utf-8")) if path.is_file() else []
    places = {line.split(":")[0]: number for number, line in enumerate(lines, start=1)}
    for slug, reference in book.guide.references.items():
        line = places.get(slug, 0)
        if reference.status == "adopted":
            yield Problem(file, line, f"«{slug}» is adopted, not in force: has it come into force?")
        if reference.status in ("historical", "superseded", "repealed"):
            continue  # what is over doesn't change
        yield from _dated(file, line, f"«{slug}»", reference.verified, today)


def _pages(book: Book, today: PartialDate) -> Iterator[Problem]:
    for page in book.pages.values():
        if page.meta is not None and not page.unlisted:
            line = page.meta_lines.get("reviewed", 0)
            yield from _dated(page.file, line, f"«{page.meta.title}»", page.meta.reviewed, today)


def _dated(
    file: str, line: int, name: str, checked: PartialDate | None, today: PartialDate
) -> Iterator[Problem]:
    if checked is None:
        yield Problem(file, line, f"{_NEVER}: {name}")
    elif (months := months_between(checked, today)) >= YEAR_MONTHS:
        yield Problem(file, line, f"{name}: checked {checked.iso}, {months} months ago")
