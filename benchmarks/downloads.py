"""Making every download beside what WeasyPrint itself needs for the same HTML, in one run.

WeasyPrint's own time: one warm process for each core, which has library, fonts and style sheets,
lays out and writes the same documents; starting and finishing are not counted.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import resource
import statistics
import tempfile
import time
from pathlib import Path

from benchmarks.figures import Row
from benchmarks.measuring import python
from macros.build.project import Project
from macros.build.publication import publication_of
from macros.downloads.cache import Cache
from macros.downloads.pango import pango_version
from macros.downloads.pdf import render
from macros.downloads.pdf.render import PdfRenderer
from macros.downloads.pdf.whole_guide import WholeGuide
from macros.downloads.rendering import render_all
from macros.downloads.specs import download_specs
from macros.guide.reading.clock import today
from macros.pages.book import open_book

ROOT = Path(__file__).parents[1]
RUNS = 3


def write(renderer: PdfRenderer) -> float:
    """Lay out and write a document with WeasyPrint alone; returns the processor's seconds."""
    start = time.process_time()
    document = renderer.laid_out()
    document.write_pdf(**render.options(renderer))
    return time.process_time() - start


def warm(renderer: PdfRenderer) -> float:
    """Load everything that is loaded once."""
    write(renderer)
    return time.time()


def rows() -> list[Row]:
    """A row: how many files, processor and wall clock of both, the ratios, and once more."""
    code = "from benchmarks.downloads import once; once()"
    found = [json.loads(python(code, ROOT)) for _ in range(RUNS)]
    alone, cold, again = (
        [statistics.median(each) for each in zip(*(run[name] for run in found), strict=True)]
        for name in ("alone", "cold", "again")
    )
    cpu, wall = (
        statistics.median(run["cold"][which] / run["alone"][which] for run in found)
        for which in (0, 1)
    )
    cells = [f"{x:.1f} s" for x in (alone[0], cold[0])]
    cells += [f"{cpu:.2f}", *(f"{x:.1f} s" for x in (alone[1], cold[1])), f"{wall:.2f}"]
    return [(found[0]["files"], *cells, f"{again[1]:.1f} s")]


def once() -> None:
    """Print what one run took, as JSON: (processor, wall clock) in seconds for each way."""
    project = Project.read(ROOT / "mkdocs.yml")
    book = open_book(ROOT / "docs", ROOT, today(ROOT))
    publication = publication_of(project, book, "https://eksempel.no/")
    started = now()
    specs = download_specs(publication)
    described = since(started)
    layouts = [
        each.renderer for each in specs if isinstance(each.renderer, PdfRenderer | WholeGuide)
    ]
    renderers = [layout.prepared() for layout in layouts]
    renderers.sort(key=lambda renderer: len(renderer.html), reverse=True)
    cores = os.cpu_count() or 1
    with multiprocessing.get_context("spawn").Pool(cores) as pool:
        pool.map(warm, [renderers[-1]] * cores * 2, chunksize=1)
        started = now()
        cpu = sum(pool.map(write, renderers, chunksize=1))
        alone = (cpu, since(started)[1])
        pool.close()
        pool.join()
    with tempfile.TemporaryDirectory() as folder:
        times = []
        for _ in range(2):
            started = now()
            pango_version()
            render_all(specs, Cache(Path(folder)))
            times.append([a + b for a, b in zip(since(started), described, strict=True)])
    print(json.dumps({"files": len(specs), "alone": alone, "cold": times[0], "again": times[1]}))


def now() -> tuple[float, float]:
    """Processor of this process and those that it has waited for, and the wall clock."""
    own, others = (
        resource.getrusage(resource.RUSAGE_SELF),
        resource.getrusage(resource.RUSAGE_CHILDREN),
    )
    used = own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime
    return used, time.perf_counter()


def since(started: tuple[float, float]) -> tuple[float, float]:
    """What has passed of both."""
    cpu, wall = now()
    return cpu - started[0], wall - started[1]
