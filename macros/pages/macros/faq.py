"""Macros about questions and answers."""

from __future__ import annotations

from macros.pages.macros.kinds import GroupId
from macros.pages.registry import macro
from macros.pages.view import View


@macro(block=True)
def faq(view: View) -> str:
    """Every question with its answer, by group, and a list of the groups first."""
    _note(view, list(view.guide.faq.groups))
    return view.render("faq.html", groups=view.guide.faq.groups)


@macro(block=True)
def faq_group(view: View, group: GroupId) -> str:
    """The questions of one group with their answers."""
    _note(view, [group])
    return view.render("faq_group.html", slug=group)


def _note(view: View, groups: list[str]) -> None:
    """Note that a page shows advice of our own, if it does."""
    if any(one.advice for group in groups for one in view.guide.faq.of(group).values()):
        view.note_ours()
