"""What must hold of the pages: titles, dates and homes, nothing left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import Any, get_args

from macros.guide import Guide, Loaded, Problem
from macros.guide.model.fields import PartialDate
from macros.guide.model.sections import SECTIONS
from macros.guide.model.workshop import SheetKind
from macros.guide.reading.loader import Table
from macros.guide.reading.problems import listed
from macros.guide.reading.yaml_reader import Path
from macros.guide.rules import future
from macros.pages.homes import Homes
from macros.pages.named_pages import check_named_pages
from macros.pages.registry import MACROS
from macros.pages.source import Page
from macros.pages.view import Uses
from macros.pages.words import Words

# The entry that an id stands in, and the path in it.
Place = tuple[str, Path]


def check_pages(
    pages: Sequence[Page], loaded: Loaded, today: PartialDate, *, whole: bool = True
) -> list[Problem]:
    """Every problem of the pages by themselves and against the data.

    What is missing is asked for only when every call is right (`whole`): a call that is misspelt
    is missing too, and one mistake gives one message.
    """
    problems = [*_titles(pages), *_repeats(pages)]
    problems += [
        Problem(page.file, page.meta_lines.get("reviewed", 1), future(page.meta.reviewed))
        for page in pages
        if page.meta and page.meta.reviewed and page.meta.reviewed > today
    ]
    if whole:
        problems += _needs(pages)
    if loaded.guide is not None:
        problems += check_named_pages(pages, loaded)
        problems += _sheets(loaded)
        if whole:
            problems += _homes(pages, loaded)
    return problems


def check_uses(guide: Guide, loaded: Loaded, used_by: Mapping[str, Uses]) -> list[Problem]:
    """Source points that no page carries, but for those of questions that the edition hides.

    `used_by` is what each page shows.
    """
    carried = {key for uses in used_by.values() for key in uses.points}
    hidden = guide.edition.hidden.questions
    for factor in loaded.raw.factors.entries.values():
        carried |= {q.source for q in factor.questions if q.source and q.id in hidden}
    return [
        loaded.raw.source.problem(
            "source",
            ("points", key),
            f"found «{key}», which no page carries, expected a source mark with it",
        )
        for key in guide.source.points
        if key not in carried
    ]


def check_sheet_names(loaded: Loaded, words: Words) -> Iterator[Problem]:
    """Tables with the name of a sheet that every spreadsheet has."""
    own = [str(words["calculation"][key]) for key in ("about", "assumptions")]
    table = loaded.raw.calculation
    for key, found in table.entries.items():
        for slug, sheet in found.sheets.items():
            if sheet.title.casefold() in (name.casefold() for name in own):
                message = f"found «{sheet.title}», a sheet of every spreadsheet, expected another"
                yield table.problem(key, ("sheets", slug, "title"), f"{message} title")


def check_file_names(loaded: Loaded, words: Words) -> Iterator[Problem]:
    """Ids that would give two files to take along one name: «x-form» beside the form of «x»."""
    kinds = words["download_files"]
    raw = loaded.raw
    texts = (each.templates for each in raw.documents.entries.values())
    own: dict[str, tuple[Table[Any], dict[str, Place]]] = {
        "checklist": (raw.factors, {slug: (slug, ()) for slug in raw.factors.places}),
        "level_checklist": (raw.plan_levels, {slug: (slug, ()) for slug in raw.plan_levels.places}),
        "document": (
            raw.documents,
            {slug: ("documents", ("templates", slug)) for each in texts for slug in each},
        ),
    }
    taken = {
        f"{kind['file']}{end}": ("", f"«{kind['title']}»")
        for name, kind in kinds.items()
        for end in ("", words["form_suffix"])
        if name not in own
    }
    slugs = [(kind, slug) for kind, (_, places) in own.items() for slug in places]
    # The forms first: «x-form» is told to take another id, not «x».
    for end, (kind, slug) in product((words["form_suffix"], ""), slugs):
        table, places = own[kind]
        key, path = places[slug]
        here = table.problem(key, path, "")
        name = kinds[kind]["file"].format(slug=slug) + end
        place = f"the id «{slug}» at {here.file}:{here.line}"
        other, owner = taken.setdefault(name, (slug, place))
        if other != slug:
            message = f"found the id «{slug}», whose file «{name}» {owner} names too"
            yield table.problem(key, path, f"{message}, expected another id")


def _titles(pages: Iterable[Page]) -> Iterator[Problem]:
    first: dict[str, Page] = {}
    for page in pages:
        if page.meta is None:
            continue
        title = page.meta.title.casefold()
        if title in first:
            message = f"found the title «{page.meta.title}», which {first[title].file} has too"
            line = page.meta_lines.get("title", 1)
            yield Problem(page.file, line, f"{message}, expected one of its own")
        first.setdefault(title, page)


def _repeats(pages: Iterable[Page]) -> Iterator[Problem]:
    """A block twice on a page would give two elements the same id."""
    for page in pages:
        seen: dict[object, int] = {}
        for call in page.calls:
            key = (call.name, call.args, call.kwargs)
            known = MACROS.get(call.name)
            if known is not None and known.block and key in seen:
                message = f"found «{call.name}» as on line {seen[key]}, expected it once on a page"
                yield Problem(page.file, call.line, message)
            seen.setdefault(key, call.line)


def _needs(pages: Iterable[Page]) -> Iterator[Problem]:
    """A macro that rests on another has it on the same page; said once of each that is missing."""
    for page in pages:
        missing: set[str] = set()
        for call in page.calls:
            known = MACROS.get(call.name)
            if known is None or not known.needs or known.needs in missing:
                continue
            if not page.calls_macro(known.needs):
                missing.add(known.needs)
                message = f"found «{call.name}» without «{known.needs}», expected both on the page"
                yield Problem(page.file, call.line, message)


def _homes(pages: Sequence[Page], loaded: Loaded) -> Iterator[Problem]:
    """Links lead to pages that are there: one for each factor and level, and their checklists, and
    those that show what the other pages point to.
    """
    assert loaded.guide is not None
    guide, raw, homes = loaded.guide, loaded.raw, Homes.of(pages)
    for slug in guide.factors:
        if slug not in homes.factors:
            yield raw.factors.problem(slug, (), _unshown("a factor", "factor", slug))
        if slug not in homes.checklists:
            message = _unshown(f"the questions of «{slug}»", "checklist", slug)
            yield raw.factors.problem(slug, ("questions",), message)
    for slug in guide.plan_levels:
        if slug not in homes.levels:
            yield raw.plan_levels.problem(slug, (), _unshown("a level", "level", slug))
        if slug not in homes.level_checklists and guide.questions_at(slug):
            message = _unshown(f"the questions of «{slug}»", "level_checklist", slug)
            yield raw.plan_levels.problem(slug, (), message)
    for slug in guide.documents.templates:
        if slug not in homes.documents:
            message = _unshown("a text", "document", slug)
            yield raw.documents.problem("documents", ("templates", slug), message)
    calls = {call.name for page in pages if not page.unlisted for call in page.calls}
    for section in SECTIONS:
        if section.shown_by and section.shown_by not in calls and guide.uses(section.name):
            table = getattr(raw, section.name)
            message = _unshown(section.file, section.shown_by)
            yield table.problem(next(iter(table.places)), (), message)


def _unshown(what: str, name: str, slug: str = "") -> str:
    argument = f'"{slug}"' if slug else ""
    return f"found {what} that no page shows, expected {{{{ {name}({argument}) }}}} on one"


def _sheets(loaded: Loaded) -> Iterator[Problem]:
    """A workshop prints what the guide makes."""
    assert loaded.guide is not None
    made = [kind for kind in get_args(SheetKind) if loaded.guide.makes(kind)]
    for i, sheet in enumerate(loaded.guide.workshop.sheets):
        if sheet.kind not in made:
            message = (
                f"found «{sheet.kind}», which this guide doesn't make, expected {listed(made)}"
            )
            yield loaded.raw.workshop.problem("workshop", ("sheets", i, "kind"), message)
