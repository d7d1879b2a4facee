"""The macros themselves, by what they are about: each gathers what its template shows.

Importing a module registers its macros; a new macro needs a function here and a template.
"""

from __future__ import annotations

from macros.pages.macros import (  # noqa: F401  each registers its own
    about,
    calculation,
    cases,
    changes,
    documents,
    duties,
    factors,
    faq,
    indicators,
    levels,
    policy_instruments,
    process,
    sources,
    target_groups,
    time,
    timetable,
    words,
    workbook,
    worked_example,
    workshop,
    workshop_pack,
)
from macros.pages.registry import MACROS

__all__ = ["MACROS"]
