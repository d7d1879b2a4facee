"""The font of what is filled in: a simple TrueType font, which every viewer can write with.

Its encoding is WinAnsi (ISO 32000-1, annex D.2), which has the Norwegian letters
and the usual marks.
"""

from __future__ import annotations

from functools import cache
from io import BytesIO

from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Object, Pdf

from macros.downloads.pdf.fonts import field_font_file

RESOURCE = "/Fields"
_FIRST, _LAST = 32, 255


def field_font(pdf: Pdf) -> Object:
    """The font as a dictionary of `pdf`, with its file embedded."""
    data = field_font_file()
    name, widths, box, (ascent, descent, cap_height) = _measured(data)
    file = pdf.make_stream(data)
    file.Length1 = len(data)
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=name,
        Flags=32,  # nonsymbolic
        FontBBox=Array(list(box)),
        ItalicAngle=0,
        Ascent=ascent,
        Descent=descent,
        CapHeight=cap_height,
        StemV=80,
        FontFile2=file,
    )
    return Dictionary(
        Type=Name.Font,
        Subtype=Name.TrueType,
        BaseFont=name,
        FirstChar=_FIRST,
        LastChar=_LAST,
        Widths=Array(list(widths)),
        Encoding=Name.WinAnsiEncoding,
        FontDescriptor=pdf.make_indirect(descriptor),
    )


@cache
def _measured(
    data: bytes,
) -> tuple[Name, tuple[int, ...], tuple[int, ...], tuple[int, int, int]]:
    """The font's name, the widths of its characters, its box and heights, in 1/1000 em."""
    font = TTFont(BytesIO(data))
    scale = 1000 / font["head"].unitsPerEm
    glyphs, metrics = font.getBestCmap(), font["hmtx"].metrics
    letters = [bytes([code]).decode("cp1252", "replace") for code in range(_FIRST, _LAST + 1)]
    widths = tuple(
        round(metrics[glyphs.get(ord(letter), ".notdef")][0] * scale) for letter in letters
    )
    head, os2 = font["head"], font["OS/2"]
    box = tuple(round(edge * scale) for edge in (head.xMin, head.yMin, head.xMax, head.yMax))
    heights = (font["hhea"].ascent, font["hhea"].descent, os2.sCapHeight)
    ascent, descent, cap_height = (round(height * scale) for height in heights)
    return Name(f"/{font['name'].getDebugName(6)}"), widths, box, (ascent, descent, cap_height)
