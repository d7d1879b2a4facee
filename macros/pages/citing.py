"""Citations in words, where they are no links: in files, and in what scripts show."""

from __future__ import annotations

from collections.abc import Iterable

from macros.guide import Citation, Guide, PartialDate
from macros.guide.model.content import Duty, Reference
from macros.pages.dates import is_ours, version_state
from macros.pages.edition import frame_of
from macros.pages.words import Words


def own_citation(
    guide: Guide, words: Words, day: PartialDate, reviewed: PartialDate | None = None
) -> str:
    """How something of the guide is cited: `{thing}` is what it is. After it come the state of the
    law, where that is true of the thing, and the day and place it was read.

    It says who speaks and whether an expert has checked the page (`reviewed`); `day` is what this
    version is made from.
    """
    checked = f"{words['file_reviewed']} {words.date(reviewed)}" if reviewed else ""
    sender = frame_of(guide)["local_name"] or guide.settings.sender
    review = checked or words["file_not_reviewed"]
    said = "; ".join(filter(None, (sender, review[:1].lower() + review[1:])))
    version = words["cite"]["version"].format(version=version_state(guide, words, day))
    return f"{{thing}}, {guide.settings.title} ({said}), {version}"


def own_law_state(guide: Guide, words: Words) -> str:
    """The day that the laws are read as of, as a citation says; empty where the guide has none."""
    law = guide.settings.law_as_of
    return words["cite"]["law"].format(date=words.date(law)) if law else ""


def is_late(guide: Guide, reference: Reference) -> bool:
    """Whether it is law that wasn't read by the day the laws are read as of."""
    kind = guide.settings.reference_types.get(reference.type or "")
    law, read = guide.settings.law_as_of, reference.verified
    return bool(kind and kind.legal and law) and not (read and law and read <= law)


def read_state(guide: Guide, words: Words, reference: Reference, section: str = "") -> str:
    """Which edition of a reference, or of its section, was read, as a citation of it says."""
    said, day = words["cite"], reference.verified
    state: str = said["read"].format(date=words.date(day)) if day else said["unread"]
    if other := reference.read_in.get(section):
        state = f"{state}, {said['read_in'].format(other=guide.references[other].short)}"
    return f"{state}, {said['reserved']}" if reference.unverified and not section else state


def duty_named(guide: Guide, words: Words, duty: Duty) -> str:
    """What a citation calls a duty: how it binds, what it says, its basis in law, and whether some
    of it is our own judgement.
    """
    title = words["cite"]["duty"].format(strength=guide.strength(duty).title, title=duty.title)
    return said(guide, title, duty.references, words["cite"]["caveat"] if duty.caveat else "")


def deadline_named(guide: Guide, words: Words, key: str, title: str, date: PartialDate) -> str:
    """What a citation calls a deadline, or what is expected in a year: with its date, what it rests
    on, and whether we count.
    """
    deadline = guide.deadlines[key]
    ours = words["deadline_rule"].lower() if is_ours(guide, key) else ""
    pattern = words["cite"]["expected" if deadline.precision == "year" else "deadline"]
    named = pattern.format(title=title, date=words.date(date))
    return said(guide, named, deadline.references, ours)


def cited(citation: Citation, *, short: bool = False) -> str:
    """A citation in words; `short` leaves the reference's name out. «§» keeps to its number."""
    place = " ".join(filter(None, (citation.section, citation.pinpoint)))
    text = place if short else f"{citation.reference.short} {place}".strip()
    return text.replace("§ ", "§\N{NO-BREAK SPACE}")


def cites(citations: Iterable[Citation]) -> str:
    """Several citations on one line; a reference just named is not named again."""
    shown, last = [], ""
    for citation in citations:
        again = citation.slug == last and citation.section
        shown.append(cited(citation, short=bool(again)))
        last = citation.slug
    return ", ".join(shown)


def said(guide: Guide, text: str, references: Iterable[str], ours: str = "") -> str:
    """A text with what it rests on before its full stop, as the pages show it; `ours` is what our
    own judgement is called.
    """
    basis = ", ".join(filter(None, (cites(map(guide.citation, references)), ours)))
    if not basis:
        return text
    bare = text.removesuffix(".")
    return f"{bare} ({basis}){'.' * (bare != text)}"
