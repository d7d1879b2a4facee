"""A language that nobody speaks, made of the Norwegian catalogue: what isn't in it, code says."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import lxml.html
from lxml.html import HtmlElement

from macros.downloads.edition_data import as_yaml
from macros.pages.words import PLACEHOLDER, Place, catalogue, is_address

LANGUAGE = "eo"  # the theme has words in it, and the generator has none

# Letters with a mark that the PDFs' font has too, and that anchors lose.
_MARKED = str.maketrans(
    "abcdeghijklmnorstuwyzæåABCDEGHIJKLMNORSTUWYZÆÅ",
    "áḇćďéğĥíĵķĺḿńóŕśťúŵýźǽâÁḆĆĎÉĞĤÍĴĶĹḾŃÓŔŚŤÚŴÝŹǼÂ",
)
_PLAIN = re.compile(r"[a-zæøåA-ZÆØÅ]{2,}")
_KEPT = {"forms", "csv_separator", "decimal_sign", "date_format"}
_GRAMMAR = {"locale": LANGUAGE, "calendar_language": LANGUAGE.upper()}
# What the workbook is told that nobody sees.
_UNSEEN = {
    *("slug", "store", "link", "anchors", "id", "factor", "level", "duty"),
    *("file_answers", "file_plan"),
}
_SHOWN = (
    *("title", "alt", "placeholder", "aria-label", "label"),
    *("data-label", "data-left", "data-one", "data-today", "data-past"),
)


def write_catalogue(folder: Path) -> None:
    """Write the catalogue of the language into a folder."""
    words = _pseudo(catalogue("nb"), ())
    words["alphabet"] = "".join(f"{c}{c.translate(_MARKED)}" for c in catalogue("nb")["alphabet"])
    words["dates"] = {"day": "{month} {day} {year}", "month": "{year} {month}", "year": "{year}"}
    (folder / f"words.{LANGUAGE}.yml").write_bytes(as_yaml(words))


def _pseudo(value: Any, place: Place) -> Any:
    if isinstance(value, dict):
        return {key: _pseudo(part, (*place, key)) for key, part in value.items()}
    if isinstance(value, list):
        return value if place[-1] in _KEPT else [_pseudo(part, (*place, 0)) for part in value]
    if place[-1] in _KEPT or place[0] in _KEPT or isinstance(value, int):
        return value
    if place[0] in _GRAMMAR:
        return _GRAMMAR[str(place[0])]
    if is_address(place):
        return f"{value}-z" if value.startswith("-") else f"z-{value}"
    parts = re.split(r"(\{[\w.]+\})", value)
    return "".join(p if PLACEHOLDER.fullmatch(p) else p.translate(_MARKED) for p in parts)


def plain_words(texts: Iterable[str]) -> set[str]:
    """The words without a single mark, in small letters: those of no text of the catalogue.

    Its addresses are left out, by the way they begin.
    """
    words = re.findall(r"[^\W\d_]+", re.sub(r"\bz-[\w.-]+", "", " ".join(texts)))
    return {word.lower() for word in words if _PLAIN.fullmatch(word)}


def of_the_guide(root: Path) -> set[str]:
    """All words that the data, the pages and the configuration of a guide hold."""
    files = [root / "mkdocs.yml", *(root / "docs").rglob("*.md"), *(root / "docs").rglob("*.yml")]
    return plain_words(path.read_text(encoding="utf-8") for path in files)


def of_the_theme() -> set[str]:
    """The words that the theme has in the language."""
    import material

    assert material.__file__
    partials = Path(material.__file__).parent / "templates" / "partials" / "languages"
    return plain_words([(partials / f"{LANGUAGE}.html").read_text(encoding="utf-8")])


def visible(html: str) -> Iterator[str]:
    """What a reader sees or hears of a page, a fragment or a document."""
    root: HtmlElement = lxml.html.fromstring(html)
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        if element.tag not in ("script", "style", "code"):
            yield element.text or ""
        elif element.get("id") == "workbook-data":
            yield from _told(json.loads(element.text or "null"))
        yield element.tail or ""
        yield from (element.get(name, "") for name in _SHOWN)
        if element.tag == "meta" and element.get("name") in ("description", "author"):
            yield element.get("content", "")


def _told(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        for key, part in data.items():
            if key not in _UNSEEN:
                yield from _told(part)
    elif isinstance(data, list):
        for part in data:
            yield from _told(part)
    elif isinstance(data, str):
        yield PLACEHOLDER.sub("", data)
