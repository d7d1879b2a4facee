"""A case for the council: filled in with what was answered, and nothing said that nobody said."""

from __future__ import annotations

import copy
import io
import json
import random
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page

from macros.pages.book import Book
from macros.pages.case import case_data
from tests.conftest import TODAY, Convert, SmallGuide
from tests.pdf_text import text_of
from tests.scripts_in import Functions, functions
from tests.test_accessibility import violations
from tests.watching import watched
from tests.workbook.conftest import HELPERS

URL = "verktoy/arbeidsbok/"
PLAN = "#steg-plan"  # the step of the workbook that has the case
TIMETABLE = "planlegging/veien-til-fristen/"
SEED = 20270617
COPIED = """navigator.clipboard.read().then(([item]) => item.getType("text/html"))
  .then((blob) => blob.text())"""
BRACKET = re.compile(r"\[[^\[\]]*\]")


@pytest.fixture(scope="module")
def js(browser: Browser) -> Iterator[Functions]:
    found = functions(browser, "case/view.js")
    found.page.add_script_tag(content=HELPERS)
    yield found
    found.page.close()


@pytest.fixture(scope="module")
def given(book: Book) -> dict[str, Any]:
    """What the workbook's page and the script of the cases know of the guide."""
    page = BeautifulSoup(book.render("verktoy/arbeidsbok.md", "workbook"), "lxml")
    data = json.loads(page.select("#workbook-data")[0].text)
    cases = json.loads(json.dumps(case_data(book.guide, book.words, TODAY)))
    return {"data": data, "cases": cases}


KNOWN = """const {data, cases} = given;
  const now = new Date(`${given.now || "2027-01-20"}T10:00`);
  const known = {store: storeOf(given.answers), data, cases, owner: given.owner || "",
    counted: countedFrom(storeOf(given.kept || {}), cases, now), now};"""
MAKE = f"{KNOWN} return cases.templates.map((template) => plainText(caseOf(template, known)));"


def cases(js: Functions, given: dict[str, Any], **known: Any) -> list[str]:
    """The cases as plain text."""
    found: list[str] = js.run(MAKE, {"answers": {}, **given, **known})
    return found


def test_a_case_of_which_nothing_is_known_says_what_the_text_of_the_guide_says(
    js: Functions, given: dict[str, Any]
) -> None:
    """Every passage word for word, every bracket open, every sentence of law with its section."""
    for made, template in zip(cases(js, given), given["cases"]["templates"], strict=True):
        lines = [re.sub(r"^(\d+\. |– )", "", line) for line in made.splitlines() if line]
        expected = [template["title"]]
        for part in template["parts"]:
            expected += [part["heading"]]
            expected += [unassessed(given, one) for one in part["paragraphs"] + part["points"]]
            if columns := part["columns"]:
                empty = "\t".join(f"[{column.lower()}]" for column in columns)
                expected += ["\t".join(columns), *[empty] * len(part["rows"])]
        assert lines[:-1] == expected
        assert lines[-1].startswith("Laget 20. januar 2027 med «Boligsosial planlegging», versjon")


def unassessed(given: dict[str, Any], passage: dict[str, Any]) -> str:
    """A passage where nobody has answered: what takes an answer for granted is open."""
    text: str = passage["text"]
    if not passage["presumes"]:
        return text
    said = given["cases"]["statements"][passage["presumes"]]["text"]
    inside = text.replace("[", "(").replace("]", ")")
    return f"[Kan ikke stå slik: {inside} I egenvurderingen står det: Ikke vurdert: {said}]"


def test_no_answer_is_as_weak_a_ground_as_an_answer_that_it_is_not_so(
    js: Functions, given: dict[str, Any]
) -> None:
    """Whatever else is answered: what the case takes for granted is in brackets, and is told of."""
    body = f"""{KNOWN} const [template] = cases.templates;
      const lines = plainText(caseOf(template, known)).split("\\n");
      return [mismatchesOf(template, known).map(({{statement}}) => statement),
        lines.filter((line) => /^(2. Kommunestyret legger|Oversikten er)/.test(line)).length];"""
    key = "s/kompetanse-oversikt"
    for answers, said in (
        ({}, 0),
        ({"s/kompetanse-tilpasset-hjelp": "i-gang"}, 0),
        ({key: "et-trinn-som-er-borte"}, 0),
        ({key: "unknown"}, 0),
        ({key: "i-gang"}, 0),
        ({key: "pa-plass"}, 2),
    ):
        told = [] if said else ["kompetanse-oversikt"]
        assert js.run(body, {**given, "answers": answers}) == [told, said]


def test_only_what_is_answered_is_said(js: Functions, given: dict[str, Any]) -> None:
    """Answers at random: a duty without one is in brackets, and no step of it is told."""
    chosen = random.Random(SEED)  # noqa: S311  a test's own choice
    statements = given["cases"]["statements"]
    ids = [step["id"] for step in given["data"]["steps"]] + ["unknown"]
    for _ in range(20):
        answers = {key: chosen.choice(ids) for key in statements if chosen.random() < 0.5}
        first, *_ = cases(js, given, answers={f"s/{key}": step for key, step in answers.items()})
        for key, one in statements.items():
            text = given["data"]["statements"][key]["text"]
            said = {step for step, words in one["steps"].items() if words in first}
            if key not in answers:
                assert said == set()
                assert f"[Ikke vurdert: {text}]" in first or not answers
            elif answers[key] == "unknown":
                assert said == set()
                assert f"Vi vet ikke om dette stemmer: {one['text']}" in first
            else:
                assert said == {answers[key]}
                step = next(s for s in given["data"]["steps"] if s["id"] == answers[key])
                above = answers[key] == "virker"  # adds to what «på plass» says
                goal = f"{given['data']['statements'][key]['goal']} " if above else ""
                line = f"{step['title']}: {goal}{one['steps'][answers[key]]}"
                presumed = given["data"]["statements"][key]["presupposes"]
                if step["met"] and answers.get(presumed) == "ikke-startet":
                    assert f"– [Kan ikke stå slik: {line} I egenvurderingen står det:" in first
                else:
                    assert f"– {line}\n" in first


def test_a_case_says_whose_the_assessment_is_and_what_was_changed_after(
    js: Functions, given: dict[str, Any]
) -> None:
    body = """let now = Date.parse("2026-12-10T10:00:00Z");
      const store = makeStore(makeArea(), () => now);
      const {data, cases: {words}} = given;
      const [id, other] = Object.keys(data.statements);
      const about = {"group/answered": "2026-12-03T10:00:00.000Z", "group/agreed": "A\\nB"};
      store.set({[`s/${id}`]: "i-gang", ...about});
      const said = [];
      now += 86400000;
      for (const values of [{}, {[`s/${other}`]: "virker"}, {[`s/${id}`]: "virker"}]) {
        store.set(values);
        said.push(assessedBy(store, [id], data, words));
      }
      store.set({"group/agreed": "A\\nB\\nC\\nD", "group/counts": `s/${id} 3\\ns/${other} 4`});
      said.push(assessedBy(store, [id, other], data, words), assessedBy(store, [id], data, words));
      store.set({"group/answered": null, "group/agreed": null, "g/1": "x", "g/2": "x"});
      return [...said, assessedBy(store, [id], data, words)];"""
    agreed = "Dette er vår egen vurdering, felles svar fra to grupper, "
    no_control = "Den er ingen juridisk kontroll. Bare det som gjelder plikter, er tatt med."
    assert js.run(body, given) == [
        *[f"{agreed}sist endret 3. desember 2026. {no_control}"] * 2,
        f"{agreed}1 svar er endret etterpå, sist endret 11. desember 2026. {no_control}",
        "Dette er vår egen vurdering, felles svar etter svar fra tre til fire grupper, sist endret "
        f"11. desember 2026. {no_control}",
        "Dette er vår egen vurdering, felles svar etter svar fra tre til fire grupper, sist endret "
        f"11. desember 2026. {no_control}",
        f"Dette er vår egen vurdering, sist endret 11. desember 2026. {no_control} "
        "[Åpnede filer som ikke er med i felles svar: 2]",
    ]


def test_an_answer_that_no_group_gave_is_told_in_the_case(
    js: Functions, given: dict[str, Any]
) -> None:
    """In whose the assessment is, at the line, and in what doesn't agree; not where one gave it."""
    key, other = list(given["cases"]["statements"])[:2]
    counts = f"s/{key} 0\ns/{other} 2\ns/et-annet 0"
    answers = {f"s/{key}": "pa-plass", f"s/{other}": "i-gang"}
    answers |= {"group/agreed": "A\nB", "group/counts": counts}
    first, *_ = cases(js, given, answers=answers)
    assert "felles svar fra to grupper, 1 svar har ingen av gruppene gitt, sist endret" in first
    said = "Svaret er valgt etterpå. Ingen av gruppene hadde gitt det."
    lines = [line for line in first.splitlines() if said in line]
    step = given["cases"]["statements"][key]["steps"]["pa-plass"]
    assert [step in line for line in lines] == [True]
    body = f"""{KNOWN} return mismatchesOf(cases.templates[0], known).filter(
      ({{text}}) => text.startsWith("Ingen av gruppene")).map(({{text, statement}}) =>
      [text, statement]);"""
    text = given["data"]["statements"][key]["text"]
    assert js.run(body, {**given, "answers": answers}) == [
        [f"Ingen av gruppene har gitt svaret «På plass» på «{text}».", key]
    ]


def test_each_thing_told_of_a_duty_has_its_section(given: dict[str, Any]) -> None:
    for one in given["cases"]["statements"].values():
        assert all(re.search(r"\(.*§\u00a0.*\)\.$", text) for text in [*one["steps"].values()])
        said = f"{one['text']} {' '.join(one['steps'].values())}"  # the municipality says it
        assert not re.search(r"\b(dere|deres)\b", said, re.IGNORECASE)


def test_days_and_the_name_stand_where_they_are_known_and_nowhere_else(
    js: Functions, given: dict[str, Any]
) -> None:
    kept = {"track": "samfunnsdel", "day/kommunestyret/1": "2027-06-17"}
    before, after = cases(js, given), cases(js, given, owner="Vik kommune", kept=kept)
    changed = [
        line
        for made, empty in zip(after, before, strict=True)
        for line, old in zip(made.splitlines(), empty.splitlines(), strict=True)
        if line != old
    ]
    assert [re.sub(r" \(plan.*\)", "", line) for line in changed] == [
        "1. Kommunestyret i Vik kommune vedtar [tillegget til planstrategien for (periode), som "
        "skal ligge ved saken].",
        "1. [Kommunestyret / utvalget som har fått myndigheten] i Vik kommune vedtar å starte "
        "arbeidet med [ny samfunnsdel / revisjon av samfunnsdelen for mål og strategier om bolig].",
        "2. Forslaget til planprogram, datert [dato], sendes på høring og legges ut til offentlig "
        "ettersyn i minst seks uker. Det legges ut senest 28. januar 2027, og fristen for "
        "uttalelser er senest 11. mars 2027.",
        "4. [Kommunestyret / utvalget] fastsetter planprogrammet senest 18. mars 2027 [Ingen av "
        "møtene i Kommunestyret er senest 18. mars 2027. Avtal et ekstra møte.].",
        "1. Varsel om oppstart til berørte offentlige organer og andre interesserte, og melding i "
        "minst én avis og på internett: senest 28. januar 2027.",
        "2. Planprogrammet på høring i minst seks uker: senest 28. januar 2027 til senest 11. mars "
        "2027.",
        "3. Planprogrammet fastsettes: senest 18. mars 2027.",
        "4. Planforslaget på høring og offentlig ettersyn i minst seks uker: senest 8. april 2027 "
        "til senest 20. mai 2027.",
        "6. Kommunestyret selv vedtar samfunnsdelen: 17. juni 2027.",
    ]


def test_what_is_decided_in_one_step_is_one_case(js: Functions, given: dict[str, Any]) -> None:
    """Each case says which meeting it goes to, and what the other settles is said as that."""
    kept = {"track": "samlet", "day/kommunestyret/1": "2027-02-11"}
    known = {**given, "answers": {}, "kept": kept | {"day/kommunestyret/2": "2027-06-10"}}
    known["now"] = "2026-11-27"
    body = f"{KNOWN} return cases.templates.map((template) => decidedAt(template, known));"
    start = "Avgjøres i steg 2, «Oppstarten er varslet, planprogrammet er på høring, og dere har "
    start += "bedt om synspunkter»: senest 24. desember 2026."
    step = "Avgjøres i steg 5, «Kommunestyret vedtar planstrategien og fastsetter planprogrammet»: "
    step += "møtet 11. februar 2027 i Kommunestyret."
    assert js.run(body, known) == [[step], [start]]
    (past,), _ = js.run(body, known | {"now": "2027-06-20"})
    assert past.endswith("planprogrammet»: 11. februar 2027 er passert.")
    shared = copy.deepcopy(known["cases"])
    shared["templates"][1]["steps"] += ["vedtak-samlet"]
    one = f"{step} Det er én sak sammen med"
    assert js.run(body, known | {"cases": shared}) == [
        [f"{one} «Saksframlegg: Planprogram og oppstart av samfunnsdelen»."],
        [start, f"{one} «Saksframlegg: Planstrategien tas opp igjen»."],
    ]
    first, second = cases(js, known)
    settled = "Kommunestyret fastsetter planprogrammet, datert [dato], slik det er etter høringen"
    assert settled in first
    assert "[forslag til planprogram]" not in first
    assert (
        "Planprogrammet fastsettes i samme sak som planstrategien: 11. februar 2027 "
        "(plan- og bygningsloven §\u00a010-1 fjerde ledd, §\u00a011-13, etter veilederens "
        "vurdering)." in second
    )
    alone = cases(js, known, kept=kept | {"track": "planstrategi"})[0]
    assert settled not in alone


def test_a_measure_without_all_is_filled_up_with_brackets(
    js: Functions, given: dict[str, Any]
) -> None:
    answers = {"m/1/place": 1, "m/1/what": "Kjøpe fem\nboliger", "m/1/when": "2027-09-01"}
    answers |= {"m/2/place": 2, "m/2/who": "Kari", "m/2/level": "okonomiplan", "m/2/budget": "9"}
    answers |= {"m/3/place": 3, "m/3/what": "Øve", "m/3/level": "no-plan"}  # needs none
    first, *_ = cases(js, given, answers=answers)
    rows = [line.split("\t") for line in first.splitlines() if "\t" in line]
    assert rows[3:] == [["Øve", "[ansvarlig]", "[frist]", "Ingen plan (drift)", "[beløp]"]]
    assert rows[1:3] == [
        ["Kjøpe fem boliger", "[ansvarlig]", "1. september 2027", "[plan]", "[beløp]"],
        ["[tiltak]", "Kari", "[frist]", given["data"]["levels"]["okonomiplan"]["title"], "9"],
    ]


BOARD = "Formannskapet eller planutvalget"
# A municipality that had its meetings when they were, and five measures of which two follow them.
MEETINGS = {
    "track": "samlet",
    **{
        f"day/{body}/{n}": day
        for body, days in {
            "kommunestyret": ["2027-02-11", "2027-06-10"],
            "formannskapet": ["2027-01-28", "2027-05-27"],
        }.items()
        for n, day in enumerate(days, 1)
    },
}
MEASURES: list[dict[str, str]] = [
    {"from": "s/kompetanse-oversikt", "what": "Telle", "when": "2027-01-31", "budget": "0 kr"},
    {"from": "s/forankring-planstrategien", "when": "2027-02-10", "budget": "600 000 kr i 2027"},
    {"from": "s/overordnet-mal-vedtatt", "what": "Målene", "when": "2027-06-10"},
    {},
    {"what": "Kjøpe boliger", "budget": "1,2 mill."},
    {"what": "Leie boliger", "budget": "innenfor rammen"},
]


def plan_of(measures: list[dict[str, str]]) -> dict[str, Any]:
    """Measures as the store has them."""
    found: dict[str, Any] = {}
    for n, measure in enumerate(measures, 1):
        found |= {f"m/{n}/place": n} | {f"m/{n}/{field}": text for field, text in measure.items()}
    return found


def test_what_does_not_agree_is_told_with_its_field_and_is_no_claim_of_the_case(
    js: Functions, given: dict[str, Any]
) -> None:
    """Plan, timetable and answers against each other: before a first meeting, and a year later."""
    answers = plan_of(MEASURES) | {
        "s/kompetanse-oversikt": "ikke-startet",
        "s/forankring-planstrategien": "pa-plass",
    }
    answers["m/2/what"] = given["data"]["words"]["measure_from"].format(
        goal=given["data"]["statements"]["forankring-planstrategien"]["goal"]
    )
    known = {**given, "answers": answers, "kept": MEETINGS, "now": "2026-11-27"}
    body = f"""{KNOWN} return mismatchesOf(cases.templates[0], known).map(
      ({{text, measure, statement}}) => [text, measure ? measure.field : statement || ""]);"""
    assert js.run(body, known) == [
        *(
            [
                f"Tidsplanen, steg {step}: {BOARD}: ingen møter mellom {text}",
                "",
            ]
            for step, text in (
                (
                    "2 «Oppstarten er varslet, planprogrammet er på høring, og dere har bedt om "
                    "synspunkter»",
                    "10. desember 2026 og 24. desember 2026. Avtal et ekstra møte før steg 2.",
                ),
                (
                    "3 «Forslaget til planstrategi er offentlig»",
                    "24. desember 2026 og 12. januar 2027. Avtal et ekstra møte før steg 3.",
                ),
                (
                    "6 «Forslaget til samfunnsdel er på høring»",
                    "11. februar 2027 og 1. april 2027. Avtal et ekstra møte før steg 6.",
                ),
            )
        ),
        [
            "Tiltak 1: 31. januar 2027 er etter siste mulige dag for steg 1 i tidsplanen, "
            "31. desember 2026 (vårt råd er 10. desember 2026).",
            "when",
        ],
        ["Tiltak 2: det er ikke skrevet om til det som skal gjøres.", "what"],
        [
            "Tiltak 2: det er med i saken, men «Planstrategien bygger på oversikten over "
            "boligbehovet.» har svaret «På plass».",
            "status",
        ],
        [
            "Tiltak 2: 10. februar 2027 er ikke et møte i Kommunestyret. Steg 5 i tidsplanen er "
            "11. februar 2027.",
            "when",
        ],
        ["Tiltak 4: det er tomt og er ikke med i saken.", "what"],
        ["Tiltak 6: beløpet «innenfor rammen» kan ikke summeres.", "budget"],
        [
            "Se på dette sammen: «Planstrategien bygger på oversikten over boligbehovet.» har "
            "svaret «På plass», men «Kommunen har oversikt over behovet for ordinære og tilpassede "
            "boliger.» har svaret «Ikke startet».",
            "forankring-planstrategien",
        ],
        [
            "Saken forutsetter noe annet enn det som står i egenvurderingen: Ikke startet: Det "
            "finnes ingen oversikt (boligsosialloven §\u00a05 andre ledd).",
            "kompetanse-oversikt",
        ],
    ]
    first, second = cases(js, known)
    assert (
        "2. [Kan ikke stå slik: Kommunestyret legger oversikten over boligbehovet, datert" in first
    )
    assert "2. Forslaget" not in first
    assert (
        "– [Kan ikke stå slik: På plass: Kommunestyret har vedtatt en planstrategi som bygger på "
        "oversikten" in first
    )
    assert (
        "Forslaget legges ut senest 12. januar 2027 [Formannskapet eller planutvalget: ingen møter "
        "mellom 24. desember 2026 og 12. januar 2027. Avtal et ekstra møte før steg 3.]. "
        "Kommunestyret behandler det 11. februar 2027." in first
    )
    assert second.count("[Formannskapet eller planutvalget: ingen møter") == 2  # each once
    rows = [line.split("\t") for line in first.splitlines() if "\t" in line]
    assert [row[0][:20] for row in rows[1:]] == [
        *("Telle", "[Skriv om til det so", "Målene", "Kjøpe boliger", "Leie boliger"),
    ]
    assert [row[2][:15] for row in rows[1:4]] == [
        "[31. januar 202",
        "[10. februar 20",
        "10. juni 2027",
    ]
    assert (
        "Beløpene er til sammen 1\u00a0800\u00a0000 kr. [Ikke med i summen: «innenfor rammen»] "
        "[Uten beløp: 1 tiltak]" in first
    )
    assert "Tiltakene under «Tiltak» [vedtas / tas til orientering]." in first
    assert "vår vurdering" not in first + second

    later = {**known, "now": "2027-11-26"}
    told = [text for text, _ in js.run(body, later)]
    assert told[:3] == [
        "Møtet 10. juni 2027 i tidsplanen er passert.",
        "Tiltak 1: 31. januar 2027 er passert.",
        "Tiltak 2: det er ikke skrevet om til det som skal gjøres.",
    ]
    first, second = cases(js, later)
    assert "Kommunestyret behandler det [11. februar 2027 er passert]." in first
    assert "vedtar samfunnsdelen: [10. juni 2027 er passert]" in second
    days = r"\d+\. (?:januar|februar|mars|april|mai|juni|desember) 202[67]"
    rest = BRACKET.sub("", first + second).replace("Laget 26. november", "")
    assert re.findall(days, rest) == []


def test_a_measure_that_goes_against_answers_or_comes_before_its_decision_is_told(
    js: Functions, given: dict[str, Any]
) -> None:
    """Not where it is done, nor where it belongs to a step before the one that decides."""
    goals = "s/overordnet-mal-vedtatt"
    measures: list[dict[str, str]] = [
        {"from": goals, "what": "Målene", "status": "started"},
        {"from": goals, "what": "Målene", "status": "done"},
        {"what": "Øve", "when": "2027-02-10"},
        {"what": "Øve", "when": "2027-02-11"},
        {"from": "s/kompetanse-oversikt", "what": "Telle", "when": "2026-12-11"},
        {"from": "s/kompetanse-oversikt", "what": "Telle", "status": "started"},
    ]
    answers = plan_of(measures) | {goals: "pa-plass", "s/kompetanse-oversikt": "ikke-startet"}
    known = {**given, "answers": answers, "kept": MEETINGS, "now": "2026-11-27"}
    body = f"""{KNOWN} return cases.templates.map((template) =>
      mismatchesOf(template, known).flatMap(({{text, measure}}) =>
        measure ? [[text, measure.field]] : []));"""
    texts = {key: one["text"] for key, one in given["data"]["statements"].items()}
    met = f"Tiltak 1: det er med i saken, men «{texts[goals[2:]]}» har svaret «På plass»."
    before = "Tiltak 3: 10. februar 2027 er før møtet som avgjør saken, 11. februar 2027."
    begun = f"Tiltak 6: det er i gang, men «{texts['kompetanse-oversikt']}» har svaret «Ikke "
    first, second = js.run(body, known)
    assert first == [[met, "status"], [before, "when"], [f"{begun}startet».", "status"]]
    assert second == [[met, "status"], [f"{begun}startet».", "status"]]
    known["answers"] = plan_of([{"what": "Øve", "when": "2026-12-15"}])
    late = "Tiltak 1: 15. desember 2026 er før saken avgjøres i steg 2, senest 24. desember 2026."
    assert js.run(body, known)[1] == [[late, "when"]]


def test_a_case_that_no_meeting_is_in_time_for_is_told(
    js: Functions, given: dict[str, Any]
) -> None:
    """Also at a step that isn't said to be at a meeting of the body that decides."""
    body = f"""{KNOWN} return cases.templates.map((template) =>
      mismatchesOf(template, known).map(({{text}}) => text)
        .filter((text) => text.startsWith("Saken avgjøres")));"""
    kept = {"track": "samlet", "day/kommunestyret/1": "2027-02-11"}
    kept |= {"day/kommunestyret/2": "2027-03-18", "day/kommunestyret/3": "2027-06-17"}
    known = {**given, "answers": {}, "kept": kept, "now": "2026-11-27"}
    assert js.run(body, known) == [
        [],
        [
            "Saken avgjøres i steg 2, «Oppstarten er varslet, planprogrammet er på høring, og dere "
            "har bedt om synspunkter». Siste mulige dag er 4. februar 2027, og det første møtet i "
            "Kommunestyret er 11. februar 2027. Avtal et ekstra møte, hvis ikke et annet organ har "
            "myndighet til å avgjøre saken."
        ],
    ]
    for more in ({"day/kommunestyret/4": "2027-02-04"}, {"done/oppstart-samlet": "2026-11-20"}):
        assert js.run(body, known | {"kept": kept | more}) == [[], []]


def test_a_case_for_what_is_in_place_already_is_told(js: Functions, given: dict[str, Any]) -> None:
    body = f"{KNOWN} return mismatchesOf(cases.templates[0], known).map(({{text}}) => text);"
    answers = {"s/kompetanse-oversikt": "pa-plass", "s/forankring-planstrategien": "pa-plass"}
    assert js.run(body, {**given, "answers": answers}) == [
        "Saken heter «Saksframlegg: Planstrategien tas opp igjen», men plikten den gjelder, er "
        "på plass etter svarene: Bygge planstrategien på oversikten."
    ]


def test_after_the_deadline_a_case_says_so_and_gives_no_advice_to_keep_it(
    js: Functions, given: dict[str, Any]
) -> None:
    kept = {"track": "planstrategi", "day/kommunestyret/1": "2028-02-10"}
    before = cases(js, given, kept=kept, now="2027-07-01")
    after = cases(js, given, kept=kept, now="2027-12-02")
    said = ("senest 1. juli 2027. Fristen er passert. (boligsosialloven", "Å vente: [fordeler")
    for text in said:
        assert text.replace(". (", " (") in after[0] or text in after[0]
        assert text not in before[0]
    assert "skulle være oppfylt senest 1. juli 2027. Fristen er passert" in after[1]
    assert "etter neste kommunevalg" in before[0]
    # The council that is elected then may be the one that has the case before it.
    assert "Det nye kommunestyret skal vedta sin egen planstrategi" in before[0]
    assert "Kommunestyret fra valget i 2027 skal vedta sin egen planstrategi" in after[0]
    assert "[tillegget til planstrategien for (periode) / planstrategien for (periode)]" in after[0]
    gone = ("Det nye kommunestyret", "etter neste kommunevalg", "ikke holder fristen")
    for text in (*gone, "holder bare med et ekstra"):
        assert text not in after[0] + after[1]
    assert "[Fristen 1. juli 2027 er passert. Møtet 10. februar 2028 er etter fristen.]" in after[0]


def test_a_measure_is_done_before_what_builds_on_it(js: Functions, given: dict[str, Any]) -> None:
    """Not only before its last possible day: the next step is planned long before that."""
    kept = {
        "track": "samlet",
        "day/kommunestyret/1": "2027-03-18",
        "day/kommunestyret/2": "2027-06-17",
    }
    measures = [
        {"from": "s/kompetanse-oversikt", "what": "Telle", "when": day}
        for day in ("2027-01-21", "2027-01-29")
    ]
    body = f"""{KNOWN} return mismatchesOf(cases.templates[0], known).flatMap(
      ({{text, measure}}) => measure ? [text] : []);"""
    known = {**given, "answers": plan_of(measures), "kept": kept, "now": "2026-11-27"}
    assert js.run(body, known) == [
        "Tiltak 2: 29. januar 2027 er etter steg 2 i tidsplanen, 28. januar 2027, som bygger på "
        "steg 1."
    ]


def test_a_track_that_leaves_a_duty_or_decides_another_case_is_told(
    js: Functions, given: dict[str, Any]
) -> None:
    body = f"""{KNOWN} return cases.templates.map((template) =>
      ofTrack(template, known).map(({{text}}) => text));"""
    answers = dict.fromkeys(("s/forankring-planstrategien", "s/overordnet-mal-vedtatt"), "i-gang")

    def told(track: str) -> Any:
        kept = {"track": track, "day/kommunestyret/1": "2027-06-17"}
        return js.run(body, {**given, "answers": answers, "kept": kept})

    chosen = "som er valgt i tidsplanen"
    first, second = "Spor 1: Planstrategien", "Spor 2: Mål og strategier i samfunnsdelen"
    left = f"{chosen}, svarer ikke på en plikt med frist som ikke er på plass: "
    goals, basis = (
        given["data"]["duties"][duty]["title"]
        for duty in ("mal-og-strategier", "grunnlag-for-planstrategien")
    )
    names = [template["title"] for template in given["cases"]["templates"]]
    assert told("samlet") == [[], []]
    assert told("planstrategi") == [
        [f"{first}, {left}{goals}."],
        [f"«{names[1]}» avgjøres ikke i {first}, {chosen}.", f"{first}, {left}{goals}."],
    ]
    assert told("samfunnsdel") == [
        [f"«{names[0]}» avgjøres ikke i {second}, {chosen}.", f"{second}, {left}{basis}."],
        [f"{second}, {left}{basis}."],
    ]


def test_an_amount_is_summed_only_where_it_is_one(js: Functions, given: dict[str, Any]) -> None:
    read = {
        "0 kr": 0,
        "600 000 kr i 2027": 600000,
        "1,2 mill.": 1200000,
        "250000": 250000,
        "kr 1.500,-": 1500,
        "NOK 2 mrd": 2000000000,
        "12\u00a0500 kroner": 12500,
        "40 tusen": 40000,
        **dict.fromkeys(("", "innenfor rammen", "ca. 5 mill.", "200 000–300 000", "2 millimeter")),
        "100 000 kr per år": [100000],
        "1,2 mill. årlig": [1200000],
        "9 kr/år": [9],
        **dict.fromkeys(("100 000 kr per årsverk",)),
        **dict.fromkeys(("5 %", "1 000 000 000 000 000 000 000", "12 34")),
    }
    body = """return given.texts.map((text) => costIn(text, given.currency)).map((cost) =>
      cost && (cost.yearly ? [cost.amount] : cost.amount));"""
    given = {"texts": list(read), "currency": given["cases"]["currency"]}
    assert js.run(body, given) == list(read.values())


def test_what_is_paid_each_year_is_a_sum_of_its_own(js: Functions, given: dict[str, Any]) -> None:
    sums = []
    mixed = ("1,2 mill. kr per år", "350 000 kr", "50 000 kr")
    for budgets in (mixed, ("9 kr per år", "8 kr årlig")):
        answers = plan_of([{"what": "Tiltak", "budget": budget} for budget in budgets])
        first, *_ = cases(js, given, answers=answers)
        sums.append(next(line for line in first.splitlines() if "til sammen" in line))
    assert sums == [
        "Engangsbeløpene er til sammen 400\u00a0000 kr. "
        "Beløpene per år er til sammen 1\u00a0200\u00a0000 kr.",
        "Beløpene per år er til sammen 17 kr.",
    ]


def test_what_is_done_or_stopped_is_said_and_neither_proposed_nor_summed(
    js: Functions, given: dict[str, Any]
) -> None:
    """A year later: the table has what is left, with how far it has come."""
    measures = [
        {"what": "Telle.", "status": "done", "when": "2027-02-15", "budget": "600 000 kr"},
        {"what": "Kjøpe", "status": "started", "when": "2028-03-01", "budget": "8 mill."},
        {"what": "Møtes", "status": "stopped", "when": "2027-01-20", "budget": "5 kr"},
        {"what": "Leie", "budget": "7 kr"},
    ]
    known = {**given, "answers": plan_of(measures), "now": "2027-12-02"}
    first, *_ = cases(js, known)
    rows = [line.split("\t") for line in first.splitlines() if "\t" in line]
    assert rows == [
        ["Tiltak", "Ansvarlig", "Frist", "Plan", "Beløp", "Status"],
        ["Kjøpe", "[ansvarlig]", "1. mars 2028", "[plan]", "8 mill.", "I gang"],
        ["Leie", "[ansvarlig]", "[frist]", "[plan]", "7 kr", "[status]"],
    ]
    assert "Beløpene er til sammen 8\u00a0000\u00a0007 kr." in first
    assert "Ferdig, og ikke med i tabellen: «Telle».\n" in first
    assert "Stoppet, og ikke foreslått her: «Møtes».\n" in first
    body = f"""{KNOWN} return mismatchesOf(cases.templates[0], known).flatMap(
      ({{measure}}) => measure ? [measure.number] : []);"""
    assert js.run(body, known) == []  # nothing to mend in what was stopped on purpose
    over, *_ = cases(js, known, answers=plan_of(measures[:1]))
    assert [line for line in over.splitlines() if "\t" in line][1:] == [
        "[tiltak]\t[ansvarlig]\t[frist]\t[plan]\t[beløp]"
    ]


def document(js: Functions, given: dict[str, Any], answers: dict[str, Any]) -> bytes:
    """The first case as a document of Word."""
    body = """const {data, cases} = given;
      const now = new Date();
      const known = {store: storeOf(given.answers), data, cases, owner: "", counted: null, now};
      const about = {title: "<T> & \\u0001", author: "A", locale: "nb-NO", moment: new Date()};
      const blob = docxOf(caseOf(cases.templates[0], known), about);
      return blob.arrayBuffer().then((buffer) => [...new Uint8Array(buffer)]);"""
    return bytes(js.run(body, {**given, "answers": answers}))


def test_the_document_of_word_is_sound_whatever_was_written(
    js: Functions, given: dict[str, Any]
) -> None:
    """Word's own styles, the guide's language, and text that is nothing but text."""
    written = "<w:t>&\"']]> \u0000\u0008\ufffe\ud83d 😀 [x] § 11-13\nny linje"
    made = document(js, given, {"m/1/place": 1, "m/1/what": written})
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert archive.testzip() is None
    found = docx.Document(io.BytesIO(made))
    assert found.core_properties.language == "nb-NO"
    assert found.core_properties.title == "<T> & "
    assert found.tables[0].cell(1, 0).text == "<w:t>&\"']]>  😀 [x] § 11-13\nny linje"
    used = {paragraph.style.name for paragraph in found.paragraphs if paragraph.style}
    assert used == {"Heading 1", "Heading 2", "Normal", "List Bullet", "List Number", "Small"}
    language = found.styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr/w:lang")[0]
    assert set(language.attrib.values()) == {"nb-NO"}
    shaded = [
        run.text
        for paragraph in found.paragraphs
        for run in paragraph.runs
        if run._r.xpath("w:rPr/w:shd")
    ]
    assert shaded
    assert all(BRACKET.fullmatch(text) for text in shaded)


def test_no_column_in_word_is_narrower_than_its_longest_word(js: Functions) -> None:
    lines = [
        ["Tiltak", "Ansvarlig", "Notat"],
        ["Kjøpe fem boliger i sentrum", "Kommunedirektøren", ""],
    ]
    what, who, note = js.run("return widthsOf(given, 9000);", lines)
    assert what + who + note <= 9000
    assert who >= len("Kommunedirektøren") * 130
    assert what > who > note
    assert sum(js.run("return widthsOf(given, 9000);", [["a" * 200, "b" * 100]])) <= 9000


@pytest.mark.long
def test_libreoffice_opens_the_document(
    js: Functions, given: dict[str, Any], tmp_path: Path, convert: Convert
) -> None:
    (tmp_path / "sak.docx").write_bytes(document(js, given, {}))
    (pdf,) = convert([tmp_path / "sak.docx"], "pdf", tmp_path)
    text = " ".join(text_of(pdf).split())
    assert "Saksframlegg: Planstrategien tas opp igjen" in text
    assert "6. Kommunedirektøren orienterer kommunestyret" in text


def draft(page: Page) -> None:
    page.get_by_role("button", name="Lag utkastet").click()
    page.get_by_role("button", name="Kopier teksten").wait_for()


def test_a_planner_takes_the_case_home(browser: Browser, address: str) -> None:
    """Online, under the strictest policy: meetings, an answer and a measure become a case; its
    script is asked for then, and not before.
    """
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.clock.set_fixed_time("2027-01-20T10:00:00")
    seen = watched(page)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.goto(address + TIMETABLE)
    page.locator("[data-timetable] [name=owner]").fill("Vik kommune")
    page.locator('[name="day/kommunestyret/1"]').fill("2027-06-17")
    page.goto(f"{address}{URL}{PLAN}")
    days = page.evaluate(
        """JSON.parse(localStorage["boligsosial-planlegging/timetable"]).entries
          .filter(([key]) => key.startsWith("duty/")).map(([key, day]) => [key, day])"""
    )
    assert ["duty/grunnlag-for-planstrategien", "2027-06-17"] in days  # a measure's, made from it
    store = {
        "s/forankring-planstrategien": "i-gang",
        "s/kompetanse-oversikt": "pa-plass",
        "m/0123456789abcdef/place": 1,
        "m/0123456789abcdef/what": "Kjøpe fem boliger",
        "m/0123456789abcdee/place": 2,
        "m/0123456789abcdee/what": "Skrive saken",
        "m/0123456789abcdee/when": "2027-07-01",
        "m/0123456789abcdee/from": "s/forankring-planstrategien",
    }
    rows = [[key, value, 1] for key, value in store.items()]
    kept = json.dumps({"format": 1, "begun": "0123456789abcdef", "entries": rows})
    page.evaluate("(kept) => localStorage.setItem('boligsosial-planlegging', kept)", kept)
    page.reload()
    assert "case.js" not in asked
    draft(page)
    assert "case.js" in asked
    case = page.locator("[data-workbook-case]")
    assert case.get_by_label("Kommune").input_value() == "Vik kommune"
    assert page.locator('[data-plan] [data-head="owner"]').text_content() == "Vik kommune"
    said = case.inner_text()
    assert "Egen vurdering: 2 av 8 plikter har svar." in said
    assert "Tiltak saken foreslår: 2." in said
    assert "Tidsplan: Spor 1: Planstrategien, møtet 17. juni 2027." in said
    case.get_by_role("link", name="Rett «Frist» i tiltak 2").click()
    field = page.locator("[name='m/0123456789abcdee/when']")
    assert field.evaluate("field => field === document.activeElement")
    field.fill("2027-06-17")
    said = case.inner_text()
    assert "Dette stemmer ikke" not in said
    case.locator("summary").click()
    assert violations(page) == []
    with page.expect_download() as download:
        page.get_by_role("button", name="Lagre i Word (DOCX)").click()
    assert download.value.suggested_filename.endswith("-vik-kommune.docx")
    found = docx.Document(str(download.value.path()))
    text = "\n".join(paragraph.text for paragraph in found.paragraphs)
    assert "Kommunestyret i Vik kommune vedtar" in text
    assert "Kommunestyret behandler det 17. juni 2027." in text
    assert "I gang: En planstrategi som bygger på oversikten, er under arbeid" in text
    assert found.tables[0].cell(1, 0).text == "Kjøpe fem boliger"
    left = len(BRACKET.findall(text)) + 4 + 3  # in the table
    assert f"{left} steder står i hakeparentes." in said

    page.get_by_role("button", name="Kopier teksten").click()
    case.get_by_text("Teksten er kopiert med overskrifter.").wait_for()
    copied = BeautifulSoup(page.evaluate(COPIED), "lxml")
    assert [h.get_text() for h in copied.select("h1")] == [found.paragraphs[0].text]
    headings = [p.text for p in found.paragraphs if p.style and p.style.name == "Heading 2"]
    assert [h.get_text() for h in copied.select("h2")] == headings

    page.get_by_role("button", name="Kopier til Word").click()
    page.get_by_text("Teksten er kopiert.", exact=True).last.wait_for()
    plan = BeautifulSoup(page.evaluate(COPIED), "lxml")
    assert [row.get_text("|") for row in plan.select("h1, tr")] == [
        *("Handlingsplan", "Tiltak|Ansvarlig|Frist|Plannivå", "Kjøpe fem boliger"),
        "Skrive saken. Plikten har frist 1. juli 2027|17. juni 2027",
    ]
    assert seen == []
    context.close()


def test_it_works_from_a_disk_with_answers_that_could_not_be_stored(
    browser: Browser, site: Path
) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', "
        "{get() { throw new DOMException('no', 'SecurityError'); }})"
    )
    seen = watched(page)
    page.goto((site / URL / "index.html").as_uri() + PLAN)
    page.locator('[name="s/forankring-planstrategien"][value="i-gang"]').dispatch_event("click")
    draft(page)
    said = page.locator("[data-workbook-case]").inner_text()
    assert "Egen vurdering: 1 av 8 plikter har svar." in said
    assert "Ingen tidsplan er lagret på denne maskinen." in said
    assert seen == []
    context.close()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("days_of: [[vedta]]", "days_of: [[vedtaa]]", "did you mean «vedta»?"),
        (
            "days_of: [[vedta]]",
            "days_of: [[vedta], []]",
            "found 2 lists, expected 1, one for each bracket but the owner's",
        ),
        (
            "heading: Og så",
            "heading: Og så\n        paragraphs: [{text: A, after_deadline: {text: B}}]",
            "found «after_deadline» in a text without «duty», expected the duty that it is of",
        ),
        (
            "heading: Og så",
            "heading: Og så\n        from_workbook: measures",
            "expected a table of 5 columns: what, who, when, which plan, how much",
        ),
    ],
)
def test_what_can_not_fill_in_a_case_is_told(
    small: SmallGuide, old: str, new: str, message: str
) -> None:
    small.replace("data/documents.yml", old, new)
    (problem,) = small.problems()
    assert problem.endswith(message)


def test_a_guide_without_cases_offers_none(small: SmallGuide) -> None:
    small.replace("data/documents.yml", "    case: true\n", "")
    book = small.open()
    assert '"case":null' in book.render("arbeidsbok.md", "workbook")
    assert book.frame()["case"] == "null"
