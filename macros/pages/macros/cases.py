"""Macros about what others have done."""

from __future__ import annotations

from macros.pages.macros.kinds import FactorId, LevelId
from macros.pages.registry import NothingToShowError, macro
from macros.pages.view import View


@macro(block=True)
def cases(view: View) -> str:
    """Every case: who, when, what, what came of it and who says so, to choose from."""
    return view.render("cases.html", found=view.guide.cases)


@macro(block=True, catalogue=True)
def level_cases(view: View, level: LevelId) -> str:
    """The cases that are about a plan level, in a line of links."""
    return _line(view, "level", level)


@macro(block=True, catalogue=True)
def factor_cases(view: View, factor: FactorId) -> str:
    """The cases that are about a factor, in a line of links."""
    return _line(view, "factor", factor)


def _line(view: View, kind: str, key: str) -> str:
    links = view.cases_about(f"{kind}s", key)
    if not links:
        message = f"found no case for the {kind} «{key}», expected at least one in cases.yml"
        raise NothingToShowError(message)
    label = view.words["cases"]["here"]
    return view.render("catalogue_line.html", label=label, links=links, remarks=[""] * len(links))
