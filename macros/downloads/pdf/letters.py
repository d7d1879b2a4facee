"""Letters that no font of the PDFs has: another font would be taken from whatever machine it is."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from macros.downloads.pdf.font_files import HYPHENS, font_file
from macros.downloads.pdf.render import PdfRenderer
from macros.guide import Problem
from macros.guide.reading.text_file import read_text
from macros.guide.reading.yaml_reader import Document, parse
from macros.pages.book import Book


def letter_problems(book: Book, renderers: Iterable[PdfRenderer]) -> list[Problem]:
    """A problem for each place in data, edition and words where such a letter is written, if it
    comes into one of the PDFs.
    """
    words = {word: renderer.file for renderer in renderers for word in drawn(renderer.html)}
    if not words:
        return []
    documents = [document for path in _sources(book) if (document := _read(path, book.inputs.root))]
    found = {problem for document in documents for problem in _written(document, words)}
    told = "".join(problem.message for problem in found)
    elsewhere = {(file, letter) for word, file in words.items() for letter in lacking(word)}
    found |= {Problem(f, 0, message(c)) for f, c in elsewhere if message(c) not in told}
    return sorted(found)


def page_problems(book: Book, sources: Iterable[str]) -> list[Problem]:
    """A problem for each such letter on the pages `sources`, which the whole guide shows."""
    found = []
    for src in sources:
        lines = (book.inputs.docs / src).read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(lines, 1):
            found += [Problem(book.pages[src].file, number, message(c)) for c in lacking(line)]
    return found


def message(letter: str) -> str:
    """What is said of a letter."""
    named = f"«{letter}» (U+{ord(letter):04X} {unicodedata.name(letter, '')}".rstrip() + ")"
    return f"found {named}, which no font of the PDFs has, expected a letter or mark that they have"


def lacking(text: str) -> list[str]:
    """The letters of a text that no font has, each once. What is not drawn at all is passed by."""
    strange = sorted(set(text.translate(HYPHENS)) - _had())
    return [c for c in strange if not (c.isspace() or _unseen(c))]


def drawn(html: str) -> set[str]:
    """The words that a document draws and that have a letter that no font has."""
    if not lacking(html):
        return set()
    reader = _Drawn()
    reader.feed(html)
    reader.close()
    return {word for word in "".join(reader.texts).split() if lacking(word)}


class _Drawn(HTMLParser):
    """What is drawn of a page; the style sheet in it says what stands at the foot."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self._in_title = False

    def handle_starttag(self, tag: str, _attributes: object) -> None:
        self._in_title = tag == "title"
        self.texts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self._in_title = self._in_title and tag != "title"
        self.texts.append(" ")

    def handle_data(self, data: str) -> None:
        if not self._in_title:
            self.texts.append(data)


def _unseen(letter: str) -> bool:
    """Marks for joining and direction, and those that choose a form of the letter before."""
    return unicodedata.category(letter) == "Cf" or "\ufe00" <= letter <= "\ufe0f"


@cache
def _had() -> set[str]:
    """The letters of the text's font; its other cuts take what they lack from it."""
    from fontTools.ttLib import TTFont

    with TTFont(font_file("Regular"), lazy=True) as font:
        return {chr(code) for code in font.getBestCmap()}


def _sources(book: Book) -> list[Path]:
    data = book.inputs.docs / "data"
    own = book.inputs.edition or data / "edition.yml"
    files = (path for path in data.glob("*.yml") if path.name != "edition.yml")
    return [own, *files, *data.glob("factors/*.yml"), book.words.path]


def _read(path: Path, root: Path) -> Document | None:
    file = (path.relative_to(root) if path.is_relative_to(root) else path).as_posix()
    text, _ = read_text(path, file)
    return parse(text, file)[0] if text else None


def _written(document: Document, words: Iterable[str]) -> Iterator[Problem]:
    """The places of a document where one of the words is written."""
    for path, _ in document.lines.items():
        value = document.value
        for part in path:
            value = value[part]
        if isinstance(value, str) and lacking(value):
            for word in value.split():
                if any(word in one or one in word for one in words):
                    yield from (document.problem(path, message(c)) for c in lacking(word))
