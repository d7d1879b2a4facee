"""The worked example: figures that follow from each other, and say that they are invented."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from macros.guide.model.worked_example import Cell, FigureTable, WorkedExample
from macros.guide.reading.loader import Loader, RawGuide
from macros.guide.rules.worked_example import worked_example
from macros.pages.book import Book
from macros.pages.figures import number
from macros.pages.macros.calculation import calculation
from tests.conftest import ROOT, SmallGuide, Tab
from tests.test_whole_guide import page

PAGE = "planlegging/eksempel"
FILE = "docs/data/worked_example.yml"
DATA = "data/worked_example.yml"

# (what stands there, what is written instead, every message)
EDITS = {
    "a sum that is wrong": (
        "values: [1900, 1600, 300]",
        "values: [1900, 1600, 301]",
        [
            f"{FILE}:26: found 301 in «etter», expected 300: for 1900 - borte 1600",
            f"{FILE}:26: found 301 in «etter», expected 300: morgen -300 + kveld 600",
            f"{FILE}:41: found 300 in «nok», expected 301: biler.i-alt.etter 301",
        ],
    ),
    "a product that is wrong": (
        "per: 100, values: [21]",
        "per: 100, values: [22]",
        [
            f"{FILE}:43: found 22 in «nok», expected 21: biler 300 × prosent 7 / 100",
            f"{FILE}:46: found 1050 in «nok», expected 1100: bremser 22 × pris 50",
        ],
    ),
    "a difference that is wrong": (
        "less: [rabatt], values: [1045]",
        "less: [rabatt], values: [1055]",
        [f"{FILE}:47: found 1055 in «nok», expected 1045: skilt 1050 - rabatt 5"],
    ),
    "a row that is too short": (
        "values: [700, 100, 600]",
        "values: [700, 100]",
        [f"{FILE}:25: found 2 values, expected 3, one for each column"],
    ),
    "what is no whole number": (
        "values: [7]",
        "values: [7.5]",
        [f"{FILE}:42: found the number 7.5, expected a whole number"],
    ),
    "a row of the table that isn't there": (
        "product_of: [bremser, pris]",
        "product_of: [bremser, priser]",
        [
            f"{FILE}:46: found the unknown row «priser», expected «biler», «prosent», «bremser», "
            "«pris», «rabatt», «skilt» or «betalt»; did you mean «pris»?"
        ],
    ),
    "a column of the table that isn't there": (
        "less: [borte]}",
        "less: [bort]}",
        [
            f"{FILE}:22: found the unknown column «bort», expected «for», «borte» or «etter»; did "
            "you mean «borte»?"
        ],
    ),
    "a table that isn't there": (
        "same_as: {nok: biler.i-alt.etter}",
        "same_as: {nok: bilen.i-alt.etter}",
        [
            f"{FILE}:41: found the unknown table «bilen», expected «biler» or «regning», of this "
            "stage or before; did you mean «biler»?"
        ],
    ),
    "a figure that is taken from no column": (
        "same_as: {nok: biler.i-alt.etter}",
        "same_as: {nok: biler.i-alt}",
        [f"{FILE}:41: found «biler.i-alt», expected «table.row.column»"],
    ),
    "a figure in a text that isn't there": (
        "kjørte {biler.i-alt.for} biler",
        "kjørte {biler.i-alt.foer} biler",
        [
            f"{FILE}:28: found the unknown column «foer», expected «for», «borte» or «etter»; did "
            "you mean «for»?"
        ],
    ),
    "a text with a figure of a later stage": (
        "kjørte {biler.i-alt.for} biler",
        "kjørte {regning.biler.nok} biler",
        [
            f"{FILE}:28: found the unknown table «regning», expected «biler», of this stage or "
            "before"
        ],
    ),
    "figures from nowhere": (
        "title: Kvelden, note: Talt fra porten,",
        "title: Kvelden,",
        [
            f"{FILE}:25: found figures from nowhere, expected «note», «sum_of», «product_of» or "
            "«same_as»"
        ],
    ),
    "a label without a heading": (
        "        label: Når\n",
        "",
        [f"{FILE}:23: found «label», expected none: the table has no «label»"],
    ),
    "a product beside a sum": (
        "sum_of: [skilt], less: [rabatt]",
        "sum_of: [skilt], less: [rabatt], product_of: [betalt]",
        [f"{FILE}:47: found «product_of» beside a sum, expected one of them"],
    ),
    "a divisor without a product": (
        "note: Butikken, values: [50]",
        "note: Butikken, per: 10, values: [50]",
        [f"{FILE}:44: found «per» without «product_of», expected both"],
    ),
    "a table with the id of another": (
        "      regning:\n",
        "      biler:\n",
        [f"{FILE}:35: found the table «biler» a second time, expected an id of its own"],
    ),
    "a plan level that isn't there": (
        "    level: kommune\n",
        "    level: komune\n",
        [
            f"{FILE}:32: found the unknown plan level «komune», expected «skolekrets» or "
            "«kommune»; did you mean «kommune»?"
        ],
    ),
    "a section that isn't there": (
        "references: [veiloven § 1]",
        "references: [veiloven § 9]",
        [
            f"{FILE}:10: found the unknown section «§ 9», expected «§ 1», «§ 2» or «§ 2 a»; did "
            "you mean «§ 2»?"
        ],
    ),
}


@pytest.mark.parametrize("name", EDITS)
def test_what_does_not_add_up_is_named_with_its_line(small: SmallGuide, name: str) -> None:
    old, new, messages = EDITS[name]
    small.replace(DATA, old, new)
    assert small.problems() == messages


def test_a_stage_carries_on_the_thread(small: SmallGuide) -> None:
    small.replace(DATA, "med {biler.i-alt.etter} biler", "med biler")
    assert small.problems() == []  # a table takes it
    small.replace(DATA, "same_as: {nok: biler.i-alt.etter}", "note: Gjettet")
    (problem,) = small.problems()
    assert problem == (
        f"{FILE}:29: found no figure from an earlier stage, expected one, in a table or a text: "
        "{table.row.column}"
    )


@pytest.fixture(scope="module")
def raw() -> RawGuide:
    """The guide's data, read and not yet checked."""
    return Loader(ROOT / "docs" / "data", ROOT).load()


def cells(example: WorkedExample) -> Iterator[Cell]:
    """Every figure of an example."""
    for key, table in example.tables().items():
        for row in table.rows:
            for column in table.columns:
                yield Cell(key, row, column)


def changed(example: WorkedExample, cell: Cell) -> WorkedExample:
    """The example with one figure a bit larger."""

    def table_of(table: FigureTable) -> FigureTable:
        row = table.rows[cell.row]
        place = table.place(cell.column)
        values = tuple(v + 7 * (i == place) for i, v in enumerate(row.values))
        rows = {**table.rows, cell.row: row.model_copy(update={"values": values})}
        return table.model_copy(update={"rows": rows})

    stages = {
        key: stage.model_copy(
            update={
                "tables": {
                    name: table_of(table) if name == cell.table else table
                    for name, table in stage.tables.items()
                }
            }
        )
        for key, stage in example.stages.items()
    }
    return example.model_copy(update={"stages": stages})


def test_any_figure_that_is_changed_alone_is_seen(raw: RawGuide) -> None:
    """No figure stands by itself: each is a sum, or part of one."""
    (example,) = raw.worked_example.entries.values()
    assert list(worked_example(raw)) == []
    try:
        for cell in cells(example):
            raw.worked_example.entries["worked_example"] = changed(example, cell)
            assert list(worked_example(raw)), cell
    finally:
        raw.worked_example.entries["worked_example"] = example


def test_the_thread_goes_from_need_to_goal_and_money_and_back(book: Book) -> None:
    """Added by hand, past the rule: what a planner would check with a pocket calculator."""
    example = book.guide.worked_example

    def figures(table: str, row: str) -> dict[str, int]:
        grid = example.tables()[table]
        return dict(zip(grid.columns, grid.rows[row].values, strict=True))

    need = figures("behov", "i-alt")
    assert need["om-ti-ar"] == need["na"] + need["nye"] - need["faller-fra"] == 32
    goal = figures("mal", "i-alt")
    assert need["om-ti-ar"] == sum(goal[way] for way in ("kjoper", "blir", "ledig", "nye"))
    assert figures("areal", "i-alt")["i-alt"] == goal["nye"] == 11
    homes = figures("tiltak", "nye")
    assert homes["i-alt"] == goal["nye"]
    assert figures("tiltak", "i-alt")["i-alt"] == need["om-ti-ar"]
    years = [f"ar-{year}" for year in (2029, 2030, 2031, 2032)]
    for year in years:
        cost = sum(
            figures("tiltak", kind)[year] * figures("priser", kind)["belop"]
            for kind in ("brukt", "helsehuset", "nordlia")
        )
        invested = figures("investering", "boliger")[year]
        assert invested == cost
        assert invested == sum(
            figures("investering", part)[year] for part in ("laan", "egne-midler")
        )
    in_use = [sum(homes[year] for year in years[: i + 1]) for i in range(4)]
    assert [*figures("beholdning", "boliger").values()] == in_use
    first = figures("drift", "netto")["ar-2029"]
    assert figures("budsjett", "drift") == {"belop": first}
    assert figures("budsjett", "bruk") == figures("budsjett", "betaling")
    result = figures("resultat", "i-alt")
    assert result["plan"] == figures("tiltak", "i-alt")["ar-2029"]
    assert result["avvik"] == result["resultat"] - result["plan"] != 0
    later = figures("nytt-behov", "i-alt")
    assert later["na-2027"] == need["na"]
    assert later["fikk"] == result["resultat"]
    left = figures("igjen", "i-alt")
    assert left["igjen"] == need["om-ti-ar"] - result["resultat"]


def test_it_goes_through_every_plan_level_from_knowledge_back_to_knowledge(book: Book) -> None:
    levels = [stage.level for stage in book.guide.worked_example.stages.values()]
    assert list(dict.fromkeys(levels)) == list(book.guide.plan_levels)
    assert levels[-1] == levels[0]


def test_what_the_law_demands_has_its_section(book: Book) -> None:
    law = re.compile(r"\b(loven|skal|må|krever|bindende)\b", re.IGNORECASE)
    for key, stage in book.guide.worked_example.stages.items():
        assert any(one.references for one in stage.demands), key
        for one in stage.demands:
            assert one.references or (one.ours and not law.search(one.text)), one.text
        for _, text in stage.texts():
            assert "loven" not in text, text  # law is said where its section stands


def test_it_says_that_it_is_invented_wherever_it_may_be_read_alone(site: Path, book: Book) -> None:
    example = book.guide.worked_example
    shown = page(site, PAGE)
    note = shown.select_one(".g-note")
    assert note
    assert note.get_text(" ", strip=True).endswith(example.invented)
    assert example.name in example.invented
    captions = [tag.get_text() for tag in shown.select("caption")]
    assert len(captions) == len(example.tables())
    assert all(caption.endswith("oppdiktede tall)") for caption in captions)
    texts = [tag.get_text(" ", strip=True) for tag in shown.select("[data-text]")]
    assert len(texts) == len(example.stages)
    assert all(text.startswith(f"Oppdiktet eksempel: {example.name}") for text in texts)
    data = json.loads((site / "data" / "guide.json").read_text(encoding="utf-8"))
    assert data["guide"]["worked_example"]["invented"] == example.invented


def test_a_figure_in_a_text_leads_to_its_row(small: SmallGuide) -> None:
    shown = small.open().render("planer.md", "worked_example")
    figure = "1\N{NO-BREAK SPACE}900"
    name = f"{figure}, tabell 1, rad 3"  # the same number may stand in other rows
    link = f'<a href="#tabell-biler-i-alt" aria-label="{name}">{figure}</a>'
    assert f"kjørte {link} biler forbi" in shown
    assert '<tr id="tabell-biler-i-alt" class="g-figures__sum">' in shown


def test_a_row_says_what_it_is_worked_out_from(small: SmallGuide) -> None:
    shown = re.sub(r"<a [^>]*>|</a>", "", small.open().render("planer.md", "worked_example"))
    for told in (
        "Kroner: tabell 1, rad 3 (Etter)",
        "= rad 1 × rad 2 / 100",
        "= rad 6 \N{MINUS SIGN} rad 5",
        "Etter = Før \N{MINUS SIGN} Borte",
        "Talt fra vinduet",
    ):
        assert told in shown


def test_numbers_are_written_as_people_read_them() -> None:
    assert number(1234567) == "1\N{NO-BREAK SPACE}234\N{NO-BREAK SPACE}567"
    assert number(-1700) == "\N{MINUS SIGN}1\N{NO-BREAK SPACE}700"
    assert number(3500000.0, ",") == "3\N{NO-BREAK SPACE}500\N{NO-BREAK SPACE}000"
    assert (number(0.07 * 100, ","), number(12.5, ","), number(0)) == ("7", "12,5", "0")


def test_large_assumptions_are_written_out(small: SmallGuide) -> None:
    small.replace("data/calculation.yml", "value: 2,", "value: 3500000.5,")
    src = small.open().page_calling("calculation")
    shown = calculation(small.open().view(src))
    assert "3\N{NO-BREAK SPACE}500\N{NO-BREAK SPACE}000,5" in shown
    assert "12,5 %" in shown


def test_every_plan_level_leads_to_its_stage_once(site: Path, book: Book) -> None:
    for level, src in book.homes.levels.items():
        stage = book.guide.worked_example.at(level)
        shown = page(site, book.pages[src].url.rstrip("/"))
        links = [str(a["href"]) for a in shown.select("article .g-example a")]
        assert [link.split("#")[1] for link in links] == [f"eksempel-{stage}"], level


def test_the_list_of_headings_has_what_is_written_and_every_stage(site: Path, book: Book) -> None:
    shown = page(site, PAGE)
    links = [str(a["href"]) for a in shown.select(".g-headings a")]
    stages = [f"#eksempel-{stage}" for stage in book.guide.worked_example.stages]
    assert links == ["#slik-bruker-dere-eksemplet", *stages]


def test_the_menu_leads_there_in_two_clicks(site: Path) -> None:
    menu = page(site, "").select_one("details.g-menu")
    assert menu
    (link,) = (a for a in menu.select("a") if str(a["href"]).endswith(f"{PAGE}/"))
    assert len([parent for parent in link.parents if parent.name == "details"]) <= 2


def test_a_text_is_copied_with_its_figures_and_what_it_is(tab: Tab, address: str) -> None:
    shown = tab()
    shown.add_init_script(
        "navigator.clipboard.writeText = async (text) => { window.copied = text; };"
    )
    shown.goto(f"{address}{PAGE}/")
    shown.locator("#eksempel-samfunnsdelen-tekst").get_by_role("button").click()
    copied = shown.evaluate("window.copied")
    assert copied.startswith("Oppdiktet eksempel: Eksempelvik kommune\n\nMål: Innen 2037 skal 32 ")
    assert "Det er 11 boliger: 5 ordinære og 6 tilpassede." in copied
