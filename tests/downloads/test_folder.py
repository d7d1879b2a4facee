"""What lies in `nedlasting/`: all that the contract names, listed as it is, linked from pages."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup

from macros.pages.book import Book


def test_every_take_away_of_the_contract_is_there(files: Path, book: Book) -> None:
    lists = [*book.guide.factors, *book.guide.plan_levels]
    wanted = {f"sjekkliste-{slug}{form}.pdf" for slug in lists for form in ("", "-skjema")}
    wanted |= {"politikerark.pdf", "kjoreplan.pdf", "refleksjon.pdf", "kort.pdf", "plakat.pdf"}
    wanted |= {"handlingsplan.pdf", "handlingsplan.docx", "egenvurdering.pdf"}
    wanted |= {"virkemidler.pdf", "regneark-boligbehov.xlsx"}
    wanted |= {"workshophefte.pdf", "workshophefte-skjema.pdf", "hele-veilederen.pdf"}
    templates = book.guide.documents.templates
    wanted |= {f"mal-{slug}.docx" for slug in templates}
    wanted |= {f"mal-{slug}.xlsx" for slug, found in templates.items() if found.tables}
    wanted |= {"sjekklister.docx", "handlingsplan.xlsx", "kalender.ics", "index.json"}
    assert {path.name for path in files.iterdir() if path.suffix != ".gz"} == wanted


def test_the_list_says_what_each_file_is(files: Path, listed: list[dict[str, Any]]) -> None:
    for row in listed:
        content = (files / row["name"]).read_bytes()
        assert row["size"] == len(content)
        assert row["sha256"] == hashlib.sha256(content).hexdigest()
        assert row["title"]
        assert (row["pages"] or 0) >= 1 if row["name"].endswith(".pdf") else row["pages"] is None


def test_the_page_of_downloads_links_to_every_file_with_format_and_size(
    site: Path, listed: list[dict[str, Any]]
) -> None:
    page = BeautifulSoup(
        (site / "verktoy/nedlastinger/index.html").read_text(encoding="utf-8"), "lxml"
    )
    links = {
        str(a["href"]).removeprefix("../../nedlasting/"): " ".join(a.get_text().split())
        for a in page.select("article a[download]")
    }
    assert set(links) == {row["name"] for row in listed}
    for row in listed:
        text = links[row["name"]]
        assert row["title"] in text
        assert row["name"].rpartition(".")[2].upper() in text
        assert f"{max(1, round(row['size'] / 1000))} kB" in text


def test_each_factor_and_each_checklist_links_to_its_own_files(site: Path, book: Book) -> None:
    for folder in [f"suksessfaktorer/{slug}" for slug in book.guide.factors]:
        slug = folder.rpartition("/")[2]
        html = (site / folder / "index.html").read_text(encoding="utf-8")
        for file in (f"sjekkliste-{slug}.pdf", f"sjekkliste-{slug}-skjema.pdf"):
            assert f'href="../../nedlasting/{file}" download' in html
    for page, slugs in (
        ("verktoy/sjekklister", book.guide.factors),
        ("verktoy/sjekklister/planniva", book.guide.plan_levels),
    ):
        html = (site / page / "index.html").read_text(encoding="utf-8")
        for slug in slugs:
            assert f"nedlasting/sjekkliste-{slug}.pdf" in html
