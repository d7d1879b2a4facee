"""From a meeting backwards: the latest day of each step of a track.

How time is counted. Notice that a law gives in days (30: the Norwegian Planning and Building Act
§ 10-1; 14: § 11-4 there, and the Local Government Act § 14-3) is whole days between: the day of the
meeting is the last of them, and the day on which something is laid out isn't counted. What shall be
public 30 days before 17 June is so from 18 May. Weeks (six: the Planning and Building Act §§ 11-13
and 11-14) end on the same day of the week as they begin, 42 days later. Saturdays, Sundays and
holidays within the time count.

That a latest day on which nobody is at work goes back to the working day before, is our choice and
no law's: it is always early enough. The day of a meeting and the law's own last day stay where they
are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from macros.guide.model.fields import PartialDate
from macros.guide.model.guide import Guide
from macros.guide.model.process import Place, Step, Track
from macros.guide.model.workdays import workday_on_or_before


@dataclass(frozen=True)
class Latest:
    """A step of a track with its latest day, and the step that its time runs to (None if none)."""

    number: int
    place: Place
    step: Step
    day: PartialDate
    until: int | None = None


def counted_back(
    track: Track, meeting: PartialDate, deadlines: Mapping[str, PartialDate]
) -> list[PartialDate]:
    """The latest day of each step. `deadlines` are the days of the deadlines that steps name."""
    days: dict[str, date] = {}
    ends = next_steps(track)
    for place in reversed(track.steps):
        end = ends[place.step]
        if place.deadline:
            days[place.step] = _date(deadlines[place.deadline])
        elif end is None:
            days[place.step] = _date(meeting)
        else:
            latest = days[end] - timedelta(days=place.least_days)
            days[place.step] = workday_on_or_before(latest)
    return [_partial(days[place.step]) for place in track.steps]


def next_steps(track: Track) -> dict[str, str | None]:
    """For each step the one that its time runs to; None for those that end there."""
    steps = track.steps
    after = [*(place.step for place in steps[1:]), None]
    return {
        place.step: None if place.deadline else place.before or following
        for place, following in zip(steps, after, strict=True)
    }


def latest(guide: Guide, slug: str, meeting: PartialDate) -> list[Latest]:
    """The steps of the track `slug` with their latest days, counted from a meeting.

    The deadlines that steps name are those that come next after the deadline of the process.
    """
    process = guide.process
    track = process.tracks[slug]
    end = guide.date_of(process.deadline).last_day if process.deadline else meeting
    named = {place.deadline for place in track.steps if place.deadline}
    fixed = {key: _following(guide, key, end) for key in named}
    ends = next_steps(track)
    numbers = {place.step: number for number, place in enumerate(track.steps, start=1)}
    return [
        Latest(
            numbers[place.step],
            place,
            process.steps[place.step],
            day,
            numbers.get(ends[place.step] or ""),
        )
        for place, day in zip(track.steps, counted_back(track, meeting, fixed), strict=True)
    ]


def _following(guide: Guide, key: str, end: PartialDate) -> PartialDate:
    days = [day.date.last_day for day in guide.occurrences(key)]
    return next((day for day in days if day >= end), days[-1])


def _date(day: PartialDate) -> date:
    return date.fromisoformat(day.iso)


def _partial(day: date) -> PartialDate:
    return PartialDate(day.year, day.month, day.day)
