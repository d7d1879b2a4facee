"""The base of every record: strict, closed, immutable."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """A closed, immutable record."""

    # Built when one is read: what only stands in another is then built with it, once.
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, defer_build=True)
