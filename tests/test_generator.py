"""A generator, not a one-off: the same code makes a guide on another subject."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from macros.pages.anchors import section_anchor, slugify
from macros.pages.words import PLACEHOLDER, Words, catalogue, names, texts
from tests.conftest import ROOT


def text_of(path: Path) -> str:
    """A page's text with single spaces."""
    soup = BeautifulSoup(path.read_text(encoding="utf-8"), "lxml")
    return " ".join(soup.get_text().replace("\N{NO-BREAK SPACE}", " ").split())


def test_it_carries_its_own_subject_and_none_of_ours(small_site: Path) -> None:
    for path in small_site.rglob("*.html"):
        text = text_of(path).casefold()
        assert "trygg skolevei" in text
        assert "bolig" not in text
        assert "husbank" not in text


def test_its_deadline_is_computed_from_its_own_law(small_site: Path) -> None:
    assert "1. juli 2023" in text_of(small_site / "index.html")


def test_a_section_is_not_mistaken_for_a_shorter_one(small_site: Path) -> None:
    page = BeautifulSoup((small_site / "index.html").read_text(encoding="utf-8"), "lxml")
    links = {link.get_text(): str(link["href"]) for link in page.select("a.g-cite")}
    assert links["veiloven §\N{NO-BREAK SPACE}2 a"].endswith("#veiloven-2-a")


def test_its_source_points_have_their_own_names(small_site: Path) -> None:
    text = text_of(small_site / "kilde" / "index.html")
    assert "A1 Farten" in text
    assert "Står i veilederen på: Lav fart, Velkommen" in text


def test_a_factor_beside_the_source_says_why(small_site: Path) -> None:
    assert "Notatet glemte den." in text_of(small_site / "sikt" / "index.html")


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("Skal, bør og kan", "skal-bor-og-kan"),
        ("Økonomi på ære", "okonomi-pa-aere"),
        ("§ 11-8 a", "11-8-a"),
        ("Árran đieđut", "arran-diedut"),
        ("Gáivuotna Ŋuorgu Ŧ ẞ", "gaivuotna-nuorgu-t-ss"),
        ("Na\u030avuotna ǿ ǽ ǥ ǯ łþð", "navuotna-o-ae-g-z-lthd"),
        ("  –  ", ""),
    ],
)
def test_anchors_survive_being_typed(text: str, anchor: str) -> None:
    assert slugify(text) == anchor


def test_a_section_hangs_on_its_reference() -> None:
    assert section_anchor("pbl", "§ 11-8 a") == "pbl-11-8-a"
    assert section_anchor("pbl", None) == "pbl"


def test_every_interface_word_is_used_and_none_is_missing() -> None:
    """A word that is missing fails the build (StrictUndefined); this finds the leftovers."""
    files = [*(ROOT / "macros").rglob("*.py"), *(ROOT / "macros").rglob("*.html")]
    files += [*(ROOT / "overrides").rglob("*.html"), *(ROOT / "overrides").glob("*.css")]
    text = "\n".join(path.read_text(encoding="utf-8") for path in files)
    told = (text for _, text in texts(catalogue("nb")))
    cited = {name.lower() for text in told for name in PLACEHOLDER.findall(text)} | {
        *names(Words())
    }
    unused = [
        word
        for word in Words()
        if f"words.{word}" not in text and f'"{word}"' not in text and word not in cited
    ]
    assert not unused
