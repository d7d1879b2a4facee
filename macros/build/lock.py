"""One published or packed build at a time: a second one waits until the first has ended, however it
ended. A preview doesn't ask.
"""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO


@contextlib.contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Hold the lock of `folder`. The system lets go of it when the process ends, killed or not."""
    with (folder / "lock").open("a+b") as file:
        if not _take(file, wait=False):
            print("Another build is under way; waiting for it …", file=sys.stderr)  # noqa: T201  or it would seem to hang
            _take(file, wait=True)
        yield


if sys.platform == "win32":
    import msvcrt

    def _take(file: IO[bytes], *, wait: bool) -> bool:
        while True:
            try:
                file.seek(0)
                msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            except OSError:
                if not wait:
                    return False
                time.sleep(0.2)
            else:
                return True
else:
    import fcntl

    def _take(file: IO[bytes], *, wait: bool) -> bool:
        try:
            # Not flock: that lock belongs to the open file, which a forked worker inherits.
            fcntl.lockf(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except (BlockingIOError, PermissionError):  # POSIX allows either answer
            return False
        return True


def clear_leftovers(folder: Path, pattern: str) -> None:
    """Remove what builds that were killed left in `folder`. Only who holds the lock may call it."""
    import shutil

    for left in folder.glob(pattern):
        if left.is_dir() and not left.is_symlink():
            shutil.rmtree(left, ignore_errors=True)
        else:
            with contextlib.suppress(OSError):
                left.unlink()
