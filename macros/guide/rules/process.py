"""Rules of the process: steps that lead to each other and to a meeting before the deadline."""

from __future__ import annotations

from typing import Any

from macros.guide.model.calendar import occurrences
from macros.guide.model.fields import PartialDate
from macros.guide.model.process import Place, Process, Track
from macros.guide.reading.loader import RawGuide, Table
from macros.guide.reading.problems import listed, suggestion
from macros.guide.reading.yaml_reader import Path
from macros.guide.rules.ids import id_problem
from macros.guide.rules.shared import Problems, at, ids

_KEY = "process"


def process(raw: RawGuide) -> Problems:
    """Tracks go through steps that exist, each with a time or a day; steps name who exists."""
    table = raw.process
    for found in table.entries.values():
        yield from ids(raw, table, _KEY, "deadline", [(("deadline",), found.deadline)])
        yield from _people(raw, found)
        for name, track in found.tracks.items():
            yield from _track(raw, found, name, track)
        used = {place.step for track in found.tracks.values() for place in track.steps}
        for step in found.steps.keys() - used:
            message = f"found the step «{step}» in no track, expected it in one"
            yield table.problem(_KEY, ("steps", step), message)
        yield from _bodies(raw, found)


def meetings(raw: RawGuide) -> Problems:
    """A meeting stands once, and before the deadline is over; an edition's too."""
    found = raw.process.entries.get(_KEY)
    own = raw.edition.entries.get("edition")
    if found:
        yield from _meetings(raw, raw.process, found, found.meetings)
    if own and own.meetings and raw.process.absent:
        message = "found «meetings», expected process.yml in data/, which counts from them"
        yield raw.edition.problem("edition", ("meetings",), message)
    elif own and found:
        yield from _meetings(raw, raw.edition, found, own.meetings)


def _meetings(
    raw: RawGuide, table: Table[Any], found: Process, days: tuple[PartialDate, ...]
) -> Problems:
    end = _last_day(raw, found.deadline)
    key = next(iter(table.entries))
    for i, day in enumerate(days):
        if day in days[:i]:
            message = f"found «{day.iso}» a second time, expected each meeting once"
            yield table.problem(key, ("meetings", i), message)
        if end and end < day:
            message = (
                f"found «{day.iso}», after the deadline «{found.deadline}» ({end.iso}), "
                "expected a meeting on that day or earlier"
            )
            yield table.problem(key, ("meetings", i), message)
    if table is raw.process and list(days) != sorted(days):
        message = "found meetings in another order, expected them by date: the last counts most"
        yield table.problem(key, ("meetings",), message)


def _last_day(raw: RawGuide, slug: str | None) -> PartialDate | None:
    """The last day of a deadline; None where it can't be computed, which is said elsewhere."""
    deadline = raw.deadlines.entries.get(slug or "")
    settings = raw.settings.entries.get("guide")
    if deadline is None or settings is None or settings.calendar is None:
        return None
    begun = {deadline.rule.in_force_of, deadline.rule.date_of} - {None}
    if not begun <= raw.references.entries.keys():
        return None
    days = occurrences(deadline, raw.references.entries, settings.calendar)
    return days[0].date.last_day if days else None


def _track(raw: RawGuide, found: Process, name: str, track: Track) -> Problems:
    order = [place.step for place in track.steps]
    for i, place in enumerate(track.steps):
        base: Path = ("tracks", name, "steps", i)
        yield from _step(raw, found, (*base, "step"), place.step)
        yield from ids(raw, raw.process, _KEY, "deadline", [((*base, "deadline"), place.deadline)])
        if place.step in order[:i]:
            message = f"found the step «{place.step}» a second time, expected each step once"
            yield raw.process.problem(_KEY, (*base, "step"), message)
        later = order[i + 1 :]
        if place.before and place.before not in later:
            expected = listed(later) if later else "nothing: it is the last step"
            message = f"found «{place.before}», expected a later step of the track: {expected}"
            yield raw.process.problem(_KEY, (*base, "before"), message)
        wrong = _time_problem(place, last=not later)
        if wrong:
            yield raw.process.problem(_KEY, base, wrong)


def _step(raw: RawGuide, found: Process, path: Path, step: str | None) -> Problems:
    """A step that is named exists."""
    if step is not None and step not in found.steps:
        expected = listed(found.steps) if found.steps else "none, for there are none"
        message = f"found the unknown step «{step}», expected {expected}"
        yield raw.process.problem(_KEY, path, message + suggestion(step, found.steps))


def _bodies(raw: RawGuide, found: Process) -> Problems:
    """A step is at the meetings of one body, and each track that ends with a meeting at one."""
    held: dict[str, str] = {}
    for key, body in found.bodies.items():
        base: Path = ("bodies", key)
        for i, step in enumerate(body.at):
            yield from _step(raw, found, (*base, "at", i), step)
            if step in held:
                message = f"found «{step}», which is at «{held[step]}» too, expected one body"
                message += " for it"
                yield raw.process.problem(_KEY, (*base, "at", i), message)
            held.setdefault(step, key)
        for i, each in enumerate(body.rounds):
            yield from _step(raw, found, (*base, "rounds", i, "before"), each.before)
            yield from _step(raw, found, (*base, "rounds", i, "after"), each.after)
    for name, track in found.tracks.items():
        last = track.steps[-1].step
        if found.bodies and track.from_meeting and last not in held:
            message = f"found «{last}» at no body, expected it under «at» of one in «bodies»"
            yield raw.process.problem(_KEY, ("tracks", name), message)


def _time_problem(place: Place, *, last: bool) -> str | None:
    """What is wrong with the time of a step; None when nothing is."""
    given = [name for name in ("days", "weeks") if getattr(place, name) is not None]
    given += ["deadline"] if place.deadline else []
    said = " and ".join(f"«{name}»" for name in given) or "no time"
    if last and given not in ([], ["deadline"]):
        return f"found {said} in the last step, expected no time: it is the meeting that decides"
    if not last and len(given) != 1:
        return f"found {said}, expected exactly one of «days», «weeks» and «deadline»"
    return None


def _people(raw: RawGuide, found: Process) -> Problems:
    """Who takes part is a role or a party, and not both; duties that are met are there."""
    for party in found.parties.keys() & raw.roles.entries.keys():
        message = f"found the party «{party}», which is a role in roles.yml, expected it once"
        yield raw.process.problem(_KEY, ("parties", party), message)
    for key, step in found.steps.items():
        yield from ids(raw, raw.process, _KEY, "duty", at("duties", step.duties, ("steps", key)))
        for part in ("does", "decides", "heard"):
            for i, who in enumerate(getattr(step, part)):
                wrong = None if who in found.parties else id_problem(raw, "role", who)
                if wrong:
                    message = f"{wrong}; no party has that id either"
                    yield raw.process.problem(_KEY, ("steps", key, part, i), message)
