"""Citations in words, where they are no links: in files, and in what scripts show."""

from __future__ import annotations

from collections.abc import Iterable

from macros.guide import Citation, Guide, PartialDate
from macros.pages.dates import version_state
from macros.pages.edition import frame_of
from macros.pages.words import Words


def own_citation(guide: Guide, words: Words, day: PartialDate) -> str:
    """How something of the guide is cited: `{thing}` is what it is, and its address comes after.

    `day` is what this version is made from.
    """
    said, law = words["cite"], guide.settings.law_as_of
    parts = (
        "{thing}",
        guide.settings.title,
        frame_of(guide)["local_name"],
        said["version"].format(version=version_state(guide, words, day)),
        said["law"].format(date=words.date(law)) if law else "",
    )
    return ", ".join(filter(None, parts))


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
