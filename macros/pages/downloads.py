"""What can be downloaded, as the pages show it: known late, since it is made from the same book.

A fragment is rendered before the files are made, so a template leaves a mark where a link to a file
belongs, and the mark gives way to the link when the page is built.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

# Whether the files are there, are being made, or are left out: all of them, or what needs a system
# library that the machine lacks.
State = Literal["there", "coming", "without_pdf", "left_out"]

_MARK = re.compile("\ue000([a-z_]+)/([a-z0-9-]*)\ue001")


@dataclass(frozen=True)
class Download:
    """A file to download. `about` is the factor, level or text it is about; `size` is in bytes, and
    None while the file is being made.
    """

    file: str
    title: str
    text: str
    kind: str
    about: str = ""
    form: bool = False
    size: int | None = None
    pages: int | None = None

    @property
    def format(self) -> str:
        """«PDF», «DOCX»: the file's ending."""
        return self.file.rpartition(".")[2].upper()

    @property
    def kilobytes(self) -> int:
        """The size in whole kilobytes (1 000 bytes), at least one."""
        return max(1, round((self.size or 0) / 1000))


@dataclass(frozen=True)
class DownloadList:
    """The files of a guide, in the order they are listed, and whether they are there."""

    downloads: tuple[Download, ...] = ()
    state: State = "left_out"
    address: str = ""  # the folder in the site

    def of(self, kind: str, about: str = "") -> list[Download]:
        """The files of a kind, about one thing or about everything."""
        return [d for d in self.downloads if d.kind == kind and d.about == about]

    def of_kind(self, kind: str) -> list[Download]:
        """The files of a kind, whatever each is about."""
        return [d for d in self.downloads if d.kind == kind]

    def by_kind(self, *kinds: str) -> Mapping[str, list[Download]]:
        """The files of some kinds, by what they are about."""
        found: dict[str, list[Download]] = {}
        for download in self.downloads:
            if download.kind in kinds:
                found.setdefault(download.about, []).append(download)
        return found


def mark(kind: str, about: str = "") -> Markup:
    """The mark that stands in a fragment for the files of a kind about something."""
    return Markup(f"\ue000{kind}/{about}\ue001")  # noqa: S704  a kind and a slug, no markup


def unmarked(html: str, link: Callable[[str, str], str]) -> str:
    """The fragment with every mark replaced by what `link` makes of its kind and subject."""
    return _MARK.sub(lambda found: link(found[1], found[2]), html)
