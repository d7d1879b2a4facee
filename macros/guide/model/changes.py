"""`changes.yml`: the versions of the guide, and what each changed for its readers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from macros.guide.model.fields import Day, Filled, Key, List, Slug, Text
from macros.guide.model.record import Record

ChangeKind = Literal["new", "changed", "corrected", "removed"]
VERSION = r"^\d+\.\d+\.\d+$"


def number(version: str) -> tuple[int, ...]:
    """A version as numbers, to be compared."""
    return tuple(map(int, version.split(".")))


class ChangedIds(Record):
    """What a change is about, by kind: ids in use, or those that `history.yml` has."""

    questions: List[Slug] = ()
    factors: List[Slug] = ()
    references: List[Slug] = ()
    levels: List[Slug] = ()
    duties: List[Slug] = ()
    roles: List[Slug] = ()
    source: List[Key] = ()
    statements: List[Slug] = ()
    policy_instruments: List[Slug] = ()
    target_groups: List[Slug] = ()
    cases: List[Slug] = ()
    indicators: List[Slug] = ()


class Change(Record):
    """One thing that readers meet otherwise than before."""

    kind: ChangeKind
    title: Text = Field(description="What has changed, in a few words.")
    text: Text | None = Field(default=None, description="The change in a sentence or two.")
    why: Text | None = None
    date: Day | None = Field(default=None, description="Its day; that of its version, if not said.")
    page: Key | None = Field(
        default=None,
        description="Where it is seen, under docs/; an anchor may follow: page.md#anchor.",
    )
    ids: ChangedIds = ChangedIds()


class Version(Record):
    """A version with its changes. One without number and date is yet to come."""

    version: Key | None = Field(default=None, pattern=VERSION)
    date: Day | None = None
    text: Text | None = Field(default=None, description="What the version is, in a sentence.")
    changes: Filled[Change]

    def day(self, change: Change) -> Day | None:
        """The day of a change."""
        return change.date or self.date


class Changes(Record):
    """`changes.yml`: the versions, the newest first."""

    versions: List[Version]

    @property
    def released(self) -> Version | None:
        """The newest version that is out."""
        return next((one for one in self.versions if one.version), None)

    @property
    def coming(self) -> Version | None:
        """What has changed since then, if anything has."""
        return next((one for one in self.versions if not one.version), None)

    def dated(self) -> Iterator[tuple[Day, Change]]:
        """Every change that has a day, with it, as the file lists them."""
        for version in self.versions:
            for change in version.changes:
                if day := version.day(change):
                    yield day, change
