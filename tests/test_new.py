"""`make new`: a guide to begin with, which is whole from the first moment, wherever it lies."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from urllib.parse import unquote

import pytest

from macros.build.configuration import load
from macros.build.configuration.version import version
from macros.build.new import FILES, SIZES, new_guide
from macros.build.project import Project
from macros.command_line import main
from macros.guide import GuideError
from macros.guide.reading.clock import today
from macros.guide.reading.files import found
from macros.review.due import due
from tests.conftest import PANGO, ROOT

TARGETS = {
    *(
        "serve",
        "site",
        "validate",
        "check",
        "offline",
        "edition",
        "release",
        "verify",
        "due",
        "words",
    )
}


def said(to: str, size: str = "", name: str = "") -> list[str]:
    """What is said of a guide that can't be written."""
    with pytest.raises(GuideError) as raised:
        new_guide(to, size, name, today())
    return [str(problem) for problem in raised.value.problems]


@pytest.mark.parametrize("size", SIZES)
def test_it_validates_at_once(size: str, tmp_path: Path) -> None:
    folder = new_guide(str(tmp_path / "på disk" / "#1 $HOME"), size, "", today())
    book = Project.read(folder / "mkdocs.yml").open_book()
    assert book.guide.settings.title == "Ny veileder"
    assert [factor.title for factor in book.guide.factors.values()] == ["Leseren", "Innholdet"]
    assert {"Makefile", "mkdocs.yml", "docs", ".gitignore"} <= {p.name for p in folder.iterdir()}
    never = [line for line in map(str, due(book, today())) if "never checked" not in line]
    assert never == []  # nothing is old on the first day


def test_a_small_one_is_pages_themes_and_checklists(tmp_path: Path) -> None:
    folder = new_guide(str(tmp_path / "g"), "small", "", today())
    data = found(folder / "docs" / "data", "*.yml")
    names = [path.relative_to(folder / "docs" / "data").as_posix() for path in data]
    inner = ("factors/", "editions/")
    assert [name for name in names if not name.startswith(inner)] == ["guide.yml"]


def test_a_full_one_has_every_section(tmp_path: Path) -> None:
    from macros.guide.model.sections import SECTIONS

    guide = Project.read(new_guide(str(tmp_path / "g"), "full", "", today()) / "mkdocs.yml")
    used = guide.open_book().guide
    missing = [s.name for s in SECTIONS if not s.used(getattr(used, s.name))]
    assert missing == []


@pytest.mark.parametrize("size", SIZES)
def test_an_edition_of_it_can_be_begun(
    size: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = new_guide(str(tmp_path / "g"), size, "", today())
    config = str(folder / "mkdocs.yml")
    assert main(["edition", "--config", config]) == 0
    edition = folder / "edition.yml"
    schema = unquote(edition.read_text(encoding="utf-8").split("\n")[0].rpartition("=")[2])
    assert (folder / schema).samefile(ROOT / "docs" / "data" / "schema" / "edition.json")
    monkeypatch.setenv("EDITION", str(edition))
    if size == "full":  # which demands more of a question
        question = "    help: Nevn hvem.\n"
        more = "    roles: [redaktor]\n    levels: [skrive]\n    references: [skriveraad]\n"
        text = edition.read_text(encoding="utf-8").replace(question, question + more)
        edition.write_text(text, encoding="utf-8")
    assert main(["validate", "--config", config]) == 0
    shutil.rmtree(folder / "docs" / "data" / "editions")
    edition.unlink()
    assert main(["edition", "--config", config]) == 1


@pytest.mark.parametrize("size", SIZES)
def test_its_data_files_name_their_schemas(size: str, tmp_path: Path) -> None:
    folder = new_guide(str(tmp_path / "g"), size, "", today())
    for path in found(folder / "docs" / "data", "*.yml"):
        first = path.read_text(encoding="utf-8").split("\n", 1)[0]
        schema = first.removeprefix("# yaml-language-server: $schema=")
        assert schema != first, path.name
        assert (path.parent / unquote(schema)).is_file(), path.name


@pytest.mark.parametrize(
    "name",
    [
        'Å lage en <veileder> & mer: "ja" # nei',
        "Veileder *om* [ting]",
        "$HOME `x` \\",
        "112",
        "null",
    ],
)
def test_it_may_have_any_name(name: str, tmp_path: Path) -> None:
    folder = new_guide(str(tmp_path / "g"), "small", name, today())
    project = Project.read(folder / "mkdocs.yml")
    assert project.settings.site_name == name
    assert project.open_book().guide.settings.title == name


def test_the_template_knows_no_subject_but_the_making_of_guides() -> None:
    words = re.compile(r"bolig|kommune|husbank|plan(strategi|niv)", re.IGNORECASE)
    for path in FILES.rglob("*"):
        if path.is_file():
            assert not words.search(path.read_text(encoding="utf-8")), path


def test_where_it_can_be_written_is_said(tmp_path: Path) -> None:
    example = "make new TO=../my-guide"
    assert said("") == [f"TO: found nothing, expected a folder for the guide: {example}"]
    file = tmp_path / "fil"
    file.write_text("x", encoding="utf-8")
    assert said(str(file)) == [f"{file}: found the file «fil», expected a folder"]
    assert said(str(file / "g")) == [f"{file}/g: found the file «fil», expected a folder"]
    assert said(str(tmp_path)) == [
        f"{tmp_path}: found a folder with «fil» in it, expected a new or an empty one"
    ]
    inside = f"{ROOT}/docs/g"
    assert said(inside) == [
        f"{inside}: found a folder inside the generator's, expected one beside it or elsewhere"
    ]
    assert said("/proc/g") == [
        "/proc/g: found a folder that can't be written to (no such file or directory), expected "
        "one that can"
    ]


def test_size_and_name_are_said_at_once(tmp_path: Path) -> None:
    assert said(str(tmp_path / "g"), "smal", "?!") == [
        "NAME: found «?!», expected a name of letters and signs of text",
        "SIZE: found «smal», expected «small» or «full»; did you mean «small»?",
    ]
    assert said(str(tmp_path / "g"), "", "{{ x }}") == [
        "NAME: found «{{ x }}», expected a name of letters and signs of text"
    ]
    assert not (tmp_path / "g").exists()


def test_the_command_says_what_to_do_next(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["new", "--to", "min veileder", "--size", "small"]) == 0
    assert capsys.readouterr().out == (
        f"{tmp_path}/min veileder: a guide to begin with; see it with "
        "«make -C 'min veileder' serve»\n"
    )


def test_an_older_generator_says_so(tmp_path: Path) -> None:
    folder = new_guide(str(tmp_path / "g"), "small", "", today())
    config = folder / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    assert f'generator_version: "{version()}"' in text
    line = text[: text.index("generator_version")].count("\n") + 1
    for begun, message in {
        '"99.1.0"': "found «99.1.0», the version of the generator that the guide was begun with, "
        f"expected at most «{version()}», the one in {ROOT}; renew that one, or let GENERATOR name "
        "a newer",
        "1.1": f"found the number 1.1, expected a version in quotes, such as «{version()}»",
    }.items():
        config.write_text(text.replace(f'"{version()}"', begun), encoding="utf-8")
        with pytest.raises(GuideError) as raised:
            load(config)
        assert [*map(str, raised.value.problems)] == [f"mkdocs.yml:{line}: {message}"]


def make(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the guide's own make, as from a terminal."""
    passed = ("MAKEFLAGS", "MAKELEVEL", "MFLAGS", "PYTHONPATH")
    clean = {name: value for name, value in os.environ.items() if name not in passed}
    clean["TAKEAWAY"] = "1" if PANGO else "0"
    return subprocess.run(
        ["make", *words], cwd=folder, env=clean, capture_output=True, text=True, check=False
    )


def test_make_by_itself_lists_what_it_offers(tmp_path: Path) -> None:
    folder = new_guide(str(tmp_path / "g"), "small", "", today())
    done = make(folder)
    assert {line.split()[1] for line in done.stdout.splitlines()} == {*TARGETS, "help"}


def test_a_generator_that_is_not_there_is_said(tmp_path: Path) -> None:
    folder = new_guide(str(tmp_path / "g"), "small", "", today())
    done = make(folder, "validate", "GENERATOR=../borte")
    assert done.returncode == 2
    assert done.stderr.startswith(
        "GENERATOR: found no generator in «../borte», expected its folder; try: make "
        "GENERATOR=/path/to/it\n"
    )


@pytest.mark.long
@pytest.mark.parametrize("size", SIZES)
def test_it_is_built_checked_and_packed_where_it_lies(size: str, tmp_path: Path) -> None:
    folder = new_guide(str(tmp_path / "min veileder åæø"), size, "", today())
    done = make(folder, "check", "offline", "verify")
    assert done.returncode == 0, done.stderr
    assert "the built site is sound" in done.stdout
    assert (folder / "site" / "sjekklister" / "index.html").is_file() == (size == "small")
    (archive,) = (folder / "dist").glob("*.zip")
    assert f"{archive.stem}/index.html" in zipfile.ZipFile(archive).namelist()
    assert {p.name for p in folder.iterdir()} >= {"site", "dist", ".build"}


@pytest.mark.long
def test_it_lies_in_a_repository_of_something_else(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    folder = new_guide(str(tmp_path / "g"), "small", "", today())
    done = make(folder, "site")
    assert done.returncode == 0, done.stderr
