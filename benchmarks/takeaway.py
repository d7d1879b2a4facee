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

from macros.guide.clock import today
from macros.pages import open_book
from macros.takeaway.cache import Cache
from macros.takeaway.catalogue import catalogue
from macros.takeaway.material import Material
from macros.takeaway.pango import pango_version
from macros.takeaway.pdf import render
from macros.takeaway.pdf.render import PdfRecipe
from macros.takeaway.press import press

ROOT = Path(__file__).parents[1]


def write(recipe: PdfRecipe) -> int:
    """Lay out and write a document with WeasyPrint alone."""
    document = recipe.laid_out()
    return len(document.write_pdf(**render.options(recipe)))


def warm(recipe: PdfRecipe) -> float:
    """Load everything that is loaded once."""
    write(recipe)
    return time.time()


def main() -> None:
    """Print the two times and their ratio."""
    book = open_book(ROOT / "docs", ROOT, today(ROOT))
    material = Material.of(book, "https://eksempel.no", int(time.time()))
    started = time.perf_counter()
    takeaways = catalogue(material)
    described = time.perf_counter() - started
    recipes = [item.recipe for item in takeaways if isinstance(item.recipe, PdfRecipe)]
    recipes.sort(key=lambda recipe: len(recipe.html), reverse=True)
    cores = os.cpu_count() or 1
    with multiprocessing.get_context("spawn").Pool(cores) as pool:
        pool.map(warm, [recipes[-1]] * cores * 2, chunksize=1)
        started = time.perf_counter()
        pool.map(write, recipes, chunksize=1)
        alone = time.perf_counter() - started
    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        pango_version()
        press(takeaways, Cache(Path(folder)))
        cold = time.perf_counter() - started + described
        started = time.perf_counter()
        press(takeaways, Cache(Path(folder)))
        again = time.perf_counter() - started + described
    print("| take-aways | WeasyPrint alone | all, cold | ratio | all, again |")
    print("|---|---|---|---|---|")
    print(
        f"| {len(takeaways)} | {alone:.1f} s | {cold:.1f} s | {cold / alone:.2f} | {again:.1f} s |"
    )


if __name__ == "__main__":
    main()
