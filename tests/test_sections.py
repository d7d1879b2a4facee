"""What a guide doesn't use is not asked for, and is shown nowhere."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from macros.command_line import main
from macros.downloads.publication import Publication
from macros.downloads.specs import FileRenderer, download_specs
from macros.guide import Guide
from macros.guide.model.sections import SECTIONS, section_of
from macros.pages.macros import MACROS
from macros.pages.words import Words
from macros.search.entries import entries
from tests.conftest import PANGO, SmallGuide, serving
from tests.sections import take_out

NAMES = [section.name for section in SECTIONS]


def made(small: SmallGuide) -> Guide:
    """The guide, after all that is shown of it was made: pages, frame, files, entries to find."""
    book = small.open()
    for src, page in book.pages.items():
        for call in page.calls:
            given = {name: str(value) for name, value in call.kwargs}
            book.render(src, call.name, *map(str, call.args), **given)
    book.frame()
    for spec in download_specs(Publication.of(book, "", 1_700_000_000)):
        if isinstance(spec.renderer, FileRenderer):  # the others have their HTML already
            spec.renderer.render()
    list(entries(book))
    return book.guide


@pytest.mark.parametrize("name", NAMES)
def test_each_section_may_be_left_out(small: SmallGuide, name: str) -> None:
    take_out(small.docs, {name})
    guide = made(small)
    assert not guide.uses(name)
    assert all(guide.uses(other) for other in NAMES if other != name)


def test_all_of_them_may_be_left_out(small: SmallGuide) -> None:
    take_out(small.docs, NAMES)
    made(small)


@pytest.mark.parametrize("seed", range(12))
def test_any_of_them_may_be_left_out_together(small: SmallGuide, seed: int) -> None:
    chosen = random.Random(seed)  # noqa: S311  a test's own choice
    left_out = chosen.sample(NAMES, chosen.randint(2, len(NAMES) - 1))
    take_out(small.docs, left_out)
    made(small)


def test_what_belongs_to_a_section_is_there() -> None:
    words = Words()
    for section in SECTIONS:
        assert {*section.macros, section.shown_by} <= {*MACROS, ""}
        assert set(section.downloads) <= set(words["download_files"])


def test_a_macro_belongs_to_one_section_at_most() -> None:
    for name in MACROS:
        assert sum(name in section.macros for section in SECTIONS) <= 1
    assert section_of("duties")
    assert section_of("factor") is None


def test_a_file_may_be_left_out(small: SmallGuide) -> None:
    small.replace("data/guide.yml", "calendar:", "left_out_downloads: [excel, cards]\ncalendar:")
    kinds = {spec.kind for spec in download_specs(Publication.of(small.open(), "", 1_700_000_000))}
    assert {"word", "booklet", "poster"} <= kinds
    assert kinds.isdisjoint({"excel", "cards"})


def test_what_is_not_there_is_told_where_it_is_named(small: SmallGuide) -> None:
    take_out(small.docs, {"duties"})
    small.write("data/guide.yml", "slug: vei\ntitle: Vei\nversion: 1.0.0\n")
    small.replace("index.md", "{{ plan_levels() }}", '{{ duties("must") }}')
    problems = small.problems()
    assert (
        "docs/data/references.yml:2: found the type of reference «law», expected it under "
        "«reference_types» in guide.yml: {law: {title: Lover}}" in problems
    )
    assert any(
        problem.endswith("found «duties», expected no call of it: there is no duties.yml in data/")
        for problem in problems
    )


def built(small: SmallGuide, target: Path) -> Path:
    """The site of a guide, which is sound."""
    config = ["--config", str(small.root / "mkdocs.yml"), "--target", str(target)]
    assert main(["build", *config]) == 0
    assert main(["check", *config]) == 0
    return target


@pytest.mark.long
def test_a_site_without_some_sections_is_sound(small: SmallGuide, tmp_path: Path) -> None:
    take_out(small.docs, NAMES[::2])
    built(small, tmp_path / "site")


@pytest.mark.long
@pytest.mark.skipif(not PANGO, reason="no Pango, no PDFs")
def test_what_a_guide_has_not_is_shown_nowhere(
    small: SmallGuide, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, browser: Browser
) -> None:
    monkeypatch.setenv("TAKEAWAY", "1")
    take_out(small.docs, NAMES)
    for slug in ("fart", "sikt"):  # only what no factor can be without
        path = small.data / "factors" / f"{slug}.yml"
        kept = re.sub(
            r"^(why|practice|signs|pitfalls):\n(  .*\n)+", "", path.read_text(), flags=re.M
        )
        path.write_text(re.sub(r"^  +help: .*\n", "", kept, flags=re.M))
        shown = small.docs / f"{slug}.md"
        shown.write_text(shown.read_text().split("{{ why")[0])
    settings = small.data / "guide.yml"
    settings.write_text(
        re.sub(r"^(required:\n(- .*\n)+|law_as_of.*\n)", "", settings.read_text(), flags=re.M)
    )
    small.replace("index.md", ", regler per {{ law_as_of() }}", "")
    site = built(small, tmp_path / "site")
    files = sorted(path.name for path in (site / "nedlasting").iterdir() if path.suffix != ".gz")
    assert files == [
        *("handlingsplan.xlsx", "hele-veilederen.pdf", "index.json"),
        *("sjekkliste-fart-skjema.pdf", "sjekkliste-fart.pdf"),
        *("sjekkliste-sikt-skjema.pdf", "sjekkliste-sikt.pdf", "sjekklister.docx"),
    ]
    data = json.loads((site / "data" / "guide.json").read_text(encoding="utf-8"))
    assert list(data["guide"]) == ["settings", "factors"]
    styles = (site / "assets" / "guide.css").read_text(encoding="utf-8")
    assert 'content: "Trygg skolevei · Versjon 1.2.3 av ' in styles
    rows = (site / "data" / "questions.csv").read_text(encoding="utf-8-sig").splitlines()
    assert rows[0] == "id;tema_id;tema;spørsmål"
    with serving(site, (site / "csp.txt").read_text(encoding="utf-8").strip()) as address:
        page = browser.new_page()
        failed: list[str] = []
        page.on("pageerror", lambda error: failed.append(str(error)))
        page.on("console", lambda message: failed.append(message.text))
        page.goto(f"{address}/arbeidsbok/")
        page.get_by_role("checkbox", name="Har dere målt farten?").check()
        # A page without headings gets one for each step.
        said = ""
        for link in page.locator(".g-path a").all():
            link.click()
            heading = page.locator(".g-step h2:visible")
            expect(heading).to_be_focused()
            expect(link.locator(".g-path__title")).to_have_text(heading.inner_text())
            said += page.locator("main").inner_text()
        page.get_by_role("button", name=Words()["workbook"]["add_measure"]).click()
        said += page.locator("main").inner_text()
        page.close()
    assert failed == []
    for word in ("at_level", "asks", "rests_on"):
        assert Words()[word] not in said, word
