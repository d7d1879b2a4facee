"""The reader's own timetable: the rules of the tables, and a calendar that updates the last one."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from dateutil.easter import easter
from icalendar import Calendar
from playwright.sync_api import Browser, Download, Page

from macros.guide.model.backwards import counted_back, next_steps
from macros.guide.model.fields import PartialDate
from macros.guide.model.process import Track
from macros.guide.model.workdays import FIXED, FROM_EASTER, workday_on_or_before
from macros.pages.book import Book
from tests.conftest import SmallGuide
from tests.scripts_in import Functions, functions
from tests.test_accessibility import violations
from tests.watching import watched

URL = "planlegging/veien-til-fristen/"
PAGE = "planlegging/veien-til-fristen.md"
HOLIDAYS = {"fixed": FIXED, "fromEaster": FROM_EASTER}
SEED = 20270701


@pytest.fixture(scope="module")
def js(browser: Browser) -> Iterator[Functions]:
    found = functions(browser, "timetable/view.js")
    yield found
    found.page.close()


@pytest.fixture(scope="module")
def data(book: Book) -> dict[str, Any]:
    """What the page says of the process."""
    page = BeautifulSoup(book.render(PAGE, "process_timetable"), "lxml")
    found: dict[str, Any] = json.loads(page.select("#timetable-data")[0].text)
    return found


def some_track(chosen: random.Random) -> Track:
    """A track with steps at random: days and weeks, times past other steps, days that are fixed."""
    count = chosen.randint(2, 9)
    steps: list[dict[str, Any]] = []
    for n in range(count - 1):
        step: dict[str, Any] = {"step": f"s{n}", "ours": chosen.random() < 0.4}
        if chosen.random() < 0.1:
            step["deadline"] = "fixed"
        else:
            step |= {chosen.choice(("days", "weeks")): chosen.randint(0, 45)}
            if chosen.random() < 0.3:
                step["before"] = f"s{chosen.randint(n + 1, count - 1)}"
        steps.append(step)
    steps.append({"step": f"s{count - 1}"})
    return Track.model_validate({"title": "T", "text": "t", "steps": steps})


def as_data(track: Track, fixed: PartialDate) -> dict[str, Any]:
    """A track as the page has it."""
    number = {place.step: n for n, place in enumerate(track.steps)}
    ends = next_steps(track)
    return {
        "steps": [
            {
                "id": place.step,
                "days": place.least_days,
                "until": number[end] if (end := ends[place.step]) else None,
                "fixed": fixed.iso if place.deadline else None,
                "ours": place.ours,
            }
            for place in track.steps
        ]
    }


def shortest(track: Track) -> Track:
    """The track without the time that is advice."""
    none = {"days": 0, "weeks": None}
    steps = tuple(p.model_copy(update=none) if p.ours and p.least_days else p for p in track.steps)
    return track.model_copy(update={"steps": steps})


def some_day(chosen: random.Random) -> PartialDate:
    found = date(2024, 1, 1) + timedelta(days=chosen.randint(0, 365 * 40))
    return PartialDate(found.year, found.month, found.day)


def counted(js: Functions, given: list[Any]) -> list[list[list[str]]]:
    """What the scripts count for tracks and meetings: all times, and those of the laws alone."""
    body = """return given.map(([track, meeting, holidays]) => [false, true].map((short) =>
      countedBack(track, meeting, holidays, {held: {}, done: {}}, short).map(({ day }) => day)));"""
    found: list[list[list[str]]] = js.run(body, given)
    return found


def test_the_scripts_count_as_the_build_does(js: Functions, book: Book) -> None:
    """Every track of the guide and tracks at random, from hundreds of meetings at random."""
    chosen = random.Random(SEED)  # noqa: S311  a test's own choice
    tracks = [t for t in book.guide.process.tracks.values() if t.from_meeting] * 100
    tracks += [some_track(chosen) for _ in range(500)]
    given, expected = [], []
    for track in tracks:
        meeting, fixed = some_day(chosen), some_day(chosen)
        days = {"fixed": fixed}
        both = (track, shortest(track))
        given.append([as_data(track, fixed), meeting.iso, HOLIDAYS])
        expected.append([[day.iso for day in counted_back(t, meeting, days)] for t in both])
    assert counted(js, given) == expected


def some_bodies(chosen: random.Random, track: Track, meeting: PartialDate) -> dict[str, Any]:
    """Who has meetings before the one that decides: some steps are at them, some cases go there."""
    steps = [place.step for place in track.steps]
    end = date.fromisoformat(meeting.iso)

    def days() -> list[str]:
        ago = (chosen.randint(0, 250) for _ in range(chosen.randint(0, 9)))
        return sorted({(end - timedelta(days=n)).isoformat() for n in ago})

    def some_round() -> dict[str, Any]:
        before = chosen.randrange(len(steps))
        after = chosen.choice([None, *steps[:before]])
        return {"before": steps[before], "after": after, "optional": chosen.random() < 0.3}

    rounds = [[some_round() for _ in range(chosen.randint(1, 4))] for _ in range(2)]
    at = [chosen.choice(steps[:-1])] if chosen.random() < 0.5 else []
    return {
        "bodies": [
            {"id": "council", "title": "C", "at": steps[-1:], "rounds": []},
            {"id": "board", "title": "B", "at": at, "rounds": rounds[0]},
            {"id": "panel", "title": "P", "at": [], "rounds": rounds[1]},
        ],
        "days": {"council": [meeting.iso], "board": days(), "panel": days()},
    }


Days = dict[str, tuple[str, bool]]


def minus(day: str, days: int) -> str:
    return (date.fromisoformat(day) - timedelta(days=days)).isoformat()


def working(day: str) -> str:
    return workday_on_or_before(date.fromisoformat(day)).isoformat()


def anchored(track: Track, fixed: PartialDate, given: dict[str, Any]) -> Days:
    """The steps whose day is settled: done, a deadline's, or the meeting that decides."""
    found = {p.step: (fixed.iso, False) for p in track.steps if p.deadline}
    if not track.steps[-1].deadline:
        found[track.steps[-1].step] = given["days"]["council"][0], True
    return found | {step: (day, True) for step, day in given["done"].items()}


def last_possible(track: Track, fixed: PartialDate, given: dict[str, Any], held: Any) -> Days:
    """The day of each step by the rules of `backwards.py`, and whether a meeting is held on it."""
    ends, days = next_steps(track), anchored(track, fixed, given)
    for place in reversed(track.steps):
        if place.step not in days:
            by = working(minus(days[ends[place.step] or ""][0], place.least_days))
            meetings = [day for day in held.get(place.step, []) if day <= by]
            days[place.step] = (max(meetings), True) if meetings else (by, False)
    return days


def first_possible(track: Track, given: dict[str, Any], held: Any, last: Days) -> dict[str, str]:
    """From today on, and after the time of the laws since the steps that lead to it."""
    ends, days = next_steps(track), dict[str, str]()
    for place in track.steps:
        before = [p for p in track.steps if ends[p.step] == place.step]
        day = max([given["today"], *(minus(days[p.step], -time_of_law(p)) for p in before)])
        by = last[place.step][0] if last else ""
        meetings = [each for each in held.get(place.step, []) if day <= each <= by]
        days[place.step] = given["done"].get(place.step) or min(meetings, default=day)
    return days


def time_of_law(place: Any) -> int:
    return 0 if place.ours else int(place.least_days)


def on_its_way(track: Track, fixed: PartialDate, given: dict[str, Any]) -> tuple[Days, list[str]]:
    """The day of each step as it is today, and what has become of it."""
    held = {step: given["days"][body["id"]] for body in given["bodies"] for step in body["at"]}
    free = first_possible(track, given, held, {})
    coming = {step: [day for day in days if day >= free[step]] for step, days in held.items()}
    last = last_possible(shortest(track), fixed, given, coming)
    first = first_possible(track, given, coming, last)
    ends, days = next_steps(track), anchored(track, fixed, given)
    for place in reversed(track.steps):
        step, begins = place.step, first[place.step]
        if step in days:
            continue
        if begins > last[step][0]:
            days[step] = last[step]
            continue
        meetings = [day for day in coming.get(step, []) if day >= begins]
        options = []
        for time in dict.fromkeys([place.least_days, time_of_law(place)]):
            by = working(minus(days[ends[step] or ""][0], time))
            options += [(day, True) for day in sorted(meetings, reverse=True) if day <= by][:1]
            options += [(by, False)] if by >= begins and begins not in meetings else []
        days[step] = next(iter(options), (begins, begins in meetings))
    plan = last_possible(track, fixed, given, held)
    said = [
        *(
            "done"
            if step in given["done"]
            else "late"
            if first[step] > last[step][0]
            else "moved"
            if days[step][0] > plan[step][0]
            else "coming"
            for step in (place.step for place in track.steps)
        )
    ]
    return days, said


def planned(track: Track, fixed: PartialDate, given: dict[str, Any]) -> list[Any]:
    """The day of each step, and the meeting of each round: the last one after the step that it
    builds on and by its own step.
    """
    days, status = on_its_way(track, fixed, given)
    steps, serves = [place.step for place in track.steps], dict[tuple[str, str], int]()
    found = []
    for n, step in enumerate(steps):
        rounds: list[list[Any]] = []
        for body, each in ((b, r) for b in given["bodies"] for r in b["rounds"]):
            meetings = given["days"][body["id"]]
            if each["before"] != step or not meetings or step in given["done"]:
                continue
            before = days[step][0]
            base = steps.index(each["after"]) if each["after"] else n - 1
            after = days[steps[base]][0] if base >= 0 else ""
            fitting = [day for day in meetings if after < day <= before]
            alone = [day for day in fitting if (body["id"], day) not in serves]
            day = max(alone or ([] if each["optional"] else fitting), default=None)
            if day is None:
                if each["optional"] or before < given["today"]:
                    continue
                settled = base < 0 or days[steps[base]][1] or track.steps[base].deadline
                least = days[steps[base - 1]][0] if base > 0 else ""
                earlier = [
                    day
                    for day in meetings
                    if least < day <= after and day >= given["today"] and not settled
                    if (body["id"], day) not in serves
                ]
                rounds.append([body["id"], None, max(earlier, default=None), 0])
                continue
            rounds.append([body["id"], day, None, serves.get((body["id"], day), 0)])
            serves[body["id"], day] = n + 1
        found.append([*days[step], status[n], rounds])
    return found


def test_a_case_goes_to_a_body_after_the_step_it_builds_on_and_before_the_one_it_clears(
    js: Functions, book: Book
) -> None:
    """As above, with meetings at random of bodies that cases go to and steps are at."""
    chosen = random.Random(SEED)  # noqa: S311  a test's own choice
    tracks = [t for t in book.guide.process.tracks.values() if t.from_meeting] * 100
    tracks += [some_track(chosen) for _ in range(500)]
    given, expected = [], []
    for track in tracks:
        meeting, fixed = some_day(chosen), some_day(chosen)
        today = date.fromisoformat(meeting.iso) - timedelta(days=chosen.randint(0, 250))
        one = some_bodies(chosen, track, meeting) | {"today": today.isoformat(), "done": {}}
        for place in track.steps[: chosen.randint(0, len(track.steps) - 1)]:
            if chosen.random() < 0.4:
                done = today - timedelta(days=chosen.randint(0, 60))
                one["done"][place.step] = done.isoformat()
        one["track"] = as_data(track, fixed) | {"body": "council"}
        given.append(one)
        expected.append(planned(track, fixed, one))
    body = """return given.plans.map(({bodies, track, days, today, done}) =>
      planOf({bodies, deadline: null, holidays: given.holidays}, track, days, today, done)
        .rows.map(({day, held, status, rounds}) => [day, held, status,
          rounds.map((turn) => [turn.body.id, turn.day, turn.earlier, turn.same])]));"""
    assert js.run(body, {"plans": given, "holidays": HOLIDAYS}) == expected
    said = [each for plan in expected for *_, rounds in plan for each in rounds]
    assert min(sum(bool(each[n]) for each in said) for n in (1, 2, 3)) > 20  # all of it happens
    states = [row[2] for plan in expected for row in plan]
    assert min(states.count(each) for each in ("done", "coming", "moved", "late")) > 100


def test_easter_is_the_same_day(js: Functions) -> None:
    years = list(range(1900, 2200))
    found = js.run("return given.map(easter);", years)
    assert found == [easter(year).isoformat() for year in years]


def test_the_page_gives_what_the_tables_show(js: Functions, data: dict[str, Any]) -> None:
    """From 17 June, as counted by hand in test_process.py."""
    tracks = {track["id"]: track for track in data["tracks"]}
    found = counted(js, [[tracks["samfunnsdel"], "2027-06-17", data["holidays"]]])
    assert found[0][0] == [
        *("2027-01-14", "2027-01-28", "2027-03-11", "2027-03-18", "2027-04-08", "2027-05-20"),
        "2027-06-17",
    ]


def test_a_step_at_a_meeting_is_on_the_last_one_in_time_and_moves_what_comes_before(
    js: Functions, book: Book, data: dict[str, Any]
) -> None:
    """The part of a track up to such a step is what the build counts from that meeting."""
    track = book.guide.process.tracks["samlet"]
    place = [step.step for step in track.steps].index("vedtak-samlet")
    until = track.model_copy(update={"steps": track.steps[: place + 1]})
    last = until.steps[-1].model_copy(update={"weeks": None, "days": None})
    until = until.model_copy(update={"steps": (*until.steps[:-1], last)})
    chosen = random.Random(SEED)  # noqa: S311  a test's own choice
    given, expected = [], []
    published = next(each for each in data["tracks"] if each["id"] == "samlet")
    for _ in range(200):
        meeting = some_day(chosen)
        rest = [day.iso for day in counted_back(track, meeting, {})]
        day = date.fromisoformat(rest[place]) - timedelta(days=chosen.randint(0, 40))
        held = PartialDate(day.year, day.month, day.day)
        later = (date.fromisoformat(rest[place]) + timedelta(days=1)).isoformat()
        given.append(
            [published, meeting.iso, data["holidays"], {"vedtak-samlet": [later, held.iso]}]
        )
        before = [day.iso for day in counted_back(until, held, {})]
        on_meeting = [n in (place, len(rest) - 1) for n in range(len(rest))]
        expected.append(list(map(list, zip(before + rest[place + 1 :], on_meeting, strict=True))))
    body = """return given.map(([track, meeting, holidays, held]) =>
      countedBack(track, meeting, holidays, {held, done: {}})
        .map(({ day, held }) => [day, held]));"""
    assert js.run(body, given) == expected


def test_what_is_too_late_is_told_apart_from_what_is_only_late(
    js: Functions, data: dict[str, Any]
) -> None:
    """The time that is advice may be cut down; the rest may not."""
    body = """const track = given.data.tracks.find(({ id }) => id === "planstrategi");
      const meetings = {kommunestyret: ["2027-06-17"]};
      return given.days.map((today) => planOf(given.data, track, meetings, today)
        .rows.map(({ status }) => status));"""
    days = ["2027-03-23", "2027-03-24", "2027-05-18", "2027-05-19", "2027-06-18"]
    assert js.run(body, {"data": data, "days": days}) == [
        ["coming", "coming", "coming", "coming"],
        ["moved", "coming", "coming", "coming"],
        ["moved", "moved", "coming", "coming"],
        ["late", "late", "late", "late"],
        ["late", "late", "late", "late"],
    ]


def test_a_round_has_no_meeting_where_none_is_between_its_steps(
    js: Functions, data: dict[str, Any]
) -> None:
    """Counted by hand: the proposal is out by 1 April, the programme settled on 11 February."""
    body = """const track = given.tracks.find(({ id }) => id === "samlet");
      const days = {kommunestyret: ["2027-02-11", "2027-04-22", "2027-06-10"],
        formannskapet: ["2026-12-08", "2027-01-28", "2027-04-08", "2027-05-27"],
        eldreradet: ["2027-05-12", "2027-05-17"]};
      const plan = planOf(given, track, days, "2026-11-27");
      return plan.rows.map((row) => [row.day, row.rounds.map(({ day }) => day),
        warningsOf(row, plan, given)]);"""
    said = "Formannskapet eller planutvalget: ingen møter mellom "
    assert js.run(body, data) == [
        ["2026-12-10", [], []],
        [
            "2026-12-24",
            [None],
            [
                f"{said}10. desember 2026 og 24. desember 2026. Avtal et ekstra møte før steg 2, "
                "eller gjør steg 1 ferdig før møtet 8. desember 2026."
            ],
        ],
        [
            "2027-01-12",
            [None, None],
            [
                f"{said}24. desember 2026 og 12. januar 2027. Avtal et ekstra møte før steg 3.",
                "Eldrerådet: ingen møter mellom 24. desember 2026 og 12. januar 2027. Avtal et "
                "ekstra møte før steg 3.",
            ],
        ],
        ["2027-02-04", [], []],
        ["2027-02-11", [], []],
        [
            "2027-04-01",
            [None],
            [f"{said}11. februar 2027 og 1. april 2027. Avtal et ekstra møte før steg 6."],
        ],
        ["2027-05-13", ["2027-05-12"], []],
        ["2027-06-10", ["2027-05-27"], []],
    ]
    unused = """const track = given.tracks.find(({ id }) => id === "samlet");
      const days = {kommunestyret: ["2027-02-11", "2027-04-22", "2027-06-10"],
        formannskapet: ["2027-01-28", "2027-04-08", "2027-05-27"], eldreradet: ["2027-05-12"]};
      const plan = planOf(given, track, days, "2026-11-27");
      return unusedOf(plan, days, given.bodies).map(({body, days}) => [body.id, days]);"""
    assert js.run(unused, data) == [
        ["kommunestyret", ["2027-04-22"]],
        ["formannskapet", ["2027-01-28", "2027-04-08"]],
    ]


def test_what_was_not_done_in_time_moves_what_follows(js: Functions, data: dict[str, Any]) -> None:
    """A hearing of six weeks that begins on 18 January ends on 1 March, so 22 April is the meeting;
    where that isn't given, an extra one is; and where the hearing was begun in time, nothing moves.
    """
    body = """const track = given.data.tracks.find(({ id }) => id === "samlet");
      return given.plans.map(({days, done}) => {
        const plan = planOf(given.data, track, days, "2027-01-18", done);
        return plan.rows.slice(1, 5).map((row) =>
          [row.day, row.status, row.last, warningsOf(row, plan, given.data).join()]);
      });"""
    begun = {"oversikt": "2026-12-10", "oppstart-samlet": "2026-12-22"}
    begun |= {"forslag-planstrategi": "2027-01-11"}
    plans: list[dict[str, Any]] = [
        {"days": {"kommunestyret": days}, "done": done}
        for days, done in (
            (["2027-02-11", "2027-04-22", "2027-06-10"], {}),
            (["2027-02-11", "2027-06-10"], {}),
            (["2027-02-11", "2027-06-10"], begun),
            (["2027-02-11", "2027-04-08"], {}),
        )
    ]
    unreachable = "Rekkes ikke: tidligst 1. mars 2027, og siste mulige dag er 25. februar 2027"
    assert js.run(body, {"data": data, "plans": plans}) == [
        [
            ["2027-03-04", "moved", "2027-03-11", ""],
            ["2027-03-23", "moved", "2027-03-23", ""],
            ["2027-04-15", "moved", "2027-04-22", ""],
            ["2027-04-22", "moved", "2027-04-22", ""],
        ],
        [
            ["2027-01-21", "moved", "2027-03-18", ""],
            ["2027-02-09", "moved", "2027-03-30", ""],
            ["2027-03-04", "moved", "2027-04-29", ""],
            [
                *("2027-03-11", "moved", "2027-04-29"),
                "Kommunestyret: ingen møter mellom 1. mars 2027 og 11. mars 2027. Avtal et ekstra "
                "møte.",
            ],
        ],
        [
            ["2026-12-22", "done", "2026-12-22", ""],
            ["2027-01-11", "done", "2027-01-11", ""],
            ["2027-02-04", "coming", "2027-02-11", ""],
            ["2027-02-11", "coming", "2027-02-11", ""],
        ],
        [
            [
                *("2027-01-14", "late", "2027-01-14"),
                "For sent, hvis det ikke er gjort: siste mulige dag var 14. januar 2027",
            ],
            ["2027-01-26", "moved", "2027-01-26", ""],
            ["2027-02-25", "late", "2027-02-25", unreachable],
            ["2027-02-25", "late", "2027-02-25", unreachable],
        ],
    ]


def test_after_the_deadline_it_is_said_to_have_passed_and_the_next_meeting_counts(
    js: Functions, data: dict[str, Any]
) -> None:
    """No extra meeting can save it; the first meeting that can be reached is the one."""
    body = """const [track] = given.data.tracks;
      const plan = planOf(given.data, track, {kommunestyret: given.days}, given.now, given.done);
      const wrong = warningsOf(plan.rows.at(-1), plan, given.data);
      return [plan.meeting, wrong, summary(plan, given.data)[0]];"""
    days = ["2027-06-17", "2027-12-16", "2028-02-10", "2028-04-20"]
    over = "Fristen 1. juli 2027 er passert. Møtet 10. februar 2028 er etter fristen."
    known = {"data": data, "days": days, "done": {}}
    assert js.run(body, {**known, "now": "2027-12-02"}) == ["2028-02-10", [over], over]
    done = {"vedtak-planstrategi": "2027-06-17"}
    assert js.run(body, {**known, "now": "2027-12-02", "done": done})[0] == "2027-06-17"
    assert js.run(body, {**known, "now": "2027-06-30", "days": days[1:2]})[1] == [
        "Ingen av møtene er før fristen 1. juli 2027. Møtet 16. desember 2027 er for sent. Fristen "
        "holder bare med et ekstra møte."
    ]


def test_a_step_that_no_meeting_fits_is_told_of_first(js: Functions, data: dict[str, Any]) -> None:
    body = """const track = given.tracks.find(({ id }) => id === "samlet");
      const plan = planOf(given, track, {kommunestyret: ["2027-06-17"]}, "2026-11-27", {});
      return summary(plan, given)[0];"""
    assert js.run(body, data) == (
        "Avtal et ekstra møte. Ingen av møtene passer for «5. Kommunestyret vedtar planstrategien "
        "og fastsetter planprogrammet»."
    )


def test_the_programme_is_settled_at_a_meeting_in_each_track(
    js: Functions, data: dict[str, Any]
) -> None:
    """Or there is none, and that is told."""
    body = """const track = given.data.tracks.find(({ id }) => id === "samfunnsdel");
      return given.days.map((kommunestyret) => {
        const plan = planOf(given.data, track, {kommunestyret}, "2026-11-27");
        return [plan.rows[3].day, warningsOf(plan.rows[3], plan, given.data).join()];
      });"""
    days = [["2027-02-11", "2027-06-10"], ["2027-06-10"], ["2026-11-30", "2027-06-10"]]
    assert js.run(body, {"data": data, "days": days}) == [
        ["2027-02-11", ""],
        [
            "2027-03-11",
            "Ingen av møtene i Kommunestyret er senest 11. mars 2027. Avtal et ekstra møte.",
        ],
        [
            "2027-03-11",
            "Kommunestyret: ingen møter mellom 8. januar 2027 og 11. mars 2027. Avtal et ekstra "
            "møte.",
        ],
    ]


DAYS = "all => all.map((time) => time.getAttribute('datetime'))"
MEETINGS = {"kommunestyret": ["2027-03-11", "2027-06-17"], "eldreradet": ["2027-05-11"]}


def fill(page: Page, address: str, now: str = "2027-01-20T10:00:00") -> None:
    """Open the page and enter meetings."""
    page.clock.set_fixed_time(now)
    page.goto(address)
    tool = page.locator("[data-timetable]")
    tool.locator("[name=track]").select_option("samlet")
    tool.locator("[name=reminder]").select_option("2")
    tool.locator("[name=owner]").fill("Vik kommune")
    for body, days in MEETINGS.items():
        for n, day in enumerate(days, 1):
            tool.locator(f'[name="day/{body}/{n}"]').fill(day)


def taken(page: Page) -> Download:
    with page.expect_download() as download:
        page.get_by_role("button", name="Lagre som kalender (ICS)").click()
    return download.value


def events(download: Download) -> dict[str, Any]:
    calendar = Calendar.from_ical(Path(download.path()).read_bytes())
    found = list(calendar.walk("VEVENT"))
    assert len({event["UID"] for event in found}) == len(found)
    return {str(event["UID"]): event for event in found}


def test_a_reader_enters_meetings_and_takes_the_timetable_along(
    browser: Browser, address: str
) -> None:
    """Online, under the strictest policy: table, calendar, and a later calendar that updates it."""
    context = browser.new_context()
    page = context.new_page()
    seen = watched(page)
    fill(page, address + URL)
    rows = page.locator("[data-timetable-result] tbody tr")
    assert rows.count() == 8 + 2
    days = rows.locator("time").evaluate_all(DAYS)
    assert days[0] == "2027-01-21"  # counted anew: 7 January is past
    assert days == sorted(days)
    said = page.locator("[data-timetable-result]").inner_text()
    assert "Kommunestyret avgjør saken i møtet 17. juni 2027. Fristen er 1. juli 2027." in said
    assert "«1. Oversikten over boligbehovet er klar»" in said
    assert "Regnet om fra 7. januar 2027" in said
    assert "siste mulige dag: 5. mai 2027" in said
    assert (
        "Ikke med i tidsplanen, fordi møtedatoene mangler: Formannskapet eller planutvalget, Rådet "
        "for personer med funksjonsnedsettelse, Ungdomsrådet." in said
    )
    assert (
        "Spor 3: Planstrategien og samfunnsdelen samlet: seneste dag for hvert steg i Vik" in said
    )

    assert violations(page) == []

    first = taken(page)
    assert first.suggested_filename == "tidsplan-vik-kommune.ics"
    mine = events(first)
    start = mine["vedtak-samlet@boligsosial-planlegging"]
    assert start["DTSTART"].dt == date(2027, 3, 11)
    # What the past would remind of isn't written, and that is told.
    silent = [uid.split("@")[0] for uid, event in mine.items() if not event.walk("VALARM")]
    assert silent == ["oversikt", "oppstart-samlet"]
    told = page.locator("[data-told]").inner_text()
    assert "Påminnelser som ikke er med, fordi tiden for dem er passert: 2." in told
    late = "Regnet om fra 7. januar 2027"
    assert late in str(mine["oversikt@boligsosial-planlegging"]["DESCRIPTION"])
    (alarm,) = start.walk("VALARM")
    assert alarm["TRIGGER"].dt == timedelta(days=-14, hours=9)

    # A later meeting in another track: what is in both is moved, what is gone is cancelled.
    page.clock.set_fixed_time("2027-01-21T10:00:00")
    page.reload()
    assert page.locator("[name=owner]").input_value() == "Vik kommune"
    page.locator('[name="day/kommunestyret/2"]').fill("2027-06-24")
    page.locator("[name=track]").select_option("samfunnsdel")
    after = events(taken(page))
    step = "planforslag@boligsosial-planlegging"
    assert (mine[step]["DTSTART"].dt, after[step]["DTSTART"].dt) == (
        *(date(2027, 4, 8), date(2027, 4, 15)),
    )
    assert after[step]["SEQUENCE"] == mine[step]["SEQUENCE"] + 24 * 3600
    assert after[step]["DTSTAMP"].dt > mine[step]["DTSTAMP"].dt
    gone = {uid for uid, event in after.items() if event.get("STATUS") == "CANCELLED"}
    assert {uid.split("@")[0] for uid in gone} == {
        *("oppstart-samlet", "forslag-planstrategi", "vedtak-samlet"),
    }

    # A month later it is too late, and that is the first thing said.
    page.clock.set_fixed_time("2027-04-16T10:00:00")
    page.reload()
    first_said = page.locator("[data-timetable-result] p").first.inner_text()
    assert first_said.startswith("For sent for dette møtet, hvis det ikke er gjort: «1. Oversikten")
    page.locator('[name="day/kommunestyret/2"]').fill("")
    page.locator('[name="day/kommunestyret/1"]').fill("2027-07-02")
    assert (
        "Ingen av møtene er før fristen 1. juli 2027."
        in page.locator("[data-timetable-result]").inner_text()
    )

    # A day that doesn't count is told of.
    page.get_by_text("Hva er gjort?").click()
    page.locator('[name="done/oversikt"]').fill("2027-12-24")
    assert (
        "24. desember 2027 er ikke kommet ennå, så «Oversikten over boligbehovet er klar» teller "
        "ikke som gjort." in page.locator("[data-timetable-result]").inner_text()
    )
    page.locator('[name="day/eldreradet/1"]').evaluate(
        """field => { field.type = "text"; field.value = "20270-06-17";
          field.dispatchEvent(new Event("input", {bubbles: true})); }"""
    )
    assert "Ugyldig dato: Eldrerådet." in page.locator("[data-timetable-result]").inner_text()
    page.locator('[name="done/oversikt"]').fill("")

    # What is deleted can be put back; the name is other tools' too, and stays.
    page.get_by_role("button", name="Slett datoene").click()
    assert page.evaluate("Object.keys(localStorage)") == ["boligsosial-planlegging/owner"]
    assert page.locator("[data-timetable-result] table").count() == 0
    page.get_by_role("button", name="Angre slettingen").click()
    assert page.locator('[name="day/kommunestyret/1"]').input_value() == "2027-07-02"
    assert page.locator("[data-timetable-result] table").count() == 1
    page.locator('[name="day/kommunestyret/2"]').fill("2027-06-24")
    assert page.locator("[data-told]").inner_text() == ""
    assert seen == []
    context.close()


def test_it_works_from_a_disk_and_where_nothing_can_be_stored(browser: Browser, site: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', "
        "{get() { throw new DOMException('no', 'SecurityError'); }})"
    )
    seen = watched(page)
    fill(page, (site / URL / "index.html").as_uri())
    assert page.locator("[data-timetable-result] tbody tr").count() == 8 + 2
    assert "Nettleseren lagrer ikke datoene." in page.locator("[data-kept]").inner_text()
    assert "vedtak-samlet@boligsosial-planlegging" in events(taken(page))
    assert seen == []
    context.close()


def test_without_scripts_the_page_is_as_it_was(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + URL)
    assert page.locator("[data-timetable]").is_visible() is False
    assert page.locator(".g-process--meetings").is_visible()
    context.close()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "at: [vedta]",
            "at: [vedtaa]",
            "found the unknown step «vedtaa», expected «maal», «spoer» or «vedta»; "
            "did you mean «vedta»?",
        ),
        ("at: [vedta]", "at: [spoer]", "found «vedta» at no body, expected it under «at»"),
        ("rounds: [{before: spoer, after: maal}]", "at: [vedta]", "which is at «skolen» too"),
        ("after: maal", "after: maale", "found the unknown step «maale»"),
    ],
)
def test_what_bodies_may_not_say_is_told(
    small: SmallGuide, old: str, new: str, message: str
) -> None:
    small.replace("data/process.yml", old, new)
    assert any(message in problem for problem in small.problems())


def test_without_bodies_there_is_no_timetable(small: SmallGuide) -> None:
    text = (small.data / "process.yml").read_text(encoding="utf-8")
    small.write("data/process.yml", text[: text.index("bodies:")])
    assert any(
        "found no «bodies» in process.yml, expected some with meetings" in problem
        for problem in small.problems()
    )
