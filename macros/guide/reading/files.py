"""The files of a guide by their names: which are taken, which are litter, and which are neither.

A file that is not taken must be said where it lies: otherwise an editor looks for it on the site.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from pathlib import Path

from macros.guide.model.characters import shown, typed
from macros.guide.reading.problems import Problem, listed, quoted, suggestion

# By suffix: what a server is to call each kind of file (iana.org/assignments/media-types).
TYPES = {
    ".conf": "text/plain",
    ".css": "text/css",
    ".csv": "text/csv",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".gif": "image/gif",
    ".gz": "application/gzip",
    ".html": "text/html",
    ".ico": "image/x-icon",
    ".ics": "text/calendar",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": "text/javascript",
    ".json": "application/json",
    ".odp": "application/vnd.oasis.opendocument.presentation",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".sha256": "text/plain",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
    ".txt": "text/plain",
    ".wasm": "application/wasm",
    ".webp": "image/webp",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xml": "application/xml",
    ".yaml": "application/yaml",
    ".yml": "application/yaml",
    ".zip": "application/zip",
}

# The kinds that no editor puts there.
NOT_PAGES = (".conf", ".gz", ".sha256", ".wasm")

# What systems and programs leave behind: never read, never shown. MkDocs reads the patterns too.
LITTER = (
    *(
        ".*",
        "[Tt]humbs.db",
        "[Ee]hthumbs.db",
        "[Dd]esktop.ini",
        "Icon\r",
        "__MACOSX",
        "$RECYCLE.BIN",
    ),
    *("~$*", "~*.tmp", "*.tmp", "*.temp", "*~", "[#]*[#]", "*.sw[a-p]", "*.bak", "*.orig", "*.rej"),
    *("*.crdownload", "*.part", "*.partial", "*.lnk"),
)
PAGES = {".md", ".markdown", ".mdown", ".mkdn", ".mkd"}
DATA = {".yml", ".yaml"}
_DATA_FOLDER = "data"
_FOLDERS = {"data/factors", "data/editions"}  # whose data files have names of their own


def is_litter(path: Path) -> bool:
    """Whether a path (from the folder of pages) is one that no editor has made for the guide."""
    names = path.parts
    inside = names[:1] == ("templates",)  # MkDocs leaves these out
    return inside or any(fnmatchcase(name, pattern) for name in names for pattern in LITTER)


def found(folder: Path, pattern: str) -> list[Path]:
    """The paths below `folder` that match a pattern, in order, without litter."""
    paths = sorted(folder.rglob(pattern))
    return [path for path in paths if not is_litter(path.relative_to(folder))]


def check_files(
    docs: Path, root: Path, data: Iterable[str], edition: Path | None = None
) -> list[Problem]:
    """What lies under `docs` and is not taken, or not as it is called.

    `data` are the names of the data files that are read, beside the `edition` in use; file names in
    problems are given from `root`.
    """
    known = sorted(f"{name}.yml" for name in data)
    return [
        Problem(path.relative_to(root).as_posix(), 0, message)
        for path in found(docs, "*")
        if path != edition
        for message in _messages(path, path.relative_to(docs), known)
    ]


def ending_problem(suffix: str, right: str) -> str:
    """The message for a file whose ending is not written as the guide's files have it."""
    return f"found the ending «{suffix}», expected «{right}»"


def misnamed(path: Path) -> Path | None:
    """The file that was meant to be the data file `path`, with its ending written otherwise."""
    beside = sorted(path.parent.glob("*")) if path.parent.is_dir() else []
    named = (other for other in beside if other.stem == path.stem and other != path)
    return next((other for other in named if other.suffix.lower() in DATA), None)


def _messages(path: Path, place: Path, known: list[str]) -> Iterator[str]:
    name, suffix, folder = path.name, path.suffix, place.parent.as_posix()
    if shown(name) != name:
        yield f"found the name {quoted(shown(name))}, expected «{typed(name)}»"
        return
    if path.is_dir():
        return
    right = suffix.lower()
    if right in PAGES or (right in DATA and place.parts[0] == _DATA_FOLDER):
        right = ".md" if right in PAGES else ".yml"
    if suffix != right:
        yield ending_problem(suffix, right)
    elif name == "README.md":
        yield "found «README.md», expected «index.md» for the front page of a folder"
    elif right == ".yml" and folder == _DATA_FOLDER and name not in known:
        hint = suggestion(name, known)
        yield f"found a data file that nothing reads, expected {listed(known)}{hint}"
    elif right == ".yml" and place.parts[0] == _DATA_FOLDER and folder not in {*_FOLDERS, "data"}:
        yield "found a data file in a folder that nothing reads, expected it in «data/factors»"
    elif right and right not in TYPES and right != ".md":
        kinds = ", ".join(kind for kind in TYPES if kind not in NOT_PAGES)
        yield f"found the kind of file «{suffix}», expected one of {kinds}"
