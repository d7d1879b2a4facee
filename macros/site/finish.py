"""What a site needs after the engine has built it: each step is a function of the folder.

The last ones also need the guide: the kit for servers its words, the manifest its version.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

from rjsmin import jsmin

from macros.guide import Guide
from macros.pages import Book
from macros.search import enrich
from macros.site.compression import compress
from macros.site.hosting import write_kit
from macros.site.manifest import write_manifest
from macros.site.typography import keep_numbers_whole
from macros.site.worker import own_worker

Step = Callable[[Path], None]

_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_CSS_NAME = re.compile(r"^([\w-]+): ")
_SETTINGS = re.compile(r'(?<=<script id="__config" type="application/json">).*?(?=</script>)')
_UNUSED_WORDS = ("clipboard.copied", "clipboard.copy", "select.version")
_INDENT = re.compile(r"(<(pre|code|textarea|script|style)\b.*?</\2>)|\n\s+", re.DOTALL)


# What the theme brings along and no page asks for: its source maps, stemmers for other languages, a
# palette and an icon we have our own of; and the parts of the style sheet and script that pages get
# as one file each.
UNUSED = (
    "**/*.map",
    "assets/css",
    "assets/js",
    "assets/javascripts/lunr",
    "assets/stylesheets/palette.*",
    "assets/javascripts/workers",
    "assets/images/favicon.png",
)


def drop_unused(site: Path) -> None:
    """Remove what no page asks for. A file that the front page names is kept."""
    named = (site / "index.html").read_text(encoding="utf-8")
    for pattern in UNUSED:
        for path in site.glob(pattern):
            if path.is_dir():
                shutil.rmtree(path)
            elif path.relative_to(site).as_posix() not in named:
                path.unlink()


def lighten_styles(site: Path) -> None:
    """Take comments and spaces out of our style sheets: no reader's machine asks for them."""
    for path in site.glob("assets/*.css"):
        text = _CSS_COMMENT.sub("", path.read_text(encoding="utf-8"))
        lines = (_CSS_NAME.sub(r"\1:", line.strip()) for line in text.splitlines())
        text = "\n".join(line for line in lines if line)
        text = text.replace(" {\n", "{").replace(";\n}", "}").replace(";\n", ";")
        path.write_text(f"{text}\n", encoding="utf-8")


def lighten_scripts(site: Path) -> None:
    """Take comments and indents out of our scripts; their names stay, so that they can be read."""
    for path in site.glob("assets/*.js"):
        path.write_text(f"{jsmin(path.read_text(encoding='utf-8'))}\n", encoding="utf-8")


def lighten_pages(site: Path) -> None:
    """Take indents and empty lines out of the pages; what is shown as written stays so."""
    for path in site.rglob("*.html"):
        text = _SETTINGS.sub(_used_settings, path.read_text(encoding="utf-8"))
        path.write_text(_INDENT.sub(lambda found: found[1] or "\n", text), encoding="utf-8")


def _used_settings(found: re.Match[str]) -> str:
    """What the theme's script is told on every page, without words for what we don't use."""
    settings = {key: value for key, value in json.loads(found[0]).items() if value is not None}
    for word in _UNUSED_WORDS:
        settings["translations"].pop(word, None)
    text = json.dumps(settings, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c")


def drop_empty_sitemap(site: Path) -> None:
    """Remove a sitemap without addresses: without a site address there is nothing to put in it."""
    sitemap = site / "sitemap.xml"
    if sitemap.exists() and "<loc>http" not in sitemap.read_text(encoding="utf-8"):
        sitemap.unlink()
    (site / "sitemap.xml.gz").unlink(missing_ok=True)


def offline_index(site: Path) -> None:
    """Write the search index as a script as well: from a disk, a browser lets nothing be fetched.

    The theme reads `__index` from `search/search_index.js` when the address begins with file:.
    """
    index = site / "search" / "search_index.json"
    if index.exists():
        text = index.read_text(encoding="utf-8")
        index.with_suffix(".js").write_text(f"var __index = {text}", encoding="utf-8")


STEPS: tuple[Step, ...] = (
    drop_unused,
    lighten_styles,
    lighten_scripts,
    lighten_pages,
    drop_empty_sitemap,
    offline_index,
    keep_numbers_whole,
)


def search(site: Path, guide: Guide) -> None:
    """Give the search the guide's words and our worker."""
    enrich(site, guide)
    own_worker(site)


def finish(site: Path, book: Book) -> None:
    """Run every step on the built site of `book`. Kit and manifest come when all is there."""
    search(site, book.guide)
    for step in STEPS:
        step(site)
    write_kit(site, book.words)
    compress(site)
    write_manifest(site, book.guide)
