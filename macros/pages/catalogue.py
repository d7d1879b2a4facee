"""The macros themselves. Each gathers from the guide what its template shows."""

from __future__ import annotations

from typing import Annotated

from macros.guide import PartialDate
from macros.guide.model import Question, Reference
from macros.pages import pictures
from macros.pages.index import by_letter, entries
from macros.pages.registry import macro
from macros.pages.view import View

FactorId = Annotated[str, "factor"]
LevelId = Annotated[str, "level"]
QuestionId = Annotated[str, "question"]
CitationId = Annotated[str, "citation"]
PointId = Annotated[str, "point"]
DeadlineId = Annotated[str, "deadline"]
TermId = Annotated[str, "term"]
AgendaId = Annotated[str, "agenda"]
Form = Annotated[str, "text"]
# The types of reference that make policy; research and web pages are left out of the timeline.
POLICY = {"law", "regulation", "preparatory", "white_paper", "inquiry", "audit", "strategy"}
POLICY |= {"expectations", "guidelines", "guide", "programme"}

Strength = Annotated[str, "strength", "must", "should", "may"]


@macro(block=True, catalogue=True)
def factors(view: View) -> str:
    """Every factor as a card with a link to its page."""
    return view.render("factors.html")


@macro(block=True)
def factor(view: View, factor: FactorId) -> str:
    """What a factor is: its lead, the name it has today, and where it comes from."""
    found = view.guide.factors[factor]
    if found.source:
        view.note_point(found.source)
    return view.render("factor.html", slug=factor, factor=found)


def _claims(view: View, factor: str, kind: str) -> str:
    claims = getattr(view.guide.factors[factor], kind)
    return view.render("claims.html", claims=claims, kind=kind)


@macro(block=True)
def why(view: View, factor: FactorId) -> str:
    """Why a factor matters, each claim with what it rests on."""
    return _claims(view, factor, "why")


@macro(block=True)
def practice(view: View, factor: FactorId) -> str:
    """What to do, each step with what it rests on."""
    return _claims(view, factor, "practice")


@macro(block=True)
def signs(view: View, factor: FactorId) -> str:
    """Signs that a factor works."""
    return _claims(view, factor, "signs")


@macro(block=True)
def pitfalls(view: View, factor: FactorId) -> str:
    """What often goes wrong, each with what it rests on."""
    return _claims(view, factor, "pitfalls")


def _questions(view: View, template: str, pairs: list[tuple[str, Question]], **values: str) -> str:
    for _, question in pairs:
        if question.source:
            view.note_point(question.source)
    return view.render(template, pairs=pairs, **values)


@macro(block=True)
def checklist(view: View, factor: FactorId) -> str:
    """A factor's questions as a checklist to read and to print."""
    found = view.guide.factors[factor]
    pairs = [(factor, question) for question in found.questions]
    return _questions(view, "checklist.html", pairs, slug=factor, title=found.title, by="factor")


@macro(block=True)
def level_checklist(view: View, level: LevelId) -> str:
    """The questions of a plan level across the factors, as a checklist to read and to print."""
    title, pairs = view.guide.plan_levels[level].title, view.guide.questions_at(level)
    return _questions(view, "checklist.html", pairs, slug=level, title=title, by="level")


@macro(block=True)
def question(view: View, question: QuestionId) -> str:
    """One question with its help and what it rests on."""
    pairs = [pair for pair in view.guide.questions() if pair[1].id == question]
    return _questions(view, "question.html", pairs)


@macro(block=True)
def reflection(view: View) -> str:
    """The reflection questions of the source, in its order."""
    return _questions(view, "reflection.html", view.guide.questions_from_source())


@macro()
def ref(view: View, citation: CitationId) -> str:
    """A citation in running text: the reference's short name and section, linked."""
    return view.render("ref.html", citation=view.cite(citation))


@macro(block=True, catalogue=True)
def references(view: View) -> str:
    """Every reference: what it is, whether it holds, what took over, and where it is used."""
    return view.render("references.html")


@macro(block=True)
def duties(view: View, strength: Strength) -> str:
    """What the law says one must, should or may do."""
    chosen = {k: duty for k, duty in view.guide.duties.items() if duty.strength == strength}
    return view.render("duties.html", strength=strength, duties=chosen)


@macro(block=True)
def deadline(view: View, deadline: DeadlineId) -> str:
    """A deadline: the day, what it is for, and the rule it follows from."""
    return view.render("deadline.html", slug=deadline, deadline=view.guide.deadlines[deadline])


@macro()
def date(view: View, deadline: DeadlineId) -> str:
    """The day of a deadline in running text."""
    return view.render("date.html", date=view.guide.date_of(deadline))


@macro(block=True)
def plan_levels(view: View) -> str:
    """The plan levels: who adopts what, when, and whether it binds."""
    return view.render("plan_levels.html")


@macro()
def source(view: View, point: PointId) -> str:
    """The mark of a passage that carries a point of the source."""
    view.note_point(point)
    return view.render("source.html", key=point, point=view.guide.source.points[point])


@macro(block=True)
def quote(view: View, point: PointId) -> str:
    """A point of the source in its own words, marked as a quotation."""
    view.note_point(point)
    return view.render("quote.html", key=point, point=view.guide.source.points[point])


@macro(block=True, catalogue=True)
def source_points(view: View) -> str:
    """The source point by point: what it says, what is wrong in it, and which pages carry it."""
    return view.render("source_points.html")


@macro()
def law_as_of(view: View) -> str:
    """The day up to which the laws were checked."""
    return view.render("date.html", date=view.guide.settings.law_as_of)


@macro()
def version(view: View) -> str:
    """The guide's version."""
    return view.guide.settings.version


@macro(block=True)
def level(view: View, level: LevelId) -> str:
    """What a plan level is: its plans, who adopts them, and what the guide's subject does there."""
    return view.render("level.html", slug=level, level=view.guide.plan_levels[level])


@macro(block=True)
def level_example(view: View, level: LevelId) -> str:
    """An example of a good formulation, marked as ours."""
    return view.render("example.html", example=view.guide.plan_levels[level].example)


@macro(block=True)
def level_pitfalls(view: View, level: LevelId) -> str:
    """What often goes wrong at a plan level."""
    claims = view.guide.plan_levels[level].pitfalls
    return view.render("claims.html", claims=claims, kind="pitfalls")


@macro(block=True)
def plan_system(view: View) -> str:
    """A picture of the plan levels: how they feed each other, and where the duties bite."""
    guide, words = view.guide, view.words
    items = []
    for slug, found in guide.plan_levels.items():
        notes = [f"{words['strength']['must']}: {d.title}" for d in guide.duties_at(slug, "must")]
        items.append((slug, found.title, notes))
    boxes = pictures.stack(items)
    links = [(slug, end) for slug, found in guide.plan_levels.items() for end in found.feeds]
    order = list(guide.plan_levels)
    next_to = [(a, b) for a, b in links if order.index(b) == order.index(a) + 1]
    past = pictures.arcs(boxes, links)
    return view.render("plan_system.html", boxes=boxes, links=links, next_to=next_to, arcs=past)


@macro(block=True)
def year_wheel(view: View) -> str:
    """A picture of as many years as there are between elections, with what falls due in each.

    What comes every year is shown in the first only: the wheel is for what is special to a year.
    """
    calendar = view.guide.settings.calendar
    count = calendar.term
    last = calendar.first_year + count - 1
    years = calendar.model_copy(update={"last_year": last})
    yearly = {key for key, found in view.guide.deadlines.items() if found.rule.each_year}
    days = [
        (key, day)
        for key, day in view.guide.calendar(years)
        if key not in yearly or day.date.year == years.first_year
    ]
    shares = []
    for _, day in days:
        month, in_month = day.date.month or 7, day.date.day or 1
        turn = day.date.year - years.first_year + (month - 1 + in_month / 31) / 12
        shares.append(turn / count)
    radii = pictures.apart(shares, radii=(118, 150, 88), distance=28)
    points = [pictures.on_wheel(*place) for place in zip(shares, radii, strict=True)]
    dots = [(n, *row) for n, row in enumerate(zip(points, days, strict=True), start=1)]
    sectors = [(years.first_year + i, i / count) for i in range(count)]
    return view.render(
        "year_wheel.html", dots=dots, sectors=sectors, on_wheel=pictures.on_wheel, count=count
    )


@macro(block=True, catalogue=True)
def timeline(view: View) -> str:
    """The references by date, with what replaced what: a picture, and the same as a list.

    The deadlines that a law sets once stand among them.
    """
    guide = view.guide
    first = guide.settings.timeline_from
    rows: list[tuple[PartialDate, str, str, Reference | None]] = [
        (day, slug, reference.short, reference)
        for slug, reference in guide.references.items()
        if reference.type in POLICY and (day := reference.in_force or reference.date)
    ]
    rows += [
        (day.date, key, day.title, None)
        for key, deadline in guide.deadlines.items()
        if deadline.rule.in_force_of
        for day in guide.occurrences(key)
    ]
    rows = sorted((row for row in rows if row[0].year >= first), key=lambda row: row[0])
    marks = pictures.line_up([(slug, name) for _, slug, name, _ in rows])
    places = {mark.key: mark.y for mark in marks}
    replaced = [
        (places[slug], places[successor])
        for _, slug, _, reference in rows
        for successor in (reference.superseded_by if reference else ())
        if successor in places
    ]
    return view.render("timeline.html", rows=rows, marks=marks, replaced=replaced)


@macro(block=True, catalogue=True)
def calendar(view: View) -> str:
    """Every deadline within the years of the calendar, with how its day is computed."""
    return view.render("calendar.html", days=view.guide.calendar())


@macro()
def term(view: View, term: TermId, form: Form = "") -> str:
    """A word of the glossary in running text, in the form given."""
    found = view.guide.glossary[term]
    view.note_term(term)
    return view.render("term.html", key=term, term=found, form=form or found.term)


@macro(block=True, catalogue=True)
def glossary(view: View) -> str:
    """The words of the guide, in alphabetical order."""
    rows = sorted(view.guide.glossary.items(), key=lambda row: view.words.sort_key(row[1].term))
    return view.render("glossary.html", rows=rows)


@macro(block=True, catalogue=True)
def index_az(view: View) -> str:
    """Everything with an address in the guide, by its first letter."""
    return view.render("index_az.html", letters=by_letter(entries(view), view.words))


@macro(block=True)
def agenda(view: View, agenda: AgendaId) -> str:
    """An agenda with times, who leads, and what to do."""
    return view.render("agenda.html", agenda=view.guide.workshop.agendas[agenda])


@macro(block=True)
def workshop_aims(view: View) -> str:
    """What a workshop shall leave behind."""
    return view.render("workshop_aims.html")


@macro(block=True)
def workshop_invite(view: View) -> str:
    """Who to invite, and why."""
    return view.render("workshop_invite.html")


@macro(block=True)
def workshop_before(view: View) -> str:
    """What to do before the workshop."""
    return view.render("tasks.html", tasks=view.guide.workshop.before)


@macro(block=True)
def workshop_after(view: View) -> str:
    """What to do after the workshop."""
    return view.render("tasks.html", tasks=view.guide.workshop.after)


@macro(block=True)
def workshop_messages(view: View) -> str:
    """Messages ready to copy."""
    return view.render("messages.html")


@macro(block=True)
def roles(view: View) -> str:
    """The roles, and what each brings."""
    return view.render("roles.html")


@macro(block=True)
def action_plan(view: View) -> str:
    """An empty action plan, to print and fill in by hand."""
    return view.render("action_plan.html")


@macro(block=True)
def contact(view: View) -> str:
    """Who is behind this edition and how to reach them; says so when the edition doesn't."""
    return view.render("contact.html", edition=view.guide.edition)
