"""Zip files that are the same each time: entries in order, dated by the publication."""

from __future__ import annotations

import zipfile
from datetime import datetime
from io import BytesIO


def repacked(content: bytes, moment: datetime) -> bytes:
    """The archive with its entries sorted and dated `moment` (at the earliest 1980).

    What an Office program reads first, `[Content_Types].xml`, stays first.
    """
    date = max(moment.timetuple()[:6], (1980, 1, 1, 0, 0, 0))
    made = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(content)) as old,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as new,
    ):
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, date)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            new.writestr(entry, old.read(name))
    return made.getvalue()
