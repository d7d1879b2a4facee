"""Rules of the self-assessment: a text for every step, and someone who answers for every duty."""

from __future__ import annotations

from macros.guide.model.assessment import UNKNOWN
from macros.guide.reading.loader import RawGuide
from macros.guide.reading.problems import listed
from macros.guide.reading.yaml_reader import Path
from macros.guide.rules.shared import Problems, at, binds, ids


def assessment(raw: RawGuide) -> Problems:
    """Statements have the steps of the scale, and lead to what is there."""
    table = raw.assessment
    for key, found in table.entries.items():
        met = [step.met for step in found.steps.values()]
        if met != sorted(met) or len(set(met)) < 2:
            message = "found steps that are not first «met: false», then «met: true», expected both"
            yield table.problem(key, ("steps",), message)
        if UNKNOWN in found.steps:
            message = (
                f"found the step «{UNKNOWN}», expected another id: stored answers use that one"
            )
            yield table.problem(key, ("steps", UNKNOWN), message)
        for name, statement in found.statements.items():
            base: Path = ("statements", name)
            yield from ids(raw, table, key, "factor", [((*base, "factor"), statement.factor)])
            yield from ids(raw, table, key, "question", at("questions", statement.questions, base))
            yield from ids(raw, table, key, "duty", [((*base, "duty"), statement.duty)])
            other = [((*base, "presupposes"), statement.presupposes)]
            yield from ids(raw, table, key, "statement", other)
            if list(statement.steps) != list(found.steps):
                message = f"found {listed(statement.steps) if statement.steps else 'no steps'}, "
                message += f"expected every step of the scale in its order: {listed(found.steps)}"
                yield table.problem(key, (*base, "steps"), message)


def grounds(raw: RawGuide) -> Problems:
    """A statement that answers for a duty rests on what the duty rests on, and on nothing
    else: what the law doesn't demand can't decide whether it is met.
    """
    table = raw.assessment
    for key, found in table.entries.items():
        for name, statement in found.statements.items():
            duty = raw.duties.entries.get(statement.duty or "")
            for path, text in at("references", statement.references, ("statements", name)):
                if duty and text not in duty.references:
                    message = (
                        f"found «{text}», which the duty «{statement.duty}» doesn't rest on, "
                        f"expected {listed(duty.references)}: what else is wanted can't decide "
                        "whether a duty is met"
                    )
                    yield table.problem(key, path, message)


def duties(raw: RawGuide) -> Problems:
    """Every duty that binds, and every factor, has a statement, so that the result can say it."""
    for key, found in raw.assessment.entries.items():
        statements = found.statements.values()
        binding = {slug: None for slug, duty in raw.duties.entries.items() if binds(raw, duty)}
        for kind, table in (("duty", binding), ("factor", raw.factors.entries)):
            asked = {getattr(statement, kind) for statement in statements}
            for slug in table:
                if slug not in asked:
                    message = f"found no statement with «{kind}: {slug}», expected at least one"
                    yield raw.assessment.problem(key, ("statements",), message)
