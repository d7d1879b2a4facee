"""What an editor should look at again: laws, pages and references past their time."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from macros.guide import PartialDate, Problem
from macros.guide.reading.git import changed_since
from macros.pages.book import Book

# A law can change twice a year (1 January and 1 July), so half a year may hide a change.
LAW_MONTHS = 6
# Once a year is what an editor can be asked to read a page or open a reference again.
YEAR_MONTHS = 12

_NEVER = "never checked"

# What was measured, with the commit of each part; the page that shows it; what it is true of.
FIGURES, FIGURES_PAGE = "benchmarks/figures.json", "benchmarks/README.md"
MEASURED = ("macros", "overrides")


def due(book: Book, today: PartialDate) -> list[Problem]:
    """What is past its time on the day `today`, by file and line."""
    return sorted([*_settings(book, today), *_references(book, today), *_pages(book, today)])


def old_figures(root: Path) -> list[Problem]:
    """The page of figures, where what it measured has changed since; nothing if git can't say."""
    try:
        parts = json.loads((root / FIGURES).read_text(encoding="utf-8"))
        commits = {name: part["commit"] for name, part in parts.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return []
    changed = {commit for commit in {*commits.values()} if changed_since(root, commit, MEASURED)}
    old = [name for name, commit in commits.items() if commit in changed]
    if not old:
        return []
    what = " or ".join(f"{name}/" for name in MEASURED)
    message = f"{', '.join(old)}: measured before {what} changed last («make benchmarks»)"
    return [Problem(FIGURES_PAGE, 0, message)]


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
    months = months_between(settings.law_as_of, today) if settings.law_as_of else 0
    if settings.law_as_of and months >= LAW_MONTHS:
        message = f"law_as_of: read as of {settings.law_as_of.iso}, {months} months ago"
        yield book.raw.settings.problem("guide", ("law_as_of",), message)
    if settings.calendar and today.year >= settings.calendar.last_year:
        message = f"calendar: ends in {settings.calendar.last_year}, and the next period begins"
        yield book.raw.settings.problem("guide", ("calendar", "last_year"), message)


def _references(book: Book, today: PartialDate) -> Iterator[Problem]:
    for slug, reference in book.guide.references.items():
        if reference.status == "adopted":
            message = f"«{slug}» is adopted, not in force: has it come into force?"
            yield book.raw.references.problem(slug, (), message)
        if reference.status in ("historical", "superseded", "repealed"):
            continue  # what is over doesn't change
        if message := _dated(f"«{slug}»", reference.verified, today):
            yield book.raw.references.problem(slug, (), message)


def _pages(book: Book, today: PartialDate) -> Iterator[Problem]:
    for page in book.pages.values():
        if page.meta is not None and not page.unlisted:
            line = page.meta_lines.get("reviewed", 0)
            if message := _dated(f"«{page.meta.title}»", page.meta.reviewed, today):
                yield Problem(page.file, line, message)


def _dated(name: str, checked: PartialDate | None, today: PartialDate) -> str:
    """What is due of something that was last checked then; empty when nothing is."""
    if checked is None:
        return f"{_NEVER}: {name}"
    months = months_between(checked, today)
    return f"{name}: checked {checked.iso}, {months} months ago" if months >= YEAR_MONTHS else ""
