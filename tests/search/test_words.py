"""The search's own words are data, and checked with the rest: every mistake has its message."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from macros.guide import GuideError
from macros.search import enrich
from macros.search.sections import INDEX
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
    "a synonym that is a stop word of the search": (
        WORDS,
        "fare: [dump]",
        "fare: [dump, og]",
        ["docs/data/search.yml:4: found the stop word «og», expected a word that says something"],
    ),
    "a word that answers for itself": (
        WORDS,
        "fare: [dump]",
        "fare: [Fare]",
        ["docs/data/search.yml:4: found «fare» led to itself, expected another word"],
    ),
    "a word that counts as another already": (
        WORDS,
        "fare: [dump]",
        "veg: [dump]",
        ["docs/data/search.yml:4: found «veg», which is led on to «vei», expected it in one place"],
    ),
    "parts that do not spell the word": (
        WORDS,
        "skolevei: [skole, vei]",
        "skolevei: [skole, sti]",
        [
            "docs/data/search.yml:11: found «skole + sti», expected parts that spell «skolevei», "
            "with nothing, «s» or «e» between"
        ],
    ),
}


@pytest.mark.parametrize("name", EDITS)
def test_a_mistake_in_the_words_has_its_message(small: SmallGuide, name: str) -> None:
    file, old, new, messages = EDITS[name]
    small.replace(file, old, new)
    assert small.problems() == messages


def test_a_word_that_says_little_may_lead_to_another_that_does(small: SmallGuide) -> None:
    small.replace(WORDS, "veg: vei", "veg: vei\n  en: og")
    assert small.problems() == []


def test_search_words_of_a_place_that_is_not_there_stop_the_build(
    small: SmallGuide, tmp_path: Path
) -> None:
    small.replace(WORDS, "index.md: [forsiden]", "indeks.md: [forsiden]")
    (tmp_path / "search").mkdir()
    docs = [{"location": "", "title": "Trygg skolevei", "text": ""}]
    (tmp_path / INDEX).write_text(json.dumps({"docs": docs}), encoding="utf-8")
    with pytest.raises(GuideError) as caught:
        enrich(tmp_path, small.open())
    assert [str(problem) for problem in caught.value.problems] == [
        "docs/data/search.yml:6: found «indeks.md», where there is no place of the search, "
        "expected a page, a section of one or a file to download; did you mean «index.md»?"
    ]


def test_a_place_is_found_by_its_search_words(small: SmallGuide, tmp_path: Path) -> None:
    (tmp_path / "search").mkdir()
    docs = [{"location": "", "title": "Trygg skolevei", "text": ""}]
    (tmp_path / INDEX).write_text(json.dumps({"docs": docs}), encoding="utf-8")
    enrich(tmp_path, small.open())
    found = json.loads((tmp_path / INDEX).read_text(encoding="utf-8"))["docs"]
    assert found[0]["names"] == ["forsiden"]
