"""The hook by which `mkdocs build` and `mkdocs serve` find the generator (`hooks` in mkdocs.yml).

MkDocs loads it by its path, from anywhere; the pipeline does without it.
"""

import os
import sys
from pathlib import Path

_ROOT = str(Path(__file__).resolve().parents[1])
if _ROOT not in sys.path:  # MkDocs puts the path back afterwards; what is imported stays
    sys.path.insert(0, _ROOT)
os.environ.pop("ENGINE", None)  # the one that loads this is at work

from macros.build.standalone import on_config, on_startup  # noqa: E402  found by the lines above

__all__ = ["on_config", "on_startup"]
