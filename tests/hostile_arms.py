"""Coats of arms as an enemy, a broken program or a bad copy would make them, at random."""

from __future__ import annotations

import random
import struct
import zlib
from collections.abc import Iterator

SVG = "http://www.w3.org/2000/svg"
OUT = (
    "http://x.example/a",
    "//x.example/a",
    "https:x",
    "javascript:alert(1)",
    "file:///etc/passwd",
    "data:text/html,<script>1</script>",
    "data:image/svg+xml,<svg/>",
    "a.png",
    "HTTP://X",
    "#",
)

# Pieces to put into a drawing; {out} is an address that leads out of it.
ELEMENTS = (
    "<script>alert(1)</script>", '<script href="{out}"/>', "<foreignObject><p>x</p></foreignObject>",
    '<h:img xmlns:h="http://www.w3.org/1999/xhtml" src="{out}"/>',
    '<h:meta xmlns:h="http://www.w3.org/1999/xhtml" http-equiv="refresh" content="0;url={out}"/>',
    '<h:iframe xmlns:h="http://www.w3.org/1999/xhtml" src="{out}"/>',
    '<m:math xmlns:m="http://www.w3.org/1998/Math/MathML" href="{out}"/>',
    '<image href="{out}"/>', '<image xmlns:l="http://www.w3.org/1999/xlink" l:href="{out}"/>',
    '<feImage href="{out}"/>', '<use href="{out}"/>', '<use href="{out}#a"/>', '<a href="{out}"/>',
    '<animate attributeName="href" to="{out}"/>', '<set attributeName="onload" to="alert(1)"/>',
    "<style><g/>@import url({out});</style>", "<style>@import '{out}';</style>",
    "<style><![CDATA[@import url({out});]]></style>", "<style>@font-face{{src:url({out})}}</style>",
    "<style>*{{background:url({out})}}</style>", "<style>*{{fill:image-set('{out}' 1x)}}</style>",
    "<style>*{{fill:\\75 rl({out})}}</style>", "<style>*{{fill:u/**/rl({out})}}</style>",
    "<style>@media all{{*{{fill:url({out})}}}}</style>", "<style>*{{fill:url('{out}}}</style>",
    "<style>--x:url({out})</style>", "<style>*{{--x:url({out});fill:var(--x)}}</style>",
    "<style>*{{&amp;{{fill:url({out})}}}}</style>", "<style>" + "a{{" * 3000 + "</style>",
    "<style>a[b=" + "(" * 5000 + "</style>", "<style>a:is(" + "((" * 5000 + "){{}}</style>",
    "<text>æøå 漢字</text>", "<metadata><script/></metadata>", "<title><img src='{out}'/></title>",
    "<filter id='f'><feTurbulence/></filter>", "<switch><g/></switch>", "<g>" * 60 + "</g>" * 60,
    "<path d='" + "1" * 9000 + "x'/>", "<path d='M" + "1 " * 9000 + "'/>", "<g/>" * 6000,
    "<path d='M 1'/>", "<path d='A 1 1'/>", "<path d='zzz'/>", "<path d='1 2 3'/>", "<rect/>",
    "<polygon points='1'/>", "<polygon points='1,2,3'/>", "<polyline points=''/>", "<circle r='-1'/>",
    "<svg viewBox='0 0 1 1' width='5%'/>", "<svg width='0' height='0'/>", "<use href='#nobody'/>",
    "<linearGradient id='g' href='#g'/>", "<pattern id='p' width='1' height='1'><g fill='url(#p)'/></pattern>",
    "<pattern id='q'/>", "<rect fill='url(#q)' width='9' height='9'/>", "<mask id='m'/>",
    "<rect mask='url(#m)' width='9' height='9'/>", "<clipPath id='k'/><g clip-path='url(#k)'/>",
    "<clipPath id='r'><use href='#r'/></clipPath><g clip-path='url(#r)'><rect/></g>",
    "<rect fill='url(#lg)' width='9' height='9'/><linearGradient id='lg'/>", "<stop offset='9'/>",
    "<rect fill='url(#rg)' width='9' height='9'/><radialGradient id='rg' r='0'><stop/></radialGradient>",
)  # fmt: skip
ATTRIBUTES = (
    'onload="alert(1)"', 'ONLOAD="1"', 'style="fill:url({out})"', 'fill="url({out})"', 'fill=""',
    'style="background:image({out})"', 'style="behavior:url({out})"', 'filter="url({out}#f)"',
    'mask="url({out})"', 'style="{{"', 'style=";;:x;fill:"', 'fill="url("', 'transform="scale(1e9)"',
    'transform="rotate(1,"', 'transform="scale()"', 'transform="matrix(0 0 0 0 0 0)"', 'style="fill"',
    'xml:base="{out}"', 'href="{out}"', 'src="{out}"', 'cursor="url({out}),auto"', 'width="1e308"',
    'width="NaN"', 'width="10furlong"', 'x="--1"', 'stroke-dasharray="0"', 'stroke-width="1e7"',
    'stroke-dasharray="-1 x"', 'fill="#ggg"', 'fill="rgb(1)"', 'fill="rgb(a,b,c)"', 'opacity="x"',
    'opacity="200%"', 'stroke-width=""', 'display="none"', 'stroke="url(#nobody) red"', 'fill="hsl()"',
    'stroke-linejoin="9"', 'fill="rgb(' + "(" * 3000 + '"', 'style="--a:' + "[" * 3000 + '"',
    'preserveAspectRatio="x"', 'viewBox="0 0 0 0"', 'viewBox="1"', 'class="a b"', 'id="1"',
    'stroke-miterlimit="0"', 'font-size="1e9"', 'visibility="x"', 'clip-path="url(#nobody)"',
    'transform="skewX(90)"', 'rx="-1"', 'pathLength="0"', 'x="50%" y="50%"', 'overflow="visible"',
)  # fmt: skip
HEADS = (
    '<?xml version="1.0" encoding="UTF-8"?>', '<?xml version="1.0" encoding="UTF-16"?>',
    '<!DOCTYPE svg>', '<!DOCTYPE svg [<!ENTITY a "b"><!ENTITY c "&a;&a;">]>', "<!-- æ -->", "\ufeff",
    '<?xml-stylesheet href="{out}"?>', '<!DOCTYPE svg SYSTEM "{out}">',
)  # fmt: skip
ROOTS = (
    f'<svg xmlns="{SVG}" viewBox="0 0 40 48"', f'<svg xmlns="{SVG}" width="40" height="48"',
    f'<svg xmlns="{SVG}"', "<svg", '<svg xmlns="http://www.w3.org/1999/xhtml"',
    f'<svg xmlns="{SVG}" viewBox="0 0 40 48" width="100%" height="1e-9"',
    f'<s:svg xmlns:s="{SVG}"',
)  # fmt: skip
SOUND = '<path id="a" d="M2 2h36v24c0 10-8 16-18 20C10 42 2 36 2 26z" fill="#1f3f77"/>'


def hostile_svgs(seed: int) -> Iterator[bytes]:
    """Drawings without end, the same ones for the same seed."""
    chosen = random.Random(seed)  # noqa: S311  any will do
    while True:
        out = chosen.choice(OUT)
        root = chosen.choice(ROOTS[: chosen.choice((2, 2, 2, len(ROOTS)))])
        pieces = [chosen.choice(ELEMENTS) for _ in range(chosen.choice((0, 0, 0, 1, 2)))]
        for _ in range(chosen.randrange(3)):
            given = f"<rect width='9' height='9' {chosen.choice(ATTRIBUTES)}/>"
            pieces.append(
                given if chosen.random() < 0.6 else f"<g {chosen.choice(ATTRIBUTES)}>{SOUND}</g>"
            )
        pieces.append(chosen.choice((SOUND, SOUND, bomb(chosen))))
        chosen.shuffle(pieces)
        more = f" {chosen.choice(ATTRIBUTES)}" if chosen.random() < 0.1 else ""
        end = "</s:svg>" if root.startswith("<s:") else "</svg>"
        head = chosen.choice(HEADS) if chosen.random() < 0.3 else ""
        text = head + root + more + ">" + "".join(pieces) + end
        data = text.replace("{out}", out).replace("{{", "{").replace("}}", "}").encode()
        yield damaged(data, chosen) if chosen.random() < 0.2 else data


def bomb(chosen: random.Random) -> str:
    """A drawing that multiplies itself by what it points to."""
    link = chosen.choice(
        ("<use href='#b{n}'/>", "<rect width='9' height='9' fill='url(#b{n})'/>",
         "<g mask='url(#b{n})'><rect/></g>", "<g style='clip-path:url(#b{n})'><rect/></g>")
    )  # fmt: skip
    tag = chosen.choice(("g", "pattern", "mask", "clipPath", "symbol"))
    times = chosen.randrange(1, 12)
    steps = chosen.randrange(2, 12)
    parts = [f"<{tag} id='b{n}'>{link.format(n=n + 1) * times}</{tag}>" for n in range(steps)]
    return "".join(parts) + f"<{tag} id='b{steps}'>{SOUND}</{tag}>" + link.format(n=0)


def damaged(data: bytes, chosen: random.Random) -> bytes:
    """Some bytes changed, left out, doubled or put in."""
    changed = bytearray(data)
    for _ in range(chosen.randrange(1, 4)):
        at = chosen.randrange(max(1, len(changed)))
        size = chosen.randrange(1, 20)
        kind = chosen.randrange(4)
        if kind == 0:
            changed[at : at + 1] = bytes([chosen.randrange(256)])
        elif kind == 1:
            del changed[at : at + size]
        elif kind == 2:
            changed[at:at] = changed[at : at + size]
        else:
            del changed[at:]
    return bytes(changed)


def chunk(kind: bytes, body: bytes) -> bytes:
    """A part of a PNG."""
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(
    width: int = 2, height: int = 2, *, depth: int = 8, colour: int = 2, interlaced: int = 0,
    data: bytes | None = None, more: tuple[tuple[bytes, bytes], ...] = (),
) -> bytes:  # fmt: skip
    """A PNG of one colour, as it says or not."""
    samples = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}.get(colour, 1)
    row = b"\0" + b"\0" * ((width * samples * depth + 7) // 8)
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, interlaced)
    body = zlib.compress(row * min(height, 5000)) if data is None else data
    parts = [(b"IHDR", header), *more, (b"IDAT", body), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(kind, part) for kind, part in parts)


def hostile_pngs(seed: int) -> Iterator[bytes]:
    """PNGs without end, whole or not."""
    chosen = random.Random(seed)  # noqa: S311  any will do
    while True:
        size = chosen.choice((0, 1, 2, 9, 2000, 2001, 2**31 - 1))
        data = chosen.choice(
            (None, None, b"", b"x", zlib.compress(b"\0" * 10**7), zlib.compress(b"\7" * 14))
        )
        more = tuple(
            chosen.sample(
                [(b"PLTE", b"\0" * 3), (b"PLTE", b"\0" * 4), (b"tRNS", b"\0\0"), (b"tEXt", b"a\0b"),
                 (b"acTL", b"\0" * 8), (b"ABCD", b""), (b"iCCP", b"a\0\0" + zlib.compress(b"x" * 10**6)),
                 (b"eXIf", b"GPS"), (b"IDAT", b""), (b"IHDR", b"\0" * 13), (b"IEND", b"")],
                chosen.choice((0, 0, 1, 2)),
            )
        )  # fmt: skip
        made = png(
            size, chosen.choice((1, 2, 9)), depth=chosen.choice((1, 2, 8, 8, 16, 3)),
            colour=chosen.choice((0, 2, 2, 3, 4, 6, 5)), interlaced=chosen.choice((0, 0, 0, 1, 2)),
            data=data if size < 3000 else b"x", more=more,
        ) if size < 3000 else png(1, 1)[:16] + struct.pack(">I", size) + png(1, 1)[20:]  # fmt: skip
        yield damaged(made, chosen) if chosen.random() < 0.3 else made
