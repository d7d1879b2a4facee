"""Macros of the workbook: what is answered on screen or on paper."""

from __future__ import annotations

from macros.pages.registry import macro
from macros.pages.view import View


@macro(block=True)
def assessment(view: View) -> str:
    """The self-assessment as a blank sheet: the scale, and each factor's statements."""
    return view.render("assessment.html", assessment=view.guide.assessment)
