"""A piece of a document to a record of the model, or the problems that stand in the way."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from macros.guide.model.fields import is_text
from macros.guide.reading.problems import Problem, listed, quoted, suggestion
from macros.guide.reading.yaml_errors import QUOTES, cut
from macros.guide.reading.yaml_reader import Document, Path

M = TypeVar("M", bound=BaseModel)

# What pydantic calls each kind of mistake, and how «expected …» goes on.
_EXPECTED = {
    "string_type": "text",
    "bool_type": "true or false",
    "int_type": "a whole number",
    "tuple_type": "a list (each item on a line of its own, after «- »)",
    "dict_type": "keys with values",
    "model_type": "keys with values",
    "string_too_short": "some text",
}


def validate(model: type[M], document: Document, path: Path = ()) -> tuple[M | None, list[Problem]]:
    """Validate the part of `document` at `path` against `model`.

    Returns the record, or None and every problem, each with the line of what it is about.
    """
    value = document.value
    for part in path:
        value = value[part]
    problems = {
        at: document.problem(at, cut(comment, whole=not document.written[at]))
        for at, comment in document.cut.items()
        if at[: len(path)] == path and is_text(model, (), at[len(path) :])
    }
    try:
        record = model.model_validate(value)
    except ValidationError as error:
        return None, [*problems.values(), *_problems(model, document, path, error, set(problems))]
    return None if problems else record, list(problems.values())


def _problems(
    model: type[BaseModel], document: Document, base: Path, error: ValidationError, said: set[Path]
) -> list[Problem]:
    problems = []
    misspelt: set[Path] = set()
    details = error.errors(include_url=False)
    missing = {_path(base, detail["loc"]) for detail in details if detail["type"] == "missing"}
    for detail in details:
        if detail["type"] != "extra_forbidden":
            continue
        path = _path(base, detail["loc"])
        key = str(path[-1])
        keys = _keys(model, detail["loc"][:-1])
        absent = [str(p[-1]) for p in missing if p[:-1] == path[:-1]]
        hint = suggestion(key, absent) or suggestion(key, keys)
        misspelt |= {p for p in missing if p[:-1] == path[:-1] and hint.endswith(f"«{p[-1]}»?")}
        message = f"found the key «{key}», expected {listed(keys)}{hint}"
        problems.append(document.problem(path, message))
    for detail in details:
        path = _path(base, detail["loc"])
        inside = [other for other in details if other["loc"][: len(detail["loc"])] == detail["loc"]]
        if path in said or (detail["type"] == "too_short" and len(inside) > 1):
            continue  # items that are wrong in themselves are reported by themselves
        if detail["type"] == "missing" and path not in misspelt:
            problems.append(document.problem(path, f"found no key «{path[-1]}», expected it here"))
        elif detail["type"] not in ("missing", "extra_forbidden"):
            problems.append(document.problem(path, _message(document, path, detail)))
    return problems


def _path(base: Path, loc: tuple[Any, ...]) -> Path:
    # pydantic adds «[key]» where the key of a mapping is what is wrong.
    return (*base, *(part for part in loc if part != "[key]"))


def _message(document: Document, path: Path, detail: Any) -> str:
    kind, context = detail["type"], detail.get("ctx", {})
    value = detail["input"]
    found = quoted(value)
    written = document.written.get(path)
    if isinstance(value, int | float) and not isinstance(value, bool) and written:
        found = f"the number {written}"
    if kind == "string_type" and isinstance(value, int | float) and written:
        return f'found {found}, expected text; put it in quotes: "{written}"'
    if kind == "string_type" and value is None:
        return "found nothing, expected text"
    if kind == "string_type" and isinstance(value, list | dict):
        sign = "«[» or «- »" if isinstance(value, list) else "«{», or holds «: »"
        return f"found {found}, expected text; {QUOTES} if it is text that begins with {sign}"
    if kind == "literal_error":
        choices = _choices(context["expected"])
        return f"found {found}, expected {listed(choices)}{suggestion(str(value), choices)}"
    return f"found {found}, expected {_phrase(kind, context, detail['msg'])}"


def _phrase(kind: str, context: Mapping[str, Any], message: str) -> str:
    if kind == "expected":
        return str(context["phrase"])
    if kind == "too_short":
        return f"at least {_items(context['min_length'])}"
    if kind == "too_long":
        return f"at most {_items(context['max_length'])}"
    if kind == "greater_than_equal":
        return f"{context['ge']} or more"
    if kind == "less_than_equal":
        return f"{context['le']} or less"
    if kind == "string_pattern_mismatch":
        return f"text of the form {context['pattern']}"
    return _EXPECTED.get(kind, message)


def _items(count: int) -> str:
    return "1 item" if count == 1 else f"{count} items"


def _choices(expected: str) -> list[str]:
    """The choices in pydantic's «'a', 'b' or 'c'»."""
    return expected.replace("'", "").replace(" or ", ", ").split(", ")


def _keys(model: type[BaseModel], loc: tuple[Any, ...]) -> list[str]:
    """The keys allowed in the record at `loc` below `model`, as an editor writes them."""
    for part in loc:
        if isinstance(part, int):
            continue
        names = {_name(name, info): info for name, info in model.model_fields.items()}
        info = names.get(str(part))
        inner = _record(info.annotation) if info else None
        model = inner or model
    return [_name(name, info) for name, info in model.model_fields.items()]


def _name(name: str, info: Any) -> str:
    return info.alias or name


def _record(annotation: Any) -> type[BaseModel] | None:
    """The record type inside `tuple[Record, ...]`, `dict[str, Record]` or `Record | None`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for inner in getattr(annotation, "__args__", ()):
        found = _record(inner)
        if found:
            return found
    return None
