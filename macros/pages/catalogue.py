"""The macros themselves. Each gathers from the guide what its template shows."""

from __future__ import annotations

from typing import Annotated

from macros.guide.model import Question
from macros.pages.registry import macro
from macros.pages.view import View

FactorId = Annotated[str, "factor"]
LevelId = Annotated[str, "level"]
QuestionId = Annotated[str, "question"]
CitationId = Annotated[str, "citation"]
PointId = Annotated[str, "point"]
DeadlineId = Annotated[str, "deadline"]
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
