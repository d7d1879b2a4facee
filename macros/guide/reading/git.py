"""What git knows of files: which are as they were committed, and when. Never asked per file."""

from __future__ import annotations

import os
import re
import subprocess
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

# What a hook of git sets: with it, git would answer for another repository than it is asked of.
_ASTRAY = frozenset(
    f"GIT_{name}"
    for name in (
        *("DIR", "WORK_TREE", "INDEX_FILE", "COMMON_DIR", "NAMESPACE", "PREFIX"),
        *("OBJECT_DIRECTORY", "ALTERNATE_OBJECT_DIRECTORIES"),
    )
)
PATIENCE = 60  # seconds; git answers in hundredths


class RefusedError(Exception):
    """Git can't be asked; the message says why."""


@dataclass(frozen=True)
class Known:
    """What a repository knows of the files it was asked about.

    `tracked` are those it holds, `clean` those of them that are as committed, `deleted` those that
    are committed and gone. `committed` is when something on the paths was last committed, in
    seconds since 1970; None when nothing was. `cut_short` says that the clone doesn't go back far
    enough to know: its oldest commit stands in for the right one.
    """

    tracked: frozenset[Path]
    clean: frozenset[Path]
    deleted: frozenset[Path]
    committed: int | None
    cut_short: bool = False


def repository_of(folder: Path) -> Path | None:
    """The top folder of the repository, submodule or worktree that a folder lies in, if any."""
    real = Path(os.path.realpath(folder))
    return next((each for each in (real, *real.parents) if (each / ".git").exists()), None)


def asked(top: Path, paths: Collection[Path]) -> Known:
    """What the repository at `top` knows of all below `paths`. Raises RefusedError."""
    below = ["--", *sorted({_below(top, path) for path in paths})]
    tracked: set[Path] = set()
    hidden: set[Path] = set()
    for line in _parts(_git(top, "ls-files", "-v", "-z", *below)):
        # «h» and «S»: git was told not to look at changes of the file.
        (tracked if line.startswith("H ") else hidden).add(_path(top, line[2:]))
    status = ("status", "--porcelain=v1", "-z", "--untracked-files=no", "--no-renames")
    changed = [
        (line[:2], _path(top, line[3:]))
        for line in _parts(_git(top, *status, "--ignore-submodules=all", *below))
    ]
    dirty = {path for _, path in changed}
    clean = tracked - dirty
    committed, cut_short = _last_commit(top, below) if clean else (None, False)
    return Known(
        tracked=frozenset(tracked | hidden | dirty),
        clean=frozenset(clean),
        deleted=frozenset(path for state, path in changed if "D" in state and not path.exists()),
        committed=committed,
        cut_short=cut_short,
    )


def head(folder: Path) -> int | None:
    """When the last commit was made in the repository of `folder`; None if nobody can say."""
    top = repository_of(folder)
    try:
        return _last_commit(top, [])[0] if top else None
    except RefusedError:
        return None


def changed_since(folder: Path, commit: str, below: Iterable[str]) -> bool | None:
    """Whether something `below` a folder isn't as it was in a commit; None if nobody can say."""
    if not re.fullmatch("[0-9a-f]{7,64}", commit) or repository_of(folder) is None:
        return None
    try:
        return bool(_git(folder, "diff", "--name-only", commit, "--", *below))
    except RefusedError:
        return None


def same(path: Path) -> Path:
    """A path as it is compared: some file systems take the letters of names apart."""
    return path if str(path).isascii() else Path(unicodedata.normalize("NFC", str(path)))


def _last_commit(top: Path, below: list[str]) -> tuple[int | None, bool]:
    text = _git(top, "log", "-1", "--no-show-signature", "--format=%ct %P", *below).strip()
    if not text:
        return None, False
    moment, _, parents = text.partition(" ")
    shallow = not parents and "true" in _git(top, "rev-parse", "--is-shallow-repository")
    return int(moment), shallow


def _git(top: Path, *words: str) -> str:
    command = ["git", "--no-optional-locks", "--literal-pathspecs", *words]
    environment = {name: value for name, value in os.environ.items() if name not in _ASTRAY}
    environment |= {"GIT_CEILING_DIRECTORIES": str(top.parent), "LC_ALL": "C"}
    try:
        done = subprocess.run(  # noqa: S603  fixed words, and paths after «--»
            command, cwd=top, env=environment, capture_output=True, check=True, timeout=PATIENCE
        )
    except FileNotFoundError:
        raise RefusedError("git is not installed") from None
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode("utf-8", "replace").strip().splitlines()
        raise RefusedError(said[0] if said else f"git ended with {error.returncode}") from None
    except (OSError, subprocess.TimeoutExpired) as error:
        raise RefusedError(str(error)) from None
    return os.fsdecode(done.stdout)


def _parts(text: str) -> Iterable[str]:
    return filter(None, text.split("\0"))


def _path(top: Path, name: str) -> Path:
    return same(top / name)


def _below(top: Path, path: Path) -> str:
    """The path as git is asked of it; everything, where the repository lies inside the path."""
    return path.relative_to(top).as_posix() if path.is_relative_to(top) else "."
