"""Reads `docs/data/` into records, file by file and entry by entry.

One bad entry does not hide the others: every entry is validated by itself, and the ids of the bad
ones are still known, so that what points to them is not reported as well.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Any, Generic, TypeVar

from pydantic import BaseModel

from macros.guide.model.arms import Arms
from macros.guide.model.assessment import Assessment
from macros.guide.model.calculation import Calculation
from macros.guide.model.cases import Case
from macros.guide.model.changes import Changes
from macros.guide.model.content import Duty, Factor, PlanLevel, Reference, Role, Term
from macros.guide.model.deadlines import Deadline
from macros.guide.model.documents import Documents
from macros.guide.model.edition import Edition
from macros.guide.model.faq import Faq
from macros.guide.model.history import History
from macros.guide.model.indicators import Indicators
from macros.guide.model.policy_instruments import PolicyInstruments
from macros.guide.model.process import Process
from macros.guide.model.search_words import SearchWords
from macros.guide.model.sections import SECTIONS, Section
from macros.guide.model.settings import Settings
from macros.guide.model.source_text import Source
from macros.guide.model.target_groups import TargetGroup
from macros.guide.model.worked_example import WorkedExample
from macros.guide.model.workshop import Workshop
from macros.guide.reading.arms import read_arms
from macros.guide.reading.files import DATA, ending_problem, found, misnamed
from macros.guide.reading.problems import Problem, quoted
from macros.guide.reading.text_file import read_text
from macros.guide.reading.validation import validate
from macros.guide.reading.yaml_reader import Document, Path, parse

M = TypeVar("M", bound=BaseModel)

# The files in `docs/data` that are read, without their ending.
FILES = ("guide", *(section.name for section in SECTIONS))
FACTORS = "factors"


@dataclass
class Table(Generic[M]):
    """Records by id, with where each stands. `ids` is None when the file could not be read; it is
    empty when there is none, and `absent` says so.
    """

    entries: dict[str, M] = field(default_factory=dict)
    ids: list[str] | None = field(default_factory=list)
    places: dict[str, tuple[Document, Path]] = field(default_factory=dict)
    absent: bool = False

    def problem(self, key: str, path: Path, message: str) -> Problem:
        """A problem with the part at `path` of the entry `key`."""
        document, base = self.places[key]
        return document.problem((*base, *path), message)


@dataclass
class RawGuide:
    """All that could be read, valid by itself but not yet checked against the rest."""

    settings: Table[Settings]
    edition: Table[Edition]
    source: Table[Source]
    history: Table[History]
    changes: Table[Changes]
    references: Table[Reference]
    roles: Table[Role]
    plan_levels: Table[PlanLevel]
    duties: Table[Duty]
    deadlines: Table[Deadline]
    process: Table[Process]
    glossary: Table[Term]
    faq: Table[Faq]
    policy_instruments: Table[PolicyInstruments]
    target_groups: Table[TargetGroup]
    cases: Table[Case]
    indicators: Table[Indicators]
    calculation: Table[Calculation]
    workshop: Table[Workshop]
    documents: Table[Documents]
    worked_example: Table[WorkedExample]
    search: Table[SearchWords]
    assessment: Table[Assessment]
    factors: Table[Factor]


class Loader:
    """Loads the data under `folder`; file names in problems are given from `root`.

    `edition` is a local edition's file, instead of the one under `folder`.
    """

    def __init__(self, folder: FilePath, root: FilePath, edition: FilePath | None = None) -> None:
        self.folder = folder
        self.root = root
        self.edition = edition or folder / "edition.yml"
        self.arms: Arms | None = None
        self.problems: list[Problem] = []

    def load(self) -> RawGuide:
        sections: dict[str, Table[Any]] = {each.name: self._section(each) for each in SECTIONS}
        settings = self._single(Settings, "guide")
        return RawGuide(settings=settings, factors=self._factors(), **sections)

    def _section(self, section: Section) -> Table[Any]:
        if section.model is Edition:
            return self._edition()
        if not self._is_there(self.folder / section.file):
            return Table(absent=True)
        read = self._single if section.absent else self._table
        return read(section.model, section.name)

    def _is_there(self, path: FilePath) -> bool:
        """Whether a file is there, if only under a name that is written otherwise."""
        return path.exists() or path.is_symlink() or misnamed(path) is not None

    def _document(self, path: FilePath) -> Document | None:
        inside = path.is_relative_to(self.root)
        file = (path.relative_to(self.root) if inside else path).as_posix()
        other = None if path.exists() else misnamed(path)
        if other:
            name = other.relative_to(self.root) if inside else other
            message = ending_problem(other.suffix, path.suffix)
            self.problems.append(Problem(name.as_posix(), 0, message))
            return None
        text, problems = read_text(path, file)
        document = None
        if text is not None:
            document, problems = parse(text, file)
        self.problems += problems
        return document

    def _mapping(self, path: FilePath) -> Document | None:
        document = self._document(path)
        if document is not None and not isinstance(document.value, dict):
            message = f"found {quoted(document.value)}, expected keys with values"
            self.problems.append(document.problem((), message))
            return None
        return document

    def _edition(self) -> Table[Edition]:
        if self.edition.parent == self.folder and not self._is_there(self.edition):
            return Table(absent=True)
        table = self._single(Edition, "edition", self.edition)
        own = table.entries.get("edition")
        if own and own.coat_of_arms:
            self.arms, wrong = read_arms(self.edition.parent, own.coat_of_arms)
            if wrong:
                self.problems.append(table.problem("edition", ("coat_of_arms",), f"found {wrong}"))
        return table

    def _single(self, model: type[M], name: str, path: FilePath | None = None) -> Table[M]:
        table: Table[M] = Table()
        document = self._mapping(path or self.folder / f"{name}.yml")
        if document is None:
            table.ids = None
        else:
            self._add(table, model, name, document, ())
        return table

    def _table(self, model: type[M], name: str) -> Table[M]:
        table: Table[M] = Table()
        document = self._mapping(self.folder / f"{name}.yml")
        if document is None:
            table.ids = None
        else:
            for key in document.value:
                self._add(table, model, key, document, (key,))
        return table

    def _factors(self) -> Table[Factor]:
        table: Table[Factor] = Table()
        folder = self.folder / FACTORS
        paths = [path for path in found(folder, "*.yml") if path.parent == folder]
        others = [path for path in found(folder, "*") if path.suffix.lower() in DATA]
        if not others:
            file = folder.relative_to(self.root).as_posix()
            self.problems.append(Problem(file, 0, "found no «*.yml», expected a file per factor"))
        # What has another ending is said by its name; what points to it is not wrong as well.
        table.ids = [*(path.stem for path in others if path not in paths)] if others else None
        for path in paths:
            document = self._mapping(path)
            if document is None:
                assert table.ids is not None
                table.ids.append(path.stem)
            else:
                self._add(table, Factor, path.stem, document, ())
        return table

    def _add(
        self, table: Table[M], model: type[M], key: str, document: Document, path: Path
    ) -> None:
        assert table.ids is not None
        table.ids.append(key)
        table.places[key] = (document, path)
        record, problems = validate(model, document, path)
        self.problems += problems
        if record is not None:
            table.entries[key] = record
