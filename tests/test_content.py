"""Rules of this guide's content: what must be in it, and in which order."""

from __future__ import annotations

import re
from collections import Counter

from macros.guide import PartialDate
from macros.pages.book import Book
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
    factor = book.guide.factors["brukermedvirkning"]
    assert factor.reason
    assert "Bolig for velferd" in factor.reason
    assert factor.added_by == "Husbanken"


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
        assert question.help
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


def test_the_overview_is_a_duty_since_the_law_came_into_force(book: Book) -> None:
    """Boligsosialloven § 10 postpones only the demands on planstrategi and kommuneplan."""
    duties = book.guide.duties
    assert book.guide.since(duties["oversikt"]) == PartialDate(2023, 7, 1)
    assert not duties["oversikt"].deadline
    assert "siden 1. juli 2023" in book.guide.deadlines["plankrav"].text


def test_what_a_plan_obliges_to_has_its_section(book: Book) -> None:
    force = {
        plan.name: (plan.force.kind, *plan.force.references)
        for level in book.guide.plan_levels.values()
        for plan in level.instruments
        if plan.force
    }
    assert force == {
        "Oversikt over boligbehov": ("basis", "boligsosialloven § 5 andre ledd"),
        "Folkehelseoversikt": ("basis", "folkehelseloven § 6"),
        "Kommunal planstrategi": ("basis", "pbl § 11-1"),
        "Planprogram": ("basis", "pbl § 4-1"),
        "Samfunnsdelen": ("basis", "pbl § 11-2", "pbl § 11-3"),
        "Handlingsdelen": ("basis", "pbl § 11-3"),
        "Arealdelen": ("binding", "pbl § 11-6"),
        "Reguleringsplan": ("binding", "pbl § 12-4"),
        "Tematisk kommunedelplan": ("followed_up", "pbl § 11-2"),
        "Temaplan eller fagplan": ("advisory", "husbanken-planlegging"),
        "Årsbudsjett": ("binding", "kommuneloven § 14-5"),
    }


def test_six_weeks_are_said_with_the_section_that_says_so(book: Book) -> None:
    hearing = {"pbl § 11-13", "pbl § 11-14", "pbl § 12-10"}
    for level in book.guide.plan_levels.values():
        for plan in level.instruments:
            assert ("seks uker" in plan.when) == bool(hearing & set(plan.references)), plan.name


def test_the_area_plan_leads_on_to_the_money(book: Book) -> None:
    assert "okonomiplan" in book.guide.plan_levels["arealdel"].feeds


def test_selv_is_not_said_of_the_planstrategi() -> None:
    """Plan- og bygningsloven §§ 3-3 and 10-1 say «kommunestyret»; «selv» is for the kommuneplan."""
    said = re.compile(
        r"kommunestyret\s+selv\s+(må\s+)?(vedtar?|vedta|behandler?)\s+(den\s+)?"
        r"(kommunal\w*\s+)?planstrategi",
        re.IGNORECASE,
    )
    docs = ROOT / "docs"
    for path in [*docs.rglob("*.md"), *docs.rglob("*.yml")]:
        assert not said.search(path.read_text(encoding="utf-8")), path


def test_what_the_facts_took_back_is_gone() -> None:
    """Claims that a second reading of the law found wrong (two laws with the same number, …)."""
    wrong = [
        "bruker samme nummer",
        "bruker det samme nummeret",
        "Pengene skal følge planene",
        "skal være spredt",
        "Vår tilføyelse",
    ]
    for path in [*(ROOT / "docs").rglob("*.md"), *(ROOT / "docs" / "data").rglob("*.yml")]:
        text = " ".join(path.read_text(encoding="utf-8").split())
        assert not [claim for claim in wrong if claim in text], path


def test_fortrinnsrett_and_forkjopsrett_are_two_words(book: Book) -> None:
    glossary = book.guide.glossary
    assert "forkjøpsrett" not in glossary["fortrinnsrett"].synonyms
    assert glossary["forkjopsrett"].references == ("lov-forkjopsrett-leiegarder § 2",)


def test_the_changes_of_2026_are_on_the_timeline(book: Book) -> None:
    for slug in ("lov-2025-69", "lov-2025-113", "lov-2026-7"):
        day = book.guide.references[slug].in_force
        assert day
        assert day.year == 2026


def test_what_was_only_partly_seen_is_not_called_checked(book: Book) -> None:
    for slug in ("stmeld-23-2003-2004", "nou-2011-15", "veileder-planstrategi-2011"):
        assert book.guide.references[slug].verified is None


def test_version_is_the_same_everywhere(book: Book) -> None:
    version = book.guide.settings.version
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f'\nversion = "{version}"\n' in project
    assert f"\n## {version}" in changelog
