"""Open data: the guide as JSON, its questions and references as tables that Excel opens right."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from macros.guide.plain import plain
from macros.takeaway.material import Material

FORMAT = 2  # of guide.json; raised when a field changes its meaning or goes away
FILES = ("guide.json", "questions.csv", "references.csv")
# What makes a spreadsheet read a cell as a formula (OWASP, «CSV Injection»).
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_open_data(material: Material, sources: Path, folder: Path) -> None:
    """Write `guide.json`, `questions.csv` and `references.csv` into `folder`.

    `sources` is the folder of the YAML files, which lie beside as they are written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    contents = (guide_json(material, sources), questions_csv(material), references_csv(material))
    for name, content in zip(FILES, contents, strict=True):
        (folder / name).write_bytes(content)


def guide_json(material: Material, sources: Path) -> bytes:
    """The whole guide and the files it was made from; contact persons only where they may be."""
    guide = plain(material.guide)
    contact = material.guide.edition.contact
    if not (contact and contact.publish):
        guide["edition"].pop("contact", None)
    settings = material.guide.settings
    # The edition's own file is not published as it is written.
    made_from = {
        path.relative_to(sources).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted([*sources.glob("*.yml"), *sources.glob("factors/*.yml")])
        if path != sources / "edition.yml"
    }
    document = {
        "schema": FORMAT,
        "version": settings.version,
        "date": material.moment.date().isoformat(),
        "address": material.address or None,
        "generated_from": made_from,
        "guide": guide,
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def questions_csv(material: Material) -> bytes:
    """A row for each question."""
    guide = material.guide
    rows = [
        (
            question.id,
            slug,
            guide.factors[slug].title,
            question.text,
            question.help,
            _joined(guide.roles[role].title for role in question.roles),
            _joined(guide.plan_levels[level].title for level in question.levels),
            _joined(material.cited(text) for text in question.references),
            question.source or "",
            question.reflection or "",
            guide.duties[question.duty].title if question.duty else "",
            question.not_applicable or "",
        )
        for slug, question in guide.questions()
    ]
    return _table(material.words["data_columns"]["questions"], rows)


def references_csv(material: Material) -> bytes:
    """A row for each reference."""
    words = material.words
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
        for slug, reference in material.guide.references.items()
    ]
    return _table(words["data_columns"]["references"], rows)


def _joined(items: Iterable[str]) -> str:
    return ", ".join(items)


def _table(columns: dict[str, str], rows: Sequence[Sequence[Any]]) -> bytes:
    """Rows as Norwegian Excel reads them: semicolons, and a mark of UTF-8 at the start."""
    made = io.StringIO()
    writer = csv.writer(made, delimiter=";", lineterminator="\r\n", quoting=csv.QUOTE_MINIMAL)
    writer.writerow(columns)
    writer.writerows([[harmless(str(cell)) for cell in row] for row in rows])
    return b"\xef\xbb\xbf" + made.getvalue().encode()


def harmless(cell: str) -> str:
    """The text of a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell
