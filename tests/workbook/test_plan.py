"""The action plan: in the order it was put, and as other programs read it."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import Any

import pytest
from icalendar import Calendar

from macros.downloads.open_data import FORMULA
from tests.workbook.conftest import Functions

PLAN: list[dict[str, Any]] = [
    {
        "id": "00000000000000a1",
        "what": "Vedta planen; så «budsjettet»,\nog følg opp",
        "who": "Kari",
        "when": "2027-03-01",
        "level": "plan",
        "budget": "100 000 kr",
        "from": "s/fri",
        "status": "started",
        "note": "Se saken",
    },
    {"id": "00000000000000a2", "what": '=HYPERLINK("x")', "who": "+47", "when": "", "level": ""},
]
STORE = "const store = makeStore(); addMeasures(store, given);"


def order(js: Functions, body: str) -> list[str]:
    """What the measures are, after some code has moved them."""
    given = [{"what": letter} for letter in "abc"]
    code = f"{STORE} const ids = measuresOf(store).map((m) => m.id); {body};"
    found: list[str] = js.run(f"{code} return measuresOf(store).map((m) => m.what)", given)
    return found


def test_measures_stand_in_the_order_they_were_made_and_moved(js: Functions) -> None:
    assert order(js, "") == ["a", "b", "c"]
    assert order(js, "moveMeasure(store, ids[2], -1)") == ["a", "c", "b"]
    assert order(js, "moveMeasure(store, ids[0], 1); moveMeasure(store, ids[0], 1)") == [*"bca"]
    assert order(js, "moveMeasure(store, ids[0], -1); moveMeasure(store, ids[2], 1)") == [*"abc"]


def test_measures_that_two_tabs_put_at_the_same_place_can_still_be_moved(js: Functions) -> None:
    same = "store.set(ids.map((id) => [`m/${id}/place`, 1])); const sorted = measuresOf(store);"
    moved = f"{same} moveMeasure(store, sorted[2].id, -1); "
    check = "if (measuresOf(store)[1].id !== sorted[2].id) throw new Error('not moved')"
    assert sorted(order(js, moved + check)) == ["a", "b", "c"]


def test_a_gap_becomes_a_measure_by_the_deadline_of_its_duty(js: Functions) -> None:
    body = "return [measureFromStatement(data, 'frist'), measureFromStatement(data, 'plikt')]"
    assert js.run(body) == [
        {
            "what": "Sørge for dette: Frist er ja.",
            "when": "2027-07-01",
            "level": "plan",
            "from": "s/frist",
        },
        {"what": "Sørge for dette: Plikt er ja.", "when": "", "level": "plan", "from": "s/plikt"},
    ]


def test_where_a_timetable_has_a_day_for_the_duty_the_measure_is_by_then(js: Functions) -> None:
    body = """const entries = [[`duty/${data.statements.frist.duty}`, "2027-06-10", 1]];
      const kept = JSON.stringify({format: 1, begun: "0123456789abcdef", entries});
      const getItem = (name) => name === `${data.store}/timetable` ? kept : null;
      Object.defineProperty(window, "localStorage", {configurable: true, value: {getItem}});
      const found = ["frist", "plikt"].map((id) => measureFromStatement(data, id).when);
      delete window.localStorage;
      return found;"""
    assert js.run(body) == ["2027-06-10", ""]


def test_a_measure_says_when_its_duty_is_due(js: Functions) -> None:
    body = "return given.map((id) => groundOf(data, id))"
    assert js.run(body, ["s/gjelder", "s/frist", "s/plikt", "s/fri", "q/a-en", "", "s/ukjent"]) == [
        "Bygger på: Gjelder. Plikten gjelder siden 1. juli 2023.",
        "Bygger på: Frist. Plikten har frist 1. juli 2027.",
        "Bygger på: Plikt. Plikten gjelder nå.",
        "Bygger på: Fri.",
        "Bygger på: A en?",
        "",
        "",
    ]


def test_questions_with_someone_or_a_date_are_taken_once(js: Functions) -> None:
    body = """const store = storeOf(given); const first = measuresFromChecklist(store, data);
      addMeasures(store, first); return [first, measuresFromChecklist(store, data)];"""
    answers: dict[str, Any] = {
        "q/a-en/who": "Kari",
        "q/b-en/due": "2027-03-01",
        "q/a-to/who": "Ola",
        "q/a-en/note": "Spør Nav",
    }
    answers["q/a-to/tick"] = True  # in place already
    answers |= {"q/b-to/who": "Per", "q/b-to/not-applicable": True}  # not to be put in place
    first, second = js.run(body, answers)
    assert first == [
        {
            "what": "A en?",
            "who": "Kari",
            "when": "",
            "level": "plan",
            "note": "Spør Nav",
            "from": "q/a-en",
        },
        {
            "what": "B en?",
            "who": "",
            "when": "2027-03-01",
            "level": "plan",
            "note": "",
            "from": "q/b-en",
        },
    ]
    assert second == []


def test_the_table_opens_right_in_norwegian_excel(js: Functions) -> None:
    text = js.run(f"{STORE} return planCsv(measuresOf(store), data)", PLAN)
    assert text.startswith("\ufeffTiltak;Ansvarlig;Frist;Plannivå;Beløp;Status;Notat\r\n")
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";"))
    assert rows[1] == [
        PLAN[0]["what"],
        "Kari",
        "2027-03-01",
        "Plan",
        "100 000 kr",
        "I gang",
        "Se saken",
    ]


def test_no_cell_of_the_table_is_a_formula(js: Functions) -> None:
    texts = [f"{mark}1+1" for mark in FORMULA] + ["a", "", "1"]
    cells = js.run("return given.map(cell)", texts)
    bare = [cell.removeprefix('"') for cell in cells]
    assert [cell.startswith("'") for cell in bare] == [True] * len(FORMULA) + [False] * 3


def test_the_calendar_is_one_that_calendars_read(js: Functions) -> None:
    # A text of several lines has its first as the title, and all of them in the description.
    body = f"""{STORE} return planIcs(measuresOf(store), () => 1700000000000,
      new Date("2026-11-26T10:11:12.345Z"), data)"""
    text = js.run(body, PLAN)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    found = Calendar.from_ical(text)
    assert found.errors == []
    event: Any
    (event,) = found.walk("VEVENT")
    assert event["UID"] == "00000000000000a1@liten"
    assert event["DTSTART"].dt == date(2027, 3, 1)
    assert event["DTEND"].dt == date(2027, 3, 2)
    assert event["SEQUENCE"] == 1700000000 - 1577836800
    assert event["SUMMARY"] == "Vedta planen; så «budsjettet»,"
    description = (
        f"{PLAN[0]['what']}\nAnsvarlig: Kari\nPlannivå: Plan\nBeløp: 100 000 kr\n"
        "Status: I gang\nNotat: Se saken\n"
    )
    description += "Bygger på: Fri.\nEn liten veileder. Regelverket lest slik det sto 2. juli 2026."
    assert event["DESCRIPTION"] == description


def test_a_long_text_is_folded_without_cutting_a_letter(js: Functions) -> None:
    text = "æøå😀" * 60
    folded = js.run("return folded(given)", text)
    assert folded.replace("\r\n ", "") == text
    assert all(len(line.encode()) <= 75 for line in folded.split("\r\n"))


def test_a_checklist_as_text_has_what_was_filled_in(js: Functions) -> None:
    body = 'return checklistText(["a-en", "a-to", "b-en"], storeOf(given), data)'
    answers = {
        "q/a-en/tick": True,
        "q/a-en/who": "Kari",
        "q/a-en/due": "2027-03-01",
        "q/a-to/note": "En\nTo",
    }
    assert js.run(body, answers).splitlines() == [
        "En liten veileder",
        "",
        "A",
        "[x] A en?",
        "    Ansvarlig: Kari",
        "    Frist: 1. mars 2027",
        "[ ] A to?",
        "    Notat: En",
        "      To",
        "",
        "B",
        "[ ] B en?",
    ]


def test_a_plan_has_room_for_two_hundred_measures(js: Functions) -> None:
    body = """const store = makeStore(); addMeasures(store, given);
      return [addMeasures(store, [{}]).length, addMeasures(store, [{}]).length,
        measuresOf(store).length]"""
    assert js.run(body, [{"what": "x"}] * 199) == [1, 0, 200]


def test_a_deleted_measure_leaves_nothing_behind_and_can_be_put_back(js: Functions) -> None:
    body = f"""{STORE} const before = allOf(store), [{{id}}] = measuresOf(store);
      const putBack = removeMeasure(store, id);
      const left = store.keys(`m/${{id}}`);
      putBack();
      return [left, JSON.stringify(allOf(store)) === JSON.stringify(before)]"""
    assert js.run(body, PLAN) == [[], True]


@pytest.mark.parametrize(
    ("day", "is_day"),
    [
        ("1900-01-01", True),
        ("2199-12-31", True),
        ("1899-12-31", False),
        ("2200-01-01", False),
        ("0202-05-01", False),
        ("9999-12-31", False),
        ("20277-01-01", False),
    ],
)
def test_a_day_is_in_a_year_that_somebody_can_have_meant(
    js: Functions, day: str, is_day: bool
) -> None:
    assert js.run("return isDay(given)", day) is is_day


def test_a_plan_with_a_day_that_is_none_can_be_saved_and_opened_again(js: Functions) -> None:
    """It may have been stored by an earlier edition of the page."""
    body = """const store = makeStore();
      addMeasures(store, [{id: "00000000000000a1", what: "a", when: "20277-01-01"}]);
      store.set({"q/b-en/due": "0202-01-01", "q/b-en/who": "Kari"});
      const text = planText(measuresOf(store), "2026-11-26T10:00:00.000Z", data);
      const [back] = readPlan({name: "p", text, size: 1}, data);
      return [back.what === "a" && back.status, back.when, planCsv([back], data).includes("20277"),
              measuresFromChecklist(store, data)[0].when];"""
    assert js.run(body) == ["", "", False, ""]


def test_the_last_day_of_all_has_a_next_day_and_a_number_that_calendars_can_hold(
    js: Functions,
) -> None:
    measures = [PLAN[0] | {"when": "2199-12-31"}]
    text = js.run("return planIcs(given, () => 7e12, new Date(), data)", measures)
    (event,) = Calendar.from_ical(text).walk("VEVENT")
    assert event.decoded("DTEND") == date(2200, 1, 1)
    assert event.decoded("SEQUENCE") == 2**31 - 1
