"""The shelf: the folder of a site where its take-aways lie, and the list of what is there."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from macros.downloads.cache import Cache
from macros.downloads.publication import Publication
from macros.downloads.rendered import RenderedFile
from macros.downloads.specs import DownloadSpec
from macros.pages.downloads import FOLDER, Download, DownloadList, State


def shelf(
    takeaways: Sequence[DownloadSpec], made: Mapping[str, RenderedFile], state: State
) -> DownloadList:
    """The take-aways as the pages show them; one that isn't made has no size yet."""
    shown = []
    for item in takeaways:
        file = made.get(item.file)
        shown.append(item.download(len(file.content), file.pages) if file else item.download())
    return DownloadList(tuple(shown), state)


def cached(takeaways: Sequence[DownloadSpec], cache: Cache) -> dict[str, RenderedFile]:
    """What is made already."""
    found = {item.file: cache.get(item.renderer.fingerprint) for item in takeaways}
    return {file: made for file, made in found.items() if made}


def stock(
    site: Path,
    takeaways: Sequence[DownloadSpec],
    made: Mapping[str, RenderedFile],
    publication: Publication,
) -> None:
    """Put the files into `site/nedlasting/`, with `index.json`: size, pages, checksum of each."""
    folder = site / FOLDER
    folder.mkdir(exist_ok=True)
    rows = []
    for item in takeaways:
        if file := made.get(item.file):
            (folder / item.file).write_bytes(file.content)
            rows.append(_row(item.download(len(file.content), file.pages), file.content))
    listed = {
        "guide": publication.guide.settings.slug,
        "edition": publication.guide.edition.slug,
        "version": publication.guide.settings.version,
        "date": publication.moment.date().isoformat(),
        "law_as_of": publication.guide.settings.law_as_of.iso,
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
