"""The guide as data: reading, checking and looking up. Imports nothing of the other packages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from macros.guide.model.arms import Arms
from macros.guide.model.content import Reference
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


def load(
    folder: Path,
    root: Path,
    today: PartialDate,
    edition: Path | None = None,
    language: str = "nb",
) -> Loaded:
    """Load and check the data in `folder`, with a local edition's file if there is one.

    `root` is the folder that file names in problems are given from; `today` bounds dates that
    must be past; `language` is the guide's. Never raises for what the files hold.
    """
    loader = Loader(folder, root, edition)
    raw = loader.load()
    problems = (*loader.problems, *check(raw, today))
    if loader.problems:
        return Loaded(None, problems, raw)
    guide = _guide(raw, loader.arms, language, local=edition is not None)
    return Loaded(guide if problems else localized(guide), problems, raw)


def _guide(raw: RawGuide, arms: Arms | None, language: str, *, local: bool) -> Guide:
    factors = sorted(raw.factors.entries.items(), key=lambda item: item[1].order)
    raw.references.entries = _spoken(raw.references.entries, language)
    return Guide(
        settings=raw.settings.entries["guide"],
        factors=MappingProxyType(dict(factors)),
        arms=arms,
        local=local,
        **{section.name: section.of(getattr(raw, section.name).entries) for section in SECTIONS},
    )


def _spoken(references: Mapping[str, Reference], language: str) -> dict[str, Reference]:
    """The references, those that don't say their language in the guide's."""
    return {
        key: found if found.language else found.model_copy(update={"language": language})
        for key, found in references.items()
    }
