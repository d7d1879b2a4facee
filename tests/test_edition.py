"""A local edition: all that is a municipality's own, in one file, marked where it shows."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from io import BytesIO
from itertools import chain, product
from pathlib import Path
from typing import Literal

import docx
import icalendar
import openpyxl
import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser

from macros.build.offline import keep, name_problems, pack, readme
from macros.build.owner_page import write_owner_page
from macros.command_line import main
from macros.downloads.excel import action_plan
from macros.downloads.publication import Publication
from macros.downloads.specs import DownloadSpec, download_specs
from macros.downloads.tokens import TOKENS
from macros.downloads.word.document import checklists
from macros.guide import GuideError
from macros.guide.model.colour import DARK, LIGHT, contrast, mixed, nearest_readable, readable, soft
from macros.guide.model.edition import Colours
from macros.guide.model.plain import plain
from macros.host.manifest import write_manifest
from macros.pages.book import Book, open_book
from macros.pages.edition import style
from tests.conftest import PANGO, ROOT, TODAY, SmallGuide, Tab, serving
from tests.pdf_text import pages_of, text_of
from tests.test_accessibility import (
    PHONE,
    WIDE,
    checking,
    said_by,
    violations_by_day_and_night,
)
from tests.test_reach import sideways

EXAMPLE = ROOT / "docs" / "data" / "editions" / "eksempel.yml"

GROUNDS = (*DARK, mixed(DARK[0], "#ffffff", 0.12))


FILES = ("sjekkliste-samordning.pdf", "workshophefte.pdf", "kalender.ics")


def _few(publication: Publication, *, pdf: bool = True) -> list[DownloadSpec]:
    return [spec for spec in download_specs(publication, pdf=pdf) if spec.file in FILES]


def make_few_files(patch: pytest.MonkeyPatch) -> None:
    """Let sites have few files to download, one of each kind: all of them take half a minute."""
    patch.setattr("macros.build.downloads.download_specs", _few)
    # Search words name the files that are not among the few.
    patch.setattr(import_module("macros.search.enrich"), "_named", lambda *_: {})
    patch.setenv("TAKEAWAY", "1" if PANGO else "0")


@pytest.fixture(scope="module")
def local(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The guide in the example edition, as `EDITION=… make site` builds it, with a few files."""
    target = tmp_path_factory.mktemp("local") / "site"
    with pytest.MonkeyPatch.context() as patch:
        make_few_files(patch)
        patch.setenv("EDITION", str(EXAMPLE))
        config = str(ROOT / "mkdocs.yml")
        assert main(["build", "--config", config, "--target", str(target)]) == 0
    return target


def page(site: Path, path: str) -> BeautifulSoup:
    """A built page."""
    return BeautifulSoup((site / path / "index.html").read_text(encoding="utf-8"), "lxml")


@pytest.mark.long
def test_every_page_has_the_name_the_arms_and_the_colours(local: Path) -> None:
    for path in local.rglob("index.html"):
        html = BeautifulSoup(path.read_text(encoding="utf-8"), "lxml")
        brand = html.select_one(".g-brand")
        assert brand is not None
        assert "Eksempelvik kommune" in brand.get_text()
        for link in (brand.img, html.select_one('link[href$="edition.css"]')):
            assert link is not None
            address = str(link.get("src") or link.get("href"))
            assert (path.parent / address).resolve().is_file()


@pytest.mark.long
def test_own_plans_stand_where_the_guide_speaks_of_their_level(local: Path) -> None:
    text = " ".join(page(local, "planlegging/samfunnsdel").get_text().split())
    assert "lokalt Planene til Eksempelvik kommune" in text
    assert "Samfunnsdelen 2022–2034 (vedtatt juni 2022)" in text


@pytest.mark.long
def test_who_is_responsible_stands_on_the_factor_and_on_its_checklist(local: Path) -> None:
    assert "Ansvarlig hos oss: Kommunalsjef for velferd" in " ".join(
        page(local, "suksessfaktorer/samordning").get_text().split()
    )
    section = page(local, "verktoy/sjekklister").select_one("#sjekkliste-samordning")
    assert section is not None
    assert "Ansvarlig: Kommunalsjef for velferd" in section.get_text()


@pytest.mark.long
def test_own_questions_and_notes_are_marked_as_local(local: Path) -> None:
    for path in ("verktoy/sjekklister", "suksessfaktorer/samordning"):
        row = page(local, path).find(id="lokal-boligforum")
        assert row is not None
        assert "lokalt" in row.get_text()
        assert "lokalt spørsmål" in row.get_text()
    level = page(local, "verktoy/sjekklister/planniva").get_text()
    assert "Har boligforumet i Eksempelvik" in level
    note = page(local, "planlegging/planstrategi").select_one(".g-note--local:last-of-type")
    assert note is not None
    assert "lokalt" in note.get_text()


@pytest.mark.long
def test_own_deadlines_are_in_the_calendar(local: Path) -> None:
    text = " ".join(page(local, "planlegging/kalender").get_text().split())
    assert "14. mai 2027" in text
    assert "lokalt Innspill til økonomiplanen" in text
    assert "Egen frist" in text


@pytest.mark.long
def test_the_contact_is_told(local: Path) -> None:
    text = " ".join(page(local, "om").get_text().split())
    assert "Kontakt: Boligplanlegger bolig@eksempelvik.example" in text
    sami = page(local, "om").select_one('[lang="se"]')
    assert sami is not None
    assert sami.get_text() == "Eksempelvik suohkan"


@pytest.mark.long
def test_everything_to_take_along_is_the_editions_own(local: Path) -> None:
    if not PANGO:
        pytest.skip("Pango (Debian: libpango-1.0-0 libpangoft2-1.0-0) is not installed")
    files = local / "nedlasting"
    checklist = " ".join(text_of(files / "sjekkliste-samordning.pdf").split())
    assert "Har boligforumet i Eksempelvik" in checklist
    assert "Ansvarlig hos oss: Kommunalsjef for velferd" in checklist
    assert "Boligsosial planlegging · Eksempelvik kommune" in checklist
    assert pages_of(files / "workshophefte.pdf")[0].startswith("Eksempelvik kommune")
    events = icalendar.Calendar.from_ical((files / "kalender.ics").read_bytes()).walk("VEVENT")
    assert "lokal-innspill-okonomiplan-2027@eksempelvik.boligsosial-planlegging" in [
        str(e["UID"]) for e in events
    ]
    assert (
        json.loads((files / "index.json").read_text(encoding="utf-8"))["edition"] == "eksempelvik"
    )


def test_its_colours_reach_word_and_excel(small: SmallGuide) -> None:
    colours = Colours(primary="#1f3f77", accent="#8a2f1d")
    national = Publication.of(small.open(), "", 1_780_000_000)
    own = replace(national, colours=style(colours))
    found: list[dict[str, set[str]]] = []
    for material in (national, own):
        word = checklists(material)
        document = docx.Document(BytesIO(word))
        inks = {
            str(s.font.color.rgb) for s in document.styles if hasattr(s, "font") and s.font.color
        }
        plan = openpyxl.load_workbook(BytesIO(action_plan(material))).worksheets[0]
        excel = {
            plan["A1"].font.color.rgb,
            plan["A4"].fill.start_color.rgb,
            plan["A4"].font.color.rgb,
        }
        rules = (rule for rules in plan.conditional_formatting for rule in rules.rules)
        excel |= {rule.dxf.font.color.rgb for rule in rules if rule.dxf and rule.dxf.font}
        with zipfile.ZipFile(BytesIO(word)) as archive:
            xml = archive.read("word/document.xml").decode()
        shades = set(re.findall(r'w:fill="([0-9a-f]{6})"', xml))
        found.append({"word": inks, "shades": shades, "excel": excel})
    theirs, ours = found
    assert {"0B4F5C"} <= theirs["word"]
    assert {"1F3F77"} <= ours["word"]
    assert "0B4F5C" not in ours["word"]
    assert theirs["shades"] == {"e4eff0"}
    assert ours["shades"] == {soft("#ffffff", "#1f3f77", ("#1f3f77", "#8a2f1d", "#4a5a5e"))[1:]}
    assert {"FF0B4F5C", "FF9C4406"} <= theirs["excel"]
    assert {"FF1F3F77", "FF8A2F1D"} <= ours["excel"]
    assert ours["excel"].isdisjoint({"FF0B4F5C", "FF9C4406"})


@pytest.mark.long
def test_its_colours_reach_the_page_for_what_is_not_found(local: Path, browser: Browser) -> None:
    view = browser.new_page()
    view.goto((local / "404.html").as_uri())
    ask = "getComputedStyle(document.documentElement).getPropertyValue('--g-primary')"
    schemes: dict[Literal["light", "dark"], str] = {
        "light": "#1f3f77",
        "dark": nearest_readable("#1f3f77", GROUNDS),
    }
    for scheme, colour in schemes.items():
        view.emulate_media(color_scheme=scheme)
        assert view.evaluate(ask).strip() == colour
        shown = view.evaluate("getComputedStyle(document.querySelector('li a')).color")
        assert shown == "rgb({}, {}, {})".format(*bytes.fromhex(colour[1:]))
    view.close()


def test_each_edition_has_an_archive_and_a_folder_of_its_own(
    small: SmallGuide, tmp_path: Path
) -> None:
    names = []
    for slug in ("", "heim", "borte"):
        site = tmp_path / f"site-{slug}"
        site.mkdir()
        (site / "index.html").write_text("x", encoding="utf-8")
        own = tmp_path / f"{slug}.yml"
        own.write_text(f"slug: {slug}\nname: {slug} kommune\n", encoding="utf-8")
        edition = own if slug else None
        book = open_book(small.docs, small.root, TODAY, edition=edition)
        archive = keep(pack(site, book), tmp_path / "dist")
        with zipfile.ZipFile(archive) as packed:
            (folder,) = {name.split("/")[0] for name in packed.namelist()}
            told = packed.read(f"{folder}/LES-MEG.txt").decode("utf-8-sig")
        assert f"Åpne mappen «{folder}»" in told
        assert archive.name == f"{folder}.zip"
        names.append(folder.removesuffix(f"-{book.moment.time:%Y-%m-%d-%H%M}"))
    assert names == [
        "trygg-skolevei-1.2.3",
        "trygg-skolevei-heim-1.2.3",
        "trygg-skolevei-borte-1.2.3",
    ]
    assert len(list((tmp_path / "dist").glob("*.zip"))) == 3


@pytest.mark.long
def test_open_data_are_the_merged_guide_without_the_contact(local: Path) -> None:
    data = json.loads((local / "data" / "guide.json").read_text(encoding="utf-8"))["guide"]
    asked = [question["id"] for question in data["factors"]["samordning"]["questions"]]
    assert asked[-1] == "lokal-boligforum"
    assert "contact" not in data["edition"]
    assert "lokal-boligforum" in (local / "data" / "questions.csv").read_text(encoding="utf-8")


@pytest.fixture
def phone(local: Path) -> Iterator[str]:
    """The address of the local site."""
    with serving(local, (local / "csp.txt").read_text(encoding="utf-8").strip()) as base:
        yield base


@pytest.mark.long
def test_a_long_name_breaks_nothing_on_a_phone(tab: Tab, phone: str) -> None:
    view = tab(viewport={"width": 360, "height": 800})
    view.goto(f"{phone}/")
    name = "Nordre og Søndre Storfjordøyane sammenslåtte herredskommune"
    view.evaluate(
        "name => { document.querySelector('.g-brand__edition').textContent = name }", name
    )
    assert sideways(view) == []


def test_the_national_edition_shows_no_sign_of_a_local_one(site: Path) -> None:
    html = (site / "index.html").read_text(encoding="utf-8")
    assert "edition.css" not in html
    assert "g-local" not in html
    assert not (site / "assets" / "edition").exists()


# What an editor can get wrong in the example, and every message.
MISTAKES = {
    "a number without quotes": (
        'number: "0000"',
        "number: 0301",
        ['edition.yml:17: found the number 0301, expected text; put it in quotes: "0301"'],
    ),
    "a colour that can't be read": (
        'primary: "#1f3f77"',
        'primary: "#66aaff"',
        [
            "edition.yml:30: found «#66aaff» with a contrast of 2.2:1, expected 4.5:1 or more "
            "against the page; «#4472ab» has it"
        ],
    ),
    "an unknown plan level": (
        "  samfunnsdel:\n    - title",
        "  samfunsdel:\n    - title",
        [
            "edition.yml:39: found the unknown plan level «samfunsdel», expected "
            "«kunnskapsgrunnlag», «planstrategi», «samfunnsdel», «arealdel», «temaplan», "
            "«okonomiplan» or «rapportering»; "
            "did you mean «samfunnsdel»?"
        ],
    ),
    "a duty of law hidden": (
        "duties: []",
        "duties: [oversikt]",
        [
            "edition.yml:66: found «oversikt», which the law demands, "
            "expected what should or may be done"
        ],
    ),
    "an unknown question hidden": (
        "  questions: []\n",
        "  questions: [samordning-hvem-ma-samarbeid]\n",
        [
            "edition.yml:65: found the unknown question «samordning-hvem-ma-samarbeid», expected "
            "«boligsosial-kompetanse-oversikt-over-behovet», «boligsosial-kompetanse-hele-bildet», "
            "«boligsosial-kompetanse-folkehelseoversikten», "
            "«boligsosial-kompetanse-felles-grunnlag», «boligsosial-kompetanse-planfag», "
            "«boligsosial-kompetanse-kapasitet», «boligsosial-kompetanse-evaluering», "
            "«boligsosial-kompetanse-tilpasset-hjelp», … (48 in all); "
            "did you mean «samordning-hvem-ma-samarbeide»?"
        ],
    ),
    "a note on nothing": (
        "  - level: planstrategi\n    text",
        "  - text",
        [
            "edition.yml:60: found both «factor» and «level» or neither, "
            "expected exactly one of them"
        ],
    ),
    "a coat of arms that isn't there": (
        "vapen.svg",
        "skjold.svg",
        [
            "edition.yml:20: found «skjold.svg», which isn't there, "
            "expected a file beside this one"
        ],
    ),
    "a number that is too short": (
        'number: "0000"',
        'number: "301"',
        ['edition.yml:17: found «301», expected four digits in quotes, such as "0301"'],
    ),
    "an address without an @": (
        "email: bolig@eksempelvik.example",
        "email: bolig.eksempelvik.example",
        ["edition.yml:25: found «bolig.eksempelvik.example», expected an email address"],
    ),
    "a contact without details": (
        "  title: Boligplanlegger\n  email: bolig@eksempelvik.example\n",
        "",
        [
            "edition.yml:23: found a contact without details, "
            "expected «name», «title», «email» or «phone»"
        ],
    ),
    "braces in the title of a deadline": (
        "title: Innspill til økonomiplanen",
        "title: Innspill {år}",
        [
            "edition.yml:71: found «Innspill {år}», expected only {year}, {before}, {after}, "
            "{last} in braces"
        ],
    ),
    "a mark that is put there by itself": (
        "id: boligforum",
        "id: lokal-boligforum",
        [
            "edition.yml:51: found the id «lokal-boligforum», expected «boligforum»: "
            "«lokal-» is put before it by itself"
        ],
    ),
    "two questions with one id": (
        "questions:\n  - id: boligforum",
        "questions:\n  - {id: boligforum, factor: samordning, text: a, help: b, roles: [nav], "
        "levels: [temaplan]}\n  - id: boligforum",
        [
            "edition.yml:52: found the id «boligforum» a second time, "
            "expected an id of its own"
        ],
    ),
    "every question of a plan level hidden": (
        "  questions: []\n",
        "  questions: [{rapportering}]\n",
        [
            "edition.yml:65: found every question of «rapportering» hidden, "
            "expected one that is left"
        ],
    ),
    "every question of the source hidden": (
        "  questions: []\n",
        "  questions: [{source}]\n",
        [
            "edition.yml:65: found every question from the source hidden, "
            "expected one that is left"
        ],
    ),
    "a misspelt key": (
        "hidden:",
        "hiden:",
        [
            "edition.yml:64: found the key «hiden», expected «slug», «name», «names», «number», "
            "«owner», «contact», «coat_of_arms», «colours», … (18 in all); did you mean «hidden»?"
        ],
    ),
}  # fmt: skip


def opened(edition: Path) -> Book:
    """The guide in an edition."""
    return open_book(ROOT / "docs", ROOT, TODAY, edition=edition)


# What is told of at once is made at once: it takes longest to open the guide.
TOGETHER = (
    ("a number without quotes", "an address without an @", "a misspelt key"),
    (
        *("a colour that can't be read", "an unknown plan level", "a duty of law hidden"),
        *("an unknown question hidden", "a coat of arms that isn't there"),
        *("braces in the title of a deadline", "a mark that is put there by itself"),
    ),
)
ALONE = [(name,) for name in MISTAKES if name not in {one for each in TOGETHER for one in each}]


@pytest.mark.parametrize("mistakes", [*TOGETHER, *ALONE], ids=", ".join)
def test_a_mistake_is_said_with_line_found_and_expected(
    tmp_path: Path, mistakes: tuple[str, ...], book: Book
) -> None:
    of_level = ", ".join(q.id for _, q in book.guide.questions_at("rapportering"))
    of_source = ", ".join(q.id for _, q in book.guide.questions_from_source())
    text = EXAMPLE.read_text(encoding="utf-8")
    for old, new, _ in map(MISTAKES.__getitem__, mistakes):
        assert text.count(old) == 1, old
        new = new.replace("{rapportering}", of_level).replace("{source}", of_source)
        text = text.replace(old, new)
    (tmp_path / "edition.yml").write_text(text, encoding="utf-8")
    (tmp_path / "vapen.svg").write_bytes(EXAMPLE.with_name("vapen.svg").read_bytes())
    with pytest.raises(GuideError) as caught:
        open_book(ROOT / "docs", ROOT, TODAY, edition=tmp_path / "edition.yml")
    said = [str(p).replace(f"{tmp_path.as_posix()}/", "") for p in caught.value.problems]
    assert sorted(said) == sorted(chain(*(MISTAKES[mistake][2] for mistake in mistakes)))


def test_an_edition_is_told_what_became_of_an_id_that_is_gone(
    small: SmallGuide, tmp_path: Path
) -> None:
    small.write(
        "data/history.yml",
        "questions:\n  gammelt-sporsmal:\n    became: har-dere-malt\n    since: 1.1.0\n"
        "    why: Spørsmålet ble delt.\n",
    )
    edition = tmp_path / "min.yml"
    edition.write_text(
        "slug: vik\nname: Vik\nhidden:\n  questions: [gammelt-sporsmal]\n", encoding="utf-8"
    )
    with pytest.raises(GuideError) as caught:
        open_book(small.docs, small.root, TODAY, edition=edition)
    assert (
        "min.yml:4: found the unknown question «gammelt-sporsmal», expected an id in use; "
        "«gammelt-sporsmal» became «har-dere-malt» in 1.1.0: Spørsmålet ble delt."
    ) in str(caught.value)


def test_what_is_hidden_is_gone_everywhere(tmp_path: Path) -> None:
    edition = tmp_path / "edition.yml"
    edition.write_text(
        "slug: vik\nname: Vik\nhidden:\n"
        "  questions: [samordning-hvem-ma-samarbeide]\n  duties: [temaplan]\n",
        encoding="utf-8",
    )
    book = open_book(ROOT / "docs", ROOT, TODAY, edition=edition)
    assert "samordning-hvem-ma-samarbeide" not in [q.id for _, q in book.guide.questions()]
    assert "temaplan" not in book.guide.duties


def test_an_edition_that_is_not_there_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("EDITION", "borte.yml")
    assert main(["validate", "--config", str(ROOT / "mkdocs.yml")]) == 1
    message = "borte.yml: found no such file, expected the local edition that EDITION names"
    assert message in capsys.readouterr().err


def test_an_edition_begins_with_the_example_and_is_never_written_over(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    target = tmp_path / "min" / "edition.yml"
    target.parent.mkdir()
    monkeypatch.setenv("EDITION", str(target))
    assert main(["edition", "--config", str(ROOT / "mkdocs.yml")]) == 0
    first, text = target.read_text(encoding="utf-8").split("\n", 1)
    assert text == EXAMPLE.read_text(encoding="utf-8").split("\n", 1)[1]
    schema = first.removeprefix("# yaml-language-server: $schema=")
    assert (target.parent / schema).resolve() == ROOT / "docs" / "data" / "schema" / "edition.json"
    assert (target.parent / "vapen.svg").is_file()
    target.write_text("mine", encoding="utf-8")
    assert main(["edition", "--config", str(ROOT / "mkdocs.yml")]) == 1
    assert (
        "edition.yml: found a file already, expected none; it is left as it is"
        in capsys.readouterr().err
    )
    assert target.read_text(encoding="utf-8") == "mine"


def test_the_grounds_that_colours_are_checked_on_are_those_of_the_pages() -> None:
    css = TOKENS.read_text(encoding="utf-8")
    light, dark = css.split("@media", 1)
    for part, grounds in ((light, LIGHT), (dark, DARK)):
        assert f"--g-paper: {grounds[0]};" in part
        assert f"--g-ground: {grounds[1]};" in part


def test_a_suggested_colour_can_be_read() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    for colour in ("#66aaff", "#ffff00", "#0b4f5c", "#777777"):
        assert readable(nearest_readable(colour, LIGHT), LIGHT)
        assert readable(nearest_readable(colour, DARK), DARK)


ODD = """\
slug: vik
name: 'Øst & Vest <b>Storfjordøyane</b> sammenslåtte "herreds"kommune'
coat_of_arms: Våpen "vårt" & (1).svg
contact: {name: Kari Prøve, title: Rådgiver, phone: "12 34 56 78"}
colours: {primary: "#3d7d3d", accent: "#b05500"}
plans:
  temaplan: [{title: 'Plan <i>A</i> & {{ B }}', url: 'https://vik.example/?a=1&b=2'}]
responsible: {samordning: 'Sjef for A & <b>B</b>'}
questions:
  - id: egen
    factor: samordning
    text: 'Er A & B < C?'
    help: =1+1
    roles: [nav]
    levels: [temaplan]
notes: [{factor: samordning, text: 'Husk **dette** & <u>det</u>'}]
hidden: {questions: [samordning-hvem-ma-samarbeide], duties: [temaplan]}
deadlines: {egen: {title: A & B, date: 2027-05-15, text: Frist}}
"""


@pytest.fixture(scope="module")
def odd_edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An edition of awkward texts: marks of HTML, quotation marks, a long name, a file's name."""
    folder = tmp_path_factory.mktemp("odd")
    (folder / "edition.yml").write_text(ODD, encoding="utf-8")
    arms = EXAMPLE.with_name("vapen.svg").read_bytes()
    (folder / 'Våpen "vårt" & (1).svg').write_bytes(arms)
    return folder / "edition.yml"


@pytest.fixture(scope="module")
def odd(odd_edition: Path) -> Path:
    """The site of the awkward edition, without its files to download."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TAKEAWAY", "0")
        patch.setenv("EDITION", str(odd_edition))
        target = odd_edition.parent / "site"
        config = str(ROOT / "mkdocs.yml")
        assert main(["build", "--config", config, "--target", str(target)]) == 0
    return target


@pytest.fixture(scope="module")
def odd_book(odd_edition: Path) -> Book:
    """The guide in the awkward edition."""
    return opened(odd_edition)


@pytest.mark.long
def test_what_an_edition_says_is_text_and_nothing_else(odd: Path) -> None:
    html = page(odd, "suksessfaktorer/samordning")
    name = 'Øst & Vest <b>Storfjordøyane</b> sammenslåtte "herreds"kommune'
    for place in (".g-brand__edition", ".g-state"):
        shown = html.select_one(place)
        assert shown is not None
        assert name in shown.get_text()
    assert "Husk **dette** & <u>det</u>" in html.get_text()
    assert "Sjef for A & <b>B</b>" in html.get_text()
    assert "Plan <i>A</i> & {{ B }}" in page(odd, "planlegging/temaplan").get_text()
    assert name_problems(odd) == []


@pytest.mark.long
def test_the_pages_of_an_edition_shut_nobody_out(tab: Tab, odd: Path) -> None:
    """No violations, nothing cut off: also with a long name and colours near the edge."""
    urls = (
        "",
        "om/",
        "suksessfaktorer/samordning/",
        "planlegging/temaplan/",
        "planlegging/kalender/",
    )
    with serving(odd, (odd / "csp.txt").read_text(encoding="utf-8").strip()) as base:
        seen = tab(color_scheme="light", reduced_motion="reduce")
        for url in urls:
            seen.goto(f"{base}/{url}")
            for size in (WIDE, PHONE):
                seen.set_viewport_size(size)
                assert violations_by_day_and_night(seen) == []
                assert sideways(seen) == []


@pytest.mark.long
def test_the_html_of_an_edition_is_valid(odd: Path) -> None:
    assert said_by(checking(odd)) == []


def test_any_colours_that_are_taken_can_be_read_on_every_ground() -> None:
    """The soft grounds are tinted with the colours themselves, and carry text too."""
    shades = [f"{value:02x}" for value in range(0, 256, 51)]
    taken = [
        c for c in (f"#{''.join(rgb)}" for rgb in product(shades, repeat=3)) if readable(c, LIGHT)
    ]
    assert len(taken) > 40
    for primary, accent in zip(taken, reversed(taken), strict=True):
        css = style(Colours(primary=primary, accent=accent))
        for scheme, grounds in zip(css.splitlines(), (LIGHT, DARK), strict=True):
            values = dict(re.findall(r"--g-([a-z-]+): (#[0-9a-f]{6});", scheme))
            soft = (values["primary-soft"], values["accent-soft"])
            for ink in (values["primary"], values["accent"]):
                assert readable(ink, (*grounds, *soft)), (primary, accent, scheme)
            assert readable(values["on-primary"], (values["primary"],))


def test_the_text_beside_the_offline_copy_names_the_contact(odd_book: Book) -> None:
    text = readme(odd_book, "mappe").decode()
    assert text.endswith("KONTAKT\r\nKari Prøve, Rådgiver, 12 34 56 78\r\n")


def test_word_and_excel_say_who_is_responsible_and_what_is_local(odd_book: Book) -> None:
    odd_publication = Publication.of(odd_book, "", 1_700_000_000)
    document = docx.Document(BytesIO(checklists(odd_publication)))
    assert "Ansvarlig hos oss: Sjef for A & <b>B</b>" in [p.text for p in document.paragraphs]
    lists = openpyxl.load_workbook(BytesIO(action_plan(odd_publication))).worksheets[-1]
    columns = {column[0].value: [c.value for c in column[1:]] for column in lists.iter_cols()}
    assert "Er A & B < C? (lokalt)" in columns["Spørsmål"]
    assert columns["Ansvarlig hos oss"][0] == "Sjef for A & <b>B</b>"


def test_a_local_edition_shows_its_name_though_it_has_nothing_more(small: SmallGuide) -> None:
    (small.root / "vik.yml").write_text("slug: vik\nname: Vik\n", encoding="utf-8")
    book = open_book(small.docs, small.root, TODAY, edition=small.root / "vik.yml")
    assert book.frame()["local_name"] == "Vik"


@pytest.mark.parametrize(
    ("kind", "named", "edition"),
    [
        ("duties", "duty", "hidden: {duties: [gammel]}"),
        (
            "roles",
            "role",
            "questions: [{id: a, factor: fart, text: a, help: b, roles: [gammel], "
            "levels: [kommune]}]",
        ),
    ],
)
def test_a_duty_or_role_that_is_gone_is_told_of_too(
    small: SmallGuide, tmp_path: Path, kind: str, named: str, edition: str
) -> None:
    small.write("data/history.yml", f"{kind}:\n  gammel:\n    since: 1.1.0\n    why: Avviklet.\n")
    (tmp_path / "min.yml").write_text(f"slug: vik\nname: Vik\n{edition}\n", encoding="utf-8")
    with pytest.raises(GuideError) as caught:
        open_book(small.docs, small.root, TODAY, edition=tmp_path / "min.yml")
    message = f"found the unknown {named} «gammel», expected an id in use; «gammel» was taken out"
    assert f"min.yml:3: {message} in 1.1.0: Avviklet." in str(caught.value)


def test_nothing_points_to_what_is_hidden(tmp_path: Path, book: Book) -> None:
    """The self-assessment too: it names the questions that help from each statement."""
    key, statement = next(iter(book.guide.assessment.statements.items()))
    hidden = ", ".join(statement.questions)
    text = f"slug: vik\nname: Vik\nhidden: {{questions: [{hidden}]}}\n"
    (tmp_path / "edition.yml").write_text(text, encoding="utf-8")
    local = opened(tmp_path / "edition.yml")
    assert local.guide.assessment.statements[key].questions == ()
    data = {name: part for name, part in plain(local.guide).items() if name != "edition"}
    assert not [q for q in statement.questions if f'"{q}"' in json.dumps(data)]
    shown = local.render("verktoy/arbeidsbok.md", "assessment")
    assert not [q for q in statement.questions if q in shown]
    assert shown.count("Spørsmål som hjelper") == len(book.guide.assessment.statements) - 1


def test_a_national_id_never_begins_like_a_local_one(small: SmallGuide) -> None:
    small.replace("data/deadlines.yml", "\naarlig:", "\nlokal-aarlig:")
    assert small.problems() == [
        "docs/data/deadlines.yml:6: found the id «lokal-aarlig», expected one that local editions "
        "don't use: not «lokal-…»"
    ]


SHEET = '<link rel="stylesheet" href="assets/guide.css">'
STATEMENTS = """accessibility_statement: https://heim.example/uu
privacy_statement: https://heim.example/personvern
"""


@pytest.mark.long
def test_the_owners_statements_stand_at_every_foot(local: Path) -> None:
    addresses = [
        "https://eksempelvik.example/tilgjengelighetserklaering",
        "https://eksempelvik.example/personvern",
    ]
    for path in local.rglob("index.html"):
        foot = BeautifulSoup(path.read_text(encoding="utf-8"), "lxml").find(class_="g-foot__links")
        assert foot, path
        shown = {str(link["href"]): link.get_text() for link in foot.find_all("a")}
        assert [shown[address] for address in addresses] == [
            "Tilgjengelighetserklæring",
            "Personvernerklæring",
        ], path
    for page, address in zip(("tilgjengelighet", "personvern"), addresses, strict=True):
        text = (local / "om" / page / "index.html").read_text(encoding="utf-8")
        assert text.count(address) == 2  # where it is explained too


def test_an_edition_without_statements_says_so(small: SmallGuide) -> None:
    small.replace("filer.md", "{{ whole_guide() }}", '{{ statement("accessibility") }}')
    book = small.open()
    said = book.render("filer.md", "statement", "accessibility")
    assert said == (
        "<p>Denne utgaven har ingen lenke til en tilgjengelighetserklæring. Har eieren lagt den "
        "inn selv, står den nederst på siden, under «Erklæringer og kontakt».</p>"
    )
    assert book.frame()["statements"] == []


def test_who_hosts_a_copy_fills_in_what_the_edition_does_not_give(small: SmallGuide) -> None:
    for written, missing in (
        ("", ["Tilgjengelighetserklæring", "Personvernerklæring", "Kontakt"]),
        ("privacy_statement: https://heim.example/p\n", ["Tilgjengelighetserklæring", "Kontakt"]),
        (f"{STATEMENTS}contact: {{title: Rektor}}\n", []),
    ):
        small.write("data/edition.yml", f"slug: heim\nname: Heim\n{written}")
        book, page = small.open(), small.root / "eier.html"
        (small.root / "index.html").write_text(f"{SHEET}\n", encoding="utf-8")
        page.unlink(missing_ok=True)
        write_owner_page(small.root, book)
        assert book.frame()["owner_page"] == ("eier.html" if missing else "")
        assert page.exists() == bool(missing)
        if missing:
            text = page.read_text(encoding="utf-8")
            assert SHEET in text
            lines = [f"<li>{title}: ikke lagt inn av eieren</li>" for title in missing]
            assert re.findall("<li>.*ikke lagt.*", text) == lines
            hint, _, shown = text.partition("-->")
            assert re.findall('<li><a href="[^"]+">(.*)</a></li>', hint) == missing
            assert shown.count("<li><a") == 3 - len(missing)


@pytest.mark.parametrize(
    ("written", "lacks"),
    [
        ("", []),
        ("public_owner: true\n", ["accessibility_statement", "privacy_statement", "contact"]),
        ('number: "0301"\n', ["accessibility_statement", "privacy_statement", "contact"]),
        ('number: "0301"\npublic_owner: false\n', []),
        (f"public_owner: true\n{STATEMENTS}contact: {{email: a@heim.example}}\n", []),
        (f"public_owner: true\n{STATEMENTS}contact: {{title: Rektor}}\n", ["contact"]),
    ],
)
def test_check_says_what_a_public_owner_lacks(
    small: SmallGuide, written: str, lacks: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    small.write("data/edition.yml", f"slug: heim\nname: Heim\n{written}")
    assert small.problems() == []
    book = small.open()
    assert list(book.guide.edition.lacking) == lacks
    site = small.root / "site"
    site.mkdir()
    page = "<!doctype html><title>T</title><link rel=stylesheet href=a.css><h1>T</h1>"
    (site / "index.html").write_text(page.replace("<html", '<html lang="nb"'), encoding="utf-8")
    (site / "a.css").write_text("p {}", encoding="utf-8")
    write_manifest(site, book.guide, book.words, book.moment.time)
    main(["check", "--config", str(small.root / "mkdocs.yml"), "--target", str(site)])
    said = [line for line in capsys.readouterr().err.splitlines() if "it is public" in line]
    assert [line.split("«")[1].split("»")[0] for line in said] == lacks
    if lacks:
        assert said[-1] == (
            "edition.yml: found no «contact», expected an email address or a telephone number "
            "for whoever meets a hindrance: it is public"
        )
