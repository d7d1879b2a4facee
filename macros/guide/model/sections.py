"""The parts of a guide: each is a data file that may be left out, with what belongs to it.

A guide is `guide.yml` and its factors, in words of its own (`words.yml`) if it has any. All other
data is a section. Where its file is absent, the section isn't used: its macros are refused, and no
page, column, file or word of it is shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from macros.guide.model.assessment import Assessment, Unknown
from macros.guide.model.calculation import Calculation
from macros.guide.model.cases import Case
from macros.guide.model.changes import Changes
from macros.guide.model.content import Duty, PlanLevel, Reference, Role, Term
from macros.guide.model.deadlines import Deadline
from macros.guide.model.documents import Documents
from macros.guide.model.edition import Edition
from macros.guide.model.faq import Faq
from macros.guide.model.history import History
from macros.guide.model.indicators import Indicators
from macros.guide.model.policy_instruments import PolicyInstruments
from macros.guide.model.process import Process, no_process
from macros.guide.model.record import Record
from macros.guide.model.search_words import SearchWords
from macros.guide.model.source_text import Source, SourceText
from macros.guide.model.target_groups import TargetGroup
from macros.guide.model.worked_example import WorkedExample, no_example
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
        macros=("contact", "statement"),
        words=(
            *("local", "origin_local", "responsible_here", "own_plans", "adopted"),
            *("rule_own", "edition_number", "arms_alt", "statements"),
        ),
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
        words=(
            *("source_mark", "mark_source", "source_lines", "source_points"),
            *("quotation_from", "correction", "source_says", "correct_is", "carried_by"),
            *("factor_from_source", "builds_on_source", "booklet_reflection"),
        ),
    ),
    Section("history", History, History()),
    Section(
        "changes",
        Changes,
        Changes.model_construct(versions=()),
        shown_by="changes",
        macros=("changes",),
        words=("changes",),
    ),
    Section(
        "references",
        Reference,
        shown_by="references",
        macros=("ref", "references", "timeline"),
        words=(
            *("status", "replaced_by", "dated", "in_force_from", "publisher_then"),
            *("verified", "not_verified", "unconfirmed", "no_address", "used_on"),
            *("used_nowhere", "reference_types", "sections", "builds_on_references"),
            *("kind_in_force", "kind_dated", "timeline_title", "timeline_desc"),
            *("timeline_caption",),
        ),
    ),
    Section("roles", Role, words=("asks",)),
    Section(
        "plan_levels",
        PlanLevel,
        macros=(
            *("plan_levels", "level", "level_heading", "level_example", "level_pitfalls"),
            *("plan_system", "level_checklist"),
        ),
        downloads=("level_checklist", "poster"),
        words=(
            *("level", "level_the", "level_those", "level_anchor", "checklist_level"),
            *("at_level", "plan_levels_caption", "plan", "adopted_by", "when", "effect"),
            *("force", "feeds", "feeds_list", "plan_system", "plan_system_the"),
            *("plan_system_title", "plan_system_caption", "sheet_levels", "word_levels"),
            *("poster_must", "poster_other"),
        ),
    ),
    Section(
        "duties",
        Duty,
        macros=("duties", "duty_table", "plan_duties", "duty_anchor", "politicians"),
        downloads=("politicians",),
        words=(
            *("duty_anchor", "duty_table_caption", "decided_by", "applies", "since"),
            *("sheet_decides",),
        ),
    ),
    Section(
        "deadlines",
        Deadline,
        macros=("deadline", "advice", "date", "calendar", "year_wheel"),
        downloads=("calendar",),
        words=(
            *("at_latest", "deadline_rule", "wheel_title", "wheel_desc", "wheel_caption"),
            *("calendar_caption", "computed", "rule_in_force", "rule_date"),
            *("rule_election", "rule_plus", "rule_yearly", "past_deadlines", "days_left"),
            *("day_left", "due_today", "due_past", "past_advice", "advice_anchor"),
            *("every_year",),
        ),
    ),
    Section(
        "process",
        Process,
        no_process(),
        macros=(
            *("process_bar", "process_track", "process_meetings", "process_steps"),
            *("process_roles", "process_day", "meeting", "process_timetable"),
        ),
        words=("process", "timetable", "day_count", "week_count"),
    ),
    Section(
        "glossary",
        Term,
        shown_by="glossary",
        macros=("term", "glossary"),
        words=("also", "older", "nynorsk", "terms_here"),
    ),
    Section(
        "faq",
        Faq,
        Faq.model_construct(groups={}, questions={}),
        shown_by="faq",
        macros=("faq", "faq_group", "answer"),
        words=("faq_anchor", "faq_groups", "faq_advice", "faq_unsettled"),
    ),
    Section(
        "policy_instruments",
        PolicyInstruments,
        PolicyInstruments.model_construct(purposes={}, applicants={}, instruments={}),
        shown_by="policy_instruments",
        macros=(*("policy_instruments", "level_policy_instruments", "factor_policy_instruments"),),
        downloads=("policy_instruments",),
        words=("policy_instruments",),
    ),
    Section(
        "target_groups",
        TargetGroup,
        shown_by="target_groups",
        macros=("target_groups", "level_target_groups"),
        words=("target_groups",),
    ),
    Section(
        "cases",
        Case,
        shown_by="cases",
        macros=("cases", "level_cases", "factor_cases"),
        words=("cases",),
    ),
    Section(
        "indicators",
        Indicators,
        Indicators.model_construct(topics={}, measures={}, indicators={}),
        shown_by="indicators",
        macros=("indicators", "first_indicators", "measures"),
        words=("indicators",),
    ),
    Section(
        "calculation",
        Calculation,
        Calculation.model_construct(
            title="", short="", use=(), assumptions={}, sheets={}, limits=()
        ),
        macros=("calculation",),
        downloads=("calculation",),
        words=("calculation",),
    ),
    Section(
        "workshop",
        Workshop,
        Workshop.model_construct(aims=(), blocks={}, agendas={}, before=(), after=(), messages=()),
        macros=(
            *("agenda", "workshop_aims", "workshop_sheets", "workshop_invite"),
            *("workshop_copies", "workshop_before", "workshop_after", "workshop_messages"),
            "workshop_pack",
        ),
        downloads=("booklet", "run_sheet", "assessment", "action_plan", "cards"),
        words=(
            *("minutes", "min", "part", "from_to", "leads", "how", "sheet", "sheet_aims"),
            *("clock", "sheet_names", "people", "groups", "copies", "copies_not_in"),
            *("copies_between", "sheet_print", "sheet_before", "sheet_after"),
            *("booklet_contents", "booklet_use", "booklet_use_steps"),
            *("booklet_requirements", "booklet_agenda", "booklet_why", "booklet_signs"),
            *("booklet_pitfalls", "booklet_questions", "booklet_ours", "booklet_plan"),
            *("booklet_references", "booklet_notes", "booklet_cover", "card_good"),
            *("cards_front", "cards_back", "workshop_pack"),
        ),
    ),
    Section(
        "documents",
        Documents,
        Documents.model_construct(owner="", templates={}),
        shown_by="documents",
        macros=("documents", "document", "document_part"),
        downloads=("document",),
        words=(
            *("document_anchor", "document_used_by", "document_show", "document_fill"),
            *("document_example", "document_lacking", "case"),
        ),
    ),
    Section(
        "worked_example",
        WorkedExample,
        no_example(),
        shown_by="worked_example",
        macros=("worked_example",),
        words=("worked_example",),
    ),
    Section("search", SearchWords, SearchWords()),
    Section(
        "assessment",
        Assessment,
        Assessment.model_construct(
            steps={}, unknown=Unknown.model_construct(title="", text=""), statements={}
        ),
        macros=("assessment", "assessment_result"),
        downloads=("assessment",),
        words=(*("assessment_anchor", "questions_that_help", "clear_answer"),),
    ),
)


def section_of(macro: str) -> Section | None:
    """The section that a macro belongs to; None for those that every guide has."""
    return next((section for section in SECTIONS if macro in section.macros), None)


def owner_of(place: tuple[object, ...]) -> Section | None:
    """The section that a word belongs to, by the keys that lead to it; None for the others."""
    kind = place[1] if place[0] == "download_files" and len(place) > 1 else None
    owned = (each for each in SECTIONS if place[0] in each.words or kind in each.downloads)
    return next(owned, None)
