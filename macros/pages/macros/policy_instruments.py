"""Macros about what there is to use."""

from __future__ import annotations

from macros.guide.model.policy_instruments import PolicyInstrument
from macros.pages.macros.kinds import FactorId, LevelId
from macros.pages.registry import NothingToShowError, macro
from macros.pages.view import View


@macro(block=True)
def policy_instruments(view: View) -> str:
    """Every instrument by what it is for, with choices of what to see first."""
    found = view.guide.policy_instruments
    for one in found.instruments.values():
        passages = (*one.conditions, *one.plan, *one.figures)
        if one.wording or any(passage.ours for passage in passages):
            view.note_ours()
    names = view.entries("policy_instrument", found.instruments)
    names.sort(key=lambda entry: view.words.sort_key(entry[0]))
    return view.render("policy_instruments.html", found=found, names=names)


@macro(block=True, catalogue=True)
def level_policy_instruments(view: View, level: LevelId) -> str:
    """The instruments to use at a plan level, in a line of links."""
    return _line(view, "level", level, view.guide.policy_instruments.for_level(level))


@macro(block=True, catalogue=True)
def factor_policy_instruments(view: View, factor: FactorId) -> str:
    """The instruments to use for a factor, in a line of links."""
    return _line(view, "factor", factor, view.guide.policy_instruments.for_factor(factor))


def _line(view: View, kind: str, key: str, found: dict[str, PolicyInstrument]) -> str:
    if not found:
        message = f"found no instrument in use for the {kind} «{key}», expected at least one"
        raise NothingToShowError(message)
    said = view.words["policy_instruments"]
    links = view.entries("policy_instrument", found)
    trial = said["statuses"]["trial"].lower()
    remarks = [trial if one.status == "trial" else "" for one in found.values()]
    return view.render("catalogue_line.html", label=said["here"], links=links, remarks=remarks)
