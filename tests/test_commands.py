"""The commands: each has help, stands in the Makefile, and is told of to who builds or edits."""

from __future__ import annotations

import re

import pytest

from macros.command_line import COMMANDS, main, parser
from tests.conftest import ROOT

INNER = {"downloads"}  # what `serve` calls by itself


def test_the_help_lists_every_command_with_what_it_does() -> None:
    shown = " ".join(parser().format_help().split())
    for name, run in COMMANDS.items():
        summary = (run.__doc__ or "").partition("\n")[0]
        assert f"{name} {summary}" in shown


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_has_help_of_its_own(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([name, "--help"])
    assert ended.value.code == 0
    said = capsys.readouterr().out
    assert said.startswith(f"usage: python -m macros {name}")
    assert ("--to" if name == "new" else "--config") in said


def test_each_command_is_a_target_with_help_and_is_documented() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    called = dict(
        re.findall(r"^([a-z-]+):[^\n]*## [^\n]+\n\t@?\$\(SITE\) ([a-z-]+)", makefile, re.M)
    )
    assert set(called.values()) == set(COMMANDS) - INNER
    told = "".join((ROOT / f).read_text(encoding="utf-8") for f in ("README.md", "CONTRIBUTING.md"))
    assert {target for target in called if f"make {target}" not in told} == set()


def test_an_unknown_command_is_refused_with_those_that_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["bild"])
    assert ended.value.code == 2
    assert "invalid choice: 'bild'" in capsys.readouterr().err
