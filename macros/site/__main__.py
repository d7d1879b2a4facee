"""The command line: `python -m macros.site COMMAND`; `make help` says what the commands do."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from mkdocs.exceptions import MkDocsException

from macros.guide import GuideError, Problem
from macros.guide.clock import today
from macros.guide.schemas import schemas
from macros.site import due, engine, links
from macros.site.checks import check_site
from macros.site.edition import start_edition
from macros.site.fill import HalfFilledError
from macros.site.language import readings, table
from macros.site.making import made, opened
from macros.site.manifest import Manifest
from macros.site.offline import pack
from macros.site.publish import publish, recover
from macros.site.takeaways import make_ready
from macros.site.target import check_target
from macros.site.terminal import write_anywhere
from macros.site.verify import differences
from macros.site.worker import ContractChangedError
from macros.takeaway.pango import pango_version

GENERATOR = Path(__file__).resolve().parents[1]


def main(arguments: list[str] | None = None) -> int:
    """Run a command; returns the exit code: 0 when all is well, 1 when something is not."""
    write_anywhere()
    parser = argparse.ArgumentParser(prog="python -m macros.site", description=__doc__)
    parser.add_argument("command", choices=COMMANDS)
    parser.add_argument(
        "--config", type=Path, default=Path("mkdocs.yml"), help="the site's mkdocs.yml"
    )
    parser.add_argument("--target", help="where the site is published (default: site/ beside it)")
    parser.add_argument("--source", type=Path, help="verify: built site or archive to compare with")
    given = parser.parse_args(arguments)
    config = given.config.resolve()
    if not config.is_file():
        return _fail(f"{given.config}: found no such file, expected the site's mkdocs.yml")
    engine.prepare()
    site = config.parent / "site"
    try:
        if given.command == "verify":
            return verify(given.source or site, given.target or str(site))
        return COMMANDS[given.command](config, Path(given.target or site).absolute())
    except GuideError as error:
        return _fail(str(error))
    except HalfFilledError as error:
        return _fail(str(error))
    except (MkDocsException, OSError, ContractChangedError) as error:
        return _fail(f"{error}\nNothing was published.")
    except Exception as error:
        if os.environ.get("VERBOSE"):
            raise
        found = f"found an error in the generator itself ({type(error).__name__}: {error})"
        return _fail(f"{found}; VERBOSE=1 shows where.\nNothing was published.")


def check(config: Path, _target: Path) -> int:
    """Check data and pages without building."""
    opened(config)
    return 0


def build(config: Path, target: Path) -> int:
    """Check, build beside the published site, finish, and publish in one step."""
    check_target(target, config.parent)  # before the work is done
    with made(config) as (folder, _):
        check_target(target, config.parent)
        recover(target)
        print(publish(folder, target), file=sys.stderr)  # noqa: T201  a line in the build's log
    return 0


def takeaways(config: Path, _target: Path) -> int:
    """Make the take-aways of a site that is being served, where they aren't made."""
    make_ready(opened(config), config.parent, "", pango_version())
    return 0


def edition(config: Path, _target: Path) -> int:
    """Write a commented local edition to begin with, beside the site's mkdocs.yml."""
    target = Path(os.environ.get("EDITION") or config.parent / "edition.yml").absolute()
    for path in start_edition(engine.docs_of(config), target):
        print(path)  # noqa: T201  what it made
    return 0


def offline(config: Path, target: Path) -> int:
    """Make the offline copy in dist/ beside the site; what is published stays as it is."""
    with made(config) as (folder, book):
        archive = pack(folder, target.parent / "dist", book)
    print(f"{os.path.relpath(archive)} ({archive.stat().st_size / 1e6:.1f} MB)")  # noqa: T201  what was made
    return 0


def check_built(_config: Path, target: Path) -> int:
    """Check the built site: links, anchors, files, requests, titles, ids, downloads."""
    if not (target / "index.html").is_file():
        return _fail(f"{target}: found no built site, expected one («make site»)")
    problems = check_site(target)
    return _listed(problems, "the built site is sound")


def verify(source: Path, target: str) -> int:
    """Compare a deployed copy with the built site (or archive) `source`, and list what differs."""
    try:
        manifest = Manifest.read(source)
        found = differences(manifest, target)
    except (ValueError, OSError) as error:
        return _fail(str(error))
    if found:
        count = "1 difference" if len(found) == 1 else f"{len(found)} differences"
        return _fail("\n".join([*found, f"{count} from version {manifest.version}."]))
    print(f"{target}: all {len(manifest.files)} files are as built, version {manifest.version}")  # noqa: T201  the answer
    return 0


def list_due(config: Path, _target: Path) -> int:
    """List what an editor should look at again."""
    print(due.report(due.due(opened(config), config.parent, today(config.parent))))  # noqa: T201  a report
    return 0


def check_links(_config: Path, target: Path) -> int:
    """Ask for every outside link of the built site, and list those that are moved or dead."""
    found = links.outside(target)
    if not found:
        return _fail(f"{target}: found no outside link, expected a built site («make site»)")
    answers = links.Asker(say=lambda text: print(text, file=sys.stderr)).ask(found)  # noqa: T201  it takes minutes
    print(links.report(answers, found))  # noqa: T201  a report
    return int(any(answer.state == "dead" for answer in answers))


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
    "offline": offline,
    "serve": serve,
    "check": check,
    "takeaways": takeaways,
    "edition": edition,
    "check-site": check_built,
    "verify": check,  # answered before the others: its target may be an address
    "due": list_due,
    "links": check_links,
    "schemas": write_schemas,
    "language": language,
}


def _listed(problems: list[Problem], sound: str) -> int:
    if problems:
        count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
        return _fail("\n".join([*map(str, problems), f"{count}."]))
    print(sound)  # noqa: T201  the answer
    return 0


def _fail(message: str) -> int:
    print(message, file=sys.stderr)  # noqa: T201  a command speaks on the terminal
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
