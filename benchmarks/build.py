"""Time and memory of a build beside stock Publication with the same rendered Markdown, in one run.

Builds of each in turns, each in a process of its own; the median counts, and of the ratios the
median of pairs. At 10 times the content every page stands ten times, under other titles.
"""

from __future__ import annotations

import re
import shutil
import statistics
import sys
import tempfile
from dataclasses import astuple
from pathlib import Path

from benchmarks.figures import Row
from benchmarks.measuring import measured, python
from macros.guide.reading.clock import today
from macros.pages.book import Book, open_book
from macros.pages.calls import calls_and_problems

ROOT = Path(__file__).parents[1]
RUNS = {1: 5, 10: 3}  # pairs of builds for each number of times the content
STOCK = """\
site_name: Stock
docs_dir: docs
theme: {name: material, language: nb, font: false, features: [navigation.tabs, navigation.footer]}
plugins: [search]
markdown_extensions: [attr_list, md_in_html, tables, {toc: {permalink: true}}]
"""


def expanded(text: str, src: str, book: Book) -> str:
    """A page with every macro call replaced by what it renders."""
    for call in calls_and_problems(text, src)[0]:
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
            # Links of raw HTML lead out of the folder of copies; those of Markdown to other copies.
            target.write_text(text.replace('="../', '="../../'), encoding="utf-8")


def sites(folder: Path, times: int) -> tuple[Path, Path]:
    """Our site and the stock one, side by side in `folder`."""
    ours, stock = folder / "ours", folder / "stock"
    for name in ("docs", "macros", "overrides"):
        shutil.copytree(ROOT / name, ours / name, ignore=shutil.ignore_patterns("__pycache__"))
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
    config.write_text(text.replace("not_in_nav: om/komponenter.md", 'not_in_nav: "*"'), "utf-8")
    return ours, stock


def prepared(folder: Path, times: int) -> tuple[Path, Path]:
    """Both sites as after set-up: our code compiled as libraries are, with what set-up makes."""
    ours, stock = sites(folder, times)
    python("import compileall; compileall.compile_dir('macros', quiet=1)", ours)
    python("from macros.build.prepare import prepare; prepare()", ours)
    return ours, stock


def cold(ours: Path) -> None:
    """Remove what builds keep for the next one, but not what set-up makes."""
    for path in (ours / ".build").iterdir():
        if not path.name.startswith(("lexicon", "templates")):
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def rows() -> list[Row]:
    """A row for each size: processor, wall clock and memory of both, and the ratios."""
    found: list[Row] = []
    for times, runs in RUNS.items():
        with tempfile.TemporaryDirectory() as folder:
            ours, stock = prepared(Path(folder), times)
            pairs = []
            for _ in range(runs):
                cold(ours)
                pairs.append(
                    (
                        measured([sys.executable, "-m", "macros", "build"], ours),
                        measured([sys.executable, "-m", "mkdocs", "build", "-q"], stock),
                    )
                )
        cpu = statistics.median(a.cpu / b.cpu for a, b in pairs)
        memory = statistics.median(a.memory / b.memory for a, b in pairs)
        own, theirs = (
            [statistics.median(each) for each in zip(*map(astuple, costs), strict=True)]
            for costs in zip(*pairs, strict=True)
        )
        cells = [f"{x:.1f} s" for x in (own[0], theirs[0])]
        cells += [f"{cpu:.2f}", *(f"{x:.1f} s" for x in (own[1], theirs[1]))]
        cells += [f"{x:.0f} MiB" for x in (own[2], theirs[2])]
        found.append((f"×{times}", *cells, f"{memory:.2f}"))
    return found
