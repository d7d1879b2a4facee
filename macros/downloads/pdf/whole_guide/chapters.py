"""From a page's HTML to a chapter: headings at their level in the book, links within as page
numbers, nothing that only a screen has use for, and facts as lines instead of lists.

The fewer elements there are, the sooner the book is set: what only a style sheet of the screen has
use for is unwrapped.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from lxml import html as parser

from macros.downloads.pdf.render import MARK
from macros.downloads.pdf.whole_guide.drawings import pictured
from macros.downloads.pdf.whole_guide.facts import facts_as_lines
from macros.downloads.pdf.whole_guide.numbers import UNKNOWN

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
    "g-picture--tall",  # the list under it says the same
}
_KEPT = {
    *("id", "class", "href", "src", "alt", "lang", "colspan", "rowspan", "scope", "start"),
    *("value", "title", "data-at"),
}
# Elements of text that say something by their looks; others are unwrapped.
_MARKS = {"g-badge", "g-strength", "g-box", "g-fill-in", "g-sheet-head", "g-levels__text"}
# Classes that the style sheet sets.
_SET = {
    *("fact", "g-answer", "g-card", "g-checklist", "g-correction", "g-deadline", "g-duty"),
    *("g-document__text", "g-entry", "g-example", "g-glossary", "g-lines", "g-note", "g-picture"),
    *("g-picture--bar", "g-plan", "g-reference", "g-references", "g-statement", "g-q__help"),
    *("g-q__apart", "g-q__text"),
}
# Links that lead to a list at the end, or to a line nearby: no number after each.
_UNNUMBERED = {"g-cite", "g-term"}


@dataclass(frozen=True)
class Place:
    """Where links of a page lead: `find` gives the id in the book of an address as it is written,
    None where the book has no such place; `outside` its full address, empty where there is none.
    """

    key: str
    find: Callable[[str], str | None]
    outside: Callable[[str], str]


def chapter(
    html: str, place: Place, shift: int, page: str, drawn: Mapping[str, str], lists: str
) -> str:
    """The HTML of a chapter without its heading.

    `shift` is added to the level of each heading, `page` is what stands before a page's number,
    `drawn` are the colours by token. `lists` says where the checklists stand.
    """
    tree = parser.fragment_fromstring(pictured(html, drawn), create_parent="div")
    for form in tree.xpath(".//*[@data-checklists]"):
        for kid in list(form):
            form.remove(kid)
        form.attrib.clear()
        form.extend(parser.fragments_fromstring(lists))
    _leave_out(tree)
    for element in list(tree.iter()):
        if element is not tree and element.getparent() is not None:
            _as_printed(element, place, shift, page)
    inner = "".join(parser.tostring(kid, encoding="unicode") for kid in tree)
    return (tree.text or "") + inner


def classes(element: Any) -> set[str]:
    """The classes of an element."""
    return set((element.get("class") or "").split())


def _leave_out(tree: Any) -> None:
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
            element.drop_tree()


def _as_printed(element: Any, place: Place, shift: int, page: str) -> None:
    """Make an element what it is on paper."""
    found = classes(element)
    tag = element.tag
    if tag in ("h2", "h3", "h4", "h5", "h6"):
        element.tag = f"h{min(int(tag[1]) + shift, 6)}"
        following = element.getnext()
        if following is not None and classes(following) & {"g-checklist", "g-plan-sheet"}:
            element.set("class", "on-sheet")
    elif tag == "a":
        _link(element, found, place, page)
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
    elif tag == "span" and found & {"g-basis", "g-nynorsk"} and not _in_mark(element):
        _bracketed(element)
        return
    elif tag == "time" or (
        tag == "span" and not found & _MARKS and "data-at" not in element.attrib
    ):
        if element.get("lang"):
            element.tag = MARK
        elif not element.get("id"):
            element.drop_tag()
            return
    if _unwrapped(element, found):
        return
    if element.get("id"):
        element.set("id", f"{place.key}--{element.get('id')}")
    for name in list(element.attrib):
        if name not in _KEPT:
            del element.attrib[name]


def _link(link: Any, found: set[str], place: Place, page: str) -> None:
    """A link within the book with the number of its page; one out of it with its address."""
    address = link.get("href") or ""
    del link.attrib["href"]
    link.attrib.pop("class", None)
    if "download" in link.attrib:
        _named(link)
    if not re.match(r"[a-z]+:", address):
        at = place.find(address)
        if not at and place.outside(address):
            link.set("href", place.outside(address))
            return
        if at and not found & _UNNUMBERED and not _in_mark(link) and not _figure(link):
            _number(link, at, page)
        link.drop_tag()
        return
    link.set("href", address)
    bare = re.sub(r"^(https?://(www\.)?|mailto:|tel:)", "", address).rstrip("/")
    if address.startswith("http") and bare not in link.text_content():
        shown = parser.Element("span", {"class": "address"})
        shown.text, shown.tail = f" ({bare})", link.tail
        link.tail = ""
        link.addnext(shown)


def _named(link: Any) -> None:
    """A file by its name and format; how large it is matters where it is fetched."""
    text = re.sub(r"\b([A-Z]{3,4}),[^()]*$", r"\1", link.text_content().rstrip(") "))
    for kid in list(link):
        link.remove(kid)
    link.text = f"{text})" if "(" in text else text


def _figure(link: Any) -> bool:
    """Whether a link is a figure: a number after it would be read as part of it."""
    return bool(re.fullmatch(r"[\d\s.,%−–-]+", link.text_content()))


def _in_mark(link: Any) -> bool:
    return any("g-mark" in classes(up) or "g-figures" in classes(up) for up in link.iterancestors())


def _number(link: Any, at: str, page: str) -> None:
    """Put the number of a page after what leads there; the number says where it leads."""
    says = " ".join(link.text_content().split())
    number = parser.Element("a", {"href": f"#{at}", "data-at": at, "title": says})
    number.text, number.tail = UNKNOWN, f"){link.tail or ''}"
    link.tail = f" ({page}\N{NO-BREAK SPACE}"
    link.addnext(number)


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


def resolver(
    url: str, src: str, urls: Mapping[str, str], keys: Mapping[str, str]
) -> Callable[[str], str | None]:
    """What `Place.find` is for the page `src` at `url`: `urls` are the pages by address, `keys`
    the chapters' ids by page.
    """

    def find(address: str) -> str | None:
        path, _, anchor = address.partition("#")
        if not path:
            target = src
        elif path.endswith(".md"):
            target = posixpath.normpath(posixpath.join(posixpath.dirname(src), path)).lstrip("/")
        else:
            whole = posixpath.normpath(posixpath.join("/", url, path)).lstrip("/")
            target = urls.get(f"{whole}/" if whole else "", "")
        key = keys.get(target)
        return key and (f"{key}--{anchor}" if anchor else key)

    return find
