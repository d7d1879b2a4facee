"""SVG from outside: what is allowed in a drawing is written anew, all else is refused.

Nothing of the file itself is published. Elements, attributes and CSS properties are those that
draw, with numbers, colours, shapes and addresses within the drawing. What drawing programs
note for themselves is left out.
"""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass, field
from xml.etree import ElementTree
from xml.parsers import expat

from macros.guide.reading.drawing_css import (
    Pointing,
    Properties,
    read_sheet,
    read_style,
    read_value,
)
from macros.guide.reading.drawing_values import ATTRIBUTES, DROPPED, PROPERTIES, fits
from macros.guide.reading.picture import ONLY_PICTURE, PictureError, has
from macros.guide.reading.png import clean_png

SVG = "http://www.w3.org/2000/svg"
MOST_ELEMENTS = 5000
DEEPEST = 40
MOST_DRAWN = 20_000  # elements, when each is counted as often as it is drawn
MOST_STEPS = 10  # from an element to what it points to, and on

_XLINK = "http://www.w3.org/1999/xlink"
_XML = "http://www.w3.org/XML/1998/namespace"
# What drawing programs and licences write into a drawing: inert, and left out.
_EDITORS = re.compile(
    r"http://www\.inkscape\.org/namespaces/inkscape|http://sodipodi\.sourceforge\.net/DTD/.+"
    r"|https?://(?:www\.)?w3\.org/1999/02/22-rdf-syntax-ns#|http://purl\.org/dc/.+"
    r"|https?://(?:web\.resource\.org/cc/|creativecommons\.org/ns#)|http://ns\.adobe\.com/.+"
    r"|http://www\.serif\.com/|http://www\.bohemiancoding\.com/sketch/ns"
)
_ELEMENTS = {
    *("svg", "g", "defs", "symbol", "use", "path", "rect", "circle", "ellipse", "line"),
    *("polyline", "polygon", "linearGradient", "radialGradient", "stop", "pattern", "clipPath"),
    *("mask", "image", "style"),
}
_TOLD = {"title", "desc", "metadata"}  # read past: nothing of them is shown
_POINTING = {"use", "linearGradient", "radialGradient", "pattern"}
_ENCODING = re.compile(rb"^(?:\xef\xbb\xbf)?<\?xml[^>]*encoding\s*=\s*[\"'](?!utf-?8[\"'])", re.I)
_PNG = re.compile(r"data:image/png;base64,([A-Za-z0-9+/=\s]+)")


@dataclass
class _Node:
    """An element as it will be written."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[_Node] = field(default_factory=list)
    points_to: list[str] = field(default_factory=list)
    text: str = ""


def clean_svg(content: bytes) -> bytes:
    """The drawing with what draws it and nothing else. Raises PictureError."""
    if _ENCODING.search(content):
        raise PictureError("which is not in UTF-8", "an SVG in UTF-8")
    reader = _Reader()
    try:
        reader.parser.Parse(content, True)
    except expat.ExpatError as error:
        what = expat.errors.messages[error.code]
        no = f"which is no SVG (line {error.lineno}: {what})"
        raise PictureError(no, ONLY_PICTURE) from None
    root = reader.root
    assert root is not None  # or the parser would have missed it
    _check_drawn(root, reader.sheet)
    written = _written(root)
    written.set("xmlns", SVG)
    return ElementTree.tostring(written, encoding="unicode").encode()


class _Reader:
    """Builds the tree of what is allowed, and raises PictureError at the first that isn't."""

    def __init__(self) -> None:
        self.root: _Node | None = None
        self.sheet: list[Pointing] = []  # rules of the style sheets that point to elements
        self._open: list[_Node] = []
        self._count = 0
        self.parser = expat.ParserCreate("UTF-8", namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.ProcessingInstructionHandler = self._instruction
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text

    @staticmethod
    def _doctype(*_: object) -> None:
        raise has("<!DOCTYPE")

    @staticmethod
    def _instruction(target: str, _data: str) -> None:
        raise has(f"<?{target}")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if self._count > MOST_ELEMENTS:
            raise PictureError("which has too many elements", f"at most {MOST_ELEMENTS}")
        if len(self._open) >= DEEPEST:
            raise PictureError("whose elements stand too deep", f"at most {DEEPEST} levels")
        space, _, tag = name.rpartition(" ")
        inside = self._open[-1] if self._open else None
        if inside is None and (space, tag) != (SVG, "svg"):
            raise PictureError(
                f"which is no SVG (it begins with «<{tag}>» of «{space}»)", ONLY_PICTURE
            )
        editors = bool(_EDITORS.fullmatch(space))
        known = space == SVG and tag in _ELEMENTS | _TOLD
        if not editors and not known:
            raise has(f"<{tag}>")
        if inside is not None and inside.tag in (*_TOLD, "style", "") and not editors:
            raise has(f"<{tag}> in <{inside.tag or 'metadata'}>")
        if inside is not None and inside.tag == "style":
            raise has(f"<{tag}> in <style>")
        node = _Node("" if editors else tag)
        if known:
            self._take(node, attributes)
        if inside is None:
            self.root = node
        elif known and tag not in _TOLD | {"style"}:
            inside.children.append(node)
        self._open.append(node)

    def _end(self, _name: str) -> None:
        node = self._open.pop()
        if node.tag == "style" and self.root is not None:
            sheet, pointing = read_sheet(node.text)
            self.sheet += pointing
            if sheet:
                self.root.children.append(_Node("style", text=sheet))

    def _text(self, text: str) -> None:
        if self._open and self._open[-1].tag == "style":
            self._open[-1].text += text

    def _take(self, node: _Node, attributes: dict[str, str]) -> None:
        """Take over the attributes that are allowed."""
        for name, value in attributes.items():
            space, _, local = name.rpartition(" ")
            if (
                _EDITORS.fullmatch(space)
                or space == _XML
                or (not space and DROPPED.fullmatch(local))
            ):
                continue
            if local == "href" and space in ("", _XLINK) and node.tag in (*_POINTING, "image"):
                node.attributes["href"] = self._address(node, value.strip())
            elif space:
                raise has(f"{local}=")
            elif local == "style":
                _style(node, read_style(value))
            elif local in PROPERTIES:
                _style(node, read_value(local, value), as_attribute=True)
            elif local in ATTRIBUTES:
                if not fits(local, value.strip()):
                    raise has(f"{local}={value}")
                node.attributes[local] = value.strip()
            elif node.tag == "style" and local in ("type", "media"):
                if value.strip().lower() not in ("text/css", "all", "screen", ""):
                    raise has(f"{local}={value}")
            else:
                raise has(f"{local}=")

    @staticmethod
    def _address(node: _Node, value: str) -> str:
        if node.tag != "image":
            if not re.fullmatch(r"#[\w.:-]{1,100}", value):
                raise has(f"href={value}")
            node.points_to.append(value[1:])
            return value
        held = _PNG.fullmatch(value)
        if not held:
            raise has(f"href={value}")
        try:
            png = clean_png(base64.b64decode("".join(held[1].split()), validate=True))
        except (binascii.Error, PictureError):
            raise PictureError("which holds a picture that is no whole PNG", "one") from None
        return f"data:image/png;base64,{base64.b64encode(png).decode()}"


def _style(node: _Node, found: Properties, *, as_attribute: bool = False) -> None:
    """Take over properties. Those of `style` win over attributes, as they do where it is shown."""
    node.points_to += found.points_to
    if as_attribute:
        node.attributes |= found.values
    elif found.values:
        node.attributes["style"] = "; ".join(f"{k}: {v}" for k, v in found.values.items())


def _check_drawn(root: _Node, sheet: list[Pointing]) -> None:
    """Raise PictureError for a drawing that points in a circle or multiplies itself."""
    by_id: dict[str, list[_Node]] = {}
    every = [root]
    for node in every:
        every += node.children
        if "id" in node.attributes:
            by_id.setdefault(node.attributes["id"], []).append(node)
        for rule in sheet:
            if rule.applies(node.tag, node.attributes):
                node.points_to += rule.points_to
    counts: dict[int, int] = {}
    under_way: set[int] = set()

    def drawn(node: _Node, steps: int) -> int:
        key = id(node)
        if key in counts:
            return counts[key]
        if key in under_way or steps > MOST_STEPS:
            raise PictureError(
                "which points to itself, or on and on", f"at most {MOST_STEPS} steps"
            )
        under_way.add(key)
        count = 1 + sum(drawn(child, steps) for child in node.children)
        count += sum(drawn(to, steps + 1) for name in node.points_to for to in by_id.get(name, ()))
        under_way.remove(key)
        counts[key] = min(count, MOST_DRAWN + 1)
        return counts[key]

    if drawn(root, 0) > MOST_DRAWN:
        raise PictureError("which draws its parts too many times", f"at most {MOST_DRAWN} in all")


def _written(node: _Node) -> ElementTree.Element:
    element = ElementTree.Element(node.tag, node.attributes)
    element.text = node.text or None
    element.extend(_written(child) for child in node.children)
    return element
