"""Whether a folder is one that a site may be published to: everything in it will be replaced."""

from __future__ import annotations

from pathlib import Path

from macros.build.fill import STAGE
from macros.build.publish import followed
from macros.guide import GuideError, Problem
from macros.guide.reading.problems import listed
from macros.host.manifest import NAME, Manifest

_IGNORED = {STAGE, "lost+found"}
_SHOWN = 3  # of the files that stand in the way


def check_target(target: Path, root: Path) -> None:
    """Raise GuideError for what is neither absent, empty nor an earlier site.

    `root` is the folder of the guide's sources, which nothing is published over.
    """
    place = followed(target)
    if root.resolve().is_relative_to(place):
        _refuse(target, "found the folder of the guide itself, expected another")
    if not place.exists():
        return
    if not place.is_dir():
        _refuse(target, "found a file, expected a folder")
    inside = sorted({path.name for path in place.iterdir()} - _IGNORED)
    if not inside or _is_site(place):
        return
    found = listed(inside[:_SHOWN]) + (
        f" and {len(inside) - _SHOWN} more" if inside[_SHOWN:] else ""
    )
    _refuse(
        target,
        f"found a folder with {found.replace(' or ', ' and ')}, and no {NAME} of an earlier site; "
        "expected a new folder, an empty one or an earlier site, since all that is in it is "
        "removed",
    )


def _is_site(place: Path) -> bool:
    try:
        Manifest.read(place)
    except (OSError, ValueError):
        return False
    return True


def _refuse(target: Path, message: str) -> None:
    raise GuideError([Problem(str(target), 0, message)])
