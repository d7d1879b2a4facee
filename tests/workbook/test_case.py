"""A case for the council: filled in with what was answered, and nothing said that nobody said."""

from __future__ import annotations

import io
import json
import random
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page

from macros.pages.book import Book
from macros.pages.case import case_data
from tests.conftest import SmallGuide
from tests.pdf_text import text_of
from tests.scripts_in import Functions, functions
from tests.test_accessibility import violations
from tests.watching import watched
from tests.workbook.conftest import HELPERS

URL = "verktoy/arbeidsbok/"
PLAN = "#steg-plan"  # the step of the workbook that has the case
TIMETABLE = "planlegging/veien-til-fristen/"
SEED = 20270617
COPIED = """navigator.clipboard.read().then(([item]) => item.getType("text/html"))
  .then((blob) => blob.text())"""
BRACKET = re.compile(r"\[[^\[\]]*\]")


@pytest.fixture(scope="module")
def js(browser: Browser) -> Iterator[Functions]:
    found = functions(browser, "case/view.js")
    found.page.add_script_tag(content=HELPERS)
    yield found
    found.page.close()


@pytest.fixture(scope="module")
def given(book: Book) -> dict[str, Any]:
    """What the workbook's page and the script of the cases know of the guide."""
    page = BeautifulSoup(book.render("verktoy/arbeidsbok.md", "workbook"), "html.parser")
    data = json.loads(page.select("#workbook-data")[0].text)
    return {"data": data, "cases": json.loads(json.dumps(case_data(book.guide, book.words)))}


MAKE = """const {data, cases} = given;
  const known = {store: storeOf(given.answers), data, cases, owner: given.owner || "",
    days: given.days || {}, now: new Date(2027, 0, 20)};
  return cases.templates.map((template) => plainText(caseOf(template, known)));"""


def cases(js: Functions, given: dict[str, Any], **known: Any) -> list[str]:
    """The cases as plain text."""
    found: list[str] = js.run(MAKE, {"answers": {}, **given, **known})
    return found


def test_a_case_of_which_nothing_is_known_says_what_the_text_of_the_guide_says(
    js: Functions, given: dict[str, Any]
) -> None:
    """Every passage word for word, every bracket open, every sentence of law with its section."""
    for made, template in zip(cases(js, given), given["cases"]["templates"], strict=True):
        lines = [re.sub(r"^(\d+\. |– )", "", line) for line in made.splitlines() if line]
        expected = [template["title"]]
        for part in template["parts"]:
            expected += [part["heading"]]
            expected += [one["text"] for one in part["paragraphs"] + part["points"]]
            if columns := part["columns"]:
                empty = "\t".join(f"[{column.lower()}]" for column in columns)
                expected += ["\t".join(columns), *[empty] * len(part["rows"])]
        assert lines[:-1] == expected
        assert lines[-1].startswith("Laget 20. januar 2027 med «Boligsosial planlegging», versjon")


def test_only_what_is_answered_is_said(js: Functions, given: dict[str, Any]) -> None:
    """Answers at random: a duty without one is in brackets, and no step of it is told."""
    chosen = random.Random(SEED)  # noqa: S311  a test's own choice
    statements = given["cases"]["statements"]
    ids = [step["id"] for step in given["data"]["steps"]] + ["unknown"]
    for _ in range(20):
        answers = {key: chosen.choice(ids) for key in statements if chosen.random() < 0.5}
        first, *_ = cases(js, given, answers={f"s/{key}": step for key, step in answers.items()})
        for key, one in statements.items():
            text = given["data"]["statements"][key]["text"]
            said = {step for step, words in one["steps"].items() if words in first}
            if key not in answers:
                assert said == set()
                assert f"[Ikke vurdert: {text}]" in first or not answers
            elif answers[key] == "unknown":
                assert said == set()
                assert f"Vi vet ikke om dette stemmer: {one['text']}" in first
            else:
                assert said == {answers[key]}
                step = next(s for s in given["data"]["steps"] if s["id"] == answers[key])
                above = answers[key] == "virker"  # adds to what «på plass» says
                goal = f"{given['data']['statements'][key]['goal']} " if above else ""
                assert f"– {step['title']}: {goal}{one['steps'][answers[key]]}\n" in first


def test_each_thing_told_of_a_duty_has_its_section(given: dict[str, Any]) -> None:
    for one in given["cases"]["statements"].values():
        assert all(re.search(r"\(.*§\u00a0.*\)\.$", text) for text in [*one["steps"].values()])


def test_days_and_the_name_stand_where_they_are_known_and_nowhere_else(
    js: Functions, given: dict[str, Any]
) -> None:
    days = {
        "oppstart": {"day": "2027-01-28", "held": False},
        "vedtak-samfunnsdel": {"day": "2027-06-17", "held": True},
    }
    before, after = cases(js, given), cases(js, given, owner="Vik kommune", days=days)
    changed = [
        line
        for made, empty in zip(after, before, strict=True)
        for line, old in zip(made.splitlines(), empty.splitlines(), strict=True)
        if line != old
    ]
    assert [re.sub(r" \(plan.*\)", "", line) for line in changed] == [
        "1. Kommunestyret i Vik kommune vedtar tillegget til planstrategien for [periode], slik "
        "det er lagt ved saken.",
        "1. [Kommunestyret / utvalget som har fått myndigheten] i Vik kommune vedtar å starte "
        "arbeidet med [ny samfunnsdel / revisjon av samfunnsdelen for mål og strategier om bolig].",
        "1. Varsel om oppstart til berørte offentlige organer og andre interesserte, og melding i "
        "minst én avis og på internett: senest 28. januar 2027.",
        "2. Planprogrammet på høring i minst seks uker: senest 28. januar 2027 til [dato].",
        "6. Kommunestyret selv vedtar samfunnsdelen: 17. juni 2027.",
    ]


def test_a_measure_without_all_is_filled_up_with_brackets(
    js: Functions, given: dict[str, Any]
) -> None:
    answers = {"m/1/place": 1, "m/1/what": "Kjøpe fem\nboliger", "m/1/when": "2027-09-01"}
    answers |= {"m/2/place": 2, "m/2/who": "Kari", "m/2/level": "okonomiplan", "m/2/budget": "9"}
    first, *_ = cases(js, given, answers=answers)
    rows = [line.split("\t") for line in first.splitlines() if "\t" in line]
    assert rows[1:] == [
        ["Kjøpe fem boliger", "[ansvarlig]", "1. september 2027", "[plan]", "[beløp]"],
        ["[tiltak]", "Kari", "[frist]", given["data"]["levels"]["okonomiplan"]["title"], "9"],
    ]


def document(js: Functions, given: dict[str, Any], answers: dict[str, Any]) -> bytes:
    """The first case as a document of Word."""
    body = """const {data, cases} = given;
      const now = new Date();
      const known = {store: storeOf(given.answers), data, cases, owner: "", days: {}, now};
      const about = {title: "<T> & \\u0001", author: "A", locale: "nb-NO", moment: new Date()};
      const blob = docxOf(caseOf(cases.templates[0], known), about);
      return blob.arrayBuffer().then((buffer) => [...new Uint8Array(buffer)]);"""
    return bytes(js.run(body, {**given, "answers": answers}))


def test_the_document_of_word_is_sound_whatever_was_written(
    js: Functions, given: dict[str, Any]
) -> None:
    """Word's own styles, the guide's language, and text that is nothing but text."""
    written = "<w:t>&\"']]> \u0000\u0008\ufffe\ud83d 😀 [x] § 11-13\nny linje"
    made = document(js, given, {"m/1/place": 1, "m/1/what": written})
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert archive.testzip() is None
    found = docx.Document(io.BytesIO(made))
    assert found.core_properties.language == "nb-NO"
    assert found.core_properties.title == "<T> & "
    assert found.tables[0].cell(1, 0).text == "<w:t>&\"']]>  😀 [x] § 11-13\nny linje"
    used = {paragraph.style.name for paragraph in found.paragraphs if paragraph.style}
    assert used == {"Heading 1", "Heading 2", "Normal", "List Bullet", "List Number", "Small"}
    language = found.styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr/w:lang")[0]
    assert set(language.attrib.values()) == {"nb-NO"}
    shaded = [
        run.text
        for paragraph in found.paragraphs
        for run in paragraph.runs
        if run._r.xpath("w:rPr/w:shd")
    ]
    assert shaded
    assert all(BRACKET.fullmatch(text) for text in shaded)


def test_no_column_in_word_is_narrower_than_its_longest_word(js: Functions) -> None:
    lines = [
        ["Tiltak", "Ansvarlig", "Notat"],
        ["Kjøpe fem boliger i sentrum", "Kommunedirektøren", ""],
    ]
    what, who, note = js.run("return widthsOf(given, 9000);", lines)
    assert what + who + note <= 9000
    assert who >= len("Kommunedirektøren") * 130
    assert what > who > note
    assert sum(js.run("return widthsOf(given, 9000);", [["a" * 200, "b" * 100]])) <= 9000


@pytest.mark.long
def test_libreoffice_opens_the_document(
    js: Functions, given: dict[str, Any], tmp_path: Path
) -> None:
    if not shutil.which("soffice"):
        pytest.skip("soffice (Debian: libreoffice-writer) is not installed")
    (tmp_path / "sak.docx").write_bytes(document(js, given, {}))
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile"]
    command += ["--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "sak.docx")]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    text = " ".join(text_of(tmp_path / "sak.pdf").split())
    assert "Saksframlegg: Planstrategien tas opp igjen" in text
    assert "5. Kommunedirektøren orienterer kommunestyret" in text


def draft(page: Page) -> None:
    page.get_by_role("button", name="Lag utkastet").click()
    page.get_by_role("button", name="Kopier teksten").wait_for()


def test_a_planner_takes_the_case_home(browser: Browser, address: str) -> None:
    """Online, under the strictest policy: meetings, an answer and a measure become a case; its
    script is asked for then, and not before.
    """
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    seen = watched(page)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.goto(address + TIMETABLE)
    page.locator("[data-timetable] [name=owner]").fill("Vik kommune")
    page.locator('[name="day/kommunestyret/1"]').fill("2027-06-17")
    page.goto(f"{address}{URL}{PLAN}")
    store = {
        "s/forankring-planstrategien": "i-gang",
        "m/0123456789abcdef/place": 1,
        "m/0123456789abcdef/what": "Kjøpe fem boliger",
    }
    rows = [[key, value, 1] for key, value in store.items()]
    kept = json.dumps({"format": 1, "begun": "0123456789abcdef", "entries": rows})
    page.evaluate("(kept) => localStorage.setItem('boligsosial-planlegging', kept)", kept)
    page.reload()
    assert "case.js" not in asked
    draft(page)
    assert "case.js" in asked
    case = page.locator("[data-workbook-case]")
    said = case.inner_text()
    assert "Egen vurdering: 1 av 8 plikter har svar." in said
    assert "Tiltak i planen: 1." in said
    assert "Tidsplan: Spor 1: Planstrategien, møtet 17. juni 2027." in said
    case.locator("summary").click()
    assert violations(page) == []
    with page.expect_download() as download:
        page.get_by_role("button", name="Lagre i Word (DOCX)").click()
    assert download.value.suggested_filename.endswith("-vik-kommune.docx")
    found = docx.Document(str(download.value.path()))
    text = "\n".join(paragraph.text for paragraph in found.paragraphs)
    assert "Kommunestyret i Vik kommune vedtar" in text
    assert "Kommunestyret behandler det 17. juni 2027." in text
    assert "I gang: En planstrategi som bygger på oversikten, er under arbeid" in text
    assert found.tables[0].cell(1, 0).text == "Kjøpe fem boliger"
    left = len(BRACKET.findall(text)) + 4  # in the table
    assert f"{left} steder står i hakeparentes." in said

    page.get_by_role("button", name="Kopier teksten").click()
    case.get_by_text("Teksten er kopiert med overskrifter.").wait_for()
    copied = BeautifulSoup(page.evaluate(COPIED), "html.parser")
    assert [h.get_text() for h in copied.select("h1")] == [found.paragraphs[0].text]
    headings = [p.text for p in found.paragraphs if p.style and p.style.name == "Heading 2"]
    assert [h.get_text() for h in copied.select("h2")] == headings

    page.get_by_role("button", name="Kopier til Word").click()
    page.get_by_text("Teksten er kopiert.", exact=True).last.wait_for()
    plan = BeautifulSoup(page.evaluate(COPIED), "html.parser")
    assert [row.get_text("|") for row in plan.select("h1, tr")] == [
        *("Handlingsplan", "Tiltak|Ansvarlig|Frist|Plannivå", "Kjøpe fem boliger"),
    ]
    assert seen == []
    context.close()


def test_it_works_from_a_disk_with_answers_that_could_not_be_stored(
    browser: Browser, site: Path
) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', "
        "{get() { throw new DOMException('no', 'SecurityError'); }})"
    )
    seen = watched(page)
    page.goto((site / URL / "index.html").as_uri() + PLAN)
    page.locator('[name="s/forankring-planstrategien"][value="i-gang"]').dispatch_event("click")
    draft(page)
    said = page.locator("[data-workbook-case]").inner_text()
    assert "Egen vurdering: 1 av 8 plikter har svar." in said
    assert "Ingen tidsplan er lagret på denne maskinen." in said
    assert seen == []
    context.close()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("days_of: [[vedta]]", "days_of: [[vedtaa]]", "did you mean «vedta»?"),
        (
            "days_of: [[vedta]]",
            "days_of: [[vedta], []]",
            "found 2 lists, expected 1, one for each bracket but the owner's",
        ),
        (
            "heading: Og så",
            "heading: Og så\n        from_workbook: measures",
            "expected a table of 5 columns: what, who, when, which plan, how much",
        ),
    ],
)
def test_what_can_not_fill_in_a_case_is_told(
    small: SmallGuide, old: str, new: str, message: str
) -> None:
    small.replace("data/documents.yml", old, new)
    (problem,) = small.problems()
    assert problem.endswith(message)


def test_a_guide_without_cases_offers_none(small: SmallGuide) -> None:
    small.replace("data/documents.yml", "    case: true\n", "")
    book = small.open()
    assert '"case":null' in book.render("arbeidsbok.md", "workbook")
    assert book.frame()["case"] == "null"
