"""Without a network: the archive unpacks to one folder, and everything in it works from a disk."""

from __future__ import annotations

import os
import subprocess
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from macros.build.offline import name_problems, readme
from macros.command_line import main
from macros.pages.book import Book, open_book
from macros.review.checks import check_site
from tests.conftest import PANGO, ROOT, SMALL, TODAY, SmallGuide
from tests.pdf_text import pages_of
from tests.test_browser import typed
from tests.test_edition import EXAMPLE, make_few_files
from tests.watching import watched
from tests.workbook.story import workshop_day

# Where links lead once they are followed: one that a script makes is named on its way.
LED_TO = """links => links.map((link) => {
  link.addEventListener("click", (event) => event.preventDefault());
  link.click();
  return link.href;
})"""


@pytest.fixture(scope="module", params=[SMALL, pytest.param(ROOT, marks=pytest.mark.long)])
def root(request: pytest.FixtureRequest) -> Path:
    """The folder of what is packed: the small guide; in the long tests the guide itself too."""
    folder: Path = request.param
    return folder


@pytest.fixture(scope="module")
def packed_book(root: Path) -> Book:
    """The guide that is packed, as it stands in the folder."""
    return open_book(root / "docs", root, TODAY)


@pytest.fixture(scope="module")
def archive(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `make offline` makes."""
    folder = tmp_path_factory.mktemp("offline")
    config = str(root / "mkdocs.yml")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TAKEAWAY", "1" if PANGO else "0")
        assert main(["offline", "--config", config, "--target", str(folder / "site")]) == 0
    assert [path.name for path in folder.iterdir()] == ["dist"]
    (found,) = (folder / "dist").glob("*.zip")
    return found


@pytest.fixture(scope="module")
def unpacked(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder a reader unpacks, on a share with a name as shares have them."""
    folder = tmp_path_factory.mktemp("share") / "Felles område æøå #1"
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(folder)
    (inside,) = folder.iterdir()
    return inside


def test_the_archive_has_the_name_version_and_minute(archive: Path, packed_book: Book) -> None:
    settings = packed_book.guide.settings
    made = f"{packed_book.moment.time:%Y-%m-%d-%H%M}"
    assert archive.name == f"{settings.slug}-{settings.version}-{made}.zip"


def test_it_unpacks_to_one_folder_with_a_text_that_says_how(
    unpacked: Path, archive: Path, packed_book: Book, root: Path
) -> None:
    assert unpacked.name == archive.stem
    text = (unpacked / "LES-MEG.txt").read_bytes()
    assert text == readme(packed_book, unpacked.name)
    told = text.decode("utf-8-sig")
    assert told.count("\r\n") == told.count("\n")
    version, law = {SMALL: ("1.2.3", "31. januar 2025"), ROOT: ("0.2.0", "2. juli 2026")}[root]
    for part in ("dobbeltklikk på «index.html»", f"versjon {version}", law, "OPPDATERER"):
        assert part in told


def test_it_holds_no_copies_for_servers(unpacked: Path) -> None:
    assert not list(unpacked.rglob("*.gz"))


def test_every_link_and_file_of_it_is_there(unpacked: Path) -> None:
    assert check_site(unpacked) == []


@pytest.mark.long
@pytest.mark.parametrize("root", [ROOT], indirect=True)
def test_a_workshop_day_works_from_the_copy(
    unpacked: Path, browser: Browser, tmp_path: Path
) -> None:
    workshop_day(browser, (unpacked / "verktoy" / "arbeidsbok" / "index.html").as_uri(), tmp_path)


@pytest.mark.long
def test_every_page_opens_from_the_disk_with_the_network_refused(
    unpacked: Path, browser: Browser, packed_book: Book
) -> None:
    context = browser.new_context(offline=True)
    page = context.new_page()
    seen = watched(page)
    for found in packed_book.pages.values():
        page.goto((unpacked / found.url / "index.html").as_uri())
        page.wait_for_load_state("load")
        broken = page.eval_on_selector_all(
            "img", "all => all.filter(e => !e.complete || !e.naturalWidth).map(e => e.src)"
        )
        assert not broken, found.src
        addresses = page.eval_on_selector_all("a[href^='file:'], a[href^='.']", LED_TO)
        folders = [a for a in addresses if a.split("#")[0].split("?")[0].endswith("/")]
        assert not folders, found.src  # a browser would list the folder
    context.close()
    assert not seen


def test_the_search_works_from_the_disk_with_the_network_refused(
    unpacked: Path, browser: Browser, packed_book: Book
) -> None:
    context = browser.new_context(offline=True)
    page = context.new_page()
    seen = watched(page)
    page.goto((unpacked / "index.html").as_uri())
    (title,) = (packed_book.guide.factors[slug].title for slug in [*packed_book.guide.factors][:1])
    typed(page, title)
    page.click(".g-hit__link >> nth=0")
    page.wait_for_url("**/*/index.html*")
    assert title.casefold() in page.inner_text("main").casefold()
    context.close()
    assert not seen


@pytest.mark.long
def test_the_same_commit_gives_the_same_archive(small: SmallGuide) -> None:
    archives = []
    for _ in range(2):
        assert main(["offline", "--config", str(small.root / "mkdocs.yml")]) == 0
        (archive,) = (small.root / "dist").glob("*.zip")
        archives.append(archive.read_bytes())
    assert archives[0] == archives[1]


def test_an_archive_that_cannot_be_made_leaves_the_one_there_was(
    small: SmallGuide, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = str(small.root / "mkdocs.yml")
    assert main(["offline", "--config", config]) == 0
    (archive,) = (small.root / "dist").glob("*.zip")
    before = archive.read_bytes()

    def fails(*_: object) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr("macros.build.offline.zipfile.ZipFile.writestr", fails)
    assert main(["offline", "--config", config]) == 1
    assert {path.suffix for path in archive.parent.iterdir()} == {".zip", ".sha256"}
    assert archive.read_bytes() == before


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("aux.html", "aux.html: found the name «aux.html», expected one that Windows allows"),
        ("a:b.txt", "a:b.txt: found the name «a:b.txt», expected one that Windows allows"),
        ("b .", "b .: found the name «b .», expected one that Windows allows"),
        ("x" * 151, f"{'x' * 151}: found a path of 151 characters, expected at most 150"),
    ],
)
@pytest.mark.skipif(os.name == "nt", reason="Windows can't make such names")
def test_names_are_safe_on_windows(tmp_path: Path, name: str, message: str) -> None:
    (tmp_path / name).write_text("x", encoding="utf-8")
    assert [str(problem) for problem in name_problems(tmp_path)] == [message]


def test_names_that_differ_only_in_capitals_are_one_name_on_windows(tmp_path: Path) -> None:
    for name in ("Skjema.pdf", "skjema.PDF", "mappe/a.txt", "Mappe/b.txt", "mappe2/A.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    if len(list(tmp_path.iterdir())) < 5:
        pytest.skip("this file system takes such names for the same")
    assert [str(problem) for problem in name_problems(tmp_path)] == [
        "mappe: found a name that differs from «Mappe» only in capitals, expected another",
        "skjema.PDF: found a name that differs from «Skjema.pdf» only in capitals, "
        "expected another",
    ]


def test_a_host_verifies_the_folder_with_what_linux_brings(unpacked: Path) -> None:
    command = ["sha256sum", "--check", "--quiet", "sjekksummer.txt"]
    assert subprocess.run(command, cwd=unpacked, check=False).returncode == 0


@pytest.mark.long
def test_a_municipality_unpacks_searches_and_prints_its_own_checklist(
    tmp_path: Path, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The whole way without a network: unzip, double-click, search, and a sheet with the name."""
    if not PANGO:
        pytest.skip("Pango (Debian: libpango-1.0-0 libpangoft2-1.0-0) is not installed")
    make_few_files(monkeypatch)
    monkeypatch.setenv("EDITION", str(EXAMPLE))
    config = str(ROOT / "mkdocs.yml")
    assert main(["offline", "--config", config, "--target", str(tmp_path / "site")]) == 0
    (archive,) = (tmp_path / "dist").glob("*.zip")
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(tmp_path / "share")
    (folder,) = (tmp_path / "share").iterdir()
    assert check_site(folder) == []
    told = (folder / "LES-MEG.txt").read_text(encoding="utf-8-sig")
    assert "Eksempelvik kommune, versjon" in told
    assert told.rstrip().endswith("Boligplanlegger, bolig@eksempelvik.example")

    context = browser.new_context(offline=True)
    page = context.new_page()
    seen = watched(page)
    page.goto((folder / "index.html").as_uri())
    assert "Eksempelvik kommune" in page.inner_text(".g-brand")
    typed(page, "boligforumet")
    page.click(".g-hit__link[href*='/samordning/'] >> nth=0")
    page.wait_for_url("**/samordning/index.html*")
    file = page.get_attribute("a[href$='sjekkliste-samordning.pdf']", "href")
    context.close()
    assert not seen
    assert file
    text = pages_of(folder / "nedlasting" / Path(file).name)[0]
    assert "Boligsosial planlegging · Eksempelvik kommune" in text
