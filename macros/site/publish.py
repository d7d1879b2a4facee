"""Puts a finished site in the place of the published one, in one step.

A build writes into a folder of its own; only when everything has succeeded do the two folders
change places. Whoever is killed before that has touched nothing that is published.
"""

from __future__ import annotations

import ctypes
import os
import platform
import shutil
import sys
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # linux/fs.h
_RENAME_SWAP = 2  # macOS, sys/stdio.h


def publish(built: Path, target: Path) -> None:
    """Make `target` hold what `built` holds; what was there before is removed afterwards.

    On another file system it is copied there first. Raises OSError with `target` as it was.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    if built.stat().st_dev != target.parent.stat().st_dev:
        near = target.with_name(f".{target.name}.new")
        try:
            shutil.copytree(built, near)
            publish(near, target)
        finally:
            shutil.rmtree(near, ignore_errors=True)
        return
    if not target.exists():
        built.rename(target)
        return
    if not _exchange(built, target):
        _two_renames(built, target)
    shutil.rmtree(built, ignore_errors=True)


def recover(target: Path) -> None:
    """Bring back the published site if a swap by two renames was killed between them.

    Removes what a killed build left beside it.
    """
    aside = _aside(target)
    if aside.exists() and not target.exists():
        aside.rename(target)
    shutil.rmtree(aside, ignore_errors=True)
    shutil.rmtree(target.with_name(f".{target.name}.new"), ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """Let two folders change places in one step. False where the system has no call for it."""
    if platform.system() not in ("Linux", "Darwin"):
        return False
    try:
        libc = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            failed = libc.renamex_np(os.fsencode(one), os.fsencode(other), _RENAME_SWAP)
        else:
            a, b = os.fsencode(one), os.fsencode(other)
            failed = libc.renameat2(_AT_FDCWD, a, _AT_FDCWD, b, _RENAME_EXCHANGE)
    except (OSError, AttributeError):
        return False
    return not failed


def _two_renames(built: Path, target: Path) -> None:
    aside = _aside(target)
    shutil.rmtree(aside, ignore_errors=True)
    target.rename(aside)
    try:
        built.rename(target)
    except OSError:
        aside.rename(target)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def _aside(target: Path) -> Path:
    return target.with_name(f".{target.name}.before")
