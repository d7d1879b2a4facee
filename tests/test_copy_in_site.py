"""A site holds a copy of itself to take along: it is had, checked and hosted with the web alone."""

from __future__ import annotations

import gzip
import hashlib
import os
import re
import shutil
import subprocess
import zipfile
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urljoin
from urllib.request import urlopen

import pytest

from macros.build.steps import Build, refuse_dead_links
from macros.build.ways import write_offline_copy
from macros.command_line import main
from macros.guide import GuideError
from macros.guide.reading.files import TYPES
from macros.host.compression import compress
from macros.host.manifest import Manifest
from macros.host.verify import differences, expected_of
from macros.pages.downloads import Download, DownloadList
from macros.review.checks import check_site
from tests.conftest import ROOT, SMALL, SmallGuide, Tab, copy_of_small, made_once, serving
from tests.servers import apache, get, nginx
from tests.test_accessibility import PHONE, checking, said_by, violations
from tests.test_hosting import readable

ADDRESS = "https://skole.example/vei/"
EPOCH = "1700000000"
FOLDER = "trygg-skolevei-1.2.3-2023-11-14-2213"
LATER = FOLDER.replace("2213", "2214")
ZIP = f"kopi/{FOLDER}.zip"


def _build(folder: Path) -> None:
    small = copy_of_small(folder / "small")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OFFLINE_COPY", "1")
        patch.setenv("SITE_URL", ADDRESS)
        patch.setenv("SOURCE_DATE_EPOCH", EPOCH)
        small.configure(f"site_url: {ADDRESS}")
        assert main(["build", "--config", str(small.root / "mkdocs.yml")]) == 0


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small guide as `make site` builds it, with its copy."""
    return made_once(tmp_path_factory, "with-copy", _build) / "small" / "site"


@pytest.fixture
def unpacked(whole: Path, tmp_path: Path) -> Path:
    """The copy, as a host unpacks it."""
    with zipfile.ZipFile(whole / ZIP) as packed:
        packed.extractall(tmp_path)
    return tmp_path / FOLDER


def said(site: Path) -> str:
    """The page that leads to the whole guide; there are no other files to download on it."""
    return (site / "filer" / "index.html").read_text(encoding="utf-8")


def test_the_page_leads_to_the_copy_and_its_checksum(whole: Path) -> None:
    page = said(whole)
    (size,) = re.findall(rf'<a href="../{ZIP}" download>.* \(ZIP, (\d+) MB\)</a>', page)
    assert int(size) == max(1, round((whole / ZIP).stat().st_size / 1e6))
    assert f'<a href="../{ZIP}.sha256" download>' in page
    checksum = (whole / f"{ZIP}.sha256").read_text(encoding="utf-8").split()[0]
    assert checksum in page
    assert f"sha256sum --check {Path(ZIP).name}.sha256" in page
    assert check_site(whole) == []


def test_the_link_to_the_copy_is_looked_at_as_it_is_published(
    published: SmallGuide, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    book, folder = published.open(), published.root / "site"
    build = replace(Build.of(published.project, book, None, folder), offline_copy=True)
    assert not [link for link, _ in build.pages["filer/index.html"].links if ZIP in link]
    write_offline_copy(build)
    refuse_dead_links(build)
    (folder / ZIP).unlink()
    with pytest.raises(GuideError) as caught:
        refuse_dead_links(build)
    assert ZIP in str(caught.value)


def test_a_reader_checks_it_with_what_linux_brings(whole: Path) -> None:
    command = ["sha256sum", "--check", "--quiet", f"{Path(ZIP).name}.sha256"]
    assert subprocess.run(command, cwd=(whole / ZIP).parent, check=False).returncode == 0


def test_the_copy_is_no_part_of_itself_and_leads_to_the_current_one(unpacked: Path) -> None:
    assert not (unpacked / "kopi").exists()
    assert not [name for name in Manifest.read(unpacked).files if name.startswith("kopi/")]
    assert f'<a class="g-url" href="{ADDRESS}filer/">{ADDRESS}filer/</a>' in said(unpacked)
    assert "download>" not in said(unpacked)
    assert check_site(unpacked) == []


def test_the_owners_list_has_its_bullets_in_sight_on_a_phone(whole: Path, tab: Tab) -> None:
    page = tab(viewport=PHONE)
    page.goto((whole / "eier.html").as_uri())
    heading, item = (page.locator(name).first.bounding_box() for name in ("h1", "li"))
    assert heading
    assert item
    assert item["x"] >= heading["x"] + 15


def test_every_foot_leads_to_what_the_owner_fills_in(whole: Path) -> None:
    assert "eier.html" not in (whole / "sjekksummer.txt").read_text(encoding="utf-8")
    assert not (whole / "eier.html.gz").exists()
    for path in whole.rglob("index.html"):
        page = path.read_text(encoding="utf-8")
        if "g-foot" in page:
            up = os.path.relpath(whole / "eier.html", path.parent)
            assert f'<a href="{up}">Erklæringer og kontakt</a>' in page, path


def test_the_site_has_nothing_that_only_the_copy_has(whole: Path, unpacked: Path) -> None:
    assert (unpacked / "LES-MEG.txt").is_file()
    assert not (whole / "LES-MEG.txt").exists()
    assert Manifest.read(whole).offline_copy == ZIP
    assert Manifest.read(whole).files.keys() >= {ZIP, f"{ZIP}.sha256"}


def test_compressed_copies_are_the_same_whether_or_not_the_copy_has_packed_them(
    whole: Path, tmp_path: Path
) -> None:
    """The page that leads to the copy says something else in it."""
    shutil.copytree(whole, tmp_path / "site", ignore=shutil.ignore_patterns("*.gz"))
    compress(tmp_path / "site", [Path("search/search_index.js"), Path("eier.html")])
    every = sorted(path.relative_to(whole) for path in whole.rglob("*.gz"))
    assert Path("filer/index.html.gz") in every
    for path in every:
        packed = (whole / path).read_bytes()
        assert packed == (tmp_path / "site" / path).read_bytes(), path
        assert gzip.decompress(packed) == (whole / path).with_suffix("").read_bytes(), path


def test_make_offline_gives_the_same_file(whole: Path, tmp_path: Path) -> None:
    config = str(whole.parent / "mkdocs.yml")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", ADDRESS)
        patch.setenv("SOURCE_DATE_EPOCH", EPOCH)
        assert main(["offline", "--config", config, "--target", str(tmp_path / "site")]) == 0
    for name in (ZIP, f"{ZIP}.sha256"):
        made = tmp_path / "dist" / Path(name).name
        assert made.read_bytes() == (whole / name).read_bytes()


def test_without_an_address_the_copy_says_whom_to_ask(
    small: SmallGuide, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OFFLINE_COPY", "1")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    assert main(["build", "--config", str(small.root / "mkdocs.yml")]) == 0
    with zipfile.ZipFile(small.root / "site" / ZIP) as packed:
        page = packed.read(f"{FOLDER}/filer/index.html").decode()
    assert "Be den dere fikk zip-filen av, om å sende den nye når den kommer." in page


def test_a_site_may_be_built_without_it(small_site: Path) -> None:
    assert os.environ["OFFLINE_COPY"] == "0"
    assert not (small_site / "kopi").exists()
    assert "Dette nettstedet er laget uten zip-fil." in said(small_site)
    assert Manifest.read(small_site).offline_copy == ""


def test_the_book_and_the_sources_stand_beside_it(small: SmallGuide) -> None:
    sources = "https://kilder.example/vei"
    small.replace("data/guide.yml", "version: 1.2.3\n", f"version: 1.2.3\nrepository: {sources}\n")
    made = Download("bok.pdf", "Boken", "Alt på papir.", "whole_guide", size=2_000_000, pages=90)
    book = replace(small.open(), download_list=DownloadList((made,), "there", "nedlasting"))
    shown = book.render("filer.md", "whole_guide")
    assert '<a href="../nedlasting/bok.pdf" download>Boken (PDF, 90 sider, 2000 kB)</a>' in shown
    assert f'<a href="{sources}">Kildene, med alt som trengs for å lage utgaver</a>' in shown


def test_a_host_with_the_zip_alone_checks_folder_and_address_as_the_page_says(
    unpacked: Path, tmp_path: Path
) -> None:
    _, linux, mac, _, too_many, of_address, _ = blocks(".txt")

    def printed(command: str) -> list[str]:
        run = subprocess.run(
            ["bash", "-c", command], cwd=unpacked, capture_output=True, check=False
        )
        return (run.stdout + run.stderr).decode().splitlines()

    (unpacked / "eier.html").write_text("Fylt ut", encoding="utf-8")
    for command in (linux, too_many, *[mac] * bool(shutil.which("shasum"))):
        assert printed(command) == []
    (unpacked / "fart" / "gammel.html").write_text("x", encoding="utf-8")
    assert printed(too_many) == ["fart/gammel.html"]
    # A few files are enough: the command asks for each by itself.
    sums = unpacked / "sjekksummer.txt"
    lines = sums.read_text(encoding="utf-8").splitlines(keepends=True)
    few = [line for line in lines if re.search(r" (fart/|\.htaccess|404|csp|ord/)", line)]
    sums.write_text("".join(few), encoding="utf-8")
    deployed = shutil.copytree(unpacked, tmp_path / "deployed")
    (deployed / ".htaccess").unlink()
    (deployed / "fart" / "index.html").write_text("x", encoding="utf-8")
    with serving(deployed) as address:
        command = of_address.replace("http://intranett.eksempel.no/bolig", address)
        assert printed(command) == ["fart/index.html"]


def blocks(sign: str) -> list[str]:
    """What the page on hosting gives to paste, of the kind that has a sign in it."""
    told = (ROOT / "docs" / "om" / "drift.md").read_text(encoding="utf-8")
    return [block for block in re.findall(r"```\n(.*?)```", told, re.DOTALL) if sign in block]


@dataclass(frozen=True)
class Updating:
    """A host with two copies, who pastes what the page says, all but the last line, which is the
    server's.
    """

    folder: Path
    command: str

    @property
    def shown(self) -> Path:
        """What the server shows."""
        return self.folder / "srv" / "veileder"

    def to(self, name: str) -> tuple[int, str]:
        """Update to a copy: the exit code, and what is printed."""
        named = re.sub("(?<=utgave=).*", name, self.command)
        run = subprocess.run(
            ["bash", "-c", named], cwd=self.folder / "kopi", capture_output=True, check=False
        )
        return run.returncode, (run.stdout + run.stderr).decode()


@pytest.fixture
def updating(whole: Path, tmp_path: Path) -> Updating:
    (block,) = blocks("ln -sfnT")
    command = block.rpartition(" &&\nnginx")[0].replace("/srv", str(tmp_path / "srv"))
    (tmp_path / "srv").mkdir()
    shutil.copytree(whole / "kopi", tmp_path / "kopi")
    with zipfile.ZipFile(whole / ZIP) as old:
        old.extractall(tmp_path)
    shutil.move(tmp_path / FOLDER, tmp_path / LATER)
    archive = shutil.make_archive(str(tmp_path / "kopi" / LATER), "zip", tmp_path, LATER)
    digest = hashlib.sha256(Path(archive).read_bytes()).hexdigest()
    Path(f"{archive}.sha256").write_text(f"{digest}  {LATER}.zip\n", encoding="utf-8")
    return Updating(tmp_path, command)


def test_a_host_updates_as_the_page_says_and_no_edition_lands_in_another(
    updating: Updating,
) -> None:
    shown = updating.shown
    code, printed = updating.to(FOLDER)
    assert (code, printed.splitlines()[-1]) == (0, f"Merk: fant ingen eier.html i {shown}.")
    (shown / "eier.html").write_text("Fylt ut", encoding="utf-8")
    code, printed = updating.to(FOLDER)
    assert (code, printed) == (1, f"Stopp: {shown.with_name(FOLDER)} finnes fra før.\n")
    assert shown.resolve().name == FOLDER
    assert updating.to(LATER) == (0, f"{LATER}.zip: OK\n")
    assert shown.resolve().name == LATER
    assert (shown / "eier.html").read_text(encoding="utf-8") == "Fylt ut"
    assert sorted(path.name for path in shown.parent.iterdir()) == [FOLDER, LATER, "veileder"]


def test_a_plain_folder_gives_way_to_a_link_and_what_the_owner_wrote_is_kept(
    whole: Path, updating: Updating
) -> None:
    shown = updating.shown
    shown.mkdir()
    with zipfile.ZipFile(whole / ZIP) as packed:
        packed.extractall(updating.folder)
    shutil.copytree(updating.folder / FOLDER, shown, dirs_exist_ok=True)
    (shown / "eier.html").write_text("Fylt ut", encoding="utf-8")
    code, printed = updating.to(LATER)
    assert code == 0, printed
    assert "Merk" not in printed
    assert shown.resolve().name == LATER
    assert (shown / "eier.html").read_text(encoding="utf-8") == "Fylt ut"
    before = shown.with_name(f"veileder-erstattet-av-{LATER}")
    assert before.name in printed
    assert (before / "index.html").is_file()


def test_what_a_host_pastes_for_nginx_is_what_the_file_says(whole: Path) -> None:
    recipe = (whole / "drift" / "nginx.conf").read_text(encoding="utf-8")
    pasted = blocks("location ^~")
    assert len(pasted) == 2
    assert all("".join(f"#     {line}\n" for line in one.splitlines()) in recipe for one in pasted)


def test_apache_packs_what_the_copy_has_not_packed(unpacked: Path, tmp_path: Path) -> None:
    (unpacked / "eier.html").write_text("<p>Fylt ut</p>" * 100, encoding="utf-8")
    readable(unpacked)
    with apache(unpacked, tmp_path / "apache", "/vei") as hosted:
        for path in ("", "fart/", "assets/guide.css", "assets/guide.js", "eier.html"):
            _, headers, data = get(hosted + path, "gzip")
            assert headers["content-encoding"] == "gzip", path
            assert "accept-encoding" in headers["vary"].lower()
            assert gzip.decompress(data) == get(hosted + path)[2]


def test_verify_compares_a_copy_with_the_copy(
    whole: Path, unpacked: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["verify", "--config", str(SMALL / "mkdocs.yml"), "--source", str(whole)]
    (unpacked / "eier.html").write_text("Fylt ut", encoding="utf-8")
    assert main([*command, "--target", str(unpacked)]) == 0
    (unpacked / "404.html").write_text("x", encoding="utf-8")
    (unpacked / "gammel.html").write_text("x", encoding="utf-8")
    assert main([*command, "--target", str(unpacked)]) == 1
    told = capsys.readouterr().err.splitlines()
    assert [line.split(":")[0] for line in told[:-1]] == ["404.html", "gammel.html"]


def test_a_site_that_has_lost_its_copy_is_told(whole: Path, tmp_path: Path) -> None:
    deployed = shutil.copytree(whole, tmp_path / "deployed")
    (deployed / ZIP).unlink()
    manifest = expected_of(whole, str(deployed))
    assert differences(manifest, str(deployed)) == [f"{ZIP}: found nothing, expected the file"]


def test_a_host_gets_the_copy_checks_it_and_serves_it(
    whole: Path, tmp_path: Path, unpacked: Path
) -> None:
    """With the web page alone: its links are followed, the file is checked, unpacked and hosted."""
    with serving(whole) as address:
        page = urljoin(address, "filer/")
        for link in re.findall(r'href="(\.\./kopi/[^"]+)"', said(whole)):
            with urlopen(urljoin(page, link)) as reply:  # noqa: S310  our own server
                (tmp_path / Path(link).name).write_bytes(reply.read())
    command = ["sha256sum", "--check", "--quiet", f"{Path(ZIP).name}.sha256"]
    assert subprocess.run(command, cwd=tmp_path, check=False).returncode == 0
    with nginx(unpacked, tmp_path / "nginx", "/intranett/vei") as hosted:
        assert differences(expected_of(whole, hosted), hosted) == []
    with nginx(whole, tmp_path / "nginx-of-site", "/vei") as hosted:
        assert differences(expected_of(whole, hosted), hosted) == []
        for name in (ZIP, f"{ZIP}.sha256"):
            with urlopen(hosted + name) as reply:  # noqa: S310  our own server
                assert reply.headers.get_content_type() == TYPES[Path(name).suffix]


@pytest.mark.long
def test_its_pages_are_valid_and_free_of_violations(whole: Path, tab: Tab) -> None:
    """The page that leads to the copy, and one that leads on from where a page was."""
    pages = (whole / page / "index.html" for page in ("filer", "fart-gammel", "ord"))
    assert said_by(checking(*pages)) == []
    page = tab(reduced_motion="reduce")
    with serving(whole) as address:
        page.goto(f"{address}/filer/")
        assert violations(page) == []
        page.goto(f"{address}/fart-gammel/")
        page.wait_for_url("**/fart/index.html")
    moved = whole / "fart-gammel" / "index.html"
    still = moved.read_text(encoding="utf-8").replace('http-equiv="refresh"', 'name="was"')
    page.goto((whole / "fart" / "index.html").as_uri())
    page.set_content(still)
    assert violations(page) == []
