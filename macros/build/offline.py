"""The offline copy: the finished site in one archive, with a text that says how to open it.

It lies in the site that it is a copy of, with its checksum beside it, and is no part of itself.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import zipfile
from datetime import datetime
from pathlib import Path

from macros.build.lock import clear_leftovers
from macros.build.publish import make_folder
from macros.guide import GuideError, Problem
from macros.guide.reading.problems import quoted
from macros.host.compression import LEVEL
from macros.host.manifest import NAME, files_of, offline_copy, write_manifest
from macros.pages.book import Book
from macros.pages.dates import version_state
from macros.pages.edition import left_to_owner

# What Windows allows in no name (learn.microsoft.com, «Naming Files, Paths, and Namespaces»), and
# how long a path may be there: 260, less what «C:\Users\…\» and a deep share take.
_FORBIDDEN = re.compile(r'[<>:"\\|?*\x00-\x1f]|[. ]$')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
LONGEST = 150


SUMS = ".sha256"  # after the name of the file that it holds the checksum of


def wanted() -> bool:
    """Whether a built site is to hold its copy: `OFFLINE_COPY=0` leaves it out."""
    return os.environ.get("OFFLINE_COPY", "1") != "0"


def pack(site: Path, book: Book) -> Path:
    """Pack what `site` holds, put the archive and its checksum into it; returns the archive.

    What only the copy has, a text for readers and a manifest of its own, is in the archive alone.
    The same site gives the same bytes. Raises GuideError for a name that Windows doesn't take.
    """
    words = book.words["addresses"]
    own = [site / name for name in (words["readme"], words["checksums"], NAME)]
    moment = book.moment.time
    archive = site / offline_copy(book.guide, book.words, moment)
    try:
        own[0].write_bytes(readme(book, archive.stem))
        write_manifest(site, book.guide, book.words, moment)
        if problems := list(name_problems(site)):
            raise GuideError(problems)
        names = sorted([*files_of(site), NAME])
        archive.parent.mkdir(exist_ok=True)
        _write(site, names, archive, archive.stem, moment)
    finally:
        for path in own:
            path.unlink(missing_ok=True)
    found = hashlib.sha256(archive.read_bytes()).hexdigest()
    sums = archive.with_name(f"{archive.name}{SUMS}")
    sums.write_text(f"{found}  {archive.name}\n", encoding="utf-8", newline="\n")
    return archive


def keep(archive: Path, folder: Path) -> Path:
    """Put a copy of the archive and its checksum into `folder`; returns the archive there.

    What was there under the same name stays until the new file is whole.
    """
    make_folder(folder)
    clear_leftovers(folder, ".*.part")
    for path in (archive, archive.with_name(f"{archive.name}{SUMS}")):
        part = folder / f".{path.name}.part"
        try:
            shutil.copyfile(path, part)
            part.chmod(0o644)
            part.replace(folder / path.name)
        finally:
            part.unlink(missing_ok=True)
    return folder / archive.name


def readme(book: Book, folder: str) -> bytes:
    """The text for whoever unpacks the archive into `folder`, in the form that Windows' Notepad
    always reads.
    """
    guide, words = book.guide, book.words
    contact = guide.edition.contact
    law, terms = guide.settings.law_as_of, guide.settings.license
    state = [words["offline_state" if guide.edition.name else "offline_state_alone"]]
    state += [words["offline_law"]] if law else []
    known = {"edition": guide.edition.name, "version": version_state(guide, words, book.moment.day)}
    known["law_as_of"] = words.date(law) if law else ""
    state = [line.format(**known) for line in state]
    text: str = words["offline_readme"].format(
        title=guide.settings.title,
        line="=" * len(guide.settings.title),
        state="\n".join(state),
        contact=contact.line if contact else words["no_contact"],
        folder=folder,
        owner=words["offline_owner"] + "\n" if left_to_owner(guide, words) else "",
        terms=words["offline_terms"].format(license=terms) + "\n" if terms else "",
        server=words["offline_server"],
    )
    return ("\N{ZERO WIDTH NO-BREAK SPACE}" + text.replace("\n", "\r\n")).encode()


def name_problems(site: Path) -> list[Problem]:
    """Names that Windows doesn't take, or takes for the same."""
    problems: list[Problem] = []
    seen: dict[str, str] = {}
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if _FORBIDDEN.search(path.name) or _RESERVED.fullmatch(path.name):
            message = f"found the name {quoted(path.name)}, expected one that Windows allows"
            problems.append(Problem(name, 0, message))
        if len(name) > LONGEST:
            message = f"found a path of {len(name)} characters, expected at most {LONGEST}"
            problems.append(Problem(name, 0, message))
        other = seen.setdefault(name.casefold(), name)
        if other != name:
            message = f"found a name that differs from «{other}» only in capitals, expected another"
            problems.append(Problem(name, 0, message))
    return problems


def _write(site: Path, names: list[str], target: Path, root: str, moment: datetime) -> None:
    stamp = max(moment.timetuple()[:6], (1980, 1, 1, 0, 0, 0))  # where the format's time begins
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            entry = zipfile.ZipInfo(f"{root}/{name}", stamp)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # Unix, on every system, so that the bytes are the same
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, (site / name).read_bytes(), compresslevel=LEVEL)
