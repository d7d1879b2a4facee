"""Working days in Norway: which days are public holidays, and the working day before one."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from dateutil.easter import easter

FIXED = ((1, 1), (5, 1), (5, 17), (12, 25), (12, 26))  # month and day
# From Easter Day: Maundy Thursday, Good Friday, Easter Monday, Ascension Day and Whit Monday.
FROM_EASTER = (-3, -2, 1, 39, 50)
_SATURDAY = 5


@cache
def holidays(year: int) -> frozenset[date]:
    """The public holidays of a year that can fall on another day than a Sunday."""
    moving = (easter(year) + timedelta(days=days) for days in FROM_EASTER)
    return frozenset([*(date(year, *day) for day in FIXED), *moving])


def workday_on_or_before(day: date) -> date:
    """The day itself, or the nearest day before it that is no Saturday, Sunday or holiday."""
    while day.weekday() >= _SATURDAY or day in holidays(day.year):
        day -= timedelta(days=1)
    return day
