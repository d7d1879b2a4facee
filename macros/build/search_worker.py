"""Puts our search worker in the place of the theme's.

The theme names its worker in the settings that every page carries (`__config`), and speaks with it
in a way that it does not promise to keep. So what we rest on is looked for in every build.
"""

from __future__ import annotations

import re
from pathlib import Path

OURS = "assets/search-worker.js"

_THEIRS = re.compile(
    r'("search": "(?:\.\./)*)assets/javascripts/workers/search\.[0-9a-f]+\.min\.js(")'
)
_SETTINGS = 'id="__config"'

# What the theme's script does with a worker, by the words it does it in.
CONTRACT = {
    "reads the worker's address from the settings": "#__config",
    "sets the worker up with a message of type 0": "type:0,data:{config:",
    "asks with a message of type 2": "type:2,data:",
    "is ready at a message of type 1": "type===1",
    "is answered by a message of type 3": "type===3",
    "shows the first section of a group as the page": 'location,o.base)}`.includes("#")',
    "puts the words found into the address": 'searchParams.set("h"',
}


class ContractChangedError(Exception):
    """The theme no longer does what our search worker rests on."""


def own_worker(site: Path) -> None:
    """Let every page name our worker. Raises ContractChangedError at a theme we do not know."""
    if not (site / OURS).exists():
        raise ContractChangedError(f"found no {OURS}, expected it among the theme's templates")
    _check_contract(site)
    for path in sorted(site.rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        if _SETTINGS in text:
            named, times = _THEIRS.subn(rf"\g<1>{OURS}\g<2>", text)
            if times != 1:
                where = path.relative_to(site).as_posix()
                raise ContractChangedError(
                    f"{where}: found the theme's search worker named {times} times in __config, "
                    "expected once; see macros/build/search_worker.py"
                )
            path.write_text(named, encoding="utf-8")


def _check_contract(site: Path) -> None:
    bundles = sorted(site.glob("assets/javascripts/bundle.*.min.js"))
    code = "".join(path.read_text(encoding="utf-8") for path in bundles)
    gone = [what for what, written in CONTRACT.items() if written not in code]
    if gone:
        raise ContractChangedError(
            f"found no sign that the theme {gone[0]}, expected it: the theme's contract with its "
            "search worker has changed; see macros/build/search_worker.py"
        )
