"""Rules of an edition: what it points to is there, what it adds is its own and can be read."""

from __future__ import annotations

from macros.guide.model.colour import LIGHT, contrast, nearest_readable, readable
from macros.guide.model.edition import LOCAL, Edition
from macros.guide.reading.loader import RawGuide
from macros.guide.rules.shared import Problems, at, binds, ids, of_question
from macros.guide.rules.time import title_problem

_KEY = "edition"


def edition(raw: RawGuide) -> Problems:
    """Every rule of the edition."""
    for found in raw.edition.entries.values():
        yield from _ids(raw, found)
        yield from _questions(raw, found)
        yield from _deadlines(raw, found)
        yield from _contact(raw, found)
        yield from _hidden(raw, found)
        yield from _colours(raw, found)


def national(raw: RawGuide) -> Problems:
    """What begins with the mark of local ids is left to local editions."""
    for key, factor in raw.factors.entries.items():
        for i, question in enumerate(factor.questions):
            if question.id.startswith(LOCAL):
                message = (
                    f"found the id «{question.id}», expected one that local editions don't use"
                )
                yield raw.factors.problem(key, ("questions", i, "id"), f"{message}: not «{LOCAL}…»")
    for key in raw.deadlines.entries:
        if key.startswith(LOCAL):
            message = f"found the id «{key}», expected one that local editions don't use"
            yield raw.deadlines.problem(key, (), f"{message}: not «{LOCAL}…»")


def _ids(raw: RawGuide, found: Edition) -> Problems:
    table = raw.edition
    yield from ids(raw, table, _KEY, "level", ((("plans", key), key) for key in found.plans))
    named = ((("responsible", key), key) for key in found.responsible)
    yield from ids(raw, table, _KEY, "factor", named)
    for i, note in enumerate(found.notes):
        base = ("notes", i)
        if bool(note.factor) == bool(note.level):
            message = "found both «factor» and «level» or neither, expected exactly one of them"
            yield table.problem(_KEY, base, message)
        yield from ids(raw, table, _KEY, "factor", [((*base, "factor"), note.factor)])
        yield from ids(raw, table, _KEY, "level", [((*base, "level"), note.level)])


def _questions(raw: RawGuide, found: Edition) -> Problems:
    table = raw.edition
    seen: set[str] = set()
    for i, question in enumerate(found.questions):
        base = ("questions", i)
        if question.id in seen:
            message = f"found the id «{question.id}» a second time, expected an id of its own"
            yield table.problem(_KEY, (*base, "id"), message)
        seen.add(question.id)
        if question.id.startswith(LOCAL):
            yield table.problem(_KEY, (*base, "id"), _marked(question.id))
        yield from ids(raw, table, _KEY, "factor", [((*base, "factor"), question.factor)])
        yield from of_question(raw, table, _KEY, base, question)


def _deadlines(raw: RawGuide, found: Edition) -> Problems:
    for key, deadline in found.deadlines.items():
        if key.startswith(LOCAL):
            yield raw.edition.problem(_KEY, ("deadlines", key), _marked(key))
        wrong = title_problem(deadline.title)
        if wrong:
            yield raw.edition.problem(_KEY, ("deadlines", key, "title"), wrong)


def _marked(key: str) -> str:
    rest = key.removeprefix(LOCAL)
    return f"found the id «{key}», expected «{rest}»: «{LOCAL}» is put before it by itself"


def _contact(raw: RawGuide, found: Edition) -> Problems:
    if found.contact and not found.contact.line:
        message = "found a contact without details, expected «name», «title», «email» or «phone»"
        yield raw.edition.problem(_KEY, ("contact",), message)


def _hidden(raw: RawGuide, found: Edition) -> Problems:
    table, base = raw.edition, ("hidden",)
    yield from ids(raw, table, _KEY, "question", at("questions", found.hidden.questions, base))
    yield from ids(raw, table, _KEY, "duty", at("duties", found.hidden.duties, base))
    for i, key in enumerate(found.hidden.duties):
        duty = raw.duties.entries.get(key)
        if duty and binds(raw, duty):
            message = f"found «{key}», which the law demands, expected what should or may be done"
            yield table.problem(_KEY, (*base, "duties", i), message)
    every = [(slug, q) for slug, factor in raw.factors.entries.items() for q in factor.questions]
    left = [(slug, q.levels, q.source) for slug, q in every if q.id not in found.hidden.questions]
    left += [(q.factor, q.levels, None) for q in found.questions]
    had = {slug for slug, _ in every}, {level for _, q in every for level in q.levels}
    has = {slug for slug, *_ in left}, {level for _, levels, _ in left for level in levels}
    without = [f"of «{key}»" for all_, some in zip(had, has, strict=True) for key in all_ - some]
    if any(q.source for _, q in every) and not any(source for *_, source in left):
        without.append("from the source")
    for name in without:
        message = f"found every question {name} hidden, expected one that is left"
        yield table.problem(_KEY, (*base, "questions"), message)


def _colours(raw: RawGuide, found: Edition) -> Problems:
    if not found.colours:
        return
    for name, colour in found.colours.model_dump().items():
        if not readable(colour, LIGHT):
            worst = min(contrast(colour, ground) for ground in LIGHT)
            yield raw.edition.problem(
                _KEY,
                ("colours", name),
                f"found «{colour}» with a contrast of {worst:.1f}:1, expected 4.5:1 or more "
                f"against the page; «{nearest_readable(colour, LIGHT)}» has it",
            )
