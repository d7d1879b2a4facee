"""The folder of a site where its downloads lie, and the list of what is there."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from macros.downloads.publication import Publication
from macros.downloads.rendered import RenderedFile
from macros.downloads.specs import DownloadSpec
from macros.pages.downloads import FOLDER, Download, DownloadList, State


def listed(
    specs: Sequence[DownloadSpec], rendered: Mapping[str, RenderedFile], state: State
) -> DownloadList:
    """The files as the pages show them; one that isn't rendered has no size yet."""
    shown = []
    for item in specs:
        file = rendered.get(item.file)
        shown.append(item.download(len(file.content), file.pages) if file else item.download())
    return DownloadList(tuple(shown), state)


def write_folder(
    site: Path,
    specs: Sequence[DownloadSpec],
    rendered: Mapping[str, RenderedFile],
    publication: Publication,
) -> None:
    """Put the files into `site/nedlasting/`, with `index.json`: size, pages, checksum of each."""
    folder = site / FOLDER
    folder.mkdir(exist_ok=True)
    rows = []
    for item in specs:
        if file := rendered.get(item.file):
            (folder / item.file).write_bytes(file.content)
            rows.append(_row(item.download(len(file.content), file.pages), file.content))
    law_as_of = publication.guide.settings.law_as_of
    listed = {
        "guide": publication.guide.settings.slug,
        "edition": publication.guide.edition.slug,
        "version": publication.guide.settings.version,
        "date": publication.moment.date().isoformat(),
        "law_as_of": law_as_of.iso if law_as_of else None,
        "files": rows,
    }
    text = json.dumps(listed, ensure_ascii=False, indent=1)
    (folder / "index.json").write_text(text + "\n", encoding="utf-8")


def _row(download: Download, content: bytes) -> dict[str, object]:
    return {
        "name": download.file,
        "title": download.title,
        "text": download.text,
        "kind": download.kind,
        "about": download.about or None,
        "form": download.form,
        "size": download.size,
        "pages": download.pages,
        "sha256": hashlib.sha256(content).hexdigest(),
    }
