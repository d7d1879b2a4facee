"""The documents: each is a template, what it shows, and how it is set."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import jinja2
import segno
from markupsafe import Markup

from macros.downloads.pdf.cards import sheets
from macros.downloads.pdf.font_files import HYPHENS
from macros.downloads.pdf.render import MARK, PdfRenderer
from macros.downloads.publication import Publication
from macros.guide.model.content import Question
from macros.pages.anchors import slugify
from macros.pages.foreign import marked
from macros.pages.fragments import environment

Pairs = Sequence[tuple[str, Question]]
TEMPLATES = Path(__file__).parent / "templates"

# How many characters of questions a sheet holds at each density; the next one is tried beyond it.
# Measured on the national edition: the fullest sheets that fit hold 3 300 and 4 200.
ROOM = (3_000, 4_000)


def checklist(publication: Publication, slug: str, by: str, *, form: bool) -> PdfRenderer:
    """The questions of a factor, or of a plan level (`by` says which), on one sheet."""
    guide, words, homes = publication.guide, publication.words, publication.book.homes
    if by == "factor":
        factor = guide.factors[slug]
        kind, heading, lead = "checklist", factor.title, factor.short
        responsible = guide.edition.responsible.get(slug)
        pairs: Pairs = [(slug, question) for question in factor.questions]
        place = words["factor_of"].format(
            n=list(guide.factors).index(slug) + 1, total=len(guide.factors)
        )
        eyebrow, home = f"{words['checklist']} · {place}", homes.checklists
    else:
        level = guide.plan_levels[slug]
        kind, heading, lead, responsible = "level_checklist", level.title, level.contribution, None
        pairs = guide.questions_at(slug)
        eyebrow, home = words["checklist_level"], homes.level_checklists
    return _recipe(
        publication,
        kind,
        "checklist",
        title={"title": heading},
        file={"slug": slug},
        form=form,
        density=_density(pairs),
        slug=slug,
        by=by,
        pairs=pairs,
        eyebrow=eyebrow,
        heading=heading,
        lead=lead,
        responsible=responsible,
        pages=(home,),
        address=publication.url(home, f"{words['checklist_anchor']}-{slug}"),
    )


def reflection(publication: Publication) -> PdfRenderer:
    """The reflection questions with room to write, on one sheet."""
    pairs = publication.guide.questions_from_source()
    home = publication.book.page_calling("reflection")
    return _recipe(
        publication,
        "reflection",
        "reflection",
        pages=(home,),
        pairs=pairs,
        address=publication.url(home) if home else "",
    )


def politicians(publication: Publication) -> PdfRenderer:
    """A page for those who decide: duties, deadline, who adopts what, factors, what to ask."""
    guide = publication.guide
    planning = [duty for duty in guide.duties.values() if duty.strength == "must" and duty.levels]
    home = publication.book.page_calling("duties")
    return _recipe(
        publication,
        "politicians",
        "politicians",
        pages=(home,),
        duties=planning,
        pairs=guide.questions_from_source(),
        address=publication.url(home) if home else "",
    )


def run_sheet(publication: Publication) -> PdfRenderer:
    """Times, roles and tasks for the one who leads the workshop, on one sheet."""
    workshop = publication.guide.workshop
    by_length = sorted(workshop.agendas.values(), key=lambda agenda: agenda.minutes)
    home = publication.book.page_calling("agenda")
    return _recipe(
        publication,
        "run_sheet",
        "run_sheet",
        pages=(home,),
        workshop=workshop,
        long=by_length[-1],
        short=by_length[0] if len(by_length) > 1 else None,
        address=publication.url(home) if home else "",
    )


def booklet(publication: Publication, *, form: bool) -> PdfRenderer:
    """What a group needs on the table: requirements, agenda, a spread for each factor, a plan."""
    guide, words = publication.guide, publication.words
    duties = {
        strength: [duty for duty in guide.duties.values() if duty.strength == strength]
        for strength in ("must", "should")
    }
    reflection = guide.questions_from_source()
    # Anchors and fields of the booklet's own begin with «_», which no id does.
    places = words["addresses"]
    contents = [
        (f"_{places['use']}", words["booklet_use"], "1"),
        (f"_{places['requirements']}", words["booklet_requirements"], "1"),
        (f"_{places['agenda']}", words["booklet_agenda"], "1"),
        *(
            ((f"_{places['reflection']}", words["download_files"]["reflection"]["title"], "1"),)
            if reflection
            else ()
        ),
        *((slug, factor.title, "2") for slug, factor in guide.factors.items()),
        (f"_{places['plan']}", words["booklet_plan"], "1"),
        (f"_{places['references']}", words["booklet_references"], "1"),
        (f"_{places['notes']}", words["booklet_notes"], "1"),
    ]
    pairs_of = {
        slug: [(slug, question) for question in factor.questions]
        for slug, factor in guide.factors.items()
    }
    home = publication.book.page_calling("agenda")
    return _recipe(
        publication,
        "booklet",
        "booklet",
        form=form,
        styles=("reflection",),
        one_page=False,
        density=0,
        pages=(home, publication.book.homes.checklists),
        workshop=guide.workshop,
        duties=duties,
        contents=contents,
        reflection=reflection,
        pairs_of=pairs_of,
        references=_cited(publication, duties["must"] + duties["should"]),
        address=publication.url(home) if home else "",
    )


def cards(publication: Publication) -> PdfRenderer:
    """A card for each question, eight a sheet, printed on both sides."""
    questions = list(publication.guide.questions())
    home = publication.book.homes.checklists
    return _recipe(
        publication, "cards", "cards", one_page=False, pages=(home,), sheets=sheets(questions)
    )


def poster(publication: Publication) -> PdfRenderer:
    """The factors and the plan system at a glance, on A3."""
    guide = publication.guide
    musts = {level: guide.duties_at(level, "must") for level in guide.plan_levels}
    home = publication.book.page_calling("plan_system")
    return _recipe(
        publication, "poster", "poster", pages=(home,), musts=musts, address=publication.address
    )


def _cited(publication: Publication, duties: Iterable[Any]) -> list[Any]:
    """The references that the booklet names, each once, by title."""
    guide = publication.guide
    texts = [text for duty in duties for text in duty.references]
    for factor in guide.factors.values():
        shown: tuple[Any, ...] = (*factor.why, *factor.signs, *factor.pitfalls, *factor.questions)
        texts += [text for item in shown for text in item.references]
    found = {(c := guide.citation(text)).slug: c.reference for text in texts}
    return sorted(found.values(), key=lambda ref: publication.words.sort_key(ref.title))


def _density(pairs: Pairs) -> int:
    """The density to begin with, from how much there is to read."""
    amount = sum(len(question.text) + len(question.help) + 150 for _, question in pairs)
    return sum(amount > room for room in ROOM)


def _recipe(
    publication: Publication,
    kind: str,
    template: str,
    *,
    title: dict[str, str] | None = None,
    file: dict[str, str] | None = None,
    form: bool = False,
    one_page: bool = True,
    density: int = 0,
    pages: tuple[str, ...],
    styles: tuple[str, ...] = (),
    **values: Any,
) -> PdfRenderer:
    """The renderer of a document; `pages` are those that show the same, and may be reviewed;
    `styles` are style sheets beside its own.
    """
    words = publication.words["download_files"][kind]
    name = words["file"].format(**(file or {}))
    suffix = publication.words["form_suffix"] if form else ""
    html = (
        _templates(TEMPLATES)
        .get_template(f"{template}.html")
        .render(
            publication=publication,
            words=publication.words,
            moment=publication.printed.isoformat(),
            title=words["title"].format(**(title or {})),
            text=words["text"],
            kind=kind,
            form=form,
            reviewed=publication.reviewed(*pages),
            **values,
        )
    )
    return PdfRenderer(
        file=f"{name}{suffix}.pdf",
        html=marked(html, publication.book.foreign, MARK).translate(HYPHENS),
        styles=(*styles, template),
        epoch=int(publication.printed.timestamp()),
        form=form,
        one_page=one_page,
        density=density,
        colours=publication.colours,
    )


@cache
def _templates(folder: Path) -> jinja2.Environment:
    env = environment(folder, qr=_qr)
    env.filters.update(css_string=_css_string, bare=_bare, slugify=slugify)
    return env


def _qr(address: str) -> Markup:
    """A QR code (ISO/IEC 18004, error correction M) as the address of an SVG picture."""
    code = segno.make(address, error="m", micro=False)
    return Markup(code.svg_data_uri(border=0, omitsize=True))  # noqa: S704  no character of it is active


def _bare(address: str) -> str:
    """An address as people write it down: without the scheme."""
    return re.sub(r"^https?://(www\.)?", "", address).rstrip("/")


def _css_string(text: str) -> Markup:
    """Text as a string of CSS (CSS Syntax 3, §4.3.5), safe inside a `<style>` element."""
    escaped = "".join(f"\\{ord(c):x} " if c in "\\\"'<>&\n" else c for c in text)
    return Markup(f'"{escaped}"')  # noqa: S704  every active character is escaped here
