"""The queries of `queries.yml`, asked in a real browser: recall and rank for each class.

`make search-report` asks our search, stock Material's and Pagefind on the same pages, in one run.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page, sync_playwright
from ruamel.yaml import YAML

from tests.browser_setup import installed

QUERIES = Path(__file__).with_name("queries.yml")


@dataclass(frozen=True)
class Shown:
    """How a search is asked and read in a page: its field, the links it shows, what it says."""

    field: str
    hit: str
    said: str


OURS = Shown(".g-search__field", ".g-hit__link", ".g-search__said")
STOCK = Shown(
    ".md-search__input", ".md-search-result__item > a:first-of-type", ".md-search-result__meta"
)
# Whether what is said is the answer to what stands in the field.
ANSWERED = "(said) => !/^(Skriv|Start|Søker|$)/.test(document.querySelector(said).innerText.trim())"


@dataclass(frozen=True)
class Score:
    """Shares of queries answered among the first three and ten, and mean reciprocal rank."""

    count: int
    at_3: float
    at_10: float
    mrr: float


def queries() -> Mapping[str, Mapping[str, list[str]]]:
    """The graded queries by class."""
    found: Mapping[str, Mapping[str, list[str]]] = YAML(typ="safe").load(QUERIES)
    return found


def ask(page: Page, query: str, root: str, search: Shown = OURS) -> list[str]:
    """The addresses of the pages found, from the site's root, as the list shows them."""
    page.fill(search.field, "")
    page.wait_for_function("(hit) => !document.querySelector(hit)", arg=search.hit)
    page.fill(search.field, query)
    page.dispatch_event(search.field, "keyup")  # which stock reads the field at
    page.wait_for_function(ANSWERED, arg=search.said)
    paths: list[str] = page.eval_on_selector_all(
        search.hit, "all => all.map((a) => new URL(a.href).pathname)"
    )
    urls = (path.removeprefix(root).removesuffix("index.html") or "/" for path in paths)
    return list(dict.fromkeys(urls))


def rank_of(found: list[str], right: list[str]) -> int | None:
    """The place of the first right page, from 1."""
    return next((i for i, url in enumerate(found, 1) if url in right), None)


def score(ranks: list[int | None]) -> Score:
    """What the ranks of many queries come to."""
    many = len(ranks)
    return Score(
        many,
        sum(r is not None and r <= 3 for r in ranks) / many,
        sum(r is not None and r <= 10 for r in ranks) / many,
        sum(1 / r for r in ranks if r) / many,
    )


def run(
    page: Page, address: str, misses: list[str] | None = None, search: Shown = OURS
) -> dict[str, list[int | None]]:
    """Ask every query on the page at `address`; the rank of the right page for each, by class."""
    page.goto(address)
    root = urlsplit(address).path.removesuffix("index.html")
    page.click(search.field)
    found: dict[str, list[int | None]] = {}
    for kind, asked in queries().items():
        for query, right in asked.items():
            pages = ask(page, query, root, search)
            place = rank_of(pages, right)
            found.setdefault(kind, []).append(place)
            if misses is not None and (place is None or place > 3):
                misses.append(f"{kind}: «{query}» gave {', '.join(pages[:3]) or 'nothing'}")
    return found


def table(name: str, ranks: Mapping[str, list[int | None]]) -> str:
    """The scores as the report prints them: all, the half held aside, and each class."""
    every = [r for some in ranks.values() for r in some]
    aside = [r for some in ranks.values() for r in some[1::2]]
    rows = [("all", every), ("held aside", aside), *ranks.items()]
    lines = []
    for kind, some in rows:
        s = score(list(some))
        lines.append(
            f"| {name} | {kind} | {s.count} | {s.at_3:.2f} | {s.at_10:.2f} | {s.mrr:.2f} |"
        )
    return "\n".join(lines)


def ranked(misses: list[str] | None = None) -> dict[str, dict[str, list[int | None]]]:
    """The ranks by search and class: ours over http, stock Material's, and ours from a disk."""
    from benchmarks.build import sites
    from tests.conftest import serving

    found: dict[str, dict[str, list[int | None]]] = {}
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        ours, stock = sites(Path(folder), 1)
        subprocess.run([sys.executable, "-m", "macros", "build"], cwd=ours, check=True)
        subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q"], cwd=stock, check=True)
        browser = playwright.chromium.launch(executable_path=installed(), args=["--no-sandbox"])
        with serving(ours / "site") as base:
            found["ours"] = run(browser.new_page(), f"{base}/", misses)
        with serving(stock / "site") as base:
            found["stock"] = run(browser.new_page(), f"{base}/", search=STOCK)
        found["ours, file://"] = run(browser.new_page(), (ours / "site" / "index.html").as_uri())
        browser.close()
    return found


def main() -> None:
    """Print the report: first the questions of others, then our own queries."""
    from benchmarks.questions import rows

    head = "| set | search | asked, counted | found@3 | by page | first | MRR | answered | dead |"
    table_of_others = [
        head,
        "|---" * 9 + "|",
        *(f"| {' | '.join(map(str, row))} |" for row in rows()),
    ]
    misses: list[str] = []
    lines = [table(name, ranks) for name, ranks in ranked(misses).items()]
    head = "| search | class | queries | recall@3 | recall@10 | MRR |\n|---|---|---|---|---|---|"
    print("\n".join([*table_of_others, "", head, *lines, *misses]))  # noqa: T201  a report


if __name__ == "__main__":
    main()
