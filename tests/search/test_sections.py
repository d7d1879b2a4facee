"""What the search finds of a page: its sections, each with what a reader sees there."""

from __future__ import annotations

import json
from pathlib import Path

import lxml.html

from macros.search.sections import INDEX, sections

PAGE = """\
<p>Kort sagt.</p>
<h1 id="veien">Veien</h1>
<p>Gå &amp; <b>se</b> dere
for.</p><ul><li>Først</li><li>Så</li></ul>
<h2 id="hvem">Hvem <sup data-search-exclude>K1</sup></h2>
<table><thead><tr><th>Hvem</th><th>Når</th></tr></thead><tbody><tr><td>Barn</td><td>Mai</td></tr>
</tbody></table>
<div><h3 id="inne">Inne</h3><p>Her.</p></div><p>Etter.</p>
<div data-search-exclude><h2 id="skjema">Skjema</h2><p>Dato:</p></div>
<h2 id="borte" data-search-exclude>Borte</h2><p>Skjult.</p>
<script>nei()</script><h2>Uten id</h2>"""


def found(html: str = PAGE) -> dict[str, tuple[str, str]]:
    """Title and text of each section by its address."""
    docs = sections(html, "veien/", "Sidens tittel")
    return {doc["location"]: (doc["title"], doc["text"]) for doc in docs}


def test_a_page_is_cut_at_its_headings() -> None:
    assert [*found()] == ["veien/", "veien/#veien", "veien/#hvem", "veien/#inne"]


def test_the_first_heading_is_the_page() -> None:
    (only,) = sections('<h1 id="a">Tittel</h1><p>Tekst</p>', "a/", "Annen")
    assert only == {"location": "a/", "title": "Tittel", "text": "Tekst."}


def test_blocks_items_and_cells_are_sentences_of_their_own() -> None:
    assert found()["veien/#veien"] == ("Veien", "Gå & se dere for.\nFørst.\nSå.")
    assert found()["veien/#hvem"][1].split("\n")[:2] == ["Barn.", "Mai."]


def test_what_names_a_field_stands_before_it() -> None:
    html = """<table><tr><th scope="row">Vei <span class="g-basis">loven § 1</span></th>
    <td data-label="Hvem">Barn</td></tr></table><dl><dt>Når</dt><dd>I mai. Eller juni.</dd></dl>"""
    (only,) = sections(html, "a/", "A")
    assert only["text"] == "Vei (loven § 1).\nHvem: Barn.\nNår: I mai.\nEller juni."


def test_sentences_are_not_cut_after_what_is_shortened() -> None:
    html = "<p>Se Meld. St. 13 og nr. 5. Den er ny. «Ja.» Nei.</p>"
    (only,) = sections(html, "a/", "A")
    assert only["text"].split("\n") == ["Se Meld. St. 13 og nr. 5.", "Den er ny.", "«Ja.»", "Nei."]


def test_a_message_that_quotes_a_mistake_is_not_found() -> None:
    html = "<p>Den sier <code>found «komune»</code> om <code>plan.yml</code></p>"
    (only,) = sections(html, "a/", "A")
    assert only["text"] == "Den sier om plan.yml."


def test_what_has_an_address_of_its_own_stands_apart() -> None:
    html = '<h1 id="a">A</h1><ul><li id="b">Om b</li><li id="c">Om c</li></ul>'
    (only,) = sections(html, "a/", "A")
    assert only["text"] == "Om b.\n\nOm c."


def test_the_headings_over_a_section_are_told() -> None:
    html = '<h1 id="a">A</h1><p>.</p><h2 id="b">B</h2><h3 id="c">C</h3>'
    assert [doc.get("above") for doc in sections(html, "a/", "A")] == [None, None, ["B"]]


def test_what_follows_a_box_belongs_to_the_section_round_it() -> None:
    assert found()["veien/#inne"] == ("Inne", "Her.")
    assert found()["veien/#hvem"][1].endswith("Etter.")


def test_what_is_excluded_is_found_nowhere() -> None:
    said = " ".join(word for pair in found().values() for word in pair)
    assert not [word for word in ("K1", "Skjema", "Dato", "Borte", "Skjult", "nei") if word in said]
    assert found()["veien/#hvem"][0] == "Hvem"


def test_what_opens_a_fold_is_no_part_of_the_text(site: Path) -> None:
    page = lxml.html.fromstring((site / "verktoy" / "maler" / "index.html").read_bytes())
    labels = {f"{fold.text}." for fold in page.xpath("//article//summary")}
    docs = json.loads((site / INDEX).read_text(encoding="utf-8"))["docs"]
    assert "Vis teksten." in labels
    assert labels.isdisjoint(line for doc in docs for line in doc["text"].split("\n"))


def test_what_a_program_reads_is_no_text() -> None:
    html = '<h1 id="a">Kode</h1><p>Skriv dette:</p><pre>okonomiplan: true</pre><p>Ferdig</p>'
    (only,) = sections(html, "a/", "Annen")
    assert only["text"] == "Skriv dette:\nFerdig."
