"""The JSON Schemas are those the model gives, and each data file names its own."""

from __future__ import annotations

import re

import pytest

from macros.guide.reading.schemas import schemas
from macros.pages.words_list import words_schema
from tests.conftest import ROOT

DATA = ROOT / "docs" / "data"
FILES = sorted([*DATA.glob("*.yml"), *DATA.glob("factors/*.yml")])


def test_the_schemas_are_current() -> None:
    written = {path.name: path.read_text(encoding="utf-8") for path in DATA.glob("schema/*")}
    assert written == {**schemas(), "words.json": words_schema("nb")}, "run: make schemas"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_data_file_names_its_schema_in_its_first_line(path: object) -> None:
    from pathlib import Path

    assert isinstance(path, Path)
    first = path.read_text(encoding="utf-8").splitlines()[0]
    match = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
    assert match
    schema = (path.parent / match[1]).resolve()
    assert schema.is_file()
    assert schema.stem == ("factor" if path.parent.name == "factors" else path.stem)
