"""`history.yml`: ids that are gone, and what became of them."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field

from macros.guide.model.fields import Key, Slug, Text
from macros.guide.model.record import Record


class Gone(Record):
    """What became of an id that is no longer in use. Ids are never used again."""

    became: Key | None = None
    since: Key
    why: Text


class History(Record):
    """`history.yml`: ids that are gone, by kind."""

    questions: dict[Slug, Gone] = Field(default_factory=dict)
    factors: dict[Slug, Gone] = Field(default_factory=dict)
    references: dict[Slug, Gone] = Field(default_factory=dict)
    levels: dict[Slug, Gone] = Field(default_factory=dict)
    duties: dict[Slug, Gone] = Field(default_factory=dict)
    roles: dict[Slug, Gone] = Field(default_factory=dict)
    source: dict[Key, Gone] = Field(default_factory=dict)
    statements: dict[Slug, Gone] = Field(default_factory=dict)
    policy_instruments: dict[Slug, Gone] = Field(default_factory=dict)
    target_groups: dict[Slug, Gone] = Field(default_factory=dict)
    cases: dict[Slug, Gone] = Field(default_factory=dict)
    indicators: dict[Slug, Gone] = Field(default_factory=dict)
    pages: dict[Key, Gone] = Field(
        default_factory=dict, description="Pages, as they lay under docs/: om/gammel.md."
    )

    def page_now(self, src: str) -> str:
        """The page that a page has become, through all its moves; empty if it is gone for good."""
        return self._now("pages", src)

    def former(self, kind: str, key: str) -> list[str]:
        """The ids, gone by now, that have become `key`; `kind` is a field of this record."""
        return [was for was in getattr(self, kind) if was != key and self._now(kind, was) == key]

    def _now(self, kind: str, key: str) -> str:
        table: Mapping[str, Gone] = getattr(self, kind)
        seen: set[str] = set()
        while key in table and key not in seen:
            seen.add(key)
            key = table[key].became or ""
        return "" if key in seen else key
