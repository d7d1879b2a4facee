"""Keeps contacts that are not to be published out of the open data.

A page tells whom readers can turn to; data are gathered and kept by others. So an edition that lies
among the published files is written anew from its values without such a contact, and afterwards its
e-mail address and telephone number are looked for in every file of data.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from macros.downloads.edition_data import as_yaml, edition_yml
from macros.guide import Guide, GuideError, Problem
from macros.guide.model.plain import plain
from macros.guide.reading.loader import FACTORS, FILES
from macros.guide.reading.text_file import read_text
from macros.guide.reading.yaml_reader import parse
from macros.pages.own_words import NAME as WORDS

OWN = Path("data") / "edition.yml"
_WHOLE = Path("data") / "guide.json"  # written before, without a contact that is not published
_YAML = {".yml", ".yaml"}
_DATA = {*_YAML, ".json", ".csv", ".txt", ".md", ".ics", ".xml"}
_EMAIL = re.compile(r"[^@\s<>\"'(),;:]+@[^@\s<>\"'(),;:]+\.[^@\s<>\"'(),;:]+")
_ESCAPED = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2}))")
# A number of five digits or more, which a sign that doesn't stand within one ends: «/», «,», « – ».
_PHONE = re.compile(r"(?:\+|\b00)?\d(?:(?:[\s.()]{0,3}|[\-‐-―])\d){4,}")
_NO_PHONE = {"name", "title"}  # a year or the number of a room, where there is one
_TITLE = {"email": "e-mail address", "phone": "telephone number"}


def keep_contacts_out(
    guide: Guide, site: Path, docs: Path, edition: Path | None, downloads: str
) -> None:
    """Write the editions among the published files without contacts that aren't to be published.

    `edition` is the file of the edition being built, where it isn't the one in `docs`; `downloads`
    is the folder of files to download. Raises
    GuideError where an unpublished contact's e-mail address or telephone number still stands.
    """
    if guide.uses("edition"):
        (site / OWN).parent.mkdir(parents=True, exist_ok=True)
        (site / OWN).write_bytes(edition_yml(guide.edition))
    if edition and edition.resolve().is_relative_to(docs.resolve()):
        copy = site / edition.resolve().relative_to(docs.resolve())
        if copy.is_file():
            copy.write_bytes(edition_yml(guide.edition))
    contact = guide.edition.contact
    hidden = [] if contact is None or contact.publish else list(_details(plain(contact)))
    problems: list[Problem] = []
    for path in _others(site):
        name = _named(path, site, docs)
        text, wrong = read_text(path, name)
        document, wrong = parse(text, name) if text is not None else (None, wrong)
        if document is None:
            problems += wrong
            continue
        kept = _without_contacts(document.value, hidden)
        if kept != document.value:
            path.write_bytes(as_yaml(kept))
    if hidden:
        elsewhere = _readable((site / _WHOLE).read_text(encoding="utf-8"))
        secrets = [s for s in dict.fromkeys(hidden) if not _pattern(*s).search(elsewhere)]
        problems += _leaks(site, docs, secrets, downloads)
    if problems:
        raise GuideError(problems)


def _others(site: Path) -> Iterator[Path]:
    """The YAML files of the site that are not the guide's own data."""
    own = {site / "data" / f"{name}.yml" for name in (*FILES, WORDS)}
    for path in sorted(site.rglob("*")):
        factor = path.parent == site / "data" / FACTORS
        if path.suffix.lower() in _YAML and path.is_file() and path not in own and not factor:
            yield path


def _without_contacts(value: Any, hidden: list[tuple[str, str]]) -> Any:
    """A value without contacts that aren't to be published; their details are added to `hidden`."""
    if isinstance(value, list):
        return [_without_contacts(part, hidden) for part in value]
    if not isinstance(value, dict):
        return value
    kept = {}
    for key, part in value.items():
        if key.strip().casefold() != "contact" or (
            isinstance(part, dict) and part.get("publish") is True
        ):
            kept[key] = _without_contacts(part, hidden)
        else:
            hidden += _details(part)
    return kept


def _details(value: Any) -> Iterator[tuple[str, str]]:
    """What in a contact leads to somebody: kind and text of each address and number."""
    for key, part in value.items() if isinstance(value, dict) else [("", value)]:
        if isinstance(part, dict | list):
            for inner in part.values() if isinstance(part, dict) else part:
                yield from _details(inner)
            continue
        text = "" if part is None or isinstance(part, bool) else str(part)
        yield from (("email", found) for found in _EMAIL.findall(text))
        if "@" not in text and key not in _NO_PHONE:
            for found in _PHONE.findall(text):
                yield "phone", re.sub(r"\D", "", re.sub(r"^(\+|00)\s*47", "", found))


def _pattern(kind: str, text: str) -> re.Pattern[str]:
    """What finds an address or a number, however its digits are set apart."""
    if kind == "email":
        return re.compile(rf"(?<![\w.+-]){re.escape(text.casefold())}(?![\w-])")
    digits = r"[\s.\-‐-―/()]{0,3}".join(text)
    return re.compile(rf"(?<!\d)(?:(?:00)?47\W{{0,2}})?{digits}(?!\d)")


def _readable(text: str) -> str:
    """A text in small letters, with the escapes of JSON, YAML, HTML and addresses read."""
    text = _ESCAPED.sub(lambda code: chr(int(code[1] or code[2], 16)), text)
    # By lines: Python sets aside twelve bytes for each letter of what it folds.
    return "\n".join(map(str.casefold, unquote(html.unescape(text)).split("\n")))


def _leaks(
    site: Path, docs: Path, secrets: list[tuple[str, str]], downloads: str
) -> Iterator[Problem]:
    """Every place in the published data where a detail of an unpublished contact stands."""
    for path in sorted(site.rglob("*")) if secrets else ():
        place = path.relative_to(site)
        among = place.parts[0] == "data" or path.suffix.lower() in _DATA
        if not path.is_file() or not among or place.parts[0] in (downloads, "search"):
            continue
        text = _readable(path.read_bytes().decode("utf-8", "replace"))
        for kind, secret in secrets:
            if found := _pattern(kind, secret).search(text):
                line = text.count("\n", 0, found.start()) + 1
                message = (
                    f"found the {_TITLE[kind]} of a contact that is not to be published, expected "
                    "it nowhere among the open data; take it out, or set «publish: true»"
                )
                yield Problem(_named(path, site, docs), line, message)


def _named(path: Path, site: Path, docs: Path) -> str:
    """A file as its editor knows it: where it lies in `docs`, if it does."""
    place = path.relative_to(site)
    source = docs / place
    return source.relative_to(docs.parent).as_posix() if source.is_file() else place.as_posix()
