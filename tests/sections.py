"""A guide without some of its sections: their files, and all that names them, taken out."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from copy import deepcopy
from pathlib import Path
from typing import Any

from macros.downloads.edition_data import as_yaml
from macros.guide.model.sections import SECTIONS
from macros.guide.reading.yaml_reader import parse

_CALL = re.compile(r"\{\{ (\w+)\((.*?)\) \}\}")

# What names something of a section elsewhere: keys of records, wherever they stand.
_NAMING = {
    "references": {"references", "opens", "in_force_of", "date_of", "superseded_by"},
    "roles": {"roles", "invite", "does", "decides", "heard"},
    "plan_levels": {"levels", "level", "plans", "feeds"},
    "duties": {"duty", "duties", "extra_sheets", "after_deadline"},
    "deadlines": {"deadline", "deadlines", "calendar"},
    "source": {"source"},
    "policy_instruments": {"policy_instruments"},
    "target_groups": {"target_groups"},
    "documents": {"rows_of"},
    "process": {"days_of"},
    "assessment": {"from_workbook", "presumes"},
    "indicators": {"indicators"},
    "faq": {"faq"},
}
# Settings of guide.yml that say something of a section.
_SETTINGS = {"references": "references", "roles": "roles", "plan_levels": "levels"}
_OF_ROLES = ("workshop_invite", "process_roles", "level_checklist_choices")
_OF_A_LEVEL = ("level_policy_instruments", "level_target_groups", "level_cases")
# Downloads of a group, by the section that makes all of them.
_GROUPS = {
    "workshop": "workshop",
    "politicians": "duties",
    "level_checklists": "plan_levels",
    "documents": "documents",
    "policy_instruments": "policy_instruments",
    "calculation": "calculation",
}


def take_out(docs: Path, sections: Collection[str]) -> None:
    """Take sections out of the guide in `docs`: their files, keys that name them, macro calls."""
    for section in SECTIONS:
        if section.name in sections:
            (docs / "data" / section.file).unlink()
    for path in sorted((docs / "data").rglob("*.yml")):
        document, problems = parse(path.read_text(encoding="utf-8"), path.name)
        assert document is not None, problems
        path.write_bytes(as_yaml(_without(deepcopy(document.value), path.stem, set(sections))))
    for path in sorted(docs.glob("*.md")):
        text = _CALL.sub(_kept(set(sections)), path.read_text(encoding="utf-8"))
        path.write_text(text, encoding="utf-8")


def _without(value: Any, name: str, sections: set[str]) -> Any:
    """A data file's values without what names something of the sections."""
    gone = {key for section in sections for key in _NAMING.get(section, ())}
    if name == "indicators":
        gone -= {"source"}  # that of a figure
    if name == "changes" and "history" in sections:
        gone |= {"page", "ids"}  # they are gone, and nothing says so
    if name == "workshop":
        gone -= {"duties"}
    if name == "deadlines" and "references" in sections:
        value = {key: one for key, one in value.items() if not {*one["rule"]} & gone}
        for one in value.values():
            one.pop("advice", None)
    if name == "guide":
        needed = [key for key in value["required"] if key not in map(_SETTINGS.get, sections)]
        value["required"] = needed
        if "references" in sections:
            value.pop("reference_types")
        if "duties" in sections:
            value.pop("strengths")
    if name == "duties" and "references" in sections:
        gone |= {"deadline"}  # those that a reference's day decides are gone
    return _kept_keys(value, gone)


def _kept_keys(value: Any, gone: set[str]) -> Any:
    if isinstance(value, dict):
        return {key: _kept_keys(one, gone) for key, one in value.items() if key not in gone}
    return [_kept_keys(one, gone) for one in value] if isinstance(value, list) else value


def _kept(sections: set[str]) -> Callable[[re.Match[str]], str]:
    macros = {name for section in SECTIONS if section.name in sections for name in section.macros}
    groups = {group for group, section in _GROUPS.items() if section in sections}

    def kept(call: re.Match[str]) -> str:
        name, argument = call[1], call[2].strip('"')
        lost = name in macros or (name == "downloads" and argument in groups)
        if "references" in sections and argument in ("maaling",):
            lost = True  # a deadline that a reference's day decides
        if "plan_levels" in sections and (name, argument) == ("duty_table", "kommune"):
            lost = True
        if {"references", "deadlines"} & sections and name == "advice":
            lost = True
        if "plan_levels" in sections and name in _OF_A_LEVEL:
            lost = True
        if "roles" in sections and name in _OF_ROLES:
            lost = True
        if {"roles", "plan_levels"} <= sections and name == "checklist_choices":
            lost = True
        return "" if lost else call[0]

    return kept
