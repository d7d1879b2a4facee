"""The files of a guide: taken, or named at once where they lie; litter is passed by."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from macros.command_line import main
from macros.guide.model.sections import SECTIONS
from tests.conftest import SmallGuide

KINDS = (
    "expected one of .css, .csv, .docx, .gif, .html, .ico, .ics, .jpeg, .jpg, .js, .json, .odp, "
    ".ods, .odt, .pdf, .png, .pptx, .svg, .ttf, .txt, .webp, .woff, .woff2, .xlsx, .xml, .yaml, "
    ".yml, .zip"
)
DECOMPOSED = unicodedata.normalize("NFD", "å.png")


@pytest.mark.parametrize(
    ("file", "message"),
    [
        ("data/factors/ny.yaml", "found the ending «.yaml», expected «.yml»"),
        ("data/factors/ny.YML", "found the ending «.YML», expected «.yml»"),
        ("data/ord.yaml", "found the ending «.yaml», expected «.yml»"),
        (
            "data/rolle.yml",
            "found a data file that nothing reads, expected «assessment.yml», «calculation.yml», "
            "«cases.yml», «changes.yml», «deadlines.yml», «documents.yml», «duties.yml», "
            f"«edition.yml», … ({len(SECTIONS) + 2} in all); did you mean «roles.yml»?",
        ),
        (
            "data/factors/utkast/ny.yml",
            "found a data file in a folder that nothing reads, expected it in «data/factors»",
        ),
        ("ny.MD", "found the ending «.MD», expected «.md»"),
        ("ny.markdown", "found the ending «.markdown», expected «.md»"),
        (
            "mappe/README.md",
            "found «README.md», expected «index.md» for the front page of a folder",
        ),
        ("bilde.JPG", "found the ending «.JPG», expected «.jpg»"),
        ("tegning.dwg", f"found the kind of file «.dwg», {KINDS}"),
        ("en\u00adside.png", "found the name «en[U+00AD]side.png», expected «enside.png»"),
        ("en\u00a0side.png", "found the name «en[U+00A0]side.png», expected «en side.png»"),
        (DECOMPOSED, "found the name «a[U+030A].png», expected «å.png»"),
    ],
)
def test_a_file_that_is_not_taken_is_named(small: SmallGuide, file: str, message: str) -> None:
    path = small.docs / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("x", encoding="utf-8")
    (problem,) = small.problems()
    assert problem.split(": ", 1)[1] == message


@pytest.mark.parametrize(
    ("file", "name", "message"),
    [
        ("data/factors/fart.yml", "fart.yaml", "found the ending «.yaml», expected «.yml»"),
        ("data/roles.yml", "roles.YML", "found the ending «.YML», expected «.yml»"),
        ("fart.md", "fart.MD", "found the ending «.MD», expected «.md»"),
        ("referanser.md", "referanser.mkd", "found the ending «.mkd», expected «.md»"),
    ],
)
def test_what_leads_to_a_misnamed_file_is_not_wrong_too(
    small: SmallGuide, file: str, name: str, message: str
) -> None:
    path = (small.docs / file).rename((small.docs / file).with_name(name))
    assert small.problems() == [f"{path.relative_to(small.root).as_posix()}: {message}"]


LITTER = [
    *(
        ".DS_Store",
        "Thumbs.db",
        "desktop.ini",
        "~$notat.docx",
        "._fart.md",
        ".#fart.md",
        "fart.md~",
    ),
    *("#fart.md#", "fart.md.swp", "fart.md.bak", "data/factors/._fart.yml", "data/factors/x.yml~"),
    *("__MACOSX/fart.md", "~WRL0001.tmp", ".utkast/ny.md", "templates/ny.md"),
]


def test_what_programs_leave_behind_is_neither_read_nor_published(small: SmallGuide) -> None:
    for name in LITTER:
        path = small.docs / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"\x00\xff")
    assert main(["build", "--config", str(small.root / "mkdocs.yml")]) == 0
    published = {path.name for path in (small.root / "site").rglob("*")}
    assert not published & {Path(name).name for name in LITTER}
