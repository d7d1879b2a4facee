"""The files and folders that a book, and all that is made of it, is made from."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from macros.guide import Guide
from macros.guide.reading.clock import Moment, moment

# The generator's own folders, which a site is made of too.
_MACROS = Path(__file__).parents[1]
_GENERATOR = (_MACROS, _MACROS.parent / "overrides")


@dataclass(frozen=True)
class Inputs:
    """Where a guide lies: its folder of pages, its configuration, and the edition's file if any."""

    root: Path
    docs: Path
    config: Path
    edition: Path | None = None

    def moment(self, guide: Guide) -> Moment:
        """What files made of them are dated with. Raises GuideError when nothing gives a day."""
        own = [self.edition] if self.edition else []
        if self.edition and guide.edition.coat_of_arms:
            own.append(self.edition.parent / guide.edition.coat_of_arms)
        settings = os.path.relpath(self.docs / "data" / "guide.yml", self.root)
        frame = self.root / "overrides"
        everything = (self.docs, self.config, *([frame] if frame.is_dir() else []), *_GENERATOR)
        return moment(everything, own, guide.settings.dated, settings)
