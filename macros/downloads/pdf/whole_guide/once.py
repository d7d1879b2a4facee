"""Sheets to fill in: each stands once in the book, and what shows it elsewhere leads there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from lxml import html as parser

from macros.downloads.pdf.whole_guide.links import classes

# A checklist whose questions stand in full elsewhere: only what is asked, and room to answer.
SHORT = "checklist-short"
# The place of the empty plan on its page.
_PLAN = "plan-sheet"


@dataclass(frozen=True)
class Sheets:
    """Where sheets stand: `homes` gives by a checklist's id the page it is printed on, `plan` the
    page with the empty plan, `asked` by a question's text where it stands in full. `led` is said
    before the link to a sheet, and `listed` is HTML that names all the checklists.
    """

    homes: Mapping[str, str] = field(default_factory=dict)
    plan: str = ""
    asked: Mapping[str, str] = field(default_factory=dict)
    led: str = ""
    listed: str = ""

    def set_in(self, tree: Any, src: str) -> None:
        """Leave out of the page `src` what stands on another."""
        for form in tree.xpath(".//*[@data-checklists]"):
            for kid in list(form):
                form.remove(kid)
            form.attrib.clear()
            form.extend(parser.fragments_fromstring(self.listed))
        for element in list(tree.iter("section", "table")):
            found = classes(element)
            if "g-checklist" in found:
                self._checklist(element, src)
            elif "g-plan-sheet" in found:
                self._plan(element, src)

    def _checklist(self, section: Any, src: str) -> None:
        at = section.get("id") or ""
        home = self.homes.get(at, src)
        if home != src:
            title = section.xpath("string(.//*[contains(@class, 'g-checklist__title')])")
            self._led(section, f"/{home}#{at}", title.strip())
            return
        cells = section.xpath(".//th[@aria-label]")
        places = [self.asked.get(cell.get("aria-label"), "") for cell in cells]
        own = [cell.getparent().get("id") for cell in cells]
        elsewhere = all(
            place and place.partition("#")[2] != at for place, at in zip(places, own, strict=True)
        )
        if elsewhere:
            section.set("class", SHORT)
            for cell, place in zip(cells, places, strict=True):
                _shortened(cell, place)

    def _plan(self, table: Any, src: str) -> None:
        caption = table.find("caption")
        title = (caption.text or "").strip()
        caption.text = None  # its heading says it
        if self.plan and self.plan != src:
            self._led(table, f"/{self.plan}#{_PLAN}", title)
        else:
            table.set("id", _PLAN)

    def _led(self, element: Any, address: str, title: str) -> None:
        """Put in the place of a sheet where it stands."""
        at, tail = element.get("id"), element.tail
        element.clear()
        element.tag, element.text, element.tail = "p", f"{self.led} ", tail
        if at:
            element.set("id", at)
        link = parser.Element("a", {"href": address})
        link.text, link.tail = title, "."
        element.append(link)


def _shortened(cell: Any, place: str) -> None:
    """Only what is asked, as a link to where it stands in full."""
    link = parser.Element("a", {"href": place})
    link.text = cell.get("aria-label")
    for kid in list(cell):
        cell.remove(kid)
    cell.text = None
    text = parser.Element("p", {"class": "g-q__text"})
    text.append(link)
    cell.append(text)
