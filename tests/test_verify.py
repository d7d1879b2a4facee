"""`make verify`: a deployed copy is compared with what was built, and what differs is listed."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest

from macros.command_line import main
from macros.host.manifest import Manifest
from macros.host.verify import differences
from tests.conftest import ROOT, Handler, serving


@pytest.fixture
def copy(small_site: Path, tmp_path: Path) -> Path:
    """A deployed copy of the small guide."""
    shutil.copytree(small_site, tmp_path / "copy")
    return tmp_path / "copy"


def test_the_manifest_lists_every_file_of_the_site_but_the_owners(small_site: Path) -> None:
    manifest = Manifest.read(small_site)
    names = {p.relative_to(small_site).as_posix() for p in small_site.rglob("*") if p.is_file()}
    assert manifest.files.keys() == names - {"manifest.json", "eier.html"}
    assert manifest.edited == "eier.html"
    assert (manifest.guide, manifest.version) == ("trygg-skolevei", "1.2.3")


def test_a_whole_copy_has_no_differences(small_site: Path, copy: Path) -> None:
    assert differences(Manifest.read(small_site), str(copy)) == []


def test_what_differs_is_listed(small_site: Path, copy: Path) -> None:
    page = copy / "index.html"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("Velkommen", "Velkomnen"), encoding="utf-8")
    (copy / "fart" / "index.html").unlink()
    (copy / "gammel.html").write_text("x", encoding="utf-8")
    size = (copy / "csp.txt").stat().st_size
    (copy / "csp.txt").write_text("", encoding="utf-8")
    found = differences(Manifest.read(small_site), str(copy))
    assert found[0] == f"csp.txt: found 0 bytes, expected {size}"
    assert found[1] == "fart/index.html: found nothing, expected the file"
    assert found[2].startswith("index.html: found the checksum ")
    assert found[3] == "gammel.html: found a file that the build doesn't have, expected none"
    stale = "found another text than in index.html, expected the same: servers send this copy"
    assert found[4:] == [f"index.html.gz: {stale}"]


def test_a_server_is_asked_for_every_file_its_policy_and_the_lost_page(
    small_site: Path, copy: Path
) -> None:
    (copy / "fart" / "index.html").unlink()
    policy = (copy / "csp.txt").read_text(encoding="utf-8").strip()
    manifest = Manifest.read(small_site)
    missing = "fart/index.html: found status 404, expected 200"
    with serving(copy, policy) as address:
        assert differences(manifest, address) == [missing]
    with serving(copy, policy.replace("frame-ancestors 'self'", "frame-ancestors *")) as address:
        assert differences(manifest, address) == [missing]
    with serving(copy) as address:
        none = "Content-Security-Policy: found none, expected the one in csp.txt"
        assert differences(manifest, address) == [missing, none]
    with serving(copy, "default-src *") as address:
        other = "Content-Security-Policy: found another than the one in csp.txt, expected that one"
        assert differences(manifest, address) == [missing, other]


class ShowsTheFrontPage(Handler):
    """A server that answers with the front page for whatever isn't there, as for an application."""

    def send_head(self) -> Any:
        if not Path(self.translate_path(self.path)).exists():
            self.path = "/"
        return super().send_head()


def test_a_server_that_never_says_that_a_page_is_lost_is_found(
    small_site: Path, copy: Path
) -> None:
    policy = (copy / "csp.txt").read_text(encoding="utf-8").strip()
    with serving(copy, policy, kind=ShowsTheFrontPage) as address:
        assert differences(Manifest.read(small_site), address) == [
            "finnes-ikke-her.html: found status 200 for a page that isn't there, expected 404"
        ]


def test_an_archive_is_compared_with_too(small_site: Path, copy: Path, tmp_path: Path) -> None:
    archive = tmp_path / "vei.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.write(small_site / "manifest.json", "vei/manifest.json")
    (copy / "404.html").unlink()
    missing = "404.html: found nothing, expected the file"
    assert differences(Manifest.read(archive), str(copy)) == [missing]
    with zipfile.ZipFile(archive, "w") as packed:
        packed.write(small_site / "index.html", "vei/index.html")
    with pytest.raises(ValueError, match="expected a built site") as refused:
        Manifest.read(archive)
    message = f"{archive}: found no manifest.json in the archive, expected a built site"
    assert str(refused.value) == message


def test_nobody_at_the_address_is_said(small_site: Path) -> None:
    found = differences(Manifest.read(small_site), "http://127.0.0.1:1")
    expected = "http://127.0.0.1:1/: found no answer (connection refused), expected the guide"
    assert found == [expected]


def test_the_command_tells_the_differences_and_fails(
    small_site: Path, copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["verify", "--config", str(ROOT / "mkdocs.yml"), "--source", str(small_site)]
    assert main([*command, "--target", str(copy)]) == 0
    assert "files are as built, version 1.2.3" in capsys.readouterr().out
    (copy / "404.html").unlink()
    assert main([*command, "--target", str(copy)]) == 1
    printed = capsys.readouterr().err.splitlines()
    assert printed == [
        "404.html: found nothing, expected the file",
        "1 difference from version 1.2.3.",
    ]


def test_a_folder_that_is_no_site_is_said(
    tmp_path: Path, small_site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["verify", "--config", str(ROOT / "mkdocs.yml")]
    assert main([*command, "--source", str(tmp_path), "--target", str(tmp_path)]) == 1
    message = f"{tmp_path}: found no manifest.json, expected a built site («make site»)\n"
    assert capsys.readouterr().err == message
    (tmp_path / "manifest.json").write_text(json.dumps({"files": []}), encoding="utf-8")
    assert main([*command, "--source", str(tmp_path), "--target", str(tmp_path)]) == 1
    message = f"{tmp_path}: found no readable manifest.json (AttributeError), "
    assert capsys.readouterr().err == message + "expected the one of a built site\n"
    assert main([*command, "--source", str(small_site), "--target", str(tmp_path / "x")]) == 1
    message = f"{tmp_path}/x: found no such folder, expected a folder or an http address\n"
    assert capsys.readouterr().err == message
