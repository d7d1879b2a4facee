"""The PDFs: anyone can read them, whatever they read with, and they say what the pages say."""

from __future__ import annotations

import hashlib
import itertools
import pickle
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import Any

import page as checker
import pikepdf
import pypdfium2
import pypdfium2.raw as raw
import pytest
from bs4 import BeautifulSoup
from pikepdf import Name, Object
from pypdf import PdfReader

from macros.downloads.pdf import documents
from macros.downloads.pdf.cards import behind, sheets
from macros.downloads.pdf.poster import plan_system, poster
from macros.downloads.publication import Publication
from macros.downloads.specs import download_specs
from macros.guide import PartialDate
from macros.pages.book import Book
from tests.conftest import ROOT
from tests.downloads.conftest import ADDRESS, squeezed
from tests.pdf_text import pages_of, text_of

ONE_PAGE = ("politikerark", "refleksjon", "egenvurdering", "handlingsplan", "plakat")


@pytest.fixture(scope="session")
def pdfs(files: Path) -> list[Path]:
    """Every PDF that the site publishes."""
    return sorted(files.glob("*.pdf"))


def elements(pdf: pikepdf.Pdf) -> Iterator[tuple[Object, Object]]:
    """Every structure element of a PDF with its parent, in reading order."""
    waiting = [(pdf.Root.StructTreeRoot, pdf.Root.StructTreeRoot)]
    while waiting:
        element, parent = waiting.pop()
        if element.get("/S") is not None:
            yield element, parent
        held: Any = element.get("/K", [])
        kids: list[Any] = list(held) if isinstance(held, pikepdf.Array) else [held]
        named = [k for k in kids if isinstance(k, pikepdf.Dictionary) and k.get("/S")]
        waiting += [(kid, element) for kid in reversed(named)]


def test_every_pdf_is_valid_pdf_ua_1(pdfs: list[Path]) -> None:
    assert len(pdfs) == 37
    for path in pdfs:
        report = checker.validate_pdf(path, profile=checker.ValidationProfile.PDF_UA_1)
        assert not report.failures, f"{path.name}: {report.failures[0]}"


def test_every_pdf_says_what_it_is_and_in_what_language(
    pdfs: list[Path], listed: list[dict[str, Any]]
) -> None:
    titles = {row["name"]: row["title"] for row in listed}
    for path in pdfs:
        with pikepdf.open(path) as pdf:
            title = titles[path.name].removesuffix(" (til å fylle ut)")
            assert str(pdf.docinfo["/Title"]).startswith(title)
            assert str(pdf.Root.Lang) == "nb-NO"
            assert pdf.Root.ViewerPreferences.DisplayDocTitle
            assert str(pdf.docinfo["/Author"])


def test_nynorsk_is_marked_in_a_pdf_too(files: Path, book: Book) -> None:
    names = [n for n, language in book.foreign.items() if language == "nn"]
    text = " ".join(text_of(files / "workshophefte.pdf").split())
    here = sum(text.count(name) for name in names)
    assert here
    with pikepdf.open(files / "workshophefte.pdf") as pdf:
        marks = [str(e.Lang) for e, _ in elements(pdf) if e.get("/Lang")]
    assert marks == ["nn"] * here


def test_fonts_are_ours_and_no_other(pdfs: list[Path]) -> None:
    for path in pdfs:
        with pikepdf.open(path) as pdf:
            fonts = {
                str(o.BaseFont).split("+")[-1].lstrip("/")
                for o in pdf.objects
                if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == Name.Font
            }
            ours = {name for name in fonts if name.startswith(("Guide-Sans", "GuideFields"))}
            assert fonts == ours, path.name
            assert ("GuideFields" in fonts) == path.stem.endswith("-skjema")
            assert all(
                "/FontFile2" in o.FontDescriptor or "/FontFile3" in o.FontDescriptor
                for o in pdf.objects
                if isinstance(o, pikepdf.Dictionary) and "/FontDescriptor" in o
            )


def test_the_letters_can_be_copied(publication: Publication) -> None:
    letters = "æøåÆØÅ«»–§"
    factor = publication.guide.factors["samordning"].model_copy(update={"short": letters})
    assert letters in squeezed(text_of(checklist_of(publication, factor).render().content))


def test_one_sheet_is_one_sheet(pdfs: list[Path]) -> None:
    for path in pdfs:
        pages = len(pages_of(path))
        if path.name.startswith(ONE_PAGE):
            assert pages == 1, path.name
        if path.name.startswith(("sjekkliste-", "kjoreplan")):
            assert pages <= 2, (
                "what is filled in on the front, what it rests on below or on the back"
            )
    assert len(pages_of(pdfs[0].parent / "virkemidler.pdf")) == 2
    assert 15 <= len(pages_of(pdfs[0].parent / "workshophefte.pdf")) <= 25


def test_every_page_says_what_it_belongs_to_and_which_of_how_many_it_is(
    pdfs: list[Path], listed: list[dict[str, Any]]
) -> None:
    titles = {row["name"]: row["title"] for row in listed}
    for path in pdfs:
        pages = pages_of(path)
        if path.name.startswith(("sjekkliste-", "kjoreplan", "virkemidler", "workshophefte")):
            title = titles[path.name].removesuffix(" (til å fylle ut)")
            for number, text in enumerate(pages[1:], 2):
                assert squeezed(f"{title} · Boligsosial planlegging") in squeezed(text), path.name
                assert squeezed(f"Side {number} av {len(pages)}") in squeezed(text), path.name


def test_a_back_that_is_not_full_has_room_for_notes(files: Path) -> None:
    backs = 0
    for path in files.glob("sjekkliste-*.pdf"):
        pages = pages_of(path)
        assert "Hvem som svarer" in pages[-1]
        if len(pages) == 2:
            backs += 1
            assert "Notater" in pages[1], path.name
    assert 0 < backs


def sizes(path: Path, number: int = 0) -> set[float]:
    """The sizes of type on a page, in points; what is seen by nobody is left out."""
    document = pypdfium2.PdfDocument(path)
    page = document[number].get_textpage()
    found = {raw.FPDFText_GetFontSize(page.raw, at) * 0.75 for at in range(page.count_chars())}
    document.close()
    return {round(size, 1) for size in found if size > 1}


def test_a_poster_is_read_at_two_metres_and_a_checklist_without_a_glass(files: Path) -> None:
    unseen = {8.0}  # the caption that a heading has just said
    assert min(sizes(files / "plakat.pdf")) >= 18
    for path in files.glob("sjekkliste-*.pdf"):
        shown = set().union(*(sizes(path, number) for number in range(len(pages_of(path)))))
        assert min(shown - unseen) >= 8.5, path.name
    for name in ("kjoreplan", "egenvurdering", "virkemidler", "politikerark", "workshophefte"):
        path = files / f"{name}.pdf"
        shown = set().union(*(sizes(path, number) for number in range(len(pages_of(path)))))
        assert min(shown - unseen) >= 8.5, name


def test_cards_tell_their_factors_apart_without_colours(publication: Publication) -> None:
    html = documents.cards(publication).html
    for number, (slug, factor) in enumerate(publication.guide.factors.items(), 1):
        assert html.count(f'<div class="card__factor">{number}</div>') == 2 * len(factor.questions)
        assert slug
    steps = len(publication.guide.factors)
    assert html.count("card__step--own") == 2 * len(list(publication.guide.questions()))
    assert html.count('class="card__step') == html.count("card__steps") * (steps + 1)


def test_files_are_light(pdfs: list[Path]) -> None:
    for path in pdfs:
        limit = 280 if path.name.startswith("workshophefte") else 60
        if path.name.startswith(("workshophefte", "sjekkliste")):
            assert path.stat().st_size <= limit * 1024, path.name


def test_headings_make_an_outline_without_gaps(pdfs: list[Path]) -> None:
    for path in pdfs:
        with pikepdf.open(path) as pdf:
            kinds = [str(e.S) for e, _ in elements(pdf)]
        levels = [int(kind[2]) for kind in kinds if kind in ("/H1", "/H2", "/H3", "/H4")]
        assert levels.count(1) == 1, path.name
        assert levels[0] == 1, path.name
        assert all(b <= a + 1 for a, b in itertools.pairwise(levels)), path.name


def test_the_booklet_has_bookmarks_and_its_contents_have_the_right_pages(
    files: Path, book: Book
) -> None:
    reader = PdfReader(files / "workshophefte.pdf")
    marks = {
        str(mark["/Title"]): (reader.get_destination_page_number(mark) or 0) + 1
        for mark in flat(reader.outline)
    }
    contents = pages_of(files / "workshophefte.pdf")[1].splitlines()
    for factor in book.guide.factors.values():
        line = next(line for line in contents if line.startswith(factor.title))
        assert int(line.rsplit(maxsplit=1)[-1]) == marks[factor.title]
        assert marks[factor.title] % 2 == 0, "a spread begins on the left"


def flat(outline: list[Any]) -> Iterator[Any]:
    """Bookmarks of every level."""
    for mark in outline:
        if isinstance(mark, list):
            yield from flat(mark)
        else:
            yield mark


def test_tables_name_their_columns_and_rows(files: Path, book: Book) -> None:
    with pikepdf.open(files / "sjekkliste-samordning.pdf") as pdf:
        found = list(elements(pdf))
        scopes = [str(e.A.Scope) for e, _ in found if e.S == Name.TH]
        rows = len(book.guide.factors["samordning"].questions)
        assert scopes == ["/Column"] * 5 + ["/Row"] * rows
        for cell in (e for e, _ in found if e.S == Name.TD):
            assert len(cell.A.Headers) == 2  # its row's and its column's


def test_a_list_item_has_its_label_and_one_body(pdfs: list[Path]) -> None:
    for path in pdfs:
        with pikepdf.open(path) as pdf:
            for element, parent in elements(pdf):
                if element.S == Name.LI:
                    kinds = [str(kid.S) for kid in element.K]
                    assert kinds in (["/LBody"], ["/Lbl", "/LBody"]), path.name
                if element.S in (Name.Lbl, Name.LBody):
                    assert parent.S == Name.LI


def test_pictures_are_described_and_links_say_what_they_say(publication: Publication) -> None:
    renderer = documents.checklist(publication, "samordning", "factor", form=False)
    with pikepdf.open(BytesIO(renderer.render().content)) as pdf:
        alts = [str(e.Alt) for e, _ in elements(pdf) if e.S == Name.Figure]
        address = f"{ADDRESS}/verktoy/sjekklister/#sjekkliste-samordning"
        assert alts == [f"QR-kode til {address}"]
        links = [a for a in pdf.pages[0].Annots if a.Subtype == Name.Link]
        assert {str(a.A.URI) for a in links} == {address}
        assert {str(a.Contents) for a in links} == {address.removeprefix("https://")}
        found = [e for e, _ in elements(pdf) if e.S == Name.Link]
        assert len(found) == 1, "a link over several lines is read once"
        assert len([kid for kid in found[0].K if isinstance(kid, pikepdf.Dictionary)]) == len(links)


def test_without_an_address_there_is_no_way_back(book: Book) -> None:
    nowhere = Publication.of(book, "", 1_780_000_000)
    html = documents.checklist(nowhere, "samordning", "factor", form=False).html
    assert "<img" not in html
    assert "<a " not in html


def test_each_sheet_says_edition_version_date_and_legal_state(pdfs: list[Path]) -> None:
    for path in pdfs:
        for number, page in enumerate(pages_of(path), start=1):
            cover = path.name.startswith(("workshophefte", "hele-")) and number == 1
            backs = path.name.startswith("kort") and number % 2 == 0
            if not cover and not backs:
                text = " ".join(page.split())
                assert "Boligsosial planlegging · Nasjonal utgave" in text, path.name
                assert "Regelverket lest slik det sto 2. juli 2026" in text, path.name
                said = "Ingen fagperson har kontrollert innholdet" in text
                assert said or path.name == "hele-veilederen.pdf", path.name  # on its cover


def test_the_book_says_on_its_cover_that_nobody_has_reviewed_it(files: Path) -> None:
    cover = pages_of(files / "hele-veilederen.pdf")[0]
    assert "Ingen fagperson har kontrollert innholdet" in " ".join(cover.split())


def test_a_sheet_says_who_has_not_reviewed_it_until_its_page_is_reviewed(book: Book) -> None:
    src = book.homes.checklists["samordning"]
    page = book.pages[src]
    assert page.meta
    meta = page.meta.model_copy(update={"reviewed": PartialDate(2027, 1, 15)})
    pages = {**book.pages, src: replace(page, meta=meta)}
    reviewed = Publication.of(replace(book, pages=pages), "", 1_780_000_000)
    html = documents.checklist(reviewed, "samordning", "factor", form=False).html
    assert "Innholdet er kontrollert 15.\N{NO-BREAK SPACE}januar 2027" in html
    assert "Ingen fagperson" not in html
    # The booklet shows the workshop's page too, which nobody has reviewed.
    assert "Ingen fagperson" in documents.booklet(reviewed, form=False).html
    assert reviewed.digest != Publication.of(book, "", 1_780_000_000).digest


def test_sheets_with_the_deadline_say_that_its_date_is_computed_by_us(files: Path) -> None:
    for name in ("politikerark.pdf", "plakat.pdf", "workshophefte.pdf"):
        text = " ".join(text_of(files / name).split()).replace("\N{NO-BREAK SPACE}", " ")
        assert "Vår utregning: boligsosialloven" in text, name
        sum_ = "Vår utregning: boligsosialloven i kraft 1. juli 2023 + 4 år"
        assert (sum_ in text) is (name != "plakat.pdf"), name


def test_what_of_a_duty_is_our_own_judgement_stands_where_the_duty_does(
    files: Path, book: Book
) -> None:
    guide = book.guide
    musts = [duty for duty in guide.duties.values() if guide.strength(duty).binding]
    duties = [duty for duty in musts if duty.caveat]
    assert duties
    for name in ("politikerark.pdf", "workshophefte.pdf"):
        paper = squeezed(text_of(files / name))
        for duty in duties:
            assert paper.count(squeezed(duty.caveat or "")) == len(duties), name
    paper = squeezed(text_of(files / "plakat.pdf"))  # said once there: words are few
    for duty in duties:
        assert squeezed(f"{duty.title}*") in paper
        assert paper.count(squeezed(f"* {duty.caveat}")) == 1


def test_a_sheet_says_nothing_of_points_of_the_source(pdfs: list[Path]) -> None:
    for path in pdfs:
        text = " ".join(text_of(path).split()).lower()
        assert "etter kilden, k" not in text, path.name
        assert "vårt spørsmål" not in text, path.name


def test_the_checklists_say_word_by_word_what_the_pages_say(files: Path, site: Path) -> None:
    for page in ("verktoy/sjekklister", "verktoy/sjekklister/planniva"):
        html = (site / page / "index.html").read_text(encoding="utf-8")
        soup = BeautifulSoup(html, "lxml")
        for mark in soup.select(".g-mark"):
            mark.decompose()  # a sheet has no foot that explains it
        for section in soup.select(".g-checklist"):
            slug = str(section["id"]).removeprefix("sjekkliste-")
            for name in (f"sjekkliste-{slug}.pdf", f"sjekkliste-{slug}-skjema.pdf"):
                paper = squeezed(text_of(files / name))
                shown = [
                    p.get_text() for p in section.select(".g-q__text, .g-q__help, .g-q__apart")
                ]
                shown += [cite.get_text() for cite in section.select(".g-q__meta .g-cite")]
                shown += [cell.get_text() for cell in section.select("thead th")]
                missing = [text for text in shown if squeezed(text) not in paper]
                assert not missing, f"{name}: {missing[0]}"


def test_the_booklet_holds_the_sheets_that_its_agenda_uses(files: Path, book: Book) -> None:
    used = {block.sheet for block in book.guide.workshop.blocks.values() if block.sheet}
    assert used == {"reflection", "assessment", "checklist", "action_plan"}
    for name in ("workshophefte.pdf", "workshophefte-skjema.pdf"):
        pages = pages_of(files / name)
        titles = [factor.title for factor in book.guide.factors.values()]
        for title in ("Refleksjonsark", "Egenvurdering", "Handlingsplan", *titles):
            assert title in pages[1]
        (compared,) = (squeezed(page) for page in pages if page.startswith("Egenvurdering"))
        for statement in book.guide.assessment.statements.values():
            assert all(squeezed(text) in compared for text in statement.steps.values())
        sheet = squeezed(next(page for page in pages if page.startswith("Refleksjonsark")))
        for _, question in book.guide.questions_from_source():
            assert squeezed(question.open_text) in sheet


def test_no_box_of_the_poster_is_empty_and_each_says_what_must_be_done(
    publication: Publication,
) -> None:
    guide, html = publication.guide, poster(publication).html
    assert '<div class="levels__notes"></div>' not in html
    told = squeezed(html)
    for level in guide.plan_levels:
        for duty in guide.duties_at(level):
            assert squeezed(duty.title) in told
            assert squeezed(duty.caveat or "") in told, "what of it is ours"
    for key, deadline in guide.deadlines.items():
        if deadline.rule.in_force_of:
            assert squeezed(guide.occurrences(key)[0].title) in told


def crossing(one: Any, other: Any) -> bool:
    """Whether two arrows have a point in common; their parts are upright or lie."""

    def parts(path: Any) -> list[tuple[float, ...]]:
        found: list[tuple[float, ...]] = []
        for (ax, ay), (bx, by) in itertools.pairwise(path):
            found.append((min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)))
        return found

    return any(
        a[0] <= b[2] and b[0] <= a[2] and a[1] <= b[3] and b[1] <= a[3]
        for a, b in itertools.product(parts(one), parts(other))
    )


def test_no_arrow_of_the_poster_crosses_another_or_a_box(publication: Publication) -> None:
    levels = publication.guide.plan_levels
    feeds = {slug: level.feeds for slug, level in levels.items()}
    titles = {slug: level.title for slug, level in levels.items()}
    drawing = plan_system(titles, {slug: ["Ett krav"] for slug in levels}, feeds)
    assert len(drawing.arrows) == sum(map(len, feeds.values()))
    for one, other in itertools.combinations(drawing.arrows, 2):
        assert not crossing(one, other), (one, other)
    for path in drawing.arrows:
        for box in drawing.boxes:
            inner = [(box.x + 1, box.y + 1), (box.x + box.width - 1, box.bottom - 1)]
            assert not crossing(path, inner), (path, box)
    beside = [box.key for box in drawing.boxes if box.half]
    assert beside == ["arealdel", "temaplan"], "fed by the same, and feeding the same"


def test_arrows_past_boxes_have_a_lane_and_a_place_of_their_own() -> None:
    names = dict.fromkeys("abcd", "Plan")
    notes = {key: ["Krav"] for key in names}
    feeds = {"a": ["b", "c"], "b": ["d"], "c": ["d"], "d": ["a"]}
    drawing = plan_system(names, notes, {**feeds, "a": ["b", "c", "d"]})
    past = [path for path in drawing.arrows if len(path) > 2]
    assert len({path[1][0] for path in past}) == len(past), "lanes"
    assert len({path[-1] for path in past}) == len(past), "heads"
    assert {box.key for box in plan_system(names, notes, feeds).boxes if box.half} == {"b", "c"}


def test_the_booklet_and_the_cards_hold_every_question(files: Path, book: Book) -> None:
    for name in ("workshophefte.pdf", "workshophefte-skjema.pdf", "kort.pdf"):
        paper = squeezed(text_of(files / name))
        for _, question in book.guide.questions():
            assert squeezed(question.text) in paper
            assert squeezed(question.help or "") in paper


def test_the_back_of_a_card_lies_behind_its_front(book: Book, files: Path) -> None:
    assert [behind(place) for place in range(1, 9)] == [2, 1, 4, 3, 6, 5, 8, 7]
    pairs = list(book.guide.questions())
    made = sheets(pairs)
    assert sum(len(sheet.front) for sheet in made) == len(pairs)
    document = pypdfium2.PdfDocument(files / "kort.pdf")
    for number, sheet in enumerate(made):
        front, back = document[2 * number], document[2 * number + 1]
        for side, cards in ((front, sheet.front), (back, sheet.back)):
            for place, _, _, question in cards:
                row, column = divmod(place - 1, 2)
                box = (
                    column * 297.6,
                    841.9 - (row + 1) * 210.5,
                    (column + 1) * 297.6,
                    841.9 - row * 210.5,
                )
                text = squeezed(side.get_textpage().get_text_bounded(*box))
                assert squeezed(question.text if side is front else question.help or "") in text


def test_each_sheet_of_duties_says_what_applies_already(publication: Publication) -> None:
    """Only the demands on the plans wait for the deadline."""
    for renderer in (
        documents.politicians(publication),
        documents.booklet(publication, form=False),
        poster(publication),
    ):
        text = " ".join(BeautifulSoup(renderer.html, "lxml").get_text(" ").split())
        assert "Ha oversikt over boligbehovet" in text
        place = text.index("Ha oversikt over boligbehovet")
        assert "siden 1. juli 2023" in text[place : place + 70], renderer.file
        place = text.index("Fastsette mål og strategier i kommuneplanarbeidet")
        assert "senest 1. juli 2027" in text[place : place + 90], renderer.file


def checklist_of(publication: Publication, factor: Any, *, form: bool = False) -> Any:
    """The checklist of the first factor, replaced by another."""
    factors = MappingProxyType({**publication.guide.factors, "samordning": factor})
    guide = replace(publication.guide, factors=factors)
    changed = replace(publication, book=replace(publication.book, guide=guide))
    return documents.checklist(changed, "samordning", "factor", form=form)


@pytest.mark.parametrize("count", [3, 15])
def test_few_and_many_questions_lose_no_word(publication: Publication, count: int) -> None:
    factor = publication.guide.factors["samordning"]
    asked = tuple(
        factor.questions[n % 8].model_copy(
            update={"id": f"spm-{n}", "text": f"Nummer {n}: " + factor.questions[n % 8].text}
        )
        for n in range(count)
    )
    made = checklist_of(
        publication, factor.model_copy(update={"questions": asked}), form=True
    ).render()
    paper = squeezed(text_of(made.content))
    assert all(squeezed(question.text) in paper for question in asked)
    if count == 3:
        assert (made.pages, made.said) == (1, ""), "no back where the front has room for it all"
    else:
        assert made.said == (
            "For information: sjekkliste-samordning-skjema.pdf has 3 pages, "
            "since its text is longer than a sheet holds; the list of downloads says so."
        )
        for page in pages_of(made.content)[:2]:
            assert "Ansvarlig" in page, "the head of the table is repeated"


LONG_NAME = "Nordre og Søndre Storfjordøyane sammenslåtte herredskommune"


@pytest.fixture(scope="session")
def named(publication: Publication) -> Publication:
    """A local edition whose name is as long as names get."""
    edition = publication.guide.edition.model_copy(update={"name": LONG_NAME, "owner": LONG_NAME})
    guide = replace(publication.guide, edition=edition)
    return replace(publication, book=replace(publication.book, guide=guide))


def test_the_sheet_for_those_who_decide_is_one_page_in_a_local_edition_too(
    named: Publication,
) -> None:
    made = documents.politicians(named).render()
    assert (made.pages, made.said) == (1, "")
    (sheet,) = pages_of(made.content)
    assert squeezed(LONG_NAME) in squeezed(sheet)
    assert squeezed(ADDRESS.removeprefix("https://")) in squeezed(sheet)


def test_a_long_question_and_a_long_name_break_nothing(named: Publication, tmp_path: Path) -> None:
    long = "Har dere " + "virkelig " * 60 + "tenkt over dette?"
    assert 58 <= len(LONG_NAME) <= 60
    factor = named.guide.factors["samordning"]
    first = factor.questions[0].model_copy(update={"text": long})
    changed = factor.model_copy(update={"questions": (first, *factor.questions[1:])})
    for renderer in (
        checklist_of(named, changed),
        documents.booklet(named, form=False),
        poster(named),
    ):
        path = tmp_path / renderer.file
        made = renderer.render()
        path.write_bytes(made.content)
        report = checker.validate_pdf(path, profile=checker.ValidationProfile.PDF_UA_1)
        assert not report.failures
        assert squeezed(LONG_NAME) in squeezed(text_of(path))
        assert not made.said
    assert squeezed(long) in squeezed(text_of(tmp_path / "sjekkliste-samordning.pdf"))


def test_the_same_recipe_gives_the_same_bytes_in_another_process(publication: Publication) -> None:
    here = documents.checklist(publication, "samordning", "factor", form=True)
    code = (
        "import pickle, sys, hashlib\n"
        "renderer = pickle.load(sys.stdin.buffer)\n"
        "print(hashlib.sha256(renderer.render().content).hexdigest())"
    )
    made = subprocess.run(
        [sys.executable, "-c", code],
        input=pickle.dumps(here),
        capture_output=True,
        check=True,
        cwd=ROOT,
    )
    assert made.stdout.decode().strip() == hashlib.sha256(here.render().content).hexdigest()


def test_the_catalogue_is_the_same_from_call_to_call(publication: Publication) -> None:
    first, second = download_specs(publication), download_specs(publication)
    assert [t.renderer.fingerprint for t in first] == [t.renderer.fingerprint for t in second]
    assert len({t.file for t in first}) == len(first)
