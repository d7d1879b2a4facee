"""What an edit costs while the guide is served: our rebuild beside stock's own, in one run."""

from __future__ import annotations

import statistics
import tempfile
from pathlib import Path

from benchmarks.build import prepared
from benchmarks.figures import Row
from benchmarks.measuring import python

EDITS = 5
# Both build once, and then once more after each edit of a page; what those cost is printed.
_TIMED = """
import sys, time
from pathlib import Path
{setup}
build()
page = Path("docs/suksessfaktorer/samordning.md")
for number in range({edits}):
    page.write_text(page.read_text(encoding="utf-8") + "\\n\\nEn setning til.\\n", encoding="utf-8")
    start = time.process_time()
    build()
    print(time.process_time() - start)
"""
_OURS = """
from macros.build.preview import Preview
build = Preview(Path("mkdocs.yml").resolve(), Path("served").resolve()).build_once
"""
_STOCK = """
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
def build():
    config = load_config("mkdocs.yml", site_dir=str(Path("served").resolve()))
    config.plugins.on_startup(command="serve", dirty=False)
    mkdocs_build(config, serve_url="http://127.0.0.1:8000/")
"""


def rows() -> list[Row]:
    """A row: ours, stock, ratio, in seconds of processor for one edit."""
    with tempfile.TemporaryDirectory() as folder:
        ours, stock = prepared(Path(folder), 1)
        (ours / "served").mkdir()
        costs = [
            statistics.median(
                map(float, python(_TIMED.format(setup=setup, edits=EDITS), site).split())
            )
            for setup, site in ((_OURS, ours), (_STOCK, stock))
        ]
    return [(f"{costs[0]:.2f} s", f"{costs[1]:.2f} s", f"{costs[0] / costs[1]:.2f}")]
