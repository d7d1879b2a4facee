"""Templates as they were compiled, kept from one build to the next as Python keeps its modules."""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket

# What set-up makes, beside the generator, whatever guide is built; safe to delete.
FOLDER = Path(__file__).parents[2] / ".build"


class _Kept(jinja2.FileSystemBytecodeCache):
    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):  # a full disk, or a generator that may only be read
            super().dump_bytecode(bucket)


@cache
def compiled() -> jinja2.BytecodeCache | None:
    """Where an environment finds its templates compiled, by their place and text; None where
    nothing can be kept.
    """
    folder = FOLDER / f"templates jinja2={version('jinja2')}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return _Kept(str(folder), "%s")
