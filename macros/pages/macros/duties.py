"""Macros about duties, and about what a page begins with: what, who and when."""

from __future__ import annotations

from macros.guide.model.content import Duty
from macros.pages.macros.kinds import DutyId, LevelId, StrengthId
from macros.pages.registry import NothingToShowError, macro
from macros.pages.view import View


@macro(block=True)
def duties(view: View, strength: StrengthId) -> str:
    """What the law says one must, should or may do."""
    chosen = {k: duty for k, duty in view.guide.duties.items() if duty.strength == strength}
    if not chosen:
        message = f"found no duty with «strength: {strength}», expected at least one in duties.yml"
        raise NothingToShowError(message)
    return view.render("duties.html", strength=strength, duties=chosen)


@macro(block=True)
def in_short(view: View) -> str:
    """The name over the three lines that a page begins with; the lines are the page's own."""
    return view.render("in_short.html")


@macro(block=True)
def duty_table(view: View, level: LevelId = "") -> str:
    """A small table of duties, who and when: those of a plan level, or all that must be met.

    Each leads to where it is told, on the same page if it is told there.
    """
    guide = view.guide
    if not level:
        return _table(view, guide.binding_duties())
    found = {key: duty for key, duty in guide.duties.items() if level in duty.levels}
    if not found:
        message = f"found no duty at the level «{level}», expected at least one in duties.yml"
        raise NothingToShowError(message)
    return _table(view, found)


@macro(block=True)
def plan_duties(view: View) -> str:
    """A small table of what must be done in the plans: the duties that have a plan level."""
    return _table(view, view.guide.plan_duties())


@macro()
def duty_anchor(view: View, duty: DutyId) -> str:
    """The place on a page where a duty is told, in running text; tables on the page lead there."""
    return view.render("duty_anchor.html", slug=duty)


@macro(block=True, late=True)
def politicians(view: View) -> str:
    """The sheet for those who decide, to take along: it holds the answers and the parts of texts to
    fill in that this page shows.
    """
    if not view.guide.makes("politicians"):
        message = "found «politicians», expected it among «extra_sheets» in guide.yml"
        raise NothingToShowError(message)
    found = view.download_list.of_kind("politicians")
    return view.render("downloads.html", found=found)


def _table(view: View, found: dict[str, Duty]) -> str:
    if not found:
        raise NothingToShowError("found no duty that must be met, expected one in duties.yml")
    strengths = [
        key
        for key in view.guide.settings.strengths
        if any(duty.strength == key for duty in found.values())
    ]
    places = {slug: _place(view, slug, duty) for slug, duty in found.items()}
    ordered = {
        slug: duty for key in strengths for slug, duty in found.items() if duty.strength == key
    }
    return view.render("duty_table.html", duties=ordered, strengths=strengths, places=places)


def _place(view: View, slug: str, duty: Duty) -> str:
    """Where a duty is told: on this page, else where all of its strength are; empty if nowhere."""
    anchor = f"{view.words['duty_anchor']}-{slug}"
    if any((call.name, call.argument) == ("duty_anchor", slug) for call in view.page.calls):
        return view.link(view.page.src, anchor)
    listed = [page for page in view.pages.values() if not page.unlisted]
    for page in (view.page, *listed):
        if any((call.name, call.argument) == ("duties", duty.strength) for call in page.calls):
            return view.link(page.src, anchor)
    return ""
