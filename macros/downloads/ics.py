"""The calendar: every deadline that has a day, for Outlook and other calendars (RFC 5545)."""

from __future__ import annotations

from datetime import date, timedelta

from icalendar import Calendar, Event

from macros.downloads.publication import Publication
from macros.guide.model.calendar import Occurrence
from macros.pages.dates import is_ours

_SINCE = 1_577_836_800  # the start of 2020, in seconds since 1970; 31 bits last until 2088


def calendar(publication: Publication) -> bytes:
    """The calendar, as the bytes of an .ics file.

    Each event has an id that is made of the deadline's id and year, so that a file that is read in
    again updates what is there: `SEQUENCE` grows with the moment (seconds since 2020). A deadline
    known by its year alone has no event, and none that has passed.
    """
    guide = publication.guide
    made = Calendar()
    language = publication.words["calendar_language"]
    made.add("prodid", f"-//{guide.settings.slug}//{guide.settings.version}//{language}")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    made.add("name", publication.name)
    made.add("x-wr-calname", publication.name)
    for key, occurrence in publication.coming_days():
        made.add_component(_event(publication, key, occurrence))
    content: bytes = made.to_ical()
    return content


def _event(publication: Publication, key: str, occurrence: Occurrence) -> Event:
    guide, words = publication.guide, publication.words
    deadline = guide.deadlines[key]
    year, month, day = occurrence.date.year, occurrence.date.month, occurrence.date.day
    assert month
    assert day
    first = date(year, month, day)
    event = Event()
    whose = (
        f"{guide.edition.slug}.{guide.settings.slug}" if deadline.is_local else guide.settings.slug
    )
    event.add("uid", f"{key}-{year}@{whose}")
    event.add("dtstamp", publication.moment)
    event.add("last-modified", publication.moment)
    event.add("sequence", max(0, int(publication.moment.timestamp() - _SINCE)))
    event.add("dtstart", first)
    event.add("dtend", first + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    title = f"{words['deadline']}: {occurrence.title}" if deadline.is_latest else occurrence.title
    event.add("summary", title, parameters={"LANGUAGE": words.language})
    lines = [deadline.text]
    if is_ours(guide, key):
        lines.append(f"{words['deadline_rule']}: {publication.computed(key, occurrence)}.")
    if deadline.references:
        lines.append(f"{words['legal_basis']}: {publication.cites(deadline.references)}")
    addresses = [
        citation.reference.url
        for citation in map(guide.citation, deadline.references)
        if citation.reference.url
    ]
    lines += dict.fromkeys(addresses)
    home = publication.book.page_calling("calendar")
    if address := publication.url(home) if home else "":
        event.add("url", address)
        lines.append(f"{words['on_the_web']}: {address}")
    lines += [publication.state, publication.reviewed(home)]
    event.add("description", "\n".join(lines), parameters={"LANGUAGE": words.language})
    event.add("categories", [guide.settings.title])
    return event
