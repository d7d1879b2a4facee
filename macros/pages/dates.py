"""How the dates of deadlines are computed, as readers are told."""

from __future__ import annotations

from macros.guide import Guide, PartialDate
from macros.guide.model.calendar import Occurrence
from macros.pages.words import Words


def computed(guide: Guide, words: Words, key: str, day: Occurrence) -> str:
    """How a day of the deadline `key` follows from its rule, in words."""
    rule = guide.deadlines[key].rule
    start = words.date(day.start)
    if law := rule.in_force_of:
        name = guide.references[law].short
        return str(words["rule_in_force"].format(name=name, start=start, years=day.years))
    if document := rule.date_of:
        name = guide.references[document].short
        return str(words["rule_date"].format(name=name, start=start, years=day.years))
    if rule.election_year:
        said = str(words["rule_election"].format(year=day.start.year, start=start))
        more = str(words["rule_plus"].format(years=day.years)) if day.years else ""
        return f"{said} {more}".strip()
    return str(words["rule_own" if rule.on else "rule_yearly"])


def version_state(guide: Guide, words: Words, day: PartialDate) -> str:
    """The version in words with the day of what the guide is made from, the same everywhere.

    A version is itself until `changes.yml` has changes after it, or `day` is later than its own;
    then it is that version with changes up to `day`.
    """
    released = guide.changes.released
    dated = released.date if released else None
    changed = guide.changes.coming or (dated and dated < day)
    pattern = words["version_state"]["changed" if changed else "released"]
    said: str = pattern.format(
        version=guide.settings.version, date=words.date(day if changed else dated or day)
    )
    return said


def law_state(guide: Guide, words: Words) -> str:
    """The day that the laws are read as of, in words; empty where the guide has none."""
    day = guide.settings.law_as_of
    return f"{words['law_as_of']} {words.date(day)}" if day else ""


def is_ours(guide: Guide, key: str) -> bool:
    """Whether the guide has computed the date, and no law or person has named it."""
    rule = guide.deadlines[key].rule
    return bool(rule.in_force_of or rule.date_of or rule.election_year)
