"""The shape of the code: one direction of dependency, and nothing that knows the subject."""

from __future__ import annotations

import ast
import builtins
import functools
import importlib.util
import re
import subprocess
import sys
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from tests.conftest import ROOT

MODULES = sorted((ROOT / "macros").rglob("*.py"))
DOOR = "__init__"
# What each part may import beside itself; in CONTRIBUTING's picture, an arrow points to it.
LAYERS = {
    "guide/model": set[str](),
    "guide/reading": {"guide/model"},
    "guide/rules": {"guide/model", "guide/reading"},
    "guide": {"guide/model", "guide/reading", "guide/rules"},
    "pages": {"guide"},
    "downloads": {"guide", "pages"},
    "search": {"guide", "pages"},
    "host": {"guide", "pages"},
    "review": {"guide", "pages", "host"},
    "build": {"guide", "pages", "downloads", "search", "host", "review"},
    DOOR: {"guide", "pages", "search"},
    "hook": {"build"},
    "command_line": {"guide", "pages", "downloads", "search", "host", "review", "build"},
    "__main__": {"command_line"},
}


def part_of(name: str) -> str:
    """The part that a module or its file belongs to: «guide/model», «pages», the door."""
    parts = name.removesuffix(".py").replace(".", "/").split("/")[1:]
    inner = "/".join(parts[:2])
    return inner if inner in LAYERS else parts[0] if parts and parts[0] in LAYERS else DOOR


def relative(path: Path) -> str:
    """The path as it is written in this project."""
    return path.relative_to(ROOT).as_posix()


@functools.cache
def imported(path: Path) -> frozenset[str]:
    """The full names of all that a module imports.

    Each of its import statements is really run, also those inside functions and for types only, so
    that Python says what it means: `from macros import downloads` brings in `macros.downloads`.
    """
    name = relative(path).removesuffix(".py").replace("/", ".").removesuffix(f".{DOOR}")
    package = name if path.stem == DOOR else name.rpartition(".")[0]
    variables = {"__name__": name, "__package__": package}
    found: set[str] = set()
    real = builtins.__import__

    def recorded(
        target: str,
        within: Mapping[str, object] | None = None,
        local: Mapping[str, object] | None = None,
        parts: Sequence[str] | None = (),
        level: int = 0,
    ) -> object:
        if within is variables:
            whole = importlib.util.resolve_name("." * level + target, package)
            found.update([whole, *(f"{whole}.{part}" for part in parts or ())])
        return real(target, within, local, parts or (), level)

    statements = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(builtins, "__import__", recorded)
        for statement in statements:
            if isinstance(statement, ast.Import | ast.ImportFrom):
                code = compile(ast.Module([statement], []), str(path), "exec")
                try:
                    exec(code, variables)  # noqa: S102  an import of our own code
                except ModuleNotFoundError as error:
                    if str(error.name).startswith("macros"):
                        raise  # others may be another system's
    return frozenset(found)


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_a_part_imports_only_what_it_may(path: Path) -> None:
    own = part_of(relative(path))
    inner = {part_of(name) for name in imported(path) if name.split(".")[0] == "macros"}
    # What may import a part may import what is inside it; the name `macros` by itself is no part.
    allowed = {own, *LAYERS[own], *(p for p in LAYERS if p.split("/")[0] in LAYERS[own])}
    facade = {"guide"} if own.startswith("guide/") and path.name == "__init__.py" else set()
    assert inner - {DOOR} <= allowed | facade


def test_what_is_imported_can_be_read() -> None:
    """No module is named by a text, but the fork of MkDocs, which only some have."""
    by_name = re.compile(r"import_module|__import__|\bexec\(|\beval\(")
    users = {relative(p) for p in MODULES if by_name.search(p.read_text(encoding="utf-8"))}
    assert users == {"macros/build/platforms.py"}


def test_only_the_build_and_the_door_import_mkdocs() -> None:
    users = {
        part_of(relative(path))
        for path in MODULES
        if any(name.split(".")[0] in ("mkdocs", "mkdocs_macros") for name in imported(path))
    }
    assert users == {"build", "command_line", DOOR}


def test_the_code_does_not_know_the_subject() -> None:
    subject = re.compile(r"bolig|kommune|husbank|planstrategi|samordning|vanskeligstilt", re.I)
    folders = [*(ROOT / "macros").rglob("*"), *(ROOT / "overrides").rglob("*")]
    knowing = {
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in folders
        if path.suffix in (".py", ".html", ".css", ".js", ".yml")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if subject.search(line)
    }
    assert not knowing


def listed(*command: str) -> set[str]:
    """What a command lists, line by line, as paths from the root."""
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return {Path(ROOT, line).relative_to(ROOT).as_posix() for line in done.stdout.splitlines()}


def test_every_python_file_is_linted_and_formatted() -> None:
    """A pattern without a slash excludes every folder of that name, `macros/build` too."""
    tracked = listed("git", "ls-files", "*.py")
    assert "macros/__main__.py" in tracked
    assert not tracked - listed(sys.executable, "-m", "ruff", "check", "--show-files", ".")
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["ruff"]
    assert "exclude" not in settings["lint"]  # which --show-files knows nothing of
    assert "exclude" not in settings.get("format", {})
