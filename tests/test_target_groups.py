"""Groups: what the law asks, figures with their year, what a plan can do, and what to use."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from macros.guide.model.documents import FILL
from macros.pages.book import Book
from macros.pages.words import Words
from tests.conftest import SmallGuide
from tests.test_policy_instruments import facts
from tests.test_whole_guide import page, text_of

PAGE = "behov"
SAID = Words()["target_groups"]
WORDING, ANSWERS = (Words()["catalogue"][name] for name in ("wording", "answers"))
HERE = {name: Words()[name]["here"] for name in ("target_groups", "policy_instruments", "cases")}


# Any guide's


def test_a_group_says_what_is_owed_how_many_and_what_a_plan_can_do(small: SmallGuide) -> None:
    shown = small.open().render("grupper.md", "target_groups")
    entry = BeautifulSoup(shown, "lxml").select_one("#foerste-trinn")
    assert entry
    assert entry.h2
    assert entry.h2.get_text() == "Elever i <første> trinn"
    assert facts(entry) == {
        SAID["required"]: (
            "Skolen skal følge dem. veiloven § 1Kommunen skal måle farten. veiloven § 2"
        ),
        SAID["not_required"]: "Loven krever ikke refleks. veiloven § 1",
        SAID["figures"]: "I 2023 gikk 40 elever. ny veileder",
        SAID["sources"]: "Tell ved porten.V (vår vurdering)",
        "Tall å se på": "Unger som går",
        SAID["plan"]: (
            "Kommunen: Sett opp skilt. veiloven § 1"
            f"{WORDING}: Vi setter opp [antall] <skilt>.V (vår vurdering)"
            "Kommunen: Flytt porten.V (vår vurdering)"
        ),
        HERE["policy_instruments"]: "Skilt",
        HERE["cases"]: "Bakken: skilt på <en> dag",
        SAID["pitfalls"]: "Å telle på en fridag.V (vår vurdering)",
        Words()["catalogue"]["related"]: "Syklister",
        ANSWERS: "Når kan jeg gå alene?",
        SAID["nynorsk"]: "elevar på fyrste trinn",
        "Ikke bekreftet": "Tallet for 2026.",
        "Grunnlag": "veiloven § 1",
    }
    nynorsk = entry.select_one("dd[lang=nn]")
    assert nynorsk
    assert nynorsk.get_text() == "elevar på fyrste trinn"


def test_a_group_says_only_what_there_is(small: SmallGuide) -> None:
    shown = small.open().render("grupper.md", "target_groups")
    entry = BeautifulSoup(shown, "lxml").select_one("#syklister")
    assert entry
    assert list(facts(entry)) == [SAID["required"]]


def test_a_level_leads_to_its_example_of_wording(small: SmallGuide) -> None:
    """Or to its page, where no page shows the example."""
    small.replace("moete.md", '{{ level_example("kommune") }}', "")
    flytt = "{level: %s, text: Flytt"
    small.replace("data/target_groups.yml", flytt % "kommune", flytt % "skolekrets")
    shown = BeautifulSoup(small.open().render("grupper.md", "target_groups"), "lxml")
    links = shown.select("#foerste-trinn dd li > a:first-child")
    assert [str(link["href"]) for link in links] == [
        "../moete/",
        "../planer/#formulering-skolekrets",
    ]
    example = small.open().render("planer.md", "level_example", "skolekrets")
    assert 'id="formulering-skolekrets"' in example


def test_an_answer_is_a_link_to_it(small: SmallGuide) -> None:
    book = small.open()
    shown = BeautifulSoup(book.render("grupper.md", "target_groups"), "lxml")
    assert [link["href"] for link in shown.select("a[href*=spoersmaal]")] == [
        "../spoersmaal/#gaa-alene"
    ]
    shown = BeautifulSoup(book.render("virkemidler.md", "policy_instruments"), "lxml")
    assert [link["href"] for link in shown.select("a[href*=spoersmaal]")] == [
        "../spoersmaal/#hvem-maaler"
    ]


def test_an_instrument_leads_back_to_the_groups_that_use_it(small: SmallGuide) -> None:
    shown = small.open().render("virkemidler.md", "policy_instruments")
    instruments = BeautifulSoup(shown, "lxml")
    skilt, maaling = instruments.select_one("#skilt"), instruments.select_one("#fartsmaaling")
    assert skilt
    assert maaling
    assert facts(skilt)[HERE["target_groups"]] == "Elever i <første> trinn"
    assert "../grupper/#foerste-trinn" in [str(link["href"]) for link in skilt.select("dd a")]
    assert HERE["target_groups"] not in facts(maaling)


def test_a_line_leads_to_each_group_a_level_can_do_something_for(small: SmallGuide) -> None:
    line = small.open().render("grupper.md", "level_target_groups", "kommune")
    found = BeautifulSoup(line, "lxml")
    assert [str(link["href"]) for link in found.select("a")] == ["#foerste-trinn"]
    assert found.get_text(strip=True).startswith(f"{HERE['target_groups']}:")
    assert "De som sykler" not in line


def test_the_page_tells_what_its_mark_of_our_own_judgement_means(small: SmallGuide) -> None:
    book = small.open()
    assert Words()["marks"]["ours"] in book.builds_on("grupper.md")
    assert "ny-veileder" in book.used_by["grupper.md"].references


# This guide's own


def test_there_are_ten_each_with_an_address(site: Path, book: Book) -> None:
    found = book.guide.target_groups
    assert len(found) == 10
    assert [tag["id"] for tag in page(site, PAGE).select("article[data-entry]")] == [*found]


def test_each_is_told_in_full(book: Book) -> None:
    for key, one in book.guide.target_groups.items():
        for field in ("nynorsk", "not_required", "figures", "sources", "plan", "pitfalls"):
            assert getattr(one, field), f"{key}: {field}"
        assert one.policy_instruments, key
        assert any("§" in text for said in one.required for text in said.references), key


def test_all_that_is_said_rests_on_something_or_is_ours(book: Book) -> None:
    for key, one in book.guide.target_groups.items():
        for passage in one.passages:
            assert passage.references or passage.ours, f"{key}: {passage.text}"


def test_what_a_card_names_it_leads_to(site: Path, book: Book) -> None:
    """A group or an instrument named in «» is a link on the same card."""
    titles = {one.title: f"../{PAGE}/#{key}" for key, one in book.guide.target_groups.items()}
    instruments = book.guide.policy_instruments.instruments
    titles |= {one.title: f"../virkemidler/#{key}" for key, one in instruments.items()}
    named = set()
    for url in (PAGE, "virkemidler"):
        for card in page(site, url).select("article[data-entry]"):
            leads = {str(link["href"]) for link in card.select("a[href]")}
            leads |= {f"../{url}/{lead}" for lead in leads if lead.startswith("#")}
            for name in {*re.findall("«([^»]*)»", card.get_text())} & {*titles}:
                assert titles[name] in leads, (card["id"], name)
                named.add(name)
    assert "Garanti eller lån til depositum" in named


def test_groups_to_read_together_lead_to_each_other(book: Book) -> None:
    found = book.guide.target_groups
    pairs = {(key, other) for key, one in found.items() for other in one.related}
    assert ("midlertidig-botilbud", "rus-psykisk-helse") in pairs
    assert pairs == {(other, key) for key, other in pairs}


def test_people_come_first_in_the_wording(site: Path) -> None:
    shown = text_of(site, PAGE).lower()
    for word in (
        "utviklingshemmede",
        "bostedsløse ",
        "rusmisbruker",
        "narkoman",
        "funksjonshemmed",
    ):
        assert word not in shown.replace("husbanken om bostedsløse", ""), word


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("personer-uten-bolig", "4 197 voksne var uten bolig i november 2025, 26 prosent flere"),
        ("midlertidig-botilbud", "Om lag 7 000 husstander i løpet av 2024"),
        ("flyktninger-bosetting", "Vi har ikke sett noen plikt til å ta imot et bestemt antall."),
        ("utviklingshemming", "De skal ikke måtte bo i en bestemt boform."),
        ("utviklingshemming", "om lag 2 000 boliger"),
        ("rus-psykisk-helse", "2 248 av dem som flyttet inn i kommunal bolig i 2024"),
        ("barnefamilier", "636 barnefamilier bodde i midlertidig botilbud i 2024"),
        ("unge", "ettervern til de fyller 25 år"),
        ("eldre", "4 588 flyttet inn i tilrettelagt kommunal bolig i 2024, mot 4 807 i 2023"),
        ("loslatelse-utskriving", "har kommunen før inntaket ansvaret"),
        ("vold-krisesenter", "2 340 voksne bodde på krisesenter i 2024"),
    ],
)
def test_what_holds_is_said(site: Path, key: str, said: str) -> None:
    entry = page(site, PAGE).select_one(f"#{key}")
    assert entry
    assert said in " ".join(entry.get_text().split())


@pytest.mark.parametrize("url", [PAGE, "eksempler"])
def test_the_menu_leads_there_from_every_page_in_two_clicks(site: Path, url: str) -> None:
    for path in ("", "verktoy/workshop", "om/drift"):
        menu = page(site, path).select_one("details.g-menu")
        assert menu
        (link,) = (a for a in menu.select("a") if str(a["href"]).endswith(f"{url}/"))
        assert len([parent for parent in link.parents if parent.name == "details"]) <= 2


def test_the_index_leads_to_each_group_by_its_other_names(site: Path, book: Book) -> None:
    leads = page(site, "kilder/innhold").select("article a[href]")
    addresses = {str(link["href"]) for link in leads}
    assert {f"../../{PAGE}/#{key}" for key in book.guide.target_groups} <= addresses
    assert {f"../../eksempler/#{key}" for key in book.guide.cases} <= addresses
    index = text_of(site, "kilder/innhold")
    assert "ukrainere (se Flyktninger som skal bosettes)" in index
    assert "barnefamiliar (se Barnefamilier)" in index
    assert "sosialhjelp (se økonomisk stønad)" in index
    assert "økonomisk sosialhjelp (se økonomisk stønad)" in index


def test_a_group_and_a_case_are_entries_of_their_own_in_the_search(site: Path, book: Book) -> None:
    index = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))
    docs: dict[str, Any] = {doc["location"]: doc for doc in index["docs"]}
    groups, cases = book.guide.target_groups, book.guide.cases
    titles = {f"{PAGE}/#{key}": one.title for key, one in groups.items()}
    titles |= {f"eksempler/#{key}": one.name for key, one in cases.items()}
    found = {place for place in docs if place.startswith((f"{PAGE}/#", "eksempler/#"))}
    assert found == set(titles)
    for place, title in titles.items():
        assert docs[place]["title"] == title
    assert "personar utan bustad" in docs[f"{PAGE}/#personer-uten-bolig"]["text"]
    assert "Barnefamilier" in docs["eksempler/#kragero"]["rest"]
    wordings = [advice.wording for one in groups.values() for advice in one.plan if advice.wording]
    texts = [" ".join(docs[place]["text"].split()) for place in titles]
    assert wordings
    assert all(any(wording in text for text in texts) for wording in wordings)


def test_the_open_data_has_them(site: Path, book: Book) -> None:
    data = json.loads((site / "data" / "guide.json").read_text(encoding="utf-8"))["guide"]
    assert set(data["target_groups"]) == set(book.guide.target_groups)
    assert set(data["cases"]) == set(book.guide.cases)
    for name in ("target_groups", "cases"):
        assert (site / "data" / "schema" / f"{name}.json").exists()


def test_each_has_a_goal_to_write_and_a_line_to_report_on_it(book: Book) -> None:
    """The law asks for goals for all of them; what is to be filled in stands in brackets."""
    for key, one in book.guide.target_groups.items():
        assert {"planstrategi", "samfunnsdel", "rapportering"} <= set(one.levels), key
        assert any(said.wording for said in one.plan if said.level == "samfunnsdel"), key
        for said in one.plan:
            assert not said.wording or FILL.search(said.wording), said.wording
        assert one.faq, key


# From the need to the law: a group, an instrument, a section that it rests on, and where in a
# plan it is said.
WAYS = {
    "a family evicted": ("barnefamilier", "forebygge-utkastelse", "husleieloven-9-11", "temaplan"),
    "the next home": (
        "barnefamilier",
        "kommunalt-disponerte-boliger",
        "boligsosialloven-6",
        "samfunnsdel",
    ),
    "settlement doubled": (
        "flyktninger-bosetting",
        "startlan",
        "forskrift-lan-husbanken-5-4",
        "kunnskapsgrunnlag",
    ),
    "care homes": (
        "utviklingshemming",
        "investeringstilskudd",
        "forskrift-investeringstilskudd-3",
        "samfunnsdel",
    ),
    "into a borettslag": (
        "barnefamilier",
        "eie-i-borettslag",
        "burettslagslova-4-2",
        "samfunnsdel",
    ),
    "first home": ("unge", "startlan-forstegang", "forskrift-lan-husbanken-1-3", "samfunnsdel"),
    "300 homes": ("barnefamilier", "utbyggingsavtale", "pbl-17-6", "arealdel"),
    "months in temporary lodging": (
        "rus-psykisk-helse",
        "oppfolging-i-bolig",
        "boligsosialloven-6",
        "samfunnsdel",
    ),
    "the elderly in the country": ("eldre", "kommunal-tomt", "", "samfunnsdel"),
    "one housing office for two": (
        "vold-krisesenter",
        "interkommunalt-samarbeid",
        "kommuneloven-20-1",
        "planstrategi",
    ),
    "worn municipal homes": (
        "eldre",
        "kommunalt-disponerte-boliger",
        "forskrift-lan-husbanken-3-2",
        "okonomiplan",
    ),
}


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("planlegging/arealdel", "hvordan arbeidet med en reguleringsplan starter"),
        ("planlegging/arealdel", "hvordan private planforslag blir behandlet"),
        ("planlegging/arealdel", "når en reguleringsplan må ha konsekvensutredning"),
        ("virkemidler", "Hva § 17-4 sier, har vi ikke gjengitt."),
        ("kilder/begreper", "Reglene, og hvilken paragraf de står i, har vi ikke gått"),
        (PAGE, "Tall for utkastelser har vi ikke funnet."),
    ],
)
def test_what_the_guide_has_not_gone_through_is_said(site: Path, url: str, said: str) -> None:
    assert said in text_of(site, url)


@pytest.mark.parametrize("way", WAYS)
def test_the_way_from_need_to_law_is_whole(site: Path, book: Book, way: str) -> None:
    group, instrument, section, level = WAYS[way]
    card = page(site, PAGE).select_one(f"#{group}")
    assert card
    leads = [str(link["href"]) for link in card.select("a[href]")]
    example = f"{book.pages[book.homes.examples[level]].url}#formulering-{level}"
    assert f"../{example}" in leads
    assert page(site, example.partition("#")[0]).select_one(f"#formulering-{level}")
    assert f"../virkemidler/#{instrument}" in leads
    told = page(site, "virkemidler").select_one(f"#{instrument}")
    assert told
    said = facts(told)
    for label in ("Frist", WORDING, ANSWERS):
        assert said.get(label) or (instrument, label) == ("startlan-forstegang", WORDING), label
    rests = [str(link["href"]) for link in told.select("a.g-cite")]
    if section:
        assert f"../kilder/referanser/#{section}" in rests
    else:  # no rule is read; the card says so
        assert "ikke lest" in said["Ikke bekreftet"]
