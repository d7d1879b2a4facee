"""The validated guide: immutable, loaded once for a build, read by everything else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from macros.guide.model.arms import Arms
from macros.guide.model.assessment import Assessment
from macros.guide.model.calculation import Calculation
from macros.guide.model.calendar import Occurrence, occurrences
from macros.guide.model.cases import Case
from macros.guide.model.changes import Changes
from macros.guide.model.content import (
    Duty,
    Factor,
    PlanLevel,
    Question,
    Reference,
    Role,
    Term,
)
from macros.guide.model.deadlines import Advice, Deadline
from macros.guide.model.documents import Documents
from macros.guide.model.edition import Edition
from macros.guide.model.faq import Faq
from macros.guide.model.fields import PartialDate
from macros.guide.model.history import Gone, History
from macros.guide.model.indicators import Indicators
from macros.guide.model.policy_instruments import PolicyInstruments
from macros.guide.model.process import Process
from macros.guide.model.search_words import SearchWords
from macros.guide.model.sections import SECTIONS
from macros.guide.model.settings import EXTRA_SHEETS, Calendar, Settings, Strength
from macros.guide.model.source_text import Source
from macros.guide.model.target_groups import TargetGroup
from macros.guide.model.worked_example import WorkedExample
from macros.guide.model.workshop import Workshop


@dataclass(frozen=True)
class Citation:
    """A reference, with the section and the place in it that are meant."""

    slug: str
    reference: Reference
    section: str | None = None
    pinpoint: str | None = None


def split_citation(text: str, references: Mapping[str, Reference]) -> Citation | None:
    """Read «slug», «slug § 5» or «slug § 5 andre ledd»; None if the slug or section is unknown.

    The section is the longest key of the reference's `sections` that the rest begins with, so
    that «§ 11-8 a» is not read as «§ 11-8».
    """
    slug, _, rest = text.partition(" ")
    reference = references.get(slug)
    if reference is None:
        return None
    if not rest:
        return Citation(slug, reference)
    fitting = [key for key in reference.sections if rest == key or rest.startswith(f"{key} ")]
    if not fitting:
        return None
    section = max(fitting, key=len)
    return Citation(slug, reference, section, rest[len(section) :].strip() or None)


@dataclass(frozen=True)
class Guide:
    """Everything the data says. Mappings keep the order of the files; factors their own order.

    What is not used is empty (see `sections`).
    """

    settings: Settings
    edition: Edition
    source: Source
    history: History
    changes: Changes
    references: Mapping[str, Reference]
    roles: Mapping[str, Role]
    plan_levels: Mapping[str, PlanLevel]
    duties: Mapping[str, Duty]
    deadlines: Mapping[str, Deadline]
    process: Process
    glossary: Mapping[str, Term]
    faq: Faq
    policy_instruments: PolicyInstruments
    target_groups: Mapping[str, TargetGroup]
    cases: Mapping[str, Case]
    indicators: Indicators
    calculation: Calculation
    workshop: Workshop
    documents: Documents
    worked_example: WorkedExample
    search: SearchWords
    assessment: Assessment
    factors: Mapping[str, Factor]
    arms: Arms | None = None
    local: bool = False  # whether its edition has a file of its own

    @property
    def file_name(self) -> str:
        """What a file or folder with all of it is called: each local edition has its own."""
        slug = self.settings.slug
        return f"{slug}-{self.edition.slug}" if self.local else slug

    @property
    def store(self) -> str:
        """What browsers keep a reader's answers under: editions on one server keep theirs apart."""
        slug = self.settings.slug
        return f"{slug}/{self.edition.slug}" if self.local else slug

    @property
    def name(self) -> str:
        """The guide's name and whose edition it is."""
        return " · ".join(filter(None, (self.settings.title, self.edition.name)))

    @property
    def owner_name(self) -> str:
        """The name that stands where the owner's is filled in; empty but in a local edition."""
        return self.edition.name if self.local else ""

    def uses(self, section: str) -> bool:
        """Whether the guide has anything of a section, by its name."""
        found = next(each for each in SECTIONS if each.name == section)
        return found.used(getattr(self, section))

    def makes(self, kind: str) -> bool:
        """Whether the guide has what a kind of download shows, and makes it."""
        if kind in EXTRA_SHEETS and kind not in self.settings.extra_sheets:
            return False
        if kind in self.settings.left_out_downloads:
            return False
        return all(self.uses(each.name) for each in SECTIONS if kind in each.downloads)

    def strength(self, duty: Duty) -> Strength:
        """How strongly a duty binds."""
        return self.settings.strengths[duty.strength]

    def notes_on(self, *, factor: str = "", level: str = "") -> list[str]:
        """What the edition remarks on a factor or a plan level."""
        notes = self.edition.notes
        return [n.text for n in notes if (n.factor or "") == factor and (n.level or "") == level]

    def citation(self, text: str) -> Citation:
        """The citation that `text` stands for. Raises KeyError for one that isn't in the data."""
        citation = split_citation(text, self.references)
        if citation is None:
            raise KeyError(text)
        return citation

    def questions(self) -> Iterator[tuple[str, Question]]:
        """Every question with the slug of its factor, in the factors' order."""
        for slug, factor in self.factors.items():
            for question in factor.questions:
                yield slug, question

    def questions_at(self, level: str) -> list[tuple[str, Question]]:
        """The questions of a plan level, across the factors."""
        return [(slug, q) for slug, q in self.questions() if level in q.levels]

    def questions_from_source(self) -> list[tuple[str, Question]]:
        """The questions that come from the source text, in the source's order."""
        order = {point: place for place, point in enumerate(self.source.points)}
        ours = [(slug, q) for slug, q in self.questions() if q.source]
        return sorted(ours, key=lambda pair: order[pair[1].source or ""])

    def binding_duties(self) -> dict[str, Duty]:
        """The duties that must be met, by id."""
        return {key: duty for key, duty in self.duties.items() if self.strength(duty).binding}

    def plan_duties(self) -> dict[str, Duty]:
        """The duties that must be met in the plans, by id; all of them where there are no plans."""
        found = self.binding_duties()
        return {key: duty for key, duty in found.items() if duty.levels or not self.plan_levels}

    def duties_at(self, level: str) -> list[Duty]:
        """The duties that must be met at a plan level."""
        return [duty for duty in self.binding_duties().values() if level in duty.levels]

    def occurrences(self, key: str, years: Calendar | None = None) -> list[Occurrence]:
        """The days of a deadline, in order, within the years given or those of the calendar."""
        within = years or self.settings.calendar
        assert within  # by rule, there is a calendar where there are deadlines
        return occurrences(self.deadlines[key], self.references, within)

    def date_of(self, key: str) -> PartialDate:
        """The (first) day of a deadline. Raises IndexError if it has none within the calendar."""
        return self.occurrences(key)[0].date

    def advice(self, key: str) -> list[tuple[Advice, PartialDate | None, PartialDate | None]]:
        """The advice on a deadline, each with the day after which and the day until which it holds.

        A day that is None bounds nothing.
        """
        own = self.date_of(key).last_day
        found: list[tuple[Advice, PartialDate | None, PartialDate | None]] = []
        after: PartialDate | None = None
        for advice in self.deadlines[key].advice:
            days = [day.date.last_day for day in self.occurrences(advice.until or key)]
            until = max((day for day in days if day <= own), default=None)
            until = until if advice.until else None
            found.append((advice, after, until))
            after = until
        return found

    def since(self, duty: Duty) -> PartialDate | None:
        """The day a duty has applied since, where the data says so."""
        return self.references[duty.in_force_of].in_force if duty.in_force_of else None

    def calendar(self, years: Calendar | None = None) -> list[tuple[str, Occurrence]]:
        """Every day of every deadline with the deadline's id, by date."""
        found = [(key, day) for key in self.deadlines for day in self.occurrences(key, years)]
        return sorted(found, key=lambda pair: pair[1].date)


def gone(history: History | None, kind: str, key: str) -> Gone | None:
    """What became of an id that is no longer in use."""
    table: Mapping[str, Gone] = getattr(history, kind, {}) if history else {}
    return table.get(key)
