"""The pages' drawings as pictures: a PDF's reader is told what each shows."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from html import unescape

from macros.downloads.pdf.render import STYLES

_SVG = re.compile(r"<svg\b(.*?)>(.*?)</svg>", re.DOTALL)
_SAID = re.compile(r"<(title|desc)\b[^>]*>(.*?)</\1>", re.DOTALL)


def pictured(html: str, colours: Mapping[str, str]) -> str:
    """The page with each drawing in it as a picture, in the `colours` by token."""
    return _SVG.sub(lambda found: _picture(found, colours), html)


def _picture(found: re.Match[str], drawn: Mapping[str, str]) -> str:
    """A drawing as a picture that says what it shows."""
    said = " ".join(unescape(text[1]).strip() for text in _SAID.findall(found[0]))
    view = re.search(r'viewBox="([^"]+)"', found[1])
    box = f' viewBox="{view[1]}"' if view else ""
    svg = f'<svg xmlns="http://www.w3.org/2000/svg"{box}><style>{drawing(drawn)}</style>'
    code = base64.b64encode(f"{svg}{_SAID.sub('', found[2])}</svg>".encode()).decode()
    alt = said.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
    return f'<img class="picture" src="data:image/svg+xml;base64,{code}" alt="{alt}">'


def drawing(colours: Mapping[str, str]) -> str:
    """The style rules of the drawings: the pages' own, flat and with the colours themselves."""
    text = (STYLES / "drawings.css").read_text(encoding="utf-8")
    return re.sub(r"var\(--g-([a-z-]+)\)", lambda found: colours[found[1]], text)
