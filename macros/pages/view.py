"""What a macro sees: the guide, the page it stands on, links from there, and a record of uses."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import jinja2
from markupsafe import Markup

from macros.guide import Citation, Guide, PartialDate
from macros.guide.model.calendar import Occurrence
from macros.guide.model.content import Duty, Factor, PlanLevel, Question, Reference
from macros.guide.model.indicators import Indicator
from macros.guide.model.policy_instruments import PolicyInstrument
from macros.guide.model.target_groups import TargetGroup
from macros.guide.reading.clock import Moment
from macros.pages import citing
from macros.pages.anchors import section_anchor
from macros.pages.dates import computed
from macros.pages.downloads import DownloadList, mark
from macros.pages.foreign import marked
from macros.pages.fragments import tidy
from macros.pages.homes import Homes
from macros.pages.question import Detail, details, under
from macros.pages.source import Page
from macros.pages.words import Words

_Titled = Factor | PlanLevel | TargetGroup | PolicyInstrument | Indicator


@lru_cache(maxsize=1 << 13)  # a page leads to the same references many times
def _relative(target: str, here: str) -> str:
    return posixpath.relpath(f"/{target}", f"/{here}")


@dataclass
class Uses:
    """What a page shows of the guide, in the order it shows it (dicts as ordered sets)."""

    references: dict[str, dict[str, None]] = field(default_factory=dict)
    points: dict[str, None] = field(default_factory=dict)
    terms: dict[str, None] = field(default_factory=dict)
    ours: bool = False  # whether something on it is marked as our own judgement


@dataclass(frozen=True)
class View:
    """A page's view of the guide. `uses` fills up as macros render."""

    guide: Guide
    words: Words
    templates: jinja2.Environment
    homes: Homes
    page: Page
    pages: Mapping[str, Page]
    used_by: Mapping[str, Uses]
    uses: Uses
    moment: Callable[[], Moment]  # asking git for it takes time
    foreign: Mapping[str, str] = field(default_factory=dict)
    download_list: DownloadList = field(default_factory=DownloadList)

    def render(self, template: str, **values: Any) -> str:
        """The fragment that `template` makes of `values`."""
        made = self.templates.get_template(template).render(
            view=self, guide=self.guide, words=self.words, **values
        )
        return marked(tidy(made), self.foreign)

    def link(self, src: str, anchor: str = "") -> str:
        """The address of `anchor` on the page `src`, relative to this page."""
        here, target = self.page.url, self.pages[src].url
        path = ""
        if src != self.page.src:
            path = _relative(target, here) + "/"
        return f"{path}#{anchor}" if anchor else path or "#"

    def title_at(self, src: str, anchor: str) -> str:
        """The title of the group, instrument, step or text to fill in at an anchor; else the
        page's, with the heading that is there.
        """
        guide, prefix = self.guide, f"{self.words['document_anchor']}-"
        step = f"{self.words['process']['step_anchor']}-"
        named = {slug: one.title for slug, one in guide.target_groups.items()}
        named |= {slug: one.title for slug, one in guide.policy_instruments.instruments.items()}
        named |= {f"{prefix}{slug}": one.title for slug, one in guide.documents.templates.items()}
        named |= {f"{step}{slug}": one.title for slug, one in guide.process.steps.items()}
        meta, heading = self.pages[src].meta, self.pages[src].headings.get(anchor)
        title = meta.title if meta else ""
        return named.get(anchor) or (f"{title}: {heading}" if heading else title)

    def home_of(self, kind: str, key: str) -> str:
        """The page, as a path under `docs/`, that carries a «factor» or a «level»."""
        return (self.homes.factors if kind == "factor" else self.homes.levels)[key]

    def entries(self, kind: str, keys: Iterable[str]) -> list[tuple[str, str]]:
        """Names and addresses: of a «factor», a «level», or an entry of a catalogue."""
        titles, homes = self._titles(kind), self.homes
        if kind in ("factor", "level"):
            return [(titles[key], self.link(self.home_of(kind, key))) for key in keys]
        home = {
            "case": homes.cases,
            "target_group": homes.target_groups,
            "policy_instrument": homes.policy_instruments,
            "indicator": homes.indicators,
            "answer": homes.faq,
        }[kind]
        return [(titles[key], self.link(home, key)) for key in keys]

    def example_at(self, level: str) -> str:
        """The address of a level's example of wording; of its page, where that shows none."""
        src = self.homes.examples.get(level)
        anchor = f"{self.words['example_anchor']}-{level}"
        return self.link(src, anchor) if src else self.link(self.homes.levels[level])

    def choices(self, kind: str, named: Iterable[Iterable[str]]) -> dict[str, str]:
        """The titles of those of a kind that entries name, by id, in the guide's order."""
        used = {key for keys in named for key in keys}
        return {key: title for key, title in self._titles(kind).items() if key in used}

    def _titles(self, kind: str) -> dict[str, str]:
        guide = self.guide
        if kind == "case":
            return {key: one.name for key, one in guide.cases.items()}
        if kind == "answer":
            return {key: one.question for key, one in guide.faq.questions.items()}
        records: dict[str, Mapping[str, _Titled]] = {
            "factor": guide.factors,
            "level": guide.plan_levels,
            "target_group": guide.target_groups,
            "policy_instrument": guide.policy_instruments.instruments,
            "indicator": guide.indicators.indicators,
        }
        return {key: one.title for key, one in records[kind].items()}

    def cases_about(self, field: str, key: str) -> list[tuple[str, str]]:
        """Names and addresses of the cases that name `key` in the list `field`."""
        found = self.guide.cases.items()
        return self.entries("case", [slug for slug, one in found if key in getattr(one, field)])

    def groups_using(self, instrument: str) -> list[tuple[str, str]]:
        """Names and addresses of the groups that an instrument is for."""
        found = self.guide.target_groups.items()
        slugs = [slug for slug, one in found if instrument in one.policy_instruments]
        return self.entries("target_group", slugs)

    def under(self, factor: str, question: Question, about: str) -> list[Detail]:
        """What stands under a question where the list is about a «factor» or a «level»."""
        return under(details(self.guide, self.words, factor, question), about)

    def asset(self, path: str) -> str:
        """The address of a style sheet or script, relative to this page."""
        return _relative(path, self.page.url)

    def file(self, name: str) -> str:
        """The address of a file to download, relative to this page."""
        return _relative(f"{self.download_list.address}/{name}", self.page.url)

    def downloads(self, kind: str, about: str = "") -> Markup:
        """Links to the files of a kind about something; they come when the page is built."""
        return mark(kind, about)

    def cite(self, text: str) -> Citation:
        """The citation behind `text`; the page is noted as resting on it."""
        citation = self.guide.citation(text)
        sections = self.uses.references.setdefault(citation.slug, {})
        if citation.section:
            sections[citation.section] = None
        return citation

    def is_late(self, reference: Reference) -> bool:
        """Whether it is law that was read later than a citation says, or not at all."""
        return citing.is_late(self.guide, reference)

    def read_state(self, reference: Reference, section: str = "") -> str:
        """Which edition of a reference, or of its section, was read, as citations say."""
        return citing.read_state(self.guide, self.words, reference, section)

    def duty_named(self, duty: Duty) -> str:
        """What a citation calls a duty."""
        return citing.duty_named(self.guide, self.words, duty)

    def deadline_named(self, key: str, title: str, date: PartialDate) -> str:
        """What a citation calls a deadline."""
        return citing.deadline_named(self.guide, self.words, key, title, date)

    @property
    def day(self) -> PartialDate:
        """The day of the build's moment: a deadline before it has passed."""
        return self.moment().day

    def computed(self, key: str, day: Occurrence) -> str:
        """How a day of the deadline `key` is computed, in words."""
        return computed(self.guide, self.words, key, day)

    def note_point(self, point: str) -> None:
        """Note that the page carries a point of the source."""
        self.uses.points[point] = None

    def note_ours(self) -> None:
        """Note that the page marks something as our own judgement."""
        self.uses.ours = True

    def note_term(self, term: str) -> None:
        """Note that the page uses a word of the glossary."""
        self.uses.terms[term] = None

    def reference_link(self, citation: Citation) -> str:
        """Where the cited reference, or its section, stands in the guide."""
        anchor = section_anchor(citation.slug, citation.section)
        return self.link(self.homes.references, anchor)

    def pages_using(self, slug: str) -> list[Page]:
        """The pages that rest on a reference, in path order."""
        return [self.pages[src] for src, uses in self.used_by.items() if slug in uses.references]

    def pages_carrying(self, point: str) -> list[Page]:
        """The pages that carry a point of the source, in path order."""
        return [self.pages[src] for src, uses in self.used_by.items() if point in uses.points]
