"""Macros about the way to a decision: its tracks, their latest days, and who takes part."""

from __future__ import annotations

from macros.guide.model.backwards import Latest, latest
from macros.pages import bar
from macros.pages.macros.kinds import StepId, TrackId
from macros.pages.process_data import tracks_from_meeting
from macros.pages.registry import NothingToShowError, macro
from macros.pages.view import View


def _latest(view: View, track: str) -> list[Latest]:
    return latest(view.guide, track, view.guide.process.meeting)


@macro()
def meeting(view: View) -> str:
    """The day of the meeting that the latest days are counted from, in running text."""
    return view.render("date.html", date=view.guide.process.meeting)


@macro()
def process_day(view: View, track: TrackId, step: StepId) -> str:
    """The latest day of a step of a track, in running text."""
    days = {each.place.step: each.day for each in _latest(view, track)}
    if step not in days:
        message = f"found the step «{step}», which the track «{track}» hasn't, expected one it has"
        raise NothingToShowError(message)
    return view.render("date.html", date=days[step])


@macro(block=True)
def process_track(view: View, track: TrackId) -> str:
    """A track: what it is, and a table with the latest day of each step."""
    found = view.guide.process.tracks[track]
    rows, meeting = _latest(view, track), view.guide.process.meeting
    return view.render("process_track.html", track=found, rows=rows, meeting=meeting)


@macro(block=True)
def process_bar(view: View) -> str:
    """A picture of the tracks that lead to the meeting, on one line of time, and what it rests on.

    Scripts draw today, and fade what has passed.
    """
    guide = view.guide
    tracks = guide.process.tracks
    chosen = {key: _latest(view, key) for key in tracks_from_meeting(guide)}
    if not chosen:
        raise NothingToShowError("found no track that is counted from the meeting, expected one")
    slug = guide.process.deadline
    end = guide.date_of(slug).last_day if slug else None
    picture = bar.draw([(tracks[key].title, rows) for key, rows in chosen.items()], end)
    meeting = view.guide.process.meeting
    return view.render("process_bar.html", picture=picture, meeting=meeting, end=end, slug=slug)


@macro(block=True)
def process_meetings(view: View) -> str:
    """The latest days for each meeting that may decide, side by side."""
    guide, meetings = view.guide, view.guide.process.meetings
    tracks = [
        (track.title, list(zip(*(latest(guide, key, day) for day in meetings), strict=True)))
        for key, track in tracks_from_meeting(guide).items()
    ]
    return view.render("process_meetings.html", tracks=tracks, meetings=meetings)


@macro(block=True)
def process_steps(view: View) -> str:
    """Every step: what is done, what must lie ready, and what it rests on."""
    return view.render("process_steps.html")


@macro(block=True)
def process_roles(view: View) -> str:
    """Who does, decides and is heard in each step."""
    guide = view.guide
    parts = ("does", "decides", "heard")
    if not any(getattr(step, part) for step in guide.process.steps.values() for part in parts):
        raise NothingToShowError("found no step with someone who does it, expected at least one")
    people = {key: role.title for key, role in guide.roles.items()}
    people |= {key: party.title for key, party in guide.process.parties.items()}
    return view.render("process_roles.html", people=people, parts=parts)
