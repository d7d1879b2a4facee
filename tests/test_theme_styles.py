"""The theme's style sheet is sent without what no page has use for, and pages look the same."""

from __future__ import annotations

import io
from pathlib import Path

import material
import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Page, Route

from macros.build.theme_styles import lighten, used
from tests.conftest import Tab

THEME = Path(material.__file__).parent / "templates" / "assets" / "stylesheets"
ALL = "om/komponenter/"  # every part the guide has
NOISE = 2  # of 255: a browser draws a round corner not quite the same twice


@pytest.mark.parametrize(
    ("css", "left"),
    [
        ("a{color:red}.b{c:d}", "a{color:red}.b{c:d}"),
        (".x{c:d}.b{c:d}", ".b{c:d}"),
        (".x,.b .b,p{c:d}", ".b .b,p{c:d}"),
        (".b .x{c:d}", ""),
        (".b:not(.x){c:d}", ".b:not(.x){c:d}"),
        (":is(.x,.b) p{c:d}", ":is(.x,.b) p{c:d}"),
        (".b[a='x,y'],.x{c:d}", ".b[a='x,y']{c:d}"),
        ('@charset "u";.x{c:d}p{e:f}', '@charset "u";p{e:f}'),
        ("@media print{.x{c:d}.b{c:d}}@media screen{.x{c:d}}", "@media print{.b{c:d}}"),
        ("@keyframes x{0%{c:d}}", "@keyframes x{0%{c:d}}"),
        (".b{c:url(\"<p d='}'/>\")}.x{c:d}", ".b{c:url(\"<p d='}'/>\")}"),
        (".b\\:focus{c:d}", ".b\\:focus{c:d}"),
    ],
)
def test_a_rule_goes_by_the_classes_that_are_named(css: str, left: str) -> None:
    assert used(css, {"b"}) == left


def test_its_name_follows_its_content_and_every_page_names_it(tmp_path: Path) -> None:
    """A browser keeps it for good."""
    styles = tmp_path / "assets" / "stylesheets"
    names = []
    for word in ("md-nav", "md-tabs", "md-tabs"):
        styles.mkdir(parents=True, exist_ok=True)
        for old in styles.iterdir():
            old.unlink()
        (styles / "main.12345678.min.css").write_text(".md-nav{a:b}.md-tabs{a:b}", "utf-8")
        page = f'<link href="../assets/stylesheets/main.12345678.min.css"><p class="{word}">'
        (tmp_path / "index.html").write_text(page, encoding="utf-8")
        lighten(tmp_path)
        (sent,) = styles.iterdir()
        assert sent.read_text(encoding="utf-8") == f".{word}{{a:b}}"
        assert f'"../assets/stylesheets/{sent.name}"' in (tmp_path / "index.html").read_text(
            "utf-8"
        )
        names.append(sent.name)
    assert len({*names}) == 2
    assert names[1] == names[2]


def test_a_class_that_a_script_gives_is_named_too(tmp_path: Path) -> None:
    styles = tmp_path / "assets" / "stylesheets"
    styles.mkdir(parents=True)
    (styles / "main.12345678.min.css").write_text(".md-nav{a:b}.md-tabs{a:b}", "utf-8")
    (tmp_path / "assets" / "guide.js").write_text('x.classList.add("md-tabs")', "utf-8")
    lighten(tmp_path)
    (sent,) = styles.iterdir()
    assert sent.read_text(encoding="utf-8") == ".md-tabs{a:b}"


@pytest.mark.parametrize("width", [pytest.param(1280, marks=pytest.mark.long), 360])
def test_pages_look_as_with_the_whole_of_it(tab: Tab, address: str, width: int) -> None:
    def shown(page: Page) -> Image.Image:
        page.goto(address + ALL)
        page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
        return Image.open(io.BytesIO(page.screenshot(full_page=True))).convert("RGB")

    options = {"viewport": {"width": width, "height": 900}, "reduced_motion": "reduce"}
    light = shown(tab(**options))
    page = tab(**options)
    (whole,) = THEME.glob("main.*.min.css")
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(path=whole)

    page.route("**/main.*.min.css", answer)
    whole_look = shown(page)
    assert asked
    assert whole_look.size == light.size
    unlike = ImageChops.difference(whole_look, light).convert("L")
    assert unlike.point([level > NOISE for level in range(256)]).getbbox() is None
