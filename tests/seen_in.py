"""What a reader sees, hears or is told by a file of any kind that a site holds."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
from icalendar import Calendar
from lxml import etree
from openpyxl import load_workbook

from tests import pseudo

# What of a Word document's parts is text: runs, names of fields, properties.
_WORD = ("t", "caption", "title", "creator", "subject", "description", "keywords")
_KIT = re.compile(r"^\s*#([^\n]*)$|<!--(.*?)-->", re.MULTILINE | re.DOTALL)


def told(path: Path) -> list[str]:
    """The texts of a file; none of a kind that tells nobody anything."""
    if path.suffix == ".html":
        return list(pseudo.visible(path.read_text(encoding="utf-8")))
    if path.suffix == ".pdf":
        return list(_pdf(path))
    if path.suffix == ".docx":
        return list(_word(path))
    if path.suffix == ".xlsx":
        return list(_excel(path))
    if path.suffix == ".ics":
        return list(_calendar(path))
    if path.name in ("nginx.conf", ".htaccess", "web.config"):
        found = _KIT.findall(path.read_text(encoding="utf-8"))
        return [comment for pair in found for comment in pair]
    if path.name == "index.json":
        rows = json.loads(path.read_text(encoding="utf-8"))["files"]
        return [row[key] for row in rows for key in ("title", "text")]
    if path.suffix == ".csv" or path.name.endswith("LES-MEG.txt"):
        return [path.read_text(encoding="utf-8-sig")]
    return []


def _pdf(path: Path) -> Iterator[str]:
    document = pypdfium2.PdfDocument(path)
    yield from (value for key, value in document.get_metadata_dict().items() if key in _ABOUT)
    yield from (item.get_title() for item in document.get_toc())
    for page in document:
        yield re.sub("[\ufffe\u00ad\x02-]\\s*", "", page.get_textpage().get_text_range())


_ABOUT = ("Title", "Author", "Subject", "Keywords")


def _word(path: Path) -> Iterator[str]:
    with zipfile.ZipFile(path) as parts:
        for name in parts.namelist():
            if name.startswith("word/") and not re.search(r"document|header|footer", name):
                continue
            if not name.endswith(".xml") or name.startswith("docProps/app"):
                continue
            for element in etree.fromstring(parts.read(name)).iter(etree.Element):
                kind = etree.QName(element).localname
                if kind in _WORD:
                    yield element.text or ""
                if kind in ("alias", "tblCaption"):
                    yield next(iter(element.attrib.values()))


def _excel(path: Path) -> Iterator[str]:
    book = load_workbook(path)
    about = book.properties
    yield from (str(text) for text in (about.title, about.subject, about.creator) if text)
    for sheet in book:
        yield sheet.title
        yield re.sub(r"&[A-Z]|&\d+", " ", str(sheet.oddFooter.left.text))
        cells = (cell.value for row in sheet.iter_rows() for cell in row)
        yield from (value for value in cells if isinstance(value, str) and value[:1] != "=")
        for rule in sheet.data_validations.dataValidation:
            yield from (text for text in (rule.error, rule.errorTitle, rule.prompt) if text)


def _calendar(path: Path) -> Iterator[str]:
    calendar = Calendar.from_ical(path.read_bytes())
    yield str(calendar["name"])
    for event in calendar.walk("vevent"):
        yield f"{event['summary']} {event['description']}"
