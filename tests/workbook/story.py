"""A workshop day with the workbook, as the people there do it: three groups and a facilitator."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from icalendar import Calendar
from playwright.sync_api import Browser, Download, Page

from tests.test_print import plain, sheets_of
from tests.watching import watched
from tests.workbook.conftest import at

# What three groups say of the first statements, and of the first question.
ANSWERS = {
    "Gruppe Bolig": (["ikke-startet", "pa-plass", "i-gang"], True),
    "Gruppe Plan": (["virker", "pa-plass", "pa-plass"], False),
    "Gruppe Nav": (["i-gang", "pa-plass", "unknown"], True),
}
STATEMENTS = ("samordning-samarbeider", "samordning-nav-deltar", "forankring-planstrategien")
QUESTIONS = ("samordning-hvem-ma-samarbeide", "samordning-pa-tvers")
NOTHING = "Ingenting lagret"


def workshop_day(browser: Browser, page_address: str, folder: Path) -> None:
    """Three groups answer and save; the facilitator compares, plans, prints, and deletes it all."""
    files = [_group(browser, page_address, folder, name) for name in ANSWERS]
    context = browser.new_context(accept_downloads=True)
    page = context.new_page()
    page.add_init_script("window.print = () => {}")
    seen = watched(page)
    page.goto(page_address)
    assert page.locator("[data-saved]").inner_text() == NOTHING
    _compare(page, files)
    _plan(page)
    _take_along(page)
    page.reload()
    assert _measures(page) == [f"Tiltak {n}" for n in (1, 3, 2)] + _measures(page)[3:]
    table = at(page, "grupper").get_by_role("table", name="Gruppene som er åpnet")
    assert table.get_by_role("row", name="Gruppe Nav").count() == 1
    _delete(page)
    assert [text for text in seen if "blob:" not in text] == []
    context.close()


def _group(browser: Browser, address: str, folder: Path, name: str) -> Path:
    """A group answers on a machine of its own, and saves its file."""
    steps, ticks = ANSWERS[name]
    context = browser.new_context(accept_downloads=True)
    page = context.new_page()
    seen = watched(page)
    page.goto(address)
    assert page.evaluate("localStorage.length") == 0
    for statement, step in zip(STATEMENTS, steps, strict=True):
        at(page, f"vurdering-{statement}")
        page.locator(f'[name="s/{statement}"][value="{step}"]').check()
    for question in QUESTIONS[: 1 if ticks else 2]:
        at(page, "sjekklister").locator(f'[name="q/{question}/note"]').fill(f"Notat fra {name}")
    if ticks:
        at(page, "sjekklister")
        page.get_by_role("checkbox", name="Har dere bestemt hvem i kommunen").check()
    assert page.locator("[data-saved]").inner_text().startswith("Lagret kl.")
    at(page, "grupper").get_by_label("Navn på gruppen").fill(name)
    with page.expect_download() as download:
        page.get_by_role("button", name="Lagre svarene som fil").click()
    file = _saved(download.value, folder)
    assert file.name.startswith(name.lower().replace(" ", "-"))
    assert [text for text in seen if "blob:" not in text] == []
    context.close()
    return file


def _saved(download: Download, folder: Path) -> Path:
    file = folder / download.suggested_filename
    download.save_as(file)
    return file


def _compare(page: Page, files: list[Path]) -> None:
    """The files are opened, and the disagreement is seen, the greatest first."""
    at(page, "grupper").get_by_label("Velg filer").set_input_files(files)
    table = page.get_by_role("table", name="Gruppene som er åpnet")
    table.wait_for()
    assert table.get_by_role("row").count() == 1 + len(files)
    said = page.locator("[data-say]").inner_text()
    assert said == "Gruppe Bolig er åpnet. Gruppe Plan er åpnet. Gruppe Nav er åpnet."
    # The greatest distance first, a dot for each group; what all agree on comes last.
    rows = page.get_by_role("table", name="Rekkefølge for samtalen").locator("tbody tr")
    told = [rows.nth(n).get_by_role("cell").inner_text() for n in range(rows.count())]
    texts = [rows.nth(n).inner_text() for n in range(rows.count())]
    assert texts[0].startswith("Sektorene og tjenestene samarbeider om det boligsosiale arbeidet.")
    assert "3 trinn" in texts[0]
    assert "Ikke startet: Gruppe Bolig. I gang: Gruppe Nav. Virker: Gruppe Plan" in told[0]
    assert texts[1].startswith("Planstrategien bygger på oversikten over boligbehovet.")
    assert "Vet ikke: Gruppe Nav" in told[1]
    assert "På plass: Gruppe Bolig, Gruppe Plan, Gruppe Nav" in told[2]
    assert "Lag tiltak" not in texts[2]
    assert rows.nth(0).locator(".g-dot").all_inner_texts() == ["1", "3", "2"]
    assert len(texts) == 3  # what nobody has answered is left out


def _plan(page: Page) -> None:
    """Two measures from the disagreement and three of their own, written and put in order."""
    for _ in range(2):  # what the plan has got is a link to it
        page.locator("[data-groups]").get_by_role("button", name="Lag tiltak").first.click()
    at(page, "handlingsplan")
    for name in ("Tiltak 3", "Tiltak 4", "Tiltak 5"):
        page.get_by_role("button", name="Legg til tiltak").click()
        page.keyboard.type(name)  # the new field has the focus
        page.keyboard.press("Tab")
        page.keyboard.type("=Kari")
    what = page.get_by_role("group", name="Tiltak 1", exact=True).get_by_label("Tiltak", exact=True)
    assert what.input_value().startswith("Sørge for dette: Sektorene samarbeider, tjenestene er")
    what.fill("Tiltak 1")
    second = page.get_by_role("group", name="Tiltak 2", exact=True)
    assert second.get_by_label("Frist").input_value() == "2027-07-01"  # the duty's deadline
    second.get_by_label("Tiltak", exact=True).fill("Tiltak 2")
    second.get_by_label("Plannivå").select_option(label="Arealdel og reguleringsplan")
    second.get_by_label("Beløp").fill("100 000 kr")
    # By keyboard: the second is moved down, and its button keeps the focus.
    page.get_by_role("button", name="Flytt ned tiltak 2").focus()
    page.keyboard.press("Enter")
    assert _measures(page)[:3] == ["Tiltak 1", "Tiltak 3", "Tiltak 2"]
    assert page.locator("[data-say]").inner_text() == "Tiltaket er nå nummer 3 av 5."
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == (
        "Flytt ned tiltak 3"
    )


def _measures(page: Page) -> list[str]:
    fields = page.locator(".g-field--what textarea")
    return [fields.nth(n).input_value() for n in range(fields.count())]


def _take_along(page: Page) -> None:
    """The plan on paper, as a table and as a calendar."""
    page.get_by_role("button", name="Skriv ut planen").click()
    (sheet,) = sheets_of(page)
    for text in (
        "Handlingsplan",
        "Tiltak 5",
        "=Kari",
        "1. juli 2027",
        "Arealdel og reguleringsplan",
        "100 000 kr",
    ):
        assert plain(text) in sheet, text
    assert plain("Sektorene og tjenestene") not in sheet
    page.evaluate("dispatchEvent(new Event('afterprint'))")

    rows = list(csv.reader(io.StringIO(_text(page, "Regneark (CSV)")), delimiter=";"))
    assert rows[0] == ["\ufeffTiltak", "Ansvarlig", "Frist", "Plannivå", "Beløp", "Status", "Notat"]
    assert rows[2][:2] == ["Tiltak 3", "'=Kari"]
    level = "Arealdel og reguleringsplan"
    assert rows[3] == ["Tiltak 2", "", "2027-07-01", level, "100 000 kr", "", ""]
    event: Any
    (event,) = Calendar.from_ical(_text(page, "Kalender (ICS)")).walk("VEVENT")
    assert (event["SUMMARY"], event["DTSTART"].dt) == ("Tiltak 2", date(2027, 7, 1))
    assert "4 tiltak mangler dato" in page.locator("[data-plan]").inner_text()


def _text(page: Page, name: str) -> str:
    with page.expect_download() as download:
        page.get_by_role("button", name=name).click()
    return Path(download.value.path()).read_text(encoding="utf-8")


def _delete(page: Page) -> None:
    """Everything goes, and only after a question."""
    page.get_by_role("button", name="Slett alt").click()
    dialog = page.get_by_role("dialog", name="Skal alt slettes?")
    page.keyboard.press("Escape")
    assert dialog.count() == 0
    assert page.evaluate("localStorage.length") == 1
    page.get_by_role("button", name="Slett alt").click()
    dialog.get_by_role("button", name="Slett alt").click()
    assert page.evaluate("[localStorage.length, document.cookie.length]") == [0, 0]
    assert page.locator("[data-saved]").inner_text().startswith(NOTHING)
    assert list(_filled(page)) == []
    page.reload()
    assert page.evaluate("localStorage.length") == 0
    assert list(_filled(page)) == []


def _filled(page: Page) -> Iterator[str]:
    """The names of what is filled in."""
    script = """all => all.filter((e) => e.type === "checkbox" || e.type === "radio" ? e.checked
      : e.value !== "").map((e) => e.name)"""
    yield from page.eval_on_selector_all("article :is(input, textarea)[name]", script)
