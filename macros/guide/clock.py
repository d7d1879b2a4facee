"""The day of the build: from SOURCE_DATE_EPOCH when it is set, so that builds can be repeated."""

from __future__ import annotations

import os
from datetime import UTC, datetime

from macros.guide.fields import PartialDate


def build_day() -> PartialDate:
    """Today, or the later of today and SOURCE_DATE_EPOCH (reproducible-builds.org).

    The later, so that a machine whose clock is wrong can still build what was dated elsewhere.
    """
    epoch = int(os.environ.get("SOURCE_DATE_EPOCH") or 0)
    day = max(datetime.now(UTC), datetime.fromtimestamp(epoch, UTC)).date()
    return PartialDate(day.year, day.month, day.day)


def moment_day() -> PartialDate:
    """The day of SOURCE_DATE_EPOCH, which pages and files are dated by; today when it isn't set."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    day = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    return PartialDate(day.year, day.month, day.day)
