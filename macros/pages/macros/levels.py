"""Macros about the plan levels."""

from __future__ import annotations

from macros.pages import pictures
from macros.pages.macros.kinds import LevelId
from macros.pages.registry import macro
from macros.pages.view import View


@macro(block=True)
def plan_levels(view: View) -> str:
    """The plan levels: who adopts what, when, and whether it binds."""
    return view.render("plan_levels.html")


@macro(block=True)
def level(view: View, level: LevelId) -> str:
    """What a plan level is: its plans, who adopts them, and what the guide's subject does there."""
    return view.render("level.html", slug=level, level=view.guide.plan_levels[level])


@macro()
def level_heading(view: View, level: LevelId) -> str:
    """What the guide's subject does at a plan level, as a heading on its page."""
    return view.render("level_heading.html", heading=view.guide.plan_levels[level].heading)


@macro(block=True)
def level_example(view: View, level: LevelId) -> str:
    """An example of a good formulation, marked as ours."""
    stage = view.guide.worked_example.at(level)
    example = view.guide.plan_levels[level].example
    return view.render("example.html", slug=level, example=example, stage=stage)


@macro(block=True)
def level_pitfalls(view: View, level: LevelId) -> str:
    """What often goes wrong at a plan level."""
    claims = view.guide.plan_levels[level].pitfalls
    return view.render("claims.html", claims=claims, kind="pitfalls")


@macro(block=True)
def plan_system(view: View) -> str:
    """A picture of the plan levels: how they feed each other, and where the duties bite."""
    guide = view.guide
    items = []
    for slug, found in guide.plan_levels.items():
        notes = [f"{guide.strength(d).title}: {d.title}" for d in guide.duties_at(slug)]
        items.append((slug, found.title, notes))
    boxes = pictures.stack(items)
    links = [(slug, end) for slug, found in guide.plan_levels.items() for end in found.feeds]
    order = list(guide.plan_levels)
    next_to = [(a, b) for a, b in links if order.index(b) == order.index(a) + 1]
    past = pictures.arcs(boxes, links)
    return view.render("plan_system.html", boxes=boxes, links=links, next_to=next_to, arcs=past)
