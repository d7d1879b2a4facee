"""Which engine renders the pages: MkDocs, or its fork ProperDocs, by the variable ENGINE.

ProperDocs has MkDocs' modules under another name, and a module that answers for MkDocs' own name
too. So nothing else here knows which of them is at work.
"""

from __future__ import annotations

import importlib
import os

from macros.guide.reading.problems import listed, suggestion

ENGINES = ("mkdocs", "properdocs")


def choose() -> None:
    """Let the engine that ENGINE names answer to the name of MkDocs.

    Must run before MkDocs is imported. Raises SystemExit with a message for an engine that isn't
    known or isn't there.
    """
    name = os.environ.get("ENGINE") or ENGINES[0]
    if name not in ENGINES:
        message = f"ENGINE: found «{name}», expected {listed(ENGINES)}"
        raise SystemExit(message + suggestion(name, ENGINES))
    if name == "properdocs":
        try:
            importlib.import_module("properdocs.replacement")
        except ImportError:
            message = "ENGINE: found no package «properdocs», expected it to be installed; "
            raise SystemExit(message + "«make site ENGINE=properdocs» installs it") from None
