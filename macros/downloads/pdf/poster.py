"""The poster: the factors, and the plan system as boxes with arrows to what each feeds.

Units are millimetres on A3. Type is so large that it is read at two metres; where there is more
than the paper holds, all of it is smaller by the same share.
"""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from macros.downloads.pdf.documents import recipe
from macros.downloads.pdf.render import PdfRenderer
from macros.downloads.pdf.templating import data_uri, templates
from macros.downloads.publication import Publication
from macros.guide.model.content import Duty

WIDTH = 256.0  # of the drawing
_LANE = 9.0  # to the right of the boxes, for each arrow that goes past others
_ROOM = 182.0  # for all boxes
_LINE = 8.8
_PADDING = 4.5
_GAP = 8.0
_APART = 14.0  # between boxes beside each other: an arrow goes there
_TITLE, _NOTE, _HALF = 20, 40, 23  # letters that a line of each holds

Feeds = Mapping[str, Sequence[str]]
Path = Sequence[tuple[float, float]]


@dataclass(frozen=True)
class Place:
    """Where a box stands."""

    key: str
    x: float
    y: float
    width: float
    height: float
    half: bool = False

    @property
    def middle(self) -> float:
        return self.x + self.width / 2

    @property
    def bottom(self) -> float:
        return self.y + self.height


@dataclass(frozen=True)
class PlanSystem:
    """The drawing: its boxes, and arrows as corners to pass; `scale` is how much smaller than meant
    all of it is, 1 at the most.
    """

    boxes: Sequence[Place]
    arrows: Sequence[Path]
    height: float
    scale: float


def poster(publication: Publication) -> PdfRenderer:
    """The factors and the plan system at a glance, on A3."""
    guide, words = publication.guide, publication.words
    levels = guide.plan_levels
    marks: dict[str, str] = {}
    for duty in (duty for level in levels for duty in guide.duties_at(level) if duty.caveat):
        marks.setdefault(duty.caveat or "", "*" * (len(marks) + 1))
    notes = {
        level: [_must(publication, duty, marks) for duty in guide.duties_at(level)]
        or [found.heading]
        for level, found in levels.items()
    }
    feeds = {slug: level.feeds for slug, level in levels.items()}
    titles = {slug: level.title for slug, level in levels.items()}
    drawing = plan_system(titles, notes, feeds)
    said = [
        f"{titles[start]} {words['feeds']} {titles[end]}."
        for start, ends in feeds.items()
        for end in ends
    ]
    ink = publication.colour["ink-soft"]
    svg = templates().get_template("_arrows.svg").render(drawing=drawing, width=WIDTH, ink=ink)
    return recipe(
        publication,
        "poster",
        "poster",
        home="plan_system",
        address=publication.address,
        drawing=drawing,
        titles=titles,
        notes=notes,
        marks=marks,
        binding={level for level in levels if guide.duties_at(level)},
        arrows=data_uri(svg),
        alt=" ".join([words["plan_system_title"], *said]),
    )


def _must(publication: Publication, duty: Duty, marks: Mapping[str, str]) -> str:
    """A duty in as few words as it takes: what it is, when, and a mark for what of it is ours."""
    guide, words = publication.guide, publication.words
    since = guide.since(duty)
    when = ""
    if duty.deadline:
        when = f", {words['at_latest']} {words.date(guide.date_of(duty.deadline))}"
    elif since:
        when = f", {words['since'].format(date=words.date(since))}"
    bound = when[:2] + when[2:].replace(" ", "\N{NO-BREAK SPACE}")
    return f"{duty.title}{marks.get(duty.caveat or '', '')}{bound}"


def plan_system(
    titles: Mapping[str, str], notes: Mapping[str, Sequence[str]], feeds: Feeds
) -> PlanSystem:
    """The drawing of plan levels: their titles, what is noted on each, and what each feeds.

    Two that are fed by the level before them, and feed the one after them, stand beside each other.
    """
    rows = _rows(list(titles), feeds)
    heights = [max(_height(titles[k], notes[k], half=len(row) > 1) for k in row) for row in rows]
    scale = min(1.0, _ROOM / (sum(heights) + _GAP * (len(rows) - 1)))
    at = {key: number for number, row in enumerate(rows) for key in row}
    links = [(start, end) for start, ends in feeds.items() for end in ends if start != end]
    past = [link for link in links if not _straight(rows, at, *link)]
    width = WIDTH - (_LANE * len(past) + 3 if past else 0)
    boxes: dict[str, Place] = {}
    y = 0.0
    for row, height in zip(rows, heights, strict=True):
        each = (width - _APART * (len(row) - 1)) / len(row)
        for place, key in enumerate(row):
            x = place * (each + _APART)
            boxes[key] = Place(key, x, y, each, height * scale, half=len(row) > 1)
        y += (height + _GAP) * scale
    arrows: list[Path] = [
        _down(boxes[start], boxes[end], width / 2 if at[end] - at[start] > 1 else None)
        for start, end in links
        if (start, end) not in past
    ]
    arrows += _past(boxes, past, width)
    return PlanSystem(list(boxes.values()), arrows, y - _GAP * scale, round(scale, 3))


def _rows(order: Sequence[str], feeds: Feeds) -> list[list[str]]:
    fed = {key: [start for start in order if key in feeds[start]] for key in order}
    rows: list[list[str]] = []
    for number, key in enumerate(order):
        before, after = order[number - 2 : number - 1], order[number + 1 : number + 2]
        twin = rows[-1][0] if rows and len(rows[-1]) == 1 else None
        alike = twin and [*fed[key]] == [*fed[twin]] == before and before and after
        if twin and alike and [*feeds[key]] == [*feeds[twin]] == after:
            rows[-1].append(key)
        else:
            rows.append([key])
    return rows


def _height(title: str, notes: Sequence[str], *, half: bool) -> float:
    """How high a box is; a narrow one has its notes below its title."""
    room, beside = (_HALF, _HALF) if half else (_TITLE, _NOTE)
    above = len(textwrap.wrap(title, room))
    said = sum(len(textwrap.wrap(note, beside)) for note in notes)
    return _LINE * (above + said if half else max(above, said)) + _PADDING


def _straight(rows: Sequence[Sequence[str]], at: Mapping[str, int], start: str, end: str) -> bool:
    """Whether an arrow can go straight down: to the next row, or between boxes on its way."""
    between = rows[at[start] + 1 : at[end]]
    return at[end] > at[start] and all(len(row) > 1 for row in between)


def _down(start: Place, end: Place, through: float | None) -> Path:
    """An arrow straight down: in the middle of the narrower box, or where it is let through."""
    x = through or (14.0 if start.half == end.half else (start if start.half else end).middle)
    return [(x, start.bottom), (x, end.y)]


def _past(boxes: Mapping[str, Place], links: Sequence[tuple[str, str]], right: float) -> list[Path]:
    """Arrows past other boxes, each in a lane of its own, the longest farthest out."""
    ends: dict[str, int] = {}
    arrows: list[Path] = []
    for lane, (start, end) in enumerate(
        sorted(links, key=lambda link: abs(boxes[link[0]].y - boxes[link[1]].y)), 1
    ):
        ys = []
        for key in (start, end):
            ends[key] = ends.get(key, 0) + 1
            most = sum(key in link for link in links)
            ys.append(boxes[key].y + boxes[key].height * ends[key] / (most + 1))
        x = right + lane * _LANE
        arrows.append([(right, ys[0]), (x, ys[0]), (x, ys[1]), (right, ys[1])])
    return arrows
