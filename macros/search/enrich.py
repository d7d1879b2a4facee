"""Puts into a built site's search index what the search needs: a function of the folder.

The pages are cut into sections as they are rendered (`sections`); here long sections are cut into
passages, and the entries of catalogues and the files to download become places of their own.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from macros.guide import GuideError, Problem
from macros.guide.reading.problems import suggestion
from macros.pages.book import Book
from macros.search.analysis import words
from macros.search.entries import Place, entries, with_names
from macros.search.sections import INDEX, SENTENCE
from macros.search.vocabulary import as_data, vocabulary

_LONGEST = 90  # words of a passage, about


def enrich(site: Path, book: Book) -> None:
    """Write `search/search_index.json` anew: the book's places, and its words by what is known of
    its language. Without an index there is no search.

    Raises GuideError at search words of a place that isn't there.
    """
    path = site / INDEX
    if not path.exists():
        return
    read = json.loads(path.read_text(encoding="utf-8"))["docs"]
    found = [*_pages(book, read), *entries(book)]
    docs = [*with_names(found, _named(book, found))]
    config = {"search": _search(book, docs)}
    written = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    with path.open("w", encoding="utf-8") as file:  # place by place: the whole is large
        file.write(f'{{"config":{written(config)},"docs":[')
        file.writelines(f"{',' if number else ''}{written(doc)}" for number, doc in enumerate(docs))
        file.write("]}")


def _search(book: Book, docs: Iterable[Place]) -> dict[str, Any]:
    """What the worker is told beside the places: the words, and what kinds are called."""
    spelt = {word for doc in docs for said in _said(doc) for word in words(said)}
    about = {
        key: [book.pages[src].url for src in term.pages]
        for key, term in book.guide.glossary.items()
        if term.pages
    }
    made = vocabulary(book.guide, spelt, book.words.language)
    return {**as_data(made, book.guide, about), "kinds": dict(book.words["search_kinds"])}


def _said(doc: Place) -> Iterator[str]:
    yield from (doc["title"], doc["text"], doc.get("rest", ""))
    yield from doc.get("names", ())
    yield from doc.get("above", ())


def _pages(book: Book, read: Iterable[Place]) -> Iterator[Place]:
    """The sections of the pages, cut into passages; of a catalogue what it is, without entries."""
    homes = book.homes
    catalogues = {
        *(homes.glossary, homes.references, homes.faq, homes.policy_instruments),
        *(homes.target_groups, homes.cases),
    }
    whole = {book.pages[src].url for src in catalogues if src}
    figures = f"{book.pages[homes.indicators].url}#" if homes.indicators else None
    own = {f"{figures}{key}" for key in book.guide.indicators.indicators}
    topics = f"{figures}{book.words['indicators']['topic_anchor']}-"
    about = {page.url: page.meta.description for page in book.pages.values() if page.meta}
    for one in read:
        location = one["location"]
        page, _, anchor = location.partition("#")
        if location in own or location.startswith(topics) or (page in whole and anchor):
            continue
        pieces = list(_passages("" if page in whole else one["text"]))
        if not anchor:
            pieces[0] = SENTENCE.join(filter(None, (about.get(page), pieces[0])))
        for piece in pieces:
            yield one | {"text": piece}


def _passages(text: str) -> Iterator[str]:
    """A section's text in pieces of some sentences, each with what stands together in it."""
    piece: list[str] = []
    count = 0
    for sentence in text.split(SENTENCE):
        length = len(sentence.split())
        if piece and (not sentence or count + length > _LONGEST):
            yield SENTENCE.join(piece)
            piece, count = [], 0
        piece += filter(None, [sentence])
        count += length
    yield SENTENCE.join(piece)


def _named(book: Book, found: Iterable[Place]) -> dict[str, list[str]]:
    """What the search words say that places are called, by address. Raises GuideError."""
    known = {one["location"] for one in found}
    sources = {page.url: src for src, page in book.pages.items()}
    shown = {_written(location, sources): location for location in known}
    named: dict[str, list[str]] = {}
    problems: list[Problem] = []
    left_out = book.download_list.state != "there"
    for key, names in book.guide.search.places.items():
        if key in shown:
            named[shown[key]] = list(names)
        elif not (left_out and ".md" not in key):
            message = (
                f"found «{key}», where there is no place of the search, expected a page, "
                f"a section of one or a file to download{suggestion(key, shown)}"
            )
            problems.append(book.raw.search.problem("search", ("places", key), message))
    if problems:
        raise GuideError(problems)
    return named


def _written(location: str, sources: Mapping[str, str]) -> str:
    """A place as search words name it: «page.md#anchor», or a file's name."""
    url, _, anchor = location.partition("#")
    if url not in sources:
        return location.rpartition("/")[2]
    return f"{sources[url]}#{anchor}" if anchor else sources[url]
