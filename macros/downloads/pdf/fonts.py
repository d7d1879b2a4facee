"""The fonts of the PDFs: Source Sans from its package, and a copy for what is filled in.

A text field embeds its font whole, and one that it shares with the body breaks the body's table
from glyphs to letters. So fields get a font of their own, cut down to what people in Norway type.
"""

from __future__ import annotations

import base64
from functools import cache
from io import BytesIO

from fontTools import subset
from fontTools.ttLib import TTFont

from macros.downloads.pdf.font_files import CUTS, font_file

TEXT_FAMILY, FIELD_FAMILY = "Guide Sans", "Guide Fields"
# Letters of Norwegian, Sami and the neighbours, digits, and the marks of ordinary writing.
_TYPED = {*range(0x20, 0x7F), *range(0xA0, 0x180), 0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D}


def faces() -> str:
    """The `@font-face` rules of the fonts, with where they are."""
    rules = [
        _rule(TEXT_FAMILY, font_file(cut).as_uri(), weight, style) for cut, weight, style in CUTS
    ]
    fields = f"data:font/ttf;base64,{base64.b64encode(field_font_file()).decode()}"
    return "\n".join([*rules, _rule(FIELD_FAMILY, fields, 400, "normal")])


def _rule(family: str, address: str, weight: int, style: str) -> str:
    parts = f'font-family: "{family}"; src: url("{address}")'
    return f"@font-face {{ {parts}; font-weight: {weight}; font-style: {style}; }}"


@cache
def field_font_file() -> bytes:
    """The fields' font, as a TrueType file."""
    options = subset.Options(notdef_outline=True, hinting=False, layout_features=[])
    # Its own date stays: the cut is the same whenever it is made.
    font = TTFont(font_file("Regular"), recalcTimestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=_TYPED)
    cutter.subset(font)
    _rename(font, FIELD_FAMILY)
    made = BytesIO()
    font.save(made, reorderTables=None)
    return made.getvalue()


def _rename(font: TTFont, family: str) -> None:
    names = {1: family, 2: "Regular", 4: family, 6: family.replace(" ", ""), 16: family}
    for record in font["name"].names:
        if record.nameID in names:
            record.string = names[record.nameID]
