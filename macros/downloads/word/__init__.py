"""Word: every checklist in one document, an action plan, and each text to fill in."""

from macros.downloads.word.document import checklists
from macros.downloads.word.plan import action_plan
from macros.downloads.word.template import template

__all__ = ["action_plan", "checklists", "template"]
