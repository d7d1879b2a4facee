"""Macros about questions and answers."""

from __future__ import annotations

from collections.abc import Iterable

from macros.guide.model.faq import AskedQuestion
from macros.pages.macros.kinds import AnswerId, GroupId
from macros.pages.registry import macro
from macros.pages.view import View


@macro(block=True)
def faq(view: View) -> str:
    """Every question with its answer, by group, and a list of the groups first."""
    _note(view, view.guide.faq.questions.values())
    return view.render("faq.html", groups=view.guide.faq.groups)


@macro(block=True)
def faq_group(view: View, group: GroupId) -> str:
    """The questions of one group with their answers."""
    _note(view, view.guide.faq.of(group).values())
    return view.render("faq_group.html", slug=group)


@macro(block=True)
def answer(view: View, answer: AnswerId) -> str:
    """The answer to one question, under a heading of the page's own."""
    one = view.guide.faq.questions[answer]
    _note(view, [one])
    return view.render("answer.html", one=one)


def _note(view: View, questions: Iterable[AskedQuestion]) -> None:
    """Note that a page shows advice of our own, if it does."""
    if any(one.advice for one in questions):
        view.note_ours()
