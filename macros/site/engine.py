"""The one module that drives MkDocs: builds into a folder, and serves while an editor writes."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.commands.serve import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException
from watchfiles import run_process, watch


def prepare(root: Path) -> None:
    """Set what every build needs: a date of its own, and no advertisement in the log."""
    os.environ.setdefault("SOURCE_DATE_EPOCH", _last_commit(root))
    os.environ["NO_MKDOCS_2_WARNING"] = "1"


def docs_of(config: Path) -> Path:
    """The folder with the pages of the site that `config` describes."""
    with _log():
        return Path(load_config(config_file=str(config))["docs_dir"])


def build(config: Path, folder: Path) -> None:
    """Build the site into `folder`. Raises MkDocsException on any error or warning."""
    with _log():
        settings = load_config(config_file=str(config), site_dir=str(folder), strict=True)
        settings.plugins.on_startup(command="build", dirty=False)
        try:
            mkdocs_build(settings)
        finally:
            settings.plugins.on_shutdown()


def serve(config: Path, watched: list[Path]) -> None:
    """Serve the site, rebuilt on edits; started anew when a file in `watched` changes."""
    run_process(*watched, target=_serve_until_killed, args=(config,))


def _serve_until_killed(config: Path) -> None:
    with _log():
        while True:
            try:
                mkdocs_serve(config_file=str(config))
            except (MkDocsException, SystemExit) as error:
                # The first build failed, so nothing is served yet: wait for the editor to mend it.
                print(f"{error}\nWaiting for an edit …", file=sys.stderr)  # noqa: T201  the terminal is the page here
                next(iter(watch(config.parent / "docs", config, config.parent / "overrides")))
            else:
                return


@contextmanager
def _log() -> Iterator[None]:
    """Show MkDocs' warnings and errors on the terminal."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(message)s"))
    handler.setLevel(logging.INFO if os.environ.get("VERBOSE") else logging.WARNING)
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    try:
        yield
    finally:
        logger.removeHandler(handler)


def _last_commit(root: Path) -> str:
    """The time of the last commit, in seconds since 1970; 0 outside a repository."""
    command = ["git", "log", "-1", "--format=%ct"]
    try:
        made = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)  # noqa: S603  fixed words
    except (OSError, subprocess.CalledProcessError):
        return "0"
    return made.stdout.strip() or "0"
