"""The shelf: the folder of a site where its take-aways lie, and the list of what is there."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from macros.pages.downloads import FOLDER, Download, Shelf, State
from macros.takeaway.cache import Cache
from macros.takeaway.catalogue import Takeaway
from macros.takeaway.made import Made
from macros.takeaway.material import Material


def shelf(takeaways: Sequence[Takeaway], made: Mapping[str, Made], state: State) -> Shelf:
    """The take-aways as the pages show them; one that isn't made has no size yet."""
    shown = []
    for item in takeaways:
        file = made.get(item.file)
        shown.append(item.download(len(file.content), file.pages) if file else item.download())
    return Shelf(tuple(shown), state)


def cached(takeaways: Sequence[Takeaway], cache: Cache) -> dict[str, Made]:
    """What is made already."""
    found = {item.file: cache.get(item.recipe.fingerprint) for item in takeaways}
    return {file: made for file, made in found.items() if made}


def stock(
    site: Path, takeaways: Sequence[Takeaway], made: Mapping[str, Made], material: Material
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
        "guide": material.guide.settings.slug,
        "edition": material.guide.edition.slug,
        "version": material.guide.settings.version,
        "date": material.moment.date().isoformat(),
        "law_as_of": material.guide.settings.law_as_of.iso,
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
