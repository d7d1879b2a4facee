"""Puts into a built site's search index what the search needs: a function of the folder.

The engine's index says which pages are searched. What they say is read from the pages themselves;
the entries of catalogues and the files to download are places of their own.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from macros.guide import GuideError, Problem
from macros.guide.reading.problems import suggestion
from macros.pages.book import Book
from macros.search.analysis import words
from macros.search.entries import Place, entries, place, with_names
from macros.search.sections import sections
from macros.search.vocabulary import as_data, vocabulary

INDEX = "search/search_index.json"


def enrich(site: Path, book: Book) -> None:
    """Write `search/search_index.json` anew: the book's places, and its words by what is known of
    its language. Without an index there is no search.

    Raises GuideError at search words of a place that isn't there.
    """
    path = site / INDEX
    if not path.exists():
        return
    index = json.loads(path.read_text(encoding="utf-8"))
    searched = dict.fromkeys(doc["location"].partition("#")[0] for doc in index["docs"])
    found = [*_pages(site, book, searched), *entries(book)]
    docs = [*with_names(found, _named(book, found))]
    config = {**index["config"], "search": _search(book, docs)}
    text = json.dumps({"config": config, "docs": docs}, ensure_ascii=False, separators=(",", ":"))
    path.write_text(text, encoding="utf-8")


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


def _pages(site: Path, book: Book, searched: Iterable[str]) -> Iterator[Place]:
    """The pages, section by section; of a catalogue what stands before its entries."""
    homes = book.homes
    catalogues = {
        *(homes.glossary, homes.references, homes.faq, homes.policy_instruments),
        *(homes.target_groups, homes.cases),
    }
    whole = {book.pages[src].url for src in catalogues if src}
    figures = book.pages[homes.indicators].url if homes.indicators else None
    topics = f"{book.words['indicators']['topic_anchor']}-"
    ours = {*book.guide.indicators.indicators}
    about = {page.url: page.meta.description for page in book.pages.values() if page.meta}
    for url in searched:
        html = (site / url / "index.html").read_text(encoding="utf-8")
        for one in sections(html):
            if url in whole:
                one.sentences.clear()
                if one.anchor:
                    break
            if url == figures and (one.anchor in ours or one.anchor.startswith(topics)):
                continue
            location = f"{url}#{one.anchor}" if one.anchor else url
            for i, passage in enumerate(one.passages()):
                said = [] if i or one.anchor else [about.get(url, "")]
                made = place(location, one.title, said, above=list(one.above))
                made["text"] = "\n".join(filter(None, (made["text"], passage)))
                yield made


def _named(book: Book, found: Iterable[Place]) -> dict[str, list[str]]:
    """What the search words say that places are called, by address. Raises GuideError."""
    known = {one["location"] for one in found}
    shown = {_written(location, book): location for location in known}
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


def _written(location: str, book: Book) -> str:
    """A place as search words name it: «page.md#anchor», or a file's name."""
    url, _, anchor = location.partition("#")
    for src, page in book.pages.items():
        if page.url == url:
            return f"{src}#{anchor}" if anchor else src
    return location.rpartition("/")[2]
