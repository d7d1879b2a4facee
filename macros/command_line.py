"""The commands: what each takes, what it prints, and its exit code."""

from __future__ import annotations

# What only one command needs is imported by it: the others start without.
import argparse
import os
import shlex
from collections.abc import Callable
from pathlib import Path

from mkdocs.exceptions import MkDocsException

from macros.build.configuration.needed import GENERATOR
from macros.build.edition import start_edition
from macros.build.fill import HalfFilledError
from macros.build.new import new_guide
from macros.build.offline import keep, wanted
from macros.build.pipeline import finished
from macros.build.project import Project
from macros.build.publish import publish, recover
from macros.build.release import release as new_release
from macros.build.target import check_target
from macros.build.terminal import fail, say, tell, write_anywhere
from macros.guide import GuideError, Problem
from macros.guide.reading.clock import today
from macros.guide.reading.schemas import schemas
from macros.pages.words_list import listed_words, words_schema
from macros.review.checks import check_site
from macros.review.checks.files import facts
from macros.review.checks.owner import lacking


def main(arguments: list[str] | None = None) -> int:
    """Run a command; returns the exit code: 0 when all is well, 1 when something is not."""
    write_anywhere()
    given = parser().parse_args(arguments)
    config: Path = given.config.resolve()
    if not config.is_file() and given.run is not new:
        return fail(f"{given.config}: found no such file, expected the site's mkdocs.yml")
    os.environ["NO_MKDOCS_2_WARNING"] = "1"  # the theme's advertisement in the log
    try:
        return int(given.run(config, given) or 0)
    except (GuideError, HalfFilledError) as error:
        return fail(str(error))
    except (MkDocsException, OSError) as error:
        return fail(f"{error}\nNothing was published.")
    except Exception as error:
        if os.environ.get("VERBOSE"):
            raise
        found = f"found an error in the generator itself ({type(error).__name__}: {error})"
        return fail(f"{found}; VERBOSE=1 shows where.\nNothing was published.")


def parser() -> argparse.ArgumentParser:
    """The commands with their help, made of the functions below."""
    made = argparse.ArgumentParser(
        prog="python -m macros", description="Builds and checks a guide."
    )
    commands = made.add_subparsers(metavar="COMMAND", required=True)
    for name, run in COMMANDS.items():
        summary = (run.__doc__ or "").partition("\n")[0]
        command = commands.add_parser(name, help=summary, description=run.__doc__)
        command.set_defaults(run=run, config=Path("mkdocs.yml"))
        if run is new:
            command.add_argument("--to", default="", help="the folder to write it in")
            command.add_argument("--size", default="", help="small or full (default: small)")
            command.add_argument("--name", default="", help="what the guide is called")
            continue
        command.add_argument("--config", type=Path, help="the site's mkdocs.yml")
        if run in OF_A_SITE:
            command.add_argument(
                "--target", help="the site's folder (default: site/ beside mkdocs.yml)"
            )
        if run is release:
            command.add_argument("--version", default="", help="the number, such as 0.3.0")
        if run is verify:
            command.add_argument(
                "--source", type=Path, help="the site or archive to compare with (default: site/)"
            )
    return made


def new(_config: Path, given: argparse.Namespace) -> None:
    """Write a new guide to begin with, in a folder anywhere on the machine."""
    folder = new_guide(given.to, given.size, given.name, today())
    place = shlex.quote(os.path.relpath(folder))
    say(f"{folder}: a guide to begin with; see it with «make -C {place} serve»")


def validate(config: Path, _given: argparse.Namespace) -> None:
    """Check data, pages and local edition without building; list every problem."""
    Project.read(config).open_book()


def build(config: Path, given: argparse.Namespace) -> None:
    """Build the site with its downloads and publish it in one step."""
    target = _site(config, given)
    check_target(target, config.parent)  # before the work is done
    with finished(Project.read(config), offline_copy=wanted()) as made:
        check_target(target, config.parent)
        recover(target)
        tell(publish(made.folder, target))


def offline(config: Path, given: argparse.Namespace) -> None:
    """Build the site and put its offline copy into dist/, to be opened from a disk."""
    with finished(Project.read(config), offline_copy=True) as made:
        archive = keep(made.archive, _site(config, given).parent / "dist")
    say(f"{os.path.relpath(archive)} ({archive.stat().st_size / 1e6:.1f} MB)")


def release(config: Path, given: argparse.Namespace) -> None:
    """Give what has changed a version and today's date, and keep the guide's data of it."""
    for path in new_release(Project.read(config), given.version, today()):
        say(os.path.relpath(path))


def serve(config: Path, _given: argparse.Namespace) -> None:
    """Show the site on this machine, rebuilt while it is edited."""
    Project.read(config)  # what is wrong with it is said before anything is watched
    from macros.build import preview

    preview.serve(config, [GENERATOR / "macros"])


def downloads(config: Path, _given: argparse.Namespace) -> None:
    """Make the downloads of a site that is being served, where they aren't made."""
    from macros.build.downloads import render_waiting
    from macros.downloads.pango import pango_version

    project = Project.read(config)
    render_waiting(project, project.open_book(), pango_version())


def edition(config: Path, _given: argparse.Namespace) -> None:
    """Write a commented local edition to begin with, beside the site's mkdocs.yml."""
    target = Path(os.environ.get("EDITION") or config.parent / "edition.yml").absolute()
    for path in start_edition(Project.read(config).docs, target):
        say(str(path))


def check(config: Path, given: argparse.Namespace) -> int:
    """Check the built site: links, anchors, files, requests, titles, ids, downloads.

    What a public owner lacks is said, and fails nothing.
    """
    target = _site(config, given)
    if not (target / "index.html").is_file():
        return fail(f"{target}: found no built site, expected one («make site»)")
    for lack in lacking(facts(target)):
        tell(str(lack))
    return _listed(check_site(target), "the built site is sound")


def verify(config: Path, given: argparse.Namespace) -> int:
    """Compare a deployed copy, a folder or an address, with the built site; list what differs."""
    from macros.host.verify import differences, expected_of

    site = config.parent / "site"
    target = given.target or str(site)
    try:
        manifest = expected_of(given.source or site, target)
        found = differences(manifest, target)
    except (ValueError, OSError) as error:
        return fail(str(error))
    if found:
        count = "1 difference" if len(found) == 1 else f"{len(found)} differences"
        return fail("\n".join([*found, f"{count} from version {manifest.version}."]))
    say(f"{target}: all {len(manifest.files)} files are as built, version {manifest.version}")
    return 0


def list_due(config: Path, _given: argparse.Namespace) -> None:
    """List what an editor should look at again: laws, pages, references, periods, figures."""
    from macros.review import due

    found = due.due(Project.read(config).open_book(), today(config.parent))
    say(due.report([*found, *due.old_figures(config.parent)]))


def check_links(config: Path, given: argparse.Namespace) -> int:
    """Ask for every outside link of the built site, and list those that are moved or dead."""
    from macros.review import links

    target = _site(config, given)
    found = links.outside(target)
    if not found:
        return fail(f"{target}: found no outside link, expected a built site («make site»)")
    answers = links.Asker(say=tell).ask(found)
    say(links.report(answers, found))
    return int(any(answer.state == "dead" for answer in answers))


def write_schemas(config: Path, _given: argparse.Namespace) -> None:
    """Write the JSON Schemas that the data files name in their first line."""
    project = Project.read(config)
    folder = project.docs / "data" / "schema"
    folder.mkdir(exist_ok=True)
    for name, text in {**schemas(), "words.json": words_schema(project.language)}.items():
        (folder / name).write_text(text, encoding="utf-8")


def words(config: Path, _given: argparse.Namespace) -> None:
    """List the words that a guide may replace in words.yml: every key with its text."""
    say(listed_words(Project.read(config).open_book().words))


def language(config: Path, given: argparse.Namespace) -> None:
    """Report how the pages of the built site read: ease, long sentences, unknown words."""
    from macros.review.language import readings, table

    say(table(readings(_site(config, given))))


Command = Callable[[Path, argparse.Namespace], int | None]

COMMANDS: dict[str, Command] = {
    "new": new,
    "serve": serve,
    "build": build,
    "validate": validate,
    "check": check,
    "offline": offline,
    "edition": edition,
    "release": release,
    "verify": verify,
    "due": list_due,
    "links": check_links,
    "language": language,
    "schemas": write_schemas,
    "words": words,
    "downloads": downloads,
}
OF_A_SITE: tuple[Command, ...] = (build, check, offline, verify, check_links, language)


def _site(config: Path, given: argparse.Namespace) -> Path:
    return Path(given.target or config.parent / "site").absolute()


def _listed(problems: list[Problem], sound: str) -> int:
    if problems:
        count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
        return fail("\n".join([*map(str, problems), f"{count}."]))
    say(sound)
    return 0
