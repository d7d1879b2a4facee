"""Names in another language than the guide's, marked so wherever they stand (WCAG 2.2, 3.1.2)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from macros.guide import Guide
from macros.pages.fragments import inert

_TAG = re.compile(r"(<[^>]*>)")
# Where no element may stand, or where text isn't read as text.
_PLAIN = {"script", "style", "title", "desc", "option", "textarea"}


def foreign_names(guide: Guide, language: str) -> Mapping[str, str]:
    """Names and their languages: those of `guide.yml`, and titles of references, longest first.

    `language` is the guide's own, which is not foreign.
    """
    found = {ref.title: ref.language for ref in guide.references.values()}
    for other, names in guide.settings.names_in.items():
        found |= dict.fromkeys(names, other)
    foreign = ((name, told) for name, told in found.items() if told != language)
    return dict(sorted(foreign, key=lambda pair: -len(pair[0])))


def marked(html: str, names: Mapping[str, str], element: str = "span") -> str:
    """The fragment with each name in an element that says its language (in SVG a `tspan`).

    What stands in an element with a language of its own is marked already; in a link that is to be
    an `a`, it stays as it is, since no link may hold another.
    """
    escaped = {str(inert(name)): language for name, language in names.items()}
    here = [name for name in escaped if name in html]
    if not here:
        return html
    pattern = _pattern(tuple(escaped))
    done, before, drawn, shortest = [], "", False, min(map(len, here))
    for part in _TAG.split(html):
        if part.startswith("<"):
            before = part
            drawn = (drawn or part.startswith("<svg")) and part != "</svg>"
        elif (
            len(part) >= shortest
            and any(name in part for name in here)
            and not _passed_by(before, element)
        ):
            tag = "tspan" if drawn else element
            part = pattern.sub(
                lambda m, tag=tag: f'<{tag} lang="{escaped[m[0]]}">{m[0]}</{tag}>', part
            )
        done.append(part)
    return "".join(done)


def _passed_by(tag: str, element: str) -> bool:
    name = re.match(r"<([a-z]+)", tag)
    linked = element == "a" and tag.startswith("<a ")
    return linked or ' lang="' in tag or bool(name and name[1] in _PLAIN)


@cache
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)({'|'.join(map(re.escape, names))})(?!\w)")
