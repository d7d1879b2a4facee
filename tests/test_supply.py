"""What the guide rests on: locked, known, licensed, and needed only once; and a way out of it."""

from __future__ import annotations

import ast
import inspect
import os
import re
import shutil
import subprocess
import sys
import textwrap
import tomllib
from hashlib import sha256
from importlib.metadata import distribution
from pathlib import Path

import pytest
from mkdocs_macros.plugin import MacrosPlugin

from macros.build.project import Project
from macros.build.publication import publication_of
from macros.downloads.pdf.whole_guide import WholeGuide
from tests.conftest import PANGO, ROOT, SmallGuide

# What may be built with under the terms of our own code (MIT): nothing that binds a built site.
LICENCES = re.compile(
    r"\b(MIT|BSD|Apache|ISC|PSF|Python Software Foundation|MPL|Unlicense|HPND|LGPL|OFL)\b", re.I
)


def locked(file: str) -> dict[str, str]:
    """Each locked package with its whole entry."""
    text = (ROOT / file).read_text(encoding="utf-8")
    entries = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)
    return {entry.split("==")[0].split("[")[0]: entry for entry in entries if "==" in entry}


def wanted() -> set[str]:
    """The packages that pyproject.toml names."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    lines = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    return {re.split(r"[=\[<> ]", line)[0].lower() for line in lines}


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-dev.txt"])
def test_every_package_is_locked_with_hashes(file: str) -> None:
    entries = locked(file)
    assert len(entries) > 20
    for name, entry in entries.items():
        assert "--hash=sha256:" in entry, name


def test_every_package_we_ask_for_is_pinned_and_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    lines = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    assert all("==" in line for line in lines)
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    named = {
        w for row in text.splitlines() if row.startswith("|") for w in re.findall(r"[\w.-]+", row)
    }
    assert not wanted() - {word.lower() for word in named}


def test_what_a_build_is_made_with_has_a_licence_that_binds_nobody() -> None:
    assert not LICENCES.search("GNU General Public License: limited permission to copy, disclaimer")
    for name in locked("requirements.txt"):
        try:
            about = distribution(name).metadata
        except ModuleNotFoundError:
            continue  # for another system than this
        given = [
            (about.get_all(field) or [""])[0][:200] for field in ("License-Expression", "License")
        ]
        given += [c for c in about.get_all("Classifier") or [] if c.startswith("License")]
        assert LICENCES.search(" ".join(given)), (name, given)


@pytest.mark.long
def test_after_set_up_a_build_needs_no_network(tmp_path: Path) -> None:
    """In a network namespace of its own there is no way out, not even to loopback: neither for the
    site nor for the copy of it.
    """
    if shutil.which("unshare") is None:
        pytest.skip("unshare is not installed (apt-get install util-linux)")
    inside = ["unshare", "-rn"]
    if subprocess.run([*inside, "true"], check=False, capture_output=True).returncode:
        pytest.skip("unshare can make no network namespace here")
    probe = "import socket; socket.create_connection(('127.0.0.1', 53), 1)"
    alone = subprocess.run([*inside, sys.executable, "-c", probe], check=False, capture_output=True)
    assert b"Network is unreachable" in alone.stderr
    done = subprocess.run(
        [*inside, sys.executable, "-m", "macros", "build", "--target", str(tmp_path / "site")],
        cwd=ROOT,
        env=os.environ | {"OFFLINE_COPY": "1"},
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "site" / "index.html").is_file()
    assert len(list((tmp_path / "site" / "kopi").glob("*.zip"))) == 1


@pytest.mark.long
def test_a_build_without_downloads_loads_none_of_their_libraries(
    small: SmallGuide, tmp_path: Path
) -> None:
    code = (
        "import sys; from macros.command_line import main; failed = main(sys.argv[1:]); "
        "print(*{name.split('.')[0] for name in sys.modules}); sys.exit(failed)"
    )
    where = ("--config", str(small.root / "mkdocs.yml"), "--target", str(tmp_path / "site"))
    done = subprocess.run(
        [sys.executable, "-c", code, "build", *where],
        cwd=ROOT,
        env=os.environ | {"TAKEAWAY": "0"},
        check=True,
        capture_output=True,
        text=True,
    )
    loaded = set(done.stdout.split())
    assert {"macros", "mkdocs", "lxml", "marisa_trie"} <= loaded
    making = {"weasyprint", "pikepdf", "fontTools", "docx", "xlsxwriter", "icalendar"}
    assert not loaded & {*making, "simplemma", "watchfiles", "watchdog"}


def test_what_the_engine_leaves_out_of_the_macros_plugin_does_nothing_but_tell() -> None:
    """`macros/build/engine.py` takes it out of every build; an upgrade may put work into it."""
    code = ast.parse(textwrap.dedent(inspect.getsource(MacrosPlugin.on_pre_build)))
    called = {ast.unparse(node.func) for node in ast.walk(code) if isinstance(node, ast.Call)}
    kinds = {name.split(".")[-1].partition("(")[0] for name in called}
    assert kinds == {"trace", "debug", "list", "keys", "SuperDict", "to_json"}


def built_with(
    engine: str, config: Path, target: Path, *program: str
) -> subprocess.CompletedProcess[str]:
    """Build in a process of its own, since an engine is chosen once for each."""
    run = program or ("-m", "macros")
    command = [sys.executable, *run, "build", "--config", str(config)]
    return subprocess.run(
        [*command, "--target", str(target)],
        cwd=ROOT,
        env=os.environ | {"ENGINE": engine},
        check=False,
        capture_output=True,
        text=True,
    )


# A build that makes a file of each kind anew; of the book, the longest, it tells what it is set of.
MADE_ANEW = """import hashlib, sys, tempfile
from pathlib import Path
from macros.build import downloads
from macros.command_line import main
from macros.downloads.cache import Cache
from macros.downloads.pdf.whole_guide import WholeGuide
render_all = downloads.render_all
def rendered(specs, cache, tell):
    of_kinds = {(spec.kind, spec.form): spec for spec in specs}.values()
    (book,) = (s.renderer for s in of_kinds if isinstance(s.renderer, WholeGuide))
    print(hashlib.sha256(book.prepared().html.encode()).hexdigest())
    with tempfile.TemporaryDirectory() as empty:
        anew = render_all([s for s in of_kinds if s.renderer is not book], Cache(Path(empty)))
    return render_all(specs, cache, tell) | anew
downloads.render_all = rendered
sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture
def whole_book(site: Path) -> Path:
    """The site with the whole guide as a book, asked for by the name in `test_whole_guide.py`."""
    return site


@pytest.mark.long
def test_another_process_and_properdocs_make_the_same_bytes(
    whole_book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All but the line that says which program made a page, and the checksums of it."""
    monkeypatch.setenv("TAKEAWAY", "1" if PANGO else "0")
    done = built_with("properdocs", ROOT / "mkdocs.yml", tmp_path / "site", "-c", MADE_ANEW)
    assert done.returncode == 0, done.stderr
    waiting = r"(Another build is under way; waiting for it …\n)?"  # a test of another worker's
    told = r"(Downloads: \d+ of \d+\n)*"
    assert re.fullmatch(rf"{waiting}{told}Published to \S+ in one step[^\n]*\n", done.stderr)
    site = whole_book
    names = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    other = tmp_path / "site"
    assert {p.relative_to(other).as_posix() for p in other.rglob("*") if p.is_file()} == names
    generator = re.compile(rb'<meta name="generator" content="mkdocs-[^"]*">')
    seen = set()
    for name in names - {"manifest.json", "sjekksummer.txt"}:
        ours, theirs = (site / name).read_bytes(), (other / name).read_bytes()
        if name.endswith(".html"):
            seen |= set(generator.findall(theirs))
            ours, theirs = generator.sub(b"", ours), generator.sub(b"", theirs)
        if not name.endswith(".html.gz"):
            assert theirs == ours, name
    assert len(seen) == 1
    assert b"ProperDocs" in seen.pop()
    if PANGO:
        project = Project.read(ROOT / "mkdocs.yml")
        html = WholeGuide(publication_of(project, project.open_book())).prepared().html
        assert done.stdout == f"{sha256(html.encode()).hexdigest()}\n"


def test_properdocs_stops_at_a_warning_too(small: SmallGuide, tmp_path: Path) -> None:
    small.replace("fart.md", "# Lav fart", "# Lav fart\n\n[borte](borte.md)")
    done = built_with("properdocs", small.root / "mkdocs.yml", tmp_path / "site")
    assert done.returncode == 1
    assert "borte.md" in done.stderr
    assert "Nothing was published." in done.stderr
    assert not (tmp_path / "site").exists()


def test_an_engine_nobody_knows_is_said(small: SmallGuide, tmp_path: Path) -> None:
    done = built_with("properdoc", small.root / "mkdocs.yml", tmp_path / "site")
    assert done.returncode == 1
    message = "ENGINE: found «properdoc», expected «mkdocs» or «properdocs»"
    assert done.stderr == f"{message}; did you mean «properdocs»?\n"
