"""`words.yml`: what a guide calls its things, over the catalogue of its language.

Keys are those of the catalogue, each with a text of the same shape. Every problem has its line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from macros.guide.model.fields import Text
from macros.guide.reading.problems import Problem, listed, quoted, suggestion
from macros.guide.reading.text_file import read_text
from macros.guide.reading.yaml_errors import cut
from macros.guide.reading.yaml_reader import Document, parse
from macros.pages.words import (
    GRAMMAR,
    PLACEHOLDER,
    Place,
    Words,
    catalogue,
    fills,
    is_address,
    names,
    texts,
)

NAME = "words"  # of the data file

# The file of the section that a key belongs to, where the guide has none; else empty.
Unused = Callable[[Place], str]

# Kinds of download whose ending no other file with a name of its own has.
_OWN_ENDING = {"excel", "calendar"}
_TEXT = TypeAdapter(Text)
_ADDRESS = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]*")
# What Excel takes (support.microsoft.com, «Excel specifications and limits»).
_NO_SHEET = re.compile(r"[\[\]:*?/\\']")
_EXCEL: Mapping[str, int] = {"sheets": 31, "wrong": 32, "wrong_choice": 255, "wrong_date": 255}


def read_words(
    docs: Path, root: Path, language: str, unused: Unused = lambda _place: ""
) -> tuple[Words, list[Problem]]:
    """The words of the guide in `docs`, and what is wrong with its own; then the language's alone.

    File names in problems are given from `root`. The language has a catalogue.
    """
    path = docs / "data" / f"{NAME}.yml"
    if not path.exists():
        return Words(language), []
    file = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
    text, problems = read_text(path, file)
    document = None
    if text is not None:
        document, problems = parse(text, file)
    if document is None:
        return Words(language), problems
    written = catalogue(language)
    problems += check_words(document, written, unused)
    if problems:
        return Words(language), problems
    words = Words(language, document.value)
    return words, [
        problem for rule in (_once, _addresses, _sheets) for problem in rule(document, words)
    ]


def check_words(
    document: Document, written: Mapping[str, Any], unused: Unused
) -> Iterator[Problem]:
    """Every problem of the texts by themselves, against the catalogue as it is written."""
    known = {key: value for key, value in written.items() if key not in GRAMMAR}
    yield from _check(document, written, known, document.value, ())
    if isinstance(document.value, dict):
        yield from _forms(document, written)
        for place, _ in texts(document.value):
            if section := unused(place):
                message = (
                    f"found a word of what the guide doesn't use, expected «{section}» with it"
                )
                yield document.problem(place, message)


def _check(
    document: Document, written: Mapping[str, Any], like: Any, value: Any, place: Place
) -> Iterator[Problem]:
    if isinstance(like, dict):
        if not isinstance(value, dict):
            message = f"found {quoted(value)}, expected keys with values: {listed(like)}"
            yield document.problem(place, message)
            return
        for key, part in value.items():
            if key in like:
                yield from _check(document, written, like[key], part, (*place, key))
            else:
                message = f"found the key «{key}», expected {listed(like)}{suggestion(key, like)}"
                yield document.problem((*place, key), message)
    elif isinstance(like, list):
        if not isinstance(value, list) or len(value) != len(like):
            found = f"a list of {len(value)}" if isinstance(value, list) else quoted(value)
            yield document.problem(place, f"found {found}, expected a list of {len(like)} texts")
            return
        for number, (one, part) in enumerate(zip(like, value, strict=True)):
            yield from _check(document, written, one, part, (*place, number))
    else:
        yield from _check_text(document, written, like, value, place)


def _check_text(
    document: Document, written: Mapping[str, Any], like: str, value: Any, place: Place
) -> Iterator[Problem]:
    if comment := document.cut.get(place):
        message = cut(comment, whole=not document.written.get(place))
        yield document.problem(place, message)
        return
    try:
        _TEXT.validate_python(value, strict=True)
    except ValidationError:
        found = "nothing" if value in (None, "") else quoted(value)
        number = isinstance(value, int | float) and not isinstance(value, bool)
        hint = f'; put it in quotes: "{document.written[place]}"' if number else ""
        yield document.problem(place, f"found {found}, expected text{hint}")
        return
    yield from (document.problem(place, said) for said in _braces(written, like, value, place))
    if is_address(place) and not _ADDRESS.fullmatch(PLACEHOLDER.sub("x", value)):
        message = f"found {quoted(value)}, expected letters a–z, digits and hyphens"
        yield document.problem(place, f"{message}: it stands in addresses")


def _braces(written: Mapping[str, Any], like: str, value: str, place: Place) -> Iterator[str]:
    """What is wrong with the placeholders of a text, beside those of the catalogue's (`like`)."""
    theirs, ours = PLACEHOLDER.findall(like), dict.fromkeys(PLACEHOLDER.findall(value))
    needed = [name for name in dict.fromkeys(theirs) if not fills(written, name)]
    known = {name for key, forms in names(written).items() for name in (key, *forms)}
    misspelt: list[str] = []
    for name in ours:
        filled = "." not in name and place[0] not in known and fills(written, name)
        if name not in theirs and not filled:
            lost = [key for key in needed if key not in ours]
            hint = suggestion(name, lost) or suggestion(name, {*needed, *known})
            misspelt += [key for key in lost if f"«{key}»" in hint]
            wanted = listed(f"{{{key}}}" for key in needed) if needed else "text without it"
            yield f"found «{{{name}}}», expected {wanted}{hint}"
    for key in needed:
        if key not in ours and key not in misspelt:
            yield f"found no «{{{key}}}», expected it in the text"
    lone = re.compile("[{}]")
    if lone.search(PLACEHOLDER.sub("", value)) and not lone.search(PLACEHOLDER.sub("", like)):
        yield "found a brace by itself, expected a name between braces, such as «{factor}»"


def _forms(document: Document, written: Mapping[str, Any]) -> Iterator[Problem]:
    """Who calls a thing otherwise gives all the forms of its name."""
    for key, forms in names(written).items():
        given = [name for name in (key, *forms) if name in document.value]
        missing = [name for name in (key, *forms) if name not in given]
        if given and missing:
            lacking = listed(missing).replace(" or ", " and ")
            message = f"found «{given[0]}» without {lacking}, expected every form of the name"
            yield document.problem((given[0],), message)


def _once(document: Document, words: Words) -> Iterator[Problem]:
    """What tells things apart is not said of two: files, sheets, the columns of a table."""
    files: list[tuple[Place, str]] = [
        (("download_files", kind, "file"), told["file"])
        for kind, told in words["download_files"].items()
        # Ids keep the others apart, or an ending that no other has.
        if PLACEHOLDER.search(told["file"]) is None and kind not in _OWN_ENDING
    ]
    sheets: list[tuple[Place, str]] = [
        (("excel", "sheets", key), name) for key, name in words["excel"]["sheets"].items()
    ]
    columns: list[list[tuple[Place, str]]] = [
        [(("data_columns", table, key, 0), pair[0]) for key, pair in told.items()]
        for table, told in words["data_columns"].items()
    ]
    for group in (files, sheets, *columns):
        first: dict[str, Place] = {}
        for place, name in group:
            other = first.setdefault(name.casefold(), place)
            if other != place:
                where = place if place in document.lines else other
                also = other if where == place else place
                shown = ".".join(map(str, also))
                message = f"found the name «{name}», which «{shown}» has too, expected another"
                yield document.problem(where, message)


def _addresses(document: Document, words: Words) -> Iterator[Problem]:
    """With the names filled in, there are letters left for addresses."""
    for place, text in texts(dict(words)):
        if is_address(place):
            whole = PLACEHOLDER.sub("x", text)
            if not _ADDRESS.fullmatch(whole) or (whole[0] == "-" and place[0] != "form_suffix"):
                message = f"found {quoted(text)} as «{'.'.join(map(str, place))}», expected letters"
                yield document.problem(place, f"{message} a–z, digits and hyphens")


def _sheets(document: Document, words: Words) -> Iterator[Problem]:
    """What stands in Excel is as short as Excel takes it."""
    for key, most in _EXCEL.items():
        for place, text in texts(words["excel"][key], ("excel", key)):
            if len(text) > most:
                found = f"found {quoted(text)}, a text of {len(text)} characters"
                yield document.problem(place, f"{found}, expected at most {most}")
            elif key == "sheets" and (odd := _NO_SHEET.search(text)):
                message = f"found «{odd[0]}» in the name of a sheet, expected another character"
                yield document.problem(place, message)
