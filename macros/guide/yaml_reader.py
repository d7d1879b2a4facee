"""YAML 1.2 to plain Python values, with the line of every key and value.

The reader takes the part of YAML an editor needs (mappings, lists, text, numbers, true/false) and
refuses the rest with a sentence: anchors and aliases (which can also be made into a bomb), tags,
several documents, duplicate keys. It goes by the parser's events, so that it never expands or
executes anything, and it keeps how a plain scalar was written: `0301` is a number in YAML, and the
message about it must show `0301`, not 301.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from ruamel.yaml.reader import ReaderError

from macros.guide.problems import Problem

Path = tuple[str | int, ...]

MAX_DEPTH = 20

# The plain scalars of YAML 1.2's core schema (yaml.org/spec/1.2.2, §10.3.2).
_NULL = re.compile(r"~|null|Null|NULL|")
_TRUE = re.compile(r"true|True|TRUE")
_FALSE = re.compile(r"false|False|FALSE")
_INT = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")


@dataclass(frozen=True)
class Document:
    """A file as read: its value, and where each part of it stands."""

    file: str
    value: Any
    lines: Mapping[Path, int]
    written: Mapping[Path, str] = field(default_factory=dict)

    def line(self, path: Path) -> int:
        """The line of `path`, or of the nearest part around it that has one."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def problem(self, path: Path, message: str) -> Problem:
        return Problem(self.file, self.line(path), message)


class _RefusalError(Exception):
    """Reading stops here; the problem says why."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message


@functools.lru_cache(maxsize=512)  # while serving, only what was edited is parsed again
def parse(text: str, file: str, first_line: int = 1) -> tuple[Document | None, list[Problem]]:
    """Parse one YAML document. `first_line` is the line of `file` on which `text` begins.

    Returns the document, or None with the problem that stops the reading; duplicate keys are
    reported together, and the first of each is kept.
    """
    builder = _Builder(file, first_line)
    try:
        for event in YAML(typ="safe", pure=True).parse(text):
            builder.take(event)
    except _RefusalError as refusal:
        problem = Problem(file, refusal.line + first_line, refusal.message)
        return None, [*builder.problems, problem]
    except MarkedYAMLError as error:
        # A quotation mark that is never closed is missed only at the end of the file.
        unclosed = "quoted scalar" in (error.context or "") and error.context_mark
        mark = unclosed or error.problem_mark or error.context_mark
        line = (mark.line if mark else 0) + first_line
        return None, [*builder.problems, Problem(file, line, _syntax(error, text))]
    except ReaderError as error:
        line = text.count("\n", 0, error.position) + first_line
        code = error.character if isinstance(error.character, int) else ord(error.character)
        message = f"found the control character U+{code:04X}, expected text"
        return None, [*builder.problems, Problem(file, line, message)]
    except (YAMLError, ValueError, AttributeError, TypeError, IndexError) as error:
        # ruamel.yaml lets a few odd inputs (a broken %YAML line) out as other exceptions.
        message = f"found YAML that can't be read ({type(error).__name__}), expected valid YAML"
        return None, [*builder.problems, Problem(file, first_line, message)]
    if not builder.seen:
        return None, [Problem(file, first_line, "found an empty file, expected YAML")]
    document = Document(file, builder.value, builder.lines, builder.written)
    return document, builder.problems


def _syntax(error: MarkedYAMLError, text: str) -> str:
    found = (error.problem or "").strip()
    mark = error.problem_mark
    lines = text.splitlines()
    line = lines[mark.line] if mark and mark.line < len(lines) else ""
    if "\\t" in found or line[: len(line) - len(line.lstrip())].count("\t"):
        return "found a tab, expected spaces for indentation"
    if "mapping values are not allowed" in found:
        return "found a second «:» in plain text, expected quotes around the text"
    if "could not find expected ':'" in found:
        return "found a line without «:», expected «key: value» (is the indentation right?)"
    if "expected <block end>" in found:
        return "found wrong indentation, expected this line to stand level with its neighbours"
    if "while scanning a quoted scalar" in (error.context or ""):
        return "found a quotation mark that is never closed, expected its pair"
    return f"found YAML that can't be read ({found}), expected valid YAML"


class _Builder:
    """Turns the parser's events into values; one frame on the stack for each open collection."""

    def __init__(self, file: str, first_line: int) -> None:
        self.file = file
        self.first_line = first_line
        self.value: Any = None
        self.seen = False
        self.lines: dict[Path, int] = {}
        self.written: dict[Path, str] = {}
        self.problems: list[Problem] = []
        self._stack: list[_Frame] = []
        self._documents = 0

    def take(self, event: Any) -> None:
        line = event.start_mark.line if event.start_mark else 0
        if isinstance(event, DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                raise _RefusalError(line, "found a second document («---»), expected one in a file")
        elif isinstance(event, AliasEvent):
            raise _RefusalError(
                line, f"found the alias «*{event.anchor}», expected the text itself"
            )
        elif isinstance(event, MappingStartEvent | SequenceStartEvent | ScalarEvent):
            self._refuse_extras(event, line)
            if isinstance(event, ScalarEvent):
                self._scalar(event, line)
            else:
                self._open({} if isinstance(event, MappingStartEvent) else [], line)
        elif isinstance(event, MappingEndEvent | SequenceEndEvent):
            self._stack.pop()

    @staticmethod
    def _refuse_extras(event: Any, line: int) -> None:
        if event.anchor:
            raise _RefusalError(
                line, f"found the anchor «&{event.anchor}», expected the text itself"
            )
        if event.tag:
            raise _RefusalError(line, f"found the tag «{event.tag}», expected a plain value")

    def _open(self, value: Any, line: int) -> None:
        if len(self._stack) >= MAX_DEPTH:
            raise _RefusalError(line, f"found more than {MAX_DEPTH} levels, expected fewer")
        frame = self._stack[-1] if self._stack else None
        if frame is not None and frame.wants_key:
            raise _RefusalError(line, "found a list or mapping as a key, expected text")
        path = self._put(value, line)
        self._stack.append(_Frame(path, value))

    def _scalar(self, event: ScalarEvent, line: int) -> None:
        frame = self._stack[-1] if self._stack else None
        if frame is not None and frame.wants_key:
            self._key(frame, event.value, line)
            return
        plain = event.style is None or event.style == ""
        value = _resolve(event.value) if plain else event.value
        path = self._put(value, line)
        if plain:
            self.written[path] = event.value

    def _key(self, frame: _Frame, key: str, line: int) -> None:
        frame.key, frame.key_line, frame.duplicate = key, line, key in frame.value
        if frame.duplicate:
            first = self.lines[(*frame.path, key)]
            message = (
                f"found the key «{key}» a second time (first on line {first}), expected it once"
            )
            self.problems.append(Problem(self.file, line + self.first_line, message))

    def _put(self, value: Any, line: int) -> Path:
        self.seen = True
        if not self._stack:
            self.value = value
            self.lines[()] = line + self.first_line
            return ()
        frame = self._stack[-1]
        if isinstance(frame.value, list):
            path: Path = (*frame.path, len(frame.value))
            frame.value.append(value)
        else:
            key, line = frame.key or "", frame.key_line
            # The second of two equal keys is read past, under a path nothing asks for.
            path = (*frame.path, f"{key}\0again") if frame.duplicate else (*frame.path, key)
            if not frame.duplicate:
                frame.value[key] = value
            frame.key = None
        self.lines[path] = line + self.first_line
        return path


@dataclass
class _Frame:
    path: Path
    value: Any
    key: str | None = None
    key_line: int = 0
    duplicate: bool = False

    @property
    def wants_key(self) -> bool:
        return isinstance(self.value, dict) and self.key is None


def _resolve(text: str) -> Any:
    if _NULL.fullmatch(text):
        return None
    if _TRUE.fullmatch(text):
        return True
    if _FALSE.fullmatch(text):
        return False
    if _INT.fullmatch(text) and len(text) < 19:
        return int(text)
    if _FLOAT.fullmatch(text) and len(text) < 40:
        return float(text)
    return text
