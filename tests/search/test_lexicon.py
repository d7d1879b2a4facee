"""The dictionaries, kept in a form that is read from the disk, say what they said."""

from __future__ import annotations

import pytest

from macros.search.lemmas import lemmas
from macros.search.lexicon import dictionary, lexicon


def test_a_form_leads_to_its_word_and_an_unknown_one_to_itself() -> None:
    assert lexicon().word("kapitler") == "kapittel"
    assert lexicon().word("kommunene") == "kommune"
    assert lexicon().word("boligsosialtest") == "boligsosialtest"
    assert "kapitler" in lexicon()
    assert "kapitlerne" not in lexicon()


def test_forms_that_an_ending_does_not_explain_lead_to_their_word() -> None:
    found = lemmas({"kapittel", "vedta"}, lexicon())
    assert found.term("kapitlene") == found.term("kapittel")
    assert found.term("vedtok") == found.term("vedta")


def test_a_compound_that_no_dictionary_has_has_the_forms_of_its_last_part() -> None:
    found = lemmas({"workshophefte", "workshopheftet"}, lexicon())
    ways = ("workshophefte", "workshopheftet", "workshopheftene", "workshophefter")
    assert len({found.term(word) for word in ways}) == 1


# Words of which an ending taken off leaves the same, or that the letters o and a make alike.
APART = [
    ("liste", "lisens"),
    ("måle", "mål"),
    ("møte", "mot"),
    ("mål", "mal"),
    ("tomt", "tom"),
    ("egnet", "egen"),
    ("felt", "felles"),
    ("innsats", "innsatt"),
    ("vente", "venn"),
]


@pytest.mark.parametrize(("one", "other"), APART)
def test_words_that_only_look_alike_are_kept_apart(one: str, other: str) -> None:
    found = lemmas({one, other}, lexicon())
    assert found.term(one) != found.term(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        *(("samarbeide", "samarbeid"), ("rapportere", "rapport"), ("måle", "mål")),
        *(("bosette", "bosetting"), ("løse", "løsning"), ("bygge", "bygning")),
    ],
)
def test_words_made_of_each_other_answer_for_each_other(one: str, other: str) -> None:
    found = lemmas({one, other}, lexicon())
    assert found.term(other) in found.kin[found.term(one)]


@pytest.mark.parametrize(("one", "other"), [("liste", "lisens"), ("egnet", "egen")])
def test_words_that_only_look_alike_are_no_kin(one: str, other: str) -> None:
    found = lemmas({one, other}, lexicon())
    assert found.term(other) not in found.kin.get(found.term(one), ())


@pytest.mark.long  # unpacks the dictionaries: seconds, and hundreds of megabytes
def test_every_form_of_the_dictionaries_is_there_with_its_word() -> None:
    table, known = dictionary(), lexicon()
    assert len(known.words) == len(table) > 700_000
    assert all(known.word(form) == word for form, word in table.items())
    forms = [(form, word) for form, word in table.items() if form.isalpha() and len(form) > 3]
    found = ((place, *key.split("\n")) for key, (place,) in known.forms.items())
    assert [(form, word) for _, word, form in sorted(found)] == forms
