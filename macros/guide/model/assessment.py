"""`assessment.yml`: the self-assessment, its scale and its statements."""

from __future__ import annotations

from pydantic import Field

from macros.guide.model.fields import CitationText, List, Requirable, Slug, Text
from macros.guide.model.record import Record

# What «don't know» is called in stored answers: no step has this id.
UNKNOWN = "unknown"


class Step(Record):
    """A step of the scale. `met` says that what stands on it, or above it, is in place."""

    title: Text
    text: Text
    met: bool


class Unknown(Record):
    """The answer of who doesn't know: it is no step, and counts as itself."""

    title: Text
    text: Text


class Statement(Record):
    """What a factor asks for, with what each step looks like in practice.

    `duty` is the duty that it answers for; `questions` are those that help from here. `presupposes`
    is a statement that must have left its lowest step before this one can be in place.
    """

    factor: Slug
    text: Text
    steps: dict[Slug, Text]
    questions: List[Slug] = ()
    duty: Slug | None = None
    presupposes: Slug | None = None
    references: Requirable[CitationText] = ()


class Assessment(Record):
    """`assessment.yml`: steps from the lowest to the highest, and statements by id."""

    steps: dict[Slug, Step] = Field(min_length=2)
    unknown: Unknown
    statements: dict[Slug, Statement] = Field(min_length=1)
