"""`history.yml`: ids that are gone, and what became of them."""

from __future__ import annotations

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
        seen: set[str] = set()
        while src in self.pages and src not in seen:
            seen.add(src)
            src = self.pages[src].became or ""
        return "" if src in seen else src
