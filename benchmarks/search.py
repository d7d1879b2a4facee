"""The search beside stock Material's: bytes, the first result, and a key press, at ×1 and ×10.

One browser, one run, sites served compressed from this machine.
"""

from __future__ import annotations

import gzip
import json
import statistics
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from benchmarks.build import prepared
from benchmarks.figures import Row
from benchmarks.measuring import measured
from benchmarks.quality import serving
from tests.browser_setup import installed
from tests.search.report import OURS, STOCK, Shown, queries

RUNS = 5
# What the worker takes to answer a query, without the page.
TIMED = """([script, index, asked]) => new Promise((resolve) => {
  const worker = new Worker(URL.createObjectURL(new Blob([script])));
  const times = [];
  let start = 0;
  let next = 0;
  worker.onmessage = () => {
    if (next) times.push(performance.now() - start);
    if (next === asked.length) return resolve(times);
    start = performance.now();
    worker.postMessage({ ask: asked[next], number: next });
    next += 1;
  };
  worker.postMessage({ setup: index });
})"""


def compressed(path: Path) -> int:
    """The bytes of a file as servers send it."""
    return len(gzip.compress(path.read_bytes(), 6))


def first_result(browser: Browser, base: str, search: Shown) -> float:
    """Milliseconds from asking for the page to the first result, with nothing cached.

    Ours begins to load when the field is touched, stock with the page; a reader waits for both.
    """
    context = browser.new_context()
    page = context.new_page()
    start = time.perf_counter()
    page.goto(base, wait_until="domcontentloaded")
    page.fill(search.field, "samordning")
    while not page.query_selector(search.hit):
        page.dispatch_event(search.field, "keyup")  # stock misses what is typed before it has begun
    taken = (time.perf_counter() - start) * 1000
    context.close()
    return taken


def keys() -> list[str]:
    """Every query of the set, letter by letter as it is typed."""
    whole = [query for asked in queries().values() for query in list(asked)[:5]]
    return [query[:end] for query in whole for end in range(1, len(query) + 1)]


def key_press(browser: Browser, base: str, site: Path) -> list[float]:
    """Milliseconds for the worker to answer each key of the query set."""
    page = browser.new_page()
    page.goto(f"{base}csp.txt")  # a page without scripts
    script = (site / "assets" / "search-worker.js").read_text(encoding="utf-8")
    index = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))
    times: list[float] = page.evaluate(TIMED, [script, index, keys()])
    page.close()
    return times


def rows() -> list[Row]:
    """A row for each size and search: bytes, the first result, and what a key press takes."""
    found: list[Row] = []
    for times in (1, 10):
        with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
            ours, stock = prepared(Path(folder), times)
            measured([sys.executable, "-m", "macros", "build"], ours)
            measured([sys.executable, "-m", "mkdocs", "build", "-q"], stock)
            browser = playwright.chromium.launch(executable_path=installed(), args=["--no-sandbox"])
            for name, site, search in (
                ("ours", ours / "site", OURS),
                ("stock", stock / "site", STOCK),
            ):
                workers = [*site.glob("assets/search-worker.js")]
                workers = workers or [*site.glob("assets/javascripts/workers/search.*.js")]
                size = sum(map(compressed, workers)) / 1024
                index = compressed(site / "search" / "search_index.json") / 1024
                keys_took = ("", "")
                with serving(site) as base:
                    first = statistics.median(
                        first_result(browser, base, search) for _ in range(RUNS)
                    )
                    if name == "ours":
                        took = sorted(key_press(browser, base, site))
                        p95 = took[int(len(took) * 0.95)]
                        keys_took = (f"{statistics.median(took):.1f} ms", f"{p95:.1f} ms")
                sizes = (f"{size:.1f} KB", f"{index:.0f} KB")
                found.append((f"×{times}", name, *sizes, f"{first:.0f} ms", *keys_took))
            browser.close()
    return found
