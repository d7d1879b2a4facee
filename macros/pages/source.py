"""A page as an editor writes it: front matter, Markdown, and macro calls with literal arguments.

Pages are read before anything is rendered. Because a call's arguments are literals, all of them
can be checked beforehand, with page and line, and what a page shows is known in advance.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, field
from pathlib import Path

import jinja2
from jinja2 import nodes

from macros.guide.fields import AnyDate, List, Text
from macros.guide.problems import Problem, quoted
from macros.guide.record import Record
from macros.guide.text_file import read_text
from macros.guide.validation import validate
from macros.guide.yaml_reader import parse

# mkdocs.yml gives mkdocs-macros the same comment marks: its own, «{#», would eat «{#anchor}».
COMMENT_START, COMMENT_END = "{##", "##}"
_JINJA = jinja2.Environment(  # noqa: S701  it parses, and renders nothing
    comment_start_string=COMMENT_START, comment_end_string=COMMENT_END
)

_FENCE = re.compile(r"---[ \t]*")
_CALL_EXAMPLE = '{{ macro("id") }}'


class InSearch(Record):
    """MkDocs' own words for a page that no search is to find."""

    exclude: bool


class FrontMatter(Record):
    """What stands between the «---» lines at the top of a page."""

    title: Text
    description: Text
    owner: Text
    reviewed: AnyDate | None
    hide: List[Text] = ()
    search: InSearch = InSearch(exclude=False)


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


@dataclass(frozen=True)
class Page:
    """A page: `src` is its path under `docs/`, `file` its name in messages.

    `broken` says that its calls could not all be read.
    """

    src: str
    file: str
    meta: FrontMatter | None
    meta_lines: dict[str, int] = field(default_factory=dict)
    calls: tuple[Call, ...] = ()
    broken: bool = False

    @property
    def unlisted(self) -> bool:
        """Whether it stands outside the guide: shows its parts, counts as using none."""
        return self.meta is not None and self.meta.search.exclude

    def calls_macro(self, name: str) -> bool:
        """Whether it calls a macro."""
        return any(call.name == name for call in self.calls)

    @property
    def url(self) -> str:
        """Its address below the site's root: «grunnlag/plikt/», «» for the front page."""
        path = self.src.removesuffix(".md")
        return path.removesuffix("index") if path.split("/")[-1] == "index" else f"{path}/"


def read_pages(docs: Path, root: Path) -> tuple[list[Page], list[Problem]]:
    """Every Markdown page under `docs`, in path order, and what is wrong with how it is written."""
    pages, problems = [], []
    for path in sorted(docs.rglob("*.md")):
        page, found = _read(path, docs, root)
        pages.append(page)
        problems += found
    return pages, problems


def _read(path: Path, docs: Path, root: Path) -> tuple[Page, list[Problem]]:
    src, file = path.relative_to(docs).as_posix(), path.relative_to(root).as_posix()
    text, problems = read_text(path, file)
    if text is None:
        return Page(src, file, None, broken=True), problems
    block, first, problem = _split(text, file)
    meta: FrontMatter | None = None
    lines: dict[str, int] = {}
    if problem:
        problems.append(problem)
    else:
        document, found = parse(block, file, first_line=2)
        problems += found
        if document is not None:
            meta, found = validate(FrontMatter, document)
            problems += found
            lines = {str(at[0]): line for at, line in document.lines.items() if len(at) == 1}
    body = "\n" * (first - 1) + "\n".join(text.splitlines()[first - 1 :])
    calls, found = _calls(body, file)
    return Page(src, file, meta, lines, tuple(calls), bool(found)), [*problems, *found]


def _split(text: str, file: str) -> tuple[str, int, Problem | None]:
    """The front matter, the line after it, and the problem if there is no whole block."""
    lines = text.splitlines()
    if not lines or not _FENCE.fullmatch(lines[0]):
        message = "found no front matter, expected «---» on the first line, then title and so on"
        return "", 1, Problem(file, 1, message)
    for number, line in enumerate(lines[1:], start=2):
        if _FENCE.fullmatch(line):
            return "\n".join(lines[1 : number - 1]), number + 1, None
    return "", 1, Problem(file, 1, "found front matter that never ends, expected a second «---»")


@functools.lru_cache(maxsize=512)  # while serving, only what was edited is parsed again
def _calls(body: str, file: str) -> tuple[list[Call], list[Problem]]:
    """The macro calls of a page, and what in it is not a plain call."""
    try:
        template = _JINJA.parse(body)
    except jinja2.TemplateSyntaxError as error:
        message = f"found a broken macro call ({error.message}), expected {_CALL_EXAMPLE}"
        return [], [Problem(file, error.lineno, message)]
    lines = body.splitlines()
    calls, problems = [], []
    for node in template.body:
        if not isinstance(node, nodes.Output):
            kind = type(node).__name__.lower()
            message = f"found the Jinja statement «{kind}», expected only calls: {_CALL_EXAMPLE}"
            problems.append(Problem(file, node.lineno, message))
            continue
        for part in node.nodes:
            call = _call(part, lines)
            if call is not None:
                calls.append(call)
            elif not isinstance(part, nodes.TemplateData):
                message = f"found {_shown(part)}, expected a call with literal arguments: "
                problems.append(Problem(file, part.lineno, message + _CALL_EXAMPLE))
    return calls, problems


def read_calls(text: str, file: str) -> list[Call]:
    """The plain macro calls in a text."""
    return _calls(text, file)[0]


def _call(node: nodes.Node, lines: list[str]) -> Call | None:
    if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Name):
        return None
    if node.dyn_args is not None or node.dyn_kwargs is not None:
        return None
    try:
        args = tuple(arg.as_const() for arg in node.args)
        kwargs = tuple((arg.key, arg.value.as_const()) for arg in node.kwargs)
    except nodes.Impossible:
        return None
    line = lines[node.lineno - 1] if node.lineno <= len(lines) else ""
    alone = bool(re.fullmatch(r"\{\{[^{}]*\}\}\s*", line))
    return Call(node.node.name, args, kwargs, node.lineno, alone)


def _shown(node: nodes.Node) -> str:
    if isinstance(node, nodes.Name):
        return f"the variable «{node.name}»"
    if isinstance(node, nodes.Const):
        return quoted(node.value)
    return f"a Jinja expression ({type(node).__name__.lower()})"
