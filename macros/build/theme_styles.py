"""Takes out of the theme's style sheet what no page has use for: most of it is for parts that the
guide has others of, or none.

A rule goes by the classes in its selectors. What a page or one of its scripts doesn't name, as a
class or in any other way, nothing on it can have.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

# What stands between names, as spaces: every sign of ASCII that no name has.
_APART = re.sub(rb"[^A-Za-z0-9_\x80-\xff-]", b" ", bytes(range(256)))
_CLASS = re.compile(r"\.([A-Za-z_-][\w-]*)")
_ABSENT = re.compile(r":not\([^()]*\)")  # which something without the class has
_CHOICE = re.compile(r":(?:is|where|has)\(")
_BRACE_OR_TEXT = re.compile(r'[{}]|"[^"]*"|\'[^\']*\'')
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_COMMA = re.compile(r",(?![^(\[]*[)\]])")  # between selectors, not within one


def lighten(site: Path) -> None:
    """Take unused rules out of the theme's style sheet; its name follows its content, as before."""
    pages = [*site.rglob("*.html")]
    found: set[bytes] = set()
    for path in (*pages, *site.rglob("*.js")):
        found.update(path.read_bytes().translate(_APART).split())
    names = {name.decode() for name in found}
    for path in site.glob("assets/stylesheets/main.*.min.css"):
        text = used(_COMMENT.sub("", path.read_text(encoding="utf-8")), names)
        digest = hashlib.sha256(text.encode()).hexdigest()[:8]
        new = path.with_name(f"main.{digest}.min.css")
        path.unlink()
        new.write_text(text, encoding="utf-8")
        for page in pages:
            if path.name in (html := page.read_text(encoding="utf-8")):
                page.write_text(html.replace(path.name, new.name), encoding="utf-8")


def used(css: str, names: set[str]) -> str:
    """The rules of a style sheet whose classes are all named, with the selectors that are."""
    kept, place = [], 0
    while (start := css.find("{", place)) >= 0:
        if css[place] == "@" and 0 <= (end := css.find(";", place)) < start:  # as @charset
            kept.append(css[place : end + 1])
            place = end + 1
            continue
        end = _end_of_block(css, start)
        head, body = css[place:start], css[start + 1 : end - 1]
        if head.startswith(("@media", "@supports")):
            body = used(body, names)
        elif not head.startswith("@"):
            head = ",".join(one for one in _COMMA.split(head) if _may_fit(one, names))
        if head and body:
            kept.append(f"{head}{{{body}}}")
        place = end
    return "".join(kept)


def _end_of_block(css: str, start: int) -> int:
    depth = 0
    for found in _BRACE_OR_TEXT.finditer(css, start):
        depth += {"{": 1, "}": -1}.get(found[0], 0)
        if not depth:
            return found.end()
    return len(css)


def _may_fit(selector: str, names: set[str]) -> bool:
    if _CHOICE.search(selector):
        return True
    return all(name in names for name in _CLASS.findall(_ABSENT.sub("", selector)))
