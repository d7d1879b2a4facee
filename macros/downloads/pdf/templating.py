"""The templates of the documents, with what they need beside what pages have."""

from __future__ import annotations

import base64
import re
from functools import cache
from pathlib import Path

import jinja2
from markupsafe import Markup

from macros.pages.anchors import slugify
from macros.pages.fragments import environment

TEMPLATES = Path(__file__).parent / "templates"


def templates() -> jinja2.Environment:
    """The templates by name."""
    return _templates(TEMPLATES)


def source(name: str) -> str:
    """The text of a template."""
    return (TEMPLATES / name).read_text(encoding="utf-8")


@cache
def _templates(folder: Path) -> jinja2.Environment:
    env = environment(folder, qr=_qr)
    env.filters.update(css_string=_css_string, bare=_bare, slugify=slugify)
    return env


def _qr(address: str) -> Markup:
    """A QR code (ISO/IEC 18004, error correction M) as the address of an SVG picture."""
    import segno  # with what it brings along, for few builds only

    code = segno.make(address, error="m", micro=False)
    return Markup(code.svg_data_uri(border=0, omitsize=True))  # noqa: S704  no character of it is active


def data_uri(svg: str) -> Markup:
    """A drawing as the address of a picture."""
    code = base64.b64encode(svg.encode()).decode()
    return Markup(f"data:image/svg+xml;base64,{code}")  # noqa: S704  no character of it is active


def _bare(address: str) -> str:
    """An address as people write it down: without the scheme."""
    return re.sub(r"^https?://(www\.)?", "", address).rstrip("/")


def _css_string(text: str) -> Markup:
    """Text as a string of CSS (CSS Syntax 3, §4.3.5), safe inside a `<style>` element."""
    escaped = "".join(f"\\{ord(c):x} " if c in "\\\"'<>&\n" else c for c in text)
    return Markup(f'"{escaped}"')  # noqa: S704  every active character is escaped here
