"""Words that a reader looks up, and where they stand in texts: what an index is made by."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from macros.pages.view import View

# A word may end otherwise than it is written in the data, by so many letters at most.
ENDING = 3
# How many places the page with the index leads to from a word.
PLACES = 4


@dataclass(frozen=True)
class Subjects:
    """Words by the name they have in an index: each with all the ways it is written in texts."""

    forms: Mapping[str, Sequence[str]]

    def found(self, text: str) -> Counter[str]:
        """The words that stand in a text, and how often."""
        if not self.forms:
            return Counter()
        written = (at[1].casefold() for at in self._all.finditer(text))
        return Counter(name for form in written for name in self._names[form])

    @cached_property
    def _names(self) -> dict[str, list[str]]:
        """The names by each way a word is written: one way may belong to several."""
        found: dict[str, list[str]] = {}
        for name, forms in self.forms.items():
            for form in dict.fromkeys(map(str.casefold, forms)):
                found.setdefault(form, []).append(name)
        return found

    @cached_property
    def _all(self) -> re.Pattern[str]:
        longest = sorted(self._names, key=len, reverse=True)
        ways = "|".join(map(re.escape, longest))
        return re.compile(rf"(?<!\w)({ways})\w{{0,{ENDING}}}(?!\w)", re.IGNORECASE)


def subjects(view: View) -> Subjects:
    """The words that the guide says readers look up."""
    return Subjects({word: (word, *more) for word, more in view.guide.search.index.items()})


def places(view: View) -> Mapping[str, Sequence[tuple[str, str]]]:
    """Where such words are told about, by word: the title and the address of each place.

    A question or heading with the word comes before an answer that has it.
    """
    words, found = subjects(view), dict[str, list[tuple[int, str, str]]]()
    for title, address, text in _told(view):
        named = words.found(title)
        for word in named | words.found(text):
            found.setdefault(word, []).append((0 if word in named else 1, title, address))
    return {
        word: [(title, address) for _, title, address in sorted(each, key=lambda one: one[0])][
            :PLACES
        ]
        for word, each in found.items()
    }


def _told(view: View) -> Iterator[tuple[str, str, str]]:
    """Questions with their answers, and headings: the title, the address, and what is said."""
    guide = view.guide
    for slug, one in guide.faq.questions.items() if view.homes.faq else ():
        said = " ".join(filter(None, (one.answer, one.more, one.unsettled, one.advice)))
        yield one.question, view.link(view.homes.faq, slug), said
    for src, page in view.pages.items():
        if page.meta and not page.unlisted and not page.meta.appendix:
            for anchor, heading in page.headings.items():
                yield f"{page.meta.title}: {heading}", view.link(src, anchor), ""
