"""What a guide doesn't use is not asked for, and is shown nowhere."""

from __future__ import annotations

import random

import pytest

from macros.guide.model.sections import SECTIONS, section_of
from macros.pages.macros import MACROS
from macros.pages.words import Words
from tests.conftest import SmallGuide
from tests.sections import take_out

NAMES = [section.name for section in SECTIONS]


@pytest.mark.parametrize("name", NAMES)
def test_each_section_may_be_left_out(small: SmallGuide, name: str) -> None:
    take_out(small.docs, {name})
    assert small.problems() == []
    guide = small.open().guide
    assert not guide.uses(name)
    assert all(guide.uses(other) for other in NAMES if other != name)


def test_all_of_them_may_be_left_out(small: SmallGuide) -> None:
    take_out(small.docs, NAMES)
    assert small.problems() == []


@pytest.mark.parametrize("seed", range(12))
def test_any_of_them_may_be_left_out_together(small: SmallGuide, seed: int) -> None:
    chosen = random.Random(seed)  # noqa: S311  a test's own choice
    left_out = chosen.sample(NAMES, chosen.randint(2, len(NAMES) - 1))
    take_out(small.docs, left_out)
    assert small.problems() == [], left_out


def test_what_belongs_to_a_section_is_there() -> None:
    words = Words()
    for section in SECTIONS:
        assert {*section.macros, section.shown_by} <= {*MACROS, ""}
        assert set(section.downloads) <= set(words["download_files"])


def test_a_macro_belongs_to_one_section_at_most() -> None:
    for name in MACROS:
        assert sum(name in section.macros for section in SECTIONS) <= 1
    assert section_of("duties")
    assert section_of("factor") is None
