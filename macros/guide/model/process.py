"""`process.yml`: the tracks that lead to a decision before a deadline, and their steps."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from macros.guide.model.fields import CitationText, Day, Filled, List, Slug, Text
from macros.guide.model.record import Record


class Party(Record):
    """Someone outside the organisation who takes part; those inside it are in `roles.yml`."""

    title: Text


class Step(Record):
    """What is done on the way. `does`, `decides` and `heard` are ids of roles or parties; `duties`
    are those that it meets.
    """

    title: Text
    text: Text
    ready: List[Text] = Field(default=(), description="What must lie ready for it.")
    does: List[Slug] = ()
    decides: List[Slug] = ()
    heard: List[Slug] = ()
    duties: List[Slug] = ()
    references: List[CitationText] = ()


class Place(Record):
    """A step's place in a track: the least time from it to the next, or to the step `before`.

    The last step of a track has none: it is the meeting that decides. A step with `deadline` is
    at the latest on the day of that one, whatever the meeting.
    """

    step: Slug
    days: int | None = Field(default=None, ge=0, le=1000)
    weeks: int | None = Field(default=None, ge=0, le=200)
    before: Slug | None = Field(default=None, description="A later step, if not the next.")
    ours: bool = Field(default=False, description="Whether the time is our advice and no law's.")
    deadline: Slug | None = None

    @property
    def least_days(self) -> int:
        """The least time in days."""
        return (self.days or 0) + 7 * (self.weeks or 0)


class Track(Record):
    """A way to the decision, from the first step to the last."""

    title: Text
    text: Text
    references: List[CitationText] = ()
    steps: Filled[Place]

    @property
    def from_meeting(self) -> bool:
        """Whether its days are counted from the meeting."""
        return not self.steps[-1].deadline


class Round(Record):
    """A case goes to a body before the step `before`, and after the step that it builds on, which
    is `after`, or else the one before it in the track. One that is `optional` is a row of a
    timetable where a meeting fits, and nothing that is missing where none does.
    """

    before: Slug
    after: Slug | None = None
    optional: bool = False


class Body(Record):
    """Who has meetings of its own, whose days a reader may give: the steps that are `at` one of
    them, and the rounds that a case makes there.
    """

    title: Text
    at: List[Slug] = ()
    rounds: List[Round] = ()


class Process(Record):
    """The ways to a decision before `deadline`. The last of `meetings` is the one that the guide
    counts from; the others stand beside it. An edition gives its own. `bodies` are those whose
    meetings a reader's own timetable asks for.
    """

    deadline: Slug | None = None
    meetings: Filled[Day]
    assumed: Text | None = Field(
        default=None, description="Why these meetings, when they are an assumption."
    )
    parties: dict[Slug, Party] = Field(default_factory=dict)
    bodies: dict[Slug, Body] = Field(default_factory=dict)
    steps: dict[Slug, Step]
    tracks: dict[Slug, Track]

    @property
    def meeting(self) -> Day:
        """The meeting that the guide counts from."""
        return self.meetings[-1]

    def deciding(self, track: Track) -> str | None:
        """The body at whose meeting a track ends, by id; None if it ends at none."""
        last = track.steps[-1].step
        return next((key for key, body in self.bodies.items() if last in body.at), None)


def no_process() -> Process:
    """What stands for the section where it is left out."""
    empty: dict[str, Any] = {"parties": {}, "bodies": {}, "steps": {}, "tracks": {}}
    return Process.model_construct(deadline=None, meetings=(), assumed=None, **empty)
