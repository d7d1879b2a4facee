"""The base of every record: strict, closed, immutable."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """A closed, immutable record."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)
