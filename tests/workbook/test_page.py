"""The workbook in use: what is filled in, found again, printed and told, and what may go wrong."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, FilePayload, Page, ViewportSize, expect

from macros.pages.book import Book, open_book
from tests.conftest import ROOT, TODAY, Tab
from tests.pdf_text import pages_of
from tests.test_accessibility import (
    PHONE,
    THIN_OUT,
    WIDE,
    violations,
    violations_by_day_and_night,
)
from tests.test_print import plain, sheets_of
from tests.test_reach import sideways
from tests.workbook.conftest import URL, at

QUESTION = "samordning-hvem-ma-samarbeide"
STATEMENT = "samordning-samarbeider"
NOTHING = "Ingenting er lagret ennå."
STORED = "Det dere har fylt ut, er lagret i denne nettleseren på denne maskinen."


@pytest.fixture
def page(tab: Tab, address: str) -> Page:
    """The workbook, opened for the first time."""
    page = tab(viewport={"width": 1280, "height": 900})
    page.goto(address + URL)
    return page


def field(page: Page, kind: str, question: str = QUESTION) -> Any:
    """The field of a question, in its step."""
    if not page.locator("[data-checklists]").is_visible():
        at(page, "sjekklister")
    return page.locator(f'[name="q/{question}/{kind}"]')


def step(page: Page, name: str, statement: str = STATEMENT) -> Any:
    """The choice of how far a statement has come, with its factor shown."""
    if not page.locator(f"#vurdering-{statement}").is_visible():
        at(page, f"vurdering-{statement}")
    return page.locator(f'[name="s/{statement}"][value="{name}"]')


def choice(page: Page, name: str) -> Any:
    """A filter of the checklists."""
    return page.locator("[data-filters]").get_by_label(name)


def said(page: Page) -> str:
    """What a screen reader was last told."""
    return page.locator("[data-say]").inner_text().replace("\N{NO-BREAK SPACE}", "")


def stored(page: Page) -> dict[str, Any]:
    """What is in the browser's storage, by key."""
    text = page.evaluate("localStorage.getItem('boligsosial-planlegging')")
    return {key: value for key, value, _ in json.loads(text)["entries"]}


def group(number: int, book: Book, name: str, shift: int, **more: Any) -> FilePayload:
    """A group's file to open: every statement answered, each second question ticked."""
    guide = book.guide
    steps = [*guide.assessment.steps, "unknown"]
    answers: dict[str, Any] = {
        f"s/{key}": steps[(place * shift + shift) % len(steps)]
        for place, key in enumerate(guide.assessment.statements)
    }
    answers |= {
        f"q/{question.id}/tick": (place + number) % 2 == 0
        for place, (_, question) in enumerate(guide.questions())
    }
    answers[f"q/{QUESTION}/note"] = f"Notat fra {name}"
    document = {
        "format": "workbook-answers",
        "version": 1,
        "guide": guide.settings.slug,
        "id": f"{number:016x}",
        "group": name,
        "saved": "2026-11-26T10:00:00.000Z",
        "answers": answers,
    }
    content = json.dumps(document | more).encode()
    return {"name": f"{number}.json", "mimeType": "application/json", "buffer": content}


def test_nothing_is_stored_until_the_first_answer_and_the_page_says_so(page: Page) -> None:
    saved, desk = page.locator("[data-saved]"), page.locator("[data-desk]")
    page.clock.set_fixed_time("2026-11-27T14:32:10")
    page.reload()
    expect(saved).to_have_text("Ingenting lagret")
    expect(desk).to_contain_text(NOTHING)
    choice(page, "Suksessfaktor").select_option("")
    assert page.evaluate("localStorage.length") == 0
    assert page.get_by_role("button", name="Slett alt").count() == 0
    step(page, "i-gang").check()
    expect(saved).to_have_text("Lagret kl. 14.32")
    assert stored(page) == {f"s/{STATEMENT}": "i-gang"}
    # At the foot: what is stored, where, and how to be rid of it.
    expect(desk).to_contain_text(STORED)
    expect(desk).to_contain_text("Her ligger 1 svar, 0 åpnede filer og 0 tiltak.")
    assert desk.get_by_role("button", name="Slett alt").is_visible()
    assert page.locator(".g-step ~ [data-desk]").count() == 1
    page.clock.set_fixed_time("2026-11-29T09:00:00")
    page.reload()
    expect(saved).to_have_text("Lagret 27. november 2026")


def test_the_workbook_is_a_path_of_five_steps(page: Page, book: Book) -> None:
    """One is shown at a time, each is a link with its count, and «back» leads back."""
    steps = page.get_by_role("navigation", name="Stegene i arbeidsboken").get_by_role("link")
    names = ["Sjekklister", "Egenvurdering", "Resultat", "Grupper", "Handlingsplan"]
    total, statements = len(list(book.guide.questions())), len(book.guide.assessment.statements)
    counts = [f"0 av {total}", f"0 av {statements}", "", "", ""]
    told = [f"{name} {count}".strip() for name, count in zip(names, counts, strict=True)]
    assert [text.strip() for text in steps.locator(".g-hidden").all_inner_texts()] == told

    def shown() -> list[str]:
        headings = page.get_by_role("heading", level=2).filter(visible=True).all_inner_texts()
        return [name for name in names if any(text.startswith(name) for text in headings)]

    assert shown() == ["Sjekklister"]
    # By keyboard: a link is followed, and the heading it leads to has the focus.
    steps.nth(2).focus()
    page.keyboard.press("Enter")
    expect(page.locator("#resultat")).to_be_focused()
    assert shown() == ["Resultat"]
    assert page.url.endswith("#resultat")
    expect(steps.nth(2)).to_have_attribute("aria-current", "step")
    page.get_by_role("link", name="Handlingsplan").first.click()
    expect(steps.nth(2)).not_to_have_attribute("aria-current", "step")
    assert shown() == ["Handlingsplan"]
    # In sight however far down one has come.
    page.evaluate("scrollTo(0, 1e6)")
    expect(steps.first).to_be_in_viewport()
    page.go_back()
    expect(page.locator("#resultat")).to_be_visible()
    page.go_back()
    expect(page.locator("#sjekklister")).to_be_visible()
    step(page, "virker").check()
    field(page, "tick").check()
    expect(steps.nth(0)).to_contain_text(f"1 av {total}")
    expect(steps.nth(1)).to_contain_text(f"1 av {statements}")
    expect(steps.nth(2)).to_contain_text("1 på plass")
    # A step is reached from outside, and one thing is the thing to do.
    page.reload()
    assert shown() == ["Sjekklister"]
    for name, primary in (
        ("sjekklister", "Neste: Forankring og eierskap"),
        ("egenvurdering", "Neste: Forankring og eierskap"),
        ("resultat", "Videre: Handlingsplan"),
        ("grupper", "Lagre svarene som fil"),
        ("handlingsplan", "Legg til tiltak"),
    ):
        at(page, name)
        one = page.locator(".g-button--primary").filter(visible=True)
        assert one.all_inner_texts() == [primary], name
        assert page.evaluate("document.documentElement.scrollHeight") < 4500, name


def test_the_way_on_leads_through_every_factor_to_the_next_step(page: Page, book: Book) -> None:
    titles = [factor.title for factor in book.guide.factors.values()]
    for name, then in (("sjekklister", "Egenvurdering"), ("egenvurdering", "Resultat")):
        at(page, name)
        on = page.locator(".g-way > *").filter(visible=True)
        for title in titles[1:]:
            expect(on).to_have_text(f"Neste: {title}")
            on.click()
            (heading,) = page.get_by_role("heading", level=3).filter(visible=True).all_inner_texts()
            assert heading.startswith(title)
        expect(on).to_have_text(f"Videre: {then}")
        on.click()
        expect(page.get_by_role("heading", name=then, level=2)).to_be_focused()


def test_every_question_can_be_answered_and_is_there_again(page: Page) -> None:
    field(page, "tick").check()
    field(page, "who").fill("Kari Nordmann")
    field(page, "due").fill("2027-03-01")
    field(page, "note").fill("Linje en\nLinje to")
    page.reload()
    assert field(page, "tick").is_checked()
    values = [field(page, kind).input_value() for kind in ("who", "due", "note")]
    assert values == ["Kari Nordmann", "2027-03-01", "Linje en\nLinje to"]


def test_progress_is_counted_for_what_is_shown(page: Page, book: Book) -> None:
    count = page.locator("#fyll-ut-samordning [data-count]")
    total = len(book.guide.factors["samordning"].questions)
    expect(count).to_have_text(f"0 av {total} krysset av")
    field(page, "tick").check()
    expect(count).to_have_text(f"1 av {total} krysset av")


def test_what_doesnt_concern_the_municipality_is_answered_as_such(page: Page, book: Book) -> None:
    choice(page, "Suksessfaktor").select_option("")
    count = page.locator("#fyll-ut-forankring-og-eierskap [data-count]")
    total = len(book.guide.factors["forankring-og-eierskap"].questions)
    question = page.locator("#fyll-ut-forankring-temaplan-vedtatt")
    apart = question.get_by_label("Ikke aktuelt: Kommunen har ingen temaplan for bolig.")
    tick = question.get_by_role("checkbox", name="Er temaplanen for bolig vedtatt")
    tick.check()
    expect(count).to_have_text(f"1 av {total} krysset av")
    apart.check()
    assert not tick.is_checked()
    expect(count).to_have_text(f"1 av {total} svart på, 1 ikke aktuelt")
    page.reload()
    choice(page, "Suksessfaktor").select_option("")
    assert apart.is_checked()
    assert not tick.is_checked()
    tick.check()
    assert not apart.is_checked()
    # Where nothing voluntary is asked for, there is no such choice.
    assert page.locator(f"#fyll-ut-{QUESTION} .g-tick").count() == 1


def test_questions_are_filtered_by_factor_level_and_role(page: Page, book: Book) -> None:
    questions = list(book.guide.questions())
    shown = page.locator("[data-question]:visible")
    first = next(iter(book.guide.factors))
    assert shown.count() == sum(slug == first for slug, _ in questions)
    choice(page, "Suksessfaktor").select_option("")
    assert shown.count() == len(questions)
    choice(page, "Plannivå").select_option("planstrategi")
    choice(page, "Hvem svarer").select_option("planlegger")
    fitting = [q for _, q in questions if "planstrategi" in q.levels and "planlegger" in q.roles]
    assert shown.count() == len(fitting)
    assert said(page) == f"Viser {len(fitting)} av {len(questions)} spørsmål."
    choice(page, "Suksessfaktor").select_option("samordning")
    choice(page, "Plannivå").select_option("okonomiplan")
    choice(page, "Hvem svarer").select_option("medvirkning")
    assert shown.count() == 0
    assert said(page).startswith("Ingen spørsmål passer.")
    assert page.get_by_role("button", name="Kopier som tekst").is_disabled()
    page.get_by_role("button", name="Vis alle").click()
    assert shown.count() == len(questions)


def test_who_asks_for_a_level_means_all_factors(page: Page, book: Book) -> None:
    choice(page, "Plannivå").select_option("planstrategi")
    assert choice(page, "Suksessfaktor").input_value() == ""
    shown = page.locator("[data-question]:visible")
    assert shown.count() == len(book.guide.questions_at("planstrategi"))


def test_a_checklist_leads_to_its_questions_here(page: Page, address: str) -> None:
    page.goto(address + "verktoy/sjekklister/")
    page.get_by_role("link", name="Fyll ut i arbeidsboken: Brukermedvirkning").click()
    factor, level = choice(page, "Suksessfaktor"), choice(page, "Plannivå")
    expect(factor).to_have_value("brukermedvirkning")
    expect(page.locator("#fyll-ut-brukermedvirkning")).to_be_in_viewport()
    assert not page.locator("#fyll-ut-samordning").is_visible()
    page.goto(address + "verktoy/sjekklister/planniva/")
    page.get_by_role("link", name="Fyll ut i arbeidsboken: Planstrategi").click()
    expect(level).to_have_value("planstrategi")
    expect(factor).to_have_value("")


def test_a_link_to_a_question_shows_it_whatever_the_filter_is(page: Page) -> None:
    choice(page, "Suksessfaktor").select_option("brukermedvirkning")
    page.evaluate(f"location.hash = 'fyll-ut-{QUESTION}'")
    expect(page.locator(f"#fyll-ut-{QUESTION}")).to_be_in_viewport()
    expect(field(page, "tick")).to_be_focused()


def test_what_was_filled_in_is_on_the_paper_and_only_what_is_shown(page: Page, book: Book) -> None:
    field(page, "tick").check()
    field(page, "who").fill("Kari Nordmann")
    field(page, "due").fill("2027-03-01")
    long = "Et langt notat som går over mange linjer. " * 20
    field(page, "note").fill(long)
    choice(page, "Hvem svarer").select_option("planlegger")
    choice(page, "Suksessfaktor").select_option("samordning")
    shown = [q for q in book.guide.factors["samordning"].questions if "planlegger" in q.roles]
    page.get_by_role("button", name="Skriv ut det som vises").click()
    paper = "".join(sheets_of(page))
    # Whose it is, how much of all, and what each question rests on.
    title, total = book.guide.roles["planlegger"].title, len(list(book.guide.questions()))
    assert plain(f"{title}, Samordning, {len(shown)} av {total} spørsmål") in paper
    for text in ("Kommune:", "Gruppe:", "Dato:"):
        assert plain(text) in paper
    assert paper.count("Grunnlag:") == sum(bool(q.references) for q in shown)
    for text in ("Kari Nordmann", "1. mars 2027", long):
        assert plain(text) in paper, text
    assert paper.count("✕") == 1
    assert plain("Kryss av bare") not in paper
    assert plain("Finnes brukermedvirkning") not in paper


def test_what_is_shown_is_copied_as_text(page: Page) -> None:
    field(page, "tick").check()
    field(page, "note").fill("Et notat")
    page.evaluate("navigator.clipboard.writeText = (text) => { window.copied = text; }")
    page.get_by_role("button", name="Kopier som tekst").click()
    expect(page.locator(".g-copy")).to_have_text("Teksten er kopiert.")
    lines = page.evaluate("window.copied").splitlines()
    assert lines[:4] == [
        "Boligsosial planlegging",
        "",
        "Samordning",
        "[x] Har dere bestemt hvem i kommunen som skal samarbeide om det boligsosiale i planene?",
    ]
    assert lines[4] == "    Notat: Et notat"


def test_where_copying_is_refused_the_text_is_there_to_be_copied_by_hand(page: Page) -> None:
    page.evaluate("""() => { navigator.clipboard.writeText = () => Promise.reject(new Error());
      document.execCommand = () => false; }""")
    page.get_by_role("button", name="Kopier som tekst").click()
    area = page.get_by_label("Tekst å kopiere")
    expect(area).to_be_focused()
    assert area.input_value().startswith("Boligsosial planlegging\n\nSamordning\n[ ] ")


def test_an_answer_can_be_taken_back(page: Page) -> None:
    step(page, "virker").check()
    clear = page.get_by_role("button", name="Fjern svaret: Sektorene og tjenestene")
    clear.click()
    assert not step(page, "virker").is_checked()
    assert clear.count() == 0
    # That it was taken back is stored too, or another tab would bring the answer again.
    assert page.get_by_role("button", name="Slett alt").is_visible()
    expect(page.locator("[data-saved]")).to_contain_text("Lagret kl.")
    expect(page.locator(f'[name="s/{STATEMENT}"]').first).to_be_focused()
    page.reload()
    assert page.locator("article :checked:is([type=radio])").count() == 0


def test_the_result_says_what_comes_first_and_which_duties_are_met(page: Page, book: Book) -> None:
    step(page, "virker").check()
    step(page, "i-gang", "overordnet-mal-vedtatt").check()
    step(page, "ikke-startet", "okonomi-oppfolging").check()
    step(page, "unknown", "kompetanse-oversikt").check()
    result = at(page, "resultat").locator("[data-result]")
    assert "Dere har svart på 4 av 14 påstander." in result.inner_text()
    gaps = result.locator("ol.g-gaps > li")
    first, second = (gaps.nth(n).inner_text() for n in (0, 1))
    assert "Plikt med frist 1. juli 2027: Fastsette mål og strategier" in first
    assert second.startswith("Økonomiplanen viser hvordan de boligsosiale målene følges opp.")
    duties = page.get_by_role("table", name="Plikter og frister")
    met = duties.get_by_role("row", name="Samarbeide på tvers")
    assert "Ja. Trinnet er «Virker»." in met.inner_text()
    unmet = duties.get_by_role("row", name="Fastsette mål og strategier").inner_text()
    assert "Nei. Trinnet er «I gang»." in unmet
    assert "1. juli 2027" in unmet
    unknown = duties.get_by_role("row", name="Ha oversikt").inner_text()
    assert "Vet ikke." in unknown
    assert "Gjelder siden 1. juli 2023" in unknown
    # What matters comes before the picture, which has a row for each statement and no empty counts.
    order = [text.split("\n")[0] for text in result.locator("h3, caption").all_inner_texts()]
    assert order == [
        "Dette bør komme først",
        "Plikter og frister",
        "Finn ut først",
        "Hvor langt dere er kommet",
    ]
    picture = page.get_by_role("table", name="Hvor langt dere er kommet")
    row = picture.get_by_role("row", name="Sektorene og tjenestene samarbeider")
    assert row.get_by_role("cell").inner_text() == "Virker"
    assert row.locator(".g-scale__mark--dot").count() == 1
    empty = picture.get_by_role("row", name="Økonomiplanen viser")
    assert empty.get_by_role("cell").inner_text() == "Ikke startet"
    assert empty.locator(".g-scale__mark--dot, .g-scale__mark--line").count() == 0
    unanswered = picture.get_by_role("cell", name="Ubesvart")
    assert unanswered.count() == len(book.guide.assessment.statements) - 4
    # Both gaps become measures with one press, once.
    page.get_by_role("button", name="Legg disse 2 i handlingsplanen").click()
    assert said(page) == (
        "2 tiltak er lagt til i handlingsplanen. Skriv om påstandene til det dere skal gjøre."
    )
    assert result.get_by_role("link", name="Tiltak om dette i planen: 1").count() == 2
    result.get_by_role("link", name="Videre: Handlingsplan").click()
    what = page.get_by_role("group", name="Tiltak 1", exact=True).get_by_label("Tiltak", exact=True)
    assert what.input_value().startswith("Sørge for dette: Mål og strategier er vedtatt")


def test_two_tabs_keep_each_others_answers(page: Page) -> None:
    other = page.context.new_page()
    other.goto(page.url)
    step(page, "i-gang").check()
    expect(step(other, "i-gang")).to_be_checked()
    field(other, "note").fill("fra den andre")
    expect(field(page, "note")).to_have_value("fra den andre")
    at(page, "handlingsplan").get_by_role("button", name="Legg til tiltak").click()
    page.keyboard.type("Et tiltak")
    theirs = at(other, "handlingsplan").get_by_role("group", name="Tiltak 1", exact=True)
    expect(theirs.get_by_label("Tiltak", exact=True)).to_have_value("Et tiltak")
    # With it goes what the tools beside it have kept.
    page.evaluate("""['timetable', 'pack', 'owner'].forEach((name) =>
      localStorage.setItem(`boligsosial-planlegging/${name}`, "{}"))""")
    page.get_by_role("button", name="Slett alt").click()
    expect(page.get_by_role("dialog")).to_contain_text("Det gjør også datoene i tidsplanen")
    page.get_by_role("dialog").get_by_role("button", name="Slett alt").click()
    expect(field(other, "note")).to_have_value("")
    expect(other.locator(".g-field--what textarea")).to_have_count(0)
    assert other.evaluate("localStorage.length") == 0


def test_with_storage_blocked_it_works_while_the_page_is_open(
    browser: Browser, address: str
) -> None:
    context = browser.new_context()
    context.add_init_script("""Object.defineProperty(window, "localStorage", {
      get() { throw new DOMException("no", "SecurityError"); } });""")
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(address + URL)
    expect(page.locator("[data-saved]")).to_have_text("Ikke lagret")
    expect(page.locator("[data-stored]")).to_contain_text("Nettleseren tillater ikke lagring.")
    step(page, "i-gang").check()
    at(page, "resultat")
    expect(page.locator("[data-result]")).to_contain_text("Dere har svart på 1 av 14 påstander.")
    with page.expect_download():
        at(page, "grupper").get_by_role("button", name="Lagre svarene som fil").click()
    at(page, "handlingsplan").get_by_role("button", name="Legg til tiltak").click()
    page.get_by_role("button", name="Slett tiltak 1").click()
    page.get_by_role("button", name="Slett alt").click()
    page.get_by_role("dialog").get_by_role("button", name="Slett alt").click()
    assert not step(page, "i-gang").is_checked()
    assert page.get_by_role("button", name="Angre slettingen").count() == 0
    assert errors == []
    context.close()


def test_with_storage_full_it_says_so_and_loses_nothing_that_is_stored(
    page: Page, book: Book
) -> None:
    step(page, "i-gang").check()
    page.evaluate("localStorage.setItem('annet', 'x'.repeat(5 * 1024 * 1024 - 400))")
    field(page, "note").fill("Et langt notat " * 60)
    expect(page.locator("[data-saved]")).to_have_text("Ikke lagret")
    expect(page.locator("[data-stored]")).to_contain_text("Nettleseren har ikke plass til mer.")
    assert said(page).startswith("Nettleseren har ikke plass til mer.")
    assert stored(page) == {f"s/{STATEMENT}": "i-gang"}
    at(page, "grupper").get_by_label("Velg filer").set_input_files([group(1, book, "Gruppe", 1)])
    expect(page.locator(".g-problems").first).to_contain_text(
        "Filene er åpnet, men nettleseren har ikke plass til å lagre dem."
    )
    page.evaluate("localStorage.removeItem('annet')")
    field(page, "who").fill("Kari")
    expect(page.locator("[data-saved]")).to_contain_text("Lagret kl.")
    assert f"q/{QUESTION}/note" in stored(page)


def test_what_comes_from_a_file_is_text_and_nothing_else(page: Page, book: Book) -> None:
    markup = '<img src=x onerror="window.hacked = 1"><script>window.hacked = 1</script>'
    files = [group(1, book, f"En {markup}", 1), group(2, book, f"To {markup}", 2)]
    at(page, "grupper").get_by_label("Velg filer").set_input_files(files)
    expect(page.get_by_role("table", name="Gruppene som er åpnet")).to_contain_text(markup[:40])
    assert page.locator("[data-groups] img, [data-groups] script").count() == 0
    page.get_by_role("button", name="Bruk disse svarene: En").click()
    assert field(page, "note").input_value().endswith(markup)
    assert page.evaluate("window.hacked") is None


def test_bad_files_are_named_and_what_is_loaded_stays(page: Page, book: Book) -> None:
    choose = at(page, "grupper").get_by_label("Velg filer")
    choose.set_input_files([group(1, book, "Gruppe En", 1)])
    rows = page.get_by_role("table", name="Gruppene som er åpnet").get_by_role("row")
    expect(rows).to_have_count(2)
    bad: list[FilePayload] = [
        {"name": "bilde.png", "mimeType": "image/png", "buffer": b"\x89PNG\r\n\xff\xfe"},
        {"name": "stor.json", "mimeType": "application/json", "buffer": b"[" * 5_000_000},
    ]
    choose.set_input_files([*bad, group(2, book, "Gruppe To", 2)])
    expect(rows).to_have_count(3)
    problems = page.locator(".g-problems li")
    assert problems.all_inner_texts() == [
        "«bilde.png» kan ikke leses. Den er av en annen type, kuttet av underveis, eller ikke fra "
        "arbeidsboken. Lagre den på nytt der den kom fra.",
        "«stor.json» er for stor (4883 kB). Arbeidsboken åpner filer på høyst 200 kB. Se etter at "
        "dere har valgt riktig fil.",
    ]
    assert said(page).startswith("Gruppe To er åpnet. «bilde.png» kan ikke leses.")


def test_files_can_be_dropped_and_pasted(page: Page, book: Book) -> None:
    text = group(1, book, "Sluppet", 1)["buffer"].decode()
    at(page, "grupper")
    page.evaluate(
        """(text) => {
          const data = new DataTransfer();
          data.items.add(new File([text], "g.json", {type: "application/json"}));
          const zone = document.querySelector("[data-groups] .g-drop");
          for (const kind of ["dragover", "drop"]) {
            const how = {dataTransfer: data, bubbles: true, cancelable: true};
            zone.dispatchEvent(new DragEvent(kind, how));
          }
        }""",
        text,
    )
    rows = page.get_by_role("table", name="Gruppene som er åpnet").get_by_role("row")
    expect(rows).to_have_count(2)
    page.get_by_text("Lim inn i stedet").click()
    area = page.get_by_label("Innholdet i en fil")
    area.fill(group(2, book, "Limt inn", 2)["buffer"].decode())
    page.get_by_role("button", name="Legg til", exact=True).click()
    expect(rows).to_have_count(3)
    assert area.input_value() == ""


def test_our_own_answers_are_exchanged_only_after_a_question(page: Page, book: Book) -> None:
    step(page, "virker").check()
    field(page, "who").fill("Kari")
    opened = group(1, book, "Gruppe", 1, version=3, occasion="Møte i mars")
    at(page, "grupper").get_by_label("Velg filer").set_input_files([opened])
    use = page.get_by_role("button", name="Bruk disse svarene: Gruppe")
    use.click()
    dialog = page.get_by_role("dialog", name="Skal svarene deres byttes ut?")
    dialog.get_by_role("button", name="Avbryt").click()
    expect(use).to_be_focused()
    assert page.locator(f'[name="s/{STATEMENT}"][value="virker"]').is_checked()
    use.click()
    dialog.get_by_role("button", name="Bytt ut").click()
    assert step(page, "i-gang").is_checked()
    assert field(page, "who").input_value() == ""
    # The same group goes on, and its next file takes the place of this one.
    with page.expect_download() as download:
        at(page, "grupper").get_by_role("button", name="Lagre svarene som fil").click()
    again = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    assert (again["group"], again["id"]) == ("Gruppe", f"{1:016x}")
    assert again["occasion"] == "Møte i mars"
    opened["buffer"] = json.dumps(again | {"saved": "2026-11-26T11:00:00.000Z"}).encode()
    page.get_by_label("Velg filer").first.set_input_files([opened])
    expect(page.get_by_text("Gruppe er byttet ut med den nye filen.").first).to_be_visible()


def test_what_groups_agree_on_becomes_our_answers_and_all_that_follows_says_so(
    page: Page, book: Book
) -> None:
    step(page, "virker").check()
    files = [group(n, book, f"Gruppe {n}", n) for n in (1, 2)]
    at(page, "grupper").get_by_label("Velg filer").set_input_files(files)
    expect(page.locator("[data-groups] .g-sheet-head")).to_contain_text("Dato: ")
    # Until then, what follows warns, and leads to where it is done.
    warning = at(page, "resultat").locator("[data-result] .g-warning")
    expect(warning).to_contain_text(
        "Åpnede filer som ikke er med i felles svar: 2. Det som står her, er egne svar, sist endret"
    )
    warning.get_by_role("link", name="Velg felles svar").click()
    expect(page.locator("#felles-svar")).to_be_visible()
    # Where all agree it is chosen, and a gap can be made a measure; where not, it is one press.
    alike = page.locator("tr", has=page.locator(".g-agreed--alike"))
    assert alike.locator("legend").all_inner_texts()[0].endswith("Alle gruppene svarte likt.")
    assert [box.get_attribute("value") for box in alike.locator(":checked").all()] == [
        "ikke-startet"
    ] * 2
    assert alike.get_by_role("button", name="Lag tiltak").count() == 2
    choice = page.get_by_role("group", name="Felles svar: Sektorene og tjenestene")
    choice.get_by_role("radio", name="På plass").click()
    expect(choice.get_by_role("radio", name="På plass")).to_be_focused()
    expect(page.locator(".g-agree")).to_contain_text(
        "3 av 14 påstander har felles svar. På 2 svarte alle gruppene likt, og på 1 har dere "
        "valgt. 11 er ikke valgt."
    )
    page.get_by_text("Vis spørsmålene med ulike svar").click()
    shown = page.get_by_role("table", name="Spørsmål med ulike svar i sjekklistene")
    row = shown.get_by_role("row", name="Har dere bestemt hvem").inner_text()
    assert "1 av 2: Gruppe 2" in row
    primary = page.locator(".g-button--primary").filter(visible=True)
    assert primary.all_inner_texts() == ["Bruk som kommunens svar"]
    choice.get_by_role("radio", name="Virker").click()  # as no group did
    expect(choice).to_contain_text("Ingen av gruppene har gitt dette svaret.")
    primary.click()
    expect(page.get_by_role("dialog")).to_contain_text("Valgt, men ikke svart av noen av gruppene:")
    page.get_by_role("dialog").get_by_role("button", name="Avbryt").click()
    choice.get_by_role("radio", name="På plass").click()
    primary.click()
    dialog = page.get_by_role("dialog", name="Skal felles svar bli svarene deres?")
    expect(dialog).to_contain_text("Påstander som ikke er valgt og blir stående ubesvart: 11.")
    with page.expect_download() as download:
        dialog.get_by_role("button", name="Bruk felles svar").click()
    # What stood there is a file; what nobody agreed on is no answer.
    before = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    assert before["answers"] == {f"s/{STATEMENT}": "virker"}
    now = {key: value for key, value in stored(page).items() if value is not None}
    assert now[f"s/{STATEMENT}"] == "pa-plass"
    assert sum(key.startswith("s/") for key in now) == 3
    assert now[f"q/{QUESTION}/note"] == "Gruppe 1: Notat fra Gruppe 1\nGruppe 2: Notat fra Gruppe 2"
    assert f"q/{QUESTION}/tick" not in now
    # What to keep for next year is told there, with its file; and all files can be taken away.
    agree = page.locator(".g-agree")
    with page.expect_download() as download:
        agree.get_by_role("button", name="Lagre felles svar som fil").click()
    kept = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    assert (kept["agreed"], kept["changed"]) == (["Gruppe 1", "Gruppe 2"], [])
    page.get_by_role("button", name="Fjern alle grupper").click()
    page.get_by_role("dialog").get_by_role("button", name="Fjern alle grupper").click()
    expect(page.get_by_role("table", name="Gruppene som er åpnet")).to_have_count(0)
    whose = "Bygger på: felles svar fra 2 grupper, 26. november 2026"
    at(page, "resultat")
    expect(page.locator("[data-result]")).to_contain_text(whose)
    assert page.locator(".g-warning").count() == 0
    for part in ("result", "assessment"):  # on paper each says whose it is, and from which day
        head = page.locator(f"[data-{part}] .g-sheet-head").text_content() or ""
        assert "Gruppe: felles svar fra 2 grupper" in head
        assert "Dato: 2" in head
    assert plain(whose) in "".join(sheets_of(page))
    at(page, "handlingsplan").get_by_role("button", name="Legg til tiltak").click()
    page.keyboard.type("Et tiltak")
    assert plain(whose) in "".join(sheets_of(page))
    # The plan is the municipality's, and no group's.
    assert "Gruppe:" not in (page.locator(".g-plan-sheet caption").first.text_content() or "")


def test_a_file_too_big_to_be_opened_is_told_of_and_the_answers_stay(
    page: Page, book: Book
) -> None:
    note = "Et langt notat. " * 14_000
    field(page, "note").evaluate(
        "(e, text) => { e.value = text; e.dispatchEvent(new Event('input', {bubbles: true})); }",
        note,
    )
    at(page, "grupper").get_by_role("button", name="Lagre svarene som fil").click()
    expect(page.locator(".g-said")).to_have_text(
        re.compile("men filen er for stor til å åpnes igjen her. Arbeidsboken åpner filer på")
    )
    files = [group(n, book, f"Gruppe {n}", n) for n in (1, 2)]
    page.get_by_label("Velg filer").first.set_input_files(files)
    page.get_by_role("button", name="Bruk som kommunens svar").click()
    with page.expect_download():  # what is there is saved before it is replaced
        page.get_by_role("dialog").get_by_role("button", name="Bruk").click()
    expect(page.locator(".g-agree .g-said")).to_contain_text("Kort ned de lengste notatene")
    assert field(page, "note").input_value() == note


def test_a_new_group_can_begin_without_losing_groups_and_plan(page: Page, book: Book) -> None:
    step(page, "virker").check()
    at(page, "grupper").get_by_label("Navn på gruppen").fill("Den første")
    at(page, "grupper").get_by_label("Velg filer").set_input_files([group(1, book, "Gruppe", 1)])
    at(page, "handlingsplan").get_by_role("button", name="Legg til tiltak").click()
    page.keyboard.type("Et tiltak")
    at(page, "grupper").get_by_role("button", name="Begynn på en ny gruppe").click()
    page.get_by_role("dialog").get_by_role("button", name="Tøm svarene").click()
    assert not step(page, "virker").is_checked()
    assert at(page, "grupper").get_by_label("Navn på gruppen").input_value() == ""
    assert at(page, "grupper").get_by_role("table", name="Gruppene som er åpnet").is_visible()
    assert page.locator(".g-field--what textarea").input_value() == "Et tiltak"


def test_after_everything_is_deleted_nothing_can_be_brought_back(page: Page) -> None:
    at(page, "handlingsplan").get_by_role("button", name="Legg til tiltak").click()
    page.keyboard.type("Et tiltak")
    at(page, "handlingsplan").get_by_role("button", name="Legg til tiltak").click()
    page.get_by_role("button", name="Slett tiltak 1").click()
    page.get_by_role("button", name="Slett alt").click()
    page.get_by_role("dialog").get_by_role("button", name="Slett alt").click()
    assert page.get_by_role("button", name="Angre slettingen").count() == 0


def test_what_is_unfolded_stays_so_when_a_measure_is_made(page: Page, book: Book) -> None:
    files = [group(n, book, f"Gruppe {n}", n) for n in (1, 2)]
    at(page, "grupper").get_by_label("Velg filer").set_input_files(files)
    page.get_by_text("Vis spørsmålene").click()
    shown = page.get_by_role("table", name="Spørsmål med ulike svar i sjekklistene")
    assert shown.is_visible()
    page.locator("[data-groups]").get_by_role("button", name="Lag tiltak").first.click()
    assert shown.is_visible()
    assert page.locator("[data-say]").is_visible()


def test_an_answer_whose_question_is_gone_is_shown_until_it_is_deleted(page: Page) -> None:
    rows = [["q/borte/note", "Husk dette", 1], ["s/borte", "i-gang", 1], ["q/borte/tick", True, 1]]
    table = {"format": 1, "begun": "0" * 16, "entries": rows}
    page.evaluate(
        "(t) => localStorage.setItem('boligsosial-planlegging', JSON.stringify(t))", table
    )
    page.reload()
    place = page.locator("[data-orphans]")
    items = place.get_by_role("listitem")
    assert items.all_inner_texts() == [
        "borte. Notat: Husk dette (Finnes ikke i denne utgaven) Slett svaret",
        "borte. Krysset av (Finnes ikke i denne utgaven) Slett svaret",
        "borte. Trinnet «i-gang» (Finnes ikke i denne utgaven) Slett svaret",
    ]
    items.first.get_by_role("button").click()
    expect(items.first.get_by_role("button")).to_be_focused()
    while items.count():
        items.first.get_by_role("button").click()
    assert not place.is_visible()
    assert said(page) == "Svaret er slettet."


def test_the_plan_is_put_in_order_and_deleted_by_keyboard(page: Page) -> None:
    for name in ("en", "to", "tre"):
        at(page, "handlingsplan").get_by_role("button", name="Legg til tiltak").press("Enter")
        page.keyboard.type(name)
    texts = page.locator(".g-field--what textarea")

    def order() -> list[str]:
        return [texts.nth(n).input_value() for n in range(texts.count())]

    page.get_by_role("button", name="Flytt opp tiltak 2").press("Enter")
    assert order() == ["to", "en", "tre"]
    # At the top its own button rests: one key press too many moves nothing.
    expect(texts.nth(0)).to_be_focused()
    page.get_by_role("button", name="Slett tiltak 2").press("Enter")
    assert order() == ["to", "tre"]
    expect(texts.nth(1)).to_be_focused()
    assert said(page) == "Tiltaket er slettet."
    assert "en" not in stored(page).values()
    page.get_by_role("button", name="Slett tiltak 1").press("Enter")
    undo = page.get_by_role("button", name="Angre slettingen")
    undo.press("Enter")
    undo.press("Enter")
    assert order() == ["to", "en", "tre"]
    expect(texts.nth(1)).to_be_focused()
    expect(texts.nth(1)).to_be_in_viewport()


def test_questions_with_someone_responsible_become_measures(page: Page) -> None:
    field(page, "who").fill("Kari")
    field(page, "note").fill("Spør Nav")
    at(page, "handlingsplan")
    page.get_by_role("button", name="Hent spørsmål med ansvarlig eller frist").click()
    first = page.get_by_role("group", name="Tiltak 1", exact=True)
    # One field has one name, and all that was written comes along.
    labels = first.locator("label > span").all_inner_texts()
    names = ["Tiltak", "Ansvarlig", "Frist", "Status", "Plannivå", "Beløp", "Notat"]
    assert labels == names
    controls = "all => all.map((e) => e.value)"
    values = first.locator("input, select, textarea").evaluate_all(controls)
    assert values[0].startswith("Har dere bestemt hvem")
    assert (values[1], values[6]) == ("Kari", "Spør Nav")
    assert "Bygger på: Har dere bestemt hvem" in first.inner_text()


def test_only_what_changed_is_told(page: Page) -> None:
    """The first answer tells that it is stored; after that, ticking and typing say nothing."""
    page.evaluate("""() => { window.told = [];
      new MutationObserver(() => window.told.push(document.querySelector("[data-say]").textContent))
        .observe(document.querySelector("[data-say]"), {childList: true, characterData: true,
          subtree: true}); }""")
    for _ in range(2):
        field(page, "tick").click()
        step(page, "i-gang").check()
        field(page, "note").press_sequentially("notat")
    told = page.evaluate("window.told")
    assert len(told) == 1
    assert told[0].startswith(STORED)


def test_one_question_can_be_answered_by_keyboard_alone(page: Page) -> None:
    field(page, "tick").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")  # to what the question rests on
    page.keyboard.press("Tab")
    page.keyboard.type("Kari")
    page.keyboard.press("Tab")
    page.keyboard.type("01032027" if page.evaluate("navigator.language") != "en-US" else "03012027")
    while page.evaluate("document.activeElement.type") == "date":
        page.keyboard.press("Tab")  # a date has several stops
    page.keyboard.type("Et notat")
    expect(field(page, "tick")).to_be_checked()
    values = [field(page, kind).input_value() for kind in ("who", "due", "note")]
    assert values == ["Kari", "2027-03-01", "Et notat"]


@pytest.mark.parametrize(
    "size", [PHONE, pytest.param(WIDE, marks=pytest.mark.long)], ids=["phone", "wide"]
)
def test_a_page_that_is_filled_in_shuts_nobody_out(
    tab: Tab, address: str, book: Book, size: ViewportSize
) -> None:
    """In the dark too, which looks the same on a wide screen and on a phone.

    On the phone, axe sees a few entries of each list; `make test-all` takes them all, on the wide.
    """
    page = tab(viewport=size, color_scheme="light", reduced_motion="reduce")
    page.goto(address + URL)
    for place, statement in enumerate(book.guide.assessment.statements):
        name = [*book.guide.assessment.steps, "unknown"][place % 5]
        step(page, name, statement).check()
    field(page, "tick").check()
    field(page, "note").fill("Et notat")
    at(page, "resultat").get_by_role("button", name="Lag tiltak").first.click()
    files = [group(n, book, f"Gruppe {n}", n) for n in (1, 2, 3)]
    bad: FilePayload = {"name": "feil.json", "mimeType": "application/json", "buffer": b"{"}
    at(page, "grupper").get_by_label("Velg filer").set_input_files([*files, bad])
    expect(page.locator(".g-problems").first).to_be_visible()
    page.get_by_text("Vis spørsmålene").click()
    for name in ("grupper", "handlingsplan", "resultat", "sjekklister", "egenvurdering"):
        at(page, name)
        page.evaluate("scrollTo(0, 0)")  # what is half under the header is no small target
        assert sideways(page) == [], name
        if size is not WIDE:
            page.evaluate(THIN_OUT)
        assert (violations_by_day_and_night if size is WIDE else violations)(page) == [], name
    page.get_by_role("button", name="Slett alt").click()
    assert violations(page) == []


def test_nothing_lies_over_fields_and_no_word_is_broken_on_paper(
    tab: Tab, address: str, book: Book
) -> None:
    page = tab(viewport=PHONE)
    page.goto(address + URL)
    at(page, "grupper").get_by_label("Velg filer").set_input_files(group(1, book, "Nord", 1))
    label = "(e) => getComputedStyle(e.closest('td'), '::before').content"
    use = page.get_by_role("button", name="Bruk disse svarene: Nord")
    assert use.evaluate(label) == "none"
    at(page, "egenvurdering")
    page.locator("[data-assessment] select").first.select_option("")
    at(page, "handlingsplan").get_by_role("button", name="Legg til tiltak").click()
    page.get_by_label("Ansvarlig").last.fill("Kommunedirektøren")
    page.get_by_label("Beløp").last.fill("600 000 kr")
    page.get_by_label("Status").last.select_option("I gang")
    page.get_by_label("Notat").last.fill("Avtalen mangler. " * 9)
    note, who = page.get_by_label("Notat").last, page.get_by_label("Ansvarlig").last
    inside = "(e) => [e.scrollWidth - e.clientWidth, e.scrollHeight - e.clientHeight]"
    assert [note.evaluate(inside), who.evaluate(inside)[0]] == [[0, 0], 0]
    page.get_by_role("button", name="Regneark (CSV)").click()
    saved = page.locator(".g-said")
    assert saved.inner_text().startswith("Nettleseren lagrer handlingsplan-")
    page.mouse.wheel(0, -200)
    page.wait_for_function("scrollY < document.body.scrollHeight - innerHeight - 100")
    floating = """[...document.querySelectorAll("body *")].filter((e) =>
      e.checkVisibility({opacityProperty: true})
      && getComputedStyle(e).position === "fixed").map((e) => e.className)"""
    assert page.evaluate(floating) == []
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name="Skriv ut planen").click()
    sheet = " ".join(pages_of(page.pdf(prefer_css_page_size=True)))
    for text in ("Kommunedirektøren", "600 000 kr", "Ansvarlig", "Plannivå"):
        assert text in sheet.replace("\n", "|"), text


def test_at_320_pixels_and_with_large_text_nothing_runs_out_of_sight(
    tab: Tab, address: str, book: Book
) -> None:
    for size in ("100%", "200%"):
        page = tab(viewport={"width": 320, "height": 700})
        page.goto(address + URL)
        if size == "200%":
            page.set_viewport_size({"width": 640, "height": 900})
            page.evaluate("document.documentElement.style.fontSize = '200%'")
        step(page, "i-gang").check()
        at(page, "handlingsplan").get_by_role("button", name="Legg til tiltak").click()
        files = [group(n, book, f"Gruppe {n} med et langt navn", n) for n in (1, 2)]
        at(page, "grupper").get_by_label("Velg filer").set_input_files(files)
        page.get_by_role("table", name="Gruppene som er åpnet").wait_for()
        for name in ("grupper", "handlingsplan", "resultat", "sjekklister", "egenvurdering"):
            assert sideways(at(page, name)) == [], (size, name)


def test_without_scripts_it_can_be_filled_in_and_printed(tab: Tab, address: str) -> None:
    page = tab(java_script_enabled=False, viewport=PHONE)
    page.goto(address + URL)
    notice = page.locator("noscript .g-note").first
    assert notice.is_visible()
    assert notice.inner_text().startswith("Nettleseren kjører ikke JavaScript.")
    assert not page.locator("[data-workbook]").is_visible()
    assert not page.locator("[data-filters]").is_visible()
    assert page.get_by_role("table", name="Handlingsplan").is_visible()
    page.locator(f'[name="q/{QUESTION}/tick"]').check()
    page.locator(f'[name="q/{QUESTION}/who"]').fill("Kari Nordmann")
    page.locator(f'[name="s/{STATEMENT}"][value="i-gang"]').check()


def test_paper_says_which_group_and_which_day(tab: Tab, address: str) -> None:
    """Where something was answered; what is printed empty is dated by hand."""
    page = tab()
    page.goto(address + URL)
    printing = page.get_by_role("button", name="Skriv ut det som vises")
    at(page, "grupper").get_by_label("Navn på gruppen").fill("Nordre bydel")
    at(page, "sjekklister")
    # One list as it is, with nothing in it, is a PDF to open.
    page.route("**/*.pdf", lambda route: route.fulfill(status=204))
    with page.expect_request("**/sjekkliste-samordning.pdf"):
        printing.click()
    choice(page, "Suksessfaktor").select_option("")
    printing.click()
    dated = re.compile(r"Kommune:Gruppe:NordrebydelDato:\d+\.[a-z]+20\d\d")
    (sheet, *_) = sheets_of(page)
    assert plain("Kommune: Gruppe: Nordre bydel Dato:") in sheet
    assert not dated.search(sheet)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    field(page, "tick").check()
    printing.click()
    assert dated.search(sheets_of(page)[0])
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    at(page, "handlingsplan").get_by_role("button", name="Legg til tiltak").click()
    page.get_by_role("button", name="Skriv ut planen").click()
    (sheet,) = sheets_of(page)
    assert dated.search(sheet)


def test_a_local_question_is_there_with_its_mark(book: Book) -> None:
    edition = next((ROOT / "docs" / "data" / "editions").glob("*.yml"))
    local = open_book(ROOT / "docs", ROOT, TODAY, edition=edition)
    ours = [question for _, question in local.guide.questions() if question.is_local]
    html = local.render("verktoy/arbeidsbok.md", "workbook_checklists")
    data = local.render("verktoy/arbeidsbok.md", "workbook")
    assert ours
    for question in ours:
        assert f'data-question="{question.id}"' in html
    assert "lokalt" in html
    # Editions on one server keep their answers apart.
    assert f'"store":"{book.guide.settings.slug}/{local.guide.edition.slug}"' in data


def test_the_search_finds_questions_in_the_checklists_and_not_twice(site: Path) -> None:
    index = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))
    ours = {doc["location"] for doc in index["docs"] if doc["location"].startswith(URL)}
    assert f"{URL}#egenvurdering" in ours
    assert not [location for location in ours if "#fyll-ut" in location]


@pytest.mark.parametrize(
    "text",
    [
        '{"format": 2, "begun": "a", "entries": [["s/a", "ja", 1]]}',
        json.dumps(
            {
                "format": 1,
                "begun": "a",
                "entries": [[f"q/{n}/note", "x", n] for n in range(60_000)],
            }
        ),
    ],
    ids=["newer", "too long"],
)
def test_what_another_edition_has_stored_is_kept_and_the_page_says_so(
    page: Page, text: str
) -> None:
    page.evaluate("text => localStorage.setItem('boligsosial-planlegging', text)", text)
    page.reload()
    saved = page.locator("[data-stored]")
    expect(saved).to_contain_text("lagret svar som denne utgaven av siden ikke kan lese")
    expect(page.locator(".g-desk--warning")).to_be_visible()
    field(page, "note").fill("Mitt")
    expect(field(page, "note")).to_have_value("Mitt")
    assert page.evaluate("localStorage.getItem('boligsosial-planlegging')") == text
    assert not page.locator("[data-orphans] li").count()
    page.locator("[data-delete]").click()
    page.get_by_role("button", name="Slett alt").last.click()
    expect(saved).to_contain_text(NOTHING)
    field(page, "note").fill("Nytt")
    assert stored(page) == {f"q/{QUESTION}/note": "Nytt"}


def test_a_day_is_stored_when_its_year_is_written_out(page: Page) -> None:
    due = field(page, "due")
    assert (due.get_attribute("min"), due.get_attribute("max")) == ("1900-01-01", "2199-12-31")
    field(page, "who").fill("Kari")
    due.evaluate("node => { node.value = '0202-05-01' }")
    due.dispatch_event("input")
    assert stored(page) == {f"q/{QUESTION}/who": "Kari"}
    due.fill("2027-05-01")
    assert stored(page)[f"q/{QUESTION}/due"] == "2027-05-01"
