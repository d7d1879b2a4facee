"""The documents: each is a template, what it shows, and how it is set."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from macros.downloads.pdf.cards import sheets
from macros.downloads.pdf.font_files import HYPHENS
from macros.downloads.pdf.render import MARK, PdfRenderer
from macros.downloads.pdf.templating import templates
from macros.downloads.publication import Publication
from macros.guide import Guide
from macros.guide.model.content import Duty, Question
from macros.pages.foreign import marked

Pairs = Sequence[tuple[str, Question]]

# How many questions a sheet holds at each density; the next one is tried beyond it.
ROOM = (8, 10)


def checklist(publication: Publication, slug: str, by: str, *, form: bool) -> PdfRenderer:
    """The questions of a factor, or of a plan level (`by` says which), on one sheet; what they rest
    on stands on its back.
    """
    guide, words, homes = publication.guide, publication.words, publication.book.homes
    if by == "factor":
        factor = guide.factors[slug]
        kind, heading, lead = "checklist", factor.title, factor.short
        responsible = guide.edition.responsible.get(slug)
        pairs: Pairs = [(slug, question) for question in factor.questions]
        place = words["factor_of"].format(
            n=list(guide.factors).index(slug) + 1, total=len(guide.factors)
        )
        eyebrow, home = f"{words['checklist']} · {place}", homes.checklists[slug]
    else:
        level = guide.plan_levels[slug]
        kind, heading, lead, responsible = "level_checklist", level.title, level.contribution, None
        pairs = guide.questions_at(slug)
        eyebrow, home = words["checklist_level"], homes.level_checklists[slug]
    return recipe(
        publication,
        kind,
        "checklist",
        home=home,
        anchor=f"{words['checklist_anchor']}-{slug}",
        title={"title": heading},
        file={"slug": slug},
        form=form,
        density=_density(pairs),
        backed=any(publication.under(factor, question, by) for factor, question in pairs),
        slug=slug,
        by=by,
        pairs=pairs,
        eyebrow=eyebrow,
        heading=heading,
        lead=lead,
        responsible=responsible,
    )


def reflection(publication: Publication) -> PdfRenderer:
    """The reflection questions with room to write, on one sheet."""
    pairs = publication.guide.questions_from_source()
    return recipe(publication, "reflection", "reflection", home="reflection", pairs=pairs)


def assessment(publication: Publication) -> PdfRenderer:
    """The statements of the self-assessment with a box for each step, on one sheet."""
    made = publication.guide.assessment
    return recipe(publication, "assessment", "assessment", home="assessment", assessment=made)


def politicians(publication: Publication) -> PdfRenderer:
    """A page for those who decide: deadline, duties, who adopts what, and what the page shows that
    leads to the sheet: answers to questions, and parts of texts to fill in.
    """
    guide, page = publication.guide, publication.book.page_calling("politicians")
    calls = publication.book.pages[page].calls if page else ()
    templates = guide.documents.templates
    parts = [call.given("document", "heading") for call in calls if call.name == "document_part"]
    return recipe(
        publication,
        "politicians",
        "politicians",
        home=page or "duties",
        duties=guide.plan_duties().values(),
        heading=next(_headings(guide), ""),
        answers=[guide.faq.questions[call.argument] for call in calls if call.name == "answer"],
        told=[templates[slug].part(heading) for slug, heading in parts],
    )


def run_sheet(publication: Publication) -> PdfRenderer:
    """For the one who leads the workshop: what is read during it, and the rest on the back."""
    workshop = publication.guide.workshop
    return recipe(
        publication, "run_sheet", "run_sheet", home="agenda", backed=True, workshop=workshop
    )


def action_plan(publication: Publication) -> PdfRenderer:
    """An empty action plan to write in by hand, on one sheet that lies."""
    return recipe(publication, "action_plan", "action_plan", home="action_plan")


def booklet(publication: Publication, *, form: bool = False) -> PdfRenderer:
    """What a group needs on the table: requirements, agenda, a spread for each factor, a plan."""
    guide, words = publication.guide, publication.words
    duties: dict[str, list[Duty]] = {heading: [] for heading in _headings(guide)}
    for duty in guide.duties.values():
        if heading := guide.strength(duty).on_sheets:
            duties[heading].append(duty)
    shown = [(heading, found) for heading, found in duties.items() if found]
    reflection = guide.questions_from_source()
    references = _cited(publication, [duty for _, found in shown for duty in found])
    assessment = guide.assessment if "assessment" in guide.workshop.kinds else None
    # Anchors and fields of the booklet's own begin with «_», which no id does.
    places = words["addresses"]
    contents = [
        (f"_{places['use']}", words["booklet_use"], True),
        (f"_{places['requirements']}", words["booklet_requirements"], shown),
        (f"_{places['agenda']}", words["booklet_agenda"], True),
        (
            f"_{places['reflection']}",
            words["download_files"]["reflection"]["title"],
            reflection,
        ),
        *((slug, factor.title, True) for slug, factor in guide.factors.items()),
        (f"_{words['assessment_anchor']}", words["sheet_names"]["assessment"], assessment),
        (f"_{places['plan']}", words["booklet_plan"], True),
        (f"_{places['references']}", words["booklet_references"], references),
        (f"_{places['notes']}", words["booklet_notes"], True),
    ]
    pairs_of = {
        slug: [(slug, question) for question in factor.questions]
        for slug, factor in guide.factors.items()
    }
    return recipe(
        publication,
        "booklet",
        "booklet",
        home="agenda",
        also=publication.book.page_calling("checklist"),
        form=form,
        styles=("reflection", "assessment"),
        one_page=False,
        density=0,
        workshop=guide.workshop,
        duties=shown,
        contents=[entry[:2] for entry in contents if entry[2]],
        reflection=reflection,
        assessment=assessment,
        pairs_of=pairs_of,
        references=references,
    )


def cards(publication: Publication) -> PdfRenderer:
    """A card for each question, eight a sheet, printed on both sides."""
    questions = list(publication.guide.questions())
    return recipe(
        publication, "cards", "cards", home="checklist", one_page=False, sheets=sheets(questions)
    )


def _headings(guide: Guide) -> Iterator[str]:
    """What stands over duties on paper, for each strength that is shown there."""
    return (found.on_sheets for found in guide.settings.strengths.values() if found.on_sheets)


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
    """The density to begin with, from how many questions there are."""
    return sum(len(pairs) > room for room in ROOM)


def recipe(
    publication: Publication,
    kind: str,
    template: str,
    *,
    home: str,
    also: str = "",
    reviewing: Sequence[str] | None = None,
    anchor: str = "",
    address: str | None = None,
    title: dict[str, str] | None = None,
    file: dict[str, str] | None = None,
    form: bool = False,
    one_page: bool = True,
    density: int = 0,
    backed: bool = False,
    styles: tuple[str, ...] = (),
    **values: Any,
) -> PdfRenderer:
    """The renderer of a document.

    `home` is the page that shows the same, or the macro that it calls; the address leads there, and
    it, and the page `also`, may be reviewed, or the pages `reviewing`. `styles` are style
    sheets beside the document's own.
    """
    words = publication.words["download_files"][kind]
    name = words["file"].format(**(file or {}))
    suffix = publication.words["form_suffix"] if form else ""
    page = home if home in publication.book.pages else publication.book.page_calling(home)
    if address is None:
        address = publication.url(page, anchor) if page else ""
    html = (
        templates()
        .get_template(f"{template}.html")
        .render(
            publication=publication,
            words=publication.words,
            moment=publication.printed.isoformat(),
            title=words["title"].format(**(title or {})),
            text=words["text"],
            kind=kind,
            form=form,
            reviewed=publication.reviewed(*reviewing or filter(None, (page, also))),
            address=address,
            **values,
        )
    )
    return PdfRenderer(
        file=f"{name}{suffix}.pdf",
        html=publication.words.tied(
            marked(html, publication.book.foreign, MARK).translate(HYPHENS)
        ),
        styles=(*styles, template),
        epoch=int(publication.printed.timestamp()),
        form=form,
        one_page=one_page,
        density=density,
        backed=backed,
        colours=publication.colours,
    )
