"""Puts into a built site's search index what the search needs: a function of the folder.

The catalogues of terms, references, questions, instruments, groups, cases and indicators are one
long list each; here each of their entries becomes a place of its own in the index, so that a hit
leads there.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from macros.guide import Guide
from macros.pages.book import Book
from macros.search.analysis import spelt
from macros.search.vocabulary import as_data, vocabulary

Doc = dict[str, Any]


def enrich(site: Path, book: Book) -> None:
    """Add the book's words to `search/search_index.json`, by what is known of its language.

    Without an index there is no search.
    """
    guide, pages = book.guide, book.pages
    path = site / "search" / "search_index.json"
    if not path.exists():
        return
    index = json.loads(path.read_text(encoding="utf-8"))
    of = book.homes
    homes = (of.glossary, of.references, of.faq, of.policy_instruments, of.target_groups, of.cases)
    catalogues = [pages[src].url if src else None for src in homes]
    terms, references, faq, instruments, groups, cases = catalogues
    figures = pages[of.indicators].url if of.indicators else None
    # Headings of its entries, on a page with more on it than they.
    topics = f"{figures}#{book.words['indicators']['topic_anchor']}-"
    found_docs = [doc for doc in index["docs"] if not doc["location"].startswith(topics)]
    docs = [
        *_plain(found_docs, {*catalogues}),
        *_entries(guide, terms, references),
        *_answers(guide, faq),
        *_instruments(guide, instruments),
        *_groups(guide, groups),
        *_cases(guide, cases),
        *_indicators(guide, figures),
    ]
    found = {word for doc in docs for word in spelt(f"{doc['title']} {doc['text']}")}
    about = {
        key: [pages[src].url for src in term.pages]
        for key, term in guide.glossary.items()
        if term.pages
    }
    config = {"search": as_data(vocabulary(guide, found, book.words.language), guide, about)}
    text = json.dumps({"config": config, "docs": docs}, ensure_ascii=False, separators=(",", ":"))
    path.write_text(text, encoding="utf-8")


def _plain(docs: list[Doc], catalogues: set[str | None]) -> Iterator[Doc]:
    """The docs; of the catalogues only what stands before their entries."""
    for doc in docs:
        page, _, anchor = doc["location"].partition("#")
        if page not in catalogues:
            yield doc
        elif not anchor:
            yield {**doc, "text": ""}


def _entries(guide: Guide, terms: str | None, references: str | None) -> Iterator[Doc]:
    for key, term in guide.glossary.items():
        names = [name for name in (term.nynorsk, *term.synonyms, *term.older) if name]
        text = f"{term.definition} ({', '.join(names)})" if names else term.definition
        yield {"location": f"{terms}#{key}", "title": term.term, "text": text}
    for key, reference in guide.references.items():
        sections = (
            f"{reference.short} {section}: {text}" for section, text in reference.sections.items()
        )
        parts = [reference.short, *reference.abbreviations, reference.number, reference.publisher]
        head = ", ".join(dict.fromkeys(p for p in parts if p and p not in reference.title))
        text = " ".join([f"{head}." if head else "", reference.meaning, *sections]).strip()
        yield {"location": f"{references}#{key}", "title": reference.title, "text": text}


def _answers(guide: Guide, faq: str | None) -> Iterator[Doc]:
    """Each question with its answer, what it rests on, and the other ways to ask it."""
    for key, one in guide.faq.questions.items():
        basis = _basis(guide, one.references)
        parts = [one.answer, one.more, one.unsettled, one.advice, basis, *one.asked]
        yield {
            "location": f"{faq}#{key}",
            "title": one.question,
            "text": " ".join(part for part in parts if part),
        }


def _instruments(guide: Guide, page: str | None) -> Iterator[Doc]:
    """Each instrument with all that is said of it, and what people call it."""
    for key, one in guide.policy_instruments.instruments.items():
        passages = [passage.text for passage in (*one.conditions, *one.plan, *one.figures)]
        names = f"({', '.join(one.also)})" if one.also else ""
        said = [one.short, names, one.who, one.for_whom, *passages, one.deadline, one.status_note]
        parts = [*said, one.unconfirmed, _basis(guide, one.references)]
        text = " ".join(part for part in parts if part)
        yield {"location": f"{page}#{key}", "title": one.title, "text": text}


def _groups(guide: Guide, page: str | None) -> Iterator[Doc]:
    """Each group with all that is said of it, and its other names."""
    for key, one in guide.target_groups.items():
        names = ", ".join(filter(None, (one.nynorsk, *one.also)))
        said = [one.short, f"({names})" if names else "", *(said.text for said in one.passages)]
        parts = [*said, one.unconfirmed, _basis(guide, one.references)]
        text = " ".join(part for part in parts if part)
        yield {"location": f"{page}#{key}", "title": one.title, "text": text}


def _indicators(guide: Guide, page: str | None) -> Iterator[Doc]:
    """Each indicator with all that is said of it, and what people call it."""
    for key, one in guide.indicators.indicators.items():
        names = f"({', '.join(one.also)})" if one.also else ""
        figures = [passage.text for passage in one.figures]
        said = [one.definition, names, one.source, *one.find, one.published, one.shows, one.hides]
        parts = [*said, one.weakness, *figures, one.unconfirmed, _basis(guide, one.references)]
        text = " ".join(part for part in parts if part)
        yield {"location": f"{page}#{key}", "title": one.title, "text": text}


def _cases(guide: Guide, page: str | None) -> Iterator[Doc]:
    """Each case with all that is said of it, and what it is about."""
    instruments = guide.policy_instruments.instruments
    for key, one in guide.cases.items():
        about = [guide.target_groups[slug].title for slug in one.target_groups]
        about += [instruments[slug].title for slug in one.policy_instruments]
        names = ", ".join((*one.also, *about))
        parts = [
            one.short,
            f"({names})" if names else "",
            one.when,
            one.more,
            *one.results,
            one.note,
        ]
        text = " ".join(part for part in parts if part)
        yield {"location": f"{page}#{key}", "title": one.name, "text": text}


def _basis(guide: Guide, references: Iterable[str]) -> str:
    """What something rests on, in brackets; empty if it says nothing."""
    cited = [guide.citation(text) for text in references]
    names = [" ".join(filter(None, (c.reference.short, c.section))) for c in cited]
    return f"({', '.join(names)})" if names else ""
