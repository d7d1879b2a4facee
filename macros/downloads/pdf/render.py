"""From HTML to a finished PDF/UA-1: laid out by WeasyPrint, put right by `finish`.

Runs in processes of its own, so a renderer is plain values that can be sent there. WeasyPrint is
imported when it is needed: half a second, and a system library that may be missing.
"""

from __future__ import annotations

import atexit
import hashlib
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from macros.downloads import tokens
from macros.downloads.rendered import RenderedFile
from macros.guide.reading.clock import dated

STYLES = Path(__file__).parent / "styles"

# What marks a name in another language. WeasyPrint writes no language; an `a` that leads nowhere
# can be told from other elements afterwards, and `finish` gives it its language.
MARK = "a"

# How tightly a one-page document is set: tried in turn until it fits.
DENSITIES = ("roomy", "close", "tight")


@dataclass(frozen=True)
class PdfRenderer:
    """What a PDF is made of: the page as HTML, and the names of its style sheets.

    `one_page` sets it as tightly as it takes, and lets it run on only when that isn't enough;
    `backed` says that it has a back as well, which counts as a page, unless the front has room for
    it all.
    `density` is where to begin: what the amount of text suggests. `epoch` dates the document.
    `numbered` has numbers of pages put into it when it is set.
    """

    file: str
    html: str
    styles: tuple[str, ...]
    epoch: int
    form: bool = False
    one_page: bool = False
    density: int = 0
    colours: str = ""
    numbered: bool = False
    backed: bool = False

    def prepared(self) -> PdfRenderer:
        """What is set: itself."""
        return self

    @property
    def fingerprint(self) -> str:
        """A hash of all that the bytes depend on, but for the code and its libraries."""
        styles = "".join(sheets(self.styles))
        parts = (self.html, styles, self.colours, self.epoch, self.form, self.one_page)
        set_as = (self.density, self.backed)
        return hashlib.sha256(repr((*parts, *set_as)).encode()).hexdigest()

    def render(self) -> RenderedFile:
        """The PDF, its number of pages, and what the build should say about it."""
        from macros.downloads.pdf.whole_guide.quick import kept_in_memory

        with kept_in_memory():
            return self._rendered()

    def _rendered(self) -> RenderedFile:
        from macros.downloads.pdf.finish import finish
        from macros.downloads.pdf.whole_guide.numbers import put_in_numbers
        from macros.downloads.pdf.whole_guide.quick import counted_once

        document = self.laid_out()
        pages = len(document.pages)
        if self.numbered:
            put_in_numbers(document)
        if self.form:
            _fill_cells(document)
        with dated(self.epoch), counted_once():  # the fonts cut down for it carry a date
            raw = document.write_pdf(
                finisher=_name_links,
                pdf_identifier=self._identifier(),
                uncompressed_pdf=self.numbered,  # `finish` compresses it
                **options(self),
            )
        said = ""
        if self.one_page and pages > 1 + self.backed:
            said = (
                f"For information: {self.file} has {pages} pages, "
                "since its text is longer than a sheet holds; the list of downloads says so."
            )
        ink = tokens.colours(self.colours)["ink"]
        return RenderedFile(finish(raw, ink, self._foreign()), pages, said)

    def laid_out(self) -> Any:
        """WeasyPrint's document, set as tightly as it takes."""
        from weasyprint import HTML

        from macros.downloads.pdf.whole_guide.quick import read_at_once

        shared, fonts = _parsed(sheets(self.styles))
        own = [*shared, *_colours(self.colours)]
        tries = range(self.density, len(DENSITIES)) if self.one_page else [self.density]
        ways = [(density, 1, ' data-fits="front"') for density in tries[:2] if self.backed]
        ways += [(density, 1 + self.backed, "") for density in tries]
        for density, most, fits in ways:
            body = f'<body data-density="{DENSITIES[density]}"{fits}'
            html = self.html.replace("<body", body, 1)
            read = read_at_once(html) if self.numbered else HTML(string=html)
            document = read.render(stylesheets=own, font_config=fonts, **options(self))
            if len(document.pages) <= most:
                break
        return document

    def _foreign(self) -> str:
        """The language of the marked names, if there are any: one language for a document."""
        found = set(re.findall(rf'<{MARK} lang="([a-z]+)">', self.html))
        return found.pop() if len(found) == 1 else ""

    def _identifier(self) -> bytes:
        return hashlib.sha256(self.html.encode()).digest()[:16]


def options(renderer: PdfRenderer) -> dict[str, Any]:
    """What WeasyPrint is told about the PDF."""
    return {"pdf_forms": renderer.form, "pdf_variant": "pdf/ua-1", "pdf_tags": True}


def _name_links(document: Any, _pdf: Any) -> None:
    """Let each link say what it says on the page, not its address (ISO 14289-1, §7.18.5)."""
    from pydyf import String

    for page in document.pages:
        for box in page._page_box.descendants():
            if box.link_annotation:
                said = box.element.get("title") or "".join(box.element.itertext())
                box.link_annotation["Contents"] = String(" ".join(said.split()))


def _fill_cells(document: Any) -> None:
    """Let a field that a cell of a table holds be as high as the cell: rows get their height when
    they are laid out, and CSS can't ask for it.
    """
    from weasyprint.formatting_structure.boxes import TableCellBox

    for page in document.pages:
        boxes = [box for box in page._page_box.descendants() if isinstance(box, TableCellBox)]
        cells = {id(inner): cell for cell in boxes for inner in cell.descendants()}
        for fields in page.forms.values():
            for place, (box, (x0, y0, x1, y1)) in enumerate(fields):
                cell = cells.get(id(box))
                if cell and box.element.tag == "textarea":
                    top = y0 - cell.position_y
                    y1 = max(y1, cell.position_y + cell.border_height() - top)
                fields[place] = (box, (x0, y0, x1, y1))


def sheets(names: tuple[str, ...]) -> tuple[str, ...]:
    """The texts of style sheets by name, read anew: they may be edited while a site is served."""
    paths = [tokens.TOKENS, *(STYLES / f"{name}.css" for name in ("base", *names))]
    return tuple(path.read_text(encoding="utf-8") for path in paths)


@cache
def _parsed(texts: tuple[str, ...]) -> tuple[list[Any], Any]:
    """The parsed style sheets and the fonts they name: once for a process."""
    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration

    from macros.downloads.pdf.fonts import faces

    atexit.register(_parsed.cache_clear)  # fonts must go before the library that holds them
    fonts = FontConfiguration()
    return [CSS(string=text, font_config=fonts) for text in (faces(), *texts)], fonts


def _colours(text: str) -> list[Any]:
    from weasyprint import CSS

    return [CSS(string=text)] if text else []
