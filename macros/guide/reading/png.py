"""PNG from outside: read to its end, and what shows the picture written anew."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

from macros.guide.reading.picture import PictureError

LARGEST_SIDE = 2000  # pixels; a coat of arms is shown much smaller

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
# Bit depths by colour type, and samples in a pixel (w3.org/TR/png-3, table 8).
_DEPTHS = {0: {1, 2, 4, 8, 16}, 2: {8, 16}, 3: {1, 2, 4, 8}, 4: {8, 16}, 6: {8, 16}}
_SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
# The seven passes of an interlaced picture: first column and row, and the steps between.
_PASSES = (
    *((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4)),
    *((0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)),
)
_MOVING = {b"acTL", b"fcTL", b"fdAT"}


def clean_png(content: bytes) -> bytes:
    """The picture with what shows it and nothing else: no texts, places, profiles or times.

    Raises PictureError for what is no PNG, is damaged, too large, or moves.
    """
    if not content.startswith(_SIGNATURE):
        raise PictureError("which is no PNG", "one")
    header, kept, data = b"", {}, b""
    last = b""
    for kind, body in _chunks(content):
        if (kind == b"IHDR") != (last == b""):
            raise _damaged(kind)
        if kind == b"IDAT" and data and last != b"IDAT":
            raise _damaged(kind)
        if kind == b"IHDR":
            header = body
        elif kind == b"IDAT":
            data += body
        elif kind in (b"PLTE", b"tRNS"):
            if data or kind in kept:
                raise _damaged(kind)
            kept[kind] = body
        elif kind in _MOVING:
            raise PictureError(f"which moves («{kind.decode()}»)", "a picture that stands still")
        elif kind != b"IEND" and not kind[0] & 0x20:  # a capital: who doesn't know it can't show it
            raise _damaged(kind)
        last = kind
    colour = _check_header(header)
    _check_palette(colour, header[8], kept)
    _check_pixels(header, data)
    parts = [(b"IHDR", header), *kept.items(), (b"IDAT", data), (b"IEND", b"")]
    return _SIGNATURE + b"".join(_chunk(kind, body) for kind, body in parts)


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Each part of the file, whole and with the right checksum, to the end of the file."""
    at = len(_SIGNATURE)
    while at < len(content):
        if at + 12 > len(content):
            raise PictureError("which breaks off", "a whole PNG")
        (length,) = struct.unpack_from(">I", content, at)
        kind, body = content[at + 4 : at + 8], content[at + 8 : at + 8 + length]
        if not kind.isalpha() or at + 12 + length > len(content):
            raise PictureError("which breaks off", "a whole PNG")
        (given,) = struct.unpack_from(">I", content, at + 8 + length)
        if given != zlib.crc32(kind + body) or (kind == b"IEND" and body):
            raise _damaged(kind)
        yield kind, body
        at += 12 + length
        if kind == b"IEND":
            if at < len(content):
                raise PictureError(f"with {len(content) - at} bytes after its end", "none")
            return
    raise PictureError("which breaks off", "a whole PNG")


def _check_header(header: bytes) -> int:
    """The colour type. Raises PictureError for sizes and kinds that can't be."""
    if len(header) != 13:
        raise _damaged(b"IHDR")
    width, height, depth, colour, packing, filtering, interlaced = struct.unpack(">IIBBBBB", header)
    if depth not in _DEPTHS.get(colour, ()) or packing or filtering or interlaced > 1:
        raise _damaged(b"IHDR")
    if not 0 < width <= LARGEST_SIDE or not 0 < height <= LARGEST_SIDE:
        most = f"{LARGEST_SIDE} × {LARGEST_SIDE}"
        raise PictureError(f"of {width} × {height} pixels", f"at least 1 × 1 and at most {most}")
    return int(colour)


def _check_palette(colour: int, depth: int, kept: dict[bytes, bytes]) -> None:
    colours, see_through = kept.get(b"PLTE", b""), kept.get(b"tRNS")
    many = len(colours) // 3
    if len(colours) % 3 or many > (2**depth if colour == 3 else 256) or (colour == 3) > many:
        raise _damaged(b"PLTE")
    if b"PLTE" in kept and colour in (0, 4):
        raise _damaged(b"PLTE")
    if see_through is not None:
        right = {0: len(see_through) == 2, 2: len(see_through) == 6, 3: len(see_through) <= many}
        if not right.get(colour, False):
            raise _damaged(b"tRNS")


def _check_pixels(header: bytes, data: bytes) -> None:
    """Unpack the pixels, never more than the size says, and look at the filter of each row."""
    width, height, depth, colour, _, _, interlaced = struct.unpack(">IIBBBBB", header)
    bits = depth * _SAMPLES[colour]
    passes = _PASSES if interlaced else ((0, 0, 1, 1),)
    rows: list[int] = []
    for column, row, across, down in passes:
        wide, high = -(-(width - column) // across), -(-(height - row) // down)
        if wide > 0:
            rows += [1 + (wide * bits + 7) // 8] * max(0, high)
    reader = zlib.decompressobj()
    try:
        pixels = reader.decompress(data, sum(rows) + 1)
    except zlib.error:
        raise _damaged(b"IDAT") from None
    if len(pixels) != sum(rows) or not reader.eof or reader.unused_data:
        raise _damaged(b"IDAT")
    at = 0
    for length in rows:
        if pixels[at] > 4:
            raise _damaged(b"IDAT")
        at += length


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def _damaged(kind: bytes) -> PictureError:
    name = kind.decode("ascii", "replace")
    return PictureError(f"which is damaged (its part «{name}»)", "a whole PNG")
