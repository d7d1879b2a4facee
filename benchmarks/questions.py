"""Questions by those who had not seen the guide, asked of ours, of stock Material and of Pagefind.

Two sets: the one the search was tuned with, and one written and labelled after that had ended. All
searches are asked in the same browser in one run; each hit counts with the places shown beside it.
"""

from __future__ import annotations

import math
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page, sync_playwright

from benchmarks.build import sites
from benchmarks.figures import Row
from benchmarks.quality import PAGEFIND, install, serving
from macros.guide.reading.clock import today
from macros.pages.book import open_book
from tests.browser_setup import installed
from tests.checkers_setup import node
from tests.search.measuring import (
    QUESTIONS,
    UNSEEN,
    Hits,
    Question,
    measured,
    questions,
    rank_of,
    wholes,
)
from tests.search.report import ANSWERED, OURS, STOCK, Shown

ROOT = Path(__file__).parents[1]
SETS = {"tuned with": QUESTIONS, "unseen": UNSEEN}
MOST = 10  # hits that are looked at
SURE = 1.96  # standard deviations, for an interval of 95 %

# The addresses of each hit that is shown, its own first.
HITS = """([item, most]) => [...document.querySelectorAll(item)].slice(0, most).map(
  (hit) => [...hit.querySelectorAll("a")].map(({ href }) => href))"""
ITEM = {OURS: "li[class^=g-hit__item]", STOCK: ".md-search-result__item"}
# As many parts of a page as Pagefind's own list shows.
OF_PAGEFIND = """async ([script, queries, most]) => {
  const pagefind = await import(script);
  await pagefind.init();
  const found = [];
  for (const query of queries) {
    const { results } = await pagefind.search(query);
    const hits = await Promise.all(results.slice(0, most).map((hit) => hit.data()));
    const parts = (hit) => hit.sub_results.slice(0, 3).map(({ url }) => url);
    found.push(hits.map((hit) => [hit.url, ...parts(hit)]));
  }
  return found;
}"""

Ask = Callable[[Sequence[str]], list[Hits]]


def places(addresses: Sequence[str], root: str) -> list[str]:
    """Addresses as places of the site: from its root, without the words that a link carries."""
    found = []
    for address in addresses:
        path, anchor = urlsplit(address).path, urlsplit(address).fragment
        place = path.removeprefix(root).removeprefix("/").removesuffix("index.html")
        found.append(f"{place}#{anchor}" if anchor else place)
    return found


def in_list(page: Page, address: str, search: Shown) -> Ask:
    """Asks a search in its own field, and reads its list."""
    page.goto(address)
    page.click(search.field)
    root = urlsplit(address).path.removesuffix("index.html")

    def ask(queries: Sequence[str]) -> list[Hits]:
        found: list[Hits] = []
        for query in queries:
            page.fill(search.field, "")
            page.wait_for_function("(hit) => !document.querySelector(hit)", arg=search.hit)
            page.fill(search.field, query)
            page.dispatch_event(search.field, "keyup")  # which stock reads the field at
            page.wait_for_function(ANSWERED, arg=search.said)
            shown = page.evaluate(HITS, [ITEM[search], MOST])
            found.append([places(hit, root) for hit in shown])
        return found

    return ask


def in_pagefind(page: Page, base: str) -> Ask:
    """Asks Pagefind by its own script."""
    page.goto(f"{base}csp.txt")  # a page without scripts of its own

    def ask(queries: Sequence[str]) -> list[Hits]:
        script = f"{base}pagefind/pagefind.js"
        found = page.evaluate(OF_PAGEFIND, [script, list(queries), MOST])
        return [[places(hit, "") for hit in hits] for hits in found]

    return ask


def rows() -> list[Row]:
    """A row for each set and search."""
    book = open_book(ROOT / "docs", ROOT, today(ROOT))
    within = wholes(book.guide, book.pages[book.homes.references].url)
    install()
    found: list[Row] = []
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        ours, stock = (each / "site" for each in sites(Path(folder), 1))
        subprocess.run([sys.executable, "-m", "macros", "build"], cwd=ours.parent, check=True)
        subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "-q"], cwd=stock.parent, check=True
        )
        command = [node(), PAGEFIND, "--site", ours, "--root-selector", "article"]
        subprocess.run([*map(str, command), "--silent"], check=True)
        browser = playwright.chromium.launch(executable_path=installed(), args=["--no-sandbox"])
        with serving(ours) as base, serving(stock) as other:
            searches = {
                "ours": in_list(browser.new_page(), base, OURS),
                "ours, file://": in_list(browser.new_page(), (ours / "index.html").as_uri(), OURS),
                "stock": in_list(browser.new_page(), other, STOCK),
                "Pagefind": in_pagefind(browser.new_page(), base),
            }
            for kind, path in SETS.items():
                if not (asked := list(questions(path).values())):
                    continue
                for name, ask in searches.items():
                    hits = ask([one.asks for one in asked])
                    found.append((kind, name, *cells(asked, hits, within)))
        browser.close()
    return found


def cells(
    asked: Sequence[Question], hits: Sequence[Hits], within: Mapping[str, str]
) -> tuple[str, ...]:
    """What the hits come to, with intervals of 95 %; and found@3 by the page alone."""
    come = measured(asked, hits, within)
    ranks = [
        rank_of(h, one.places, within) for one, h in zip(asked, hits, strict=True) if one.places
    ]
    shares = [1 / rank if rank else 0.0 for rank in ranks]
    spread = SURE * statistics.stdev(shares) / math.sqrt(len(shares))
    answers = sum(bool(one.answer) for one in asked)
    at_page = measured([_page(one) for one in asked], [_pages(h) for h in hits], {})
    return (
        f"{len(asked)}, {come.count}",
        interval(come.at_3, come.count),
        f"{at_page.at_3:.2f}",
        interval(come.first, come.count),
        f"{come.mrr:.2f} ± {spread:.2f}",
        interval(come.answered, answers),
        f"{come.dead}",
    )


def interval(share: float, many: int) -> str:
    """A share with Wilson's interval of 95 %."""
    middle = (share + SURE**2 / (2 * many)) / (1 + SURE**2 / many)
    half = SURE * math.sqrt(share * (1 - share) / many + (SURE / (2 * many)) ** 2)
    half /= 1 + SURE**2 / many
    return f"{share:.2f} ({middle - half:.2f}–{middle + half:.2f})"


def _page(one: Question) -> Question:
    return replace(one, places=tuple(place.partition("#")[0] for place in one.places))


def _pages(hits: Hits) -> Hits:
    return [[place.partition("#")[0] for place in hit] for hit in hits]
