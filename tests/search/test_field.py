"""The search field in a real browser: nothing loads before it is touched, nothing typed is lost."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Route, expect

from tests.conftest import Tab
from tests.search.report import ANSWERED, OURS

FIELD, HIT = OURS.field, OURS.hit
PANEL = ".g-search__panel"
WAYS = ".g-search__ways"
MEANT = ".g-search__meant"
SAID = ".g-search__said"
STATUS = ".g-search [role=status]"
FACTOR = "suksessfaktorer/samordning/"
PHONE = {"width": 360, "height": 740}


@pytest.fixture(params=[pytest.param("hosted", marks=pytest.mark.long), "from a disk"])
def home(request: pytest.FixtureRequest, address: str, site: Path) -> str:
    """The front page, hosted under a strict policy, and opened from a disk."""
    return address if request.param == "hosted" else (site / "index.html").as_uri()


@pytest.fixture
def page(tab: Tab) -> Page:
    """A page that has loaded nothing."""
    return tab()


def hit(**given: Any) -> dict[str, Any]:
    """A hit as the worker sends it."""
    plain = {"text": "", "basis": "", "on": "", "note": "", "words": [], "more": []}
    return {"kind": "page", "location": FACTOR, "title": "Samordning", **plain, **given}


def answering(page: Page, hits: list[dict[str, Any]], **given: Any) -> None:
    """Let the page be answered so, whatever is asked: what the list makes of it is what is seen."""
    answer = json.dumps({"hits": hits, "near": False, "mended": "", "suggest": [], **given})
    code = """addEventListener("message", ({ data: { setup, number } }) => {
      const kinds = setup && JSON.parse(setup).config.search.kinds;
      postMessage(setup ? { ready: kinds } : { number, answer: ANSWER });
    });"""
    page.route(
        "**/search-worker.js",
        lambda route: route.fulfill(
            body=code.replace("ANSWER", answer), content_type="text/javascript"
        ),
    )


def type_in(page: Page, text: str) -> None:
    """Put a text into the field, and wait for its answer."""
    page.fill(FIELD, "")
    page.fill(FIELD, text)
    page.wait_for_function(ANSWERED, arg=OURS.said)


def focused(page: Page, selector: str) -> bool:
    """Whether what has the focus is one of these."""
    return bool(page.evaluate("(s) => document.activeElement.matches(s)", selector))


def test_nothing_of_the_search_is_loaded_before_the_field_is_touched(page: Page, home: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.goto(home)
    page.wait_for_load_state("networkidle")
    page.mouse.move(300, 400)
    page.mouse.wheel(0, 600)
    page.keyboard.press("Tab")
    page.wait_for_timeout(300)
    assert not [path for path in asked if "search" in path]
    page.click(FIELD)
    page.fill(FIELD, "planstrategi")
    page.wait_for_selector(HIT)
    assert len([path for path in asked if "search" in path]) == 2


def test_a_single_letter_is_no_command(page: Page, home: str) -> None:
    """Who speaks to the machine, or slips, is not taken elsewhere (WCAG 2.1.4)."""
    page.goto(home)
    page.locator("article a[href]:visible").first.focus()
    for key in ("/", "s", "f", "p", "n", ",", "."):
        page.keyboard.press(key)
    assert not focused(page, FIELD)
    assert page.url == home


def test_what_is_typed_before_the_worker_is_there_is_found(page: Page, address: str) -> None:
    held: list[Route] = []
    page.route("**/search_index.json", lambda route: held.append(route))
    page.goto(address)
    page.click(FIELD)
    page.keyboard.type("samordning")
    assert page.inner_text(".g-search__said") == "Søker …"
    assert page.locator(HIT).count() == 0
    held[0].continue_()
    page.wait_for_selector(HIT)


def test_what_is_typed_before_our_script_is_there_is_found(page: Page, address: str) -> None:
    held: list[Route] = []
    page.route("**/guide.js", lambda route: held.append(route))
    page.goto(address, wait_until="commit")
    page.click(FIELD)
    page.keyboard.type("samordning")
    held[0].continue_()
    page.wait_for_selector(HIT)


def test_text_put_in_without_a_key_is_found(page: Page, home: str) -> None:
    """Pasted with the mouse, dragged, dictated: the field changes, and no key goes up."""
    page.goto(home)
    type_in(page, "samordning")
    first = page.inner_text(f"{HIT} >> nth=0")
    page.fill(FIELD, "planstrategi")
    expect(page.locator(HIT).first).not_to_have_text(first)


def test_a_late_answer_never_takes_the_place_of_a_newer_one(page: Page, address: str) -> None:
    """The worker answers the first question after the second."""
    code = """const late = []; addEventListener("message", ({ data: { setup, ask, number } }) => {
      if (setup) return postMessage({ ready: {} });
      const say = () => postMessage({ number, answer: { near: false, mended: "", suggest: [],
        hits: [HIT].map((hit) => ({ ...hit, title: ask })) } });
      if (ask === "to") { say(); late[0](); } else late.push(say); });"""
    body = code.replace("HIT", json.dumps(hit()))
    page.route(
        "**/search-worker.js", lambda r: r.fulfill(body=body, content_type="text/javascript")
    )
    page.goto(address)
    page.fill(FIELD, "en")
    page.wait_for_timeout(100)
    page.fill(FIELD, "to")
    page.wait_for_selector(HIT)
    page.wait_for_timeout(100)
    assert page.locator(".g-hit__title").all_inner_texts() == ["to"]


def test_a_hit_says_what_it_is_where_it_stands_and_what_it_rests_on(
    page: Page, address: str
) -> None:
    hits = [
        hit(
            kind="answer", location=f"{FACTOR}#a", title="Er det <mark>plikt</mark>?", on="Svar",
            text="Ja, kommunen <mark>skal</mark>.", basis="boligsosialloven § 5",
            more=[{"location": f"{FACTOR}#b", "title": "Tegn", "words": []}],
        ),
        hit(kind="file", title="Ark", note="PDF, 1 side", on="Nedlastinger"),
        hit(kind="term", title="Plan", on="Begreper"),
    ]  # fmt: skip
    answering(page, hits)
    page.route("**/search_index.json", lambda route: route.fulfill(json=INDEX))
    page.goto(address)
    type_in(page, "plikt")
    answer, file, term = page.locator(".g-search__list > li").all()
    assert re.split(r"\n+", answer.inner_text()) == [
        "Er det plikt?",
        "–",  # which only a screen reader says
        "Spørsmål og svar · Svar",
        "Ja, kommunen skal.",
        "boligsosialloven § 5",
        "Les hele svaret",
        "Også her:",
        "Tegn",
    ]
    assert answer.locator("mark").all_inner_texts()[:2] == ["plikt", "skal"]
    assert re.split(r"\n+", file.inner_text()) == ["Ark", "–", "Fil · Nedlastinger · PDF, 1 side"]
    assert re.split(r"\n+", term.inner_text()) == ["Plan", "–", "Begrep"]  # as its list is called
    addresses = {link.get_attribute("href") for link in answer.locator("a").all()}
    assert addresses == {f"{address}{FACTOR}#a", f"{address}{FACTOR}#b"}
    list_ = page.get_by_role("list").and_(page.locator(".g-search__list"))
    assert [link.aria_snapshot().split("\n")[0] for link in list_.get_by_role("link").all()] == [
        '- link "Er det plikt? – Spørsmål og svar · Svar":',  # once: «Les hele svaret» is its own
        '- link "Tegn":',
        '- link "Ark – Fil · Nedlastinger · PDF, 1 side":',
        '- link "Plan – Begrep":',
    ]


KINDS = {"answer": "Spørsmål og svar", "file": "Fil", "page": "Side", "term": "Begrep"}
INDEX = {"config": {"search": {"kinds": KINDS}}, "docs": []}


def test_what_was_mended_and_what_is_only_near_is_said(page: Page, address: str) -> None:
    answering(page, [hit()] * 3, mended="planstrategi")
    page.goto(address)
    type_in(page, "plnstrategi")
    said = page.locator(SAID)
    assert said.inner_text() == "Viser treff for «planstrategi». 3 treff"
    assert not page.is_visible(WAYS)
    page.unroute("**/search-worker.js")
    answering(page, [hit()], near=True, suggest=["planstrategi"])
    page.reload()
    type_in(page, "$& <b>x</b>")
    assert said.inner_text() == "Fant ikke «$& <b>x</b>». Dette ligner mest:"
    assert page.is_visible(HIT)
    assert page.inner_text(MEANT) == "Mente du planstrategi"
    top = "(e) => e.getBoundingClientRect().top"
    assert page.locator(MEANT).evaluate(top) < page.locator(HIT).evaluate(top)


def test_a_long_query_is_repeated_shortened_and_the_best_are_not_all(
    page: Page, address: str
) -> None:
    answering(page, [hit()] * 20)
    page.goto(address)
    type_in(page, "bolig")
    assert page.inner_text(SAID) == "De 20 beste treffene"
    type_in(page, "hvordan får vi med dem som aldri kommer på folkemøte eller svarer på brev")
    assert page.inner_text(SAID) == (
        "«hvordan får vi med dem som aldri kommer på folkemøte eller …»: De 20 beste treffene"
    )


HOSTILE = '<img src=x onerror="window.caught=1"><script>window.caught=1</script>'


def test_what_stands_in_an_answer_is_text_and_nothing_else(page: Page, address: str) -> None:
    """Whatever the index or a worker may hold."""
    text = dict.fromkeys(("title", "text", "basis", "on", "note", "kind"), HOSTILE)
    place = {"location": "javascript:window.caught=1", "title": HOSTILE, "words": [HOSTILE]}
    answering(page, [hit(**text, more=[place]), hit(**place)], mended=HOSTILE, suggest=[HOSTILE])
    page.goto(address)
    type_in(page, HOSTILE)
    page.wait_for_selector(HIT)
    assert page.locator(f"{PANEL} :is(img, script, b)").count() == 0
    for link in page.locator(f"{PANEL} li a").all():
        assert link.evaluate("(a) => a.href").startswith(address)
    page.locator(HIT).nth(0).click()
    page.wait_for_url(f"**/{FACTOR}")
    assert not page.evaluate("window.caught")


def test_nothing_found_leads_on(page: Page, home: str) -> None:
    page.goto(home)
    answering(page, [], suggest=["samordning"])
    type_in(page, "qqqqqqqq")
    if home.startswith("http"):
        page.click(f"{MEANT} button >> nth=0")
        assert page.input_value(FIELD) == "samordning"
        assert focused(page, FIELD)
    assert page.locator(".g-search__list").get_attribute("hidden") is not None
    assert page.locator(f"{WAYS} li").all_inner_texts() == [
        "Innhold A–Å",
        "Begreper",
        "Spørsmål og svar",
    ]
    page.click(f"{WAYS} li a >> nth=0")
    page.wait_for_function("() => document.title.startsWith('Innhold A–Å')")


@pytest.mark.parametrize("what", ["search_index.json", "search-worker.js"])
def test_a_search_that_cannot_be_loaded_says_so_and_leads_on(
    page: Page, address: str, what: str
) -> None:
    page.route(f"**/{what}", lambda route: route.fulfill(status=500, body="x"))
    page.goto(address)
    page.evaluate("""() => { window.alive = 0;
      window.Worker = class extends Worker {
        constructor(address) { super(address); window.alive += 1; }
        terminate() { super.terminate(); window.alive -= 1; } }; }""")
    type_in(page, "sam")
    type_in(page, "samordning")
    assert page.inner_text(SAID) == "Søket kunne ikke lastes. Last siden på nytt."
    assert page.is_visible(f"{WAYS} a >> nth=0")
    assert "annet ord" not in page.inner_text(WAYS)  # none would do better
    page.unroute(f"**/{what}")
    assert page.evaluate("window.alive") == 0  # none is left, however often it was tried
    type_in(page, "samordning i")  # and it tries once more
    page.wait_for_selector(HIT)
    assert not page.is_visible(WAYS)


def test_from_a_disk_nothing_stays_of_a_search_that_fails(page: Page, site: Path) -> None:
    page.route("**/search_index.js", lambda route: route.abort())
    page.goto((site / "index.html").as_uri())
    for text in ("sam", "samordning"):
        type_in(page, text)
        assert page.inner_text(SAID) == "Søket kunne ikke lastes. Last siden på nytt."
    assert len(page.frames) == 1
    page.unroute("**/search_index.js")
    type_in(page, "samordning i")
    page.wait_for_selector(HIT)


def test_a_query_that_fails_says_so_and_leads_on(page: Page, address: str) -> None:
    failing = """addEventListener("message", ({ data: { setup, number } }) => {
      postMessage(setup ? { ready: {} } : { number, failed: "TypeError" }); });"""
    page.route(
        "**/search-worker.js",
        lambda route: route.fulfill(body=failing, content_type="text/javascript"),
    )
    page.goto(address)
    type_in(page, "samordning")
    assert page.inner_text(".g-search__said").startswith("Søket kunne ikke lastes.")
    assert page.is_visible(f"{WAYS} a >> nth=0")


def test_the_number_of_hits_is_announced_once_the_reader_pauses(page: Page, address: str) -> None:
    page.clock.install(time=0)
    page.goto(address)
    page.clock.pause_at(1000)
    page.evaluate("""(status) => { window.told = []; new MutationObserver(
      () => told.push(document.querySelector(status).textContent)
    ).observe(document.querySelector(status), {childList: true}); }""", STATUS)  # fmt: skip
    for text in ("s", "sam", "samordning"):
        page.evaluate("(said) => { document.querySelector(said).textContent = ''; }", SAID)
        page.fill(FIELD, text)
        page.wait_for_function(ANSWERED, arg=SAID)
        page.clock.run_for(100)
    page.clock.run_for(1000)
    assert page.evaluate("told") == [page.inner_text(SAID)]
    assert "treff" in page.inner_text(SAID)


def test_the_keyboard_goes_through_the_hits_and_back(page: Page, home: str) -> None:
    page.goto(home)
    page.focus(FIELD)
    page.keyboard.type("plan")
    page.wait_for_selector(HIT)
    page.keyboard.press("Enter")
    assert page.evaluate(f"document.activeElement === document.querySelector('{HIT}')")
    page.keyboard.press("ArrowDown")
    assert focused(page, f"{PANEL} a")
    assert not page.evaluate(f"document.activeElement === document.querySelector('{HIT}')")
    page.keyboard.press("End")
    page.keyboard.press("Home")
    assert page.evaluate("scrollY") == 0
    page.keyboard.press("ArrowUp")
    assert focused(page, FIELD)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    assert not page.is_visible(PANEL)
    assert focused(page, FIELD)
    assert page.input_value(FIELD) == "plan"
    page.keyboard.press("ArrowDown")
    assert focused(page, HIT)


def test_enter_before_the_answer_is_there_leads_to_it(page: Page, address: str) -> None:
    held: list[Route] = []
    page.route("**/search_index.json", lambda route: held.append(route))
    page.goto(address)
    page.click(FIELD)
    page.keyboard.type("samordning")
    page.keyboard.press("Enter")
    held[0].continue_()
    page.wait_for_function(f"() => document.activeElement.matches('{HIT}')")


def test_tab_goes_through_the_results_and_out(page: Page, address: str) -> None:
    page.goto(address)
    page.focus(FIELD)
    type_in(page, "omsorgsbolig")
    page.keyboard.press("Tab")  # the cross that closes
    page.keyboard.press("Tab")
    assert focused(page, HIT)
    for _ in range(200):
        page.keyboard.press("Tab")
        if not focused(page, ".g-search *"):
            break
    assert not focused(page, ".g-search *")
    assert not page.is_visible(PANEL)


def test_what_is_written_leaves_the_page_where_it_is(page: Page, address: str) -> None:
    page.goto(f"{address}virkemidler/")
    page.evaluate("scrollTo(0, 1500)")
    page.click(FIELD)
    before = page.evaluate("scrollY")
    page.keyboard.type("tilvising")
    page.wait_for_selector(HIT)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    assert page.evaluate("scrollY") == before > 1000


def test_ctrl_and_k_lead_to_the_field(page: Page, address: str) -> None:
    page.goto(address)
    page.fill(FIELD, "plan")
    page.locator("article a[href]:visible").first.focus()
    page.keyboard.press("Control+k")
    assert focused(page, FIELD)
    page.keyboard.type("samordning")  # in place of what stood there
    assert page.input_value(FIELD) == "samordning"


def test_far_down_on_a_phone_the_search_is_beside_the_way_to_the_top(
    tab: Tab, address: str
) -> None:
    """It comes over the page, and whoever closes it is where they were."""
    page = tab(viewport=PHONE, has_touch=True, is_mobile=True, reduced_motion="reduce")
    page.goto(f"{address}sporsmal-og-svar/")
    for place in (4000, 3900):
        page.evaluate("(place) => scrollTo(0, place)", place)
        page.wait_for_function("(place) => scrollY === place", arg=place)
    page.get_by_role("button", name="Søk", exact=True).tap()
    assert focused(page, FIELD)
    page.keyboard.type("startlån")
    page.wait_for_selector(HIT)
    page.fill(FIELD, "")
    expect(page.locator(HIT)).to_have_count(0)
    assert page.locator(FIELD).bounding_box()["y"] >= 0  # type: ignore[index]  # it is in sight
    page.tap(".g-search__close")
    assert focused(page, ".g-top__search")
    assert page.evaluate("scrollY") == 3900


def test_a_click_beside_it_or_on_the_cross_closes(page: Page, address: str) -> None:
    page.goto(address)
    type_in(page, "samordning")
    page.mouse.click(20, 500)
    assert not page.is_visible(PANEL)
    page.click(FIELD)
    page.wait_for_selector(HIT)
    page.click(".g-search__close")
    assert not page.is_visible(PANEL)
    assert page.input_value(FIELD) == ""


def test_on_a_phone_what_is_found_takes_the_screen(tab: Tab, address: str) -> None:
    page = tab(viewport=PHONE, has_touch=True, is_mobile=True)
    page.goto(address)
    page.tap(FIELD)
    type_in(page, "planstrategi")
    box = page.locator(".g-search").bounding_box()
    assert box == {"x": 0, "y": 0, **PHONE}
    assert page.evaluate(f"parseFloat(getComputedStyle(document.querySelector('{FIELD}')).fontSize)"
                         " >= 16")  # a smaller one makes a phone zoom  # fmt: skip
    page.locator(PANEL).evaluate("e => e.scrollTo(0, 9999)")
    assert page.locator(FIELD).bounding_box() == page.locator(FIELD).bounding_box()
    assert page.evaluate("scrollY") == 0
    page.tap(".g-search__close")
    assert not page.is_visible(PANEL)
    assert not focused(page, FIELD), "the phone's keyboard goes away"


def test_back_from_a_hit_leads_to_the_same_list_at_once(page: Page, home: str) -> None:
    """It is there before the search is, which need not be loaded."""
    page.goto(home)
    type_in(page, "omsorgsbolig")
    page.click(f"{HIT} >> nth=1")
    page.wait_for_url(lambda url: url != home)
    page.route("**/search*", lambda route: route.abort())
    page.go_back()
    page.wait_for_selector(HIT)
    assert page.input_value(FIELD) == "omsorgsbolig"
    expect(page.locator(f"{HIT} >> nth=1")).to_be_focused()
    page.keyboard.press("Escape")
    page.reload()
    page.wait_for_timeout(200)
    assert not page.is_visible(PANEL)


def test_a_search_can_be_shared_and_no_server_sees_it(page: Page, home: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.split("#")[0]))
    shared = f"{home}#sok=hjelp%20%26%20r%C3%A5d%20100%20%25"
    page.goto(shared)
    page.wait_for_selector(HIT)
    assert page.input_value(FIELD) == "hjelp & råd 100 %"
    assert focused(page, FIELD)
    assert page.locator("text=Lenke til dette søket").evaluate("(a) => a.href") == shared
    page.keyboard.press("Escape")
    assert not page.is_visible(PANEL)
    assert page.url == home
    assert not [url for url in asked if "hjelp" in url]


def test_without_scripts_a_link_to_the_index_stands_in_its_place(tab: Tab, address: str) -> None:
    page = tab(java_script_enabled=False)
    page.goto(address + FACTOR)
    assert not page.is_visible(FIELD)
    page.click(".g-search-off")
    assert page.inner_text("h1").startswith("Innhold A–Å")
