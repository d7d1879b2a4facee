"""Macros about the success factors and their questions."""

from __future__ import annotations

from macros.guide.model.content import Question
from macros.pages.macros.kinds import FactorId, LevelId, QuestionId
from macros.pages.registry import NothingToShowError, macro
from macros.pages.view import View


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
    if not claims:
        raise NothingToShowError(f"found no «{kind}» of the factor «{factor}», expected some")
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
def checklist_choices(view: View) -> str:
    """What the checklists of a page can be narrowed to: who answers, and the plan level."""
    if not (view.guide.roles or view.guide.plan_levels):
        raise NothingToShowError("found no role and no plan level, expected at least one")
    return view.render("checklist_choices.html", by="factor")


@macro(block=True)
def level_checklist_choices(view: View) -> str:
    """What checklists of plan levels can be narrowed to: who answers."""
    if not view.guide.roles:
        raise NothingToShowError("found no role, expected at least one")
    return view.render("checklist_choices.html", by="level")


@macro(block=True)
def level_checklist(view: View, level: LevelId) -> str:
    """The questions of a plan level across the factors, as a checklist to read and to print."""
    title, pairs = view.guide.plan_levels[level].title, view.guide.questions_at(level)
    if not pairs:
        raise NothingToShowError(f"found no question at the level «{level}», expected at least one")
    return _questions(view, "checklist.html", pairs, slug=level, title=title, by="level")


@macro(block=True)
def question(view: View, question: QuestionId) -> str:
    """One question with its help and what it rests on."""
    pairs = [pair for pair in view.guide.questions() if pair[1].id == question]
    return _questions(view, "question.html", pairs)


@macro(block=True)
def reflection(view: View) -> str:
    """The reflection questions of the source, in its order."""
    pairs = view.guide.questions_from_source()
    if not pairs:
        raise NothingToShowError("found no question with «source», expected at least one")
    return _questions(view, "reflection.html", pairs)
