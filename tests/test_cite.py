"""Whoever writes a case points at one answer, duty or section, and the reader finds it again."""

from __future__ import annotations

from pathlib import Path

import lxml.html
from playwright.sync_api import Browser, expect

from macros.guide import PartialDate
from macros.guide.model.colour import contrast
from macros.pages.citing import own_citation
from macros.pages.permalinks import Permalinks
from tests.conftest import SmallGuide, Tab

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
    assert pattern.startswith("{thing}, Boligsosial planlegging, versjon ")
    assert pattern.endswith(", regelverket lest 2. juli 2026")
    cited = page.evaluate("navigator.clipboard.readText()")
    thing = f"«{NAME}», i Spørsmål og svar"
    assert cited == f"{pattern.replace('{thing}', thing)}, {where}"
    assert page.evaluate(HTML).endswith(f', <a href="{where}">{where}</a></p>')
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
    # What the guide says of a law is not the law.
    page.goto(f"{address}kilder/referanser/#boligsosialloven-5")
    page.click("#boligsosialloven-5 .g-permalink")
    page.click(".g-copied button")
    expect(page.locator("[data-citation]")).to_have_text("Henvisningen er kopiert.")
    cited = page.evaluate("navigator.clipboard.readText()")
    assert cited.startswith("veilederens omtale av boligsosialloven §\u00a05, i Referanser, ")
    law = page.get_attribute("#boligsosialloven .g-url", "href")
    assert cited.endswith(f"#boligsosialloven-5, kilden som er omtalt: {law}")
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
    assert cited.startswith(f"«{NAME}», i Spørsmål og svar, ")
    assert cited.endswith(f"regelverket lest 2. juli 2026, #{ANSWER}")
    page.emulate_media(media="print")
    expect(page.locator(".g-copied")).to_be_hidden()
    expect(page.locator(f"#{ANSWER} > .g-permalink")).to_be_hidden()


def test_an_edition_is_cited_with_its_owner_and_the_guide_says_how(small: SmallGuide) -> None:
    small.replace("index.md", "# Velkommen", "# Velkommen\n\n{{ citation() }}")
    book = small.open()
    cited = own_citation(book.guide, book.words, PartialDate(2026, 11, 27))
    assert cited == (
        "{thing}, Trygg skolevei, Prøveutgave, "
        "versjon 1.2.3 med endringer til og med 27. november 2026, "
        "regelverket lest 31. januar 2025"
    )
    shown = book.render("index.md", "citation")
    assert shown.startswith(
        "«overskriften», i navnet på siden, Trygg skolevei, Prøveutgave, versjon 1.2.3 med "
    )
    assert shown.endswith('<span class="g-on-screen">, adressen</span>')  # no paper has one
