"""The macro of the spreadsheet that computes."""

from __future__ import annotations

from macros.guide.model.calculation import Assumption
from macros.pages.registry import macro
from macros.pages.view import View


@macro(block=True)
def calculation(view: View) -> str:
    """The spreadsheet: the file, its assumptions with their examples, and what it can't say."""
    found = view.guide.calculation
    if any(limit.ours for limit in found.limits):
        view.note_ours()
    shown = {slug: _shown(one) for slug, one in found.assumptions.items()}
    return view.render("calculation.html", found=found, shown=shown)


def _shown(one: Assumption) -> str:
    """The value of an assumption as a spreadsheet shows it; nothing where it is computed."""
    value = one.value or 0
    shown = f"{value * 100:g} %" if one.format == "percent" else f"{value:g}"
    return shown.replace(".", ",")
