"""Open data: the guide as JSON, its questions and references as tables that Excel opens right."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from pathlib import Path
from typing import Any

from macros.downloads.publication import Publication
from macros.guide.model.plain import plain
from macros.pages.tables import Table, question_table, reference_table

FORMAT = 3  # of guide.json; raised when a field changes its meaning or goes away
_SECTIONS = 3  # levels down in guide.json: its guide, a section, an entry
# What makes a spreadsheet read a cell as a formula (OWASP, «CSV Injection»).
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_open_data(publication: Publication, sources: Path, folder: Path) -> None:
    """Write `guide.json`, and what there is of `questions.csv` and `references.csv`.

    `sources` is the folder of the YAML files, which lie in `folder` too, as they are written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "guide.json").write_bytes(guide_json(publication, sources))
    (folder / "questions.csv").write_bytes(questions_csv(publication))
    if publication.guide.references:
        (folder / "references.csv").write_bytes(references_csv(publication))


def guide_json(publication: Publication, sources: Path) -> bytes:
    """The whole guide and the files it was made from; contact persons only where they may be."""
    guide = plain(publication.guide)
    contact = publication.guide.edition.contact
    if not (contact and contact.publish):
        guide.get("edition", {}).pop("contact", None)
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
    return f"{_lines(document, _SECTIONS)}\n".encode()


def _lines(value: Any, levels: int) -> str:
    """JSON with a line for each entry of the sections: two versions are compared by lines."""
    if not levels or not isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    return (
        "{\n"
        + ",\n".join(f"{json.dumps(k)}: {_lines(v, levels - 1)}" for k, v in value.items())
        + "\n}"
    )


def questions_csv(publication: Publication) -> bytes:
    """A row for each question."""
    guide, words = publication.guide, publication.words
    table = question_table(guide, words, publication.cited_each)
    return _csv(table, words["csv_separator"])


def references_csv(publication: Publication) -> bytes:
    """A row for each reference."""
    words = publication.words
    return _csv(reference_table(publication.guide, words), words["csv_separator"])


def _csv(table: Table, separator: str) -> bytes:
    """Rows as Excel reads them in the guide's language, and a mark of UTF-8 at the start."""
    made = io.StringIO()
    writer = csv.writer(made, delimiter=separator, lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows([[harmless(cell) for cell in row] for row in table.rows])
    return b"\xef\xbb\xbf" + made.getvalue().encode()


def harmless(cell: str) -> str:
    """The text of a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell
