"""Where in the book each reference is used."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from lxml import html as parser

from macros.downloads.pdf.whole_guide.links import classes
from macros.downloads.pdf.whole_guide.numbers import BETWEEN, UNKNOWN

# One that is used in more sections than this is listed once for each chapter.
MANY = 12
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")


@dataclass
class Cited:
    """What is led to in the chapter of references, whose id is `key`, and from where. The number of
    a page in a chapter that may be left out (`apart`, by id) has a `mark` after it.
    """

    key: str
    apart: Collection[str] = ()
    mark: str = ""
    places: dict[str, list[tuple[str, int, str]]] = field(default_factory=dict)
    sections: int = 0

    def read(self, tree: Any, chapter: str, level: int) -> None:
        """Take in the links of a chapter, whose sections have headings of a `level`."""
        self.sections += 1
        number = 0
        for element in tree.iter("a", *_HEADINGS):
            self.sections += element.tag == f"h{level}"
            at = (element.get("href") or "").removeprefix("#")
            if at.startswith(f"{self.key}--"):
                number += 1
                own = element.get("id") or f"{chapter}-c{number}"
                element.set("id", own)
                self.places.setdefault(at, []).append((chapter, self.sections, own))

    def set_in(self, tree: Any, said: str) -> None:
        """Say under each reference on which pages it is used."""
        for reference in tree.iter("div"):
            if "g-reference" in classes(reference):
                inside = [one.get("id") for one in reference.iter() if one.get("id")]
                found = [place for at in inside for place in self.places.get(at, ())]
                if found:
                    name = next(reference.iter(*_HEADINGS)).text_content().strip()
                    marked = {at for chapter, _, at in found if chapter in self.apart}
                    mark = f"\N{NO-BREAK SPACE}({self.mark})"
                    places = {at: mark * (at in marked) for at in _first_of_each(found)}
                    reference.append(_line(said, places, name))


def _first_of_each(found: list[tuple[str, int, str]]) -> list[str]:
    """The first place in each section, in their order; in each chapter, if those are many."""
    ordered = sorted(found, key=lambda place: place[1])
    by_section = {section: at for _, section, at in reversed(ordered)}
    if len(by_section) > MANY:
        by_chapter = {chapter: at for chapter, _, at in reversed(ordered)}
        return list(by_chapter.values())[::-1]
    return list(by_section.values())[::-1]


def _line(said: str, places: Mapping[str, str], name: str) -> Any:
    """The numbers of pages in a list; each of the `places` has what stands after its number."""
    line = parser.Element("p", {"class": "fact"})
    label = parser.Element("strong")
    label.text, label.tail = said, ": "
    line.append(label)
    for number, (at, mark) in enumerate(places.items()):
        link = parser.Element("a", {"href": f"#{at}", "data-at": at, "title": name})
        link.text = f"{UNKNOWN}{mark}"
        if number:
            link.set("data-more", "1")
            line[-1].tail = BETWEEN
        line.append(link)
    return line
