"""The one module that drives MkDocs, or the fork that answers to its name (see `platforms`): builds
into a folder, and serves while an editor writes.
"""

from __future__ import annotations

import logging
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException
from mkdocs.livereload import LiveReloadServer
from watchfiles import run_process

from macros.guide import GuideError
from macros.site.edition import edition_file
from macros.site.kitchen import Kitchen
from macros.site.worker import ContractChangedError


def prepare() -> None:
    """Set what every build needs: no advertisement in the log."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"


def docs_of(config: Path) -> Path:
    """The folder with the pages of the site that `config` describes."""
    with _log():
        return Path(load_config(config_file=str(config))["docs_dir"])


def address_of(config: Path) -> str:
    """Where the site is published; empty when nobody has said."""
    with _log():
        return str(load_config(config_file=str(config))["site_url"] or "")


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
    """Serve from a folder of its own. A build that fails is reported, and the last one stays."""
    with _log(), tempfile.TemporaryDirectory(prefix="serve-") as folder:
        first = load_config(config_file=str(config))
        host, port = first.dev_addr
        url = f"http://{host}:{port}/"

        kitchen = Kitchen(config, Path(first["docs_dir"]))
        kitchen.greet()

        def build_once() -> None:
            try:
                ready = kitchen.opened()
                settings = load_config(config_file=str(config), site_dir=folder)
                settings.site_url = url
                mkdocs_build(settings, serve_url=url)
                kitchen.serve(ready, Path(folder))
            except (GuideError, MkDocsException, ContractChangedError, SystemExit) as error:
                print(error, file=sys.stderr)  # noqa: T201  the editor reads the terminal
                _say_so(Path(folder), config)

        server = LiveReloadServer(build_once, host, port, root=folder)
        build_once()
        own = edition_file()
        for path in (
            *([own] if own else []),
            config,
            kitchen.stamp,
            first.docs_dir,
            *first.theme.dirs[:1],
            *first.watch,
        ):
            server.watch(str(path))
        try:
            server.serve()  # type: ignore[no-untyped-call]  # MkDocs leaves it untyped
        except KeyboardInterrupt:
            pass
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            message = f"{url}: found the address unusable ({reason}), expected a free one"
            print(f"{message}; another is set by dev_addr in {config.name}", file=sys.stderr)  # noqa: T201  the editor reads the terminal
        server.shutdown()


def _say_so(folder: Path, config: Path) -> None:
    """Put a page where there is none yet, so that a browser shows more than an error."""
    page = folder / "index.html"
    if not page.exists():
        text = f"The guide has problems: see the terminal, mend them, reload. ({config.name})"
        page.write_text(f"<!doctype html><title>!</title><p>{text}</p>", encoding="utf-8")


def _worth_saying(record: logging.LogRecord) -> bool:
    """Warnings, and while serving what an editor waits for: the address, and each rebuild."""
    live = ".livereload" in record.name
    return record.levelno >= logging.WARNING or live or bool(os.environ.get("VERBOSE"))


@contextmanager
def _log() -> Iterator[None]:
    """Show MkDocs' warnings and errors on the terminal."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(message)s"))
    handler.addFilter(_worth_saying)
    # Plugins log under MkDocs' name also where the engine is another.
    loggers = [
        logging.getLogger(name) for name in {"mkdocs", mkdocs_build.__module__.split(".")[0]}
    ]
    for logger in loggers:
        logger.addHandler(handler)
        logger.setLevel(logging.INFO)
    try:
        yield
    finally:
        for logger in loggers:
            logger.removeHandler(handler)
