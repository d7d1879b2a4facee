"""The whole guide as one document: every page of the menu, and numbers of pages that are right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from pypdf import PdfReader

from macros.build.project import Project
from macros.build.publication import publication_of
from macros.downloads.page_html import Extensions
from macros.downloads.pdf.render import PdfRenderer
from macros.downloads.pdf.whole_guide import WholeGuide, led
from macros.downloads.pdf.whole_guide.chapters import Setting, chapter
from macros.downloads.pdf.whole_guide.index import register_of
from macros.downloads.pdf.whole_guide.links import Place
from macros.downloads.pdf.whole_guide.once import Sheets
from macros.downloads.pdf.whole_guide.register import PLACES
from macros.downloads.publication import Publication
from macros.downloads.specs import download_specs
from macros.pages.book import Book
from macros.pages.menu import Part, menu_of
from macros.pages.subjects import Subjects
from tests.conftest import PANGO, SMALL, SmallGuide
from tests.downloads.conftest import squeezed
from tests.downloads.test_pdf import flat
from tests.pdf_text import pages_of, text_of

PARTS = ("Grunnlag", "Suksessfaktorer", "Planlegging", "Verktøy", "Kilder", "Om")
APPENDIX = "Vedlegg om nettstedet"
FILE = "hele-veilederen.pdf"
# Points from the left, of the text on right and left pages.
MM = 72 / 25.4
COLUMNS = ((25 * MM, 191 * MM), (19 * MM, 185 * MM))


@pytest.fixture(scope="module")
def paper(files: Path) -> Path:
    """The book as the site publishes it: whole, or some chapters in the short suite."""
    return files / FILE


@pytest.fixture(scope="module")
def whole_book(paper: Path) -> Path:
    """The whole guide; who asks for it is `long`, and lets the site be built with it."""
    return paper


@pytest.fixture(scope="module")
def reader(paper: Path) -> Iterator[PdfReader]:
    """It, read."""
    with PdfReader(paper) as found:
        yield found


@pytest.fixture(scope="module")
def marks(reader: PdfReader) -> list[tuple[str, int]]:
    """Its bookmarks, each with its page."""
    found = flat(reader.outline)
    return [(str(m["/Title"]), (reader.get_destination_page_number(m) or 0) + 1) for m in found]


def _set(document: PdfRenderer) -> list[str]:
    """The text of each page of a document, when it is set."""
    pdf = pypdfium2.PdfDocument(document.render().content)
    pages = [page.get_textpage().get_text_range() for page in pdf]
    pdf.close()
    return pages


def _chapters(reader: PdfReader) -> Iterator[tuple[str, int]]:
    """The chapters with the page that each begins on; one by itself is a part."""

    def page_of(mark: Any) -> int:
        return (reader.get_destination_page_number(mark) or 0) + 1

    def title_of(mark: Any) -> str:
        return " ".join(str(mark["/Title"]).split())

    parts: Any = reader.outline[1]
    for mark, inside in zip(parts, [*parts[1:], None], strict=True):
        if isinstance(mark, list):
            continue
        if isinstance(inside, list) and str(mark["/Title"]) in (*PARTS, APPENDIX):
            yield from ((title_of(one), page_of(one)) for one in inside if "/Title" in one)
        else:
            yield title_of(mark), page_of(mark)


def made(small: SmallGuide, **given: Any) -> WholeGuide:
    """The small guide's."""
    return WholeGuide(replace(publication_of(small.project, small.open()), **given))


@pytest.mark.long
def test_the_book_is_light_and_has_every_page_of_the_menu(
    whole_book: Path, marks: list[tuple[str, int]], book: Book, site: Path
) -> None:
    assert whole_book.stat().st_size <= 4_000_000
    menu = (site / "om/index.html").read_text(encoding="utf-8")
    assert "Endringslogg" in menu
    titles = {title for title, _ in marks}
    assert set(PARTS) <= titles
    for title in ("Hva er boligsosial planlegging?", "Virkemidler", "Arbeidsbok", "Endringslogg"):
        assert title in titles
    paper_text = squeezed(text_of(whole_book))
    assert len(re.findall(r"\(s\.\d+\)", paper_text)) > 800
    assert paper_text.count("Bruktpåside:") > 100
    for _, question in book.guide.questions():
        assert squeezed(question.text) in paper_text
    for term in book.guide.glossary.values():
        assert squeezed(term.definition) in paper_text


def test_references_and_the_index_stand_once_and_last_but_for_what_is_about_the_site(
    paper: Path, marks: list[tuple[str, int]], book: Book
) -> None:
    last = ("Om", "Referanser", "Stikkord A–Å", APPENDIX)
    assert [title for title, _ in marks if title in last] == list(last)
    start = dict(marks)["Referanser"]
    pages = pages_of(paper)
    listed = squeezed(" ".join(pages[start - 1 :]))
    for reference in book.guide.references.values():
        assert squeezed(reference.meaning) in listed
    assert squeezed(book.words["verified"]) in listed
    assert squeezed(book.words["no_address"]) not in squeezed(" ".join(pages[: start - 1]))


def test_contents_and_index_have_the_right_pages(
    reader: PdfReader, paper: Path, marks: list[tuple[str, int]]
) -> None:
    at, document = dict(reversed(marks)), pypdfium2.PdfDocument(paper)
    for title in (
        "Kommunens ansvar: skal, bør og kan",
        "Hva er boligsosial planlegging?",
        "Referanser",
    ):
        shown = set()
        for number in (1, 2, *range(at["Stikkord A–Å"] - 1, at[APPENDIX] - 1)):
            for note in reader.pages[number].get("/Annots", []):
                link = note.get_object()
                if str(link["/Contents"]) == title:
                    left, bottom, right, top = map(float, link["/Rect"])
                    page = document[number].get_textpage()
                    text = page.get_text_bounded(left - 1, bottom, right + 1, top)
                    shown.add(text.strip(" .,)\N{NO-BREAK SPACE}"))
        assert shown == {str(at[title])}, title
    document.close()


def test_a_number_of_a_page_leads_there_and_says_what_stands_there(reader: PdfReader) -> None:
    places = reader.named_destinations
    leading = 0
    for page in reader.pages:
        for note in page.get("/Annots", []):
            link = note.get_object()
            if "/Dest" not in link and "/A" in link and "/D" not in link["/A"]:
                continue  # out of the book
            assert str(link["/Contents"]) not in ("", "000")
            leading += 1
    assert leading > 4 * len(reader.pages)
    assert places


def test_every_number_on_a_page_is_that_of_its_place(paper: Path) -> None:
    document = pypdfium2.PdfDocument(paper)
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    assert "(s. 000)" not in text.replace("\N{NO-BREAK SPACE}", " ")
    assert len(re.findall(r"\(s\.\s\d+\)", text)) > 10


def test_no_number_is_that_of_the_page_it_stands_on(paper: Path) -> None:
    for number, text in enumerate(pages_of(paper), 1):
        assert f"(s.{number})" not in squeezed(text), number


def test_the_head_of_a_page_names_the_chapter_it_begins_with(
    paper: Path, reader: PdfReader
) -> None:
    chapters = [*_chapters(reader)]
    document = pypdfium2.PdfDocument(paper)
    for number in range(4, len(document) + 1):
        page = document[number - 1]
        top = page.get_height() - 17 * MM
        head = " ".join(page.get_textpage().get_text_bounded(bottom=top).split())
        before = [title for title, at in chapters if at < number][-1:]
        allowed = {*before, *(title for title, at in chapters if at == number)}
        named = head.rpartition(" · ")[2] if number % 2 == 0 else head
        assert named in allowed, f"page {number}: «{head}»"
    document.close()


def test_nothing_of_a_screen_is_printed(paper: Path, book: Book) -> None:
    text = squeezed(text_of(paper))
    words = book.words
    for key in ("needs_script", "downloads_coming_one"):
        assert squeezed(str(words[key])) not in text, key
    assert squeezed(words["downloads_state"]["left_out"]) not in text
    assert squeezed(words["offline_copy"]["left_out"]) not in text


def test_no_word_stands_outside_the_text(paper: Path) -> None:
    document = pypdfium2.PdfDocument(paper)
    for number in range(1, len(document)):
        text = document[number].get_textpage()
        rects = [text.get_rect(at) for at in range(text.count_rects())]
        column = COLUMNS[number % 2]
        for left, bottom, right, top in rects:
            if not column[0] - 1 <= left <= right <= column[1] + 1:
                said = text.get_text_bounded(left, bottom, right, top)
                pytest.fail(f"page {number + 1}: «{said}» at {left:.0f}–{right:.0f} points")
    document.close()


@pytest.mark.long
def test_each_answer_has_its_name_and_the_contents_list_groups_of_them(
    whole_book: Path, reader: PdfReader, book: Book
) -> None:
    text = squeezed(text_of(whole_book))
    for key in book.guide.faq.questions:
        assert f"#{key}" in text
    contents = [page.get("/Annots", []) for page in reader.pages[1:3]]
    listed = {str(note.get_object()["/Contents"]) for notes in contents for note in notes}
    assert {group.title for group in book.guide.faq.groups.values()} <= listed
    assert not {one.question for one in book.guide.faq.questions.values()} & listed
    assert {APPENDIX, "Stikkord A–Å", *PARTS} <= listed  # on two pages


@pytest.mark.long
def test_the_index_leads_to_pages_that_tell_about_a_word(
    whole_book: Path, marks: list[tuple[str, int]], book: Book
) -> None:
    pages, at = pages_of(whole_book), dict(marks)
    listed = " ".join(" ".join(pages[at["Stikkord A–Å"] - 1 : at[APPENDIX] - 1]).split())
    for word, others in book.guide.search.index.items():
        entry = rf"(?<!\w){re.escape(word)} ((?:\d+, )*\d+)(?!\d)"
        lists = [
            [int(number) for number in found.split(", ")]
            for found in re.findall(entry, listed, re.IGNORECASE)
        ]
        assert lists, word
        assert all(len(numbers) == len({*numbers}) for numbers in lists), f"{word}: {lists}"
        ways = [squeezed(way).casefold() for way in (word, *others)]
        told = {
            number: squeezed("".join(pages[number - 1 : number + 1])).casefold()  # it begins there
            for numbers in lists
            for number in numbers
        }
        assert any(
            all(any(way in told[number] for way in ways) for number in numbers) for numbers in lists
        ), f"{word}: {lists}"
    assert not re.findall(r", se [^,\d]+, \d", listed)


def test_a_reference_says_on_which_pages_it_is_used(
    paper: Path, marks: list[tuple[str, int]]
) -> None:
    pages, at = pages_of(paper), dict(marks)
    listed = " ".join(pages[at["Referanser"] - 1 : at["Stikkord A–Å"] - 1])
    used = re.findall(r"Brukt på side: ((?:\d+,\s)*\d+)", listed)
    assert len(used) > 10
    own = range(at["Referanser"], at["Stikkord A–Å"])
    assert not [each for each in used for number in each.split(",") if int(number) in own]


@pytest.mark.long
def test_a_question_stands_in_full_once(whole_book: Path, book: Book) -> None:
    text = squeezed(text_of(whole_book))
    for _, question in book.guide.questions():
        if question.help and not question.source:
            assert text.count(squeezed(question.help)) == 1, question.id


def test_a_citation_leads_to_its_reference(reader: PdfReader, marks: list[tuple[str, int]]) -> None:
    places, start = reader.named_destinations, dict(marks)["Referanser"]
    cited = [
        note.get_object()
        for page in reader.pages[: start - 1]
        for note in page.get("/Annots", [])
        if note.get_object()["/Contents"] == "boligsosialloven § 10"
    ]
    assert len(cited) > 5
    for link in cited:
        target = places[str(link.get("/Dest") or link["/A"]["/D"])]
        assert (reader.get_destination_page_number(target) or 0) + 1 >= start


def test_no_number_of_a_page_stands_in_a_figure(paper: Path) -> None:
    text = text_of(paper).replace("\N{NO-BREAK SPACE}", " ")
    assert not re.findall(r"\d \(s\. \d+\) 000 kroner", text)


def test_the_menu_gives_the_order_and_without_one_the_folders_do(small: SmallGuide) -> None:
    pages = small.open().pages
    nav = ["index.md", {"Farten": ["fart.md", {"Mer": ["sikt.md"]}]}, {"Ute": "https://a.no"}]
    assert menu_of(nav, pages) == (Part("", ("index.md",)), Part("Farten", ("fart.md", "sikt.md")))
    listed = [part.pages[0] for part in menu_of(None, pages)]
    assert listed[0] == "index.md"
    assert listed[1:] == sorted(listed[1:])
    assert "andre.md" in listed


def test_another_guide_gets_its_own_with_its_own_index(small: SmallGuide) -> None:
    document = made(small).prepared()
    assert document.file == FILE
    assert ">Lav fart</h2>" in document.html
    assert 'id="index"' in document.html
    titles = re.findall(r'<h2 class="chapter__title"[^>]*>(.*?)</h2>', document.html)
    assert titles[0] == "Det viktigste først"
    assert titles[-2:] == ["Kilder", "Stikkord A–Å"]
    for _, question in small.open().guide.questions():
        assert squeezed(question.text) in squeezed(document.html)


def test_a_word_of_the_index_stands_once_with_the_main_place_first(small: SmallGuide) -> None:
    html = made(small).prepared().html
    listed = re.findall(r"<p>(.*?)</p>", html.split("index__columns")[1])
    (measured,) = [line for line in listed if line.startswith("måling ")]
    first, *others = re.findall(r'<a class="([^"]+)" href="#([^"]+)"', measured)
    assert first[0] == "number strong"
    assert 0 < len(others) < PLACES
    assert {kind for kind, _ in others} == {"number"}
    for _, at in (first, *others):
        (told,) = re.findall(rf'<(\w+)[^>]* id="{at}"[^>]*>(.*?)</\1>', html)
        assert re.search("måle|måling", told[1], re.IGNORECASE), told
    # One that stands for another has no number that could be another than its own.
    assert "radar, se Måling &#60;av&#62; fart" in listed
    words = [re.sub(r",? (<a|se ).*", "", line).casefold() for line in listed]
    assert len(words) == len(set(words))


def test_two_places_of_a_word_on_a_page_have_one_number(small: SmallGuide) -> None:
    pages = _set(made(small).prepared())
    listed = " ".join(
        next(page for page in pages if "Stikkord A–Å" in page and "dump, se" in page).split()
    )
    found = re.search(r"måling ((?:\d+, )*\d+) Måling", listed)
    assert found
    numbers = found[1].split(", ")
    assert len(numbers) == len({*numbers})


def test_a_table_stands_once(small: SmallGuide) -> None:
    rows = "\n".join(f"| {number} er et tall | {'som står her ' * 4} |" for number in range(9))
    table = f"\n\n| Tall | Hvor |\n|---|---|\n{rows}\n"
    for page in ("raadet.md", "moete.md"):
        small.write(page, (small.docs / page).read_text(encoding="utf-8") + table)
    html = made(small).prepared().html
    assert html.count("8 er et tall") == 1
    (at,) = re.findall(r"<p>Tabellen «Tall, Hvor» står på side <a href=\"#([^\"]+)\"", html)
    assert f'<table id="{at}">' in html


def test_a_page_that_says_so_stands_in_the_appendix(small: SmallGuide) -> None:
    small.replace("andre.md", "reviewed: null", "reviewed: null\nappendix: true")
    html = made(small).prepared().html
    before, appendix = html.split('<div class="appendix">')
    assert f">{APPENDIX}</h2>" in appendix
    assert 'id="index"' in before
    assert 'class="chapter__title" id="k14"' in appendix
    assert 'class="chapter__title" id="k13"' in before
    assert 'class="chapter__title" id="k14"' not in before


def test_a_number_in_the_appendix_is_marked_as_such(small: SmallGuide) -> None:
    small.replace("andre.md", "reviewed: null", "reviewed: null\nappendix: true")
    for page in ("raadet.md", "andre.md"):
        text = (small.docs / page).read_text(encoding="utf-8")
        more = "Se [andre](andre.md#mer-om-dem) og [farten](fart.md).\n\n## Mer om dem\n\nMer."
        small.write(page, f"{text}\n\n{more} Etter {{{{ ref('veiloven § 2') }}}}.\n")
    document = made(small).prepared()
    before, appendix = document.html.split('<div class="appendix">')
    assert before.count("andre (s.\u00a0000, vedlegg)</a>") == 1
    assert "farten (s.\u00a0000).</a>" in before
    assert "andre (s.\u00a0000)</a>" in appendix
    assert "vedlegg)</a>" not in appendix
    text = " ".join(" ".join(_set(document)).split())
    assert "Står det «vedlegg» etter tallet, er siden i vedlegget." in text
    (led_to,) = re.findall(r"Se andre \(s\. (\d+), vedlegg\)", text)
    assert re.search(rf"Brukt på side: [\d, ]+, {led_to} \(vedlegg\)", text)


def test_paper_leads_to_the_web_where_the_site_has_an_address(small: SmallGuide) -> None:
    lead = '<p class="chapter__address">'
    assert lead not in made(small).prepared().html
    html = made(small, address="https://skolevei.eksempel.no/").prepared().html
    assert (
        f'{lead}<a href="https://skolevei.eksempel.no/fart/">skolevei.eksempel.no/fart</a>' in html
    )


def test_what_is_said_of_a_screen_is_not_on_paper(small: SmallGuide) -> None:
    said = "Velg i listen, eller skriv i feltet."
    path = small.docs / "raadet.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(f'{text}\n\n{{{{ on_screen("{said}") }}}} Her er resten.\n', encoding="utf-8")
    html = made(small).prepared().html
    assert said not in html
    assert "Her er resten." in html


def test_no_level_of_heading_is_skipped() -> None:
    setting = Setting(Place("k1", lambda _: None, lambda _: "", "s."), Sheets(), 2, {})
    html = "<h3>A</h3><p>a</p><h4>B</h4><p>b</p><h3>C</h3><p>c</p><h2>D</h2><p>d</p><h3>E</h3>"
    found = re.findall(r"<h(\d)[^>]*>(.)", chapter(html, "index.md", setting)[0])
    assert found == [("4", "A"), ("5", "B"), ("4", "C"), ("4", "D"), ("5", "E")]


def test_a_link_is_one_with_what_no_line_may_part_from_it() -> None:
    place = Place("k1", lambda address: address.strip("#"), lambda _: "", "s.")
    setting = Setting(place, Sheets(), 0, {})
    html = '<p>Les (<a href="#a">om det</a>), se <a class="g-cite" href="#b">loven § 1</a>.</p>'
    assert chapter(html, "index.md", setting)[0] == (
        '<p>Les <a href="#a" title="om det" data-at="a">(om det (s.\u00a0000)),</a> '
        'se <a href="#b" title="loven § 1">loven § 1.</a></p>'
    )


def test_links_lead_to_places_that_are_there(small: SmallGuide) -> None:
    html = made(small).prepared().html
    named = set(re.findall(r' id="([^"]+)"', html))
    led = set(re.findall(r'(?:href="#|data-at=")([^"]+)"', html))
    assert led
    assert led <= named


def test_it_is_made_anew_for_a_page_and_not_for_an_hour(small: SmallGuide) -> None:
    before = made(small).fingerprint
    small.replace("planer.md", "# Planene", "# Planene for veien")
    assert made(small).fingerprint != before
    unsettled = publication_of(small.project, small.open())
    hour = replace(unsettled, settled=False, moment=unsettled.moment.replace(hour=1))
    later = replace(hour, moment=hour.moment.replace(hour=2))
    assert WholeGuide(hour).fingerprint == WholeGuide(later).fingerprint


def test_what_another_process_builds_takes_the_book_that_is_made_already(small: SmallGuide) -> None:
    """Functions in the configuration, such as `slugify`, lie elsewhere in each process."""

    def settings(separator: str = "-") -> Extensions:
        def slugify(text: str, separator: str) -> str:
            return text + separator

        either = {"slugify": slugify, "other": partial(slugify, separator=separator)}
        return Extensions(("toc",), {"toc": either})

    given = (settings(), settings(), settings("_"))  # all there at once: none where another was
    first, same, other = (made(small, extensions=each).fingerprint for each in given)
    assert first == same
    assert other not in (first, made(small).fingerprint)


@pytest.mark.long
@pytest.mark.skipif(not PANGO, reason="no Pango, no PDFs")
def test_a_book_that_is_set_anew_has_the_same_bytes(small_site: Path) -> None:
    """What the guide's own is set of is the same too (`test_supply.py`)."""
    project = Project.read(SMALL / "mkdocs.yml")
    book = WholeGuide(publication_of(project, project.open_book()))
    assert book.render().content == (small_site / "nedlasting" / FILE).read_bytes()


def test_without_a_menu_there_is_no_book(publication: Publication, small: SmallGuide) -> None:
    assert FILE not in {spec.file for spec in download_specs(publication)}
    small.replace(
        "data/guide.yml", "version: 1.2.3", "version: 1.2.3\nleft_out_downloads: [whole_guide]"
    )
    small.replace("filer.md", '{{ downloads("whole_guide") }}', "")
    left_out = publication_of(small.project, small.open())
    assert FILE not in {spec.file for spec in download_specs(left_out)}


def test_pages_are_read_with_the_extensions_of_the_site(small: SmallGuide) -> None:
    small.write(
        "raadet.md",
        (small.docs / "raadet.md").read_text(encoding="utf-8") + "\n\na | b\n--|--\n1 | 2\n",
    )
    document = made(small).prepared().html
    assert "<table>" in document
    assert "<table>" not in made(small, extensions=Extensions()).prepared().html


def test_what_only_a_screen_shows_is_not_led_to() -> None:
    html = (
        'Bruk <a href="#k1--borte" title="kartet" data-at="k1--borte">kartet (s.\u00a0000).</a>'
        '<p id="k1--her"><a href="#k1--her">8</a>'
    )
    chapter = f'<h1 id="k1">Kapittel</h1>{html}<p id="k1--ingen">'
    assert led(chapter) == (
        '<h1>Kapittel</h1>Bruk kartet.<p id="k1--her"><a href="#k1--her">8</a><p>'
    )


def test_a_duty_is_led_to_where_it_stands_in_full(small: SmallGuide) -> None:
    html = made(small).prepared().html
    found = set(re.findall(r'href="#([^"]+--plikt-[^"]+)"', html))
    assert found
    for at in found:
        assert f'<li class="g-duty" id="{at}">' in html, at


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("frivillige", "Avtalen er frivillig, og malen er frivillig å bruke."),
        (
            "valg av kommunestyre",
            "Kommunestyrets valg av planoppgaver: et bevisst valg, og valget var tilfeldig.",
        ),
        ("utvalg, politisk", "Utvalget er et utvalg tall. Ifølge kilden la utvalget vekt på det."),
        ("utsettelse", "Personer utsatt for vold. Denne plikten er ikke utsatt."),
        ("sanksjon", "Loven pålegger den kommunale delen å samordne."),
        ("konsulent", "Velg for hvert behov: bygge, kjøpe, leie inn eller avtale tilvising."),
        ("utredning av saker", "Boligutvalgets utredning gikk til departementet."),
    ],
)
def test_the_index_leads_only_to_where_a_word_means_it(book: Book, word: str, other: str) -> None:
    register = register_of(book.view("index.md"))
    known = {**register.looked_up.forms, **register.known.forms}
    assert word in known
    assert word not in Subjects(known).found(other)


def test_no_case_stands_under_a_word_of_another_meaning(book: Book) -> None:
    """«bygd» is another word for «distrikt», and «bygde» has its letters."""
    known = register_of(book.view("index.md")).known
    named = [f"{case.who}: {case.title}" for case in book.guide.cases.values()]
    assert not [name for name in named if "distrikt" in known.found(name)]
