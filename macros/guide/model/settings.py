"""`guide.yml`: what holds for the guide as a whole."""

from __future__ import annotations

from typing import Literal, get_args

from pydantic import Field

from macros.guide.model.fields import Day, Key, Language, List, Slug, Text, Url
from macros.guide.model.record import Record

ExtraSheet = Literal["politicians"]
LeftOut = Literal[
    "booklet",
    "run_sheet",
    "reflection",
    "assessment",
    "action_plan",
    "cards",
    "poster",
    "level_checklist",
    "policy_instruments",
    "word",
    "excel",
    "whole_guide",
]
EXTRA_SHEETS = get_args(ExtraSheet)
Required = Literal["help", "roles", "levels", "references", "why", "practice", "signs", "pitfalls"]


class Calendar(Record):
    """The years that the calendar shows, and an election year to count the others from."""

    first_year: int = Field(ge=1900, le=2999)
    last_year: int = Field(ge=1900, le=2999)
    election_year: int | None = Field(default=None, ge=1900, le=2999)
    term: int = Field(default=4, ge=1, le=10, description="Years between elections.")


class Strength(Record):
    """How strongly a duty binds, as `duties.yml` has it."""

    title: Text
    caption: Text = Field(description="What stands over all duties that bind so.")
    binding: bool = Field(default=False, description="Whether they must be met.")
    on_sheets: Text | None = Field(
        default=None, description="The heading on paper, which leaves them out without one."
    )


class ReferenceType(Record):
    """A kind of reference, as `references.yml` has it."""

    title: Text = Field(description="In the plural: the heading over all of them.")
    timeline: bool = Field(default=False, description="Whether the timeline shows them.")
    legal: bool = Field(default=False, description="Whether they are law, which `law_as_of` dates.")


class Settings(Record):
    """`guide.yml`: what holds for the guide as a whole."""

    slug: Slug
    title: Text
    version: Key = Field(pattern=r"^\d+\.\d+\.\d+$")
    sender: Text | None = Field(
        default=None, description="Who speaks, as a citation says; an edition's owner does itself."
    )
    license: Text | None = Field(
        default=None, description="The terms of what is the guide's own, for who copies it."
    )
    law_as_of: Day | None = Field(
        default=None, description="The day the laws are read as of; stands on every page."
    )
    dated: Day | None = Field(
        default=None, description="The day of what the guide holds, where no git can tell."
    )
    repository: Url | None = Field(
        default=None, description="Where the sources of the guide can be fetched."
    )
    required: List[Required] = Field(
        default=(), description="What no question, factor or claim may be without."
    )
    strengths: dict[Slug, Strength] = Field(
        default_factory=dict, description="How strongly duties bind, the strongest first."
    )
    reference_types: dict[Slug, ReferenceType] = Field(
        default_factory=dict, description="The kinds of reference, in the order they are listed."
    )
    extra_sheets: List[ExtraSheet] = Field(
        default=(), description="Sheets that only some guides want."
    )
    left_out_downloads: List[LeftOut] = Field(
        default=(), description="Files that this guide doesn't make."
    )
    in_short: List[Key] = Field(
        default=(),
        description="Folders and pages under docs/ that begin with «in_short» and its lines.",
    )
    calendar: Calendar | None = None
    names_in: dict[Language, List[Text]] = Field(
        default_factory=dict, description="Names in another language, marked wherever they stand."
    )
    timeline_from: int = Field(
        default=1000, ge=1000, le=2999, description="The first year of the timeline."
    )
