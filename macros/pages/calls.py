"""The macro calls of a page: read, never evaluated.

A call's arguments are constants, so that what a page shows is known before anything is rendered.
Tags are found one by one: what is wrong with one is said at its line and hides none of the others.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

import jinja2
from jinja2 import nodes

from macros.guide.model.characters import lines_of, unfit
from macros.guide.reading.problems import Problem, quoted

# mkdocs.yml gives mkdocs-macros the same comment marks: its own, «{#», would eat «{#anchor}».
COMMENT_START, COMMENT_END = "{##", "##}"
_JINJA = jinja2.Environment(  # noqa: S701  it parses, and renders nothing
    comment_start_string=COMMENT_START, comment_end_string=COMMENT_END
)
EXAMPLE = '{{ macro("id") }}'

_OPENING = re.compile(r"\{\{|\{%|\{##")
# A call with its strings; a blank line or another «{{» says that its end was forgotten.
_STRING = r'"(?:\\.|[^"\\\n])*"|' + r"'(?:\\.|[^'\\\n])*'"
_CALL = re.compile(rf"\{{\{{(?:{_STRING}|\n(?!\s*\n)|[^\"'{{}}\n]|\{{(?!\{{)|\}}(?!\}}))*\}}\}}")
_ON_LINE = re.compile(r"\{\{(?:(?!\{\{).)*?\}\}")
_STATEMENT = re.compile(r"\{%[-+]?\s*(\w*)(?:(?!\{%)[^\n])*?%\}")
_ESCAPE = re.compile(r"\\\\|\\[\"']|(\\.)")
_CURLY = re.compile("[“”„‟‘’‚«»″]")


@dataclass(frozen=True)
class Call:
    """A macro call on a page; `alone` says that nothing else stands on its line."""

    name: str
    args: tuple[object, ...]
    kwargs: tuple[tuple[str, object], ...]
    line: int
    alone: bool

    @property
    def argument(self) -> str:
        """Its first argument, however it is given; empty if there is none."""
        values = [*self.args, *(value for _, value in self.kwargs)]
        return str(values[0]) if values else ""

    def given(self, *names: str) -> tuple[str, ...]:
        """Its arguments in the order of their names, however they are given."""
        found = dict(zip(names, self.args, strict=False)) | dict(self.kwargs)
        return tuple(str(found.get(name, "")) for name in names)


class _FaultError(Exception):
    """What is wrong with a tag, as a message."""


@functools.lru_cache(maxsize=512)  # while serving, only what was edited is parsed again
def calls_and_problems(body: str, file: str) -> tuple[list[Call], list[Problem]]:
    """The macro calls of a page, and what in it is not a plain call."""
    lines = lines_of(body)
    calls, problems, place = [], [], 0
    rest: list[str] = []  # the text with the calls, which have been read, as empty lines
    while opening := _OPENING.search(body, place):
        line = body.count("\n", 0, opening.start()) + 1
        try:
            end, call = _tag(body, opening, line, lines[line - 1])
            tag = body[opening.start() : end]
            if call is not None:
                calls.append(call)
                tag = "\n" * tag.count("\n")
            rest += (body[place : opening.start()], tag)
            place = end
        except _FaultError as fault:
            problems.append(Problem(file, line, str(fault)))
            place = _after(body, opening)
    if not problems:
        problems += _rest("".join((*rest, body[place:])), file)
    return calls, problems


def _tag(body: str, opening: re.Match[str], line: int, whole: str) -> tuple[int, Call | None]:
    """Where a tag ends, and the call it is; None for a comment and for what is left as it is."""
    start = opening.start()
    if opening[0] == COMMENT_START:
        end = body.find(COMMENT_END, start)
        if end < 0:
            raise _FaultError(f"found «{{##» that is never closed, expected «{COMMENT_END}»")
        return end + len(COMMENT_END), None
    if opening[0] == "{%":
        return _raw(body, start), None
    found = _CALL.match(body, start) or _ON_LINE.match(body, start)
    if found is None:
        raise _FaultError("found «{{» that is never closed, expected «}}» on the same line")
    return found.end(), Call(*_call(found[0]), line, alone=whole.rstrip() == found[0])


def _raw(body: str, start: int) -> int:
    """Where a piece that is shown as it is written ends; no other statement is taken."""
    found = _STATEMENT.match(body, start)
    if found is None:
        raise _FaultError("found «{%» that is never closed, expected «%}»")
    if found[1] != "raw":
        message = f"found the Jinja statement «{found[1]}», expected only calls: {EXAMPLE}"
        raise _FaultError(message)
    end = re.compile(r"\{%[-+]?\s*endraw\s*[-+]?%\}").search(body, found.end())
    if end is None:
        raise _FaultError("found «{% raw %}» that is never closed, expected «{% endraw %}»")
    return end.end()


def _after(body: str, opening: re.Match[str]) -> int:
    """Where to read on after a tag that is wrong: behind it, and behind what it is the head of."""
    statement = _STATEMENT.match(body, opening.start())
    if statement:
        end = re.compile(rf"\{{%[-+]?\s*end{statement[1]}\b.*?%\}}").search(body, statement.end())
        return (end or statement).end()
    call = _CALL.match(body, opening.start()) or _ON_LINE.match(body, opening.start())
    return call.end() if call else opening.end()


@functools.lru_cache(maxsize=4096)  # the same reference or term stands on many pages
def _call(tag: str) -> tuple[str, tuple[object, ...], tuple[tuple[str, object], ...]]:
    """A macro's name and arguments. Raises _FaultError."""
    curly = _CURLY.search(re.sub(_STRING, "", tag))
    if curly:
        raise _FaultError(
            f"found the quotation mark {curly[0]}, expected a straight one: {EXAMPLE}"
        )
    try:
        output = _JINJA.parse(tag).body
    except jinja2.TemplateSyntaxError as error:
        message = f"found a broken macro call ({error.message}), expected {EXAMPLE}"
        raise _FaultError(message) from None
    except (ValueError, ArithmeticError, RecursionError, MemoryError):
        raise _FaultError(f"found {quoted(tag)}, expected a call such as {EXAMPLE}") from None
    node = output[0].nodes[0] if output and isinstance(output[0], nodes.Output) else None
    if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Name):
        expected = f"expected a call with literal arguments: {EXAMPLE}"
        raise _FaultError(f"found {_shown(node)}, {expected}")
    if node.dyn_args is not None or node.dyn_kwargs is not None:
        raise _FaultError(f"found arguments after «*», expected each in quotes: {EXAMPLE}")
    for escape in _ESCAPE.finditer(tag):
        if escape[1]:
            raise _FaultError(f"found the escape «{escape[1]}», expected the text itself")
    args = tuple(_constant(arg) for arg in node.args)
    kwargs = tuple((arg.key, _constant(arg.value)) for arg in node.kwargs)
    for name, _ in kwargs:
        if [key for key, _ in kwargs].count(name) > 1:
            raise _FaultError(f"found the argument «{name}» twice, expected it once")
    return node.node.name, args, kwargs


def _constant(node: nodes.Node) -> object:
    """The value of a constant; whatever would have to be worked out is refused."""
    if not isinstance(node, nodes.Const):
        message = f"found {_shown(node)} as an argument, expected text in quotes: {EXAMPLE}"
        raise _FaultError(message)
    found = unfit(node.value) if isinstance(node.value, str) else None
    if found:
        raise _FaultError(f"found {found} in an argument, expected text")
    value: object = node.value
    return value


def _rest(body: str, file: str) -> list[Problem]:
    """What the template engine would stumble on although each tag by itself is right."""
    if not _OPENING.search(body):
        return []
    try:
        _JINJA.parse(body)
    except jinja2.TemplateSyntaxError as error:
        message = f"found a broken macro call ({error.message}), expected {EXAMPLE}"
        return [Problem(file, error.lineno, message)]
    return []


def _shown(node: nodes.Node | None) -> str:
    if isinstance(node, nodes.Name):
        return f"the variable «{node.name}»"
    if isinstance(node, nodes.Const):
        return quoted(node.value)
    if isinstance(node, nodes.TemplateData):
        return quoted(node.data)
    if isinstance(node, nodes.List | nodes.Tuple):
        return "a list"
    if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name):
        return f"the call «{node.node.name}»"
    return f"a Jinja expression ({type(node).__name__.lower()})"
