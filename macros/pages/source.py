"""A page as an editor writes it: front matter, Markdown, and macro calls with literal arguments.

Pages are read before anything is rendered. Because a call's arguments are literals, all of them
can be checked beforehand, with page and line, and what a page shows is known in advance.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from pydantic import Field

from macros.guide.model.characters import lines_of
from macros.guide.model.fields import AnyDate, Key, List, PartialDate, Text, is_text
from macros.guide.model.record import Record
from macros.guide.reading.files import PAGES
from macros.guide.reading.files import found as found_files
from macros.guide.reading.problems import Problem
from macros.guide.reading.text_file import read_text, unfit_lines
from macros.guide.reading.validation import validate
from macros.guide.reading.yaml_reader import Document, parse
from macros.pages.anchors import slugify
from macros.pages.calls import Call, calls_and_problems
from macros.pages.markdown import check_markdown

_FENCE = re.compile(r"---[ \t]*")
_ODD_END = re.compile("[\u2028\u2029]")
# A point of a list with a name: «- **Hva:** …».
_NAMED = re.compile(r"[-*+][ \t]+\*\*(?P<name>[^*]+?):?\*\*:?(?P<text>.*)")
# A heading below the title, of plain words.
_HEADING = re.compile(
    r"#{2,3}[ \t]+(?P<text>[^{}]+?)[ \t]*(?:\{[ \t]*#(?P<id>[^\s{}]+)[^{}]*\}[ \t]*)?"
)
_TAG = re.compile(r"\{[{%#]")
# Plain text that YAML 1.1 takes for true, false, a date, a number or a sign of its own.
_YAML_1_1 = re.compile(
    r"yes|no|on|off|=|<<|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*|[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?"
    r"|[-+]?0[bxo][0-9a-f_]+|[-+]?[0-9._]+(e[-+]?[0-9]+)?|[-+]?\.(inf|nan)",
    re.IGNORECASE,
)


class InSearch(Record):
    """Material's own words for a page that no search is to find, and for what a page's places are
    worth beside those of others (1).
    """

    exclude: bool = False
    boost: float = Field(default=1, ge=0.1, le=10)


class FrontMatter(Record):
    """What stands between the «---» lines at the top of a page."""

    title: Text
    description: Text
    owner: Text
    reviewed: AnyDate | None
    hide: List[Key] = ()
    search: InSearch = InSearch()
    appendix: bool = False  # in the whole guide as a book: what is about the site itself


@dataclass(frozen=True)
class Summary:
    """What a page begins with: the call of «in_short», whether it stands right under the title, and
    the lines under it: the name, the text and the number of each.
    """

    line: int
    first: bool
    lines: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True)
class Page:
    """A page: `src` is its path under `docs/`, `file` its name in messages.

    `broken` says that its calls could not all be read; `title_line` is that of its heading.
    `headings` are those of plain words below it, by their anchors.
    """

    src: str
    file: str
    meta: FrontMatter | None
    meta_lines: dict[str, int] = field(default_factory=dict)
    calls: tuple[Call, ...] = ()
    broken: bool = False
    title_line: int = 1
    summary: Summary | None = None
    headings: Mapping[str, str] = field(default_factory=dict)

    @property
    def unlisted(self) -> bool:
        """Whether it stands outside the guide: shows its parts, counts as using none."""
        return self.meta is not None and self.meta.search.exclude

    @property
    def reviewed(self) -> PartialDate | None:
        """When an expert checked it; None when nobody has."""
        return self.meta.reviewed if self.meta else None

    def calls_macro(self, name: str) -> bool:
        """Whether it calls a macro."""
        return any(call.name == name for call in self.calls)

    @cached_property
    def url(self) -> str:
        """Its address below the site's root: «grunnlag/plikt/», «» for the front page."""
        return address_of(self.src)


def address_of(src: str) -> str:
    """The address below the site's root of a page, by its path under `docs/`."""
    path = src.removesuffix(".md")
    return path.removesuffix("index") if path.split("/")[-1] == "index" else f"{path}/"


def read_pages(docs: Path, root: Path) -> tuple[list[Page], list[Problem]]:
    """Every Markdown page under `docs`, in path order, and what is wrong with how it is written."""
    pages, problems = [], []
    for path in found_files(docs, "*"):
        if path.suffix.lower() not in PAGES:
            continue
        place = path.relative_to(docs)
        src, file = place.as_posix(), path.relative_to(root).as_posix()
        right = place.with_suffix(".md")
        right = right.with_name("index.md") if right.name == "README.md" else right
        if right != place:  # said by `check_files`; what leads to it is not wrong as well
            pages.append(Page(right.as_posix(), file, None, broken=True))
            continue
        page, found = _read(path, src, file)
        pages.append(page)
        problems += found
    return pages, problems


def _read(path: Path, src: str, file: str) -> tuple[Page, list[Problem]]:
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
            problems += found or _otherwise_read(document, block)
            lines = {str(at[0]): line for at, line in document.lines.items() if len(at) == 1}
    body = "\n" * (first - 1) + "\n".join(lines_of(text)[first - 1 :])
    # In HTML a form feed is a space like others.
    problems += unfit_lines(body, file, allowed="\f")
    if not problem:
        problems += check_markdown(body, file, first)
    calls, found = calls_and_problems(body, file)
    title = next((n for n, each in enumerate(lines_of(body), 1) if each.startswith("# ")), 1)
    summary = _summary(lines_of(body), title, calls)
    matches = filter(None, map(_HEADING.fullmatch, lines_of(body)))
    headings = {match["id"] or slugify(match["text"]): match["text"] for match in matches}
    page = Page(src, file, meta, lines, tuple(calls), bool(found), title, summary, headings)
    return page, [*problems, *found]


def page_body(path: Path) -> str:
    """The Markdown of the page at `path`, which has been checked: all but its front matter."""
    text = read_text(path, path.name)[0] or ""
    return "\n".join(lines_of(text)[_split(text, path.name)[1] - 1 :])


def _summary(lines: list[str], title: int, calls: list[Call]) -> Summary | None:
    """What the page begins with, if it calls «in_short»."""
    at = next((call.line for call in calls if call.name == "in_short"), None)
    if at is None:
        return None
    found, open_item = [], False
    for number, line in enumerate(lines[at:], start=at + 1):
        item = _NAMED.fullmatch(line)
        if item:
            found.append((item["name"].strip(), item["text"].strip(), number))
        elif line.strip() and not open_item:
            break
        open_item = bool(line.strip())
    first = title < at and not any(line.strip() for line in lines[title : at - 1])
    return Summary(at, first, tuple(found))


def _split(text: str, file: str) -> tuple[str, int, Problem | None]:
    """The front matter, the line after it, and the problem if there is no whole block."""
    lines = lines_of(text)
    if not lines or not _FENCE.fullmatch(lines[0]):
        message = "found no front matter, expected «---» on the first line, then title and so on"
        return "", 1, Problem(file, 1, message)
    for number, line in enumerate(lines[1:], start=2):
        if _FENCE.fullmatch(line) and (number < len(lines) or text.endswith("\n")):
            return "\n".join(lines[1 : number - 1]), number + 1, None
    return "", 1, Problem(file, 1, "found front matter that never ends, expected a second «---»")


def _otherwise_read(document: Document, block: str) -> Iterator[Problem]:
    """What MkDocs would read otherwise: it reads the front matter once more, by YAML 1.1.

    It fills in macro calls too, which nobody has checked there.
    """
    for path, written in document.written.items():
        if is_text(FrontMatter, (), path) and _YAML_1_1.fullmatch(written):
            message = f"found «{written}», which is not read as text, expected quotes round it"
            yield document.problem(path, message)
    for number, line in enumerate(lines_of(block), start=2):
        odd = _ODD_END.search(line)
        if odd:
            message = f"found the end of line U+{ord(odd[0]):04X}, expected a space"
            yield Problem(document.file, number, message)
        if _TAG.search(line):
            message = "found a macro call in the front matter, expected plain text there"
            yield Problem(document.file, number, message)
        if line.rstrip() == "...":
            yield Problem(
                document.file, number, "found «...», expected «---» after the front matter"
            )
