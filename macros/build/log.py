"""What of the engine's log an editor sees: warnings, and while serving the address and rebuilds."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from mkdocs.commands.build import build as mkdocs_build


@contextmanager
def engine_log() -> Iterator[None]:
    """Show the engine's warnings and errors on the terminal; all of it with VERBOSE=1."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(message)s"))
    handler.addFilter(_worth_saying)
    # Plugins log under MkDocs' name also where the engine is another.
    names = {"mkdocs", mkdocs_build.__module__.split(".")[0]}
    loggers = [logging.getLogger(name) for name in names]
    for logger in loggers:
        logger.addHandler(handler)
        logger.setLevel(logging.INFO)
    try:
        yield
    finally:
        for logger in loggers:
            logger.removeHandler(handler)


def _worth_saying(record: logging.LogRecord) -> bool:
    live = ".livereload" in record.name
    return record.levelno >= logging.WARNING or live or bool(os.environ.get("VERBOSE"))
