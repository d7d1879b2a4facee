"""The tables of the open data: their columns, what these mean, and their rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from macros.guide import Guide
from macros.pages.question import details
from macros.pages.words import Words


@dataclass(frozen=True)
class Table:
    """A table: the meaning of each column by its name, and the rows."""

    columns: Mapping[str, str]
    rows: Sequence[tuple[str, ...]]

    @classmethod
    def of(cls, columns: Mapping[str, str], rows: Sequence[tuple[str, ...]]) -> Table:
        """The table without columns that are empty in all rows: what isn't used isn't shown."""
        kept = [i for i in range(len(columns)) if any(row[i] for row in rows)]
        named = list(columns.items())
        return cls(dict(named[i] for i in kept), [tuple(row[i] for i in kept) for row in rows])


# What a measure has, by the keys of the words: each field has one name wherever it stands.
MEASURE_FIELDS = ("measure", "responsible", "due", "at_level", "budget", "status_label", "note")
_ON_A_SHEET = MEASURE_FIELDS[:5]


def plan_columns(guide: Guide, words: Words) -> Sequence[str]:
    """The columns of a blank action plan; one is for the plan level, where there are any."""
    return [words[key] for key in _ON_A_SHEET if key != "at_level" or guide.plan_levels]


def question_table(
    guide: Guide, words: Words, cites: Callable[[tuple[str, ...]], str] = ", ".join
) -> Table:
    """A row for each question; `cites` words citations. The columns are those the words name."""
    columns = words["data_columns"]["questions"]
    rows = []
    for slug, question in guide.questions():
        found = details(guide, words, slug, question)
        told = {key: detail.text(cites) for key, detail in found.items()}
        told |= {"id": question.id, "factor_id": slug, "factor": guide.factors[slug].title}
        told |= {"question": question.text, "help": question.help or ""}
        rows.append(tuple(told.get(key, "") for key in columns))
    return Table.of(dict(columns.values()), rows)


def reference_table(guide: Guide, words: Words) -> Table:
    """A row for each reference."""
    return Table.of(
        dict(words["data_columns"]["references"].values()), list(_references(guide, words))
    )


def _references(guide: Guide, words: Words) -> Iterator[tuple[str, ...]]:
    types = guide.settings.reference_types
    for slug, reference in guide.references.items():
        yield (
            slug,
            types[reference.type].title if reference.type else "",
            reference.title,
            reference.short,
            reference.language,
            reference.number or "",
            reference.date.iso if reference.date else "",
            reference.in_force.iso if reference.in_force else "",
            reference.publisher or "",
            words["status"][reference.status],
            ", ".join(reference.superseded_by),
            reference.verified.iso if reference.verified else "",
            reference.url or "",
            reference.meaning,
        )
