"""Macros about whom the guide is for."""

from __future__ import annotations

from macros.pages.macros.kinds import LevelId
from macros.pages.registry import NothingToShowError, macro
from macros.pages.view import View


@macro(block=True)
def target_groups(view: View) -> str:
    """Every group: what is owed, figures, what a plan can do and what there is to use."""
    found = view.guide.target_groups
    if any(
        any(passage.ours for passage in one.passages) or any(said.wording for said in one.plan)
        for one in found.values()
    ):
        view.note_ours()
    return view.render("target_groups.html", found=found)


@macro(block=True, catalogue=True)
def level_target_groups(view: View, level: LevelId) -> str:
    """The groups for whom there is something to do at a plan level, in a line of links."""
    found = [slug for slug, one in view.guide.target_groups.items() if level in one.levels]
    if not found:
        message = (
            f"found no group with something to do at the level «{level}», "
            "expected at least one in target_groups.yml"
        )
        raise NothingToShowError(message)
    label, links = view.words["target_groups"]["here"], view.entries("target_group", found)
    return view.render("catalogue_line.html", label=label, links=links, remarks=[""] * len(links))
