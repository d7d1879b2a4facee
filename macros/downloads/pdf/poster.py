"""The poster: the factors, and the plan system as boxes with arrows to what each feeds.

Units are millimetres on A3. Type is so large that it is read at two metres; where there is more
than the paper holds, all of it is smaller by the same share.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from macros.downloads.pdf.documents import recipe
from macros.downloads.pdf.render import PdfRenderer
from macros.downloads.pdf.templating import data_uri, templates
from macros.downloads.publication import Publication
from macros.guide.model.content import Duty
from macros.pages.pictures import Arc, Box, arcs

WIDTH = 216.0  # of a box
ARROWS = 34.0  # to the right of the boxes
_ROOM = 192.0  # for all boxes
_LINE = 7.5
_PADDING = 4.5
_GAP = 5.5
_TITLE, _NOTE = 21, 41  # letters that a line of each holds


@dataclass(frozen=True)
class PlanSystem:
    """The drawing: its boxes, arrows from a box to the next, and arcs past others; `scale` is how
    much smaller than meant all of it is, 1 at the most.
    """

    boxes: Sequence[Box]
    steps: Sequence[tuple[float, float]]
    arcs: Sequence[Arc]
    height: float
    scale: float


def poster(publication: Publication) -> PdfRenderer:
    """The factors and the plan system at a glance, on A3."""
    guide, words = publication.guide, publication.words
    levels = guide.plan_levels
    notes = {
        level: [_must(publication, duty) for duty in guide.duties_at(level)] or [found.heading]
        for level, found in levels.items()
    }
    binding = {level for level in levels if guide.duties_at(level)}
    feeds = {slug: level.feeds for slug, level in levels.items()}
    drawing = plan_system({slug: level.title for slug, level in levels.items()}, notes, feeds)
    said = [
        f"{levels[start].title} {words['feeds']} {levels[end].title}."
        for start, ends in feeds.items()
        for end in ends
    ]
    svg = (
        templates()
        .get_template("_arrows.svg")
        .render(
            drawing=drawing, right=WIDTH, width=WIDTH + ARROWS, ink=publication.colour["ink-soft"]
        )
    )
    return recipe(
        publication,
        "poster",
        "poster",
        home="plan_system",
        address=publication.address,
        drawing=drawing,
        binding=binding,
        arrows=data_uri(svg),
        alt=" ".join([words["plan_system_title"], *said]),
    )


def _must(publication: Publication, duty: Duty) -> str:
    """A duty in a line: how strongly it binds, what it is, when, and what of it is ours."""
    guide, words = publication.guide, publication.words
    since = guide.since(duty)
    when = ""
    if duty.deadline:
        when = f" ({words['at_latest']} {words.date(guide.date_of(duty.deadline))})"
    elif since:
        when = f" ({words['since'].format(date=words.date(since))})"
    bound = when[:1] + when[1:].replace(" ", "\N{NO-BREAK SPACE}")
    return " ".join(
        filter(None, (f"{guide.strength(duty).title}: {duty.title}{bound}.", duty.caveat))
    )


def plan_system(
    titles: Mapping[str, str],
    notes: Mapping[str, Sequence[str]],
    feeds: Mapping[str, Sequence[str]],
) -> PlanSystem:
    """The drawing of plan levels: their titles, what is noted beside each, and what each feeds."""
    heights = {}
    for key, title in titles.items():
        beside = sum(math.ceil(len(note) / _NOTE) for note in notes[key])
        heights[key] = _LINE * max(math.ceil(len(title) / _TITLE), beside) + _PADDING
    whole = sum(heights.values()) + _GAP * (len(heights) - 1)
    scale = min(1.0, _ROOM / whole)
    boxes, y = [], 0.0
    for key, height in heights.items():
        boxes.append(Box(key, round(y, 1), round(height * scale, 1), [titles[key]], notes[key]))
        y += (height + _GAP) * scale
    links = [(start, end) for start, ends in feeds.items() for end in ends]
    order = list(titles)
    steps = [
        (boxes[at].y + boxes[at].height, boxes[at + 1].y)
        for at in range(len(order) - 1)
        if (order[at], order[at + 1]) in links
    ]
    found = arcs(boxes, links)
    most = max((arc.reach for arc in found), default=1.0)
    fitted = [
        Arc(arc.start - 5 + 1.5, arc.end + 5 - 1.5, arc.reach / most * (ARROWS - 4))
        for arc in found
    ]
    return PlanSystem(boxes, steps, fitted, round(y - _GAP * scale, 1), round(scale, 3))
