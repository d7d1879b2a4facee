"""Whoever writes a case points at one answer, duty or section, and the reader finds it again."""

from __future__ import annotations

from pathlib import Path

import lxml.html
from playwright.sync_api import Browser, expect

from macros.guide import PartialDate
from macros.pages.citing import own_citation
from macros.pages.permalinks import Permalinks
from tests.conftest import SmallGuide, Tab

FAQ = "sporsmal-og-svar/"
KINDS = {
    FAQ: "g-answer",
    "verktoy/sjekklister/": "g-q",
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


def test_sections_of_a_law_and_changes_have_one_too(site: Path) -> None:
    for url, within in (("kilder/referanser", "dt"), ("om/endringslogg", "li/strong")):
        page = lxml.html.fromstring((site / url / "index.html").read_bytes())
        found = page.xpath(f"//article//{within}/a[@class='g-permalink']/@href")
        assert len(found) > 30
        assert {href[1:] for href in found} <= set(page.xpath("//@id"))


def test_a_name_with_signs_of_html_is_no_html() -> None:
    made = Permalinks("Lenke til {title}").add('<h2 id="a">A &amp; <em>B</em> "&lt;c&gt;"</h2>')
    assert ' aria-label="Lenke til A &amp; B &quot;&lt;c&gt;&quot;"></a></h2>' in made


def test_a_press_copies_the_link_and_offers_the_citation(browser: Browser, address: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{address}{FAQ}")
    link = page.locator(f"#{ANSWER} > .g-permalink")
    expect(link).to_have_css("opacity", "0")
    link.focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-citation]")).to_have_text("Lenken er kopiert.")
    where = f"{address}{FAQ}#{ANSWER}"
    assert page.evaluate("navigator.clipboard.readText()") == page.url == where
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("[data-citation]")).to_have_text("Henvisningen er kopiert.")
    pattern = page.get_attribute("[data-citation]", "data-citation") or ""
    assert pattern.startswith("«{title}», Boligsosial planlegging, versjon ")
    assert pattern.endswith(", regelverket lest 2. juli 2026")
    cited = page.evaluate("navigator.clipboard.readText()")
    assert cited == f"{pattern.replace('{title}', NAME)}, {where}"
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
    assert cited.endswith(", https://veileder.example/svar/")
    context.close()


def test_a_copy_on_a_disk_without_an_address_cites_none(tab: Tab, site: Path) -> None:
    page = tab()
    page.goto(f"{(site / FAQ / 'index.html').as_uri()}#{ANSWER}")
    page.evaluate("navigator.clipboard.writeText = async (text) => { window.copied = text; }")
    page.focus(f"#{ANSWER} > .g-permalink")
    page.keyboard.press("Enter")
    page.click(".g-copied button")
    expect(page.locator(".g-copied")).to_have_text("Henvisningen er kopiert.")
    cited = page.evaluate("window.copied")
    assert cited.startswith(f"«{NAME}», ")
    assert cited.endswith("regelverket lest 2. juli 2026")
    page.emulate_media(media="print")
    expect(page.locator(".g-copied")).to_be_hidden()
    expect(page.locator(f"#{ANSWER} > .g-permalink")).to_be_hidden()


def test_an_edition_is_cited_with_its_owner_and_the_guide_says_how(small: SmallGuide) -> None:
    small.replace("index.md", "# Velkommen", "# Velkommen\n\n{{ citation() }}")
    book = small.open()
    cited = own_citation(book.guide, book.words, PartialDate(2026, 11, 27))
    assert cited == (
        "«{title}», Trygg skolevei, Prøveutgave, "
        "versjon 1.2.3 med endringer til og med 27. november 2026, "
        "regelverket lest 31. januar 2025"
    )
    shown = book.render("index.md", "citation")
    assert shown.startswith("«overskriften», Trygg skolevei, Prøveutgave, versjon 1.2.3 med ")
    assert shown.endswith(", adressen")
