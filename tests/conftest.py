"""What the tests share: the built guide, a small guide to break, a server and a browser."""

from __future__ import annotations

import contextlib
import functools
import http.server
import os
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from macros.build.lock import alone
from macros.build.project import Project
from macros.command_line import main
from macros.downloads.pango import pango_version
from macros.guide import GuideError, PartialDate
from macros.pages.book import Book, open_book
from macros.pages.menu import Part, menu_of
from macros.pages.source import Page as Source
from tests.browser_setup import installed

ROOT = Path(__file__).parents[1]
SMALL = ROOT / "tests" / "sites" / "skolevei"
TODAY = PartialDate(2026, 11, 23)

# Without it there are no PDFs: sites are built without files, and what tests them is skipped.
PANGO = pango_version() is not None

# Builds in tests leave the take-aways out, unless they are what is tested: they take seconds.
os.environ.setdefault("TAKEAWAY", "0")
# So is the copy of a site in itself.
os.environ.setdefault("OFFLINE_COPY", "0")


expect.set_options(timeout=30_000)  # milliseconds; only what never comes takes them

# The first builds the site, which the others wait for: they begin with what needs none. Then those
# with most work, by the processor time they took, their browser's too; then all others.
SLOWEST_FIRST = (
    *("test_accessibility.py", "test_publishing.py", "test_problems.py", "test_configuration.py"),
    *("test_contacts.py", "test_mutations.py", "test_arms.py", "test_edition.py"),
    *("test_page.py", "test_field.py", "test_case.py", "test_questions.py", "test_whole_guide.py"),
    *("test_pdf.py", "test_reach.py", "test_layout.py", "test_light.py", "test_story.py"),
    *("test_office.py", "test_print.py", "test_offline.py", "test_browser.py", "test_sections.py"),
    *(
        "test_theme_styles.py",
        "test_time.py",
        "test_cache.py",
        "test_worker.py",
        "test_terminal.py",
    ),
)

# The source text: its terms are unknown, so it is not part of the project.
SOURCE_TEXT = ROOT.parent / "shared" / "kilde" / "introduksjon.txt"
_LEFT_OUT = pytest.StashKey[list[str]]()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what needs the source text where there is none: not a skip, which fails in CI.

    Workers of pytest-xdist take a file each: they begin with those that take longest.
    """
    if hasattr(config, "workerinput"):
        place = {name: number for number, name in enumerate(SLOWEST_FIRST)}
        items.sort(key=lambda item: place.get(item.path.name, len(place)))
    needing = [item for item in items if item.get_closest_marker("source_text")]
    if needing and not SOURCE_TEXT.is_file():
        items[:] = [item for item in items if item not in needing]
        config.stash[_LEFT_OUT] = [item.name for item in needing]
        config.hook.pytest_deselected(items=needing)


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Say which tests were left out, and why."""
    for name in config.stash.get(_LEFT_OUT, []):
        terminalreporter.line(f"LEFT OUT {name}: found no source text, expected {SOURCE_TEXT}")


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,  # noqa: ARG001  pytest goes by the names of a hook's arguments
    call: pytest.CallInfo[None],  # noqa: ARG001
) -> Iterator[None]:
    """Where nothing may skip (CI), a skip is a failure."""
    outcome = yield
    report = outcome.get_result()  # type: ignore[attr-defined]  # pluggy's result
    if report.skipped and os.environ.get("CI") and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped where nothing may skip: {report.longrepr[2]}"


class SmallGuide:
    """A copy of the small guide, to be edited by a test."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.docs = root / "docs"
        self.data = root / "docs" / "data"

    def replace(self, file: str, old: str, new: str) -> None:
        """Replace the one occurrence of `old` in docs/`file`."""
        path = self.docs / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        path.write_text(text.replace(old, new), encoding="utf-8")

    def write(self, file: str, content: str | bytes) -> None:
        """Write docs/`file`."""
        data = content.encode() if isinstance(content, str) else content
        (self.docs / file).write_bytes(data)

    def configure(self, text: str) -> None:
        """Add to its mkdocs.yml."""
        path = self.root / "mkdocs.yml"
        path.write_text(f"{path.read_text(encoding='utf-8')}\n{text}", encoding="utf-8")

    def alone(self) -> None:
        """Let MkDocs by itself build it."""
        hook = (ROOT / "macros" / "hook.py").as_posix()
        self.configure(f"theme: {{name: material}}\nhooks: ['{hook}']\n")

    @property
    def project(self) -> Project:
        """Its configuration, read anew."""
        return Project.read(self.root / "mkdocs.yml")

    def open(self) -> Book:
        """Read and check it."""
        return open_book(self.docs, self.root, TODAY)

    def problems(self) -> list[str]:
        """Every problem as it is printed; none when the guide is valid."""
        try:
            self.open()
        except GuideError as error:
            return [str(problem) for problem in error.problems]
        return []


def copy_of_small(root: Path) -> SmallGuide:
    """A copy of the small guide in the new folder `root`."""
    shutil.copytree(SMALL, root, ignore=shutil.ignore_patterns(".build", "site"))
    return SmallGuide(root)


@pytest.fixture
def small(tmp_path: Path) -> SmallGuide:
    """A copy of the small guide in a folder of its own."""
    return copy_of_small(tmp_path / "small")


@pytest.fixture(scope="session")
def book() -> Book:
    """The guide itself, read and checked."""
    return open_book(ROOT / "docs", ROOT, TODAY)


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """A folder filled by `make`, once in a run: other workers of pytest-xdist wait for the first.

    Whoever asks for it only reads it.
    """
    of_worker = factory.getbasetemp()
    folder = (of_worker.parent if "PYTEST_XDIST_WORKER" in os.environ else of_worker) / name
    folder.mkdir(exist_ok=True)
    with alone(folder):
        if not (folder / "made").exists():
            make(folder)
            (folder / "made").touch()
    return folder


def built(config: Path, target: Path, takeaway: bool = PANGO) -> None:
    """Build a site, with its files to download where they can be made."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TAKEAWAY", "1" if takeaway else "0")
        assert main(["build", "--config", str(config), "--target", str(target)]) == 0


# What the book is made of unless a test wants it whole, which takes as long as all else:
# pages with and without a part, an appendix, references and each kind of link between them.
CHAPTERS = (
    *("index.md", "grunnlag/hva-er-boligsosial-planlegging.md", "grunnlag/kommunens-ansvar.md"),
    *("suksessfaktorer/samordning.md", "planlegging/temaplan.md", "kilder/referanser.md"),
    *("verktoy/refleksjonssporsmal.md", "om/index.md", "om/drift.md"),
)


def chapters_of(nav: Sequence[Any] | None, pages: Mapping[str, Source]) -> tuple[Part, ...]:
    """The parts of the menu with few of their pages."""
    return menu_of(nav, {src: pages[src] for src in CHAPTERS})


def wanted_whole(session: pytest.Session) -> bool:
    """Whether a test that is to be run reads the whole book."""
    return any("whole_book" in getattr(item, "fixturenames", ()) for item in session.items)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """The guide as `make site` builds it; its book has only some chapters if nobody reads more."""

    def build(folder: Path) -> None:
        with pytest.MonkeyPatch.context() as patch:
            if not wanted_whole(request.session):
                patch.setattr("macros.build.publication.menu_of", chapters_of)
            built(ROOT / "mkdocs.yml", folder / "site")

    return made_once(tmp_path_factory, "guide", build) / "site"


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small guide, built by the same code."""
    config = SMALL / "mkdocs.yml"
    return made_once(tmp_path_factory, "small", lambda at: built(config, at / "site")) / "site"


def _publish_small(folder: Path) -> None:
    small = copy_of_small(folder / "small")
    built(small.root / "mkdocs.yml", small.root / "site", takeaway=False)


@pytest.fixture
def published(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> SmallGuide:
    """A copy of the small guide with the site, without files, that was built of it."""
    made = made_once(tmp_path_factory, "published-small", _publish_small)
    shutil.copytree(made / "small", tmp_path / "small")
    return SmallGuide(tmp_path / "small")


class Handler(http.server.SimpleHTTPRequestHandler):
    """Sends files; with a policy and a page for what isn't there, if it has them."""

    policy: str | None = None
    lost: Path | None = None

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        if code != HTTPStatus.NOT_FOUND or self.lost is None:
            return super().send_error(code, message, explain)
        body = self.lost.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        return None

    def end_headers(self) -> None:
        if self.policy:
            self.send_header("Content-Security-Policy", self.policy)
        super().end_headers()

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@contextlib.contextmanager
def serving(
    folder: Path,
    policy: str | None = None,
    lost: Path | None = None,
    kind: type[Handler] = Handler,
) -> Iterator[str]:
    """Serve `folder` on loopback, with a Content-Security-Policy and a page for what isn't there if
    given; yields the address.
    """
    handler = type("Served", (kind,), {"policy": policy, "lost": lost})
    make = functools.partial(handler, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), make) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()


@pytest.fixture(scope="session")
def address(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The guide under a sub-path, with the policy it publishes: the strictest way to host it."""
    stage = tmp_path_factory.mktemp("stage")
    (stage / "intranett").mkdir()
    (stage / "intranett" / "bolig").symlink_to(site)
    with serving(stage, (site / "csp.txt").read_text(encoding="utf-8").strip()) as base:
        yield f"{base}/intranett/bolig/"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium, Chrome or Edge."""
    quiet = ["--no-sandbox", "--disable-background-networking", "--disable-component-update"]
    quiet += ["--js-flags=--no-opt"]  # no script runs long enough to gain by TurboFan
    with sync_playwright() as playwright:
        try:
            started = playwright.chromium.launch(executable_path=installed(), args=quiet)
        except Exception as error:  # Playwright raises its own kinds, and OSError
            pytest.skip(f"no browser can be started: {str(error).splitlines()[0]}")
        yield started
        started.close()


# Pages in the browser by what makes them: `tab(viewport=WIDE, color_scheme="dark")`.
Tab = Callable[..., Page]


class _Tabs:
    """Keeps a page for each set of options of a context, and hands it out as if it were new.

    A context of its own costs a test a second of processor time, the next page a fifth of that.
    """

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.kept: dict[str, Page] = {}

    def __call__(self, **options: Any) -> Page:
        """A page on which nothing prints, that shows and remembers nothing; for one test at a time.

        Who adds scripts to it, or needs two at once, makes a context of its own.
        """
        page = self.kept.get(repr(options))
        if page is None or page.is_closed():
            return self._made(options)
        for other in page.context.pages:
            if other is not page:
                other.close()
        page.unroute_all()
        scheme, host, *_ = urlsplit(page.url)
        page.goto("about:blank")
        if page.evaluate("'__pwClock' in globalThis"):  # a clock that was set stays with a context
            page.context.close()
            return self._made(options)
        if scheme != "about":
            session = page.context.new_cdp_session(page)
            stored = {"origin": f"{scheme}://{host}", "storageTypes": "all"}
            session.send("Storage.clearDataForOrigin", stored)
            session.detach()
        page.set_viewport_size(options.get("viewport", {"width": 1280, "height": 720}))
        page.emulate_media(media="null")
        page.mouse.move(0, 0)
        return page

    def _made(self, options: dict[str, Any]) -> Page:
        context = self.browser.new_context(**options)
        context.add_init_script("window.print = () => {}")
        self.kept[repr(options)] = context.new_page()
        return self.kept[repr(options)]


@pytest.fixture(scope="session")
def tab(browser: Browser) -> Tab:
    """Clean pages, one at a time for each set of options."""
    return _Tabs(browser)


# Files as LibreOffice converts them at one start, which takes longest: the files, the format (with
# its filter, if any), a folder.
Convert = Callable[[Sequence[Path], str, Path], list[Path]]


@pytest.fixture(scope="session")
def convert(tmp_path_factory: pytest.TempPathFactory) -> Convert:
    """LibreOffice, another program that opens our files; its first start makes it a profile."""
    if not shutil.which("soffice"):
        pytest.skip("soffice (Debian: libreoffice-writer, libreoffice-calc) is not installed")
    profile = f"-env:UserInstallation=file://{tmp_path_factory.mktemp('office')}"

    def convert(paths: Sequence[Path], form: str, folder: Path) -> list[Path]:
        command = ["soffice", "--headless", profile, "--convert-to", form, "--outdir", str(folder)]
        subprocess.run([*command, *map(str, paths)], check=True, capture_output=True, timeout=120)
        return [folder / f"{path.stem}.{form.partition(':')[0]}" for path in paths]

    return convert
