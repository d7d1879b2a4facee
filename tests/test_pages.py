"""The built pages: what every one of them must be, whatever it is about."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from macros.pages.book import Book
from macros.review.checks import check_site

Soups = dict[str, BeautifulSoup]


@pytest.fixture(scope="module")
def soups(site: Path) -> Soups:
    """Every page of the site by its path, parsed."""
    return {
        path.relative_to(site).as_posix(): BeautifulSoup(path.read_text(encoding="utf-8"), "lxml")
        for path in sorted(site.rglob("*.html"))
    }


def addresses(soup: BeautifulSoup) -> list[str]:
    """Everything a page links to or loads."""
    found = [tag.get(name) for name in ("href", "src") for tag in soup.find_all(True)]
    return [address for address in found if isinstance(address, str)]


def test_the_site_is_sound(site: Path) -> None:
    """Headings, titles, ids, links and what is fetched: `test_checks` says what is found."""
    assert check_site(site) == []


def test_anchors_are_plain_ascii(soups: Soups) -> None:
    for path, soup in soups.items():
        assert all(str(tag["id"]).isascii() for tag in soup.find_all(id=True)), path


def test_no_link_is_absolute_so_that_any_sub_path_will_do(soups: Soups) -> None:
    for path, soup in soups.items():
        assert not [address for address in addresses(soup) if address.startswith("/")], path


def test_every_page_says_version_and_legal_state(soups: Soups, book: Book) -> None:
    settings = book.guide.settings
    for path, soup in soups.items():
        if path not in ("404.html", "eier.html"):
            foot = soup.find(class_="g-state")
            assert foot, path
            text = " ".join(foot.get_text().split())
            assert f"Versjon {settings.version}" in text
            assert "Regelverket lest slik det sto 2. juli 2026" in text


def test_every_page_says_what_it_builds_on(soups: Soups, book: Book) -> None:
    for src, uses in book.used_by.items():
        soup = soups[f"{book.pages[src].url}index.html"]
        foot = soup.find(class_="g-builds-on")
        text = " ".join(foot.get_text(" ").split()) if foot else ""
        for slug in uses.references:
            assert book.guide.references[slug].short in text, src
        for key in uses.points:
            assert f"{key}: " in text, src


def test_a_page_that_nobody_has_reviewed_says_so(soups: Soups) -> None:
    assert "Ingen fagperson har kontrollert innholdet" in soups["index.html"].get_text()


def test_a_page_explains_the_marks_that_stand_on_it_once(soups: Soups, book: Book) -> None:
    for src, page in book.pages.items():
        soup = soups[f"{page.url}index.html"]
        if page.unlisted:
            continue
        shown = {mark.get_text()[0] for mark in soup.select(".g-mark")}
        explained = [dt.get_text() for dt in soup.select(".g-marks dt")]
        assert sorted(shown) == explained, src
    assert "V" in {dt.get_text() for dt in soups["planlegging/planstrategi/index.html"]("dt")}


def test_a_mark_of_the_source_says_where_it_leads(soups: Soups) -> None:
    link = soups["planlegging/rapportering/index.html"].select_one(".g-mark a")
    assert link
    assert str(link["href"]) == "../../kilder/kilden/#k24"
    assert str(link["aria-label"]) == "K24, etter kilden: Spørsmålet om rapportering"
    for path, soup in soups.items():
        assert "etter kilden, K" not in soup.get_text(), path
        assert "vårt spørsmål" not in soup.get_text(), path


def test_each_plan_level_has_a_heading_of_its_own(soups: Soups, book: Book) -> None:
    headings = [level.heading for level in book.guide.plan_levels.values()]
    assert len(set(headings)) == len(headings)
    for slug in ("planstrategi", "samfunnsdel", "arealdel", "temaplan", "okonomiplan"):
        page = soups[f"planlegging/{slug}/index.html"]
        said = book.guide.plan_levels[slug].heading
        assert said in " ".join(h2.get_text() for h2 in page("h2")), slug


def test_the_table_of_plans_stands_once(soups: Soups) -> None:
    assert [p for p, soup in soups.items() if soup.select(".g-levels")] == [
        "planlegging/index.html"
    ]


def test_no_label_has_nothing_after_it(soups: Soups) -> None:
    for path, soup in soups.items():
        for label in soup("dt"):
            answer = label.find_next_sibling("dd")
            assert answer, f"{path}: {label.get_text()}"
            assert answer.get_text().strip(), f"{path}: {label.get_text()}"
        for cell in soup.select("td[data-label]"):
            assert cell.get_text().strip(), f"{path}: {cell['data-label']}"


def test_what_to_print_for_a_workshop_is_said_in_one_way(soups: Soups, book: Book) -> None:
    advice = []
    for page in ("nedlastinger", "workshop"):
        lists = [
            ul for ul in soups[f"verktoy/{page}/index.html"]("ul") if "Hver gruppe:" in str(ul)
        ]
        advice += [" ".join(ul.get_text().split()) for ul in lists]
    assert len(advice) == 2
    assert advice[0] == advice[1]
    for sheet in book.guide.workshop.sheets:
        files = {kind: file["title"] for kind, file in book.words["download_files"].items()}
        titles = files | {"checklist": "Sjekkliste", "assessment": "Egenvurdering"}
        assert f"{sheet.whom}: {titles[sheet.kind]}" in advice[0]


def test_without_files_the_advice_names_the_sheets(book: Book) -> None:
    said = book.render("verktoy/workshop.md", "workshop_sheets")
    assert "Handlingsplan. Heng den opp." in said
    assert "download" not in said


def test_the_calendar_leads_to_its_file(soups: Soups) -> None:
    page = soups["planlegging/kalender/index.html"]
    link = page.find("a", href="../../nedlasting/kalender.ics")
    assert link
    assert link.get_text().startswith("Kalenderfil (ICS, ")


def test_no_template_or_markdown_shows_through(soups: Soups) -> None:
    for path, soup in soups.items():
        main = soup.find("article") or soup
        for code in main.find_all("code"):
            code.decompose()  # the page for editors shows how calls are written
        for mark in ("{{", "}}", "{%", "{:", "](", "&#", "**", "Undefined", "None"):
            assert mark not in main.get_text(), f"{mark} in {path}"


def test_every_question_has_its_anchor_on_the_checklists(soups: Soups, book: Book) -> None:
    page = soups["verktoy/sjekklister/index.html"]
    for _, question in book.guide.questions():
        row = page.find(id=question.id)
        assert isinstance(row, Tag)
        assert question.text in " ".join(row.get_text().split())


def test_every_reference_shows_status_successor_and_where_it_is_used(
    soups: Soups, book: Book
) -> None:
    page = soups["kilder/referanser/index.html"]
    for slug, reference in book.guide.references.items():
        entry = page.find(id=slug)
        assert isinstance(entry, Tag)
        assert entry.find(class_=f"g-badge--{reference.status}")
        for successor in reference.superseded_by:
            assert entry.find("a", href=f"#{successor}"), slug
        for src, uses in book.used_by.items():
            meta = book.pages[src].meta
            if slug in uses.references and meta:
                assert meta.title in entry.get_text(), f"{slug} on {src}"


def test_nynorsk_titles_are_marked_as_such(soups: Soups) -> None:
    page = soups["kilder/referanser/index.html"]
    title = page.find(string=lambda text: bool(text) and "Byggje – bu – leve" in str(text))
    assert title
    assert title.find_parent(lang="nn")


def test_the_front_page_answers_what_when_which_law_and_who(soups: Soups) -> None:
    text = " ".join(soups["index.html"].find("article").get_text().split())  # type: ignore[union-attr]  # every page has one
    for answer in (
        "1. juli 2027",
        "Bygge planstrategien",
        "§ 5 andre ledd",
        "Kommunestyret vedtar planstrategien",
        "Kommuneplanen og økonomiplanen må kommunestyret selv vedta",
        "Plikten har gjeldt siden 1. juli 2023",
    ):
        assert answer in text.replace("\N{NO-BREAK SPACE}", " ")


def test_the_front_page_leads_to_road_answers_groups_and_instruments(soups: Soups) -> None:
    """Whatever the day: the advice beside shows only what is due."""
    found = {str(link["href"]) for link in soups["index.html"].select(".g-hero > p a")}
    assert found == {
        *("planlegging/veien-til-fristen/", "sporsmal-og-svar/", "behov/", "virkemidler/"),
        *("planlegging/veien-til-fristen/#egen-tidsplan", "sporsmal-og-svar/#gruppe-nav"),
    }


def test_the_last_days_of_the_law_say_so(soups: Soups, book: Book) -> None:
    for path in ("planlegging/kalender/index.html", "kilder/tidslinje/index.html"):
        assert "Senest 1. juli 2027" in " ".join(soups[path].get_text().split()), path
    rows = soups["planlegging/kalender/index.html"].select(".g-calendar tbody tr")
    rows.sort(key=lambda row: str(row.time and row.time["datetime"]))  # the past stands below
    for row, (key, _) in zip(rows, book.guide.calendar(), strict=True):
        assert row.th
        latest = book.guide.deadlines[key].is_latest
        assert row.th.get_text().startswith("Senest") == latest, key


def test_the_workbook_says_since_when_a_duty_has_applied(soups: Soups) -> None:
    data = soups["verktoy/arbeidsbok/index.html"].select_one("script[type='application/json']")
    assert data
    duty = json.loads(data.get_text())["duties"]["oversikt"]
    assert (duty["since"], duty["sinceText"]) == ("2023-07-01", "1. juli 2023")


def test_the_error_page_stands_alone(soups: Soups) -> None:
    page = soups["404.html"]
    assert not page.select("[src], [srcset], [poster], object[data], :is(link, use, image)[href]")
    assert "Fant ikke siden" in page.get_text()


def test_the_data_is_published_as_written(site: Path) -> None:
    """All but editions: they are written anew, without contacts that aren't to be published."""
    from tests.conftest import ROOT

    data = ROOT / "docs" / "data"
    editions = {data / "edition.yml", *(data / "editions").glob("*.yml")}
    for path in set(data.rglob("*.*")) - editions:
        published = site / "data" / path.relative_to(data)
        assert published.read_bytes() == path.read_bytes()


def test_nothing_for_developers_is_shipped(site: Path) -> None:
    assert not list(site.rglob("*.map"))
    assert not (site / "sitemap.xml").exists()
