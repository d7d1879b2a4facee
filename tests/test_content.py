"""Rules of this guide's content: what must be in it, and in which order."""

from __future__ import annotations

from collections import Counter

from macros.guide import PartialDate
from macros.pages import Book
from tests.conftest import ROOT

SOURCE_FACTORS = [
    "Samordning",
    "Forankring og eierskap",
    "Overordnet strategi for det boligsosiale arbeidet",
    "Boligsosial kompetanse",
    "Økonomiske ressurser",
]


def test_the_five_factors_of_the_source_come_first_and_in_its_order(book: Book) -> None:
    factors = list(book.guide.factors.values())
    assert [factor.title for factor in factors if factor.source] == SOURCE_FACTORS
    assert [factor.title for factor in factors] == [*SOURCE_FACTORS, "Brukermedvirkning"]


def test_the_sixth_factor_says_why_it_stands_beside_the_five(book: Book) -> None:
    reason = book.guide.factors["brukermedvirkning"].reason
    assert reason
    assert "Bolig for velferd" in reason


def test_there_are_enough_questions_and_references(book: Book) -> None:
    assert len(list(book.guide.questions())) >= 35
    assert len(book.guide.references) >= 25


def test_five_questions_come_from_the_source_and_the_rest_are_ours(book: Book) -> None:
    points = [question.source for _, question in book.guide.questions_from_source()]
    assert points == ["K21", "K22", "K23", "K24", "K25"]


def test_a_questions_id_begins_with_its_factor(book: Book) -> None:
    for slug, question in book.guide.questions():
        assert question.id.split("-")[0] == slug.split("-")[0]


def test_every_plan_level_has_a_checklist_worth_printing(book: Book) -> None:
    counts = {level: len(book.guide.questions_at(level)) for level in book.guide.plan_levels}
    assert min(counts.values()) >= 5, counts


def test_every_question_can_be_ticked(book: Book) -> None:
    """Yes or no. The source's open questions stand as such on the reflection sheet."""
    for _, question in book.guide.questions():
        assert question.text.endswith("?")
        assert question.text.count("?") == 1
        assert not question.text.startswith(("Hv", "Når")), question.id
    asked = [question.open_text for _, question in book.guide.questions_from_source()]
    assert [text.split()[0] for text in asked] == ["Hvordan", "Er", "Gjenspeiles", "Hvor", "Hvem"]


def test_what_the_law_demands_is_asked(book: Book) -> None:
    """Every duty with «must» has a question that asks for it and rests on its law."""
    duties = book.guide.duties
    asked = {q.duty: q for _, q in book.guide.questions() if q.duty}
    assert {key for key, duty in duties.items() if duty.strength == "must"} <= set(asked)
    for key, question in asked.items():
        assert set(question.references) & set(duties[key].references), question.id


def test_what_presupposes_a_voluntary_plan_can_be_not_applicable(book: Book) -> None:
    """Asked of a plan or an agreement that the law doesn't demand, it can be answered with that."""
    voluntary = (
        "temaplanen",
        "utbyggingsavtaler",
        "fortrinnsrett",
        "behovsmeldingen",
        "nye boliger",
    )
    for _, question in book.guide.questions():
        presupposes = any(word in question.text for word in voluntary)
        assert bool(question.not_applicable) == presupposes, question.id


def test_a_good_answer_stands_alone_on_the_back_of_a_card(book: Book) -> None:
    pointing = ("Det", "De", "Den", "Dette", "Disse", "Slik", "Slike", "Her", "Der", "Temaet")
    for _, question in book.guide.questions():
        assert question.help.split()[0].rstrip(",") not in pointing, question.id
        assert "dette temaet" not in f"{question.text} {question.open_text} {question.help}"


def test_no_two_questions_are_the_same(book: Book) -> None:
    texts = Counter(question.text.casefold() for _, question in book.guide.questions())
    assert max(texts.values()) == 1


def test_the_deadline_follows_from_the_law(book: Book) -> None:
    """Boligsosialloven § 10: four years after it came into force on 1 July 2023."""
    assert book.guide.references["boligsosialloven"].in_force == PartialDate(2023, 7, 1)
    assert book.guide.date_of("plankrav") == PartialDate(2027, 7, 1)


def test_only_what_must_be_done_has_the_deadline(book: Book) -> None:
    with_deadline = {key for key, duty in book.guide.duties.items() if duty.deadline}
    assert with_deadline == {"grunnlag-for-planstrategien", "mal-og-strategier"}
    assert {book.guide.duties[key].strength for key in with_deadline} == {"must"}


def test_what_the_law_has_demanded_since_it_came_into_force_says_so(book: Book) -> None:
    """Boligsosialloven § 10 puts off only what the plans must hold; the rest applies since 2023."""
    since = {key: duty.since for key, duty in book.guide.duties.items() if duty.since}
    in_force = book.guide.references["boligsosialloven"].in_force
    assert since == dict.fromkeys(("samordning", "oversikt", "bistand", "enkeltvedtak"), in_force)


def test_what_was_only_partly_seen_is_not_called_checked(book: Book) -> None:
    for slug in ("stmeld-23-2003-2004", "nou-2011-15", "veileder-planstrategi-2011"):
        assert book.guide.references[slug].verified is None


def test_version_is_the_same_everywhere(book: Book) -> None:
    version = book.guide.settings.version
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f'\nversion = "{version}"\n' in project
    assert f"\n## {version}" in changelog
