"""The styles of the Word documents."""

from __future__ import annotations

from collections.abc import Mapping

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.styles.style import ParagraphStyle

FONT = "Calibri"  # Word's own; there is none to send along


def set_styles(document: Document, language_tag: str, colours: Mapping[str, str]) -> None:
    """Give Word's own styles the guide's look, and the document its language. `colours`
    are by token.
    """
    primary, ink, soft = (colours[name] for name in ("primary", "ink", "ink-soft"))
    sizes: tuple[tuple[str, float, str, bool, float, float], ...] = (
        ("Normal", 10.5, ink, False, 0, 4),
        ("Title", 30, primary, True, 40, 4),
        ("Subtitle", 16, ink, False, 0, 14),
        ("Heading 1", 22, primary, True, 0, 8),
        ("Heading 2", 16, primary, True, 0, 3),
        ("Contents 1", 11.5, ink, True, 8, 2),
        ("Contents 2", 11, ink, False, 0, 2),
        ("Lead", 11.5, ink, False, 0, 4),
        ("Table head", 9.5, primary, True, 1, 1),
        ("Question", 10.5, ink, True, 1, 1),
        ("Help", 9.5, ink, False, 0, 1),
        ("Small", 8, soft, False, 0, 2),
    )
    known = {style.name for style in document.styles}
    for name, size, colour, bold, before, after in sizes:
        style = (
            document.styles[name]
            if name in known
            else document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        )
        assert isinstance(style, ParagraphStyle)
        if name not in known:
            style.base_style = document.styles["Normal"]
        style.font.name, style.font.size, style.font.bold = FONT, Pt(size), bold
        style.font.italic = False
        style.font.color.rgb = RGBColor.from_string(colour.lstrip("#").upper())
        style.paragraph_format.space_before, style.paragraph_format.space_after = (
            Pt(before),
            Pt(after),
        )
        properties = style.element.get_or_add_rPr()
        fonts = properties.get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        for face in ("ascii", "hAnsi", "eastAsia", "cs"):
            fonts.set(qn(f"w:{face}"), FONT)
        for spacing in properties.findall(qn("w:spacing")):
            properties.remove(spacing)
        border = style.element.find(f"{qn('w:pPr')}/{qn('w:pBdr')}")
        if border is not None:
            border.getparent().remove(border)
    defaults = document.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    language = defaults.find(qn("w:lang"))
    for kind in ("val", "eastAsia"):
        language.set(qn(f"w:{kind}"), language_tag)
