"""Characters that cannot be seen: read as a keyboard writes them, or named; in prose they stay."""

from __future__ import annotations

import unicodedata

import pytest

from tests.conftest import SmallGuide

FART = "data/factors/fart.yml"
# What a citation looks like when it is pasted from a word processor or a law database.
PASTED = [
    "veiloven\u00a0§\u00a02\u00a0a",
    "veiloven §\u202f2 a",
    "vei\u00adloven § 2 a",
    "\u200bveiloven § 2 a\u200b",
    "veiloven  § 2 a\ufeff",
    "veiloven § 2\u2060 a",
]


@pytest.mark.parametrize("written", PASTED)
def test_a_pasted_citation_leads_where_it_looks_like_it_leads(
    small: SmallGuide, written: str
) -> None:
    small.replace(FART, "references: [veiloven § 2 a]", f"references: [{written}]")
    small.replace("index.md", '{{ ref("veiloven § 2 a") }}', f'{{{{ ref("{written}") }}}}')
    book = small.open()
    assert book.guide.factors["fart"].questions[1].references == ("veiloven § 2 a",)
    assert "#veiloven-2-a" in book.render("index.md", "ref", written)


def test_sections_and_ids_are_the_same_however_they_are_pasted(small: SmallGuide) -> None:
    small.replace("data/references.yml", '"§ 2 a":', '"§\u00a02\u00a0a":')
    small.replace("data/references.yml", "ny-veileder:\n", "ny\u2011veileder:\n")
    small.replace(FART, "id: fart-senket", "id: fart\u2010senket")
    small.replace("data/glossary.yml", "pages: [fart.md,", "pages: [fa\u00adrt.md,")
    small.replace("data/guide.yml", "law_as_of: 2025-01-31", "law_as_of: 2025\u201101\u201131")
    small.replace("data/duties.yml", "deadline: maaling", "deadline: maaling\u200b")
    small.replace("fart.md", '{{ why("fart") }}', '{{ why("fa\u00adrt") }}')
    small.replace("index.md", '{{ duties("must") }}', '{{ duties("must\u200b") }}')
    assert small.problems() == []


def test_an_id_taken_apart_is_put_together(small: SmallGuide) -> None:
    apart = unicodedata.normalize("NFD", "§ 2 å")
    small.replace("data/references.yml", '"§ 2 a":', '"§ 2 å":')
    small.replace(FART, "references: [veiloven § 2 a]", f"references: [veiloven {apart}]")
    small.replace("index.md", "veiloven § 2 a", f"veiloven {apart}")
    assert small.problems() == []


def test_in_prose_they_stay(small: SmallGuide) -> None:
    text = "30\u00a0km/t i skole\u00adveien"
    small.replace(FART, "title: Lav fart", f"title: {text}")
    assert small.open().guide.factors["fart"].title == text
    assert text in small.open().render("kjenneteikn.md", "factors")


def test_where_one_is_in_the_way_a_message_names_it(small: SmallGuide) -> None:
    small.replace("data/references.yml", "status: published", "status: pub\u00adlished")
    assert small.problems() == [
        "docs/data/references.yml:30: found «pub[U+00AD]lished», expected «in_force», «published», "
        "«adopted», «historical», «superseded» or «repealed»; did you mean «published»?"
    ]


def test_a_message_is_a_line_whatever_it_quotes(small: SmallGuide) -> None:
    small.replace(FART, "roles: [vei]", f"roles: [{'veiveiveivei-' * 900}x]")
    small.replace("fart.md", '{{ why("fart") }}', f'{{{{ why("{"å" * 5000}") }}}}')
    for problem in small.problems():
        assert len(problem) < 300
        assert "…" in problem
