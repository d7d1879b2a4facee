"""The macros an editor can use: their names, what their arguments are, and what they make.

A macro is a function of a `View` and its arguments. Each argument is annotated with the kind of id
it takes (`Annotated[str, "factor"]`), so that calls can be checked before any page is rendered.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, get_type_hints

from macros.guide import Loaded, Problem
from macros.guide.model.characters import typed
from macros.guide.model.sections import section_of
from macros.guide.reading.problems import listed, quoted, suggestion
from macros.pages.calls import Call
from macros.pages.source import Page


class NothingToShowError(Exception):
    """What a macro raises when the data has nothing of what it shows; says so to an editor."""


@dataclass(frozen=True)
class Param:
    """A macro's argument: the kind of id it takes, or the choices it has."""

    name: str
    kind: str
    choices: tuple[str, ...]
    required: bool


@dataclass(frozen=True)
class Macro:
    """A macro. A block stands on a line of its own; a catalogue lists things without using them;
    a late one shows what is known last as well: which downloads there are, or the moment.

    `needs` names a macro that must stand on the same page.
    """

    name: str
    make: Callable[..., str]
    params: tuple[Param, ...]
    block: bool
    catalogue: bool
    late: bool
    needs: str

    @property
    def usage(self) -> str:
        """How it is called: «ref(citation)»."""
        return f"{self.name}({', '.join(param.name for param in self.params)})"

    def taken(
        self, args: Iterable[object], kwargs: Mapping[str, object]
    ) -> tuple[tuple[object, ...], dict[str, object]]:
        """The arguments as they are looked up: ids and choices as a keyboard writes them."""
        kinds = {param.name: param.kind for param in self.params}
        names = [*kinds, *[""] * len(tuple(args))]
        placed = tuple(
            _taken(kinds.get(name, ""), value) for name, value in zip(names, args, strict=False)
        )
        return placed, {name: _taken(kinds.get(name, ""), v) for name, v in kwargs.items()}


MACROS: dict[str, Macro] = {}


def _taken(kind: str, value: object) -> object:
    return typed(value) if isinstance(value, str) and kind != "text" else value


def as_taken(call: Call) -> Call:
    """The call with its arguments as they are looked up."""
    found = MACROS.get(call.name)
    if found is None:
        return call
    args, kwargs = found.taken(call.args, dict(call.kwargs))
    return replace(call, args=args, kwargs=tuple(kwargs.items()))


def macro(
    *, block: bool = False, catalogue: bool = False, late: bool = False, needs: str = ""
) -> Callable[[Callable[..., str]], Callable[..., str]]:
    """Register the decorated function as a macro under its own name."""

    def register(make: Callable[..., str]) -> Callable[..., str]:
        hints = get_type_hints(make, include_extras=True)
        params = tuple(
            _param(name, hints[name], parameter.default is parameter.empty)
            for name, parameter in list(inspect.signature(make).parameters.items())[1:]
        )
        name = make.__name__
        MACROS[name] = Macro(name, make, params, block, catalogue or late, late, needs)
        return make

    return register


def _param(name: str, hint: Any, required: bool) -> Param:
    kind, *choices = hint.__metadata__
    return Param(name, kind, tuple(choices), required)


def check_call(call: Call, page: Page, loaded: Loaded) -> list[Problem]:
    """What is wrong with a call: the macro, the number of arguments, or what they are."""
    found = MACROS.get(call.name)
    if found is None:
        hint = suggestion(call.name, MACROS)
        message = f"found the unknown macro «{call.name}», expected {listed(sorted(MACROS))}{hint}"
        return [Problem(page.file, call.line, message)]
    section = section_of(call.name)
    if section and getattr(loaded.raw, section.name).absent:
        message = (
            f"found «{call.name}», expected no call of it: there is no {section.file} in data/"
        )
        return [Problem(page.file, call.line, message)]
    messages = _argument_problems(found, call, loaded)
    if found.block and not call.alone:
        messages.append(f"found «{call.name}» inside a line, expected it on a line of its own")
    return [Problem(page.file, call.line, message) for message in messages]


def _argument_problems(found: Macro, call: Call, loaded: Loaded) -> list[str]:
    names = [param.name for param in found.params]
    given = dict(zip(names, call.args, strict=False))
    messages = []
    if len(call.args) > len(names):
        message = f"found {len(call.args)} arguments, expected {len(names)}: {found.usage}"
        messages.append(message)
    for name, value in call.kwargs:
        if name not in names:
            hint = suggestion(name, names)
            messages.append(f"found the argument «{name}», expected {found.usage}{hint}")
        if name in given:
            messages.append(f"found the argument «{name}» twice, expected it once: {found.usage}")
        given[name] = value
    for param in found.params:
        if param.name in given:
            messages += _value_problem(param, given[param.name], loaded)
        elif param.required:
            messages.append(f"found no «{param.name}», expected {found.usage}")
    return messages


def _value_problem(param: Param, value: object, loaded: Loaded) -> list[str]:
    if not isinstance(value, str):
        return [f"found {quoted(value)}, expected the {param.kind} in quotes"]
    if param.choices:
        if value in param.choices:
            return []
        hint = suggestion(value, param.choices)
        return [f"found «{value}», expected {listed(param.choices)}{hint}"]
    if param.kind == "text":
        return []
    message = loaded.id_problem(param.kind, value)
    return [message] if message else []
