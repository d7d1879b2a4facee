"""The macro about whom the guide is for."""

from __future__ import annotations

from macros.pages.registry import macro
from macros.pages.view import View


@macro(block=True)
def target_groups(view: View) -> str:
    """Every group: what is owed, figures, what a plan can do and what there is to use."""
    found = view.guide.target_groups
    if any(passage.ours for one in found.values() for passage in one.passages):
        view.note_ours()
    return view.render("target_groups.html", found=found)
