"""The entries of a guide's catalogues as places of the search, each of its own.

A place is what the index carries: `location`, `title` and `text` (a sentence on each line), and
what else there is: `kind`, `basis` (what it rests on), `note` (a file's format and pages), `page`
(where it stands, if not at its own address), `above` (headings over it), `names` (what else it is
called or asked), `rest` (what is found, and not shown).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from macros.guide import Guide
from macros.guide.model.content import Reference
from macros.pages.anchors import section_anchor
from macros.pages.book import Book
from macros.search.sections import SENTENCE, sentences

Place = dict[str, Any]


def entries(book: Book) -> Iterator[Place]:
    """The entries of every catalogue that has a page, and the files to download."""
    homes = book.homes
    of = (
        (homes.glossary, _terms),
        (homes.references, _references),
        (homes.faq, _answers),
        (homes.policy_instruments, _instruments),
        (homes.target_groups, _groups),
        (homes.cases, _cases),
        (homes.indicators, _indicators),
    )
    for home, found in of:
        if home:
            yield from found(book, book.pages[home].url)
    if page := book.page_calling("downloads"):
        yield from _files(book, book.pages[page].url)


def place(location: str, title: str, said: Iterable[str | None], **more: Any) -> Place:
    """A place with what is said of it, and what more there is that isn't empty."""
    found = {"location": location, "title": title, "text": text(said)}
    return found | {key: value for key, value in more.items() if value}


def text(said: Iterable[str | None]) -> str:
    """Texts as sentences, a line each."""
    return SENTENCE.join(
        one for part in said if part for one in sentences(part if part[-1] in ".!?" else f"{part}.")
    )


def _also(book: Book, names: Sequence[str]) -> str:
    return f"{book.words['also']}: {', '.join(names)}" if names else ""


def _terms(book: Book, page: str) -> Iterator[Place]:
    for key, term in book.guide.glossary.items():
        names = [name for name in (term.nynorsk, *term.synonyms, *term.older) if name]
        said = (term.definition, _also(book, names))
        yield place(f"{page}#{key}", term.term, said, kind="term", names=names)


def _references(book: Book, page: str) -> Iterator[Place]:
    """Each reference, and each section of it that the guide rests on."""
    words, types = book.words, book.guide.settings.reference_types
    for key, one in book.guide.references.items():
        kind = types[one.type].title if one.type else ""
        facts = [one.number, one.publisher, one.publisher_then]
        said = [
            one.meaning,
            f"{words['status_label']}: {words['status'][one.status]}",
            one.status_note,
            one.unverified,
        ]
        names = [name for name in (one.short, *one.abbreviations) if name != one.title]
        yield place(
            f"{page}#{key}",
            one.title,
            said,
            kind="reference",
            above=[kind] if kind else [],
            names=names,
            rest=" ".join(filter(None, facts)),
        )
        yield from _sections(key, one, page)


def _sections(key: str, one: Reference, page: str) -> Iterator[Place]:
    for section, said in one.sections.items():
        yield place(
            f"{page}#{section_anchor(key, section)}",
            f"{one.short} {section}",
            [said],
            kind="reference",
            above=[one.title],
            names=[f"{short} {section}" for short in one.abbreviations],
        )


def _answers(book: Book, page: str) -> Iterator[Place]:
    """Each question with its answer, what it rests on, and the other ways to ask it."""
    groups = book.guide.faq.groups
    for key, one in book.guide.faq.questions.items():
        yield place(
            f"{page}#{key}",
            one.question,
            [one.answer],
            kind="answer",
            basis=basis(book.guide, one.references),
            above=[groups[one.group].title],
            names=one.asked,
            rest=text((one.more, one.unsettled, one.advice)),
        )


def _instruments(book: Book, page: str) -> Iterator[Place]:
    for key, one in book.guide.policy_instruments.instruments.items():
        passages = [passage.text for passage in (*one.conditions, *one.plan, *one.figures)]
        facts = [one.who, one.for_whom, *passages, one.deadline, one.wording, one.status_note]
        yield place(
            f"{page}#{key}",
            one.title,
            [one.short, _also(book, one.also), *facts, one.unconfirmed],
            kind="instrument",
            basis=basis(book.guide, one.references),
            names=one.also,
        )


def _groups(book: Book, page: str) -> Iterator[Place]:
    for key, one in book.guide.target_groups.items():
        names = [*filter(None, (one.nynorsk, *one.also))]
        wordings = [advice.wording for advice in one.plan]
        facts = [*(said.text for said in one.passages), *wordings, one.unconfirmed]
        yield place(
            f"{page}#{key}",
            one.title,
            [one.short, _also(book, names), *facts],
            kind="group",
            basis=basis(book.guide, one.references),
            names=names,
        )


def _indicators(book: Book, page: str) -> Iterator[Place]:
    for key, one in book.guide.indicators.indicators.items():
        figures = [passage.text for passage in one.figures]
        facts = [one.source, *one.find, one.published, one.shows, one.hides, one.weakness]
        yield place(
            f"{page}#{key}",
            one.title,
            [one.definition, _also(book, one.also), *facts, *figures, one.unconfirmed],
            kind="indicator",
            names=one.also,
        )


def _cases(book: Book, page: str) -> Iterator[Place]:
    guide = book.guide
    instruments = guide.policy_instruments.instruments
    for key, one in guide.cases.items():
        about = [guide.target_groups[slug].title for slug in one.target_groups]
        about += [instruments[slug].title for slug in one.policy_instruments]
        yield place(
            f"{page}#{key}",
            one.name,
            [one.short, one.more, *one.results, one.note, one.unconfirmed],
            kind="case",
            names=one.also,
            rest=f"{one.when}. {', '.join(about)}",
        )


def _files(book: Book, page: str) -> Iterator[Place]:
    """Each file that is there to download."""
    words, files = book.words, book.download_list
    for one in files.downloads:
        if one.size is None:
            continue
        pages = words.count("page_count", one.pages) if one.pages else ""
        yield place(
            f"{files.address}/{one.file}",
            one.title,
            [words["form_note"] if one.form else "", one.text],
            kind="file",
            note=", ".join(filter(None, (one.format, pages))),
            page=page,
        )


def basis(guide: Guide, references: Iterable[str]) -> str:
    """What something rests on; the second section of a law is named alone."""
    found: dict[str, list[str]] = {}
    for cited in map(guide.citation, references):
        sections = found.setdefault(cited.reference.short, [])
        if cited.section and cited.section not in sections:
            sections.append(cited.section)
    return ", ".join(" ".join((short, ", ".join(parts))).strip() for short, parts in found.items())


def with_names(places: Iterable[Place], given: Mapping[str, Sequence[str]]) -> Iterator[Place]:
    """The places with what the guide's search words say they are called, by their address: of a
    section in passages the first, since the worker reads them for all.
    """
    left = dict(given)
    for one in places:
        names = left.pop(one["location"], None)
        yield one | {"names": [*one.get("names", ()), *names]} if names else one
