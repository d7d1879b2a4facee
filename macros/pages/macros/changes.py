"""Macros of the versions and what they changed."""

from __future__ import annotations

from macros.guide.model.changes import Change, Version
from macros.guide.model.fields import PartialDate
from macros.pages.anchors import change_anchor
from macros.pages.dates import version_state
from macros.pages.registry import macro
from macros.pages.view import View


@macro(block=True, late=True)
def changes(view: View) -> str:
    """Every version with its changes, the newest first."""
    found = [(version, _by_day(version)) for version in view.guide.changes.versions]
    state = version_state(view.guide, view.words, view.day)
    return view.render("changes.html", found=found, anchor=change_anchor, state=state)


def _by_day(version: Version) -> list[tuple[PartialDate | None, list[Change]]]:
    """The changes of a version by their days, the newest first; undated ones first."""
    days: dict[PartialDate | None, list[Change]] = {}
    for change in version.changes:
        days.setdefault(version.day(change), []).append(change)
    return sorted(days.items(), key=lambda item: item[0] or PartialDate(2999), reverse=True)
