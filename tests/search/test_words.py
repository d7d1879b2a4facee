"""The search's own words are data, and checked with the rest: every mistake has its message."""

from __future__ import annotations

import pytest

from tests.conftest import SmallGuide

WORDS = "data/search.yml"
EDITS = {
    "a synonym that is a stop word": (
        "data/glossary.yml",
        "synonyms: [hump]",
        "synonyms: [og]",
        ["docs/data/glossary.yml:5: found the stop word «og», expected a word that says something"],
    ),
    "a pair that begins with a stop word": (
        WORDS,
        "veg: vei",
        "og: vei",
        ["docs/data/search.yml:2: found the stop word «og», expected a word that says something"],
    ),
    "a word that a term has already": (
        WORDS,
        "veg: vei",
        "hump: vei",
        [
            "docs/data/search.yml:2: found «hump», which belongs to the term «fartsdump», "
            "expected it in one place"
        ],
    ),
    "a synonym of two terms": (
        "data/glossary.yml",
        "  definition: En lang bakke.",
        "  synonyms: [hump]\n  definition: En lang bakke.",
        [
            "docs/data/glossary.yml:13: found «hump», which belongs to «fartsdump», "
            "expected it in one place"
        ],
    ),
    "a word led to itself": (
        WORDS,
        "veg: vei",
        "vei: Vei",
        ["docs/data/search.yml:2: found «vei» led to itself, expected another word"],
    ),
    "a word that is led on": (
        WORDS,
        "veg: vei",
        "veg: vei\n  vei: gate",
        ["docs/data/search.yml:2: found «vei», which is led on to «gate», expected the last word"],
    ),
    "parts that do not spell the word": (
        WORDS,
        "skolevei: [skole, vei]",
        "skolevei: [skole, sti]",
        [
            "docs/data/search.yml:4: found «skole + sti», expected parts that spell «skolevei», "
            "with nothing, «s» or «e» between"
        ],
    ),
}


@pytest.mark.parametrize("name", EDITS)
def test_a_mistake_in_the_words_has_its_message(small: SmallGuide, name: str) -> None:
    file, old, new, messages = EDITS[name]
    small.replace(file, old, new)
    assert small.problems() == messages
