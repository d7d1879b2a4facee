"""Macro calls: constants only, each once; one mistake is one message at its line."""

from __future__ import annotations

import pytest

from macros.pages.calls import calls_and_problems
from tests.conftest import SmallGuide

CALL = '{{ why("fart") }}'
EXAMPLE = '{{ macro("id") }}'
ARGUMENT = f"as an argument, expected text in quotes: {EXAMPLE}"
LITERAL = f"expected a call with literal arguments: {EXAMPLE}"


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ('{{ why("x"*9999999999) }}', f"found a Jinja expression (mul) {ARGUMENT}"),
        ('{{ why("fa" ~ "rt") }}', f"found a Jinja expression (concat) {ARGUMENT}"),
        ('{{ why(["fart"]) }}', f"found a list {ARGUMENT}"),
        ('{{ why(("fart",)) }}', f"found a list {ARGUMENT}"),
        ('{{ why({"a": 1}) }}', f"found a Jinja expression (dict) {ARGUMENT}"),
        ('{{ why("FART"|lower) }}', f"found a Jinja expression (filter) {ARGUMENT}"),
        ('{{ why(ref("fart")) }}', f"found the call «ref» {ARGUMENT}"),
        ("{{ why(fart) }}", f"found the variable «fart» {ARGUMENT}"),
        ("{{ why(-1) }}", f"found a Jinja expression (neg) {ARGUMENT}"),
        ("{{ why(10**9999999) }}", f"found a Jinja expression (pow) {ARGUMENT}"),
        ('{{ why("fart")|upper }}', f"found a Jinja expression (filter), {LITERAL}"),
        ('{{ why("fart") if true }}', f"found a Jinja expression (condexpr), {LITERAL}"),
        ("{{ 7 * 7 }}", f"found a Jinja expression (mul), {LITERAL}"),
        ("{{ why(*fart) }}", f"found arguments after «*», expected each in quotes: {EXAMPLE}"),
        ("{{ why(**fart) }}", f"found arguments after «*», expected each in quotes: {EXAMPLE}"),
        (
            '{{ why(factor="fart", factor="sikt") }}',
            "found the argument «factor» twice, expected it once",
        ),
        (
            '{{ why("fart", factor="sikt") }}',
            "found the argument «factor» twice, expected it once: why(factor)",
        ),
        ("{{ why(true) }}", "found true, expected the factor in quotes"),
        (
            "{{ why(“fart”) }}",
            f"found the quotation mark “, expected a straight one: {EXAMPLE}",
        ),
        (r'{{ why("K:\bolig") }}', r"found the escape «\b», expected the text itself"),
        (
            '{{ why(f"fart") }}',
            f"found a broken macro call (expected token ',', got 'string'), expected {EXAMPLE}",
        ),
        (
            "{{ why(" + "9" * 5000 + ") }}",
            f"found «{{{{ why({'9' * 50}…», expected a call such as {EXAMPLE}",
        ),
        (
            '{% set x = "fart" %}',
            f"found the Jinja statement «set», expected only calls: {EXAMPLE}",
        ),
        (
            "{% if x %}\n{{ y }}\n{% endif %}",
            f"found the Jinja statement «if», expected only calls: {EXAMPLE}",
        ),
        (
            '{% include "x" %}',
            f"found the Jinja statement «include», expected only calls: {EXAMPLE}",
        ),
        ('{{ why("fart"', "found «{{» that is never closed, expected «}}» on the same line"),
        ("{% raw %}", "found «{% raw %}» that is never closed, expected «{% endraw %}»"),
        ("{## merknad", "found «{##» that is never closed, expected «##}»"),
    ],
)
def test_arguments_are_constants_and_nothing_is_worked_out(
    small: SmallGuide, written: str, message: str
) -> None:
    small.replace("fart.md", CALL, f"{written}\n\nMer tekst.")
    assert small.problems() == [f"docs/fart.md:11: {message}"]


def test_every_mistake_is_said_at_its_own_line(small: SmallGuide) -> None:
    text = (small.docs / "fart.md").read_text(encoding="utf-8")
    small.write("fart.md", text.replace(CALL, '```\n{{ ref("x"\n```\n\n{{ wyh("fart") }}'))
    small.replace("sikt.md", '{{ factor("sikt") }}', '{{ factor("sikkt") }}')
    found = small.problems()
    assert found[0] == (
        "docs/fart.md:12: found «{{» that is never closed, expected «}}» on the same line"
    )
    assert found[1].startswith("docs/fart.md:15: found the unknown macro «wyh»")
    assert found[2].startswith("docs/sikt.md:9: found the unknown factor «sikkt»")
    assert len(found) == 3


@pytest.mark.parametrize("character", ["\u2028", "\x0c", "\x85"[:0] + "\u2029"])
def test_what_ends_no_line_shifts_no_line(small: SmallGuide, character: str) -> None:
    small.replace("fart.md", "# Lav fart", f"# Lav{character}fart")
    small.replace("fart.md", CALL, '{{ wyh("fart") }}')
    (problem,) = small.problems()
    assert problem.startswith("docs/fart.md:11: found the unknown macro «wyh»")


def test_a_control_character_on_a_page_is_said(small: SmallGuide) -> None:
    small.replace("fart.md", "# Lav fart", "# Lav fart\n\nMer\x02tekst")
    assert small.problems() == ["docs/fart.md:9: found the control character U+0002, expected text"]


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ('{{ factor("fart" }}', "found a broken macro call (unexpected '}', expected ')')"),
        ('{{ factr("fart") }}', "found the unknown macro «factr»"),
        ('{{ factor("fat") }}', "found the unknown factor «fat»"),
    ],
)
def test_a_call_that_is_wrong_is_not_said_to_be_missing_too(
    small: SmallGuide, written: str, message: str
) -> None:
    small.replace("fart.md", '{{ factor("fart") }}', written)
    (problem,) = small.problems()
    assert problem.startswith(f"docs/fart.md:9: {message}")


def test_a_broken_page_hides_no_point_of_the_source(small: SmallGuide) -> None:
    small.replace("index.md", '{{ source("A1") }}', '{{ source("A1" }}')
    (problem,) = small.problems()
    assert problem.startswith("docs/index.md:11: found a broken macro call")
    small.replace("index.md", '{{ source("A1" }}', "")
    small.replace("sjekklister.md", '{{ checklist("fart") }}', "{{ checklist( }}")
    (problem,) = small.problems()
    assert problem.startswith("docs/sjekklister.md:11: found a broken macro call")


@pytest.mark.parametrize(
    ("line", "alone"),
    [
        ('{{ why("fart") }}  ', True),
        ('{{ why("{fart}") }}', True),
        ('Se {{ why("fart") }}', False),
        ('{{ why("fart") }}.', False),
        ('{{ why("fart") }} {{ why("fart") }}', False),
    ],
)
def test_a_call_stands_alone_whatever_is_in_its_text(line: str, alone: bool) -> None:
    calls, problems = calls_and_problems(f"Før\n\n{line}\n", "a.md")
    assert problems == []
    assert {call.alone for call in calls} == {alone}
