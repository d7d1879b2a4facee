"""The command line: `python -m macros.site build | serve | check | schemas | language`."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from pathlib import Path

from mkdocs.exceptions import MkDocsException

import macros
from macros.guide import GuideError
from macros.guide.clock import build_day
from macros.guide.schemas import schemas
from macros.pages import Book, open_book
from macros.site import engine
from macros.site.finish import finish
from macros.site.language import readings, table
from macros.site.publish import publish, recover
from macros.site.worker import ContractChanged

GENERATOR = Path(__file__).resolve().parents[1]


def main(arguments: list[str] | None = None) -> int:
    """Run a command; returns the exit code: 1 when the guide has problems, 0 when it has none."""
    parser = argparse.ArgumentParser(prog="python -m macros.site", description=__doc__)
    parser.add_argument("command", choices=COMMANDS)
    parser.add_argument("--config", type=Path, default=Path("mkdocs.yml"), help="the site's mkdocs.yml")
    parser.add_argument("--target", type=Path, help="where to publish (default: site/ beside it)")
    given = parser.parse_args(arguments)
    config = given.config.resolve()
    if not config.is_file():
        return _fail(f"{given.config}: found no such file, expected the site's mkdocs.yml")
    engine.prepare(config.parent)
    try:
        return COMMANDS[given.command](config, (given.target or config.parent / "site").absolute())
    except GuideError as error:
        return _fail(str(error))
    except (MkDocsException, OSError, ContractChanged) as error:
        return _fail(f"{error}\nNothing was published.")
    except Exception as error:
        if os.environ.get("VERBOSE"):
            raise
        found = f"found an error in the generator itself ({type(error).__name__}: {error})"
        return _fail(f"{found}; VERBOSE=1 shows where.\nNothing was published.")


def check(config: Path, _target: Path) -> int:
    """Check data and pages without building."""
    _checked(config)
    return 0


def _checked(config: Path) -> Book:
    docs = engine.docs_of(config)
    book = macros.opened[docs] = open_book(docs, config.parent, build_day())
    return book


def build(config: Path, target: Path) -> int:
    """Check, build beside the published site, finish, and publish in one step."""
    guide = _checked(config).guide
    recover(target)
    workshop = config.parent / ".build"
    workshop.mkdir(exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix="site-", dir=workshop))
    try:
        engine.build(config, folder)
        finish(folder, guide)
        folder.chmod(0o755)  # a temporary folder is closed to others; a web server must read it
        publish(folder, target)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return 0


def serve(config: Path, _target: Path) -> int:
    """Show the guide on this machine, rebuilt while it is edited."""
    engine.serve(config, [GENERATOR])
    return 0


def write_schemas(config: Path, _target: Path) -> int:
    """Write the JSON Schemas that the data files name in their first line."""
    folder = engine.docs_of(config) / "data" / "schema"
    folder.mkdir(exist_ok=True)
    for name, text in schemas().items():
        (folder / name).write_text(text, encoding="utf-8")
    return 0


def language(_config: Path, target: Path) -> int:
    """Report how the pages of the built site read."""
    print(table(readings(target)))  # noqa: T201  a report
    return 0


COMMANDS = {
    "build": build,
    "serve": serve,
    "check": check,
    "schemas": write_schemas,
    "language": language,
}


def _fail(message: str) -> int:
    print(message, file=sys.stderr)  # noqa: T201  a command speaks on the terminal
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
