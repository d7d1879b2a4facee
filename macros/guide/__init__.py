"""The guide as data: reading, checking and looking up. Imports nothing of the other packages."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from macros.guide.model.arms import Arms
from macros.guide.model.fields import PartialDate
from macros.guide.model.guide import Citation, Guide
from macros.guide.model.localized import localized
from macros.guide.model.sections import SECTIONS
from macros.guide.reading.loader import Loader, RawGuide
from macros.guide.reading.problems import GuideError, Problem, report
from macros.guide.rules import check
from macros.guide.rules.ids import id_problem

__all__ = ["Citation", "Guide", "GuideError", "Loaded", "PartialDate", "Problem", "load", "report"]


@dataclass(frozen=True)
class Loaded:
    """What came of reading the data: the guide if every record could be read, and the problems.

    A guide that comes with problems must not be published; it serves to check the pages as well.
    """

    guide: Guide | None
    problems: tuple[Problem, ...]
    raw: RawGuide

    def id_problem(self, kind: str, text: str) -> str | None:
        """What is wrong with `text` as an id of `kind`; None when it is right."""
        return id_problem(self.raw, kind, text)


def load(folder: Path, root: Path, today: PartialDate, edition: Path | None = None) -> Loaded:
    """Load and check the data in `folder`, with a local edition's file if there is one.

    `root` is the folder that file names in problems are given from; `today` bounds dates that
    must be past. Never raises for what the files hold.
    """
    loader = Loader(folder, root, edition)
    raw = loader.load()
    problems = (*loader.problems, *check(raw, today))
    if loader.problems:
        return Loaded(None, problems, raw)
    guide = _guide(raw, loader.arms, local=edition is not None)
    return Loaded(guide if problems else localized(guide), problems, raw)


def _guide(raw: RawGuide, arms: Arms | None, *, local: bool) -> Guide:
    factors = sorted(raw.factors.entries.items(), key=lambda item: item[1].order)
    return Guide(
        settings=raw.settings.entries["guide"],
        factors=MappingProxyType(dict(factors)),
        arms=arms,
        local=local,
        **{section.name: section.of(getattr(raw, section.name).entries) for section in SECTIONS},
    )
