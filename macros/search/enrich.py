"""Puts into a built site's search index what the search needs: a function of the folder.

The catalogues of terms and of references are one long page each; here each of their entries becomes
a place of its own in the index, so that a hit leads to the entry.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from macros.guide import Guide
from macros.search.analysis import spelt
from macros.search.vocabulary import as_data, vocabulary

Doc = dict[str, Any]

# The engine leaves out the elements between blocks, so that their texts run together.
_JOINT = re.compile(r"(?<=[^\W\d_A-ZÆØÅ][.;:)»]|[a-zæøå]{2}|[0-9]{2})(?=[A-ZÆØÅ«]|https?:)")
_TAG = re.compile(r"<[^>]+>")


def enrich(site: Path, guide: Guide, language: str) -> None:
    """Add the guide's words to `search/search_index.json`, by what is known of its language.

    Without an index there is no search.
    """
    path = site / "search" / "search_index.json"
    if not path.exists():
        return
    index = json.loads(path.read_text(encoding="utf-8"))
    docs = [*_plain(index["docs"], guide), *_entries(guide)]
    found = {word for doc in docs for word in spelt(f"{doc['title']} {doc['text']}")}
    about = {
        key: [_address(page) for page in term.pages]
        for key, term in guide.glossary.items()
        if term.pages
    }
    config = {
        **index["config"],
        "search": as_data(vocabulary(guide, found, language), guide, about),
    }
    text = json.dumps({"config": config, "docs": docs}, ensure_ascii=False, separators=(",", ":"))
    path.write_text(text, encoding="utf-8")


def _plain(docs: list[Doc], guide: Guide) -> Iterator[Doc]:
    """The docs as plain text; of the two catalogues only what stands before their entries."""
    homes = guide.settings.home_pages
    catalogues = {_address(homes.references), _address(homes.glossary)}
    for doc in docs:
        page, _, anchor = doc["location"].partition("#")
        text = html.unescape(_TAG.sub(" ", doc["text"]))
        text = " ".join(_JOINT.sub(" ", text).split())
        if page in catalogues:
            if anchor:
                continue
            text = ""
        yield {"location": doc["location"], "title": html.unescape(doc["title"]), "text": text}


def _entries(guide: Guide) -> Iterator[Doc]:
    homes = guide.settings.home_pages
    terms, references = _address(homes.glossary), _address(homes.references)
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


def _address(page: str) -> str:
    """The address of a page from the site's root: «a/b.md» is at «a/b/», «a/index.md» at «a/»."""
    stem = page.removesuffix(".md")
    return "" if stem == "index" else f"{stem.removesuffix('/index')}/"
