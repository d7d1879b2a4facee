"""The coat of arms of an edition: a picture that can be shown anywhere and does nothing else."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

LARGEST = 200_000  # bytes
_NAME = "arms"  # an editor's own name may hold what no address or archive takes
_TYPES = {".svg": "image/svg+xml", ".png": "image/png"}
# What makes an SVG more than a picture: declarations that can pull something in, elements that act
# or hold other content, attributes that run, and addresses that lead out of the drawing.
_DECLARED = re.compile(r"<!DOCTYPE|<!ENTITY|<\?xml-stylesheet", re.IGNORECASE)
_ACTING = {"script", "foreignobject", "set", "handler", "listener", "iframe", "audio", "video"}
_LEADING_OUT = re.compile(r"@import|\\|url\(\s*['\"]?(?!\s*['\"]?#)|javascript:", re.IGNORECASE)
_INSIDE = ("#", "data:image/png")


@dataclass(frozen=True)
class Arms:
    """A picture: the name it is published under, and its bytes."""

    name: str
    content: bytes

    @property
    def data_uri(self) -> str:
        """The picture as an address that holds it."""
        text = base64.b64encode(self.content).decode()
        return f"data:{_TYPES[Path(self.name).suffix.lower()]};base64,{text}"


def read_arms(folder: Path, name: str) -> tuple[Arms | None, str]:
    """The picture `name` in `folder`; or None and what is wrong, to complete «found …»."""
    path = folder / name
    if Path(name).name != name:
        return None, f"«{name}», expected the name of a file beside this one"
    if path.suffix.lower() not in _TYPES:
        return None, f"«{name}», expected an SVG or PNG file"
    if not path.is_file():
        return None, f"«{name}», which isn't there, expected a file beside this one"
    content = path.read_bytes()
    if len(content) > LARGEST:
        size = round(len(content) / 1000)
        return None, f"«{name}» of {size} kB, expected at most {LARGEST // 1000} kB"
    arms = Arms(f"{_NAME}{path.suffix.lower()}", content)
    if path.suffix.lower() == ".png":
        is_png = content.startswith(b"\x89PNG\r\n\x1a\n")
        return (arms, "") if is_png else (None, f"«{name}», which is no PNG, expected one")
    wrong = _svg_problem(content)
    if wrong:
        return None, f"«{name}», which {wrong}, expected a picture and nothing else"
    return arms, ""


def _svg_problem(content: bytes) -> str:
    """What in an SVG is more than a picture; empty when nothing is."""
    text = content.decode("utf-8", "replace")
    declared = _DECLARED.search(text)
    if declared:
        return f"has «{declared[0]}»"
    try:
        root = ElementTree.fromstring(text.encode())  # noqa: S314  no DOCTYPE: no entities to expand
    except (ElementTree.ParseError, ValueError):
        return "is no SVG"
    if _local(root.tag) != "svg":
        return "is no SVG"
    for element in root.iter():
        tag = _local(element.tag)
        if tag in _ACTING or tag.startswith("animate"):
            return f"has «<{tag}>»"
        for name, value in element.attrib.items():
            attribute = _local(name)
            outside = attribute == "href" and not value.strip().startswith(_INSIDE)
            if attribute.startswith("on") or outside or _LEADING_OUT.search(value):
                return f"has «{attribute}=»"
        found = _LEADING_OUT.search(element.text or "") if tag == "style" else None
        if found:
            return f"has «{found[0]}»"
    return ""


def _local(name: str) -> str:
    """The name of an element or attribute in small letters, without its namespace."""
    return name.rpartition("}")[2].lower()
