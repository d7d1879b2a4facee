"""How a regular expression reads a tag: what stands in quotes or in a comment is none."""

from __future__ import annotations

COMMENT = "<!--.*?-->"
_ATTRIBUTE = r"""\s++{but}[^\s"'<>=]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'<>]++))?+"""
ATTRIBUTES = f"(?:{_ATTRIBUTE.format(but='')})*+"


def up_to(attribute: str) -> str:
    """The attributes that stand before the one that is called so."""
    return f"(?:{_ATTRIBUTE.format(but=f'(?!{attribute}=)')})*+"
