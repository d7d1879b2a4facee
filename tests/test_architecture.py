"""The shape of the code: one direction of dependency, and nothing that knows the subject."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from macros.pages.calls import COMMENT_END, COMMENT_START
from tests.conftest import ROOT

MODULES = sorted((ROOT / "macros").rglob("*.py"))
LAYERS = {
    "guide": set[str](),
    "pages": {"guide"},
    "takeaway": {"guide", "pages"},
    "search": {"guide"},
    "site": {"guide", "pages", "takeaway", "search"},
}


def imported(path: Path) -> Iterator[str]:
    """The full names of the modules that a module imports, also inside functions."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_package_imports_only_those_below_it(path: Path) -> None:
    layer = path.relative_to(ROOT / "macros").parts[0]
    if layer == "__init__.py":
        return
    inner = [name.split(".")[1] for name in imported(path) if name.startswith("macros.")]
    assert set(inner) <= LAYERS[layer] | {layer}


def test_only_the_site_step_and_the_door_import_mkdocs() -> None:
    users = {
        path.relative_to(ROOT).as_posix()
        for path in MODULES
        if any(name.split(".")[0] in ("mkdocs", "mkdocs_macros") for name in imported(path))
    }
    assert users == {"macros/__init__.py", "macros/site/__main__.py", "macros/site/engine.py"}


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


def test_pages_are_read_with_the_comment_marks_that_the_plugin_has() -> None:
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert f'j2_comment_start_string: "{COMMENT_START}"' in config
    assert f'j2_comment_end_string: "{COMMENT_END}"' in config
