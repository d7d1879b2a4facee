"""Macros about time: deadlines, calendar, wheel and timeline."""

from __future__ import annotations

from collections.abc import Iterator

from macros.guide import PartialDate
from macros.guide.model.calendar import Occurrence
from macros.guide.model.content import Reference
from macros.guide.model.settings import Calendar
from macros.pages import pictures
from macros.pages.macros.kinds import DeadlineId
from macros.pages.registry import NothingToShowError, macro
from macros.pages.view import View


@macro(block=True)
def deadline(view: View, deadline: DeadlineId) -> str:
    """A deadline: the day, what it is for, and the rule it follows from."""
    return view.render("deadline.html", slug=deadline, deadline=view.guide.deadlines[deadline])


@macro(block=True)
def advice(view: View, deadline: DeadlineId) -> str:
    """What to do about a deadline, by the time that is left: a part for each time, under a heading.

    Scripts show the part for the reader's day; without them, and on paper, all stand there.
    """
    return view.render("advice.html", slug=deadline, parts=view.guide.advice(deadline))


@macro()
def date(view: View, deadline: DeadlineId) -> str:
    """The day of a deadline in running text."""
    return view.render("date.html", date=view.guide.date_of(deadline))


@macro()
def law_as_of(view: View) -> str:
    """The day that the laws are read as of."""
    day = view.guide.settings.law_as_of
    if day is None:
        raise NothingToShowError("found no «law_as_of» in guide.yml, expected the day")
    return view.render("date.html", date=day)


@macro(block=True, late=True)
def calendar(view: View) -> str:
    """Every deadline within the years of the calendar, with how its day is computed.

    Those that have passed are folded below, and more of them by scripts as time goes.
    """
    days = view.guide.calendar()
    past = [pair for pair in days if pair[1].date.last_day < view.day]
    coming = [pair for pair in days if pair not in past]
    return view.render("calendar.html", coming=coming, past=past)


@macro(block=True, late=True)
def year_wheel(view: View) -> str:
    """A picture of as many years as there are between elections, with what falls due in each.

    What comes every year is shown once, the first time that is still to come: the wheel is for what
    is special to a year.
    """
    calendar = view.guide.settings.calendar
    assert calendar  # by rule, there is one where there are deadlines
    count = calendar.term
    last = calendar.first_year + count - 1
    years = calendar.model_copy(update={"last_year": last})
    days = sorted(_once_a_year(view, years), key=lambda pair: pair[1].date)
    shares = []
    for _, day in days:
        month, in_month = day.date.month or 7, day.date.day or 1
        turn = day.date.year - years.first_year + (month - 1 + in_month / 31) / 12
        shares.append(turn / count)
    radii = pictures.apart(shares, radii=(118, 150, 88), distance=28)
    points = [pictures.on_wheel(*place) for place in zip(shares, radii, strict=True)]
    dots = [(n, *row) for n, row in enumerate(zip(points, days, strict=True), start=1)]
    past = [dot for dot in dots if dot[2][1].date.last_day < view.day]
    coming = [dot for dot in dots if dot not in past]
    sectors = [(years.first_year + i, i / count) for i in range(count)]
    return view.render(
        "year_wheel.html",
        dots=dots,
        past=past,
        coming=coming,
        sectors=sectors,
        on_wheel=pictures.on_wheel,
        count=count,
    )


def _once_a_year(view: View, years: Calendar) -> Iterator[tuple[str, Occurrence]]:
    """The days of every deadline within `years`, but one only of what comes every year."""
    for key, deadline in view.guide.deadlines.items():
        days = view.guide.occurrences(key, years)
        if deadline.rule.each_year and days:
            days = [next((day for day in days if day.date.last_day >= view.day), days[-1])]
        yield from ((key, day) for day in days)


def _on_timeline(view: View, reference: Reference) -> bool:
    found = view.guide.settings.reference_types.get(reference.type or "")
    return found is not None and found.timeline


@macro(block=True, catalogue=True)
def timeline(view: View) -> str:
    """The references by date, with what replaced what: a picture, and the same as a list.

    The deadlines that a law sets once stand among them.
    """
    guide = view.guide
    first = guide.settings.timeline_from
    rows: list[tuple[PartialDate, str, str, Reference | None]] = [
        (day, slug, reference.short, reference)
        for slug, reference in guide.references.items()
        if _on_timeline(view, reference) and (day := reference.in_force or reference.date)
    ]
    rows += [
        (day.date, key, day.title, None)
        for key, deadline in guide.deadlines.items()
        if deadline.rule.in_force_of
        for day in guide.occurrences(key)
    ]
    rows = sorted((row for row in rows if row[0].year >= first), key=lambda row: row[0])
    if not rows:
        message = "found no dated reference of a type with «timeline: true», expected at least one"
        raise NothingToShowError(message)
    marks = pictures.line_up([(slug, name) for _, slug, name, _ in rows])
    places = {mark.key: mark.y for mark in marks}
    replaced = [
        (places[slug], places[successor])
        for _, slug, _, reference in rows
        for successor in (reference.superseded_by if reference else ())
        if successor in places
    ]
    return view.render("timeline.html", rows=rows, marks=marks, replaced=replaced)
