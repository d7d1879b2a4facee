"""The macro of the spreadsheet that computes."""

from __future__ import annotations

from macros.guide.model.calculation import Assumption
from macros.pages.figures import number
from macros.pages.registry import macro
from macros.pages.view import View


@macro(block=True)
def calculation(view: View) -> str:
    """The spreadsheet: the file, its assumptions with their examples, and what it can't say."""
    found = view.guide.calculation
    if any(limit.ours for limit in found.limits):
        view.note_ours()
    sign = view.words["decimal_sign"]
    shown = {slug: _shown(one, sign) for slug, one in found.assumptions.items()}
    return view.render("calculation.html", found=found, shown=shown)


def _shown(one: Assumption, decimal_sign: str) -> str:
    """The value of an assumption as it is written in the language."""
    value = one.value or 0
    percent = one.format == "percent"
    return f"{number(value * 100, decimal_sign)} %" if percent else number(value, decimal_sign)
