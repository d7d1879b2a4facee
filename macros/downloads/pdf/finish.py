"""What WeasyPrint leaves to be put right, in the finished PDF.

Sources: ISO 32000-1 §12.7.3.3 (a field's default appearance), §12.7.4.2.3 (check boxes), §14.8.5.7
(scope of a table header); ISO 14289-1 (PDF/UA-1).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from macros.downloads.pdf.field_font import RESOURCE, field_font

# Where the parent tree names an element, by its number.
Owners = dict[tuple[int, int], list[tuple[Any, int]]]


def finish(raw: bytes, ink: str, foreign: str = "") -> bytes:
    """The PDF with table headers scoped and fields that every viewer can fill and show.

    `ink` is the colour of what is filled in, «#rrggbb». Links that lead nowhere are names in the
    language `foreign`. The same input gives the same bytes.
    """
    with pikepdf.open(BytesIO(raw)) as pdf:
        owners = _owners(pdf)
        for element, parent in _elements(pdf.Root.StructTreeRoot):
            _join_links(owners, element)
            _drop_empty(element)
            if _is_link(element) and not _leads(element):
                element["/S"] = Name.Span
                if foreign:
                    element["/Lang"] = String(foreign)
            if element.get("/S") == Name.TH:
                _scope(element, parent)
            elif element.get("/S") == Name.LI:
                _list_body(pdf, element)
        if "/AcroForm" in pdf.Root:
            _fields(pdf, _operator(ink))
        pdf.remove_unreferenced_resources()
        made = BytesIO()
        pdf.save(
            made,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            recompress_flate=True,
        )
    return made.getvalue()


def _elements(root: Object) -> Iterator[tuple[Object, str]]:
    """Every structure element with the kind of the row group it stands in."""
    waiting: list[tuple[Object, str]] = [(root, "")]
    while waiting:
        node, group = waiting.pop()
        kind = str(node.get("/S", ""))
        group = kind if kind in ("/THead", "/TBody") else group
        kids = node.get("/K", Array())
        for kid in kids if isinstance(kids, Array) else [kids]:
            if isinstance(kid, Dictionary) and kid.get("/Type") == Name.StructElem:
                yield kid, group
                waiting.append((kid, group))


def _scope(header: Object, group: str) -> None:
    """Say what a header is the header of: its column in the head of a table, else its row."""
    attributes = header.get("/A")
    if attributes is None:
        header["/A"] = attributes = Dictionary(O=Name.Table)
    attributes["/Scope"] = Name.Column if group == "/THead" else Name.Row


def _join_links(owners: Owners, parent: Object) -> None:
    """Make one link of the parts that a line break has made of it, so that it is read once."""
    kids = parent.get("/K")
    if not isinstance(kids, Array):
        return
    kept: list[Object] = []
    for kid in kids:
        if kept and _is_link(kid) and _is_link(kept[-1]) and _says(kid) == _says(kept[-1]):
            whole = kept[-1]
            for part in kid.K:
                whole.K.append(part)
            _adopt(owners, kid, whole)
        else:
            kept.append(kid)
    if len(kept) < len(kids):
        parent["/K"] = Array(kept)


def _drop_empty(listed: Object) -> None:
    """Leave out an item that a page ended in before anything of it stood there."""
    kids = listed.get("/K")
    if listed.get("/S") == Name.L and isinstance(kids, Array):
        kept = [kid for kid in kids if kid.get("/S") != Name.LI or _held(kid)]
        if len(kept) < len(kids):
            listed["/K"] = Array(kept)


def _held(item: Object) -> bool:
    kids = item.get("/K")
    return kids is not None and not (isinstance(kids, Array) and len(kids) == 0)


def _is_link(kid: Object) -> bool:
    return isinstance(kid, Dictionary) and kid.get("/S") == Name.Link


def _leads(link: Object) -> bool:
    """Whether a link has somewhere to lead: an annotation."""
    kids = link.get("/K", Array())
    return any(
        isinstance(kid, Dictionary) and kid.get("/Type") == Name.OBJR
        for kid in (kids if isinstance(kids, Array) else [kids])
    )


def _says(link: Object) -> tuple[str, ...]:
    """What a link says and where it leads, from its first annotation."""
    for kid in link.K:
        if isinstance(kid, Dictionary) and kid.get("/Type") == Name.OBJR:
            note = kid.Obj
            return str(note.get("/Contents")), str(note.get("/A", note.get("/Dest")))
    return (str(link.objgen),)


def _owners(pdf: Pdf) -> Owners:
    """Where the parent tree names each element (ISO 32000-1, §14.7.4.4): list and place."""
    found: Owners = defaultdict(list)
    nums = pdf.Root.StructTreeRoot.ParentTree.Nums
    for place in range(1, len(nums), 2):
        entry = nums[place]
        if isinstance(entry, Array):
            for index, element in enumerate(entry):
                found[element.objgen].append((entry, index))
        else:
            found[entry.objgen].append((nums, place))
    return found


def _adopt(owners: Owners, old: Object, new: Object) -> None:
    """Let the parent tree name `new` where it named `old`."""
    for listed, place in owners[old.objgen]:
        listed[place] = new


def _list_body(pdf: Pdf, item: Object) -> None:
    """Put what a list item holds beside its label into one body (ISO 32000-1, table 336)."""
    kids = list(item.K) if isinstance(item.K, Array) else [item.K]
    kept = [kid for kid in kids if kid.get("/S") in (Name.Lbl, Name.LBody)]
    loose = [kid for kid in kids if kid.get("/S") not in (Name.Lbl, Name.LBody)]
    if not loose:
        return
    body = next((kid for kid in kept if kid.get("/S") == Name.LBody), None)
    if body is None:
        made = Dictionary(Type=Name.StructElem, S=Name.LBody, P=item, K=Array())
        body = pdf.make_indirect(made)
        kept.append(body)
    for kid in loose:
        kid["/P"] = body
        body.K.append(kid)
    item["/K"] = Array(kept)


def _operator(colour: str) -> str:
    """What sets the colour of what follows (ISO 32000-1, §8.6.8)."""
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return f"{red:.3f} {green:.3f} {blue:.3f} rg"


def _fields(pdf: Pdf, ink: str) -> None:
    """Give fields a font of their own, an appearance to begin with, and a size that suits."""
    form = pdf.Root.AcroForm
    form["/DR"] = Dictionary(Font=Dictionary({RESOURCE: pdf.make_indirect(field_font(pdf))}))
    form["/DA"] = String(f"{ink} {RESOURCE} 9 Tf")
    if "/NeedAppearances" in form:
        del form["/NeedAppearances"]
    drawn: dict[tuple[float, float, bytes], Object] = {}

    def drawing(width: float, height: float, content: bytes) -> Object:
        """One drawing for all fields of a size."""
        size = (round(width, 1), round(height, 1))
        if (*size, content) not in drawn:
            drawn[*size, content] = _form_object(pdf, *size, content)
        return drawn[*size, content]

    for field in form.Fields:
        x0, y0, x1, y1 = (float(number) for number in field.Rect)
        field["/Rect"] = Array([min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)])
        width, height = abs(x1 - x0), abs(y1 - y0)
        field["/DA"] = String(f"{ink} {RESOURCE} 9 Tf")
        if Name.Btn == field.FT:
            field["/DA"] = String(f"{ink} /ZaDb 0 Tf")
            on = drawing(width, height, _tick(width, height, ink))
            off = drawing(width, height, b"")
            field["/AP"] = Dictionary(N=Dictionary({"/on": on, "/Off": off}))
        else:
            field["/AP"] = Dictionary(N=drawing(width, height, b"/Tx BMC EMC"))


def _form_object(pdf: Pdf, width: float, height: float, content: bytes) -> Object:
    made = pdf.make_stream(content)
    made.Type, made.Subtype = Name.XObject, Name.Form
    made.BBox = Array([0, 0, width, height])
    made.Resources = Dictionary()
    return made


def _tick(width: float, height: float, ink: str) -> bytes:
    """A tick drawn with two strokes, as a hand does it."""
    points = [(0.2, 0.52), (0.42, 0.26), (0.8, 0.78)]
    (ax, ay), (bx, by), (cx, cy) = ((x * width, y * height) for x, y in points)
    path = f"{ax:.2f} {ay:.2f} m {bx:.2f} {by:.2f} l {cx:.2f} {cy:.2f} l S"
    return f"q 1.6 w 1 J 1 j {ink.replace('rg', 'RG')} {path} Q".encode()
