"""Markdown that silently becomes run-on text: what looks like a list, a table or a box and is none.

Python-Markdown takes less than other kinds of Markdown do, and what it doesn't take it shows as the
text of a paragraph. What is asked for here is what the guide's extensions can make.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.guide.reading.problems import Problem

_FENCE = re.compile(r"( *)(`{3,}|~{3,})(.*)")
_BULLET = re.compile(r"( *)([-*+])[ \t]+\S")
_NUMBER = re.compile(r"( *)([0-9]{1,9})[.][ \t]+\S")
_HEADING = re.compile(r" {0,3}(?:#{1,6}|(?:=+|-+|\*{3,}|_{3,}) *$)")
_DASHES = re.compile(r" *\|? *:?-{2,}:? *(\| *:?-+:? *)*\|? *$")
_ROW = re.compile(r" *\|.*\| *$")
_HTML = re.compile(
    r" {0,3}<(/?)(address|article|aside|blockquote|details|dialog|div|dl|fieldset|figure|footer"
    r"|form|header|hr|iframe|main|math|nav|ol|p|pre|script|section|style|summary|svg|table|ul|video|!--)"
    r"(?=[\s>/]|$|-)",
    re.IGNORECASE,
)
_CALL = re.compile(r"\{\{[^{}]*\}\} *$")
_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
_BLANK_BEFORE = "expected an empty line before it"

# What other kinds of Markdown have at the beginning of a line: the sign, and what is meant by it.
_BEGINNINGS = (
    (re.compile(r" *!!!"), "!!!", "box"),
    (re.compile(r" *\?\?\?"), "???", "box that opens"),
    (re.compile(r" *===+ *[\"']"), "===", "tab"),
    (re.compile(r" *:::"), ":::", "box"),
    (re.compile(r" {0,3}:[ \t]+\S"), ":", "definition"),
    (re.compile(r" *\[\^[^\]\s]+\]:"), "[^…]:", "footnote"),
    (re.compile(r" *\*\[[^\]]+\]:"), "*[…]:", "abbreviation"),
    (re.compile(r" *(?:[-*+]|[0-9]+\.)[ \t]+\[[ xX]\] "), "[ ]", "task"),
    (re.compile(r" *\[!\w+\]"), "[!…]", "box"),
    (re.compile(r" *-+8<-+"), "--8<--", "snippet"),
    (re.compile(r" *\$\$"), "$$", "formula"),
    (re.compile(r" {0,3}[0-9]+\)[ \t]+\S"), "1)", "list; «1.»"),
    (re.compile(r" {0,3}[•◦▪‣●○■□·][ \t\xa0]*\S"), "•", "list; «-»"),
)
# What they have inside a line.
_INSIDE = (
    (re.compile(r"\[\^[^\]\s]+\]"), "[^…]", "footnote"),
    (re.compile(r"~~[^~\s](?:[^~]*[^~\s])?~~"), "~~", "struck-out text"),
    (re.compile(r"(?<![=\w])==[^=\s](?:[^=]*[^=\s])?==(?![=\w])"), "==", "marked text"),
    (re.compile(r"\^\^[^^\s](?:[^^]*[^^\s])?\^\^"), "^^", "underlined text"),
    (re.compile(r"\+\+[a-z][a-z+]*\+\+"), "++", "key"),
    (re.compile(r"(?<![\w:]):[a-z][a-z0-9_+-]+:(?![\w:])"), ":…:", "picture"),
    (re.compile(r"\[\[[^\[\]]+\]\]"), "[[…]]", "link; «[text](page.md)»"),
    (re.compile(r"\[[^\[\]]+\][ \t]+\((?:https?:|[\w./-]+\.md\b|#)"), "] (", "link; «](»"),
)


def check_markdown(body: str, file: str, first_line: int = 1) -> list[Problem]:
    """A problem for each line of a page that Markdown would run into others, or show as it is.

    `body` begins on the first line of `file`; lines before `first_line` are not looked at.
    """
    lines = [line.expandtabs(4).rstrip() for line in body.split("\n")]
    problems: list[Problem] = []
    last = Problem(file, 0, "")
    for number, message in _Reader(lines, first_line - 1).messages():
        found = Problem(file, number + 1, message)
        # A list of ten items that is none is one mistake.
        if (found.line, found.message) != (last.line + 1, last.message):
            problems.append(found)
        last = found
    return problems


class _Reader:
    """Goes through the lines, with what of the page stands open at each."""

    def __init__(self, lines: list[str], first: int) -> None:
        self.lines, self.first = lines, first
        self.fence = ""  # the mark of the code that is open, and where it began
        self.opened = 0
        self.html = ""  # the element that is open
        self.indented = False  # whether the line before was code by its indent
        self.items: list[int] = []  # the indents of the list items that are open, outermost first

    def messages(self) -> Iterator[tuple[int, str]]:
        for number in range(self.first, len(self.lines)):
            line = self.lines[number]
            if self._code(number, line):
                continue
            fence = _FENCE.fullmatch(line)
            if fence and fence[1] and "`" not in fence[3]:
                yield number, "found indented code, expected «```» at the beginning of the line"
                self.fence, self.opened = fence[2], number
                continue
            if self._markup(line):
                continue
            yield from self._line(number, _unquoted(line))
        if self.fence:
            yield self.opened, f"found «{self.fence}» that is never closed, expected its pair"

    def _before(self, number: int) -> str:
        return _unquoted(self.lines[number - 1]) if number > self.first else ""

    def _code(self, number: int, line: str) -> bool:
        """Whether the line belongs to code, which is shown as it is written."""
        fence = _FENCE.fullmatch(line)
        if self.fence:
            if fence and fence[2].startswith(self.fence) and not fence[3].strip():
                self.fence = ""
            return True
        if fence and not fence[1] and "`" not in fence[3]:
            self.fence, self.opened, self.items = fence[2], number, []
            return True
        begins = not self.items and not self._before(number)
        self.indented = line.startswith("    ") and (begins or self.indented)
        return self.indented

    def _markup(self, line: str) -> bool:
        """Whether the line belongs to HTML that Markdown leaves alone."""
        if self.html:
            if f"</{self.html}>" in line.lower() or (self.html == "!--" and "-->" in line):
                self.html = ""
            return True
        found = _HTML.match(line)
        if found is None:
            return False
        name, ending = found[2].lower(), "-->" if found[2] == "!--" else f"</{found[2].lower()}>"
        if "markdown" not in line and name != "hr" and not found[1] and ending not in line.lower():
            self.html = name
        self.items = []
        return True

    def _line(self, number: int, line: str) -> Iterator[tuple[int, str]]:
        before = self._before(number)
        text = _CODE.sub(lambda code: " " * len(code[0]), line)
        for pattern, sign, what in _BEGINNINGS:
            if pattern.match(text):
                yield number, _unknown(sign, what)
                return
        for pattern, sign, what in _INSIDE:
            if pattern.search(text):
                yield number, _unknown(sign, what)
        if text.endswith("\\") and not text.endswith("\\\\"):
            yield number, "found «\\» at the end of a line, expected two spaces for a new line"
        yield from self._table(number, text, before)
        yield from self._list(number, text, before)

    def _list(self, number: int, line: str, before: str) -> Iterator[tuple[int, str]]:
        item = _BULLET.match(line) or _NUMBER.match(line)
        indent = len(line) - len(line.lstrip())
        if not line:
            return
        if item is None:
            if self.items and not before:
                if 0 < indent < 4:
                    found = f"found text indented by {_spaces(indent)} under a list"
                    yield number, f"{found}, expected 4 so that it belongs to the item, or none"
                self.items = [i for i in self.items if i < indent] if indent else []
            return
        runs_on = bool(before) and not self.items and not _ends_a_block(before)
        if runs_on and (_BULLET.match(line) or self._is_numbered(number, before)):
            yield number, f"found a list right after text, {_BLANK_BEFORE}"
        if not runs_on or _BULLET.match(line):
            yield from self._nested(number, indent)

    def _nested(self, number: int, indent: int) -> Iterator[tuple[int, str]]:
        while self.items and indent < self.items[-1]:
            self.items.pop()
        if not self.items or indent > self.items[-1]:
            if self.items and indent - self.items[-1] == 1:
                return  # a slip that changes nothing
            if self.items and indent - self.items[-1] < 4:
                found = f"found a list item indented by {_spaces(indent - self.items[-1])}"
                yield number, f"{found}, expected 4 under the item it belongs to"
            self.items.append(indent)

    def _is_numbered(self, number: int, before: str) -> bool:
        """Whether a line that begins with a number is meant as a list, and is no date or sum."""
        after = [line for line in self.lines[number + 1 : number + 12] if line.strip()]
        own = _NUMBER.match(self.lines[number])
        following = str(int(own[2]) + 1) if own else ""
        more = any((found := _NUMBER.match(line)) and found[2] == following for line in after)
        return more or before.rstrip().endswith(":")

    def _table(self, number: int, line: str, before: str) -> Iterator[tuple[int, str]]:
        if "|" in line and _DASHES.fullmatch(line):
            above = self.lines[number - 2] if number - 1 > self.first else ""
            if "|" not in before or (above and not _ends_a_block(above)):
                yield number - 1, f"found a table right after text, {_BLANK_BEFORE}"
            elif _cells(before) != _cells(line):
                found = f"found a table with {_cells(before)} headings"
                yield number, f"{found}, expected as many lines of dashes, not {_cells(line)}"
        elif _ROW.fullmatch(line) and "|" not in before:
            below = self.lines[number + 1] if number + 1 < len(self.lines) else ""
            if not ("|" in below and _DASHES.fullmatch(below)):
                yield number, "found a table without «|---|» under its headings, expected it there"


def _unquoted(line: str) -> str:
    """A line of a quotation without its marks."""
    return re.sub(r"^ {0,3}(?:> ?)+", "", line)


def _cells(row: str) -> int:
    return len(re.split(r"(?<!\\)\|", row.strip().strip("|")))


def _spaces(count: int) -> str:
    return "1 space" if count == 1 else f"{count} spaces"


def _ends_a_block(line: str) -> bool:
    """Whether what follows a line begins anew: after a heading, a macro's block, or HTML."""
    begins = (_HEADING, _HTML, _FENCE, _CALL)
    return any(pattern.match(line) for pattern in begins)


def _unknown(sign: str, what: str) -> str:
    made, _, instead = what.partition("; ")
    return f"found «{sign}», which makes no {made} here, expected {instead or 'plain Markdown'}"
