"""Open data: the guide as JSON, its questions and references as tables that Excel opens right."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from macros.downloads.publication import Publication
from macros.guide.model.plain import plain
from macros.pages.question import details
from macros.pages.words import Words

FORMAT = 2  # of guide.json; raised when a field changes its meaning or goes away
FILES = ("guide.json", "questions.csv", "references.csv")
# What makes a spreadsheet read a cell as a formula (OWASP, «CSV Injection»).
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_open_data(publication: Publication, sources: Path, folder: Path) -> None:
    """Write `guide.json`, `questions.csv` and `references.csv` into `folder`.

    `sources` is the folder of the YAML files, which lie beside as they are written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    contents = (
        guide_json(publication, sources),
        questions_csv(publication),
        references_csv(publication),
    )
    for name, content in zip(FILES, contents, strict=True):
        (folder / name).write_bytes(content)


def guide_json(publication: Publication, sources: Path) -> bytes:
    """The whole guide and the files it was made from; contact persons only where they may be."""
    guide = plain(publication.guide)
    contact = publication.guide.edition.contact
    if not (contact and contact.publish):
        guide["edition"].pop("contact", None)
    settings = publication.guide.settings
    # The edition's own file is not published as it is written.
    made_from = {
        path.relative_to(sources).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted([*sources.glob("*.yml"), *sources.glob("factors/*.yml")])
        if path != sources / "edition.yml"
    }
    document = {
        "schema": FORMAT,
        "version": settings.version,
        "date": publication.moment.date().isoformat(),
        "address": publication.address or None,
        "generated_from": made_from,
        "guide": guide,
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


# The order of the columns that are told of a question; the words name them.
_TOLD = (*("roles", "levels", "references", "source"), *("reflection", "duty", "not_applicable"))


def questions_csv(publication: Publication) -> bytes:
    """A row for each question."""
    guide, words = publication.guide, publication.words
    rows = []
    for slug, question in guide.questions():
        told = details(guide, words, slug, question)
        begin = (question.id, slug, guide.factors[slug].title, question.text, question.help)
        texts = (told[key].text(publication.cited_each) if key in told else "" for key in _TOLD)
        rows.append((*begin, *texts))
    return _table(words, "questions", rows)


def references_csv(publication: Publication) -> bytes:
    """A row for each reference."""
    words = publication.words
    rows = [
        (
            slug,
            words["type"][reference.type],
            reference.title,
            reference.short,
            reference.language,
            reference.number or "",
            reference.date.iso if reference.date else "",
            reference.in_force.iso if reference.in_force else "",
            reference.publisher or "",
            words["status"][reference.status],
            _joined(reference.superseded_by),
            reference.verified.iso if reference.verified else "",
            reference.url or "",
            reference.meaning,
        )
        for slug, reference in publication.guide.references.items()
    ]
    return _table(words, "references", rows)


def _joined(items: Iterable[str]) -> str:
    return ", ".join(items)


def _table(words: Words, name: str, rows: Sequence[Sequence[Any]]) -> bytes:
    """Rows as Excel reads them in the guide's language, and a mark of UTF-8 at the start."""
    made = io.StringIO()
    writer = csv.writer(made, delimiter=words["csv_separator"], lineterminator="\r\n")
    writer.writerow(column for column, _ in words["data_columns"][name].values())
    writer.writerows([[harmless(str(cell)) for cell in row] for row in rows])
    return b"\xef\xbb\xbf" + made.getvalue().encode()


def harmless(cell: str) -> str:
    """The text of a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell
