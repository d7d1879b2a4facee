"""Versions and their changes: shown with dates, followed by a feed, released by a command."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from ruamel.yaml import YAML

from macros.build.feed import write_feed
from macros.build.moved import write_moved
from macros.build.offline import readme
from macros.build.publication import publication_of
from macros.build.release import release
from macros.command_line import main
from macros.guide import GuideError, PartialDate
from macros.host.manifest import write_manifest
from macros.pages.book import Book
from macros.pages.dates import version_state
from macros.review.checks import check_site
from tests.conftest import ROOT, TODAY, SmallGuide

ATOM = "{http://www.w3.org/2005/Atom}"
ADDRESS = "https://skole.example/vei/"


def test_the_changelog_has_versions_dates_kinds_and_reasons(small: SmallGuide) -> None:
    page = BeautifulSoup(small.open().render("ord.md", "changes"), "lxml")
    heads = [found.get_text() for found in page.find_all(["h2", "h3"])]
    assert heads == ["Etter 1.2.3", "1. mars 2025", "Versjon 1.2.3", "Versjon 1.1.0"]
    first = page.find(id="2025-03-01-farten-pa-vegen")
    assert first
    assert " ".join(first.get_text().split()) == (
        "Rettet: Farten på vegen? Hvorfor: Skiltet var flytta. Gjelder id-ene: fart-gammel"
    )
    assert first.a
    assert first.a["href"] == "../fart/"  # what its page has become
    assert "Kom 1. februar 2025. Rådet har lese." in page.get_text()


def test_a_version_says_the_same_everywhere_and_when_it_has_changed_since(
    small: SmallGuide, tmp_path: Path
) -> None:
    small.replace("index.md", "# Velkommen", "# Velkommen\n\n{{ version() }} {{ citation() }}")
    book = small.open()
    day = book.words.date(book.moment.day)
    said = f"1.2.3 med endringer til og med {day}"
    site = tmp_path / "site"
    site.mkdir()
    write_manifest(site, book.guide, book.words, book.moment.time)
    written = json.loads((site / "manifest.json").read_text(encoding="utf-8"))
    assert (written["date"], written["state"]) == (book.moment.day.iso, said)
    assert book.frame()["version"] == said
    assert publication_of(small.project, book).state.startswith(f"Versjon {said} · ")
    for text in (
        book.render("index.md", "version"),
        book.render("index.md", "citation"),
        book.render("ord.md", "changes"),
        readme(book, "mappe").decode(),
    ):
        assert f"{said}." in text or f"{said}," in text or text == said


def test_a_version_with_nothing_after_it_has_its_own_day(small: SmallGuide) -> None:
    path = small.data / "changes.yml"
    _, version, rest = path.read_text(encoding="utf-8").partition("  - version: 1.2.3")
    path.write_text(f"versions:\n{version}{rest}", encoding="utf-8")
    book = small.open()
    for day, said in (
        (PartialDate(2025, 2, 1), "1.2.3 av 1. februar 2025"),
        (PartialDate(2025, 2, 2), "1.2.3 med endringer til og med 2. februar 2025"),
    ):
        assert version_state(book.guide, book.words, day) == said


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "version: 1.2.3",
            "version: 1.3.0",
            "11: found «1.3.0», and «1.2.3» in guide.yml, expected one version",
        ),
        (
            "    date: 2025-02-01\n",
            "",
            "11: found «version» without «date», expected both, or none for what comes",
        ),
        (
            "date: 2025-01-15",
            "date: 2025-02-15",
            "16: found «1.1.0» of 2025-02-15 under «1.2.3» of 2025-02-01, expected the newest "
            "version first",
        ),
        (
            "[fart-gammel]",
            "[fart-mallt]",
            "8: found the unknown question «fart-mallt», expected «fart-maalt», «fart-senket» "
            "or «sikt-hekk»; did you mean «fart-maalt»?",
        ),
        (
            "page: sikt.md",
            "page: siktt.md",
            "15: found the page «siktt.md», which isn't there, expected a page under docs/; did "
            "you mean «sikt.md»?",
        ),
        (
            "{kind: changed, title: Sikt,",
            "{kind: changed, title: Sikt, date: 2025-02-02,",
            "15: found «2025-02-02», after its version's date «2025-02-01», expected the same day "
            "or earlier",
        ),
        (
            "      - kind: removed\n",
            "      - {kind: new, title: farten på vegen?, date: 2025-03-01}\n"
            "      - kind: removed\n",
            "9: found «farten på vegen?» a second time on its day, expected another title",
        ),
    ],
)
def test_a_mistake_is_said_at_its_line(small: SmallGuide, old: str, new: str, message: str) -> None:
    small.replace("data/changes.yml", old, new)
    assert small.problems() == [f"docs/data/changes.yml:{message}"]


def test_changes_without_a_version_come_first(small: SmallGuide) -> None:
    text = (small.data / "changes.yml").read_text(encoding="utf-8")
    begin, coming, rest = re.split(r"(?m)^(?=  - )", text, maxsplit=2)
    small.write("data/changes.yml", begin + rest + coming)
    (problem,) = small.problems()
    assert problem.endswith(
        "found changes without a version, expected them before all that have one"
    )


def feed_of(book: Book, folder: Path) -> ElementTree.Element:
    write_feed(folder, book, ADDRESS)
    return ElementTree.parse(folder / "endringer.xml").getroot()  # noqa: S314  our own


def one(element: ElementTree.Element, name: str) -> str:
    """The text of an element that there is exactly one of."""
    (found,) = element.findall(f"{ATOM}{name}")
    return found.text or ""


@pytest.mark.parametrize("which", ["small", "guide"])
def test_the_feed_is_what_rfc_4287_says(
    small: SmallGuide, book: Book, tmp_path: Path, which: str
) -> None:
    found = small.open() if which == "small" else book
    feed = feed_of(found, tmp_path)
    entries = feed.findall(f"{ATOM}entry")
    assert feed.tag == f"{ATOM}feed"  # §2
    assert entries
    ids = []
    for element in (feed, *entries):  # §4.1.1, §4.1.2: exactly one of each
        assert one(element, "title").strip()
        ids.append(one(element, "id"))
        assert ids[-1].startswith(ADDRESS)  # §4.2.6: an IRI
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", one(element, "updated"))  # §3.3
        links = [(link.get("rel"), link.get("href", "")) for link in element.findall(f"{ATOM}link")]
        assert len({rel for rel, _ in links}) == len(links)
        assert dict(links)["alternate"].startswith(ADDRESS)
    assert len(set(ids)) == len(ids)
    (author,) = feed.findall(f"{ATOM}author")
    assert one(author, "name")  # §3.2.1
    days = [one(entry, "updated") for entry in entries]
    assert days == sorted(days, reverse=True)
    assert one(feed, "updated") == days[0]


def test_an_entry_leads_to_where_the_change_stands(small: SmallGuide, tmp_path: Path) -> None:
    book = small.open()
    page = BeautifulSoup(book.render("ord.md", "changes"), "lxml")
    entries = feed_of(book, tmp_path).findall(f"{ATOM}entry")
    assert entries
    for entry in entries:
        place, _, anchor = one(entry, "id").partition("#")
        assert place == f"{ADDRESS}ord/"
        assert page.find(id=anchor)


def test_an_entry_keeps_its_id_when_it_is_released(small: SmallGuide, tmp_path: Path) -> None:
    before = [one(entry, "id") for entry in feed_of(small.open(), tmp_path).iter(f"{ATOM}entry")]
    release(small.project, "1.3.0", PartialDate(2026, 11, 20))
    after = [one(entry, "id") for entry in feed_of(small.open(), tmp_path).iter(f"{ATOM}entry")]
    assert set(before) <= set(after)


def test_a_site_has_a_feed_where_it_has_an_address(small: SmallGuide, small_site: Path) -> None:
    assert not (small_site / "endringer.xml").exists()
    assert "atom+xml" not in (small_site / "ord" / "index.html").read_text(encoding="utf-8")
    small.configure(f"site_url: {ADDRESS}")
    assert main(["build", "--config", str(small.root / "mkdocs.yml")]) == 0
    site = small.root / "site"
    assert (site / "endringer.xml").is_file()
    text = (site / "ord" / "index.html").read_text(encoding="utf-8")
    assert '<a href="../endringer.xml">Abonner på endringene (Atom)</a>' in text
    for path in site.rglob("*.html"):
        if path.name == "index.html" and path.parent.name != "fart-gammel":
            page = BeautifulSoup(path.read_text(encoding="utf-8"), "lxml")
            assert page.find("link", rel="alternate", type="application/atom+xml"), path
    assert check_site(site) == []


def test_a_release_gives_what_has_changed_a_number_and_a_day(small: SmallGuide) -> None:
    (small.root / "CITATION.cff").write_text(
        "version: 1.2.3\ndate-released: 2025-02-01\n", encoding="utf-8"
    )
    (small.root / "CHANGELOG.md").write_text("# C\n\n## Unreleased\n\n- x\n", encoding="utf-8")
    written = release(small.project, "1.3.0", PartialDate(2026, 11, 20))
    assert {path.relative_to(small.root).as_posix() for path in written} == {
        "docs/data/changes.yml",
        "docs/data/guide.yml",
        "CITATION.cff",
        "CHANGELOG.md",
        "releases/1.3.0.json",
    }
    guide = small.open().guide
    newest = guide.changes.versions[0]
    assert (newest.version, newest.date, guide.settings.version) == (
        "1.3.0",
        PartialDate(2026, 11, 20),
        "1.3.0",
    )
    assert [change.title for change in newest.changes] == ["Farten på vegen?", "Et råd: borte"]
    kept = json.loads((small.root / "releases" / "1.3.0.json").read_text(encoding="utf-8"))
    assert kept["version"] == kept["guide"]["settings"]["version"] == "1.3.0"
    assert kept["guide"]["factors"].keys() == {*guide.factors}
    cited = YAML().load((small.root / "CITATION.cff").read_text(encoding="utf-8"))
    assert (str(cited["version"]), str(cited["date-released"])) == ("1.3.0", "2026-11-20")
    assert "## 1.3.0 (2026-11-20)" in (small.root / "CHANGELOG.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("version", "message"),
    [
        ("", "VERSION: found nothing, expected a number such as 1.3.0"),
        ("1.3", "VERSION: found «1.3», expected a number such as 1.3.0"),
        ("1.2.3", "VERSION: found «1.2.3», expected a number after «1.2.3», such as 1.3.0"),
    ],
)
def test_a_number_that_is_not_a_later_one_is_refused(
    small: SmallGuide, version: str, message: str
) -> None:
    with pytest.raises(GuideError) as refused:
        release(small.project, version, TODAY)
    assert [str(problem) for problem in refused.value.problems] == [message]


def test_nothing_is_released_without_changes(small: SmallGuide) -> None:
    release(small.project, "1.3.0", TODAY)
    with pytest.raises(GuideError) as refused:
        release(small.project, "1.4.0", TODAY)
    assert [str(problem) for problem in refused.value.problems] == [
        "docs/data/changes.yml: found no changes without a version, expected what is to be "
        "released: «- changes:» before the versions that are out"
    ]


def test_a_release_that_cannot_be_leaves_every_file_as_it_was(small: SmallGuide) -> None:
    before = {path: path.read_bytes() for path in small.root.rglob("*.*") if path.is_file()}
    with pytest.raises(GuideError):  # before the day of a change
        release(small.project, "1.3.0", PartialDate(2025, 2, 15))
    assert {path: path.read_bytes() for path in before} == before
    assert not (small.root / "releases").exists()


def test_a_page_that_has_moved_leads_on(small: SmallGuide, tmp_path: Path) -> None:
    write_moved(tmp_path, small.open(), ADDRESS)
    page = BeautifulSoup((tmp_path / "fart-gammel" / "index.html").read_text("utf-8"), "lxml")
    refresh = page.find("meta", attrs={"http-equiv": "refresh"})
    assert refresh
    assert refresh["content"] == "0; url=../fart/index.html"
    canonical = page.find("link", rel="canonical")
    assert canonical
    assert canonical["href"] == f"{ADDRESS}fart/"
    assert page.main
    assert page.main.get_text(" ", strip=True) == (
        "Siden har fått en ny adresse Navnet var for langt. Den står nå her: Lav fart"
    )


def test_a_page_that_is_gone_says_why(small: SmallGuide, tmp_path: Path) -> None:
    small.replace("data/history.yml", "    became: fart.md\n", "")
    write_moved(tmp_path, small.open(), "")
    text = (tmp_path / "fart-gammel" / "index.html").read_text(encoding="utf-8")
    assert "Siden er tatt ut" in text
    assert '<a href="../index.html">Velkommen</a>' in text
    assert "refresh" not in text


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "fart-gammel.md:",
            "sikt.md:",
            "found «sikt.md», whose address is in use, expected a page that is gone",
        ),
        (
            "fart-gammel.md:",
            "sikt/index.md:",
            "found «sikt/index.md», whose address is in use, expected a page that is gone",
        ),
        (
            "became: fart.md",
            "became: fartt.md",
            "found the page «fartt.md», which isn't there, expected a page under docs/; did you "
            "mean «fart.md»?",
        ),
        (
            "fart-gammel.md:",
            "/fart-gammel/:",
            "found «/fart-gammel/», expected a page as it lay under docs/: om/gammel.md",
        ),
    ],
)
def test_a_move_that_is_none_is_said(small: SmallGuide, old: str, new: str, message: str) -> None:
    small.replace("data/changes.yml", "        page: fart-gammel.md\n", "")
    small.replace("data/history.yml", old, new)
    (problem,) = small.problems()
    assert problem.startswith("docs/data/history.yml:")
    assert problem.endswith(message)


def test_the_guide_is_cited_by_its_version_and_the_day_it_came(book: Book) -> None:
    """CITATION.cff as the schema of version 1.2.0 wants it, in step with the data."""
    cited = YAML(typ="safe").load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert {"cff-version", "message", "title", "authors"} <= cited.keys()
    assert cited["cff-version"] == "1.2.0"
    assert cited["type"] in ("software", "dataset")
    assert all(author.keys() == {"name"} for author in cited["authors"])
    newest = book.guide.changes.released
    assert newest
    assert newest.date
    assert (cited["version"], cited["date-released"].isoformat()) == (
        newest.version,
        newest.date.iso,
    )
    assert cited["title"] == book.guide.settings.title
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert f'version = "{newest.version}"' in project


def test_an_edition_may_be_released_from_a_copy(small: SmallGuide) -> None:
    """The command tells what it wrote."""
    shutil.rmtree(small.root / ".git", ignore_errors=True)
    assert main(["release", "--config", str(small.root / "mkdocs.yml"), "--version", "2.0.0"]) == 0
    assert small.open().guide.settings.version == "2.0.0"


def test_an_address_with_an_id_that_is_gone_leads_to_what_it_became(small: SmallGuide) -> None:
    small.replace(
        "data/history.yml",
        "questions:\n",
        "questions:\n  fart-eldst: {became: fart-gammel, since: 1.0.0, why: Delt.}\n",
    )
    text = (small.data / "history.yml").read_text(encoding="utf-8")
    gone = "references: {veiloven-gammel: {became: veiloven, since: 1.1.0, why: Ny.}}\n"
    small.write("data/history.yml", f"{text}{gone}")
    book = small.open()
    row = BeautifulSoup(book.render("fart.md", "checklist", "fart"), "lxml").find(id="fart-maalt")
    assert row
    for was in ("fart-gammel", "fart-eldst"):
        assert row.find(id=was)
    law = BeautifulSoup(book.render("referanser.md", "references"), "lxml").find(id="veiloven")
    assert law
    assert law.find(id="veiloven-gammel")


def test_the_address_of_a_law_stands_once_and_not_as_if_it_led_to_a_section(
    small: SmallGuide,
) -> None:
    address = "https://lover.example/veiloven"
    text = (small.data / "references.yml").read_text(encoding="utf-8")
    small.write(
        "data/references.yml", text.replace("veiloven:\n", f"veiloven:\n  url: {address}\n")
    )
    page = BeautifulSoup(small.open().render("referanser.md", "references"), "lxml")
    law = page.find(id="veiloven")
    assert law
    assert len(law.select(".g-sections dt")) > 1
    assert [link.get_text() for link in law.select(f"a[href='{address}']")] == [address]
