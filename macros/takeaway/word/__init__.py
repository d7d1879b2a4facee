"""Word: every checklist in one document."""

from macros.takeaway.word.document import checklists

__all__ = ["checklists"]
