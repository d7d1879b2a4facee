"""What a YAML parser's error means to the one who wrote the line."""

from __future__ import annotations

import re
from typing import Any

from ruamel.yaml.error import MarkedYAMLError

from macros.guide.model.characters import IGNORABLE, lines_of
from macros.guide.reading.problems import quoted

QUOTES = "put quotes round it"
# An escape that double quotes may hold: quotation marks, characters by number, the end of a line.
_ESCAPE = re.compile(r"\\(?![\"\\/ \nxuU])(.?)", re.DOTALL)
# A value on a line: after dashes and after a key, where there are any.
_VALUE = re.compile(r"\s*(?:-\s+)*(?:[^\s\"'#\[\]{},][^:#]*:\s+)?(?P<value>\S.*?)\s*")
_UNCLOSED = (
    "found a quotation mark that is never closed, expected its pair; if the text begins with "
    f"one, {QUOTES}"
)
_SIGNS = "\"'[]{},*&!%@`>|-?:"
_CUT = re.compile(r"(?:^|\s)[^\s#|>\"'].*?\s(#.*)")
# A space of another kind where YAML wants its own: after a key or a dash.
_SPACE = f"[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000{IGNORABLE}]"
_ODD_SPACE = re.compile(f"(?:^ *(?:- *)+|^[^\"':]+:)({_SPACE})")


def explained(error: MarkedYAMLError, text: str) -> tuple[int, str]:
    """The line of `text` (from 0) that a syntax error is about, and the message of it."""
    found, context = (error.problem or "").strip(), error.context or ""
    begin = error.context_mark or error.problem_mark
    mark = error.problem_mark or begin
    if mark is None or begin is None:
        return 0, f"found YAML that can't be read ({quoted(found)}), expected valid YAML"
    lines = [*lines_of(text), ""]
    number = min(mark.line, len(lines) - 1)
    line = lines[number]
    # A quotation mark that is never closed is missed only at the end of the file.
    if "quoted scalar" in context and "end of stream" in found:
        return begin.line, _UNCLOSED
    if "\\t" in found or "\t" in line[: len(line) - len(line.lstrip())]:
        return number, "found a tab, expected spaces for indentation"
    if "escape" in found:
        return number, escaped(line[line.rfind("\\", 0, mark.column + 1) :][:2])
    for at in (number - 1, number):
        odd = _ODD_SPACE.search(lines[at])
        if odd:
            message = f"found the space U+{ord(odd[1]):04X}, expected the one of the keyboard"
            return max(at, 0), message
    if "expected <block end>" in found and line[: mark.column].strip():
        unclosed = _unclosed(lines, number)
        if unclosed is not None:
            return unclosed, _UNCLOSED
    first = begin.line if "flow" in context else number - 1
    if "could not find expected ':'" in found:
        first = begin.line - 1
    for earlier in range(max(first, 0), number):
        comment = _CUT.search(lines[earlier])
        if comment:
            return earlier, cut(comment[1])
    if "flow" in context:
        return _bracket(lines, begin, mark)
    signed = _signed(line, mark.column, found)
    if signed:
        return number, signed
    if "mapping values are not allowed" in found:
        return number, "found a second «:» in plain text, expected quotes around the text"
    if "could not find expected ':'" in found:
        message = "found a line without «:», expected «key: value» (is the indentation right?)"
        return begin.line, message
    if "expected <block end>" in found:
        message = "found wrong indentation, expected this line to stand level with its neighbours"
        return number, message
    return number, f"found {quoted(line)}, which YAML can't read, expected «key: value»"


def _bracket(lines: list[str], begin: Any, mark: Any) -> tuple[int, str]:
    bracket = lines[begin.line][begin.column : begin.column + 1]
    if mark.line == begin.line:
        rest = quoted(lines[mark.line][mark.column :])
        message = f"found {rest} after «{bracket}», expected «,» or its pair"
    else:
        message = f"found «{bracket}» that is never closed, expected its pair"
    return begin.line, f"{message}; {QUOTES} if it is text"


def escaped(escape: str) -> str:
    """The message for an escape in double quotes that stands for no letter."""
    message = f"found the escape «{escape}» in double quotes, expected the text as it is"
    return f"{message}; put single quotes round it"


def cut(comment: str, *, whole: bool = False) -> str:
    """The message for a text of which a comment takes the end, or the `whole`."""
    found = "nothing but the comment" if whole else "a text cut off by the comment"
    return f"found {found} {quoted(comment)}, expected all of the text; {QUOTES}"


def refused_escape(raw: str) -> tuple[int, str] | None:
    """The first escape in a double-quoted scalar that stands for no letter, with its line in it."""
    rest = re.sub(r"\\\\", "  ", raw)
    found = _ESCAPE.search(rest)
    return (rest.count("\n", 0, found.start()), found[0]) if found else None


def _unclosed(lines: list[str], number: int) -> int | None:
    """The line before, if any, whose quotation mark only one on the line `number` has closed."""
    match = _VALUE.fullmatch(lines[number])
    if match and match["value"][0] in "\"'" and match["value"][0] != match["value"][-1]:
        return None
    for earlier in range(number - 1, -1, -1):
        match = _VALUE.fullmatch(lines[earlier])
        value = match["value"] if match else " "
        if value[0] in "\"'" and (len(value) == 1 or value[0] != value[-1]):
            return earlier if value[0] in lines[number] else None
    return None


def _signed(line: str, column: int, found: str) -> str | None:
    """The message for a value that begins with a sign of YAML; `column` is where it was missed."""
    match = _VALUE.fullmatch(line)
    value = match["value"] if match else ""
    if match is None or value[0] not in _SIGNS or column < match.start("value"):
        return None
    if column == match.start("value") and "expected <block end>" in found:
        return None  # the line is indented wrongly, whatever it begins with
    whole = "'" + value.replace("'", "''") + "'"
    message = f"found a text that begins with «{value[0]}», a sign of YAML, expected quotes"
    return f"{message}; {QUOTES}: {whole if len(whole) <= 60 else whole[:57] + '…'}"
