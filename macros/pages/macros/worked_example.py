"""The macro of the worked example."""

from __future__ import annotations

from macros.pages.figures import Figures, number
from macros.pages.registry import macro
from macros.pages.view import View


@macro(block=True)
def worked_example(view: View) -> str:
    """The whole example: that it is invented, its stages, their tables, and texts to copy."""
    example = view.guide.worked_example
    if any(passage.ours for stage in example.stages.values() for passage in stage.demands):
        view.note_ours()
    figures = Figures(example, view.words["worked_example"])
    return view.render("worked_example.html", example=example, figures=figures, number=number)
