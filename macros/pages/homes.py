"""Where things live: which page carries a factor, a level, a list, and each macro."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from macros.pages.source import Page


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

    @property
    def references(self) -> str:
        """The page with the references."""
        return self.calling.get("references", "")

    @property
    def source(self) -> str:
        """The page with the points of the source."""
        return self.calling.get("source_points", "")

    @property
    def glossary(self) -> str:
        """The page with the words."""
        return self.calling.get("glossary", "")

    @property
    def faq(self) -> str:
        """The page with the questions and answers."""
        return self.calling.get("faq", "")

    @property
    def policy_instruments(self) -> str:
        """The page with the instruments."""
        return self.calling.get("policy_instruments", "")

    @property
    def target_groups(self) -> str:
        """The page with the groups."""
        return self.calling.get("target_groups", "")

    @property
    def cases(self) -> str:
        """The page with the cases."""
        return self.calling.get("cases", "")

    @property
    def indicators(self) -> str:
        """The page with the indicators."""
        return self.calling.get("indicators", "")

    @property
    def workbook(self) -> str:
        """The page to fill in the checklists on."""
        return self.calling.get("workbook_checklists", "")
