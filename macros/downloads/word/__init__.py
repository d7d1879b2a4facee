"""Word: every checklist in one document, and each text to fill in as one of its own."""

from macros.downloads.word.document import checklists
from macros.downloads.word.template import template

__all__ = ["checklists", "template"]
