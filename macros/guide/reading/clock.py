"""Two kinds of time: *today*, which checks go by, and the *moment* that files are dated with.

The moment is that of the newest of a build's inputs, so that the same inputs give the same bytes.
`SOURCE_DATE_EPOCH` (reproducible-builds.org) decides it where it is set.
"""

from __future__ import annotations

import os
import re
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from macros.guide.model.fields import PartialDate
from macros.guide.reading import git
from macros.guide.reading.problems import GuideError, Problem, quoted

EPOCH = "SOURCE_DATE_EPOCH"
# Until when a calendar can count seconds since 2020 in 31 bits, and where the time of zip begins.
_END = int(datetime(2088, 1, 1, tzinfo=UTC).timestamp())
_BEGINNING = int(datetime(1980, 1, 1, tzinfo=UTC).timestamp())


@dataclass(frozen=True)
class Moment:
    """What the files of a build are dated with.

    `settled` says that it stays the same until something is committed; else it is a file's own
    time, and moves with each edit. `said` is what whoever builds should know of it.
    """

    seconds: int
    settled: bool = True
    said: tuple[str, ...] = ()

    @property
    def time(self) -> datetime:
        return datetime.fromtimestamp(self.seconds, UTC)

    @property
    def day(self) -> PartialDate:
        return PartialDate(self.time.year, self.time.month, self.time.day)

    @property
    def printed(self) -> datetime:
        """To the second when settled, else to the day: so that an edit makes no sheet anew that it
        doesn't change.
        """
        return self.time if self.settled else self.time.replace(hour=0, minute=0, second=0)


def today(root: Path | None = None) -> PartialDate:
    """The day that checks go by; a machine's, or a later one of SOURCE_DATE_EPOCH or a commit.

    The later, so that a machine whose clock is wrong can still build what was dated elsewhere.
    `root` is where the guide lies. Raises GuideError for a SOURCE_DATE_EPOCH that is none.
    """
    committed = git.head(root) if root else None
    now = datetime.fromtimestamp(max(time.time(), given() or 0, committed or 0), UTC)
    return PartialDate(now.year, now.month, now.day)


def given() -> int | None:
    """SOURCE_DATE_EPOCH, in seconds since 1970; None when it isn't set. Raises GuideError."""
    text = os.environ.get(EPOCH, "")
    if not text:
        return None
    if not re.fullmatch(r"[0-9]{1,12}", text) or not int(text) < _END:
        message = f"found {quoted(text)}, expected whole seconds since 1970, from 0 to {_END - 1}"
        raise GuideError([Problem(EPOCH, 0, message)])
    return int(text)


@contextmanager
def dated(seconds: int) -> Iterator[None]:
    """Let libraries that go by SOURCE_DATE_EPOCH go by `seconds` for a while."""
    before = os.environ.get(EPOCH)
    os.environ[EPOCH] = str(seconds)
    try:
        yield
    finally:
        if before is None:
            del os.environ[EPOCH]
        else:
            os.environ[EPOCH] = before


def moment(
    guide: Sequence[Path],
    own: Sequence[Path] = (),
    dated: PartialDate | None = None,
    settings: str = "guide.yml",
) -> Moment:
    """The moment of a build: the latest over its inputs, files and folders.

    `guide` are those of the guide itself, `own` what an edition adds. A file that a repository
    tracks and that is clean has the time of its last commit. The guide's others have the day
    `dated` where no repository holds the guide; all else has its own time, yet none to come.
    Raises GuideError when nothing gives a day that can be right; `settings` is the file to mend.
    """
    seconds = given()
    if seconds is not None:
        return Moment(seconds)
    roots = [Path(os.path.realpath(path)) for path in (*guide, *own)]
    theirs = set(_files(own))
    ours = set(_files(guide)) - theirs
    folders: dict[Path, set[Path]] = defaultdict(set)
    for path in ours | theirs:
        folders[path.parent].add(path)
    groups: dict[Path | None, set[Path]] = defaultdict(set)
    for folder, files in folders.items():
        groups[git.repository_of(folder)] |= files
    found = _Found(dated)
    for top, files in groups.items():
        found.add(top, files, ours, roots)
    return found.latest(settings)


class _Found:
    """Times, as they are found."""

    def __init__(self, dated: PartialDate | None) -> None:
        self.dated = dated
        self.times: list[tuple[int, bool]] = []
        self.said: list[str] = []

    def add(self, top: Path | None, files: set[Path], ours: set[Path], roots: list[Path]) -> None:
        """The times of `files`, which lie in the repository `top`."""
        known = self._known(top, files, roots)
        rest = {path for path in files if git.same(path) not in known.clean}
        if known.committed is not None and rest < files:
            self.times.append((known.committed, True))
        gone = {path for path in known.deleted if not _unread(path.name)}
        held = any(git.same(path) in known.tracked for path in files & ours)
        if self.dated and rest & ours and not held:
            assert self.dated.month
            assert self.dated.day
            day = datetime(self.dated.year, self.dated.month, self.dated.day, tzinfo=UTC)
            self.times.append((int(day.timestamp()), True))
            rest -= ours
        self.times += [(_own(path), False) for path in {*rest, *map(_left, gone)}]

    def _known(self, top: Path | None, files: set[Path], roots: list[Path]) -> git.Known:
        nothing: frozenset[Path] = frozenset()
        unknown = git.Known(nothing, nothing, nothing, None)
        if top is None:
            return unknown
        near = {root for root in roots if root.is_relative_to(top) or top.is_relative_to(root)}
        far = {path for path in files if not any(path.is_relative_to(root) for root in near)}
        try:
            known = git.asked(top, near | far)
        except git.RefusedError as reason:
            self.said.append(f"git can't be asked of {top}: {reason}")
            return unknown
        if known.cut_short:
            why = "the clone is shallow, so its oldest commit dates what is older"
            self.said.append(f"{top}: {why}; a whole clone gives the right day")
        return known

    def latest(self, settings: str) -> Moment:
        """The latest of all times."""
        seconds, settled = max(self.times, default=(0, False))
        found = Moment(seconds, settled, tuple(sorted(self.said)))
        if not settled and seconds < _BEGINNING:
            day = found.time.date().isoformat()
            ways = f"«dated: YYYY-MM-DD» in it, a git repository, or {EPOCH}"
            message = f"found no day for the guide but {day}, its files' own; expected {ways}"
            raise GuideError([*map(_problem, found.said), Problem(settings, 0, message)])
        if self.said:
            source = "commits and «dated»" if settled else "a file's own time"
            says = f"the guide's files are dated {found.time.date().isoformat()}, from {source}"
            return Moment(seconds, settled, (*found.said, says))
        return found


def _problem(text: str) -> Problem:
    return Problem("git", 0, text)


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    """Every file of some files and folders, where it really lies."""
    seen: set[str] = set()  # a link may lead to a folder that it lies in
    left = [os.path.realpath(path) for path in paths]
    while left:
        place = left.pop()
        path = Path(place)
        if not path.is_dir():
            yield path
        elif place not in seen:
            seen.add(place)
            with os.scandir(place) as found:
                read = [each for each in found if not _unread(each.name)]
            # Only a link lies elsewhere than it is found.
            left += [os.path.realpath(e) if e.is_symlink() else e.path for e in read]


def _unread(name: str) -> bool:
    """Whether nothing reads such a file: hidden, or what Python keeps beside its modules."""
    return name.startswith(".") or name == "__pycache__" or name.endswith(".pyc")


def _left(path: Path) -> Path:
    """The folder that a file is gone from: it was changed when the file went."""
    return next(folder for folder in path.parents if folder.is_dir())


def _own(path: Path) -> int:
    try:
        return int(min(path.stat().st_mtime, time.time()))
    except OSError:
        return 0
