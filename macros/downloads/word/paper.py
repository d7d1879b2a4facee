"""What the Word documents share: paper, head and foot, properties, and the form of a table."""

from __future__ import annotations

from collections.abc import Sequence

from docx.document import Document as DocumentObject
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_TAB_LEADER
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from docx.table import Table

from macros.downloads.publication import Publication
from macros.downloads.word.elements import field, own_cells
from macros.downloads.word.styles import set_styles

_PROPERTY = 255  # characters that a property of a document may have
WIDE, UPRIGHT = 261, 174  # millimetres between the margins of A4
_GAP = 6  # millimetres between two places to fill in


def set_up(
    document: DocumentObject,
    publication: Publication,
    title: str,
    subject: str,
    pages: Sequence[str],
    *,
    upright: bool = False,
    own: bool = False,
) -> None:
    """Paper, styles, language, properties, and what stands at the top and foot of each page.

    `pages` show the same: the foot says whether anyone has reviewed them. One that becomes a
    reader's `own` has nothing of ours there, but the page's number.
    """
    section = document.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT if upright else WD_ORIENT.LANDSCAPE
    long, short = Mm(297), Mm(210)
    section.page_width, section.page_height = (short, long) if upright else (long, short)
    section.left_margin = section.right_margin = Mm(18)
    section.top_margin, section.bottom_margin = Mm(16), Mm(16)
    section.header_distance = section.footer_distance = Mm(8)
    foot = section.footer.paragraphs[0]
    if not own:
        section.header.paragraphs[0].text = publication.name
        foot.add_run(f"{publication.state} · {publication.reviewed(*pages)} · ")
    page = publication.words["page_of"]
    foot.add_run(f"{page} ")
    field(foot, "PAGE")
    foot.add_run(" / ")
    field(foot, "NUMPAGES")
    set_styles(document, publication.words["locale"], publication.colour)
    for paragraph in (section.header.paragraphs[0], foot):
        paragraph.style = document.styles["Small"]
    core = document.core_properties
    core.title = f"{title} – {publication.guide.settings.title}"[:_PROPERTY]
    author = publication.guide.edition.owner or publication.guide.settings.title
    core.author = core.last_modified_by = author[:_PROPERTY]
    core.subject = subject[:_PROPERTY]
    core.language, core.comments, core.revision = publication.words["locale"], "", 1
    core.created = core.modified = publication.moment.replace(tzinfo=None)


def fill_in(document: DocumentObject, publication: Publication, width: int) -> None:
    """A line with room for whose it is, which group, and the date; `width` is in millimetres."""
    words, name = publication.words["fill_in"], publication.guide.owner_name
    line = document.add_paragraph()
    line.paragraph_format.space_after = Pt(6)
    keys = ("owner", "group", "date")
    for number, key in enumerate(keys, 1):
        line.paragraph_format.tab_stops.add_tab_stop(
            Mm(width * number / len(keys) - (number < len(keys)) * _GAP),
            leader=WD_TAB_LEADER.LINES,
        )
        if number < len(keys):
            line.paragraph_format.tab_stops.add_tab_stop(Mm(width * number / len(keys)))
        own = f" {name}" if key == "owner" and name else ""
        line.add_run(f"{words[key]}:{own}\t")
        if number < len(keys):
            line.add_run("\t")


def form(table: Table, title: str, line: str, widths: Sequence[float]) -> None:
    """Fixed widths in millimetres, a head that comes again on each page, rows that stay whole,
    lines of a colour, and a name.
    """
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.LEFT
    for row in table.rows:
        properties = row._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        for cell, width in zip(own_cells(row), widths, strict=True):
            cell.width = Mm(width)
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    properties = table._tbl.tblPr
    caption = OxmlElement("w:tblCaption")
    caption.set(qn("w:val"), title)
    properties.append(caption)
    look = properties.find(qn("w:tblLook"))
    if look is not None:  # the schema wants the caption after the look
        properties.remove(look)
        caption.addprevious(look)
    borders = parse_xml(
        f"<w:tblBorders {nsdecls('w')}>"
        + "".join(
            f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="{line[1:]}"/>'
            for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
        )
        + "</w:tblBorders>"
    )
    layout = properties.find(qn("w:tblLayout"))
    (layout if layout is not None else look).addprevious(borders)
