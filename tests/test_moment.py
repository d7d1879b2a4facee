"""The moment that files are dated with: that of the newest input, wherever the guide lies."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import docx
import icalendar
import openpyxl
import pytest
from pypdf import PdfReader

from macros.build.downloads import ready_downloads
from macros.command_line import main
from macros.downloads import ics
from macros.downloads.publication import Publication
from macros.downloads.specs import download_specs
from macros.guide import GuideError, PartialDate
from macros.guide.reading.clock import dated, moment, today
from macros.pages import inputs
from macros.pages.book import open_book
from tests.conftest import PANGO, TODAY, SmallGuide

DAY = 24 * 3600
# Days in November 2025, so that none is to come.
FIRST, SECOND, THIRD = (int(datetime(2025, 11, day, tzinfo=UTC).timestamp()) for day in (1, 2, 3))


@pytest.fixture(autouse=True)
def nobody_says(monkeypatch: pytest.MonkeyPatch) -> None:
    """No date from outside, and no repository above the tests' own folders."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


def git(folder: Path, *words: str, at: int = FIRST) -> None:
    """Run git in a folder, as somebody, at a time."""
    environment = os.environ | {"GIT_COMMITTER_DATE": f"@{at} +0000", "GIT_AUTHOR_DATE": "@9 +0000"}
    someone = ("-c", "user.name=N", "-c", "user.email=n@example.org", "-c", "commit.gpgsign=false")
    allowed = ("-c", "protocol.file.allow=always")
    command = ["git", *someone, *allowed, *words]
    subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)


def write(path: Path, text: str = "x", at: int = THIRD) -> Path:
    """Write a file that was last changed at a time."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    os.utime(path, (at, at))
    return path


def committed(folder: Path, at: int = FIRST) -> None:
    """Make a folder a repository, with all that lies in it committed."""
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "all", at=at)


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """The folder of a guide's pages, in a repository; committed at FIRST, written at THIRD."""
    write(tmp_path / "guide" / "docs" / "index.md")
    write(tmp_path / "guide" / "docs" / "data" / "a.yml")
    committed(tmp_path / "guide")
    return tmp_path / "guide" / "docs"


def test_what_is_clean_has_the_time_of_its_last_commit(docs: Path) -> None:
    assert moment([docs]).seconds == FIRST
    write(docs / "index.md", "changed")
    git(docs, "commit", "-qam", "more", at=SECOND)
    assert moment([docs]).seconds == SECOND
    assert moment([docs]).settled


def test_a_commit_of_something_else_changes_nothing(docs: Path) -> None:
    write(docs.parent / "README.md")
    git(docs.parent, "add", "-A")
    git(docs.parent, "commit", "-qm", "other", at=SECOND)
    assert moment([docs]).seconds == FIRST


def test_a_file_taken_out_by_a_commit_counts(docs: Path) -> None:
    git(docs, "rm", "-q", "data/a.yml")
    git(docs, "commit", "-qm", "less", at=SECOND)
    assert moment([docs]).seconds == SECOND


@pytest.mark.parametrize("staged", [False, True])
def test_what_is_not_committed_has_its_own_time(docs: Path, staged: bool) -> None:
    write(docs / "index.md", "changed", SECOND)
    if staged:
        git(docs, "add", "-A")
    assert moment([docs]).seconds == SECOND
    assert not moment([docs]).settled
    write(docs / "new æøå «x».md", "new", THIRD)
    if staged:
        git(docs, "add", "-A")
    assert moment([docs]).seconds == THIRD


def test_a_day_in_the_settings_does_not_hide_what_is_not_committed(docs: Path) -> None:
    write(docs / "index.md", "changed", THIRD)
    assert moment([docs], dated=PartialDate(2024, 1, 1)).seconds == THIRD


def test_a_file_that_git_was_told_not_to_look_at_has_its_own_time(docs: Path) -> None:
    for flag in ("--assume-unchanged", "--skip-worktree"):
        git(docs, "update-index", flag, "index.md")
        write(docs / "index.md", "changed", SECOND)
        assert moment([docs]).seconds == SECOND
        git(docs, "update-index", flag.replace("--", "--no-"), "index.md")


def test_a_file_that_git_ignores_has_its_own_time(docs: Path) -> None:
    write(docs.parent / ".gitignore", "own.yml\n")
    own = write(docs.parent / "own.yml", at=THIRD)
    assert moment([docs], [own]).seconds == THIRD


@pytest.mark.parametrize("staged", [False, True])
def test_a_file_that_is_gone_but_not_by_a_commit_counts(docs: Path, staged: bool) -> None:
    (docs / "data" / "a.yml").unlink()
    write(docs / "data" / "b.md", at=FIRST)
    if staged:
        git(docs, "rm", "-q", "--cached", "data/a.yml")
    os.utime(docs / "data", (SECOND, SECOND))
    assert moment([docs]).seconds == SECOND


def test_a_file_that_is_gone_with_its_folder_counts(docs: Path) -> None:
    shutil.rmtree(docs / "data")
    os.utime(docs, (SECOND, SECOND))
    assert moment([docs]).seconds == SECOND


def test_without_git_the_settings_say_the_day_else_the_files(tmp_path: Path) -> None:
    write(tmp_path / "docs" / "index.md", at=SECOND)
    write(tmp_path / "docs" / "a.md", at=FIRST)
    assert moment([tmp_path / "docs"]).seconds == SECOND
    day = moment([tmp_path / "docs"], dated=PartialDate(2024, 3, 1))
    assert day.time == datetime(2024, 3, 1, tzinfo=UTC)
    assert day.settled


def test_an_edition_has_its_own_time_where_the_settings_say_the_guides_day(tmp_path: Path) -> None:
    write(tmp_path / "docs" / "index.md")
    edition = write(tmp_path / "docs" / "editions" / "edition.yml", at=SECOND)
    assert moment([tmp_path / "docs"], [edition], PartialDate(2024, 3, 1)).seconds == SECOND


def test_a_file_to_come_is_from_now(tmp_path: Path) -> None:
    now = int(datetime.now(UTC).timestamp())
    write(tmp_path / "docs" / "index.md", at=now + 900 * DAY)
    assert now <= moment([tmp_path / "docs"]).seconds < now + DAY


def test_files_from_1970_are_refused_with_what_helps(tmp_path: Path) -> None:
    write(tmp_path / "docs" / "index.md", at=0)
    with pytest.raises(GuideError) as caught:
        moment([tmp_path / "docs"], settings="docs/data/guide.yml")
    assert [str(problem) for problem in caught.value.problems] == [
        "docs/data/guide.yml: found no day for the guide but 1970-01-01, its files' own; expected "
        "«dated: YYYY-MM-DD» in it, a git repository, or SOURCE_DATE_EPOCH"
    ]


def test_inside_somebody_elses_repository_their_commits_say_nothing(docs: Path) -> None:
    mine = docs.parent / "unpacked" / "docs"
    write(mine / "index.md", at=THIRD)
    assert moment([mine]).seconds == THIRD
    assert moment([mine], dated=PartialDate(2025, 10, 1)).time.date().isoformat() == "2025-10-01"


def test_in_a_hook_git_is_asked_of_the_guides_own_repository(
    docs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "other" / "docs" / "index.md")
    committed(tmp_path / "other", at=SECOND)
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "other" / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "other" / ".git" / "index"))
    assert moment([docs]).seconds == FIRST


def test_where_git_refuses_it_is_said_and_files_have_their_own_time(
    docs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    found = moment([docs])
    assert found.seconds == THIRD
    assert found.said == (
        f"git can't be asked of {docs.parent}: "
        f"fatal: detected dubious ownership in repository at '{docs.parent}'",
        "the guide's files are dated 2025-11-03, from a file's own time",
    )
    assert moment([docs], dated=PartialDate(2025, 10, 1)).said[1] == (
        "the guide's files are dated 2025-10-01, from commits and «dated»"
    )


def test_where_git_is_missing_it_is_said(
    docs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    found = moment([docs])
    assert found.seconds == THIRD
    assert found.said[0] == f"git can't be asked of {docs.parent}: git is not installed"


@pytest.mark.parametrize("broken", ["", "gitdir: /nowhere\n"])
def test_what_only_looks_like_a_repository_is_none(docs: Path, broken: str) -> None:
    inner = docs / "inner"
    write(inner / "docs" / "index.md", at=SECOND)
    write(inner / ".git", broken)
    found = moment([inner / "docs"])
    assert found.seconds == SECOND
    assert "git can't be asked" in found.said[0]


def test_a_repository_without_a_commit_leaves_files_their_own_time(tmp_path: Path) -> None:
    write(tmp_path / "docs" / "index.md", at=SECOND)
    git(tmp_path, "init", "-q")
    assert moment([tmp_path / "docs"]).seconds == SECOND
    git(tmp_path, "add", "-A")
    assert moment([tmp_path / "docs"]).seconds == SECOND


def test_a_shallow_clone_goes_by_what_it_has_and_says_so(docs: Path, tmp_path: Path) -> None:
    write(docs.parent / "README.md")
    git(docs.parent, "add", "-A")
    git(docs.parent, "commit", "-qm", "other", at=SECOND)
    source = docs.parent.as_uri()
    git(tmp_path, "clone", "-q", "--depth", "1", source, "shallow")
    git(tmp_path, "clone", "-q", source, "whole")
    assert moment([tmp_path / "whole" / "docs"]).seconds == FIRST
    assert moment([tmp_path / "whole" / "docs"]).said == ()
    found = moment([tmp_path / "shallow" / "docs"])
    assert found.seconds == SECOND
    assert found.settled
    assert found.said[0] == (
        f"{tmp_path / 'shallow'}: the clone is shallow, so its oldest commit dates what is older; "
        "a whole clone gives the right day"
    )
    shallow = tmp_path / "shallow" / "docs"
    write(shallow / "index.md", "changed")
    git(shallow, "commit", "-qam", "more", at=THIRD)
    assert moment([shallow]).seconds == THIRD
    assert moment([shallow]).said == ()


def test_a_worktree_goes_by_its_own_commit(docs: Path, tmp_path: Path) -> None:
    git(docs.parent, "worktree", "add", "-q", str(tmp_path / "tree"))
    write(tmp_path / "tree" / "docs" / "index.md", "changed")
    git(tmp_path / "tree", "commit", "-qam", "more", at=SECOND)
    assert moment([tmp_path / "tree" / "docs"]).seconds == SECOND
    assert moment([docs]).seconds == FIRST


def test_a_submodule_has_its_own_commits(docs: Path, tmp_path: Path) -> None:
    write(tmp_path / "part" / "edition.yml")
    committed(tmp_path / "part", at=SECOND)
    git(docs.parent, "submodule", "add", "-q", (tmp_path / "part").as_uri(), "docs/data/part")
    git(docs.parent, "commit", "-qm", "part", at=FIRST)
    assert moment([docs]).seconds == SECOND
    write(docs / "data" / "part" / "edition.yml", "changed", THIRD)
    assert moment([docs]).seconds == THIRD
    # The part alone, which has its root above what is asked of.
    git(docs / "data" / "part", "commit", "-qam", "more", at=SECOND + 5)
    assert moment([docs]).seconds == SECOND + 5


def test_inputs_in_several_repositories_and_behind_links_all_count(
    docs: Path, tmp_path: Path
) -> None:
    edition = write(tmp_path / "elsewhere" / "edition.yml")
    committed(tmp_path / "elsewhere", at=SECOND)
    assert moment([docs], [edition]).seconds == SECOND
    (docs / "linked").symlink_to(tmp_path / "loose")
    write(tmp_path / "loose" / "page.md", at=THIRD)
    (tmp_path / "loose" / "round").symlink_to(docs)
    assert moment([docs]).seconds == THIRD


def test_what_python_keeps_beside_its_modules_is_no_input(docs: Path) -> None:
    write(docs / "__pycache__" / "a.cpython-311.pyc", at=THIRD)
    write(docs / ".index.md.swp", at=THIRD)
    assert moment([docs]).seconds == FIRST


def test_the_environment_decides_where_it_says_something(
    docs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert moment([docs]).seconds == 1_700_000_000
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "")
    assert moment([docs]).seconds == FIRST


@pytest.mark.parametrize(
    "text", ["i går", "-1", "1.5", "1_000", "0x10", " 5", "3723753600", "99999999999999999999"]
)
def test_an_epoch_that_is_none_is_a_problem_for_every_command(
    text: str,
    small: SmallGuide,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", text)
    for command in ("build", "validate", "due"):
        assert main([command, "--config", str(small.root / "mkdocs.yml")]) == 1
        assert capsys.readouterr().err.startswith(
            f"SOURCE_DATE_EPOCH: found «{text.strip()}», "
            "expected whole seconds since 1970, from 0 to 3723753599\n"
        )


def test_today_is_another_thing(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now = datetime.now(UTC).date()
    assert today(docs) in (PartialDate(now.year, now.month, now.day), today())
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(FIRST))
    assert today(docs) > PartialDate(2025, 11, 1)
    monkeypatch.setattr("time.time", lambda: 0.0)
    assert today(docs) == PartialDate(2025, 11, 1)
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert today(docs) == PartialDate(2025, 11, 1)  # the last commit's


def test_a_day_to_come_is_a_problem(small: SmallGuide) -> None:
    small.replace(
        "data/guide.yml", "law_as_of: 2025-01-31", "law_as_of: 2025-01-31\ndated: 2030-01-01"
    )
    assert small.problems() == [
        "docs/data/guide.yml:5: found «2030-01-01», a date to come, expected today or earlier"
    ]


@pytest.fixture
def alone(small: SmallGuide, monkeypatch: pytest.MonkeyPatch) -> SmallGuide:
    """The small guide, in a repository of its own, with a generator that is of no age."""
    monkeypatch.setattr(inputs, "_GENERATOR", ())
    small.replace("data/guide.yml", "last_year: 2025", "last_year: 2044")  # some days are to come
    write(small.root / ".gitignore", ".build\nsite\ndist\n/edition.yml\n")
    committed(small.root, at=SECOND)
    return small


def dates_in(site: Path) -> dict[str, set[str]]:
    """Every date that the files of a site carry, by kind."""
    shelf = site / "nedlasting"
    found: dict[str, set[str]] = {
        "guide.json": {json.loads((site / "data/guide.json").read_text("utf-8"))["date"]},
        "index.json": {json.loads((shelf / "index.json").read_text("utf-8"))["date"]},
    }
    for path in shelf.glob("*.pdf"):
        facts = PdfReader(path).metadata
        assert facts
        assert facts.creation_date
        assert facts.modification_date
        when = {facts.creation_date.date(), facts.modification_date.date()}
        found[path.name] = {day.isoformat() for day in when}
    word = docx.Document(str(shelf / "sjekklister.docx")).core_properties
    assert word.created
    assert word.modified
    found["docx"] = {word.created.date().isoformat(), word.modified.date().isoformat()}
    excel = openpyxl.load_workbook(shelf / "handlingsplan.xlsx").properties
    found["xlsx"] = {excel.created.date().isoformat(), excel.modified.date().isoformat()}
    calendar: Any = icalendar.Calendar.from_ical((shelf / "kalender.ics").read_bytes())
    for event in calendar.walk("VEVENT"):
        days = {event["DTSTAMP"].dt.date(), event["LAST-MODIFIED"].dt.date()}
        found["ics"] = {day.isoformat() for day in days}
    for name in ("sjekklister.docx", "handlingsplan.xlsx"):
        with zipfile.ZipFile(shelf / name) as archive:
            times = {datetime(*entry.date_time, tzinfo=UTC) for entry in archive.infolist()}
        found[f"entries of {name}"] = {time.date().isoformat() for time in times}
    return found


@pytest.mark.long
def test_every_file_is_dated_with_the_moment(
    alone: SmallGuide, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not PANGO:
        pytest.skip("Pango (Debian: libpango-1.0-0 libpangoft2-1.0-0) is not installed")
    monkeypatch.setenv("TAKEAWAY", "1")
    config = str(alone.root / "mkdocs.yml")
    for command in ("build", "offline"):
        assert main([command, "--config", config]) == 0
    found = dates_in(alone.root / "site")
    assert {"sjekkliste-fart.pdf", "sjekkliste-fart-skjema.pdf", "workshophefte.pdf"} <= set(found)
    assert {name: days for name, days in found.items() if days != {"2025-11-02"}} == {}
    (archive,) = (alone.root / "dist").glob("*.zip")
    with zipfile.ZipFile(archive) as packed:
        assert {entry.date_time for entry in packed.infolist()} == {(2025, 11, 2, 0, 0, 0)}


def sequences(small: SmallGuide, edition: Path) -> dict[str, int]:
    """The SEQUENCE of each event in the calendar of an edition."""
    book = open_book(small.docs, small.root, TODAY, edition=edition)
    ready = ready_downloads(small.project, book, None)
    assert ready
    made: Any = icalendar.Calendar.from_ical(ics.calendar(ready.publication))
    return {str(event["UID"]): int(event["SEQUENCE"]) for event in made.walk("VEVENT")}


EDITION = """\
slug: heim
name: Heim kommune
deadlines:
  befaring: {title: Befaring, date: 2044-05-01, text: Vi går veien.}
"""


def test_a_deadline_moved_in_an_uncommitted_edition_replaces_the_old_one_in_calendars(
    alone: SmallGuide, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TAKEAWAY", "1")
    now = int(datetime.now(UTC).timestamp())
    for edition in (alone.root / "edition.yml", tmp_path / "edition.yml"):
        write(edition, EDITION, now - 60)
        before = sequences(alone, edition)
        write(edition, EDITION.replace("05-01", "05-02"), now)
        after = sequences(alone, edition)
        assert any("befaring" in uid for uid in before)
        assert before.keys() == after.keys()
        assert all(before[uid] < after[uid] for uid in before)


def test_another_coat_of_arms_counts_too(alone: SmallGuide, tmp_path: Path) -> None:
    edition = write(tmp_path / "own" / "edition.yml", EDITION + "coat_of_arms: a.svg\n", SECOND)
    picture = '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9v9z"/></svg>'
    write(tmp_path / "own" / "a.svg", picture, THIRD)
    book = open_book(alone.docs, alone.root, TODAY, edition=edition)
    assert book.moment.seconds == THIRD


def test_an_edit_that_is_not_committed_makes_only_its_own_sheets_anew(alone: SmallGuide) -> None:
    def sheets() -> dict[str, str]:
        book = alone.open()
        made = download_specs(Publication.of(book, "", book.moment))
        return {item.file: item.renderer.fingerprint for item in made}

    edited = alone.docs / "data" / "factors" / "fart.yml"
    write(edited, edited.read_text(encoding="utf-8"), THIRD + 10)
    write(alone.docs / "index.md", (alone.docs / "index.md").read_text("utf-8") + "\nX\n", THIRD)
    before = sheets()
    alone.replace("data/factors/fart.yml", "Har dere målt farten?", "Hvor fort går det?")
    os.utime(edited, (THIRD + 20, THIRD + 20))
    after = sheets()
    assert before["sjekkliste-fart.pdf"] != after["sjekkliste-fart.pdf"]
    assert before["sjekkliste-sikt.pdf"] == after["sjekkliste-sikt.pdf"]
    assert before["kalender.ics"] != after["kalender.ics"]


def test_a_library_that_asks_the_environment_is_told_for_a_while(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with dated(FIRST):
        assert os.environ["SOURCE_DATE_EPOCH"] == str(FIRST)
    assert "SOURCE_DATE_EPOCH" not in os.environ
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "5")
    with dated(FIRST):
        pass
    assert os.environ["SOURCE_DATE_EPOCH"] == "5"
