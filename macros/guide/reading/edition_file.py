"""Which local edition is asked for."""

from __future__ import annotations

import os
from pathlib import Path

from macros.guide.reading.problems import GuideError, Problem


def edition_file() -> Path | None:
    """The file that `EDITION` names, from where the command is run; None for the national edition.

    Raises GuideError for a file that isn't there.
    """
    named = os.environ.get("EDITION", "")
    if not named:
        return None
    path = Path(named).absolute()
    if not path.is_file():
        message = "found no such file, expected the local edition that EDITION names"
        raise GuideError([Problem(named, 0, message)])
    return path
