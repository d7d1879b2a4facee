"""YAML 1.2 to plain Python values, with the line of every key and value.

The reader takes the part of YAML an editor needs (mappings, lists, text, numbers, true/false) and
refuses the rest with a sentence: anchors and aliases (which can also be made into a bomb), tags,
several documents, duplicate keys. It goes by the parser's events and expands nothing, and it keeps
how a plain scalar was written: a message about the number `0301` must show `0301`, not 301.
"""

from __future__ import annotations

import functools
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml.error import MarkedYAMLError, YAMLError

from macros.guide.model.characters import lines_of, typed, unfit
from macros.guide.reading.problems import Problem
from macros.guide.reading.text_file import unfit_lines
from macros.guide.reading.yaml_errors import QUOTES, escaped, explained, refused_escape
from macros.guide.reading.yaml_events import QuickError, events, prepared, quick_events
from macros.guide.reading.yaml_values import resolved

Path = tuple[str | int, ...]

MAX_DEPTH = 20

_COMMENT = re.compile(r":?\s+(#.*)")


@dataclass(frozen=True)
class Document:
    """A file as read: its value, and where each part of it stands.

    `written` is how plain values were written, `cut` the comment that followed one on its line.
    """

    file: str
    value: Any
    lines: Mapping[Path, int]
    written: Mapping[Path, str] = field(default_factory=dict)
    cut: Mapping[Path, str] = field(default_factory=dict)

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
def parse(
    text: str, file: str, first_line: int = 1, tags: tuple[str, ...] = ()
) -> tuple[Document | None, list[Problem]]:
    """Parse one YAML document. `first_line` is the line of `file` on which `text` begins.

    What has a tag is refused, unless it begins as one of `tags`: then it is read as if it had none.

    Returns the document, or None with the problem that stops the reading; duplicate keys are
    reported together, and the first of each is kept.
    """
    if found := unfit_lines(text, file, first_line):
        return None, found
    text = prepared(text)
    quick = _parsed_quickly(_Builder(text, file, first_line, tags), text)
    return quick or _parsed(_Builder(text, file, first_line, tags), text)


def _parsed_quickly(builder: _Builder, text: str) -> tuple[Document, list[Problem]] | None:
    """The document, where nothing is wrong with it and libyaml is known to read it right."""
    if (found := quick_events(text)) is None:
        return None
    try:
        for event in found:
            builder.take(event)
    except (_RefusalError, QuickError):
        return None
    return (builder.document, []) if builder.seen and not builder.problems else None


def _parsed(builder: _Builder, text: str) -> tuple[Document | None, list[Problem]]:
    file, first_line = builder.file, builder.first_line
    try:
        for event in events(text):
            builder.take(event)
    except _RefusalError as refusal:
        problem = Problem(file, refusal.line + first_line, refusal.message)
        return None, [*builder.problems, problem]
    except MarkedYAMLError as error:
        line, message = explained(error, text)
        return None, [*builder.problems, Problem(file, line + first_line, message)]
    except (YAMLError, ValueError, AttributeError, TypeError, IndexError) as error:
        # ruamel.yaml lets a few odd inputs (a broken %YAML line) out as other exceptions.
        message = f"found YAML that can't be read ({type(error).__name__}), expected valid YAML"
        return None, [*builder.problems, Problem(file, first_line, message)]
    if not builder.seen:
        return None, [Problem(file, first_line, "found an empty file, expected YAML")]
    return builder.document, builder.problems


class _Builder:
    """Turns the parser's events into values; one frame on the stack for each open collection."""

    def __init__(self, text: str, file: str, first_line: int, tags: tuple[str, ...]) -> None:
        self.text = text
        self.tags = tags
        self.source = [*lines_of(text), ""]
        self.file = file
        self.first_line = first_line
        self.value: Any = None
        self.seen = False
        self.lines: dict[Path, int] = {}
        self.written: dict[Path, str] = {}
        self.cut: dict[Path, str] = {}
        self.problems: list[Problem] = []
        self._stack: list[_Frame] = []
        self._documents = 0

    @property
    def document(self) -> Document:
        """What was read."""
        return Document(self.file, self.value, self.lines, self.written, self.cut)

    def take(self, event: Any) -> None:
        line = event.start_mark.line if event.start_mark else 0
        kind = type(event).__name__  # each parser has classes of its own
        if kind == "DocumentStartEvent":
            self._documents += 1
            if self._documents > 1:
                raise _RefusalError(line, "found a second document («---»), expected one in a file")
        elif kind == "AliasEvent":
            raise _RefusalError(
                line, f"found the alias «*{event.anchor}», expected the text itself; {QUOTES}"
            )
        elif kind in ("MappingStartEvent", "SequenceStartEvent", "ScalarEvent"):
            self._refuse_extras(event, line)
            if kind == "ScalarEvent":
                self._scalar(event, line)
            else:
                self._open({} if kind == "MappingStartEvent" else [], line)
        elif kind in ("MappingEndEvent", "SequenceEndEvent"):
            self._stack.pop()

    def _refuse_extras(self, event: Any, line: int) -> None:
        if event.anchor:
            raise _RefusalError(
                line, f"found the anchor «&{event.anchor}», expected the text itself; {QUOTES}"
            )
        if event.tag and not str(event.tag).startswith(self.tags or "\0"):
            message = f"found the tag «{event.tag}», expected a plain value; {QUOTES} if it is text"
            raise _RefusalError(line, message)

    def _open(self, value: Any, line: int) -> None:
        if len(self._stack) >= MAX_DEPTH:
            raise _RefusalError(line, f"found more than {MAX_DEPTH} levels, expected fewer")
        frame = self._stack[-1] if self._stack else None
        if frame is not None and frame.wants_key:
            raise _RefusalError(line, "found a list or mapping as a key, expected text")
        path = self._put(value, line)
        self._stack.append(_Frame(path, value))

    def _scalar(self, event: Any, line: int) -> None:
        self._refuse_unfit(event, line)
        frame = self._stack[-1] if self._stack else None
        if frame is not None and frame.wants_key:
            self._key(frame, event, line)
            return
        plain = event.style is None or event.style == ""
        comment = self._comment(event, frame) if plain else None
        value = resolved(event.value) if plain else event.value
        path = self._put(value, line)
        if plain:
            self.written[path] = event.value
        if comment and (isinstance(value, str) or not event.value):
            self.cut[path] = comment

    def _refuse_unfit(self, event: Any, line: int) -> None:
        """The one place where what a scalar came to is looked at, after its escapes are read: only
        they make what the text itself, which has been looked at, doesn't hold.
        """
        if event.style != '"':
            return
        escape = refused_escape(self.text[event.start_mark.index : event.end_mark.index])
        if escape:
            raise _RefusalError(line + escape[0], escaped(escape[1]))
        found = unfit(event.value)
        if found:
            raise _RefusalError(line, f"found {found}, expected text")

    def _comment(self, event: Any, frame: _Frame | None) -> str | None:
        """The comment after a plain value on its line; of an empty value, what stands for it."""
        place = event.end_mark
        if not event.value and frame is not None and frame.key_end is not None:
            place = frame.key_end
        rest = self.source[place.line][place.column :]
        found = _COMMENT.match(rest)
        return found[1] if found else None

    def _key(self, frame: _Frame, event: Any, line: int) -> None:
        key = sys.intern(typed(event.value))  # few keys, said often
        frame.key, frame.key_line, frame.duplicate = key, line, key in frame.value
        frame.key_end = event.end_mark
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
    key_end: Any = None
    duplicate: bool = False

    @property
    def wants_key(self) -> bool:
        return isinstance(self.value, dict) and self.key is None
