"""Puts into a built site's search index what the search needs: a function of the folder.

The catalogues of terms and of references are one long page each; here each of their entries becomes
a place of its own in the index, so that a hit leads to the entry.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from macros.guide import Guide
from macros.search.analysis import spelt
from macros.search.vocabulary import as_data, vocabulary

Doc = dict[str, Any]

# The engine leaves out the elements between blocks, so that their texts run together.
_JOINT = re.compile(r"(?<=[^\W\d_A-ZÆØÅ][.;:)»]|[a-zæøå]{2}|[0-9]{2})(?=[A-ZÆØÅ«]|https?:)")
_TAG = re.compile(r"<[^>]+>")


def enrich(
    site: Path,
    guide: Guide,
    urls: Mapping[str, str],
    language: str,
    *,
    glossary: str,
    references: str,
) -> None:
    """Add the guide's words to `search/search_index.json`. Without an index there is no search.

    `urls` are the addresses of the pages from the site's root, by their paths under `docs/`;
    `glossary` and `references` are the pages with these, empty where there is none.
    """
    path = site / "search" / "search_index.json"
    if not path.exists():
        return
    index = json.loads(path.read_text(encoding="utf-8"))
    terms, listed = urls.get(glossary), urls.get(references)
    docs = [*_plain(index["docs"], {terms, listed}), *_entries(guide, terms, listed)]
    found = {word for doc in docs for word in spelt(f"{doc['title']} {doc['text']}")}
    about = {
        key: [urls[src] for src in term.pages] for key, term in guide.glossary.items() if term.pages
    }
    made = vocabulary(guide, found, language)
    config = {**index["config"], "search": as_data(made, guide, about)}
    text = json.dumps({"config": config, "docs": docs}, ensure_ascii=False, separators=(",", ":"))
    path.write_text(text, encoding="utf-8")


def _plain(docs: list[Doc], catalogues: set[str | None]) -> Iterator[Doc]:
    """The docs as plain text; of the two catalogues only what stands before their entries."""
    for doc in docs:
        page, _, anchor = doc["location"].partition("#")
        text = html.unescape(_TAG.sub(" ", doc["text"]))
        text = " ".join(_JOINT.sub(" ", text).split())
        if page in catalogues:
            if anchor:
                continue
            text = ""
        yield {"location": doc["location"], "title": html.unescape(doc["title"]), "text": text}


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
