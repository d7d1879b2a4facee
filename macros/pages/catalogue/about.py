"""Macros about the guide itself."""

from __future__ import annotations

from macros.pages.registry import macro
from macros.pages.view import View


@macro()
def version(view: View) -> str:
    """The guide's version."""
    return view.guide.settings.version


@macro(block=True)
def contact(view: View) -> str:
    """Who is behind this edition and how to reach them; says so when the edition doesn't."""
    return view.render("contact.html", edition=view.guide.edition)
