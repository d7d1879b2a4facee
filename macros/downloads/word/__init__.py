"""Word: every checklist in one document."""

from macros.downloads.word.document import checklists

__all__ = ["checklists"]
