"""Fills a folder that can't be moved with a finished site, file by file.

A reader who comes meanwhile sees old pages or new ones, never one without the files it names: what
is new comes first, then the pages, and what is gone goes last.
"""

from __future__ import annotations

import contextlib
import filecmp
import shutil
from pathlib import Path

from macros.host.manifest import NAME

STAGE = ".guide-new"  # on the same disk as the rest, so that each file changes in one step
_SYSTEM = "lost+found"  # a disk's own


class HalfFilledError(Exception):
    """Something stopped the filling midway: some files are new, the rest are old."""


def fill(built: Path, place: Path) -> None:
    """Make the folder `place` hold what `built` holds.

    Everything is copied into it before anything is changed: raises OSError with `place` as it was
    when there is no room. Raises HalfFilledError when it is stopped later.
    """
    stage = place / STAGE
    shutil.rmtree(stage, ignore_errors=True)
    try:
        copy(built, stage)
        try:
            _take(stage, place)
            _remove(built, place)
        except OSError as error:
            half = "some files are new now, the rest old; build once more when that is mended"
            raise HalfFilledError(f"{place}: found {error}, expected to go on; {half}") from None
    finally:
        shutil.rmtree(stage, ignore_errors=True)
    with contextlib.suppress(OSError):  # somebody else's folder, who decides who may read it
        place.chmod(place.stat().st_mode | 0o055)


def copy(folder: Path, to: Path) -> None:
    """Copy a folder. Raises OSError with the first thing that went wrong."""
    try:
        shutil.copytree(folder, to)
    except shutil.Error as error:
        raise OSError(error.args[0][0][2]) from None


def _take(stage: Path, place: Path) -> None:
    """Move every file that is new or changed to its place: pages after what they need."""
    names = {p.relative_to(stage).as_posix() for p in stage.rglob("*") if p.is_file()}
    owned = (place / NAME).is_file()
    for name in sorted(names, key=lambda name: (_turn(name, place, owned=owned), name)):
        new, old = stage / name, place / name
        if old.is_file() and not old.is_symlink() and filecmp.cmp(new, old, shallow=False):
            continue
        _make_way(old, place)
        if f"{name}.gz" not in names:
            (place / f"{name}.gz").unlink(missing_ok=True)  # of the old file: it would be sent
        new.replace(old)


def _turn(name: str, place: Path, *, owned: bool) -> int:
    """When a file's turn is: what no page names yet first, then what the pages that change name.

    The manifest says whose folder it is: it comes first of all, or last.
    """
    if name == NAME:
        return 5 if owned else 0
    plain = name.removesuffix(".gz")
    return (3 if plain.endswith(".html") else 1) + (place / plain).exists()


def _make_way(path: Path, place: Path) -> None:
    """Make the folders above a file, and remove what stands in its way: a folder, a link."""
    for folder in reversed(path.relative_to(place).parents[:-1]):
        here = place / folder
        if here.is_symlink() or not here.is_dir():
            here.unlink(missing_ok=True)
            here.mkdir()
            here.chmod(0o755)
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)


def _remove(built: Path, place: Path) -> None:
    """Remove what the new site doesn't have: pages first, then files, then empty folders."""
    gone = [p for p in place.rglob("*") if not (built / p.relative_to(place)).exists()]
    gone = [p for p in gone if p.relative_to(place).parts[0] not in (STAGE, _SYSTEM)]
    folders = [p for p in gone if p.is_dir() and not p.is_symlink()]
    files = [p for p in gone if p not in folders]
    for path in sorted(files, key=lambda p: (".html" not in p.suffixes, p.suffix != ".gz", p)):
        path.unlink(missing_ok=True)
    for path in sorted(folders, key=lambda p: -len(p.parts)):
        path.rmdir()
