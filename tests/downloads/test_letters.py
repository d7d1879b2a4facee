"""A letter that no font of the PDFs has is said where it is written, before anything is made."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from macros.build.downloads import ready_downloads
from macros.build.publication import publication_of
from macros.command_line import main
from macros.downloads.pdf.letters import drawn, lacking, letter_problems
from macros.downloads.pdf.render import PdfRenderer
from macros.downloads.pdf.whole_guide import WholeGuide
from macros.downloads.publication import Publication
from macros.downloads.specs import download_specs
from macros.guide import GuideError
from macros.pages.book import open_book
from tests.conftest import PANGO, TODAY, SmallGuide

LACKS = "which no font of the PDFs has, expected a letter or mark that they have"


def said(small: SmallGuide, edition: Path | None = None) -> list[str]:
    """What a build says of the letters of the small guide."""
    book = open_book(small.docs, small.root, TODAY, edition=edition)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TAKEAWAY", "1")
        try:
            ready_downloads(small.project, book, "15600")
        except GuideError as error:
            return [str(problem) for problem in error.problems]
    return []


def test_a_letter_that_no_font_has_is_said_at_its_line(small: SmallGuide) -> None:
    assert said(small) == []
    small.replace(
        "data/factors/fart.yml", "Har dere målt farten?", "Har dere målt 漢, 😀 og \u2713?"
    )
    assert said(small) == [
        f"docs/data/factors/fart.yml:19: found «漢» (U+6F22 CJK UNIFIED IDEOGRAPH-6F22), {LACKS}",
        f"docs/data/factors/fart.yml:19: found «😀» (U+1F600 GRINNING FACE), {LACKS}",
    ]


def test_it_is_found_however_it_is_written(small: SmallGuide) -> None:
    small.replace("data/roles.yml", "title: Rektor", 'title: "Rektor \\u6f22"')
    (problem,) = said(small)
    assert problem.startswith("docs/data/roles.yml:")
    assert "«漢»" in problem


def test_an_edition_is_looked_at_too_also_at_the_foot_of_a_page(
    small: SmallGuide, tmp_path: Path
) -> None:
    edition = tmp_path / "own.yml"
    edition.write_text("slug: heim\nname: Heim 漢\nowner: Gáivuotna đŋŧ\n", encoding="utf-8")
    assert said(small, edition) == [
        f"{edition.as_posix()}:2: found «漢» (U+6F22 CJK UNIFIED IDEOGRAPH-6F22), {LACKS}"
    ]


def test_words_of_the_catalogue_are_looked_at_too(small: SmallGuide) -> None:
    book = small.open()
    copy = small.root / "words.nb.yml"
    text = book.words.path.read_text(encoding="utf-8")
    copy.write_text(text.replace("\ntick: ", "\ntick: 漢 "), encoding="utf-8")
    book.words._words = dict(book.words._words) | {"tick": "漢 Kryss"}
    renderers = [item.renderer for item in download_specs(Publication.of(book, "", 1_780_000_000))]
    sheets = [renderer for renderer in renderers if isinstance(renderer, PdfRenderer)]
    book.words.path = copy
    line = text[: text.index("\ntick: ")].count("\n") + 2
    what = f"found «漢» (U+6F22 CJK UNIFIED IDEOGRAPH-6F22), {LACKS}"
    assert [str(problem) for problem in letter_problems(book, sheets)] == [
        f"words.nb.yml:{line}: {what}"
    ]
    # What stands in no file that an editor writes is said of the PDF.
    copy.write_text(text, encoding="utf-8")
    (problem,) = letter_problems(book, sheets[:1])
    assert str(problem) == f"sjekkliste-fart.pdf: {what}"


def test_what_comes_into_no_pdf_may_have_any_letter(small: SmallGuide) -> None:
    leaving_out = "version: 1.2.3\nleft_out_downloads: [whole_guide]"
    small.replace("data/guide.yml", "version: 1.2.3", leaving_out)
    small.replace("filer.md", '{{ downloads("whole_guide") }}', "")
    small.replace("data/glossary.yml", "definition: En lang bakke", "definition: En lang 漢")
    small.replace("index.md", "# Velkommen", "# Velkommen 漢")
    assert said(small) == []


def test_what_only_the_whole_guide_shows_is_said_when_it_is_put_together(
    small: SmallGuide,
) -> None:
    small.replace("data/glossary.yml", "definition: En lang bakke", "definition: En lang 漢")
    whole = WholeGuide(publication_of(small.project, small.open()))
    with pytest.raises(GuideError, match=r"docs/data/glossary\.yml:\d+: found «漢»"):
        whole.prepared()


def test_a_build_stops_and_publishes_nothing(
    small: SmallGuide, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    if not PANGO:
        pytest.skip("Pango (Debian: libpango-1.0-0 libpangoft2-1.0-0) is not installed")
    small.replace("data/factors/fart.yml", "Har dere målt farten?", "Har dere målt 漢?")
    monkeypatch.setenv("TAKEAWAY", "1")
    assert main(["build", "--config", str(small.root / "mkdocs.yml")]) == 1
    assert "docs/data/factors/fart.yml:19: found «漢»" in capsys.readouterr().err
    assert not (small.root / "site").exists()


def test_only_what_is_drawn_counts() -> None:
    assert drawn('<title>漢</title><p title="漢">a</p>') == set()
    assert drawn("<style>@page { content: 'Hei 漢' }</style><p>o&#28450;k</p>") == {"漢'", "o漢k"}
    assert lacking("abc æøå áčđŋšŧž § – « » ✓ → α Ж") == []
    invisible = "\xad\u200b\u200c\u200d\u200e\u2060\ufeff\ufe0f\u202f\u2009\u2003 \n"
    assert lacking(invisible) == []
    assert lacking("\u2010\u2011\ue000\U0001f600") == ["\ue000", "\U0001f600"]


def test_every_letter_that_passes_is_drawn_with_our_fonts(small: SmallGuide) -> None:
    if not PANGO:
        pytest.skip("Pango (Debian: libpango-1.0-0 libpangoft2-1.0-0) is not installed")
    odd = "ja\u2011nei ja\u2010nei a\u0301 a\xadb\u200bc\u2060d\ufeff e\u202ff\u2003g \u2713 →"
    small.replace("data/factors/fart.yml", "Har dere målt farten?", f"Har dere {odd} áčđŋšŧž?")
    made = download_specs(Publication.of(small.open(), "", 1_780_000_000))
    (renderer,) = (item.renderer for item in made if item.file == "sjekkliste-fart.pdf")
    page = PdfReader(BytesIO(renderer.render().content)).pages[0]
    resources: Any = page["/Resources"]
    fonts = {str(font.get_object()["/BaseFont"]) for font in resources["/Font"].values()}
    assert all(name.split("+")[-1].startswith("Guide-Sans") for name in fonts), fonts
    assert "ja-nei ja-nei" in page.extract_text().replace("\u2060", "")


def test_a_letter_on_a_page_is_said_too_since_the_whole_guide_shows_the_page(
    small: SmallGuide,
) -> None:
    small.replace("planer.md", "# Planene", "# Planene 😀")
    line = next(
        number
        for number, text in enumerate((small.docs / "planer.md").read_text("utf-8").splitlines(), 1)
        if "😀" in text
    )
    named = "«😀» (U+1F600 GRINNING FACE)"
    assert said(small) == [f"docs/planer.md:{line}: found {named}, {LACKS}"]
