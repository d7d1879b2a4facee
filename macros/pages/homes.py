"""Where things live: which page carries a factor, a level, a list, and each macro."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from macros.pages.source import Page


class _PageCalling:
    """A page by the macro that it is known for."""

    def __init__(self, macro: str) -> None:
        self._macro = macro

    def __get__(self, homes: Homes, _: type[Homes]) -> str:
        return homes.calling.get(self._macro, "")


@dataclass(frozen=True)
class Homes:
    """Where things live: the page of each factor, level, example and text to fill in, of the
    checklists, and the page `calling` each macro. A page is a path under `docs/`, empty where
    there is none.
    """

    factors: Mapping[str, str]
    levels: Mapping[str, str]
    examples: Mapping[str, str]
    checklists: Mapping[str, str]
    level_checklists: Mapping[str, str]
    documents: Mapping[str, str]
    calling: Mapping[str, str]

    references = _PageCalling("references")
    source = _PageCalling("source_points")
    glossary = _PageCalling("glossary")
    faq = _PageCalling("faq")
    policy_instruments = _PageCalling("policy_instruments")
    target_groups = _PageCalling("target_groups")
    cases = _PageCalling("cases")
    indicators = _PageCalling("indicators")
    workbook = _PageCalling("workbook_checklists")

    @classmethod
    def of(cls, pages: Sequence[Page]) -> Homes:
        """Where things live, by which listed pages call which macros.

        Where several pages call the same, it is the one that calls the macro most often: a
        checklist lives among the others, also when its factor's page shows it as well.
        """
        found: dict[str, dict[str, list[str]]] = {}
        for page in pages:
            for call in () if page.unlisted else page.calls:
                found.setdefault(call.name, {}).setdefault(call.argument, []).append(page.src)
        often = {
            name: Counter(src for sources in by.values() for src in sources)
            for name, by in found.items()
        }

        def each(name: str) -> dict[str, str]:
            by = found.get(name, {})
            return {
                about: max(sources, key=often[name].__getitem__) for about, sources in by.items()
            }

        return cls(
            factors=each("factor"),
            levels=each("level"),
            examples=each("level_example"),
            checklists=each("checklist"),
            level_checklists=each("level_checklist"),
            documents=each("document"),
            calling={name: count.most_common(1)[0][0] for name, count in often.items()},
        )
