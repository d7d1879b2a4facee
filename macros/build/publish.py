"""Puts a finished site in the place of the published one, in one step where the host allows it.

A build writes into a folder of its own; only when everything has succeeded do the two folders
change places. Whoever is killed before that has touched nothing that is published. A folder that
can't be moved (a mounted volume, one in somebody else's folder) is filled instead.
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import shutil
import sys
from pathlib import Path

from macros.build.fill import STAGE, copy, fill

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # linux/fs.h
_RENAME_SWAP = 2  # macOS, sys/stdio.h

# How a system says that this folder can't be moved from its place, or nothing put beside it.
_FIXED = {errno.EBUSY, errno.EXDEV, errno.EPERM, errno.EACCES, errno.EROFS, errno.EINVAL}


def publish(built: Path, target: Path) -> str:
    """Make `target` hold what `built` holds; what was there before is removed afterwards.

    Returns a sentence that says where it was published and how. A link is followed: what it leads
    to is exchanged, so that a server that has followed it sees the new site. Raises OSError with
    `target` as it was, or HalfFilledError.
    """
    place = followed(target)
    make_folder(place.parent)
    make_readable(built)
    via = f" (to which {target} leads)" if target.is_symlink() else ""
    how = _placed(built, place)
    shutil.rmtree(built, ignore_errors=True)
    return f"Published to {place}{via} {how}."


def followed(target: Path) -> Path:
    """The folder itself, behind any links. Raises OSError for links that lead round in a circle."""
    place = Path(os.path.realpath(target))
    if place.is_symlink():
        raise OSError(f"{target}: found a link that leads to itself, expected one to a folder")
    return place


def recover(target: Path) -> None:
    """Bring back the published site if a swap by two renames was killed between them.

    Removes what a killed build left beside it and in it.
    """
    place = followed(target)
    aside = _aside(place)
    if aside.exists() and not place.exists():
        aside.rename(place)
    for left in (aside, _new(place), place / STAGE):
        shutil.rmtree(left, ignore_errors=True)


def make_readable(folder: Path) -> None:
    """Let a web server read everything, whatever the umask of whoever built it."""
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)


def make_folder(folder: Path) -> None:
    """Make a folder and those above it that are missing, readable by a web server."""
    if not folder.is_dir():
        make_folder(folder.parent)
        folder.mkdir(exist_ok=True)
        folder.chmod(0o755)


def _placed(built: Path, place: Path) -> str:
    """Put `built` at `place`, by the first way that the system allows; returns which it was."""
    try:
        try:
            near = _near(built, place)
            if not place.exists():
                near.rename(place)
                return "in one step"
            if _exchange(near, place):
                return "in one step: the folders changed places"
            _two_renames(near, place)
            return "in two steps: the folders were renamed one after the other"
        except OSError as error:
            if error.errno not in _FIXED or not place.is_dir():
                raise
            fill(built, place)
            reason = (error.strerror or str(error)).lower()
            return f"file by file, since that folder can't be moved ({reason})"
    finally:
        shutil.rmtree(_new(place), ignore_errors=True)


def _near(built: Path, place: Path) -> Path:
    """`built`, or a copy of it beside `place` where `built` can't be moved there.

    Tried with an empty folder: two folders on one disk can still be mounted apart.
    """
    probe, new = built.with_name(f"{built.name}.probe"), _new(place)
    shutil.rmtree(new, ignore_errors=True)
    probe.mkdir(exist_ok=True)
    try:
        probe.rename(new)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        copy(built, new)
        return new
    finally:
        shutil.rmtree(probe, ignore_errors=True)
    new.rmdir()
    return built


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


def _new(target: Path) -> Path:
    return target.with_name(f".{target.name}.new")
