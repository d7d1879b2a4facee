"""Word: a text to fill in, with what is to be filled in marked."""

from __future__ import annotations

import re
from io import BytesIO

from docx import Document
from docx.document import Document as DocumentObject
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph

from macros.downloads.archive import repacked
from macros.downloads.publication import Publication
from macros.downloads.word.elements import link, own_cells, shade, shade_run
from macros.downloads.word.paper import UPRIGHT, WIDE, form, set_up
from macros.guide.model.documents import Grid, Part, pieces

_MOST_UPRIGHT = 4  # columns of a table that there is room for on a page that stands
_WHOLE = 8  # rows of a table that are not parted
_LAST = 3  # paragraphs at the end of a part that go to the next page together


def template(publication: Publication, slug: str) -> bytes:
    """The document, as the bytes of a .docx file; the same for the same publication."""
    words, found = publication.words, publication.guide.documents.templates[slug]
    home = publication.book.homes.documents[slug]
    upright = all(len(part.table.columns) <= _MOST_UPRIGHT for part in found.tables if part.table)
    document = Document()
    set_up(document, publication, found.title, found.short, [home], upright=upright, own=True)
    guidance = document.styles.add_style(words["document_guidance"], WD_STYLE_TYPE.PARAGRAPH)
    guidance.base_style = document.styles["Help"]
    guidance.font.color.rgb = RGBColor.from_string(publication.colour["ink-soft"][1:].upper())
    document.add_heading(found.title, 1)
    document.add_paragraph(found.short, style=words["document_guidance"])
    for part in found.parts:
        _part(
            document, publication, part, part.heading or found.title, UPRIGHT if upright else WIDE
        )
    _sender(
        document, publication, home, publication.url(home, f"{words['document_anchor']}-{slug}")
    )
    made = BytesIO()
    document.save(made)
    return repacked(made.getvalue(), publication.moment)


def _sender(document: DocumentObject, publication: Publication, home: str, address: str) -> None:
    """The last paragraph: where the text comes from, and how to delete all that is ours."""
    words = publication.words
    said = words["document_sender"].format(style=words["document_guidance"])
    facts = " · ".join((publication.name, publication.state, publication.reviewed(home)))
    # Never alone on a page: it is deleted, and the page would be empty.
    before = document.paragraphs[-1:]
    if not before[0].text and document.tables:
        before += [cell.paragraphs[0] for cell in own_cells(document.tables[-1].rows[-1])]
    for paragraph in before:
        paragraph.paragraph_format.keep_with_next = True
    last = document.add_paragraph(f"{said} {facts}.", style=words["document_guidance"])
    last.paragraph_format.space_before = Pt(14)
    if address:
        last.add_run(f" {words['on_the_web']}: ")
        link(last, address)


def _part(
    document: DocumentObject, publication: Publication, part: Part, name: str, width: int
) -> None:
    if part.heading:
        document.add_heading(part.heading, 2).paragraph_format.space_before = Pt(10)
    written: list[Paragraph] = []
    words = publication.words
    if part.fill:
        fill = f"{words['document_fill']}: {part.fill}"
        written.append(document.add_paragraph(fill, style=words["document_guidance"]))
    for passage in part.paragraphs:
        written.append(document.add_paragraph())
        _write(written[-1], publication, publication.said(passage))
    number = _new_list(document) if part.numbered else 0
    for passage in part.points:
        point = document.add_paragraph(style="List Number" if part.numbered else "List Bullet")
        written.append(point)
        if number:
            properties = point._p.get_or_add_pPr().get_or_add_numPr()
            properties.get_or_add_ilvl().val, properties.get_or_add_numId().val = 0, number
        _write(point, publication, publication.said(passage))
    # No line is alone at the top of a page, and none above a table at the foot of one.
    for paragraph in written[-1:] if part.table else (*written[:-1][:1], *written[-_LAST:-1]):
        paragraph.paragraph_format.keep_with_next = True
    if part.table:
        _table(document, publication, part.table, name, width)


def _write(paragraph: Paragraph, publication: Publication, text: str) -> None:
    """Write a text, with a ground of its own under what is to be filled in.

    Word breaks a line at any hyphen, so that of a number («§ 11-13») is one that it keeps.
    """
    for piece, fill in pieces(text):
        run = paragraph.add_run()
        for place, said in enumerate(re.split(r"(?<=\d)-(?=\d)", piece)):
            if place:
                run._r.append(OxmlElement("w:noBreakHyphen"))
            run.add_text(said)
        if fill:
            shade_run(run, publication.colour["accent-soft"])


def _new_list(document: DocumentObject) -> int:
    """The number of a list that begins with 1; Word would go on with that of the list before."""
    numbered = document.styles["List Number"].element.find(f".//{qn('w:numId')}")
    numbering = document.part.numbering_part.element
    kind = numbering.num_having_numId(int(numbered.get(qn("w:val")))).abstractNumId.val
    made = numbering.add_num(kind)
    made.add_lvlOverride(0).add_startOverride(1)
    return int(made.numId)


def _table(
    document: DocumentObject, publication: Publication, grid: Grid, name: str, width: int
) -> None:
    shown, rows = publication.rows(grid)
    table = document.add_table(rows=1, cols=len(grid.columns), style="Table Grid")
    for cell, text in zip(own_cells(table.rows[0]), grid.columns, strict=True):
        cell.paragraphs[0].style = document.styles["Table head"]
        cell.paragraphs[0].paragraph_format.keep_with_next = True
        cell.paragraphs[0].add_run(text)
        shade(cell, publication.colour["primary-soft"])
    for row in (*shown, *rows):
        for cell, text in zip(own_cells(table.add_row()), row, strict=True):
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)
            _write(paragraph, publication, text)
    # A short table stays whole; of a long one, no row or two are alone on a page.
    whole = len(table.rows) <= _WHOLE
    for row in table.rows[:-1] if whole else [*table.rows[:_LAST], *table.rows[-_LAST:-1]]:
        for cell in own_cells(row):
            cell.paragraphs[0].paragraph_format.keep_with_next = True
    widths = [share * width for share in grid.shares]
    form(table, name, publication.colour["line-strong"], widths)
    document.add_paragraph(style="Small")  # two tables in a row would be one
