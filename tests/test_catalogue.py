"""A long list: chosen from with a script, whole without it, and open where an address leads."""

from __future__ import annotations

from macros.pages.book import Book
from tests.conftest import SmallGuide, Tab
from tests.test_accessibility import PHONE

PAGE = "virkemidler"


def test_a_reader_chooses_what_to_see(tab: Tab, address: str, book: Book) -> None:
    found = book.guide.policy_instruments
    shown = tab()
    shown.goto(f"{address}{PAGE}/")
    entries = shown.locator("[data-entry]")
    status = shown.locator(".g-choices__shown")
    total = len(found.instruments)
    assert status.inner_text() == f"Viser {total} av {total}."
    shown.get_by_label("Plannivå").select_option("arealdel")
    wanted = [key for key, one in found.instruments.items() if "arealdel" in one.levels]
    assert [e.get_attribute("id") for e in entries.all() if e.is_visible()] == wanted
    assert status.inner_text() == f"Viser {len(wanted)} av {total}."
    assert not shown.locator("#formaal-tilpasse").is_visible()
    shown.get_by_label("Hvem søker").select_option("utleier")
    both = [key for key in wanted if "utleier" in found.instruments[key].applicants]
    assert [e.get_attribute("id") for e in entries.all() if e.is_visible()] == both


def test_what_an_address_leads_to_is_shown_and_open(tab: Tab, address: str) -> None:
    shown = tab(viewport=PHONE)
    shown.goto(f"{address}{PAGE}/#bostotte")
    assert shown.locator("#bostotte dl").is_visible()
    assert not shown.locator("#startlan dl").is_visible()
    shown.locator("select[name=purpose]").select_option("oversikt")
    assert not shown.locator("#bostotte").is_visible()
    shown.evaluate("location.hash = '#tilvisingsavtale'")
    shown.locator("#tilvisingsavtale dl").wait_for()
    assert shown.locator("#bostotte").is_visible()
    shown.locator("#tilvisingsavtale summary").click()
    assert not shown.locator("#tilvisingsavtale dl").is_visible()
    shown.goto(f"{address}planlegging/arealdel/")
    shown.locator(".g-line").get_by_text("Bostøtte").click()
    assert shown.locator("#bostotte dl").is_visible()


def test_an_entry_opened_is_open_when_the_reader_comes_back(tab: Tab, address: str) -> None:
    shown = tab()
    shown.goto(f"{address}behov/")
    entry = shown.locator("#unge")
    entry.locator("summary").click()
    entry.get_by_role("link", name="Startlån", exact=True).click()
    shown.locator("#startlan dl").wait_for()
    shown.go_back()
    shown.reload()
    assert shown.url.endswith("behov/#unge")
    assert entry.locator("dl").is_visible()
    entry.locator("summary").click()
    assert shown.url.endswith("behov/")


def test_references_are_chosen_from_in_the_same_way(tab: Tab, address: str, book: Book) -> None:
    shown = tab()
    shown.goto(f"{address}kilder/referanser/#pbl-11-2")
    assert shown.locator("#pbl-11-2 dd").is_visible()
    shown.get_by_role("combobox", name="Status").select_option("superseded")
    wanted = {key for key, one in book.guide.references.items() if one.status == "superseded"}
    entries = shown.locator("[data-entry]").all()
    assert {entry.get_attribute("id") for entry in entries if entry.is_visible()} == wanted
    assert not shown.locator("#type-law").is_visible()


def test_there_is_nothing_to_choose_where_all_are_alike(small: SmallGuide) -> None:
    for old, new in (
        ("status: superseded", "status: in_force"),
        ("status: published", "status: in_force"),
    ):
        small.replace("data/references.yml", old, new)
    small.replace("data/references.yml", "  superseded_by: [ny-veileder]\n", "")
    text = (small.data / "references.yml").read_text(encoding="utf-8")
    (small.data / "references.yml").write_text(
        text.replace("type: guide", "type: law"), encoding="utf-8"
    )
    assert "data-choices" not in small.open().render("referanser.md", "references")


def test_all_of_it_is_there_without_scripts_and_on_paper(
    tab: Tab, address: str, book: Book
) -> None:
    shown = tab(java_script_enabled=False)
    shown.goto(f"{address}{PAGE}/")
    assert not shown.locator("[data-choices]").is_visible()
    for key, one in book.guide.policy_instruments.instruments.items():
        assert shown.locator(f"#{key} h3").is_visible()
        assert one.short in shown.locator(f"#{key}").inner_text()
    shown.locator("#startlan summary").click()
    assert shown.locator("#startlan dl").is_visible()
    shown.emulate_media(media="print")
    assert shown.locator("#kobo dl").is_visible()
    assert not shown.locator("#kobo summary").is_visible()
