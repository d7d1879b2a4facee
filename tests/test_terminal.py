"""What is said can be read anywhere, and a clone has the same bytes anywhere."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, SmallGuide


def run(small: SmallGuide, command: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run a command on the small guide in a process with these variables."""
    line = [
        sys.executable,
        "-m",
        "macros",
        command,
        "--config",
        str(small.root / "mkdocs.yml"),
    ]
    given = {**os.environ, **environment}
    return subprocess.run(line, cwd=ROOT, env=given, capture_output=True, check=False)


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        (
            {"PYTHONIOENCODING": "ascii"},
            b'docs/fart.md:11: found the unknown factor "fort ae[U+4E2D] ...", expected "fart" or '
            b'"sikt"',
        ),
        (
            {"PYTHONIOENCODING": "cp1252"},
            "docs/fart.md:11: found the unknown factor «fort æ[U+4E2D] …», expected «fart» or "
            "«sikt»".encode("cp1252"),
        ),
        (
            {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
            b'docs/fart.md:11: found the unknown factor "fort ae[U+4E2D] ...", expected "fart" or '
            b'"sikt"',
        ),
    ],
    ids=["ascii", "cp1252", "C"],
)
def test_a_report_is_readable_on_any_terminal(
    small: SmallGuide, environment: dict[str, str], said: bytes
) -> None:
    small.replace("fart.md", '{{ why("fart") }}', '{{ why("fort æ中 …") }}')
    made = run(small, "validate", **environment)
    assert made.returncode == 1
    assert made.stderr.splitlines()[0] == said


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_reports_on_standard_output_are_too(small: SmallGuide, encoding: str) -> None:
    small.replace("fart.md", "title: Lav fart", "title: Lav fart ≥ 中")
    made = run(small, "due", PYTHONIOENCODING=encoding)
    assert made.returncode == 0
    assert b"Lav fart >= [U+4E2D]" in made.stdout
    assert made.stderr == b""


def test_a_clone_on_windows_has_the_same_bytes(tmp_path: Path) -> None:
    if not (ROOT / ".git").exists() or not shutil.which("git"):
        pytest.skip("no repository is at hand")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    names = [name for name in listed.stdout.decode().split("\0") if (ROOT / name).is_file()]
    source, clone = tmp_path / "source", tmp_path / "clone"
    for name in names:
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, source / name)
    git = [
        "git",
        "-c",
        "user.name=x",
        "-c",
        "user.email=x@example.org",
        "-c",
        "core.autocrlf=false",
    ]
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "x"]):
        subprocess.run([*git, *command], cwd=source, check=True)
    windows = ["git", "-c", "core.autocrlf=true", "clone", "-q", str(source), str(clone)]
    subprocess.run(windows, check=True)
    changed = [n for n in names if n and (clone / n).read_bytes() != (ROOT / n).read_bytes()]
    assert changed == []
