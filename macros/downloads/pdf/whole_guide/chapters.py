"""From a page's HTML to a chapter: headings at their level in the book, links within as page
numbers, nothing that only a screen has use for, and facts as lines instead of lists.

The fewer elements there are, the sooner the book is set: what only a style sheet of the screen has
use for is unwrapped.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from lxml import html as parser

from macros.downloads.pdf.render import MARK
from macros.downloads.pdf.whole_guide.cited import Cited
from macros.downloads.pdf.whole_guide.drawings import pictured
from macros.downloads.pdf.whole_guide.facts import facts_as_lines
from macros.downloads.pdf.whole_guide.links import Place, classes, in_mark, link_as_printed
from macros.downloads.pdf.whole_guide.once import SHORT, Sheets
from macros.downloads.pdf.whole_guide.register import Register
from macros.downloads.pdf.whole_guide.repeated import Repeated
from macros.downloads.pdf.whole_guide.together import hold_together, keep_whole

# Of a screen alone: by tag, by attribute, and by class.
_TAGS = {
    *("script", "style", "template", "button", "form", "nav", "noscript", "input", "select"),
    "textarea",
}
_ATTRIBUTES = {"hidden", "data-offline-copy"}
_CLASSES = {
    *("headerlink", "g-take", "g-to-do", "g-document__copy", "g-countdown", "g-desk", "g-said"),
    *("g-desk__orphans", "g-checklist__kind", "g-checklist__title", "g-checklist__count"),
    *("g-card__number", "g-lead__number", "g-deadline__past", "g-past-day", "g-letter"),
    *("g-on-screen", "g-to-fill", "g-used-on", "g-card__meta", "g-sheet-line"),
    "g-picture--tall",  # the list under it says the same
}
_KEPT = {
    *("id", "class", "href", "src", "alt", "lang", "colspan", "rowspan", "scope", "start"),
    *("value", "title", "data-at"),
}
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_SHEET = "g-checklist"
# Elements of text that say something by their looks; others are unwrapped.
_MARKS = {"at", "g-badge", "g-strength", "g-box", "g-fill-in", "g-sheet-head", "g-levels__text"}
# Classes that the style sheet sets.
_SET = {
    *("fact", "g-answer", "g-card", "g-checklist", "g-correction", "g-deadline", "g-duty"),
    *("g-document__text", "g-entry", "g-example", "g-glossary", "g-lines", "g-note", "g-picture"),
    *("g-picture--bar", "g-plan", "g-reference", "g-references", "g-statement", "g-q__help"),
    *("g-q__apart", "g-q__text", SHORT),
}


@dataclass(frozen=True)
class Setting:
    """How a chapter is set: `place` says where its links lead, `sheets` which of the sheets on it
    are printed there. `shift` is added to the level of each heading, `drawn` are the colours by
    token. `register` looks through it, if the index leads there; `cited` knows where references are
    used, and `used` is said before the pages; `repeated` knows the tables that have stood before.
    """

    place: Place
    sheets: Sheets
    shift: int
    drawn: Mapping[str, str]
    register: Register | None = None
    cited: Cited | None = None
    used: str = ""
    repeated: Repeated | None = None


class Made(NamedTuple):
    """A chapter's HTML, its answers and its sections: the id of each, and the question or title."""

    html: str
    answers: list[tuple[str, str]]
    sections: list[tuple[str, str]]


def chapter(html: str, src: str, setting: Setting, title: str = "") -> Made:
    """The page `src`, called `title`, as a chapter without its heading."""
    tree = parser.fragment_fromstring(pictured(html, setting.drawn), create_parent="div")
    setting.sheets.set_in(tree, src)
    _leave_out(tree)
    key = setting.place.key
    answers = [(f"{key}--{at}", said) for at, said in _answers(tree)]
    for element in list(tree.iter()):
        if element is not tree and element.getparent() is not None:
            _as_printed(element, setting)
    _levelled(tree, setting.shift + 1)
    if setting.repeated:
        setting.repeated.set_in(tree, key)
    keep_whole(tree)
    hold_together(tree)
    if setting.register:
        setting.register.read(tree, key, title)
    if setting.cited and setting.cited.key == key:
        setting.cited.set_in(tree, setting.used)
    elif setting.cited:
        setting.cited.read(tree, key, setting.shift + 2)
    sections = list(_sections(tree, key, setting.shift + 2))
    inner = "".join(parser.tostring(kid, encoding="unicode") for kid in tree)
    return Made((tree.text or "") + inner, answers, sections)


def _answers(tree: Any) -> Iterator[tuple[str, str]]:
    """Each answer's id and its question. The id is put at the end of the answer: a name to find it
    by that no new answer changes.
    """
    for answer in tree.xpath(".//*[contains(@class, 'g-answer') and @id]"):
        heading = next(answer.iter("h2", "h3", "h4"), None)
        if heading is not None:
            yield answer.get("id"), " ".join(heading.text_content().split())
            shown = parser.Element("span", {"class": "at"})
            shown.text = f"#{answer.get('id')}"
            *_, last = answer.iter("p")
            last.append(shown)


def _sections(tree: Any, key: str, level: int) -> Iterator[tuple[str, str]]:
    """The id and the title of each section, which gets one if it has none."""
    for number, heading in enumerate(tree.iter(f"h{level}")):
        heading.set("id", heading.get("id") or f"{key}-s{number}")
        yield heading.get("id"), " ".join(heading.text_content().split())


def _leave_out(tree: Any) -> None:
    for mark in tree.xpath(".//sup[contains(@class, 'g-mark')][a]"):
        mark.drop_tree()  # the page it leads to says which pages it belongs to
    title = True
    for element in list(tree.iter()):
        if not isinstance(element.tag, str):
            element.drop_tree()
            continue
        found = classes(element)
        gone = element.tag in _TAGS or bool(_ATTRIBUTES & {*element.attrib} or found & _CLASSES)
        unseen = "g-hidden" in found and "g-hidden--screen" not in found
        if element.tag == "h1" and title:
            gone, title = True, False
        if element.tag == "summary":
            around = [classes(up) for up in element.iterancestors()]
            gone = "g-fold" in around[0] or any("g-reference" in each for each in around)
        if (gone or unseen) and element.getparent() is not None:
            around = element.getparent()
            element.drop_tree()
            while around.tag in ("p", "li") and not around.xpath("string()").strip():
                if len(around):
                    break
                around, emptied = around.getparent(), around
                emptied.drop_tree()
    for heading in list(tree.iter(*_HEADINGS)):
        following = heading.getnext()
        if following is not None and following.tag in _HEADINGS and following.tag <= heading.tag:
            heading.drop_tree()


def _as_printed(element: Any, setting: Setting) -> None:
    """Make an element what it is on paper."""
    found = classes(element)
    tag = element.tag
    if tag in _HEADINGS:
        following = element.getnext()
        if following is not None and _SHEET in classes(following):
            element.set("class", "on-sheet")
    elif tag == "a":
        link_as_printed(element, setting.place)
    elif tag == "dl":
        facts_as_lines(element)
    elif tag in ("article", "section", "aside", "figure", "details", "fieldset"):
        element.tag = "div"
    elif tag in ("figcaption", "summary", "legend"):
        element.tag = "p"
        element.set("class", f"{tag} {element.get('class', '')}".strip())
    elif tag == "label":
        element.tag = "p"
        element.insert(0, parser.Element("span", {"class": "g-box"}))
    elif tag == "span" and found & {"g-basis", "g-nynorsk"} and not in_mark(element):
        _bracketed(element)
        return
    elif tag == "time" or (tag == "span" and not found & _MARKS and not _line_to_fill(element)):
        if element.get("lang"):
            element.tag = MARK
        elif not element.get("id"):
            element.drop_tag()
            return
    if _unwrapped(element, found):
        return
    if element.get("id"):
        element.set("id", f"{setting.place.key}--{element.get('id')}")
    for name in list(element.attrib):
        if name not in _KEPT:
            del element.attrib[name]


def _bracketed(basis: Any) -> None:
    """What a sentence rests on, in brackets."""
    basis.text = f"({(basis.text or '').lstrip()}"
    if len(basis):
        basis[-1].tail = f"{(basis[-1].tail or '').rstrip()})"
    else:
        basis.text += ")"
    basis.drop_tag()


def _unwrapped(element: Any, found: set[str]) -> bool:
    """Whether an element says nothing on paper, and is gone."""
    if element.get("id") or element.get("lang"):
        return False
    if element.tag == "div" and not found & _SET:
        element.drop_tag()
        return True
    parent = element.getparent()
    alone = element.tag == "p" and parent.tag == "li" and len(parent.findall("p")) == 1
    if alone and not found & _SET:
        element.drop_tag()
    return alone and not found & _SET


def _line_to_fill(span: Any) -> bool:
    """Whether it is a line at the head of a sheet."""
    return "g-sheet-head" in classes(span.getparent())


def _levelled(tree: Any, level: int) -> None:
    """Give headings their level below that of the chapter, none skipped (ISO 14289-1, §7.4.2)."""
    open_: list[str] = []  # the headings that one stands under, as they are on the page
    for heading in list(tree.iter(*_HEADINGS)):
        open_ = [*(tag for tag in open_ if tag < heading.tag), heading.tag]
        heading.tag = f"h{min(level + len(open_), 6)}"
