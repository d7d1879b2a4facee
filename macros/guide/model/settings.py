"""`guide.yml`: what holds for the guide as a whole."""

from __future__ import annotations

from pydantic import Field

from macros.guide.model.fields import Day, Key, Language, List, Slug, Text
from macros.guide.model.record import Record


class HomePages(Record):
    """The pages that carry a whole collection, as paths under `docs/`; links lead there."""

    references: Key
    source: Key
    checklists: Key
    level_checklists: Key
    glossary: Key


class Calendar(Record):
    """The years that the calendar shows, and an election year to count the others from."""

    first_year: int = Field(ge=1900, le=2999)
    last_year: int = Field(ge=1900, le=2999)
    election_year: int = Field(ge=1900, le=2999)
    term: int = Field(default=4, ge=1, le=10, description="Years between elections.")


class Settings(Record):
    """`guide.yml`: what holds for the guide as a whole."""

    slug: Slug
    title: Text
    version: Key = Field(pattern=r"^\d+\.\d+\.\d+$")
    law_as_of: Day = Field(description="The day the laws are read as of; stands on every page.")
    dated: Day | None = Field(
        default=None, description="The day of what the guide holds, where no git can tell."
    )
    home_pages: HomePages
    calendar: Calendar
    names_in: dict[Language, List[Text]] = Field(
        default_factory=dict, description="Names in another language, marked wherever they stand."
    )
    timeline_from: int = Field(ge=1000, le=2999, description="The first year of the timeline.")
