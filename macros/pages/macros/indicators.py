"""Macros about figures to know."""

from __future__ import annotations

from macros.pages.registry import NothingToShowError, macro
from macros.pages.view import View


@macro(block=True)
def indicators(view: View) -> str:
    """Every indicator by what it is about, with choices of what to see first."""
    found = view.guide.indicators
    if any(passage.ours for one in found.indicators.values() for passage in one.figures):
        view.note_ours()
    return view.render("indicators.html", found=found)


@macro(block=True, catalogue=True)
def first_indicators(view: View) -> str:
    """Those to begin with: how each is found, and what it can show."""
    found = view.guide.indicators.first
    if not found:
        raise NothingToShowError("found no indicator with «start», expected at least one")
    return view.render("indicators_first.html", found=found)


@macro(block=True)
def measures(view: View) -> str:
    """The kinds of thing that figures measure, and how each is read."""
    return view.render("measures.html", found=view.guide.indicators.measures)
