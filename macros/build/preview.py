"""Shows a site while an editor writes: rebuilt on edits, with the downloads that are ready.

The rest are rendered in a process of their own; when they are, the site is built once more.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import threading
from pathlib import Path

from mkdocs.exceptions import MkDocsException
from mkdocs.livereload import LiveReloadServer
from watchfiles import run_process

from macros.build.downloads import DownloadSet, ready_downloads
from macros.build.log import engine_log
from macros.build.pipeline import preview
from macros.build.project import Project
from macros.build.publication import wanted
from macros.downloads.pango import missing, pango_version
from macros.guide import GuideError
from macros.guide.reading.edition_file import edition_file


def serve(config: Path, watched: list[Path]) -> None:
    """Serve the site, rebuilt on edits; started anew when a file in `watched` changes."""
    run_process(*watched, target=_serve_until_killed, args=(config,))


class Preview:
    """A site that is looked at, in `folder`. `stamp` is a file that changes when there is more."""

    def __init__(self, config: Path, folder: Path) -> None:
        first = Project.read(config)
        self.config, self.folder = config, folder
        self.host, self.port = first.settings.dev_addr
        self.address = f"http://{self.host}:{self.port}/"
        self.stamp = first.cache / "downloads" / "stamp"
        self.stamp.parent.mkdir(parents=True, exist_ok=True)
        self.stamp.touch()
        own = edition_file()
        self.watched = [
            *([own] if own else []),
            *(config, self.stamp, first.docs, *map(Path, first.settings.watch)),
        ]
        self.pango = pango_version() if wanted() else None
        self._rendering = threading.Lock()

    def greet(self) -> None:
        """Say on the terminal what a reader will miss."""
        if not wanted():
            _say("TAKEAWAY=0: the guide is shown without files to download.")
        elif self.pango is None:
            message = str(missing()).rsplit("\nor build", 1)[0]
            _say(f"The guide is shown without its PDFs.\n{message}")

    def build(self) -> None:
        """Build the site once. What is wrong is said, and the last good pages stay."""
        try:
            downloads = self.build_once()
        except (GuideError, MkDocsException, SystemExit) as error:
            _say(str(error))
            self._say_so()
        else:
            if downloads and downloads.waiting:
                threading.Thread(target=self._render_waiting, daemon=True).start()

    def build_once(self) -> DownloadSet | None:
        """Build the site with the downloads that are ready; returns them.

        Raises GuideError with every problem in data and pages, or what the engine raises.
        """
        project = Project.read(self.config)
        book = project.open_book()
        downloads = ready_downloads(project, book, self.pango)
        preview(project, book, downloads, self.folder, self.address)
        return downloads

    def _say_so(self) -> None:
        """Put a page where there is none yet, so that a browser shows more than an error."""
        page = self.folder / "index.html"
        if not page.exists():
            text = (
                f"The guide has problems: see the terminal, mend them, reload. ({self.config.name})"
            )
            page.write_text(f"<!doctype html><title>!</title><p>{text}</p>", encoding="utf-8")

    def _render_waiting(self) -> None:
        if not self._rendering.acquire(blocking=False):
            return
        command = [sys.executable, "-m", "macros", "downloads", "--config", str(self.config)]
        try:
            done = subprocess.run(command, check=False)  # noqa: S603  our own command
        finally:
            self._rendering.release()
        if done.returncode == 0:
            self.stamp.touch()


def _serve_until_killed(config: Path) -> None:
    """Serve from a folder of its own, until the terminal says stop."""
    with engine_log(), tempfile.TemporaryDirectory(prefix="serve-") as folder:
        try:
            shown = Preview(config, Path(folder))
        except GuideError as error:  # since it was read before anything was watched
            _say(str(error))
            return
        shown.greet()
        server = LiveReloadServer(shown.build, shown.host, shown.port, root=folder)
        shown.build()
        for path in shown.watched:
            server.watch(str(path))
        try:
            server.serve()  # type: ignore[no-untyped-call]  # MkDocs leaves it untyped
        except KeyboardInterrupt:
            pass
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            message = f"{shown.address}: found the address unusable ({reason}), expected a free one"
            _say(f"{message}; another is set by dev_addr in {config.name}")
        server.shutdown()


def _say(text: str) -> None:
    print(text, file=sys.stderr)  # noqa: T201  the editor reads the terminal
