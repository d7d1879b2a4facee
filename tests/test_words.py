"""What a guide calls its things is data: over the catalogue, everywhere, each mistake told."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from macros.command_line import main
from macros.downloads.pdf import documents
from macros.downloads.publication import Publication
from macros.downloads.specs import download_specs
from macros.guide import GuideError
from macros.guide.model.sections import SECTIONS
from macros.guide.reading.yaml_reader import parse
from macros.pages.own_words import check_words, read_words
from macros.pages.words import PLACEHOLDER, Words, catalogue, fills, texts
from tests.conftest import ROOT, SmallGuide

MOMENT = int(datetime(2026, 11, 23, tzinfo=UTC).timestamp())
THEMES = "factor: Nøkkel\nfactor_many: Nøkler\nfactor_the: Nøkkelen\nfactor_those: Nøklene\n"
WORDS = "docs/data/words.yml"


def said(small: SmallGuide, text: str) -> list[str]:
    """What is said of a guide with these words."""
    small.write("data/words.yml", text)
    return small.problems()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("tikc: Kryss", "1: found the key «tikc», expected {keys}; did you mean «tick»?"),
        ("locale: nn-NO", "1: found the key «locale», expected {keys}; did you mean «local»?"),
        ("marks: Merker", "1: found «Merker», expected keys with values: «source» or «ours»"),
        ("tick: [Kryss]", "1: found a list, expected text"),
        ("tick:", "1: found nothing, expected text"),
        ("tick: 12", '1: found the number 12, expected text; put it in quotes: "12"'),
        ("question_count: [Hva]", "1: found a list of 1, expected a list of 2 texts"),
        ("question_count: Hva", "1: found «Hva», expected a list of 2 texts"),
        ("tick: Kryss\n  av", None),
        (
            "since: siden {dato}",
            "1: found «{dato}», expected «{date}»; did you mean «date»?",
        ),
        ('days_left: "dager igjen"', "1: found no «{n}», expected it in the text"),
        ('tick: "Kryss {n}"', "1: found «{n}», expected text without it"),
        (
            'tick: "Kryss {"',
            "1: found a brace by itself, expected a name between braces, such as «{factor}»",
        ),
        ('tick: "Kryss av et {factor}"', None),
        (
            "factor: Nøkkel",
            "1: found «factor» without «factor_many», «factor_the» and «factor_those», "
            "expected every form of the name",
        ),
        (
            "addresses: {downloads: Alle filer}",
            "1: found «Alle filer», expected letters a–z, digits and hyphens: it stands in "
            "addresses",
        ),
        (
            "download_files: {cards: {file: plakat}}",
            "1: found the name «plakat», which «download_files.poster.file» has too, "
            "expected another",
        ),
        (
            "excel: {sheets: {plan: Plan/tiltak}}",
            "1: found «/» in the name of a sheet, expected another character",
        ),
        (
            "excel: {sheets: {lists: sammendrag}}",
            "1: found the name «sammendrag», which «excel.sheets.summary» has too, "
            "expected another",
        ),
        (
            "data_columns: {questions: {help: [spørsmål, Hjelpen.]}}",
            "1: found the name «spørsmål», which «data_columns.questions.question.0» has too, "
            "expected another",
        ),
        (
            "workshop: 会議\nworkshop_the: 会議",
            None,
        ),
        (
            "plan_system: 会議\nplan_system_the: 会議",
            "1: found «» as «addresses.plan_system», expected letters a–z, digits and hyphens",
        ),
        (
            "excel: {wrong: Dette er ikke en verdi som kan stå her}",
            "1: found «Dette er ikke en verdi som kan stå her», a text of 38 characters, "
            "expected at most 32",
        ),
        (
            "tick: Kryss # av",
            "1: found a text cut off by the comment «# av», expected all of the text; put "
            "quotes round it",
        ),
        ("tick: Kryss \ue000", "1: found U+E000, a character of one font only, expected text"),
    ],
)
def test_each_mistake_has_its_line_and_says_what_was_expected(
    small: SmallGuide, text: str, message: str | None
) -> None:
    found = said(small, text + "\n")
    if message is None:
        assert found == []
        return
    assert len(found) == 1
    if "{keys}" in message:
        begin, end = (re.escape(part) for part in message.split("{keys}"))
        assert re.fullmatch(rf"{WORDS}:{begin}«[^»]+», .* in all\){end}", found[0])
    else:
        assert found[0] == f"{WORDS}:{message}"


def test_a_word_of_a_section_that_the_guide_does_not_use_is_refused(tmp_path: Path) -> None:
    document, _ = parse("tick: Kryss\nminutes: min\n", "words.yml")
    assert document
    found = check_words(
        document, catalogue("nb"), lambda place: "workshop.yml" if place[0] == "minutes" else ""
    )
    assert [str(problem) for problem in found] == [
        "words.yml:2: found a word of what the guide doesn't use, expected «workshop.yml» with it"
    ]
    assert read_words(tmp_path, tmp_path, "nb")[1] == []


def test_a_name_is_another_everywhere(small: SmallGuide) -> None:
    """In pages, in files and their names, in the search's words of the frame."""
    before = str(dict(small.open().words))
    assert "tema" in before.casefold()
    small.write("data/words.yml", THEMES)
    book = small.open()
    left = [text for _, text in texts(dict(book.words)) if re.search(r"\btema", text, re.I)]
    assert left == []
    made = documents.booklet(Publication.of(book, "", MOMENT), form=True).html
    assert "Nøkkel 1 av " in made
    assert "Tema 1" not in made


def test_files_are_called_as_things_are(small: SmallGuide) -> None:
    small.write(
        "data/words.yml",
        "checklist: Huskeliste\nchecklist_many: Huskelister\nchecklist_the: Huskelisten\n"
        "checklist_those: Huskelistene\n",
    )
    names = [spec.file for spec in download_specs(Publication.of(small.open(), "", MOMENT))]
    assert "huskeliste-fart.pdf" in names
    assert "huskelister.docx" in names
    assert not [name for name in names if "sjekk" in name]


def test_names_have_capitals_where_a_sentence_begins() -> None:
    words = Words("nb", {"action_plan": "KPI-plan", "action_plan_the": "tiltaksplanen"})
    assert words["workbook"]["open_plan"] == "Åpne en KPI-plan"
    assert words["workbook"]["measure_made"].startswith("Tiltaket er lagt til i tiltaksplanen:")
    assert words["download_files"]["excel"]["title"] == "KPI-plan i Excel"
    assert words["download_files"]["excel"]["file"] == "kpi-plan"


def test_the_catalogue_knows_no_subject() -> None:
    """The words of the generator fit a guide on anything; this one's own are in its data."""
    told = " ".join(text for _, text in texts(dict(Words())))
    assert not re.findall(r"(?i)suksess\w*|kommune\w*|politik\w*|folkevalgt\w*|bolig\w*", told)


def test_every_text_cites_what_is_there() -> None:
    written = catalogue("nb")
    cited = [n for _, text in texts(written) for n in PLACEHOLDER.findall(text) if "." in n]
    assert cited
    assert all(fills(written, name) for name in cited)
    assert not [text for _, text in texts(dict(Words())) if "{words." in text]


def test_the_words_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["words", "--config", str(ROOT / "mkdocs.yml")]) == 0
    shown = capsys.readouterr().out
    assert "\nfactor: Suksessfaktor\n" in shown
    assert "\nworkbook.step_assessment: Egenvurdering\n" in shown
    assert "months.0: januar\n" in shown


def test_words_cannot_break_a_page(small: SmallGuide) -> None:
    small.write("data/words.yml", "menu: 'Meny <b>'\ntick: 'Kryss <b>'\n")
    book = small.open()
    assert book.frame()["words"]["menu"] == "Meny &lt;b&gt;"
    assert "<b>" not in book.render("sjekklister.md", "checklist", "fart")


def test_a_guide_without_the_file_has_the_words_of_its_language(small: SmallGuide) -> None:
    try:
        assert small.open().words["factor"] == "Tema"
    except GuideError as error:  # pragma: no cover  the message is the point
        pytest.fail(str(error))


def test_words_of_what_a_guide_leaves_out_are_refused(small: SmallGuide) -> None:
    small.write("data/words.yml", "minutes: min\ndownload_files: {cards: {title: Kort}}\nmenu: M\n")
    assert small.problems() == []
    (small.data / "workshop.yml").unlink()
    said = [problem for problem in small.problems() if WORDS in problem]
    what = "found a word of what the guide doesn't use, expected «workshop.yml» with it"
    assert said == [f"{WORDS}:1: {what}", f"{WORDS}:2: {what}"]


def test_each_word_of_a_section_is_in_the_catalogue() -> None:
    words = Words()
    assert [w for section in SECTIONS for w in section.words if w not in words] == []
