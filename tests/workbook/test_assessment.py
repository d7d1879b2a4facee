"""The self-assessment: what it must cover, and its blank sheet on screen and on paper."""

from __future__ import annotations

from macros.pages.book import Book
from tests.conftest import Tab
from tests.test_accessibility import PHONE
from tests.test_print import plain, printed

URL = "verktoy/arbeidsbok/"


def test_the_scale_is_that_of_the_guide(book: Book) -> None:
    steps = book.guide.assessment.steps.values()
    assert [step.title for step in steps] == ["Ikke startet", "I gang", "På plass", "Virker"]
    assert book.guide.assessment.unknown.title == "Vet ikke"


def test_every_factor_has_statements_and_every_must_has_one(book: Book) -> None:
    guide = book.guide
    statements = guide.assessment.statements.values()
    for slug in guide.factors:
        assert sum(statement.factor == slug for statement in statements) >= 2, slug
    must = {key for key, duty in guide.duties.items() if duty.strength == "must"}
    assert {statement.duty for statement in statements if statement.duty} == must


def test_a_duty_is_met_by_what_the_law_demands_and_no_more(book: Book) -> None:
    """Nothing in writing: of the duties here the law demands it of none. Taking part is no help."""
    assessment = book.guide.assessment
    goal = next(key for key, step in assessment.steps.items() if step.met)
    decides = {s.duty: s for s in assessment.statements.values() if s.duty}
    for duty, statement in decides.items():
        words = f"{statement.text} {statement.steps[goal]}".lower()
        for word in ("skriftlig", "avtale", "rutine", "ansvarlig"):
            assert word not in words, duty
    assert assessment.statements["medvirkning-egen-sak"].duty is None
    assert "tilpasset den enkelte" in decides["bistand"].steps[goal]


def test_no_two_steps_look_the_same(book: Book) -> None:
    texts = [text for s in book.guide.assessment.statements.values() for text in s.steps.values()]
    assert len(set(texts)) == len(texts)


def test_the_blank_sheet_needs_no_script(tab: Tab, address: str, book: Book) -> None:
    page = tab(java_script_enabled=False, viewport=PHONE)
    page.goto(address + URL)
    for statement in book.guide.assessment.statements.values():
        for text in (statement.text, *statement.steps.values()):
            assert page.get_by_text(text, exact=True).first.is_visible(), text


def test_on_paper_a_statement_and_its_steps_stand_on_one_sheet(
    tab: Tab, address: str, book: Book
) -> None:
    sheets = printed(tab, address + URL + "#egenvurdering")
    for statement in book.guide.assessment.statements.values():
        on = [sheet for sheet in sheets if plain(statement.text) in sheet]
        assert len(on) == 1, statement.text
        assert all(plain(text) in on[0] for text in statement.steps.values()), statement.text


def test_every_step_has_a_box_to_tick_on_paper(tab: Tab, address: str, book: Book) -> None:
    page = tab()
    page.goto(address + URL + "#egenvurdering")
    page.emulate_media(media="print")
    boxes = page.eval_on_selector_all(
        ".g-statement input", "all => all.map((e) => e.getBoundingClientRect().width)"
    )
    assessment = book.guide.assessment
    assert len(boxes) == len(assessment.statements) * (len(assessment.steps) + 1)
    assert min(boxes) >= 15  # 4 mm at 96 dpi
