"""The parts of a guide: each is a data file that may be left out, with what belongs to it.

A guide is `guide.yml` and its factors. Everything else is a section. Where its file is absent, the
section isn't used: its macros are refused, and no page, column, file or word of it is shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from macros.guide.model.assessment import Assessment, Unknown
from macros.guide.model.content import Duty, PlanLevel, Reference, Role, Term
from macros.guide.model.deadlines import Deadline
from macros.guide.model.edition import Edition
from macros.guide.model.history import History
from macros.guide.model.record import Record
from macros.guide.model.search_words import SearchWords
from macros.guide.model.source_text import Source, SourceText
from macros.guide.model.workshop import Workshop


@dataclass(frozen=True)
class Section:
    """A part of a guide. `name` is that of its file, and of its field in the guide.

    The file holds a record for each id, or one record if there is an `absent` one that stands for
    it where it is left out. `macros`, `downloads` and `words` are the names of what belongs to it;
    a page must call `shown_by`, for links lead there.
    """

    name: str
    model: type[Record]
    absent: Record | None = None
    shown_by: str = ""
    macros: tuple[str, ...] = ()
    downloads: tuple[str, ...] = ()
    words: tuple[str, ...] = ()

    @property
    def file(self) -> str:
        """The name of its file."""
        return f"{self.name}.yml"

    def of(self, entries: Mapping[str, Any]) -> Any:
        """What the guide has of it: its records by id, or its one record."""
        if self.absent is None:
            return MappingProxyType(dict(entries))
        return entries.get(self.name, self.absent)

    def used(self, part: Any) -> bool:
        """Whether the guide has anything of it; `part` is what the guide has."""
        return bool(part) if self.absent is None else part != self.absent


SECTIONS: tuple[Section, ...] = (
    Section(
        "edition",
        Edition,
        Edition.model_construct(slug="", name=""),
        macros=("contact",),
    ),
    Section(
        "source",
        Source,
        Source.model_construct(
            text=SourceText.model_construct(title="", sha256="", nonempty_lines=(), about=""),
            points={},
        ),
        shown_by="source_points",
        macros=("source", "quote", "source_points", "reflection"),
        downloads=("reflection",),
    ),
    Section("history", History, History()),
    Section(
        "references", Reference, shown_by="references", macros=("ref", "references", "timeline")
    ),
    Section("roles", Role),
    Section(
        "plan_levels",
        PlanLevel,
        macros=(
            *("plan_levels", "level", "level_heading", "level_example", "level_pitfalls"),
            *("plan_system", "level_checklist"),
        ),
        downloads=("level_checklist", "poster"),
    ),
    Section("duties", Duty, macros=("duties",), downloads=("politicians",)),
    Section(
        "deadlines",
        Deadline,
        macros=("deadline", "advice", "date", "calendar", "year_wheel"),
        downloads=("calendar",),
    ),
    Section("glossary", Term, shown_by="glossary", macros=("term", "glossary")),
    Section(
        "workshop",
        Workshop,
        Workshop.model_construct(aims=(), invite=(), agendas={}, before=(), after=(), messages=()),
        macros=(
            *("agenda", "workshop_aims", "workshop_sheets", "workshop_invite"),
            *("workshop_before", "workshop_after", "workshop_messages"),
        ),
        downloads=("booklet", "run_sheet", "cards"),
    ),
    Section("search", SearchWords, SearchWords()),
    Section(
        "assessment",
        Assessment,
        Assessment.model_construct(
            steps={}, unknown=Unknown.model_construct(title="", text=""), statements={}
        ),
        macros=("assessment", "assessment_result"),
    ),
)


def section_of(macro: str) -> Section | None:
    """The section that a macro belongs to; None for those that every guide has."""
    return next((section for section in SECTIONS if macro in section.macros), None)
