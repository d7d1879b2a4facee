"""The way to a decision: latest days counted back from a meeting, and what readers see of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser

from macros.guide import GuideError, PartialDate
from macros.guide.model.backwards import counted_back, latest
from macros.guide.model.process import Track
from macros.guide.model.workdays import holidays
from macros.pages.book import Book, open_book
from tests.conftest import ROOT, SmallGuide

TODAY = PartialDate(2026, 11, 26)
PAGE = "planlegging/veien-til-fristen.md"


def day(text: str) -> PartialDate:
    return PartialDate.parse(text)


def latest_before(meeting: str, **time: int) -> str:
    """The latest day of a step with a least time before a meeting."""
    steps = [{"step": "first", **time}, {"step": "meeting"}]
    track = Track.model_validate({"title": "T", "text": "t", "steps": steps})
    return counted_back(track, day(meeting), {})[0].iso


# All of it by hand, with a calendar on paper. Easter Day 2027 is 28 March, so 25 and 26 March are
# Maundy Thursday and Good Friday, 29 March Easter Monday, 6 May Ascension Day, 17 May Whit Monday.
@pytest.mark.parametrize(
    ("meeting", "time", "expected"),
    [
        # 17 June is a Thursday; 17 days back to 31 May, 13 more to 18 May, a Tuesday.
        ("2027-06-17", {"days": 30}, "2027-05-18"),
        # 28 April; 28 days back to 31 March, 2 more to Easter Monday: back to Wednesday.
        ("2027-04-28", {"days": 30}, "2027-03-24"),
        # Thursday 26 August; 26 days back to 31 July, 4 more to Tuesday 27 July: summer counts.
        ("2027-08-26", {"days": 30}, "2027-07-27"),
        # Monday 16 August; 16 days back to 31 July, 14 more to Saturday 17 July: back to Friday.
        ("2027-08-16", {"days": 30}, "2027-07-16"),
        # 31 May 2028; 30 days back to Monday 1 May: back past Sunday and Saturday to Friday.
        ("2028-05-31", {"days": 30}, "2028-04-28"),
        # Thursday 16 December; 14 days back to Thursday 2 December.
        ("2027-12-16", {"days": 14}, "2027-12-02"),
        # Monday 31 May; 14 days back to 17 May, Whit Monday too: back past the weekend to Friday.
        ("2027-05-31", {"days": 14}, "2027-05-14"),
        # Friday 8 January; 8 days back to 31 December, 6 more to Christmas Day: back to Thursday.
        ("2027-01-08", {"days": 14}, "2026-12-24"),
        # Friday 15 January; 14 days back to New Year's Day: back to Thursday, in the year before.
        ("2027-01-15", {"days": 14}, "2026-12-31"),
        # Thursday 20 May, six Thursdays back: 13, 6 May, 29, 22, 15, 8 April.
        ("2027-05-20", {"weeks": 6}, "2027-04-08"),
        # Monday 10 May, six Mondays back to Easter Monday, 29 March: back to Wednesday.
        ("2027-05-10", {"weeks": 6}, "2027-03-24"),
        # Thursday 17 June, six Thursdays back to Ascension Day: back to Wednesday.
        ("2027-06-17", {"weeks": 6}, "2027-05-05"),
        # Thursday 26 August, six Thursdays back: 19, 12, 5 August, 29, 22, 15 July.
        ("2027-08-26", {"weeks": 6}, "2027-07-15"),
    ],
)
def test_a_latest_day_is_the_one_counted_by_hand(
    meeting: str, time: dict[str, int], expected: str
) -> None:
    assert latest_before(meeting, **time) == expected


@pytest.mark.parametrize("days", [14, 30, 42])
def test_the_day_of_the_meeting_counts_and_the_first_day_does_not(days: int) -> None:
    """A meeting on day 1 + n, which is a Friday: laid out on day 1."""
    first = {14: "2027-11-12", 30: "2027-10-27", 42: "2027-10-15"}
    assert latest_before("2027-11-26", days=days) == first[days]


def test_the_holidays_of_2027_are_those_of_the_almanac() -> None:
    assert sorted(each.isoformat() for each in holidays(2027)) == [
        *("2027-01-01", "2027-03-25", "2027-03-26", "2027-03-29", "2027-05-01", "2027-05-06"),
        *("2027-05-17", "2027-12-25", "2027-12-26"),
    ]


# From a meeting on 17 June: the reckoning of the laws' least times by hand, and ours between them.
BACK = {
    "planstrategi": ["2027-03-23", "2027-04-06", "2027-05-18", "2027-06-17"],
    "samfunnsdel": [
        *("2027-01-14", "2027-01-28", "2027-03-11", "2027-03-18", "2027-04-08", "2027-05-20"),
        "2027-06-17",
    ],
    # 18 March less 30 days: 18 to 28 February, 12 more to 16 February.
    "samlet": [
        *("2027-01-14", "2027-01-28", "2027-02-16", "2027-03-11", "2027-03-18", "2027-04-08"),
        *("2027-05-20", "2027-06-17"),
    ],
    # 31 October less 14 days is Sunday 17: Friday 15. 31 December less 14 days is Friday 17. 31
    # October 2028 less 30 days is Sunday 1: Friday 29 September. The law's own last days stay.
    "etter-valget": [
        *("2027-10-15", "2027-10-31", "2027-12-17", "2027-12-31", "2028-09-29", "2028-10-31"),
    ],
}


@pytest.mark.parametrize("track", BACK)
def test_the_tracks_from_17_june_are_those_counted_by_hand(book: Book, track: str) -> None:
    found = latest(book.guide, track, day("2027-06-17"))
    assert [each.day.iso for each in found] == BACK[track]


def test_a_track_over_easter_and_ascension_day_is_the_one_counted_by_hand(book: Book) -> None:
    """From Thursday 3 June four weeks back is 6 May, Ascension Day, so 5 May; six weeks back from
    there is 24 March, three 3 March, one 24 February, six 13 January, and two 30 December.
    """
    found = latest(book.guide, "samfunnsdel", day("2027-06-03"))
    assert [each.day.iso for each in found] == [
        *("2026-12-30", "2027-01-13", "2027-02-24", "2027-03-03", "2027-03-24", "2027-05-05"),
        "2027-06-03",
    ]


def soup(book: Book, *call: str) -> BeautifulSoup:
    return BeautifulSoup(book.render(PAGE, *call), "lxml")


def test_a_table_has_day_step_time_and_law(book: Book) -> None:
    row = soup(book, "process_track", "samfunnsdel").select("tbody tr")[1]
    said = [" ".join(cell.get_text().split()) for cell in row.select("th, td")]
    assert said[0].startswith("28. januar 2027")
    assert said[1] == "2. Oppstarten er varslet, og planprogrammet er på høring"
    assert said[2] == "6 uker"
    assert "§ 11-12" in said[3]


def test_a_time_that_no_law_sets_is_marked_as_advice(book: Book) -> None:
    page = soup(book, "process_track", "samlet")
    times = [cell.get_text() for cell in page.select("tbody td:nth-of-type(2)")]
    assert times == [
        *("2 uker (vårt råd)", "6 uker før steg 4", "30 dager før steg 5", "1 uke (vårt råd)"),
        *("3 uker (vårt råd)", "6 uker", "4 uker (vårt råd)", ""),
    ]


def test_the_meetings_stand_side_by_side(book: Book) -> None:
    page = soup(book, "process_meetings")
    assert [head.get_text() for head in page.select("thead th")][1:] == [
        *("Møte 20. mai 2027", "Møte 3. juni 2027", "Møte 17. juni 2027")
    ]
    times = [
        time["datetime"] for time in page.select("tbody:nth-of-type(1) tr:nth-of-type(4) time")
    ]
    assert times == ["2027-04-20", "2027-05-04", "2027-05-18"]


def test_the_picture_has_each_track_and_the_deadline(book: Book) -> None:
    page = soup(book, "process_bar")
    assert len(page.select("svg rect.g-svg__piece")) == 3 + 6 + 7
    assert "1. juli 2027" in page.select_one("svg").get_text()  # type: ignore[union-attr]


def test_who_does_decides_and_is_heard_is_told_for_each(book: Book) -> None:
    rows = {
        row.th.get_text(): [cell.get_text() for cell in row.select("td")]  # type: ignore[union-attr]
        for row in soup(book, "process_roles").select("tbody tr")
    }
    assert "Det nye kommunestyret er innkalt" not in rows, "nobody is named"
    assert rows["Kommunestyret selv vedtar samfunnsdelen"] == [
        *("Kommunedirektør og ledelse", "Kommunestyret", "")
    ]
    assert "Nabokommuner" in rows["Dere har bedt om synspunkter til planstrategien"][2]
    sending = rows["Forslaget til samfunnsdel er på høring"]
    assert sending[1] == "Kommunestyret, eller den som har fått myndigheten"


def edition(folder: Path, meetings: str) -> Book:
    path = folder / "edition.yml"
    path.write_text(f"slug: vik\nname: Vik kommune\nmeetings: {meetings}\n", encoding="utf-8")
    return open_book(ROOT / "docs", ROOT, TODAY, edition=path)


def test_an_edition_counts_from_its_own_meetings(tmp_path: Path) -> None:
    own = edition(tmp_path, "[2027-06-10, 2027-04-28]")
    said = " ".join(soup(own, "process_bar").get_text().split())
    assert "Datoene er regnet fra deres eget møte 10. juni 2027." in said
    assert "antatt" not in said
    heads = [head.get_text() for head in soup(own, "process_meetings").select("thead th")]
    assert heads == ["Steg", "Møte 28. april 2027", "Møte 10. juni 2027"]
    assert "11. mai 2027" in own.render(PAGE, "process_day", "planstrategi", "forslag-planstrategi")


def test_a_meeting_after_the_deadline_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GuideError) as caught:
        edition(tmp_path, "[2027-06-10, 2027-07-02]")
    (problem,) = caught.value.problems
    assert problem.message == (
        "found «2027-07-02», after the deadline «plankrav» (2027-07-01), expected a meeting on "
        "that day or earlier"
    )
    assert problem.line == 3


def test_meetings_without_a_process_are_refused(small: SmallGuide) -> None:
    (small.data / "process.yml").unlink()
    page = small.docs / "planer.md"
    text = page.read_text(encoding="utf-8")
    kept = [line for line in text.splitlines(True) if "process_" not in line]
    page.write_text("".join(kept), encoding="utf-8")
    with (small.data / "edition.yml").open("a", encoding="utf-8") as file:
        file.write("meetings: [2024-06-13]\n")
    *others, problem = small.problems()
    assert problem.endswith(
        "found «meetings», expected process.yml in data/, which counts from them"
    )
    # What else names a step.
    assert all("documents.yml" in other for other in others)


# (what stands there, what is written instead, the message)
MISTAKES = {
    "an unknown step": (
        "- {step: maal, days: 0}",
        "- {step: maale, days: 0}",
        "20: found the unknown step «maale», expected «maal», «spoer» or «vedta»; "
        "did you mean «maal»?",
    ),
    "a step before one that is earlier": (
        "before: vedta}",
        "before: maal}",
        "13: found «maal», expected a later step of the track: «spoer» or «vedta»",
    ),
    "a step without a time": (
        "- {step: spoer, weeks: 1, ours: true}",
        "- {step: spoer}",
        "14: found no time, expected exactly one of «days», «weeks» and «deadline»",
    ),
    "a step with two times": (
        "weeks: 1, ours",
        "weeks: 1, days: 2, ours",
        "14: found «days» and «weeks», expected exactly one of «days», «weeks» and «deadline»",
    ),
    "a last step with a time": (
        "      - {step: vedta}\n",
        "      - {step: vedta, weeks: 1}\n",
        "15: found «weeks» in the last step, expected no time: it is the meeting that decides",
    ),
    "a step twice": (
        "- {step: spoer, weeks: 1, ours: true}",
        "- {step: spoer, weeks: 1, ours: true}\n      - {step: spoer, weeks: 1}",
        "15: found the step «spoer» a second time, expected each step once",
    ),
    "someone who is neither a role nor a party": (
        "does: [vei]",
        "does: [veg]",
        "27: found the unknown role «veg», expected «rektor» or «vei»; did you mean «vei»?; "
        "no party has that id either",
    ),
    "a party that is a role": (
        "  foreldre:\n    title: Foreldrene\n",
        "  foreldre:\n    title: Foreldrene\n  vei:\n    title: Veien\n",
        "7: found the party «vei», which is a role in roles.yml, expected it once",
    ),
    "meetings in another order": (
        "[2024-05-30, 2024-06-13]",
        "[2024-06-13, 2024-05-30]",
        "2: found meetings in another order, expected them by date: the last counts most",
    ),
    "a meeting twice": (
        "[2024-05-30, 2024-06-13]",
        "[2024-06-13, 2024-06-13]",
        "2: found «2024-06-13» a second time, expected each meeting once",
    ),
    "a step in no track": (
        "  spoer:\n    title: Foreldrene er spurt\n",
        "  hvile:\n    title: Alle hviler\n    text: De er slitne.\n"
        "  spoer:\n    title: Foreldrene er spurt\n",
        "29: found the step «hvile» in no track, expected it in one",
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_said_with_line_found_and_expected(small: SmallGuide, mistake: str) -> None:
    old, new, message = MISTAKES[mistake]
    small.replace("data/process.yml", old, new)
    assert small.problems() == [f"docs/data/process.yml:{message}"]


def test_a_day_of_a_step_that_the_track_has_not_is_refused(small: SmallGuide) -> None:
    small.replace("planer.md", 'process_day("rask", "maal")', 'process_day("kretsplan", "spoer")')
    (problem,) = small.problems()
    assert problem.endswith(
        "found the step «spoer», which the track «kretsplan» hasn't, expected one it has"
    )


@pytest.mark.parametrize(
    ("today", "line", "passed"),
    [("2026-12-31", -9, 0), ("2027-01-28", 53, 1), ("2027-06-18", 279, 7), ("2028-01-01", -9, 7)],
)
def test_scripts_draw_today_and_mark_what_has_passed(
    browser: Browser, address: str, today: str, line: float, passed: int
) -> None:
    context = browser.new_context(timezone_id="Europe/Oslo")
    page = context.new_page()
    page.clock.set_fixed_time(f"{today}T12:00:00")
    page.goto(f"{address}planlegging/veien-til-fristen/")
    assert float(page.get_attribute("[data-today-line]", "x") or "") == line
    table = page.locator("table.g-process").nth(1)
    assert table.locator(".g-past-day:visible").count() == passed
    context.close()
