"""The language report: counts that can be checked by hand."""

from __future__ import annotations

from macros.host.html import prose
from macros.review.language import Reading, read, table


def test_lix_is_sentence_length_plus_the_share_of_long_words() -> None:
    """Two sentences, ten words, two of them over six letters: 10/2 + 100·2/10 = 25.

    A word of six letters is not long.
    """
    text = ["Vi lager en planstrategi nå. Vedtak er bra for kommunene."]
    assert read("side", text, None).lix == 25.0


def test_passive_verbs_are_found_and_active_ones_are_not() -> None:
    found = read("side", ["Planen vedtas av rådet, og den blir revidert hvert år."], None)
    assert found.passives == ("vedtas", "blir revidert")
    assert read("side", ["Rådet vedtar planen, og det reviderer den."], None).passives == ()


def test_only_the_article_in_bokmal_is_read() -> None:
    html = (
        "<nav><p>Meny</p></nav><article><h1>Tittel</h1>"
        "<p>Tekst her <span lang='nn'>bustad</span> og der.</p>"
        "<aside><p>Bygger på</p></aside><pre>kode</pre></article><footer><p>Fot</p></footer>"
    )
    assert prose(html) == ["Tittel", "Tekst her og der."]


def test_the_report_marks_pages_that_are_hard() -> None:
    hard = Reading("b", 10, 61.2, 30, ("En lang setning",), ("vedtas",), ("xyz",))
    easy = Reading("a", 10, 31.0, 9, (), (), ())
    lines = table([hard, easy]).splitlines()
    assert lines[1] == " 61.2*    10       30        1  b"
    assert lines[2] == " 31.0     10        9        0  a"
    assert "b: unknown: xyz" in lines
