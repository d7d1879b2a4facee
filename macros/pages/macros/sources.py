"""Macros about the references and the source text."""

from __future__ import annotations

from macros.pages.macros.kinds import CitationId, PointId
from macros.pages.registry import macro
from macros.pages.view import View


@macro()
def ref(view: View, citation: CitationId) -> str:
    """A citation in running text: the reference's short name and section, linked."""
    return view.render("ref.html", citation=view.cite(citation))


@macro(block=True, catalogue=True)
def references(view: View) -> str:
    """Every reference: what it is, whether it holds, what took over, and where it is used; in
    alphabetical order within each type.
    """
    listed = view.guide.references.items()
    ordered = sorted(listed, key=lambda row: view.words.sort_key(row[1].short))
    return view.render("references.html", ordered=ordered)


@macro()
def source(view: View, point: PointId) -> str:
    """The mark of a passage that carries a point of the source."""
    view.note_point(point)
    return view.render("source.html", key=point, point=view.guide.source.points[point])


@macro()
def ours(view: View) -> str:
    """The mark of what is our own judgement or advice; the page's foot says what it means."""
    view.note_ours()
    return view.render("ours.html")


@macro(block=True)
def quote(view: View, point: PointId) -> str:
    """A point of the source in its own words, marked as a quotation."""
    view.note_point(point)
    return view.render("quote.html", key=point, point=view.guide.source.points[point])


@macro(block=True, catalogue=True)
def source_points(view: View) -> str:
    """The source point by point: what it says, what is wrong in it, and which pages carry it."""
    return view.render("source_points.html")
