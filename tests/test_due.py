"""`make due`: an editor is told what to look at again, and nothing else."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

import benchmarks.__main__ as benchmarks
from benchmarks import figures
from macros.command_line import main
from macros.guide import PartialDate
from macros.review.due import FIGURES, due, months_between, old_figures, report
from tests.conftest import SmallGuide


def told(small: SmallGuide, *day: int) -> list[str]:
    """What is due on a day, as it is printed."""
    return [str(problem) for problem in due(small.open(), PartialDate(*day))]


def law(small: SmallGuide, *day: int) -> list[str]:
    """What is said of the data as a whole on a day."""
    return [line for line in told(small, *day) if line.startswith("docs/data/guide.yml")]


def test_laws_are_looked_at_twice_a_year(small: SmallGuide) -> None:
    assert law(small, 2024, 12, 31) == []
    small.replace("data/guide.yml", "last_year: 2025", "last_year: 2028")
    assert law(small, 2025, 7, 30) == []
    expected = ["docs/data/guide.yml:4: law_as_of: read as of 2025-01-31, 6 months ago"]
    assert law(small, 2025, 7, 31) == expected


def test_the_calendar_ends_in_time_to_be_renewed(small: SmallGuide) -> None:
    message = "docs/data/guide.yml:37: calendar: ends in 2025, and the next period begins"
    assert message not in law(small, 2024, 12, 31)
    assert message in law(small, 2025, 1, 1)


def test_a_page_is_read_again_after_a_year(small: SmallGuide) -> None:
    text = (small.docs / "fart.md").read_text(encoding="utf-8")
    (line,) = [n for n, found in enumerate(text.splitlines(), 1) if found.startswith("reviewed:")]
    written = text.splitlines()[line - 1]
    small.replace("fart.md", written, "reviewed: null")
    assert f"docs/fart.md:{line}: never checked: «Lav fart»" in told(small, 2025, 1, 31)
    small.replace("fart.md", "reviewed: null", "reviewed: 2024-05-02")
    assert not [found for found in told(small, 2025, 5, 1) if "docs/fart.md" in found]
    expected = f"docs/fart.md:{line}: «Lav fart»: checked 2024-05-02, 12 months ago"
    assert expected in told(small, 2025, 5, 2)


def references(small: SmallGuide) -> dict[str, int]:
    """The line of each reference."""
    lines = (small.data / "references.yml").read_text(encoding="utf-8").splitlines()
    return {line[:-1]: n for n, line in enumerate(lines, 1) if line[:1].isalpha()}


def test_a_reference_is_opened_again_after_a_year_and_what_is_over_is_not(
    small: SmallGuide,
) -> None:
    guide, lines = small.open().guide, references(small)
    over = {"historical", "superseded", "repealed"}
    for day in ((2031, 1, 1), (2024, 1, 1)):
        found = told(small, *day)
        for slug, reference in guide.references.items():
            named = [text for text in found if f"references.yml:{lines[slug]}: " in text]
            checked = reference.verified and months_between(reference.verified, PartialDate(*day))
            past = reference.verified is None or (checked or 0) >= 12
            assert bool(named) == (past and reference.status not in over), (slug, day)


@pytest.mark.parametrize(
    ("then", "now", "months"),
    [
        (PartialDate(2025, 1, 31), PartialDate(2025, 7, 30), 5),
        (PartialDate(2025, 1, 31), PartialDate(2025, 7, 31), 6),
        (PartialDate(2025, 3), PartialDate(2026, 3, 1), 12),
        (PartialDate(2024), PartialDate(2025, 11, 30), 11),
    ],
)
def test_months_are_whole(then: PartialDate, now: PartialDate, months: int) -> None:
    assert months_between(then, now) == months


def test_the_command_counts_what_was_never_checked(
    small: SmallGuide, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["due", "--config", str(small.root / "mkdocs.yml")]) == 0
    last = capsys.readouterr().out.splitlines()[-1]
    assert last.endswith("of them never checked.")


def test_when_nothing_is_due_it_says_so() -> None:
    assert report([]) == "Nothing is due."


def test_the_data_file_it_names_is_there(small: SmallGuide) -> None:
    for line in told(small, 2031, 1, 1):
        assert (small.root / Path(line.split(":")[0])).is_file(), line


def git(folder: Path, *words: str) -> str:
    """What git says in a folder."""
    who = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false")
    done = subprocess.run(
        ["git", *who, *words], cwd=folder, check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


def test_figures_are_measured_again_when_the_generator_has_changed(tmp_path: Path) -> None:
    code, page = tmp_path / "macros" / "x.py", tmp_path / "docs" / "x.md"
    for path in (code, page, tmp_path / FIGURES):
        path.parent.mkdir()
        path.write_text("1\n", encoding="utf-8")
    assert old_figures(tmp_path) == []  # nothing that can be read
    (tmp_path / FIGURES).write_text('{"build": {"commit": "0123456789"}}', encoding="utf-8")
    assert old_figures(tmp_path) == []  # no git
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "x")
    assert old_figures(tmp_path) == []  # a commit that this clone hasn't got
    now = git(tmp_path, "rev-parse", "HEAD")
    parts = {"build": {"commit": now}, "search": {"commit": ""}}
    (tmp_path / FIGURES).write_text(json.dumps(parts), encoding="utf-8")
    page.write_text("2\n", encoding="utf-8")
    assert old_figures(tmp_path) == []
    code.write_text("2\n", encoding="utf-8")
    expected = (
        "benchmarks/README.md: build: measured before macros/ or overrides/ changed last "
        "(«make benchmarks»)"
    )
    assert [str(problem) for problem in old_figures(tmp_path)] == [expected]
    git(tmp_path, "commit", "-qam", "x")
    assert [str(problem) for problem in old_figures(tmp_path)] == [expected]


def test_the_page_of_figures_says_on_what_each_part_was_measured() -> None:
    measured = {"commit": "0123456789abcdef", "dirty": True, "date": "2026-11-26"}
    build = {**measured, "machine": "A, 2 cores", "rows": [["×1", "2 s"]]}
    made = figures.page(
        "| a | b |\n|---|---|\n{{build}}\n\n## Next\n\n{{search}}\n", {"build": build}
    )
    assert made == (
        "| a | b |\n|---|---|\n| ×1 | 2 s |\n\nMeasured 2026-11-26 at 0123456789, with changes "
        "that are not committed, on A, 2 cores.\n\n## Next\n\n\nNot measured yet.\n"
    )
    whole = figures.TEMPLATE.read_text(encoding="utf-8")
    assert whole.count("{{") == len(benchmarks.PARTS)
    assert all(f"|---|\n{{{{{part}}}}}\n" in whole for part in benchmarks.PARTS)
    assert figures.PAGE.read_text(encoding="utf-8") == figures.page(whole, figures.kept())
