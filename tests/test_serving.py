"""`make serve`: shows the guide, follows every edit, and lives through an editor's mistakes."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from macros.guide.model.sections import SECTIONS
from macros.guide.reading.arms import read_arms
from tests.conftest import PANGO, ROOT, SmallGuide
from tests.sections import take_out

pytestmark = pytest.mark.skipif(os.name == "nt", reason="ended by process groups")

PATIENCE = 40.0  # seconds; only a hang comes near


class Served:
    """The small guide under `serve`, with what it prints."""

    def __init__(self, small: SmallGuide, log: Path, url: str) -> None:
        self.small = small
        self.log = log
        self.url = url

    def page(self, path: str = "") -> str:
        """A page as it is served; empty while the server isn't there."""
        try:
            with urllib.request.urlopen(self.url + path, timeout=5) as answer:  # noqa: S310  loopback
                text: str = answer.read().decode()
                return text
        except OSError:
            return ""

    def printed(self) -> str:
        """Everything printed so far."""
        return self.log.read_text(encoding="utf-8")


def eventually(condition: Callable[[], bool], what: Callable[[], str]) -> None:
    """Wait until the condition holds."""
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, what()
        time.sleep(0.1)


@contextlib.contextmanager
def serving(small: SmallGuide, folder: Path) -> Iterator[Served]:
    """Start `serve` on a free port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    config = small.root / "mkdocs.yml"
    text = config.read_text(encoding="utf-8") + f"\ndev_addr: 127.0.0.1:{port}\n"
    config.write_text(text, encoding="utf-8")
    log = folder / "log.txt"
    command = [sys.executable, "-m", "macros", "serve", "--config", str(config)]
    with log.open("w", encoding="utf-8") as out:
        process = subprocess.Popen(
            command, cwd=ROOT, stdout=out, stderr=subprocess.STDOUT, start_new_session=True
        )
        try:
            yield Served(small, log, f"http://127.0.0.1:{port}/")
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait(timeout=20)


@pytest.fixture
def served(small: SmallGuide, tmp_path: Path) -> Iterator[Served]:
    """The small guide, served."""
    with serving(small, tmp_path) as started:
        yield started


@pytest.mark.long
def test_an_editor_begins_with_a_mistake(small: SmallGuide, tmp_path: Path) -> None:
    small.replace("data/factors/fart.yml", "order: 1", "order: en")
    with serving(small, tmp_path) as served:
        eventually(lambda: "The guide has problems" in served.page(), served.printed)
        small.replace("data/factors/fart.yml", "order: en", "order: 1")
        eventually(lambda: "Velkommen" in served.page(), served.printed)
        assert "Traceback" not in served.printed()


def test_an_editor_writes_errs_and_mends(served: Served) -> None:
    eventually(lambda: "Velkommen" in served.page(), served.printed)
    assert served.url in served.printed()
    assert "assets/guide.js" in served.page()

    served.small.replace("data/factors/fart.yml", "Har dere målt farten?", "Hvor fort går det?")
    eventually(lambda: "Hvor fort går det?" in served.page("sjekklister/"), served.printed)

    served.small.replace("data/factors/fart.yml", "order: 1", "order: en")
    message = "docs/data/factors/fart.yml:1: found «en», expected a whole number"
    eventually(lambda: message in served.printed(), served.printed)
    assert "Hvor fort går det?" in served.page("sjekklister/")
    assert "Traceback" not in served.printed()

    served.small.replace("data/factors/fart.yml", "order: en", "order: 1")
    served.small.replace("index.md", "# Velkommen", "# Velkommen tilbake")
    eventually(lambda: "Velkommen tilbake" in served.page(), served.printed)


EDITION = """\
slug: vik
name: Vik skole
coat_of_arms: skjold.svg
colours: {primary: "#3d7d3d", accent: "#b05500"}
questions:
  - id: egen
    factor: fart
    text: Er skiltet satt opp?
    help: Se etter.
    roles: [vei]
    levels: [kommune]
"""


@pytest.mark.long
def test_a_local_edition_is_served_and_followed_as_it_is_written(
    small: SmallGuide, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edition = tmp_path / "min" / "edition.yml"
    edition.parent.mkdir()
    edition.write_text(EDITION, encoding="utf-8")
    arms = ROOT / "docs" / "data" / "editions" / "vapen.svg"
    shutil.copyfile(arms, edition.parent / "skjold.svg")
    monkeypatch.setenv("EDITION", str(edition))
    with serving(small, tmp_path) as served:
        eventually(lambda: "Vik skole" in served.page(), served.printed)
        assert "Er skiltet satt opp?" in served.page("sjekklister/")
        assert "--g-primary: #3d7d3d;" in served.page("assets/edition/edition.css")
        drawn, _ = read_arms(arms.parent, arms.name)
        assert drawn is not None
        assert served.page("assets/edition/arms.svg") == drawn.content.decode()

        edition.write_text(EDITION.replace("Er skiltet satt opp?", "Er hekken klippet?"), "utf-8")
        eventually(lambda: "Er hekken klippet?" in served.page("sjekklister/"), served.printed)
        edition.write_text(EDITION.replace("name: Vik", "nme: Vik"), "utf-8")
        message = "edition.yml:2: found the key «nme», expected"
        eventually(lambda: message in served.printed(), served.printed)
        edition.unlink()
        message = f"{edition}: found no such file, expected the local edition that EDITION names"
        eventually(lambda: message in served.printed(), served.printed)
        assert "Er hekken klippet?" in served.page("sjekklister/")

        edition.write_text(EDITION.replace("Vik skole", "Vika skole"), "utf-8")
        eventually(lambda: "Vika skole" in served.page(), served.printed)
        assert "Traceback" not in served.printed()


@pytest.mark.long
def test_files_to_download_come_while_the_editor_works(
    small: SmallGuide, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not PANGO:
        pytest.skip("Pango (Debian: libpango-1.0-0 libpangoft2-1.0-0) is not installed")
    monkeypatch.setenv("TAKEAWAY", "1")
    take_out(small.docs, [section.name for section in SECTIONS])  # few files, one of each format
    with serving(small, tmp_path) as served:
        eventually(lambda: "Last ned:" in served.page("sjekklister/"), served.printed)
        eventually(lambda: "(PDF, 1 side," in served.page("sjekklister/"), served.printed)
        assert served.page("nedlasting/index.json")
        small.replace("data/factors/fart.yml", "Har dere målt farten?", "Hvor fort går det?")
        eventually(lambda: "Hvor fort går det?" in served.page("sjekklister/"), served.printed)
        eventually(lambda: "lages nå" not in served.page("sjekklister/"), served.printed)
        assert "Traceback" not in served.printed()
