"""A coat of arms from outside is a picture, small and whole, and does nothing else."""

from __future__ import annotations

import itertools
import re
import unicodedata
import zlib
from base64 import b64encode
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image
from weasyprint import HTML

from macros.guide.model.arms import Arms
from macros.guide.reading.arms import read_arms
from macros.guide.reading.drawing import DEEPEST, MOST_ELEMENTS, SVG
from tests.conftest import PANGO
from tests.hostile_arms import ATTRIBUTES, chunk, hostile_pngs, hostile_svgs, png

ONLY = "expected a picture and nothing else"


def read(folder: Path, content: str | bytes, name: str = "a.svg") -> tuple[Arms | None, str]:
    """What becomes of a file of this content."""
    (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    return read_arms(folder, name)


def svg(inside: str, more: str = "") -> str:
    """A drawing."""
    return f'<svg xmlns="{SVG}" {more}>{inside}</svg>'


XHTML = 'xmlns:h="http://www.w3.org/1999/xhtml"'
DEEP = "(" * 20_000


@pytest.mark.parametrize(
    ("drawing", "found"),
    [
        (svg("", 'onload="alert(1)"'), "has «onload=»"),
        (svg("<script>1</script>"), "has «<script>»"),
        (svg("<style><g/>@import url(x)</style>"), "has «<g> in <style>»"),
        (svg("<style>@import 'x'</style>"), "has «@import»"),
        (svg("<style><![CDATA[@font-face{src:url(x)}]]></style>"), "has «@font-face»"),
        (svg("<style>a{b{fill:red}}</style>"), "has «b {»"),
        (svg("<style>a[b]{fill:red}</style>"), "has «a(…) {»"),
        (svg("<rect fill=\"image-set('http://x' 1x)\"/>"), "has «fill: image-set(»"),
        (svg('<rect style="fill:\\75rl(https://x)"/>'), "has «fill: url(https://x)»"),
        (svg('<rect style="fill:&#117;rl(//x)"/>'), "has «fill: url(//x)»"),
        (svg("<rect style=\"fill:url('https://x')\"/>"), "has «fill: url(https://x)»"),
        (svg("<rect style='fill:url(var(--x))'/>"), "has «fill:»"),
        (svg('<rect style="--x:url(https://x)"/>'), "has «--x: url(https://x)»"),
        (svg('<rect style="background:url(https://x)"/>'), "has «background: url(https://x)»"),
        (svg('<rect cursor="url(x)"/>'), "has «cursor=»"),
        (svg(f'<rect fill="rgb({DEEP}"/>'), "has «fill: (…)»"),
        (svg(f'<rect style="x:{DEEP}"/>'), "has «x:»"),
        (svg(f"<style>a:is({DEEP}{{}}</style>"), None),
        (svg(f"<h:img {XHTML} src='x'/>"), "has «<img>»"),
        (svg(f"<metadata><h:meta {XHTML} http-equiv='refresh'/></metadata>"), "has «<meta>»"),
        (svg("<title><script/></title>"), "has «<script>»"),
        (svg("<metadata><g/></metadata>"), "has «<g> in <metadata>»"),
        (svg("<foreignObject/>"), "has «<foreignObject>»"),
        (svg('<set attributeName="href" to="x"/>'), "has «<set>»"),
        (svg('<a href="#a"/>'), "has «<a>»"),
        (svg("<text>a</text>"), "has «<text>»"),
        (svg('<use href="b.svg#a"/>'), "has «href=b.svg#a»"),
        (svg('<g href="#a"/>'), "has «href=»"),
        (svg('<image href="https://x.no/a.png"/>'), "has «href=https://x.no/a.png»"),
        (svg('<image href="data:image/svg+xml,x"/>'), "has «href=data:image/svg+xml,x»"),
        (svg('<rect width="1e9"/>'), "has «width=1e9»"),
        (svg('<rect width="NaN"/>'), "has «width=NaN»"),
        (svg(f'<path d="{"1" * 90_000}x"/>'), f"has «d={'1' * 57}…»"),
        (svg("", 'viewBox="0 0 0 9"'), "has «viewBox=0 0 0 9»"),
        (f"<!DOCTYPE svg>{svg('')}", "has «<!DOCTYPE»"),
        (f'<!DOCTYPE svg [<!ENTITY a "b">]>{svg("")}', "has «<!DOCTYPE»"),
        (f'<?xml-stylesheet href="x"?>{svg("")}', "has «<?xml-stylesheet»"),
        ("<svg/>", "is no SVG (it begins with «<svg>» of «»)"),
        (f'<g xmlns="{SVG}"/>', f"is no SVG (it begins with «<g>» of «{SVG}»)"),
        (svg("<rect>"), "is no SVG (line 1: mismatched tag)"),
        ("", "is no SVG (line 1: no element found)"),
        ("GIF89a", "is no SVG (line 1: syntax error)"),
    ],
)
def test_what_is_more_than_a_drawing_is_refused(
    tmp_path: Path, drawing: str, found: str | None
) -> None:
    arms, wrong = read(tmp_path, drawing)
    if found is None:
        assert arms is not None  # what no browser can read of a style sheet is left out
        assert b"style" not in arms.content
    else:
        assert arms is None
        assert wrong == f"«a.svg», which {found}, {ONLY}"


@pytest.mark.parametrize(
    ("drawing", "said"),
    [
        (
            f'<?xml version="1.0" encoding="iso-8859-1"?>{svg("")}',
            "which is not in UTF-8, expected an SVG in UTF-8",
        ),
        (
            svg("<g/>" * MOST_ELEMENTS),
            f"which has too many elements, expected at most {MOST_ELEMENTS}",
        ),
        (
            svg("<g>" * DEEPEST + "</g>" * DEEPEST),
            f"whose elements stand too deep, expected at most {DEEPEST} levels",
        ),
        (
            svg('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'),
            "which points to itself, or on and on, expected at most 10 steps",
        ),
        (
            svg('<image href="data:image/png;base64,iVBO"/>'),
            "which holds a picture that is no whole PNG, expected one",
        ),
    ],
)
def test_a_drawing_is_bounded_and_whole(tmp_path: Path, drawing: str, said: str) -> None:
    assert read(tmp_path, drawing) == (None, f"«a.svg», {said}")


@pytest.mark.parametrize(
    "link",
    [
        '<use href="#a{n}"/>',
        '<rect fill="url(#a{n})"/>',
        '<rect style="mask:url(#a{n})"/>',
        '<g clip-path="url(#a{n})"/>',
    ],
)
def test_a_drawing_does_not_multiply_itself(tmp_path: Path, link: str) -> None:
    parts = [f'<g id="a{n}">{link.format(n=n + 1) * 9}</g>' for n in range(6)]
    arms, wrong = read(tmp_path, svg("".join(parts) + '<g id="a6"><path/></g>'))
    assert arms is None
    assert wrong == ("«a.svg», which draws its parts too many times, expected at most 20000 in all")


def test_a_style_sheet_does_not_multiply_a_drawing(tmp_path: Path) -> None:
    for selector in ("rect", ".a", "rect.b, svg > .a"):
        inside = f"<style>{selector}{{fill:url(#p)}}</style>"
        inside += f"<pattern id='p'>{'<g/>' * 300}</pattern>"
        _, wrong = read(tmp_path, svg(inside + "<rect class='b a'/>" * 300))
        assert "draws its parts too many times" in wrong
    assert read(tmp_path, svg(inside + "<path class='c'/>" * 300).replace("rect.b", ".b"))[0]


def test_what_drawing_programs_write_is_taken_and_their_notes_left_out(tmp_path: Path) -> None:
    """Gradients, styles, a picture it holds; not where it was made, nor by whom."""
    held = b64encode(png()).decode()
    drawing = f"""\ufeff<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!-- Created with Inkscape -->
<svg xmlns="{SVG}" xmlns:svg="{SVG}" xmlns:xlink="http://www.w3.org/1999/xlink" version="1.1"
  xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" id="svg1" viewBox="0 0 40 48"
  xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" xml:space="preserve"
  sodipodi:docname="/home/kari/Våpen.svg" x="0px" style="enable-background:new 0 0 40 48;">
<sodipodi:namedview inkscape:zoom="1"><inkscape:grid/></sodipodi:namedview>
<title>Våpen</title><metadata>Kari<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>Kari</dc:creator></rdf:RDF></metadata>
<style type="text/css">.st0, .st1 {{ fill: url(#g); stroke: #FFF }} /* a */</style>
<defs><linearGradient id="g" gradientUnits="userSpaceOnUse" x1="0" x2="1.5e1">
  <stop offset="0" style="stop-color:#1f3f77;stop-opacity:1"/><stop offset="50%"/></linearGradient>
  <clipPath id="c"><path d="M0 0h40v48H0z"/></clipPath></defs>
<g inkscape:label="Lag 1" transform="matrix(1,0,0,-1,0,48) translate(2)" clip-path="url(#c)"
  style="font-variant:normal;-inkscape-font-specification:'Sans, Bold';fill:rgb(1, 2, 3)">
  <path class="st0" id="p" d="M2-2h36v.5.5a1 1 0 01.5.5zM1e1,2" data-name="p"/>
  <use xlink:href="#p" x="1"/><image href="data:image/png;base64,{held}" width="2" height="2"/>
</g></svg>"""
    arms, wrong = read(tmp_path, drawing, "Våpen (1).SVG")
    assert wrong == ""
    assert arms is not None
    assert arms.name == "arms.svg", "no name that an address or an archive does not take"
    text = arms.content.decode()
    for left_out in ("kari", "Kari", "Inkscape", "inkscape", "sodipodi", "rdf", "Våpen", "<?xml"):
        assert left_out not in text
    for kept in (
        "<style>.st0, .st1 { fill: url(#g); stroke: #FFF }</style>",
        'style="stop-color: #1f3f77; stop-opacity: 1"',
        'transform="matrix(1,0,0,-1,0,48) translate(2)"',
        '<use href="#p" x="1" />',
        'href="data:image/png;base64,',
    ):
        assert kept in text
    assert read(tmp_path, text)[0] == arms, "it is read as itself"


@pytest.mark.parametrize("depth", [1, 2, 4, 8, 16])
@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "RGBA", "LA"])
def test_a_picture_that_programs_write_is_taken(tmp_path: Path, mode: str, depth: int) -> None:
    made, shown = BytesIO(), Image.new(mode, (11, 7))
    options = {"bits": depth} if mode == "P" and depth < 16 else {}
    shown.save(made, "PNG", **options)
    arms, wrong = read(tmp_path, made.getvalue(), "a.png")
    assert wrong == ""
    assert arms is not None
    assert (
        Image.open(BytesIO(arms.content)).convert("RGBA").tobytes()
        == shown.convert("RGBA").tobytes()
    )


def test_a_picture_tells_nothing_of_whoever_made_it(tmp_path: Path) -> None:
    more = (
        (b"tEXt", b"Author\0Kari"),
        (b"eXIf", b"GPS"),
        (b"iCCP", b"x\0\0"),
        (b"tIME", b"1234567"),
    )
    arms, _ = read(tmp_path, png(more=more), "a.png")
    assert arms is not None
    assert arms.content == png()


def test_an_interlaced_picture_is_read_pass_by_pass(tmp_path: Path) -> None:
    rows = b"\0\0\0\0" * 1 + b"\0\0\0\0" * 1 + b"\0\0\0\0\0\0\0" * 1
    assert read(tmp_path, png(interlaced=1, data=zlib.compress(rows)), "a.png")[1] == ""
    _, wrong = read(tmp_path, png(interlaced=1, data=zlib.compress(rows[:-1])), "a.png")
    assert wrong == "«a.png», which is damaged (its part «IDAT»), expected a whole PNG"


def damaged(part: str) -> str:
    """What is said of a PNG when a part of it is not as it should be."""
    return f", which is damaged (its part «{part}»), expected a whole PNG"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\x89PNG\r\n\x1a\n", ", which breaks off, expected a whole PNG"),
        (b"GIF89a", ", which is no PNG, expected one"),
        (png()[:-1], ", which breaks off, expected a whole PNG"),
        (png()[:-12], ", which breaks off, expected a whole PNG"),
        (png() + b"<script>", " with 8 bytes after its end, expected none"),
        (png().replace(b"IDAT", b"iDAT"), damaged("iDAT")),
        (png(data=b"x"), damaged("IDAT")),
        (png(data=zlib.compress(b"\0" * 10**8)), damaged("IDAT")),
        (png(data=zlib.compress(b"\5" * 14)), damaged("IDAT")),
        (png(2001, 1), " of 2001 × 1 pixels, expected at least 1 × 1 and at most 2000 × 2000"),
        (png(0, 1), " of 0 × 1 pixels, expected at least 1 × 1 and at most 2000 × 2000"),
        (png(depth=3), damaged("IHDR")),
        (png(colour=3), damaged("PLTE")),
        (png(more=((b"ABCD", b""),)), damaged("ABCD")),
        (png(more=((b"tRNS", b"\0"),)), damaged("tRNS")),
        (
            png(more=((b"acTL", b"\0" * 8),)),
            ", which moves («acTL»), expected a picture that stands still",
        ),
        (png()[:8] + chunk(b"IEND", b""), damaged("IEND")),
        (b"\0" * 250_000, " of 250 kB, expected at most 200 kB"),
    ],
)  # fmt: skip
def test_a_picture_is_read_to_its_end(tmp_path: Path, content: bytes, said: str) -> None:
    assert read(tmp_path, content, "a.png") == (None, f"«a.png»{said}")


COMPOSED = "væpen-på-skjå.svg"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("../a.svg", "«../a.svg», expected the name of a file beside this one"),
        ("C:\\a.svg", "«C:\\a.svg», expected the name of a file beside this one"),
        ("..", "«..», expected the name of a file beside this one"),
        ("a.gif", "«a.gif», expected an SVG or PNG file"),
        ("svg", "«svg», expected an SVG or PNG file"),
        (
            f"{'a' * 300}.svg",
            f"«{'a' * 57}…», a name of 304 letters, expected at most 100",
        ),
        (
            "a\u200bb.svg",
            "«a\u200bb.svg», a name with the character U+200B, expected letters, digits and signs",
        ),
        (
            "a\0.svg",
            "«a\0.svg», a name with the character U+0000, expected letters, digits and signs",
        ),
        (
            "\udcff.svg",
            "«\udcff.svg», a name with the character U+DCFF, expected letters, digits and signs",
        ),
        (
            "skjold.svg",
            "«skjold.svg», which isn't there, expected a file beside this one; "
            "did you mean «skjöld.svg»?",
        ),
        (
            unicodedata.normalize("NFD", COMPOSED),
            f"«{unicodedata.normalize('NFD', COMPOSED)}», whose letters are written with other "
            "signs than the file's name (NFC and NFD), expected the same; give the file a name "
            "without marked letters",
        ),
        ("folder.svg", "«folder.svg», which is no file, expected a file beside this one"),
    ],
)
def test_a_name_that_cannot_be_used_is_said(tmp_path: Path, name: str, said: str) -> None:
    for other in (COMPOSED, "skjöld.svg", "edition.yml"):
        (tmp_path / other).write_text(svg(""), encoding="utf-8")
    (tmp_path / "folder.svg").mkdir()
    assert read_arms(tmp_path, name) == (None, said)


def test_a_file_whose_name_is_decomposed_is_said_too(tmp_path: Path) -> None:
    """As some systems write it, where the editor's keyboard writes one sign."""
    (tmp_path / unicodedata.normalize("NFD", COMPOSED)).write_text(svg(""), encoding="utf-8")
    _, wrong = read_arms(tmp_path, COMPOSED)
    assert "written with other signs than the file's name (NFC and NFD)" in wrong


# What leads out of a drawing, or acts, however it is written.
LEADS_OUT = re.compile(
    rb"(?<!\bxmlns=\")https?:|//(?!www\.w3\.org/2000/svg)|url\(\s*[\"']?(?!\s*[\"']?#)|javascript"
    rb"|@|script|<(?:a|text|foreignObject|animate|set)\b|\son\w+=|image-set|<!|<\?|&\w+;(?<!amp;)",
    re.IGNORECASE,
)


def check(arms: Arms) -> None:
    """What was taken is small, whole, leads nowhere and can be laid out."""
    assert len(arms.content) < 1_000_000
    if arms.name == "arms.png":
        Image.open(BytesIO(arms.content)).load()
    else:
        without_held = re.sub(rb'"data:image/png;base64,[^"]+"', b"", arms.content)
        assert not LEADS_OUT.search(without_held), arms.content
        root = ElementTree.fromstring(arms.content)  # noqa: S314  what we wrote
        assert all(each.tag.startswith(f"{{{SVG}}}") for each in root.iter())
    if PANGO:
        page = f'<!doctype html><html lang="nb"><title>x</title><img src="{arms.data_uri}" alt="x">'
        assert HTML(string=page).write_pdf()


def hostile(folder: Path, seed: int, times: int) -> tuple[int, int]:
    """Read so many hostile coats of arms; gives how many were taken, and how many refused."""
    taken = refused = 0
    kinds = zip(hostile_svgs(seed), hostile_svgs(seed + 1), hostile_pngs(seed), strict=True)
    for number, content in enumerate(itertools.islice(itertools.chain.from_iterable(kinds), times)):
        name = "a.png" if number % 3 == 2 else "a.svg"
        arms, wrong = read(folder, content, name)
        if arms is None:
            assert wrong.startswith(f"«{name}»")
            assert ", expected " in wrong
            refused += 1
        else:
            check(arms)
            taken += 1
    return taken, refused


def test_hostile_arms_are_taken_harmless_or_refused_in_words(tmp_path: Path) -> None:
    taken, refused = hostile(tmp_path, 1, 30)
    assert taken > 0
    assert refused > 3


@pytest.mark.long
def test_a_hundred_hostile_arms_are_taken_harmless_or_refused_in_words(tmp_path: Path) -> None:
    taken, refused = hostile(tmp_path, 100, 100)
    assert taken > 10
    assert refused > 10


@pytest.mark.skipif(not PANGO, reason="Pango is not installed")
@pytest.mark.long
@pytest.mark.parametrize("given", ATTRIBUTES)
def test_no_attribute_that_is_taken_stops_a_document(tmp_path: Path, given: str) -> None:
    for element in ("rect width='9' height='9'", "path d='M1 1z'", "circle r='3'", "g"):
        arms, _ = read(tmp_path, svg(f"<{element} {given}/>").replace("{{", "{"))
        if arms:
            check(arms)
