"""Making take-aways: once for each change, on a machine that can, and never in an editor's way."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from macros.build import downloads, preview
from macros.build.steps import Build
from macros.command_line import main
from macros.downloads.cache import Cache
from macros.downloads.pdf.render import PdfRenderer
from macros.downloads.publication import Publication
from macros.downloads.rendered import RenderedFile
from macros.downloads.rendering import render_all
from macros.downloads.specs import DownloadSpec, download_specs
from macros.guide import GuideError
from tests.conftest import SmallGuide

PDF = RenderedFile(b"%PDF a file of its own", 1, "")


@pytest.fixture
def few(small: SmallGuide) -> list[DownloadSpec]:
    """Two sheets of the small guide."""
    return download_specs(Publication.of(small.open(), "", 1_780_000_000))[:2]


def test_what_is_unchanged_is_not_made_again(
    few: list[DownloadSpec], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = render_all(few, Cache(tmp_path))
    assert all(made.content.startswith(b"%PDF") for made in first.values())

    def refuse(_self: PdfRenderer) -> RenderedFile:
        raise AssertionError("made again")

    monkeypatch.setattr(PdfRenderer, "render", refuse)
    assert render_all(few, Cache(tmp_path)) == first


def fingerprints(small: SmallGuide) -> dict[str, str]:
    """What each take-away of the small guide is made of."""
    made = download_specs(Publication.of(small.open(), "", 1_780_000_000))
    return {item.file: item.renderer.fingerprint for item in made}


def test_a_changed_word_makes_its_sheets_anew_and_no_other(small: SmallGuide) -> None:
    before = fingerprints(small)
    small.replace("data/factors/fart.yml", "Har dere målt farten?", "Hvor fort går det?")
    after = fingerprints(small)
    changed = {file for file in after if after[file] != before[file]}
    assert {"sjekkliste-fart.pdf", "sjekkliste-fart-skjema.pdf", "kort.pdf"} <= changed
    assert changed.isdisjoint({"sjekkliste-sikt.pdf", "kjoreplan.pdf", "plakat.pdf"})


def test_another_library_or_system_makes_everything_anew(
    few: list[DownloadSpec], tmp_path: Path
) -> None:
    key = few[0].renderer.fingerprint
    Cache(tmp_path, "15600").put(key, PDF)
    assert Cache(tmp_path, "15600").get(key) == PDF
    assert Cache(tmp_path, "15601").get(key) is None


def test_what_nobody_has_asked_for_in_a_month_is_removed_and_nothing_else(
    tmp_path: Path,
) -> None:
    kept = Cache(tmp_path)
    for fingerprint in ("old", "asked for", "nearly old"):
        kept.put(fingerprint, PDF)
    now = time.time()
    for fingerprint, days in (("old", 31), ("asked for", 31), ("nearly old", 29)):
        os.utime(tmp_path / kept.key(fingerprint), (now, now - days * 24 * 3600))
    assert kept.get("asked for") == PDF
    kept.tidy()
    assert {path.name for path in tmp_path.iterdir()} == {
        kept.key("asked for"),
        kept.key("nearly old"),
    }


def test_a_build_tidies_what_it_keeps(small: SmallGuide, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TAKEAWAY", "1")
    monkeypatch.setattr(downloads, "pango_version", lambda: "15600")
    monkeypatch.setattr(downloads, "download_specs", lambda *_, **__: [])
    folder = small.root / ".build" / "downloads"
    Cache(folder).put("old", PDF)
    for path in folder.iterdir():
        os.utime(path, (0, 0))
    downloads.rendered_downloads(small.project, small.open())
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    "damage", [b"", b"{}\n", b"not json\n%PDF", b'{"sha256": "0", "pages": 1, "said": ""}\n%PDF']
)
def test_a_damaged_file_of_the_cache_is_made_anew(
    few: list[DownloadSpec], tmp_path: Path, damage: bytes
) -> None:
    kept, key = Cache(tmp_path), few[0].renderer.fingerprint
    kept.put(key, PDF)
    (tmp_path / kept.key(key)).write_bytes(damage)
    assert kept.get(key) is None


def test_a_machine_without_pango_is_told_what_to_install(
    small: SmallGuide, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TAKEAWAY", "1")
    monkeypatch.setattr(downloads, "pango_version", lambda: None)
    with pytest.raises(GuideError) as caught:
        downloads.rendered_downloads(small.project, small.open())
    assert str(caught.value) == (
        "Pango: found no Pango on this machine, expected it for the PDFs. Install it:\n"
        "  Debian, Ubuntu: sudo apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0\n"
        "  macOS: brew install pango\n"
        "  Windows: winget install MSYS2.MSYS2, then in its shell: "
        "pacman -S mingw-w64-ucrt-x86_64-pango\n"
        "or build without files to download: TAKEAWAY=0 make site\n\n"
        "1 problem in 1 file. Nothing was built."
    )


def test_a_site_without_take_aways_says_so_and_links_to_none(
    small: SmallGuide, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TAKEAWAY", "0")
    config = small.root / "mkdocs.yml"
    target = tmp_path / "site"
    assert main(["build", "--config", str(config), "--target", str(target)]) == 0
    html = (target / "filer" / "index.html").read_text(encoding="utf-8")
    assert "laget uten filer til nedlasting" in html
    assert not (target / "nedlasting").exists()
    assert not any("nedlasting/" in p.read_text(encoding="utf-8") for p in target.rglob("*.html"))


def test_serving_without_pango_goes_on_and_says_so(
    small: SmallGuide,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("TAKEAWAY", "1")
    monkeypatch.setattr(preview, "pango_version", lambda: None)
    config = small.root / "mkdocs.yml"
    serving = preview.Preview(config, tmp_path / "shown")
    serving.greet()
    said = capsys.readouterr().err
    assert "The guide is shown without its PDFs." in said
    assert "macOS: brew install pango" in said
    ready = serving.build_once()
    assert ready is not None
    assert not any(spec.file.endswith(".pdf") for spec in ready.specs)
    assert downloads.render_waiting(small.project, small.open(), None) == len(ready.specs)
    again = serving.build_once()
    assert again is not None
    assert again.state == "without_pdf"


def test_a_build_that_does_not_wait_shows_what_is_coming(
    small: SmallGuide, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TAKEAWAY", "1")
    project = small.project
    ready = downloads.ready_downloads(project, small.open(), "15600")
    assert ready is not None
    assert ready.rendered == {}
    assert ready.state == "coming"
    build = Build.of(project, small.open(), ready, small.root)
    page = build.book.render("sjekklister.md", "checklist", "fart")
    assert "til utskrift (lages nå)" in page
    assert '<a href="../nedlasting' not in page
