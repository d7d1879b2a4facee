"""Take-aways while an editor writes: a build takes those that are ready, and the rest are made in a
process of their own; when they are, the site is built once more.
"""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import macros
from macros.guide import Guide
from macros.guide.clock import today
from macros.pages import open_book
from macros.site.contacts import keep_contacts_out
from macros.site.edition import edition_file, write_edition
from macros.site.finish import search
from macros.site.takeaways import CACHE, Stock, ready_for, wanted
from macros.takeaway.data import write_open_data
from macros.takeaway.pango import missing, pango_version


class Kitchen:
    """What a served site has of take-aways. `stamp` is a file that changes when there is more."""

    def __init__(self, config: Path, docs: Path) -> None:
        self.config, self.docs, self.root = config, docs, config.parent
        self.stamp = self.root / CACHE / "stamp"
        self.stamp.parent.mkdir(parents=True, exist_ok=True)
        self.stamp.touch()
        self.pango = pango_version() if wanted() else None
        self.guide: Guide | None = None
        self._making = threading.Lock()

    def greet(self) -> None:
        """Say on the terminal what a reader will miss."""
        if not wanted():
            print("TAKEAWAY=0: the guide is shown without files to download.", file=sys.stderr)  # noqa: T201  the editor reads the terminal
        elif self.pango is None:
            message = str(missing()).rsplit("\nor build", 1)[0]
            print(f"The guide is shown without its PDFs.\n{message}", file=sys.stderr)  # noqa: T201  as above

    def opened(self) -> Stock | None:
        """Open the book for the build that follows; returns its take-aways that are ready.

        Raises GuideError with every problem in data and pages.
        """
        book = open_book(
            self.docs, self.root, today(self.root), edition=edition_file(), config=self.config
        )
        self.guide = book.guide
        ready = ready_for(book, self.root, "", self.pango)
        macros.opened[self.docs] = ready.shown_in(book) if ready else book
        return ready

    def serve(self, ready: Stock | None, site: Path) -> None:
        """Put what is ready into the built site. Start making the rest; nobody waits for it."""
        if self.guide:
            search(site, self.guide)
            write_edition(self.guide, site)
        if ready:
            ready.put_into(site)
            write_open_data(ready.material, self.docs / "data", site / "data")
        if self.guide:
            keep_contacts_out(self.guide, site, self.docs, edition_file())
        if ready and len(ready.made) < len(ready.takeaways):
            threading.Thread(target=self._make, daemon=True).start()

    def _make(self) -> None:
        if not self._making.acquire(blocking=False):
            return
        command = [sys.executable, "-m", "macros.site", "takeaways", "--config", str(self.config)]
        try:
            made = subprocess.run(command, check=False)  # noqa: S603  our own command
        finally:
            self._making.release()
        if made.returncode == 0:
            self.stamp.touch()
