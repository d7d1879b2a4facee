"""Rules of a workshop: agendas of blocks that exist, in their bounds, that add up."""

from __future__ import annotations

from macros.guide.model.workshop import Agenda, Workshop
from macros.guide.reading.loader import RawGuide
from macros.guide.reading.problems import listed
from macros.guide.reading.yaml_reader import Path
from macros.guide.rules.shared import Problems, ids

_KEY = "workshop"


def workshop(raw: RawGuide) -> Problems:
    """Those invited have a role; the bounds of blocks and groups are the right way round."""
    table = raw.workshop
    for found in table.entries.values():
        roles = [(("invite", i, "role"), who.role) for i, who in enumerate(found.invite)]
        yield from ids(raw, table, _KEY, "role", roles)
        bounds: list[tuple[Path, int, int]] = [
            (("blocks", key), block.least, block.most) for key, block in found.blocks.items()
        ]
        if found.groups:
            bounds.append((("groups",), found.groups.least, found.groups.most))
        for path, least, most in bounds:
            if most < least:
                message = f"found {most}, which is less than «least», expected {least} or more"
                yield table.problem(_KEY, (*path, "most"), message)


def agendas(raw: RawGuide) -> Problems:
    """An agenda is made of blocks, each within its bounds, and adds up to its minutes."""
    for found in raw.workshop.entries.values():
        for name, agenda in found.agendas.items():
            path: Path = ("agendas", name)
            yield from _blocks(raw, found, agenda, (*path, "blocks"))
            total = sum(agenda.blocks.values())
            if total != agenda.minutes:
                message = f"found {agenda.minutes} minutes, expected {total}, the sum of the blocks"
                yield raw.workshop.problem(_KEY, (*path, "minutes"), message)


def _blocks(raw: RawGuide, found: Workshop, agenda: Agenda, path: Path) -> Problems:
    table = raw.workshop
    yield from ids(raw, table, _KEY, "block", (((*path, key), key) for key in agenda.blocks))
    order, last = list(found.blocks), ""
    for key, minutes in agenda.blocks.items():
        if (block := found.blocks.get(key)) is None:
            continue
        if not block.least <= minutes <= block.most:
            message = f"found {minutes} minutes, expected {block.least} to {block.most}: see blocks"
            yield table.problem(_KEY, (*path, key), message)
        if last and order.index(key) < order.index(last):
            message = f"found «{key}» after «{last}», expected the order of the blocks"
            yield table.problem(_KEY, (*path, key), message)
        last = key
    for key, block in found.blocks.items():
        if block.dropped_below is None and key not in agenda.blocks:
            message = f"found no «{key}», expected it: it has no «dropped_below»"
            yield table.problem(_KEY, path, message)


def sheets(raw: RawGuide) -> Problems:
    """What a block uses is printed; where copies are counted, everything that is counted by is."""
    table = raw.workshop
    for found in table.entries.values():
        kinds = list(dict.fromkeys(sheet.kind for sheet in found.sheets))
        for key, block in found.blocks.items():
            if block.sheet and block.sheet not in kinds:
                expected = listed(kinds) if kinds else "it under «sheets»"
                message = f"found «{block.sheet}», which is not printed, expected {expected}"
                yield table.problem(_KEY, ("blocks", key, "sheet"), message)
        if found.people and not (found.groups and found.sheets):
            message = "found people to count copies for, expected «groups» and «sheets» too"
            yield table.problem(_KEY, ("people",), message)
