"""Making every take-away beside what WeasyPrint itself needs for the same HTML, in one run.

WeasyPrint's own time: one warm process for each core, which has library, fonts and style sheets,
lays out and writes the same documents; starting and finishing are not counted.
"""

from __future__ import annotations

import multiprocessing
import os
import tempfile
import time
from pathlib import Path

from macros.downloads.cache import Cache
from macros.downloads.pango import pango_version
from macros.downloads.pdf import render
from macros.downloads.pdf.render import PdfRenderer
from macros.downloads.publication import Publication
from macros.downloads.rendering import render_all
from macros.downloads.specs import download_specs
from macros.guide.reading.clock import today
from macros.pages.book import open_book

ROOT = Path(__file__).parents[1]


def write(renderer: PdfRenderer) -> int:
    """Lay out and write a document with WeasyPrint alone."""
    document = renderer.laid_out()
    return len(document.write_pdf(**render.options(renderer)))


def warm(renderer: PdfRenderer) -> float:
    """Load everything that is loaded once."""
    write(renderer)
    return time.time()


def main() -> None:
    """Print the two times and their ratio."""
    book = open_book(ROOT / "docs", ROOT, today(ROOT))
    publication = Publication.of(book, "https://eksempel.no", int(time.time()))
    started = time.perf_counter()
    specs = download_specs(publication)
    described = time.perf_counter() - started
    renderers = [item.renderer for item in specs if isinstance(item.renderer, PdfRenderer)]
    renderers.sort(key=lambda renderer: len(renderer.html), reverse=True)
    cores = os.cpu_count() or 1
    with multiprocessing.get_context("spawn").Pool(cores) as pool:
        pool.map(warm, [renderers[-1]] * cores * 2, chunksize=1)
        started = time.perf_counter()
        pool.map(write, renderers, chunksize=1)
        alone = time.perf_counter() - started
    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        pango_version()
        render_all(specs, Cache(Path(folder)))
        cold = time.perf_counter() - started + described
        started = time.perf_counter()
        render_all(specs, Cache(Path(folder)))
        again = time.perf_counter() - started + described
    print("| take-aways | WeasyPrint alone | all, cold | ratio | all, again |")
    print("|---|---|---|---|---|")
    print(f"| {len(specs)} | {alone:.1f} s | {cold:.1f} s | {cold / alone:.2f} | {again:.1f} s |")


if __name__ == "__main__":
    main()
