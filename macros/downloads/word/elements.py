"""What python-docx has no words for: content controls, fields, bookmarks, links, shading."""

from __future__ import annotations

import re
import zlib

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

_W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
_HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


def own_cells(row: _Row) -> list[_Cell]:
    """The cells of a row, none of which is merged with another: python-docx looks each time."""
    return [_Cell(cell, row.table) for cell in row._tr.tc_lst]


def add_paragraph(cell: _Cell, text: str, style: str) -> Paragraph:
    """A paragraph at the end of a cell, in the style of that id: python-docx asks for the default
    style each time, and goes through all styles to find it.
    """
    paragraph: Paragraph = cell.add_paragraph(text)
    paragraph._p.style = style
    return paragraph


def shade(cell: _Cell, colour: str) -> None:
    """Fill a cell with a colour, «#rrggbb»."""
    fill = f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{colour[1:]}"/>'
    cell._tc.get_or_add_tcPr().append(parse_xml(fill))


def shade_run(run: Run, colour: str) -> None:
    """Put a colour, «#rrggbb», under a piece of text."""
    fill = f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{colour[1:]}"/>'
    run._r.get_or_add_rPr().append(parse_xml(fill))


def tick(paragraph: Paragraph, label: str, size: int = 28) -> None:
    """A box to tick: a content control with a name for screen readers; `size` in half points."""
    box = parse_xml(
        f"<w:sdt {nsdecls('w')} {_W14}><w:sdtPr><w:alias/><w:tag/>"
        '<w14:checkbox><w14:checked w14:val="0"/>'
        '<w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
        '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox></w:sdtPr>'
        '<w:sdtContent><w:r><w:rPr><w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" '
        f'w:hAnsi="MS Gothic" w:hint="eastAsia"/><w:sz w:val="{size}"/></w:rPr>'
        "<w:t>\u2610</w:t></w:r>"
        "</w:sdtContent></w:sdt>"
    )
    for tag, limit in (("alias", 255), ("tag", 64)):
        text = label if tag == "alias" else re.sub(r"\W+", "-", label.lower())
        box.find(f".//{qn(f'w:{tag}')}").set(qn("w:val"), text[:limit])
    paragraph._p.append(box)


def link(paragraph: Paragraph, address: str) -> None:
    """A link that says its address."""
    made = OxmlElement("w:hyperlink")
    made.set(qn("r:id"), paragraph.part.relate_to(address, _HYPERLINK, is_external=True))
    run = paragraph.add_run(address)
    run.font.underline = True
    made.append(run._r)
    paragraph._p.append(made)


def jump(paragraph: Paragraph, text: str, name: str) -> None:
    """A link to a bookmark."""
    made = OxmlElement("w:hyperlink")
    made.set(qn("w:anchor"), name)
    made.append(paragraph.add_run(text)._r)
    paragraph._p.append(made)


def bookmark(paragraph: Paragraph, name: str) -> None:
    """A place that links can lead to."""
    number = str(zlib.crc32(name.encode()) % 1_000_000)
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for mark in (start, end):
        mark.set(qn("w:id"), number)
    start.set(qn("w:name"), name)
    paragraph._p.append(start)
    paragraph._p.append(end)


def field(paragraph: Paragraph, code: str) -> None:
    """A field that Word fills in, such as a page number."""
    begin_field(paragraph, code)
    paragraph.add_run("1")
    end_field(paragraph)


def begin_field(paragraph: Paragraph, code: str) -> None:
    """Begin a field; what follows is what it shows until it is brought up to date."""
    _mark(paragraph, "begin")
    instruction = OxmlElement("w:instrText")
    instruction.set(qn("xml:space"), "preserve")
    instruction.text = f" {code} "
    paragraph.add_run()._r.append(instruction)
    _mark(paragraph, "separate")


def end_field(paragraph: Paragraph) -> None:
    """End a field."""
    _mark(paragraph, "end")


def _mark(paragraph: Paragraph, kind: str) -> None:
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    paragraph.add_run()._r.append(mark)
