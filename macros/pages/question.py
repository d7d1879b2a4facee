"""What is told of a question, described once: pages, PDFs, Word and tables show the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from macros.guide import Guide
from macros.guide.model.content import Question
from macros.pages.words import Words


@dataclass(frozen=True)
class Detail:
    """One thing that is told of a question: the word before it, and what it is.

    Values are texts, each with the kind and id of what it names (empty where it has no place of its
    own); `citations` are what it rests on, to be shown as citations are.
    """

    label: str
    values: tuple[tuple[str, str, str], ...] = ()
    citations: tuple[str, ...] = ()

    def text(self, cites: Callable[[tuple[str, ...]], str]) -> str:
        """The detail in words, without its label; `cites` words the citations."""
        return ", ".join(text for text, _, _ in self.values) or cites(self.citations)


# What stands under a question, in this order; what a page or sheet is about needn't be repeated.
UNDER = ("factor", "roles", "levels", "duty", "references", "local")
_ABOUT = {"factor": "factor", "level": "levels"}


def details(guide: Guide, words: Words, factor: str, question: Question) -> dict[str, Detail]:
    """All that is told of a question of a factor beside its text and help, by field.

    What the question doesn't have is left out.
    """
    duty = guide.duties[question.duty] if question.duty else None
    found = {
        "factor": Detail(words["from_factor"], ((guide.factors[factor].title, "factor", factor),)),
        "roles": Detail(
            words["asks"], tuple((guide.roles[role].title, "", "") for role in question.roles)
        ),
        "levels": Detail(
            words["at_level"],
            tuple((guide.plan_levels[key].title, "level", key) for key in question.levels),
        ),
        "references": Detail(words["rests_on"], citations=question.references),
        "source": Detail("", _own(question.source)),
        "reflection": Detail("", _own(question.reflection)),
        "duty": Detail(guide.strength(duty).title, _own(duty.title)) if duty else Detail(""),
        "not_applicable": Detail(words["not_applicable"], _own(question.not_applicable)),
        "local": Detail("", _own(words["origin_local"] if question.is_local else None)),
    }
    return {key: detail for key, detail in found.items() if detail.values or detail.citations}


def under(told: dict[str, Detail], about: str) -> list[Detail]:
    """What stands under a question on a page or sheet that is about a «factor» or a «level»."""
    return [told[key] for key in UNDER if key in told and key != _ABOUT.get(about)]


def on_a_line(told: list[Detail], cites: Callable[[tuple[str, ...]], str]) -> str:
    """Details on one line, as sheets and Word have them."""
    texts = ((detail.label, detail.text(cites)) for detail in told)
    return " · ".join(f"{label}: {text}" if label else text for label, text in texts)


def _own(text: str | None) -> tuple[tuple[str, str, str], ...]:
    return ((text, "", ""),) if text else ()
