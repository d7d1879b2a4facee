"""Every take-away of a guide: what it is called, what it is about, and the recipe it is made by."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

from macros.pages.downloads import Download
from macros.takeaway import excel, ics, word
from macros.takeaway.made import Made
from macros.takeaway.material import Material
from macros.takeaway.pdf import documents
from macros.takeaway.pdf.render import PdfRecipe


class Recipe(Protocol):
    """How a file is made. Equal fingerprints give equal bytes, with the same code and libraries."""

    @property
    def file(self) -> str: ...

    @property
    def fingerprint(self) -> str: ...

    def make(self) -> Made: ...


@dataclass(frozen=True)
class FileRecipe:
    """A file that a function makes of the material, in this process."""

    file: str
    material: Material
    function: Callable[[Material], bytes]

    @property
    def fingerprint(self) -> str:
        return hashlib.sha256(f"{self.file} {self.material.digest}".encode()).hexdigest()

    def make(self) -> Made:
        return Made(self.function(self.material))


@dataclass(frozen=True)
class Takeaway:
    """A file to take along: what the pages say of it, and its recipe."""

    kind: str
    about: str
    form: bool
    title: str
    text: str
    recipe: Recipe

    @property
    def file(self) -> str:
        return self.recipe.file

    def download(self, size: int | None = None, pages: int | None = None) -> Download:
        """The take-away as the pages show it."""
        return Download(
            self.file, self.title, self.text, self.kind, self.about, self.form, size, pages
        )


# The files that need no layout: kind, ending, and the function that makes them.
FILES: tuple[tuple[str, str, Callable[[Material], bytes]], ...] = (
    ("word", "docx", word.checklists),
    ("excel", "xlsx", excel.action_plan),
    ("calendar", "ics", ics.calendar),
)


def catalogue(material: Material, *, pdf: bool = True) -> list[Takeaway]:
    """Every take-away, in the order they are listed. Without `pdf`, those that need no layout."""
    found = [*_documents(material)] if pdf else []
    for kind, ending, function in FILES:
        if kind == "calendar" and not ics.dated(material):
            continue  # a calendar holds at least one event (RFC 5545, §3.6)
        words = material.words["takeaways"][kind]
        recipe = FileRecipe(f"{words['file']}.{ending}", material, function)
        found.append(Takeaway(kind, "", False, words["title"], words["text"], recipe))
    return found


def _documents(material: Material) -> Iterator[Takeaway]:
    guide = material.guide
    for by, kind, titles in (
        ("factor", "checklist", {slug: f.title for slug, f in guide.factors.items()}),
        ("level", "level_checklist", {slug: lv.title for slug, lv in guide.plan_levels.items()}),
    ):
        for slug, title in titles.items():
            for form in (False, True):
                recipe = documents.checklist(material, slug, by, form=form)
                yield _takeaway(material, kind, recipe, about=slug, title=title)
    for form in (False, True):
        yield _takeaway(material, "booklet", documents.booklet(material, form=form))
    yield _takeaway(material, "run_sheet", documents.run_sheet(material))
    yield _takeaway(material, "reflection", documents.reflection(material))
    yield _takeaway(material, "cards", documents.cards(material))
    yield _takeaway(material, "poster", documents.poster(material))
    yield _takeaway(material, "politicians", documents.politicians(material))


def _takeaway(
    material: Material, kind: str, recipe: PdfRecipe, *, about: str = "", title: str = ""
) -> Takeaway:
    words = material.words["takeaways"][kind]
    name = words["title"].format(title=title)
    shown = material.words["form_title"].format(title=name) if recipe.form else name
    return Takeaway(kind, about, recipe.form, shown, words["text"], recipe)
