"""`faq.yml`: questions as people ask them, each with a short answer, in groups."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field

from macros.guide.model.fields import CitationText, Key, List, Slug, Text, expected
from macros.guide.model.record import Record

LONGEST_ANSWER = 300  # characters: one or two sentences; what more there is to say is `more`


def _short(value: str) -> str:
    if len(value) > LONGEST_ANSWER:
        raise expected(f"at most {LONGEST_ANSWER} characters: the rest is «more»")
    return value


class QuestionGroup(Record):
    """Questions that belong together, by who asks them or what they are about."""

    title: Text


class AskedQuestion(Record):
    """A question with its answer. `asked` are other ways to ask it, for the search.

    `more` rests on the references as the answer does; `advice` is our own judgement, and says so.
    """

    group: Slug
    question: Text
    asked: List[Text] = ()
    answer: Annotated[Text, AfterValidator(_short)] = Field(
        description=f"At most {LONGEST_ANSWER} characters, the most important first."
    )
    more: Text | None = None
    advice: Text | None = Field(default=None, description="What is our own advice or judgement.")
    unsettled: Text | None = Field(
        default=None, description="What neither the law nor another source settles."
    )
    references: List[CitationText] = ()
    page: Key | None = Field(
        default=None,
        description="Where it is told in full, under docs/; an anchor may follow: page.md#anchor.",
    )


class Faq(Record):
    """`faq.yml`: groups in the order they are shown, and questions by id."""

    groups: dict[Slug, QuestionGroup] = Field(min_length=1)
    questions: dict[Slug, AskedQuestion] = Field(min_length=1)

    def of(self, group: str) -> dict[str, AskedQuestion]:
        """The questions of a group, by id."""
        return {key: one for key, one in self.questions.items() if one.group == group}
