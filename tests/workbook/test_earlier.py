"""A year later: what has changed since earlier answers, and the status on one sheet."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import FilePayload, Page, expect

from macros.pages.book import Book
from tests.conftest import Tab
from tests.test_accessibility import violations
from tests.test_print import plain, sheets_of
from tests.workbook.conftest import URL, Functions, at, group_file

ANSWERED = 1795687200000  # 26 November 2026, in ms
CHANGES = """
  const {now, before} = given;
  const file = {name: "g", text: before, size: 1};
  const all = changesSince(data, standing(data, (id) => now[id]), [readGroup(file, data).group]);
"""


def test_a_statement_has_gone_up_or_down_by_the_steps_between_its_answers(js: Functions) -> None:
    before = {"s/fri": "nei", "s/plikt": "ja", "s/frist": "litt", "s/frist-to": "unknown"}
    now = {"fri": "helt", "plikt": "litt", "frist": "litt", "frist-to": "ja", "gjelder": "ja"}
    given = {"now": now, "before": group_file(before)}
    body = "return all.map((found) => [found.id, found.change, changeOf(data, found)])"
    assert js.run(CHANGES + body, given) == [
        ["fri", 3, "Opp 3 trinn"],
        ["plikt", -1, "Ned ett trinn"],
        ["frist", 0, "Uendret"],
        ["frist-to", None, "Forrige gang: Vet ikke"],
        ["gjelder", None, "Forrige gang: Ubesvart"],
    ]
    body = """return ["a", "b"].map((factor) => { const stands = standOf(data, all, factor);
      return [stands.met, stands.total, directionOf(data, stands)]; })"""
    assert js.run(CHANGES + body, given) == [
        [1, 2, "1 opp, 1 ned"],
        [2, 3, "1 uendret, 1 uten svar sist, 1 med «vet ikke» sist"],
    ]
    given["now"] = {"fri": "unknown", "frist": "unknown"}  # what is missing now, is said to be so
    assert js.run(CHANGES + body, given) == [
        [0, 2, "1 med «vet ikke» nå, 1 uten svar nå"],
        [0, 3, "1 med «vet ikke» nå, 2 uten svar nå"],
    ]


def test_the_status_says_what_was_then_and_counts_no_list_that_nobody_has_used(
    js: Functions,
) -> None:
    """Each duty as it was, what moved, and the sum; on paper too that a deadline has passed."""
    before = {"s/plikt": "ja", "s/frist": "ja", "s/frist-to": "ja", "q/a-en/tick": True}
    now: dict[str, Any] = {"s/plikt": "litt", "s/frist": "ja", "s/frist-to": "helt", "s/fri": "ja"}
    body = """const file = readGroup({name: "g", text: given.before, size: 1}, data).group;
      const store = storeOf(given.now);
      const all = changesSince(data, standing(data, (id) => store.get(`s/${id}`)), [file]);
      const sheet = statusSheet(store, data, all, {name: "I fjor", files: [file]});
      const rows = (table) => [...table.rows].map((row) =>
        [...row.cells].map((cell) => cell.textContent));
      const [factors, duties] = sheet.querySelectorAll("table");
      const used = storeOf({...given.now, "q/a-to/note": "x"});
      return [sheet.querySelector("h3").textContent, rows(factors),
        rows(duties).map((row) => [row[0], ...row.slice(2)]),
        [...sheet.querySelectorAll("h4 + ul li")].map((item) => item.textContent),
        [sheet, statusSheet(used, data, all, {name: "", files: [file]})].map((each) =>
          each.querySelector("table + p").textContent),
        [...sheet.querySelectorAll("h4")].at(-1).textContent,
        [...sheet.querySelectorAll("h4 ~ p:not(.g-soft)")].map((each) => each.textContent),
        rows(sheet.querySelector(
          "table:last-of-type")).slice(1).map((row) => row[0]),
        deadlineOf(data, data.duties.fristen, "2027-12-02").querySelector(".g-left") === null];"""
    now |= {
        "m/1/place": 1,
        "m/1/what": "Stanset",
        "m/1/status": "stopped",
        "m/1/when": "2026-01-01",
    }
    now |= {"m/2/place": 2, "m/2/what": "Neste"}
    title, factors, duties, moved, ticks, plan, named, due, past = js.run(
        body, {"now": now, "before": group_file(before)}
    )
    all_ways = "1 opp, 1 ned, 1 uendret, 1 uten svar sist, 1 uten svar nå"
    assert title.startswith("Status ")
    assert title.endswith(": En liten veileder")
    assert factors[1:] == [
        ["A", "1 av 2", "1 av 2", "1 ned, 1 uten svar sist"],
        ["B", "2 av 3", "2 av 3", "1 opp, 1 uendret, 1 uten svar nå"],
        ["Til sammen", "3 av 5", "3 av 5", all_ways],
    ]
    assert duties[1:] == [
        ["Plikten", "Nei. Trinnet er «Litt».", "Ja. Trinnet er «Ja»."],
        ["Fristen", "Ja. Trinnet er «Ja».", "Ja. Trinnet er «Ja»."],
        ["Gjelder", "Ubesvart.", "Ubesvart."],
    ]
    assert moved == ["Plikt. Ned ett trinn, nå «Litt».", "Frist to. Opp ett trinn, nå «Helt»."]
    assert ticks == [
        "Sjekklistene er ikke brukt denne gangen. Sist var 1 spørsmål krysset av.",
        "0 av 4 spørsmål i sjekklistene er krysset av. Sist var 1 spørsmål krysset av.",
    ]
    assert named == ["Stoppet: «Stanset»."]
    assert (plan, due) == ("Handlingsplan: 2 tiltak, 1 stoppet", ["Neste"])
    assert past


def test_what_changed_of_duties_is_told_first_and_the_sheet_is_used(js: Functions) -> None:
    """A long way counts more than a short one, and what the plan doesn't take is room."""
    body = """const names = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"];
      const statements = Object.fromEntries(names.map((id, n) => [id, {factor: "a", text: id,
        goal: "", duty: n > 8 ? "plikten" : null, presupposes: null, questions: []}]));
      const other = {...data, statements};
      const file = {answers: new Map(names.map((id) => [`s/${id}`, "litt"]))};
      const now = {...Object.fromEntries(names.map((id) => [`s/${id}`, "ja"])),
        "s/c": "nei", "s/d": "helt", "s/k": "helt", ...given};
      const store = storeOf(now);
      const all = changesSince(other, standing(other, (id) => store.get(`s/${id}`)), [file]);
      const sheet = statusSheet(store, other, all, {name: "I fjor", files: [file]});
      const items = [...sheet.querySelectorAll("h4 + ul li")];
      return items.map((item) => item.textContent[0]).join("");"""
    measures = {f"m/{n}/{key}": n for n in range(1, 6) for key in ("place", "what")}
    assert js.run(body, {}) == "kjcdabefghi"
    assert js.run(body, {key: str(value) for key, value in measures.items()}) == "kjcdabefgho"


@pytest.fixture
def page(tab: Tab, address: str, book: Book) -> Page:
    """The workbook a year later: every statement answered, two measures made."""
    page = tab(viewport={"width": 1280, "height": 900})
    page.goto(address + URL)
    steps = [*book.guide.assessment.steps, "unknown"]
    rows: list[list[Any]] = [
        [f"s/{key}", steps[(2 * place) % 5], ANSWERED]
        for place, key in enumerate(book.guide.assessment.statements)
    ]
    for number, (status, when) in enumerate((("done", "2026-01-10"), ("started", "2026-02-01")), 1):
        fields = {"what": f"Tiltak {number}", "status": status, "when": when, "place": number}
        rows += [[f"m/{number:016x}/{key}", value, ANSWERED] for key, value in fields.items()]
    table = json.dumps({"format": 1, "begun": "0" * 16, "entries": rows})
    page.evaluate("(t) => localStorage.setItem('boligsosial-planlegging', t)", table)
    page.clock.set_fixed_time("2026-11-27T10:00:00")
    page.reload()
    return page


def earlier(book: Book, number: int, saved: str, **more: Any) -> FilePayload:
    """A file with the answers of an earlier year."""
    answers = dict.fromkeys((f"s/{key}" for key in book.guide.assessment.statements), "i-gang")
    more |= {"guide": book.guide.settings.slug, "id": f"{number:016x}", "saved": saved}
    text = group_file(answers, **({"version": 3, "group": "Kommunen"} | more))
    return {"name": f"{number}.json", "mimeType": "application/json", "buffer": text.encode()}


def test_last_years_answers_stand_beside_those_of_today(page: Page, book: Book) -> None:
    views = at(page, "grupper").get_by_role("navigation", name="Visninger").get_by_role("link")
    assert views.all_inner_texts() == ["Grupper", "Sammenlign med tidligere"]
    views.nth(1).click()
    assert page.url.endswith("#tidligere")
    expect(page.get_by_role("button", name="Lagre svarene som fil")).to_be_hidden()
    expect(page.locator(".g-status")).to_contain_text("Ingen tidligere svar er åpnet.")
    files = [
        earlier(book, 7, "2025-11-20T10:00:00.000Z", occasion="Samling"),
        earlier(book, 7, "2024-11-20T10:00:00.000Z", version=2),
    ]
    page.get_by_label("Velg tidligere svar").set_input_files(files)
    status = page.locator(".g-status")
    expect(status).to_contain_text("Sammenlignet med Kommunen, Samling, 20. november 2025.")
    factors = status.get_by_role("table", name="Påstander på plass for hver suksessfaktor")
    first = factors.get_by_role("row", name="Samordning").get_by_role("cell").all_inner_texts()
    assert first == ["1 av 2", "0 av 2", "1 opp, 1 ned"]
    changes = page.get_by_role("table", name="Det som er endret")
    assert "Samordning: 1 opp, 1 ned" in changes.inner_text()
    row = changes.get_by_role("row", name="Sektorene og tjenestene samarbeider").inner_text()
    assert "Ned ett trinn" in row
    assert "Handlingsplan: 2 tiltak, 1 ferdig, 1 over fristen" in status.inner_text()
    assert violations(page) == []

    # The status is one sheet, and only that.
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name="Skriv ut statusen").click()
    (sheet,) = sheets_of(page)
    for text in ("Status 27. november 2026", "Dato:", "Fastsette mål og strategier", "Tiltak 2"):
        assert plain(text) in sheet, text
    for text in ("Velg tidligere svar", "Det som er endret", "dager igjen", "Leder dere en"):
        assert plain(text) not in sheet, text
    page.evaluate("dispatchEvent(new Event('afterprint'))")

    # What nobody sees is not drawn at every key, but is as it should be when it is shown.
    sheet_now = status.element_handle()
    at(page, "handlingsplan").locator(".g-field--what textarea").nth(1).fill("Et annet navn")
    assert sheet_now.evaluate("e => e.isConnected")
    at(page, "tidligere")
    expect(status).to_contain_text("Et annet navn")
    # Whose it is, is written where it is printed; a file of the same day is no earlier one, and is
    # what is compared with when it has just been opened.
    page.locator("[data-earlier]").get_by_role("textbox", name="Kommune").fill("Vik kommune")
    assert plain("Kommune: Vik kommune") in plain(status.text_content() or "")
    late = earlier(book, 8, "2026-11-27T08:00:00.000Z", group="Gruppe 1")
    page.get_by_label("Velg tidligere svar").set_input_files([late])
    expect(status).to_contain_text("Sammenlignet med Gruppe 1, 27. november 2026.")
    warning = page.locator("[data-earlier] .g-warning")
    expect(warning).to_contain_text("Svarene er ikke eldre enn dem dere har nå, fra 26. november")
    page.get_by_role("button", name="Fjern Gruppe 1, 27. november 2026").click()
    expect(warning).to_have_count(0)

    # Another year is chosen, and one is taken away; the groups of today know of none.
    page.get_by_role("combobox", name="Sammenlign med").select_option("Kommunen, 20. november 2024")
    expect(status).to_contain_text("Sammenlignet med Kommunen, 20. november 2024.")
    page.get_by_role("button", name="Fjern Kommunen, 20. november 2024").click()
    expect(status).to_contain_text("20. november 2025.")
    views.nth(0).click()
    assert page.get_by_role("table", name="Gruppene som er åpnet").count() == 0
    page.reload()
    assert "20. november 2025" in at(page, "tidligere").locator(".g-status").inner_text()


def test_old_answers_are_dated_as_they_are_and_several_groups_are_one_base(
    page: Page, book: Book
) -> None:
    first = next(iter(book.guide.assessment.statements))
    files = [
        earlier(book, number, "2025-11-20T10:00:00.000Z", group=f"Gruppe {number}", answers=answers)
        for number, answers in ((1, {f"s/{first}": "i-gang"}), (2, {f"s/{first}": "virker"}))
    ]
    page.clock.set_fixed_time("2027-11-26T10:00:00")
    page.goto(page.url.split("#")[0] + "#tidligere")
    page.reload()
    status = page.locator(".g-status")
    expect(status).to_be_visible()  # the address leads to it from outside too
    page.get_by_label("Velg tidligere svar").set_input_files(files)
    expect(status).to_contain_text("Sammenlignet med 2 grupper, 20. november 2025.")
    text = status.inner_text()
    assert "Status 26. november 2026" in text
    old = "Svarene er fra 26. november 2026. Svar på påstandene på nytt før dere sier hvor"
    assert old in text
    assert "1. februar 2026, over fristen" in text
    assert "Bygger på: egne svar, sist endret 26. november 2026." in text
    changes = page.get_by_role("table", name="Det som er endret").get_by_role("row")
    assert "Ned ett trinn. Forrige gang: I gang / Virker" in changes.nth(2).inner_text()
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name="Skriv ut statusen").click()
    (sheet,) = sheets_of(page)
    assert plain(old) in sheet
    assert plain("Dato: 26. november 2026") in sheet
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert old in at(page, "resultat").locator("[data-result]").inner_text()


def test_a_file_bears_its_occasion_and_its_day(page: Page) -> None:
    at(page, "grupper").get_by_label("Navn på gruppen").fill("Nav-kontoret")
    page.get_by_label("Anledning").fill("Workshop i Østre bydel")
    with page.expect_download() as download:
        page.get_by_role("button", name="Lagre svarene som fil").click()
    name = download.value.suggested_filename
    assert name == "nav-kontoret-workshop-i-ostre-bydel-svar-2026-11-27.json"
    saved = json.loads(download.value.path().read_text(encoding="utf-8"))
    assert (saved["version"], saved["occasion"]) == (4, "Workshop i Østre bydel")
    assert saved["answered"].startswith("2026-11-26T")
