"""What pages begin with, where the guide asks for it: three lines that say what, who and when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from macros.guide import Loaded, Problem
from macros.guide.reading.problems import listed, suggestion
from macros.pages.source import Page, Summary
from macros.pages.words import Words


def check_in_short(pages: Sequence[Page], loaded: Loaded, words: Words) -> Iterator[Problem]:
    """Pages that the guide names, and those that call «in_short», have the lines, in order."""
    wanted = _wanted(loaded)
    for i, place in enumerate(wanted):
        if not any(_under(page, place) for page in pages):
            known = [page.src for page in pages] + [page.src.rpartition("/")[0] for page in pages]
            hint = suggestion(place, filter(None, known))
            message = f"found «{place}», where there is no page, expected a folder or a page{hint}"
            yield loaded.raw.settings.problem("guide", ("in_short", i), message)
    names = [words["in_short"][key] for key in ("what", "who", "when")]
    for page in pages:
        place = next((place for place in wanted if _under(page, place)), "")
        if page.unlisted:
            continue  # it shows the part by itself
        if page.summary:
            yield from _lines(page, page.summary, names)
        elif place and not page.broken:
            message = (
                "found no «in_short» under the title, expected {{ in_short() }} and three "
                f"lines: guide.yml asks for them in «{place}»"
            )
            yield Problem(page.file, page.title_line, message)


def _wanted(loaded: Loaded) -> Sequence[str]:
    settings = loaded.raw.settings.entries.get("guide")
    return settings.in_short if settings else ()


def _under(page: Page, place: str) -> bool:
    return page.src == place or page.src.startswith(f"{place.rstrip('/')}/")


def _lines(page: Page, summary: Summary, names: list[str]) -> Iterator[Problem]:
    if not summary.first:
        message = "found «in_short» after other text, expected it right under the title"
        yield Problem(page.file, summary.line, message)
    found = [name for name, _, _ in summary.lines]
    misspelt = [(name, line) for name, _, line in summary.lines if name not in names]
    missing = [name for name in names if name not in found]
    for name, line in misspelt:
        message = f"found «{name}», expected {listed(missing or names)}"
        yield Problem(page.file, line, message)
    if len(found) < len(names) or (missing and not misspelt):
        for name in missing:
            message = f"found no line «- **{name}:** …» under «in_short», expected one"
            yield Problem(page.file, summary.line, message)
    elif not misspelt and found != names:
        pairs = zip(summary.lines, [*names, ""], strict=False)
        name, line = next((name, line) for (name, _, line), right in pairs if name != right)
        expected = ", then ".join(f"«{name}»" for name in names)
        message = f"found «{name}», which is not in its place, expected {expected}"
        yield Problem(page.file, line, message)
    for name, text, line in summary.lines:
        if not text:
            yield Problem(page.file, line, f"found nothing after «{name}:», expected a sentence")
