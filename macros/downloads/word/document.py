"""Word: every checklist in one document that a municipality can make its own.

Real styles, so that the navigation pane, the contents and screen readers find their way; tick boxes
are content controls (ECMA-376 part 1, §17.5.2, with the check box of Microsoft's 2010 extension).
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from io import BytesIO

from docx import Document
from docx.document import Document as DocumentObject

from macros.downloads.archive import repacked
from macros.downloads.publication import Publication
from macros.downloads.word.elements import (
    add_paragraph,
    begin_field,
    bookmark,
    end_field,
    jump,
    link,
    own_cells,
    shade,
    tick,
)
from macros.downloads.word.paper import UPRIGHT, fill_in, form, set_up
from macros.guide.model.content import Question

Pairs = Sequence[tuple[str, Question]]

# Millimetres: tick box, question, responsible, due, note. Together what upright A4 leaves.
WIDTHS = (20, 87, 24, 17, 26)


def checklists(publication: Publication) -> bytes:
    """The document, as the bytes of a .docx file; the same for the same publication."""
    guide, words = publication.guide, publication.words
    document = Document()
    about, calling = words["download_files"]["word"], publication.book.page_calling
    pages = [page for name in ("checklist", "level_checklist") if (page := calling(name))]
    set_up(document, publication, about["title"], about["text"], pages, upright=True)
    document.add_paragraph(guide.settings.title, style="Title")
    document.add_paragraph(words["download_files"]["word"]["title"], style="Subtitle")
    if publication.name != guide.settings.title:
        document.add_paragraph(publication.name)
    document.add_paragraph(words["word_use"])
    _contents(document, publication)
    for heading, by in _parts(publication):
        part = document.add_heading(heading, 1)
        bookmark(part, _mark(by))
        part.paragraph_format.page_break_before = True
        for number, (slug, title, lead, pairs) in enumerate(_lists(publication, by)):
            name = document.add_heading(title, 2)
            name.paragraph_format.page_break_before = number > 0
            bookmark(name, _mark(by, slug))
            document.add_paragraph(lead, style="Lead")
            responsible = publication.guide.edition.responsible.get(slug)
            if by == "factor" and responsible:
                text = f"{words['responsible_here']}: {responsible}"
                document.add_paragraph(text, style="Small")
            if address := _address(publication, slug, by):
                below = document.add_paragraph(f"{words['on_the_web']}: ", style="Small")
                link(below, address)
            fill_in(document, publication, UPRIGHT)
            _table(document, publication, title, pairs)
            _grounds(document, publication, title, pairs, by)
    made = BytesIO()
    document.save(made)
    return repacked(made.getvalue(), publication.moment)


def _parts(publication: Publication) -> list[tuple[str, str]]:
    """The headings of the parts that there is something in, and what each is about."""
    words = publication.words
    parts = ((words["word_factors"], "factor"), (words["word_levels"], "level"))
    return [part for part in parts if _lists(publication, part[1])]


def _lists(publication: Publication, by: str) -> list[tuple[str, str, str, Pairs]]:
    """Slug, title, why, and questions of every factor or level."""
    guide = publication.guide
    if by == "factor":
        return [
            (slug, factor.title, factor.short, [(slug, q) for q in factor.questions])
            for slug, factor in guide.factors.items()
        ]
    return [
        (slug, level.title, level.contribution, pairs)
        for slug, level in guide.plan_levels.items()
        if (pairs := guide.questions_at(slug))
    ]


def _address(publication: Publication, slug: str, by: str) -> str:
    homes = publication.book.homes
    home = (homes.checklists if by == "factor" else homes.level_checklists)[slug]
    return publication.url(home, f"{publication.words['checklist_anchor']}-{slug}")


def _table(document: DocumentObject, publication: Publication, title: str, pairs: Pairs) -> None:
    words = publication.words
    table = document.add_table(rows=1, cols=len(WIDTHS), style="Table Grid")
    style = {found.name: found.style_id for found in document.styles}
    columns = ("tick", "question", "responsible", "due", "note")
    for cell, key in zip(table.rows[0].cells, columns, strict=True):
        cell.paragraphs[0]._p.style = style["Table head"]
        cell.paragraphs[0].add_run(words[key])
        shade(cell, publication.colour["primary-soft"])
    for number, (_, question) in enumerate(pairs, 1):
        row = table.add_row()
        box, cell, *_ = own_cells(row)
        tick(box.paragraphs[0], words["field_done"].format(text=question.text))
        cell.paragraphs[0]._p.style = style["Question"]
        cell.paragraphs[0].add_run(f"{number}. {question.text}")
        if question.help:
            add_paragraph(cell, question.help, style["Help"])
        if reason := question.not_applicable:
            apart = add_paragraph(cell, "", style["Help"])
            label = words["field_not_applicable"].format(reason=reason, text=question.text)
            tick(apart, label, size=20)
            apart.add_run(f" {words['not_applicable']}: {reason}")
    form(table, title, publication.colour["line-strong"], WIDTHS)


def _grounds(
    document: DocumentObject, publication: Publication, title: str, pairs: Pairs, by: str
) -> None:
    """On the next page, under the list's title too, who answers each question and what it rests
    on, where anything says so.
    """
    told = [publication.under(slug, question, by) for slug, question in pairs]
    if not any(told):
        return
    heading = document.add_heading(f"{title}: {publication.words['sheet_grounds']}", 3)
    heading.paragraph_format.page_break_before = True
    for number, ((_, question), under) in enumerate(zip(pairs, told, strict=True), 1):
        asked = document.add_paragraph(f"{number}. {question.text}", style="Question")
        asked.paragraph_format.keep_with_next = bool(under)
        if under:
            document.add_paragraph(under, style="Help")


def _contents(document: DocumentObject, publication: Publication) -> None:
    """The contents, as links: right in every program, and Word can bring them up to date."""
    entries: list[tuple[int, str, str]] = []
    for heading, by in _parts(publication):
        entries.append((1, heading, _mark(by)))
        entries += [(2, title, _mark(by, slug)) for slug, title, *_ in _lists(publication, by)]
    lines = [document.add_paragraph(style=f"Contents {level}") for level, *_ in entries]
    begin_field(lines[0], 'TOC \\o "1-2" \\n \\h')
    for line, (_, title, anchor) in zip(lines, entries, strict=True):
        jump(line, title, anchor)
    end_field(lines[-1])


def _mark(by: str, slug: str = "") -> str:
    """The name of a bookmark: letters, digits and underscores, at most 40 characters."""
    name = re.sub(r"\W", "_", f"_{by}_{slug}")
    return name if len(name) <= 40 else f"{name[:31]}_{zlib.crc32(name.encode()):08x}"
