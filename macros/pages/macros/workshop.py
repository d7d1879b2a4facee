"""Macros for the facilitator."""

from __future__ import annotations

from macros.pages.macros.kinds import AgendaId
from macros.pages.registry import NothingToShowError, macro
from macros.pages.tables import plan_columns
from macros.pages.view import View


@macro(block=True)
def agenda(view: View, agenda: AgendaId = "") -> str:
    """An agenda with times, who leads, and what to do; without an id, all of them in one table."""
    workshop = view.guide.workshop
    agendas = [workshop.agendas[agenda]] if agenda else [*workshop.agendas.values()]
    return view.render("agenda.html", agendas=agendas, blocks=workshop.blocks_of(agendas))


@macro(block=True)
def workshop_aims(view: View) -> str:
    """What a workshop shall leave behind."""
    return view.render("workshop_aims.html")


@macro(block=True, late=True)
def workshop_sheets(view: View) -> str:
    """What to print for a workshop and for whom, with links to the files."""
    return view.render("workshop_sheets.html")


@macro(block=True)
def workshop_copies(view: View) -> str:
    """How many copies of each sheet so and so many people need."""
    if not view.guide.workshop.people:
        raise NothingToShowError("found no «people» in workshop.yml, expected some")
    return view.render("workshop_copies.html")


@macro(block=True)
def workshop_invite(view: View) -> str:
    """Who to invite, and why."""
    if not view.guide.workshop.invite:
        raise NothingToShowError("found no «invite» in workshop.yml, expected some")
    return view.render("workshop_invite.html")


@macro(block=True)
def workshop_before(view: View) -> str:
    """What to do before the workshop."""
    return view.render("tasks.html", tasks=view.guide.workshop.before)


@macro(block=True)
def workshop_after(view: View) -> str:
    """What to do after the workshop."""
    return view.render("tasks.html", tasks=view.guide.workshop.after)


@macro(block=True)
def workshop_messages(view: View) -> str:
    """Messages ready to copy."""
    return view.render("messages.html")


@macro(block=True)
def action_plan(view: View) -> str:
    """An empty action plan, to print and fill in by hand."""
    return view.render("action_plan.html", columns=plan_columns(view.guide, view.words))
