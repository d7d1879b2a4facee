"""Which ids there are, and what to say of one that isn't there.

Ids of records that could not be read count as known where they can be seen, and a kind whose file
could not be read at all is not checked: one mistake gives one message.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

from macros.guide.model.fields import SLUG
from macros.guide.model.guide import gone, split_citation
from macros.guide.reading.loader import RawGuide, Table
from macros.guide.reading.problems import listed, suggestion

# How a message names each kind of id, and under which key `history.yml` keeps those that are gone.
_NAMES = {
    "factor": ("factor", "factors"),
    "level": ("plan level", "levels"),
    "role": ("role", "roles"),
    "reference": ("reference", "references"),
    "question": ("question", "questions"),
    "point": ("source point", "source"),
    "deadline": ("deadline", "deadlines"),
    "term": ("term", "glossary"),
    "group": ("group of questions", "groups"),
    "answer": ("question with an answer", "answers"),
    "purpose": ("purpose", "purposes"),
    "applicant": ("applicant", "applicants"),
    "policy_instrument": ("policy instrument", "policy_instruments"),
    "target_group": ("target group", "target_groups"),
    "case": ("case", "cases"),
    "topic": ("topic", "topics"),
    "measure": ("measure", "measures"),
    "indicator": ("indicator", "indicators"),
    "track": ("track", "tracks"),
    "step": ("step", "steps"),
    "agenda": ("agenda", "agendas"),
    "block": ("block", "blocks"),
    "document": ("document", "documents"),
    "duty": ("duty", "duties"),
    "statement": ("statement", "statements"),
    "strength": ("strength", "strengths"),
    "type": ("type of reference", "reference_types"),
}
# The sections that have them, where they may be left out.
_SECTIONS = {
    "level": "plan_levels",
    "role": "roles",
    "reference": "references",
    "point": "source",
    "deadline": "deadlines",
    "term": "glossary",
    "group": "faq",
    "answer": "faq",
    "policy_instrument": "policy_instruments",
    "target_group": "target_groups",
    "case": "cases",
    "indicator": "indicators",
    "track": "process",
    "step": "process",
    "agenda": "workshop",
    "block": "workshop",
    "document": "documents",
    "duty": "duties",
    "statement": "assessment",
}
# Those that stand in one record: its section, and its field.
_INSIDE = {
    "point": ("source", "points"),
    "agenda": ("workshop", "agendas"),
    "block": ("workshop", "blocks"),
    "group": ("faq", "groups"),
    "answer": ("faq", "questions"),
    "purpose": ("policy_instruments", "purposes"),
    "applicant": ("policy_instruments", "applicants"),
    "policy_instrument": ("policy_instruments", "instruments"),
    "topic": ("indicators", "topics"),
    "measure": ("indicators", "measures"),
    "indicator": ("indicators", "indicators"),
    "document": ("documents", "templates"),
    "track": ("process", "tracks"),
    "step": ("process", "steps"),
    "statement": ("assessment", "statements"),
}
# Those that guide.yml has, with an example of one.
_SETTINGS = {
    "strength": "{must: {title: Skal, caption: Dette må dere gjøre, binding: true}}",
    "type": "{law: {title: Lover}}",
}
# The kinds whose ids are keys or file names, by where they stand.
TABLES = {"factor": "factors"} | {
    kind: section for kind, section in _SECTIONS.items() if kind not in _INSIDE
}


def known_ids(raw: RawGuide, kind: str) -> Collection[str] | None:
    """The ids of a kind in the order of the data; None when they can't all be known."""
    if kind == "question":
        if raw.factors.ids is None or len(raw.factors.entries) < len(raw.factors.ids):
            return None
        ids = (q.id for factor in raw.factors.entries.values() for q in factor.questions)
        return list(dict.fromkeys(ids))
    if kind in _INSIDE:
        section, field = _INSIDE[kind]
        table: Table[Any] = getattr(raw, section)
        record = table.entries.get(section)
        return getattr(record, field) if record else [] if table.absent else None
    if kind in _SETTINGS:
        settings = raw.settings.entries.get("guide")
        return getattr(settings, _NAMES[kind][1]) if settings else None
    found: Table[Any] = getattr(raw, TABLES[kind])
    return found.ids


def id_problem(raw: RawGuide, kind: str, text: str) -> str | None:
    """What is wrong with `text` as an id of `kind` (or as a «citation»); None when it is right."""
    if kind == "citation":
        return _citation_problem(raw, text)
    known = known_ids(raw, kind)
    if known is None or text in known:
        return None
    # An id that is wrong in itself is said where it stands, not once more wherever it is used.
    wrong = [key for key in known if not re.fullmatch(SLUG, key)] if kind in TABLES else []
    if text in {key.casefold() for key in wrong}:
        return None
    name, history_kind = _NAMES[kind]
    if kind in _SECTIONS and getattr(raw, _SECTIONS[kind]).absent:
        return (
            f"found the {name} «{text}», expected none: there is no {_SECTIONS[kind]}.yml in data/"
        )
    if kind in _SETTINGS and not known:
        example = _SETTINGS[kind]
        return (
            f"found the {name} «{text}», expected it under «{history_kind}» in guide.yml: {example}"
        )
    message = f"found the unknown {name} «{text}», "
    was = gone(raw.history.entries.get("history"), history_kind, text)
    if was is None:
        expected = listed(known) if known else "none, for there are none"
        return f"{message}expected {expected}{suggestion(text, known)}"
    end = f"became «{was.became}»" if was.became else "was taken out"
    return f"{message}expected an id in use; «{text}» {end} in {was.since}: {was.why}"


def _citation_problem(raw: RawGuide, text: str) -> str | None:
    slug, _, rest = text.partition(" ")
    problem = id_problem(raw, "reference", slug)
    reference = raw.references.entries.get(slug)
    if problem or reference is None or split_citation(text, raw.references.entries):
        return problem
    if not reference.sections:
        return f"found «{rest}» after «{slug}», expected nothing: it has no sections"
    hint = suggestion(rest, reference.sections)
    return f"found the unknown section «{rest}», expected {listed(reference.sections)}{hint}"
