"""Whoever writes a case points at one answer, duty or section, and the reader finds it again."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import lxml.html
from playwright.sync_api import Browser, expect

from macros.guide import PartialDate
from macros.guide.model.colour import contrast
from macros.pages.citing import deadline_named, is_late, own_citation, read_state
from macros.pages.permalinks import Permalinks
from macros.pages.words import Words
from tests.conftest import SmallGuide, Tab
from tests.scripts_in import functions

FAQ = "sporsmal-og-svar/"
KINDS = {
    FAQ: "g-answer",
    "verktoy/sjekklister/": "g-q",
    "verktoy/sjekklister/planniva/": "g-q",
    "verktoy/refleksjonssporsmal/": "g-q",
    "grunnlag/kommunens-ansvar/": "g-duty",
    "kilder/referanser/": "g-reference",
    "kilder/begreper/": "g-term-entry",
    "virkemidler/": "g-entry",
    "behov/": "g-entry",
    "grunnlag/indikatorer/": "g-entry",
    "eksempler/": "g-entry",
    "kilder/kilden/": "g-point",
    "planlegging/eksempel/": "g-figures",
}
APART = {"#bygger-paa"}  # the foot of a page
FORM = "verktoy/arbeidsbok/"  # what is filled in
LINKS = "//article//a[@class='g-permalink']"
HEADINGS = "//article//*[self::h1 or self::h2 or self::h3 or self::h4]/@id"
ANSWER = "brutt-frist"
NAME = "Hva skjer hvis vi ikke rekker fristen?"
LAW = "regelverket lest slik det sto 2. juli 2026"
OURS = "kommuneloven §\u00a014-7, §\u00a014-2, delvis vår vurdering), på siden"
UNREAD = "dokumentet ikke lest i sin helhet, med forbehold på siden"
GUIDES = ("ny-veileder", "gammel-veileder")
DUTIES = "grunnlag/kommunens-ansvar/"
CALENDAR = "planlegging/kalender/"
REFERENCES = "kilder/referanser/"
BUDGET = "frist-okonomiplan-2026-12-31"


HTML = """navigator.clipboard.read().then(([item]) => item.getType("text/html"))
  .then((blob) => blob.text())"""
# A colour of a thing's sign or of its ground, as «#rrggbb».
INK = """([id, name]) => {
  const link = document.querySelector(`#${id} > .g-permalink`);
  const canvas = new OffscreenCanvas(1, 1).getContext("2d");
  canvas.fillStyle = getComputedStyle(name === "color" ? link : document.body)[name];
  canvas.fillRect(0, 0, 1, 1);
  const parts = [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
  return `#${parts.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}"""


def test_every_heading_and_thing_has_one_link_to_itself_that_no_text_holds(site: Path) -> None:
    for path in site.rglob("index.html"):
        url = path.relative_to(site).as_posix().removesuffix("index.html")
        page = lxml.html.fromstring(path.read_bytes())
        links = page.xpath(LINKS)
        assert not any(link.text_content() for link in links)
        assert all(link.get("aria-label").startswith("Lenke til avsnittet «") for link in links)
        led = [link.get("href") for link in links]
        assert len(led) == len(set(led)), url
        things = page.xpath(f"//*[contains(concat(' ', @class, ' '), ' {KINDS.get(url)} ')]/@id")
        assert things or url not in KINDS, url
        wanted = {f"#{name.removesuffix('-title')}" for name in (*page.xpath(HEADINGS), *things)}
        assert url == FORM or wanted - APART <= set(led), url


def test_sections_of_a_law_changes_and_dates_have_one_too(site: Path) -> None:
    for url, within, least in (
        ("kilder/referanser", "dt", 30),
        ("om/endringslogg", "li/strong", 30),
        ("planlegging/kalender", "th", 10),
        ("kilder/tidslinje", "li/p", 40),
    ):
        page = lxml.html.fromstring((site / url / "index.html").read_bytes())
        found = page.xpath(f"//article//{within}/a[@class='g-permalink']/@href")
        assert len(found) > least
        assert {href[1:] for href in found} <= set(page.xpath("//@id"))


def test_a_name_with_signs_of_html_is_no_html() -> None:
    made = Permalinks("Lenke til {title}").add('<h2 id="a">A &amp; <em>B</em> "&lt;c&gt;"</h2>')
    assert ' aria-label="Lenke til A &amp; B &quot;&lt;c&gt;&quot;"></a></h2>' in made


def test_what_stands_in_an_attribute_or_a_comment_is_no_heading() -> None:
    add = Permalinks("Lenke til {title}").add
    made = add('<h2 data-id="x" title="a > b" id="a">Tittel</h2>')
    assert made.endswith(
        '>Tittel<a class="g-permalink" href="#a" aria-label="Lenke til Tittel"></a></h2>'
    )
    made = add('<p title="a > b" data-names="x" data-title="T > U">Tekst</p>')
    assert made.endswith(
        '>Tekst<a class="g-permalink" href="#x" aria-label="Lenke til T &gt; U"></a></p>'
    )
    comment = '<!-- <h2 id="c">Borte</h2> <p data-names="x" data-title="T">Borte</p> -->'
    assert add(comment) == comment
    without = '<h2 data-id="x">Tittel</h2>'
    assert add(without) == without


def test_a_press_copies_the_link_and_offers_the_citation(browser: Browser, address: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{address}{FAQ}")
    link = page.locator(f"#{ANSWER} > .g-permalink")
    link.focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-citation]")).to_have_text("Lenken er kopiert.")
    where = f"{address}{FAQ}#{ANSWER}"
    assert page.evaluate("navigator.clipboard.readText()") == page.url == where
    assert page.evaluate(HTML) == f'<p><a href="{where}">{where}</a></p>'
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("[data-citation]")).to_have_text("Henvisningen er kopiert.")
    pattern = page.get_attribute("[data-citation]", "data-citation") or ""
    assert pattern.startswith(
        "{thing}, Boligsosial planlegging (Redaksjonen, ikke et offisielt nettsted; "
        "ingen fagperson har kontrollert innholdet), versjon "
    )
    cited = page.evaluate("navigator.clipboard.readText()")
    told = pattern.replace("{thing}", f"«{NAME}», på siden «Spørsmål og svar»")
    today = Words().date(PartialDate.parse(f"{datetime.now().astimezone():%Y-%m-%d}"))
    end = f"{LAW}, hentet {today} fra"
    assert cited == f"{told}, {end} {where}"
    assert page.evaluate(HTML).endswith(f'fra <a href="{where}">{where}</a></p>')
    expect(link).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".g-copied")).to_have_count(0)
    # A guide with an address is cited by it, wherever the copy lies that is read.
    page.evaluate("""() => {
      const own = Object.assign(document.createElement("link"), { rel: "canonical" });
      own.href = "https://veileder.example/svar/";
      document.head.append(own);
    }""")
    page.hover("h1")
    page.click("h1 .g-permalink")
    page.click(".g-copied button")
    expect(page.locator("[data-citation]")).to_have_text("Henvisningen er kopiert.")
    cited = page.evaluate("navigator.clipboard.readText()")
    assert cited.startswith("«Spørsmål og svar», ")
    assert cited.endswith(" fra https://veileder.example/svar/")
    # What the guide says of a law is not the law.
    page.goto(f"{address}kilder/referanser/#boligsosialloven-5")
    page.click("#boligsosialloven-5 .g-permalink")
    page.click(".g-copied button")
    expect(page.locator("[data-citation]")).to_have_text("Henvisningen er kopiert.")
    cited = page.evaluate("navigator.clipboard.readText()")
    of = "veilederens omtale av boligsosialloven §\u00a05, på siden «Referanser», "
    assert cited.startswith(of)
    law = page.get_attribute("#boligsosialloven .g-url", "href")
    assert ", dokumentet lest i utgaven fra 2. juli 2026, hentet " in cited
    assert cited.endswith(f"#boligsosialloven-5, dokumentet som er omtalt: {law}")
    context.close()


def test_what_is_said_stands_at_the_foot_and_goes_by_itself(tab: Tab, address: str) -> None:
    page = tab()
    page.clock.install()
    page.goto(f"{address}{FAQ}")
    sign = page.locator(f"#{ANSWER} > .g-permalink")
    ground = [page.evaluate(INK, [ANSWER, name]) for name in ("color", "background-color")]
    assert contrast(*ground) >= 3
    for pressed in (False, True):
        sign.click()
        box = page.locator(".g-copied")
        expect(box).to_be_visible()
        place, height = box.bounding_box(), page.evaluate("innerHeight")
        assert place
        assert height - 80 < place["y"] + place["height"] <= height
        page.mouse.move(5, 5)
        if pressed:
            page.click("text=Lukk")
        else:
            page.clock.fast_forward(6001)
        expect(box).to_have_count(0)
    sign.click()
    page.focus(".g-copied button")
    page.clock.fast_forward(20_000)
    expect(box).to_be_visible()


def test_a_copy_on_a_disk_without_an_address_cites_none(tab: Tab, site: Path) -> None:
    page = tab()
    page.goto(f"{(site / FAQ / 'index.html').as_uri()}#{ANSWER}")
    page.evaluate("""() => {
      navigator.clipboard.write = async ([item]) => {
        window.copied = await (await item.getType("text/plain")).text();
      };
    }""")
    page.focus(f"#{ANSWER} > .g-permalink")
    page.keyboard.press("Enter")
    expect(page.locator("[data-citation]")).to_have_text(
        "Lenken er kopiert. Den virker bare på denne maskinen."
    )
    page.click(".g-copied button")
    expect(page.locator("[data-citation]")).to_have_text("Henvisningen er kopiert.")
    cited = page.evaluate("window.copied")
    assert cited.startswith(f"«{NAME}», på siden «Spørsmål og svar», ")
    assert f"{LAW}, hentet " in cited
    assert cited.endswith(f" fra en kopi på disk, stedet heter #{ANSWER}")
    page.emulate_media(media="print")
    expect(page.locator(".g-copied")).to_be_hidden()
    expect(page.locator(f"#{ANSWER} > .g-permalink")).to_be_hidden()


def test_an_edition_is_cited_with_its_owner_and_the_guide_says_how(small: SmallGuide) -> None:
    small.replace("index.md", "# Velkommen", "# Velkommen\n\n{{ citation() }}")
    book = small.open()
    day = PartialDate(2026, 11, 27)
    cited = own_citation(book.guide, book.words, day)
    assert cited == (
        "{thing}, Trygg skolevei (Prøveutgave; ingen fagperson har kontrollert innholdet), "
        "versjon 1.2.3 med endringer til og med 27. november 2026"
    )
    checked = own_citation(book.guide, book.words, day, PartialDate(2026, 11, 2))
    assert "(Prøveutgave; innholdet er kontrollert 2. november 2026), " in checked
    shown = book.render("index.md", "citation")
    assert shown.startswith("«overskriften», på siden «navnet på siden», Trygg skolevei (Prøve")
    assert shown.endswith(
        ", regelverket lest slik det sto 31. januar 2025, hentet dagen dere leste det fra adressen"
    )


def test_an_address_is_whole_in_what_is_copied(browser: Browser) -> None:
    """A comma may stand in an address; after one, it belongs to the text."""
    found = functions(browser, "guide/permalinks.js")
    text = "Sak, https://a.example/?a=1,2#3, https://b.example/c,d"
    body = "return [...withLinks(given).querySelectorAll('a')].map((link) => link.textContent)"
    assert found.run(body, text) == ["https://a.example/?a=1,2#3", "https://b.example/c,d"]
    found.page.close()


def test_what_a_link_leads_to_is_shown_when_its_time_is_past(tab: Tab, address: str) -> None:
    page = tab()
    page.clock.set_fixed_time(datetime(2027, 11, 27, tzinfo=UTC))
    page.goto(f"{address}#rad-plankrav-1")
    expect(page.locator("#rad-plankrav-1")).to_be_in_viewport()
    page.goto(f"{address}{CALENDAR}#{BUDGET}")
    expect(page.locator(f"#{BUDGET}")).to_be_in_viewport()


def test_a_deadline_that_is_cited_is_marked_and_no_other(tab: Tab, address: str) -> None:
    page = tab()
    page.goto(f"{address}{CALENDAR}#{BUDGET}")
    grounds = page.eval_on_selector_all(
        ".g-calendar tbody tr",
        "rows => rows.map((row) => [row.id, getComputedStyle(row.cells[1]).backgroundColor])",
    )
    (mark,) = [ground for name, ground in grounds if name == BUDGET]
    assert [name for name, ground in grounds if ground == mark] == [BUDGET]
    page.goto(f"{address}{CALENDAR}#frist-boligtiltak")
    link = page.locator("#frist-boligtiltak > .g-permalink")
    expect(link).to_have_attribute("aria-label", re.compile("«15. mai: siste dag for å søke om"))


def test_law_read_later_than_the_rest_is_said_with_its_own_day(small: SmallGuide) -> None:
    book = small.open()
    whole = book.guide
    law, guide, old = (book.guide.references[key] for key in ("veiloven", *GUIDES))
    assert read_state(whole, book.words, law) == "dokumentet lest i utgaven fra 31. januar 2025"
    assert read_state(whole, book.words, guide) == "dokumentet lest i utgaven fra 2024"
    assert read_state(whole, book.words, old) == "dokumentet ikke lest i sin helhet"
    doubted = law.model_copy(update={"unverified": "Tittelen."})
    assert read_state(whole, book.words, doubted).endswith(
        "31. januar 2025, med forbehold på siden"
    )
    assert (
        read_state(whole, book.words, doubted, "§ 1")
        == "dokumentet lest i utgaven fra 31. januar 2025"
    )
    late = law.model_copy(update={"verified": PartialDate(2025, 2)})
    unread = law.model_copy(update={"verified": None})
    assert [is_late(book.guide, one) for one in (law, late, unread, old)] == [0, 1, 1, 0]


def test_what_is_expected_in_a_year_is_no_deadline(small: SmallGuide) -> None:
    def named() -> str:
        book = small.open()
        (day,) = book.guide.occurrences("maaling")
        return deadline_named(book.guide, book.words, "maaling", day.title, day.date)

    assert (
        named() == "«Farten skal være målt», frist 1. juli 2023 (veiloven §\u00a02, vår utregning)"
    )
    small.replace("data/deadlines.yml", "years: 3}\n", "years: 3}\n  precision: year\n")
    assert named() == "«Farten skal være målt», ventet 2023 (veiloven §\u00a02, vår utregning)"


def test_a_section_that_was_read_in_another_law_says_so(small: SmallGuide) -> None:
    small.replace(
        "data/references.yml",
        '  sections:\n    "§ 1"',
        '  read_in: {§ 2: ny-veileder}\n  sections:\n    "§ 1"',
    )
    book = small.open()
    law, state = book.guide.references["veiloven"], "dokumentet lest i utgaven fra 31. januar 2025"
    assert read_state(book.guide, book.words, law, "§ 1") == state
    read = read_state(book.guide, book.words, law, "§ 2")
    assert read == f"{state}, endringen lest i ny veileder"
    shown = book.render("referanser.md", "references")
    ((name, said),) = re.findall(r'<div id="([^"]+)" data-read="([^"]+)">', shown)
    assert (name, said) == ("veiloven-2", read)
    assert re.search(r"måle farten\. Endringen er lest i <a .*>ny veileder</a>\.</dd>", shown)


def test_the_citation_names_what_is_cited_as_the_reader_of_a_case_needs_it(
    tab: Tab, address: str
) -> None:
    page = tab()
    page.add_init_script("""navigator.clipboard.write = async ([item]) => {
      window.copied = await (await item.getType("text/plain")).text();
    };""")
    for url, name, start, law in (
        (DUTIES, "plikt-oversikt", "«Skal: Ha oversikt over boligbehovet» (b", LAW),
        (DUTIES, "plikt-maloppnaelse-i-arsberetningen", "«Skal: Gjøre rede for mål", OURS),
        (CALENDAR, BUDGET, "«Økonomiplan 2027–2030 og budsjett 2027», frist 31. desember 2", LAW),
        (
            CALENDAR,
            "frist-plankrav-2027-07-01",
            "«Plankravene i boligsosialloven», frist 1. juli 2027 (b",
            LAW,
        ),
        ("kilder/kilden/", "k7", "veilederens omtale av «Introduksjon til boligsosial", ""),
        (REFERENCES, "forskrift-aldersvennlig", "veilederens omtale av", UNREAD),
        (REFERENCES, "pbl-11-10", "veilederens omtale av", ", endringen lest i lov 6. mars 2026 n"),
        (REFERENCES, "husbanken-startlan", "veilederens omtale av", "fra oktober 2026, h"),
        ("virkemidler/", "aldersvennlig-oppgradering", "«", ""),
        ("virkemidler/", "startlan", "«Startlån», på siden", LAW),
    ):
        page.goto(f"{address}{url}#{name}")
        page.evaluate("delete window.copied")
        page.locator(f".g-permalink[href='#{name}']").dispatch_event("click")
        page.click(".g-copied button")
        expect(page.locator("[data-citation]")).to_have_text("Henvisningen er kopiert.")
        cited = page.evaluate("window.copied")
        assert cited.startswith(start), cited
        assert law in cited, cited
        assert law in (LAW, OURS) or "regelverket" not in cited, cited
