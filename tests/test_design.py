"""The design system: its colours carry text, and the theme under it is the one we know."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import material
import pytest

ROOT = Path(__file__).parents[1]
TOKENS = (ROOT / "overrides" / "assets" / "css" / "tokens.css").read_text(encoding="utf-8")
STYLES = ROOT / "overrides" / "assets" / "css"

# What we override, with what it was overridden from. When the theme changes one of these, look at
# what is new in it, then put its new hash here.
UPSTREAM = {
    "base.html": "8536d352b0093623",
    "partials/content.html": "ce33929c85af129f",
    "partials/footer.html": "50c2a75f013b7b03",
    "partials/header.html": "8cf3fb15bcf969ff",
    "partials/javascripts/base.html": "d6113712bc4deb30",
    "partials/javascripts/content.html": "3722e156f0f6339d",
    "partials/language.html": "3a44516f305006ac",
    "partials/nav.html": "af33f6e032f632eb",
    "partials/nav-item.html": "89895208f22d68ce",
    "partials/search.html": "bfd556535abcddb9",
    "partials/tabs.html": "d2c82916569e645a",
    "partials/tabs-item.html": "52fe1f551aa2dbfc",
    "partials/toc.html": "fde48f583563364b",
    "partials/top.html": "98f6f9ac2ebf6ef9",
}


def colours(scheme: str) -> dict[str, str]:
    """The colours of the tokens, by name; those of dark are the light ones with its own on top."""
    blocks = re.findall(r":root \{(.*?)\n\s*\}", TOKENS, re.DOTALL)
    found: dict[str, str] = {}
    for block in blocks[: 2 if scheme == "dark" else 1]:
        found |= dict(re.findall(r"--g-([\w-]+): (#[0-9a-f]{6});", block))
    return found


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2, definition), 0 to 1."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio (WCAG 2.2, definition), 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


GROUNDS = ("paper", "ground", "primary-soft", "accent-soft")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_ink_can_be_read_on_every_ground(scheme: str) -> None:
    found = colours(scheme)
    for ink in ("ink", "ink-soft", "primary", "accent"):
        for ground in GROUNDS:
            ratio = contrast(found[ink], found[ground])
            assert ratio >= 4.5, f"{ink} on {ground}, {scheme}: {ratio:.2f}"
    for pair in (("good", "good-soft"), ("past", "past-soft"), ("on-primary", "primary")):
        assert contrast(found[pair[0]], found[pair[1]]) >= 4.5, (pair, scheme)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_focus_and_edges_that_matter_are_seen(scheme: str) -> None:
    """WCAG 1.4.11 and 2.4.13: 3:1 against what is beside them."""
    found = colours(scheme)
    for line in ("focus", "line-strong"):
        for ground in GROUNDS:
            ratio = contrast(found[line], found[ground])
            assert ratio >= 3, f"{line} on {ground}, {scheme}: {ratio:.2f}"


def test_colours_stand_in_the_tokens_and_nowhere_else() -> None:
    """On paper, black and grey are what a printer has."""
    for path in STYLES.rglob("*.css"):
        if path.name not in ("tokens.css", "paper.css") and path.parent.name != "print":
            found = re.findall(r"#[0-9a-fA-F]{3,8}\b|rgba?\(|hsla?\(", path.read_text("utf-8"))
            assert found == [], path.name


def test_there_is_one_way_to_hide_what_only_a_screen_reader_says() -> None:
    """A second one forgets something: that it is seen on paper, or that it widens the page."""
    hiding = [p.name for p in STYLES.rglob("*.css") if "clip-path" in p.read_text("utf-8")]
    assert hiding == ["hidden.css"]


def test_every_style_sheet_is_in_the_bundle() -> None:
    bundles = (STYLES.parent / name for name in ("guide.css", "workbook.css"))
    bundle = "".join(path.read_text(encoding="utf-8") for path in bundles)
    for path in STYLES.rglob("*.css"):
        assert f'"{path.stem}"' in bundle or f"/{path.name}" in bundle, path.name


@pytest.mark.parametrize("name", UPSTREAM)
def test_what_we_override_is_what_we_know(name: str) -> None:
    path = Path(material.__file__).parent / "templates" / name
    digest = hashlib.sha256(path.read_bytes()).hexdigest()[:16]
    assert digest == UPSTREAM[name], f"the theme's {name} has changed: compare, then note {digest}"


# What only the theme's script makes use of, and what `main.html` looks for to take it out.
UNUSED = ("md-toggle", "md-overlay", "__config", "bundle.", "__md_scope")


def test_what_only_the_themes_script_makes_use_of_is_on_no_page(site: Path) -> None:
    base = (Path(material.__file__).parent / "templates" / "base.html").read_text("utf-8")
    assert all(sign in base for sign in UNUSED[:4])
    for path in site.rglob("*.html"):
        page = path.read_text(encoding="utf-8")
        assert not [sign for sign in UNUSED if sign in page], path
    assert not (site / "assets" / "javascripts").exists()
