"""What WeasyPrint and its writer do slowly in a long document, done at once."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from xml.etree import ElementTree

from lxml import etree
from lxml import html as parser


def read_at_once(html: str) -> Any:
    """WeasyPrint's HTML of a page, read by a parser in C: its own takes a tenth of all the time."""
    from weasyprint import HTML

    read = parser.document_fromstring(html)
    text = etree.tostring(read, encoding="unicode")
    made = HTML(string="<html></html>")
    root = ElementTree.fromstring(text)  # noqa: S314  our own page
    made.wrapper_element = type(made.wrapper_element).from_html_root(root)
    made.etree_element = made.wrapper_element.etree_element
    return made


@contextmanager
def kept_in_memory() -> Iterator[None]:
    """Look for nothing to throw away meanwhile: a document is one web of objects until it is
    written, and going through them again and again takes a sixth of the time.
    """
    looking = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looking:
            gc.enable()


@contextmanager
def counted_once() -> Iterator[None]:
    """Let the writer of PDFs list a document's pages once, and not anew for each element that
    says which page it is on: in a long document that is a third of the time.
    """
    import pydyf

    listed: Any = pydyf.PDF.page_references
    kept: dict[int, tuple[int, Any]] = {}

    def references(pdf: Any) -> Any:
        count = len(pdf.pages["Kids"])
        if kept.get(id(pdf), (0, None))[0] != count:
            kept[id(pdf)] = (count, listed.fget(pdf))
        return kept[id(pdf)][1]

    pydyf.PDF.page_references = property(references)
    try:
        yield
    finally:
        pydyf.PDF.page_references = listed
