"""The dictionaries, kept in a form that is read from the disk, say what they said."""

from __future__ import annotations

import pytest

from macros.search.lexicon import dictionary, irregular, lexicon


def test_a_form_leads_to_its_word_and_an_unknown_one_to_itself() -> None:
    assert lexicon().word("kapitler") == "kapittel"
    assert lexicon().word("kommunene") == "kommune"
    assert lexicon().word("boligsosialtest") == "boligsosialtest"
    assert "kapitler" in lexicon()
    assert "kapitlerne" not in lexicon()


def test_forms_that_an_ending_does_not_explain_lead_to_their_word() -> None:
    found = irregular({"kapittel", "vedta"})
    assert found["kapitl"] == "kapittel"
    assert found["vedtok"] == "vedt"


@pytest.mark.long  # unpacks the dictionaries: seconds, and hundreds of megabytes
def test_every_form_of_the_dictionaries_is_there_with_its_word() -> None:
    table, known = dictionary(), lexicon()
    assert len(known.words) == len(table) > 700_000
    assert all(known.word(form) == word for form, word in table.items())
    forms = [(form, word) for form, word in table.items() if form.isalpha() and len(form) > 3]
    found = ((place, *key.split("\n")) for key, (place,) in known.forms.items())
    assert [(form, word) for _, word, form in sorted(found)] == forms
