"""Time and memory of a build beside stock Publication with the same rendered Markdown, in one run.

Three builds of each, taken in turns, each in a process of its own; the median counts. At 10 times
the content every page stands ten times, under other titles.
"""

from __future__ import annotations

import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from macros.guide.reading.clock import today
from macros.pages.book import Book, open_book
from macros.pages.calls import read_calls

ROOT = Path(__file__).parents[1]
RUNS = 3
STOCK = """\
site_name: DownloadSet
docs_dir: docs
theme: {name: material, language: nb, font: false, features: [navigation.tabs, navigation.footer]}
plugins: [search]
markdown_extensions: [attr_list, md_in_html, tables, {toc: {permalink: true}}]
"""


@dataclass(frozen=True)
class Cost:
    """Seconds of wall clock, and the most memory in use at once, in MiB."""

    seconds: float
    memory: float


def measured(command: list[str], folder: Path) -> Cost:
    """Run a command to its end. Raises RuntimeError if it fails."""
    start = time.perf_counter()
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "TAKEAWAY": "0"}
    process = subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise RuntimeError(process.stderr.read().decode() if process.stderr else "failed")
    unit = 1024 * 1024 if platform.system() == "Darwin" else 1024
    return Cost(time.perf_counter() - start, usage.ru_maxrss / unit)


def expanded(text: str, src: str, book: Book) -> str:
    """A page with every macro call replaced by what it renders."""
    for call in read_calls(text, src):
        pattern = r"\{\{\s*" + call.name + r"\([^{}]*\)\s*\}\}"
        start, end = re.search(pattern, text).span()  # type: ignore[union-attr]  # it was read there
        text = text[:start] + book.render(src, call.name, *map(str, call.args)) + text[end:]
    return re.sub(r"\{% (end)?raw %\}", "", text)


def copies(docs: Path, times: int) -> None:
    """Let every page stand `times` times, under titles of their own."""
    pages = sorted(docs.rglob("*.md"))
    for number in range(2, times + 1):
        for page in pages:
            target = docs / f"kopi-{number}" / page.relative_to(docs)
            target.parent.mkdir(parents=True, exist_ok=True)
            text = page.read_text(encoding="utf-8")
            text = re.sub(
                r"^title: (\"?)(.*?)(\"?)$", rf"title: \1\2 ({number})\3", text, count=1, flags=re.M
            )
            target.write_text(text, encoding="utf-8")


def sites(folder: Path, times: int) -> tuple[Path, Path]:
    """Our site and the stock one, side by side in `folder`."""
    ours, stock = folder / "ours", folder / "stock"
    for name in ("docs", "macros", "overrides"):
        shutil.copytree(ROOT / name, ours / name)
    shutil.copy(ROOT / "mkdocs.yml", ours)
    shutil.copytree(ROOT / "docs", stock / "docs")
    book = open_book(ROOT / "docs", ROOT, today(ROOT))
    for path in (stock / "docs").rglob("*.md"):
        src = path.relative_to(stock / "docs").as_posix()
        text = expanded(path.read_text(encoding="utf-8"), src, book)
        path.write_text(text, encoding="utf-8")
    (stock / "mkdocs.yml").write_text(STOCK, encoding="utf-8")
    for site in (ours, stock):
        copies(site / "docs", times)
    config = ours / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace("omitted_files: warn", "omitted_files: ignore"), "utf-8")
    return ours, stock


def main() -> None:
    """Print the table of `benchmarks/README.md`."""
    print("| content | ours | stock | ratio | our memory | stock's memory |")
    print("|---|---|---|---|---|---|")
    for times in (1, 10):
        with tempfile.TemporaryDirectory() as folder:
            ours, stock = sites(Path(folder), times)
            costs: dict[str, list[Cost]] = {"ours": [], "stock": []}
            for _ in range(RUNS):
                command = [sys.executable, "-m", "macros", "build"]
                costs["ours"].append(measured(command, ours))
                command = [sys.executable, "-m", "mkdocs", "build", "-q"]
                costs["stock"].append(measured(command, stock))
            a, b = (statistics.median(c.seconds for c in costs[k]) for k in costs)
            m, n = (statistics.median(c.memory for c in costs[k]) for k in costs)
            print(f"| ×{times} | {a:.1f} s | {b:.1f} s | {a / b:.2f} | {m:.0f} MiB | {n:.0f} MiB |")


if __name__ == "__main__":
    main()
