"""Rules of the instruments: what they point to is there, and only what has ended is given up."""

from __future__ import annotations

from macros.guide.reading.loader import RawGuide
from macros.guide.reading.yaml_reader import Path
from macros.guide.rules.shared import (
    Problems,
    at,
    dated,
    deadline_or_none,
    ids,
    none_empty,
    of_others,
    once,
)


def policy_instruments(raw: RawGuide) -> Problems:
    """What they name exists; figures have a year, and a name belongs to one instrument."""
    table = raw.policy_instruments
    for key, found in table.entries.items():
        for slug, one in found.instruments.items():
            base: Path = ("instruments", slug)
            yield from ids(raw, table, key, "purpose", [((*base, "purpose"), one.purpose)])
            yield from ids(raw, table, key, "applicant", at("applicants", one.applicants, base))
            yield from ids(raw, table, key, "level", at("levels", one.levels, base))
            yield from ids(raw, table, key, "factor", at("factors", one.factors, base))
            yield from ids(raw, table, key, "answer", at("faq", one.faq, base))
            yield from dated(table, key, one.figures, base)
            related = list(at("related", one.related, base))
            yield from ids(raw, table, key, "policy_instrument", related)
            yield from of_others(table, key, related, slug, "instrument")
            instead = list(at("instead", one.instead, base))
            yield from ids(raw, table, key, "policy_instrument", instead)
            for path, other in instead:
                if other in found.instruments and found.instruments[other].status == "ended":
                    message = f"found «{other}», which has ended, expected one in use"
                    yield table.problem(key, path, message)
            yield from deadline_or_none(table, key, one, base)
            if instead and one.status != "ended":
                message = f"found «instead» of what is «{one.status}», expected «status: ended»"
                yield table.problem(key, (*base, "instead"), message)
        yield from once(table, found.instruments, key, "instruments")
        yield from none_empty(table, key, "instrument", "purpose", found)
