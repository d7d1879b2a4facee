"""Renders every page of the built site to PNG, for a person to leaf through: `make pictures`.

Writes `.build/pictures/<page>-<view>.png` and an `index.html` with all of them side by side.
"""

from __future__ import annotations

import argparse
import html
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
from playwright.sync_api import Browser, sync_playwright

from tests.browser_setup import installed
from tests.conftest import serving

PHONE = {"width": 360, "height": 740}
TABLET = {"width": 768, "height": 1024}
WIDE = {"width": 1280, "height": 900}
VIEWS: dict[str, dict[str, Any]] = {
    "desktop": {"viewport": WIDE},
    "tablet": {"viewport": TABLET},
    "phone": {"viewport": PHONE},
    "dark": {"viewport": WIDE, "color_scheme": "dark"},
    "print": {"viewport": WIDE},
}
# A picture taller than this is cut: browsers draw no more, and nobody leafs through it.
TALLEST = 12_000


def page_names(site: Path, wanted: list[str]) -> dict[str, str]:
    """The addresses of the pages below the site's root, with the name of the picture of each."""
    found = sorted(path.relative_to(site).as_posix() for path in site.rglob("index.html"))
    urls = [*(path.removesuffix("index.html") for path in found), "404.html"]
    chosen = [url for url in urls if not wanted or any(part in url for part in wanted)]
    return {url: url.strip("/").replace("/", "-") or "forside" for url in chosen}


def take(browser: Browser, base: str, names: dict[str, str], folder: Path) -> Iterator[Path]:
    """Take the pictures of all pages, view by view; yields each file as it is written."""
    for view, options in VIEWS.items():
        context = browser.new_context(**options, reduced_motion="reduce")
        page = context.new_page()
        for url, name in names.items():
            page.goto(f"{base}/{url}")
            path = folder / f"{name}-{view}.png"
            if view == "print":
                _print(page.pdf(prefer_css_page_size=True), path)
            else:
                height = min(page.evaluate("document.documentElement.scrollHeight"), TALLEST)
                width = options["viewport"]["width"]
                clip = {"x": 0, "y": 0, "width": width, "height": height}
                page.screenshot(path=path, full_page=True, clip=clip)  # type: ignore[arg-type]  # a TypedDict of floats
            yield path
        context.close()


def _print(pdf: bytes, path: Path) -> None:
    """Draw the first pages of a PDF under each other."""
    from PIL import Image

    document = pypdfium2.PdfDocument(pdf)
    sheets = [document[i].render(scale=1.2).to_pil() for i in range(min(len(document), 8))]
    tall = Image.new("RGB", (sheets[0].width, sum(s.height + 8 for s in sheets)), "#888")
    for number, sheet in enumerate(sheets):
        tall.paste(sheet, (0, number * (sheet.height + 8)))
    tall.save(path)


def contact_sheet(names: dict[str, str], folder: Path) -> None:
    """Write `index.html`: a row for each page, a column for each view."""
    rows = "\n".join(
        f"<h2>{html.escape(name)}</h2><div>"
        + "".join(
            f'<a href="{name}-{v}.png"><img src="{name}-{v}.png" alt="{v}"></a>' for v in VIEWS
        )
        + "</div>"
        for name in names.values()
    )
    style = "div{display:flex;gap:8px;align-items:start}a{flex:1}img{width:100%;max-height:90vh;"
    style += "object-fit:cover;object-position:top;border:1px solid #888}"
    text = f"<!doctype html><meta charset=utf-8><style>{style}</style>{rows}"
    (folder / "index.html").write_text(text, encoding="utf-8")


def main() -> None:
    """Take the pictures; words as arguments choose the pages whose address has one of them."""
    parser = argparse.ArgumentParser(prog="pictures", description=__doc__)
    parser.add_argument("wanted", nargs="*", help="words in the addresses; all pages without")
    parser.add_argument("--site", type=Path, default=Path("site"))
    parser.add_argument("--folder", type=Path, default=Path(".build/pictures"))
    given = parser.parse_args()
    if not given.wanted:
        shutil.rmtree(given.folder, ignore_errors=True)
    given.folder.mkdir(parents=True, exist_ok=True)
    names = page_names(given.site, given.wanted)
    with serving(given.site) as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed(), args=["--no-sandbox"])
        total = len(names) * len(VIEWS)
        for number, path in enumerate(take(browser, base, names, given.folder), start=1):
            print(f"\r{number} of {total}: {path.name:60}", end="", file=sys.stderr)  # noqa: T201  progress for a person
        browser.close()
    if not given.wanted:
        contact_sheet(names, given.folder)
    print(f"\n{given.folder}/index.html")  # noqa: T201


if __name__ == "__main__":
    main()
