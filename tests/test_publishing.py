"""Publishing cannot break: whatever happens to a build, what is published stays whole."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from macros.site import takeaways
from macros.site.__main__ import main
from macros.site.publish import publish, recover
from tests.conftest import PANGO, ROOT, SmallGuide


def fingerprint(folder: Path) -> dict[str, str]:
    """Every file of a folder with the hash of its bytes."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def build(small: SmallGuide) -> int:
    """Build the small guide into its site/."""
    return main(["build", "--config", str(small.root / "mkdocs.yml")])


@pytest.fixture
def published(small: SmallGuide) -> SmallGuide:
    """The small guide with a published site."""
    assert build(small) == 0
    return small


def test_a_build_with_problems_leaves_the_published_site_untouched(
    published: SmallGuide, capsys: pytest.CaptureFixture[str]
) -> None:
    before = fingerprint(published.root / "site")
    published.replace("data/factors/fart.yml", "order: 1", "order: en")
    assert build(published) == 1
    assert fingerprint(published.root / "site") == before
    assert "Nothing was built." in capsys.readouterr().err


def test_a_warning_from_mkdocs_stops_the_build_and_leaves_the_site(
    published: SmallGuide, capsys: pytest.CaptureFixture[str]
) -> None:
    before = fingerprint(published.root / "site")
    published.replace("fart.md", "# Lav fart", "# Lav fart\n\n[borte](borte.md)")
    assert build(published) == 1
    assert fingerprint(published.root / "site") == before
    printed = capsys.readouterr().err
    assert "borte.md" in printed
    assert "Nothing was published." in printed
    assert "Traceback" not in printed


def test_a_build_leaves_nothing_behind_but_the_site(published: SmallGuide) -> None:
    before = {path.name for path in published.root.iterdir()}
    assert before == {".build", "docs", "mkdocs.yml", "site"}
    assert not list((published.root / ".build").iterdir())


def test_a_page_that_is_gone_is_gone_from_the_site(published: SmallGuide) -> None:
    (published.root / "site" / "gammel.html").write_text("x", encoding="utf-8")
    assert build(published) == 0
    assert not (published.root / "site" / "gammel.html").exists()


def test_the_site_can_be_read_by_a_web_server(published: SmallGuide) -> None:
    assert (published.root / "site").stat().st_mode & 0o055 == 0o055


def test_folders_change_places_in_one_step(tmp_path: Path) -> None:
    for name in ("new", "site"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text(name, encoding="utf-8")
    publish(tmp_path / "new", tmp_path / "site")
    assert (tmp_path / "site" / "index.html").read_text(encoding="utf-8") == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_without_that_step_two_renames_do_and_a_kill_between_them_is_mended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("macros.site.publish._exchange", lambda *_: False)
    (tmp_path / "new").mkdir()
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("old", encoding="utf-8")
    (tmp_path / "site").rename(tmp_path / ".site.before")  # killed here
    recover(tmp_path / "site")
    assert (tmp_path / "site" / "index.html").read_text(encoding="utf-8") == "old"
    publish(tmp_path / "new", tmp_path / "site")
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    assert not list((tmp_path / "site").iterdir())


def killed_after(small: SmallGuide, seconds: float) -> None:
    """Start a build in a process of its own and kill it."""
    command = [sys.executable, "-m", "macros.site", "build"]
    command += ["--config", str(small.root / "mkdocs.yml")]
    process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL)
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    process.wait()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_a_killed_build_leaves_the_published_site_untouched(published: SmallGuide) -> None:
    before = fingerprint(published.root / "site")
    killed_after(published, 0.9)
    assert fingerprint(published.root / "site") == before
    assert build(published) == 0


@pytest.mark.long
@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
@pytest.mark.parametrize("tenths", range(1, 21))
def test_a_build_killed_at_any_moment_leaves_an_old_or_a_new_site(
    published: SmallGuide, tenths: int
) -> None:
    old = fingerprint(published.root / "site")
    published.replace("index.md", "# Velkommen", "# Velkommen hit")
    killed_after(published, tenths / 10)
    left = fingerprint(published.root / "site")
    assert build(published) == 0
    assert left in (old, fingerprint(published.root / "site"))


def test_the_same_source_gives_the_same_bytes(
    small: SmallGuide, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert build(small) == 0
    first = fingerprint(small.root / "site")
    assert build(small) == 0
    assert fingerprint(small.root / "site") == first


@pytest.mark.long
def test_the_guide_itself_gives_the_same_bytes(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TAKEAWAY", "1" if PANGO else "0")
    monkeypatch.setattr(takeaways, "CACHE", tmp_path / "cache")  # everything is made anew
    config = str(ROOT / "mkdocs.yml")
    assert main(["build", "--config", config, "--target", str(tmp_path / "again")]) == 0
    assert fingerprint(tmp_path / "again") == fingerprint(site)


def test_a_site_address_is_used_where_one_is_needed(
    small: SmallGuide, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = small.root / "mkdocs.yml"
    text = path.read_text(encoding="utf-8") + "\nsite_url: !ENV [SITE_URL, ]\n"
    path.write_text(text, encoding="utf-8")
    monkeypatch.setenv("SITE_URL", "https://intranett.example.org/vei/")
    assert build(small) == 0
    lost = (small.root / "site" / "404.html").read_text(encoding="utf-8")
    assert 'href="https://intranett.example.org/vei/"' in lost
    sitemap = (small.root / "site" / "sitemap.xml").read_text(encoding="utf-8")
    assert "https://intranett.example.org/vei/fart/" in sitemap
