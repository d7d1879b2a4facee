"""Timetable, pack and case in Debian's Firefox: hosted under the strict policy, and from a disk."""

from __future__ import annotations

import time
from pathlib import Path

import docx
import pytest
from icalendar import Calendar

from tests.firefox import PATIENCE, Firefox, saved

pytestmark = pytest.mark.long

READY = "const tool = document.querySelector(arguments[0]); return !!tool && !tool.hidden"
WRITE = """const field = document.querySelector(`[name="${arguments[0]}"]`);
field.value = arguments[1]; field.dispatchEvent(new Event("input", {bubbles: true}));"""
PRESS = """[...document.querySelectorAll("button")]
  .find((b) => b.textContent === arguments[0] && b.offsetParent).click();"""
COUNT = "return document.querySelectorAll(arguments[0]).length"


@pytest.mark.parametrize("way", ["hosted", "from a disk"])
def test_dates_a_print_and_a_case_in_firefox(
    fox: Firefox, profile: Path, address: str, site: Path, way: str
) -> None:
    def go(page: str, tool: str) -> None:
        name, _, anchor = page.partition("#")
        home = address + name if way == "hosted" else (site / name / "index.html").as_uri()
        fox.go(f"{home}#{anchor}")
        end = time.monotonic() + PATIENCE
        while not fox.run(READY, tool):
            assert time.monotonic() < end, tool
            time.sleep(0.05)

    downloads = profile / "downloads"
    go("planlegging/veien-til-fristen/", "[data-timetable]")
    fox.run(WRITE, "owner", "Vik kommune")
    fox.run(WRITE, "reminder", "1")
    fox.run(WRITE, "day/kommunestyret/1", "2027-06-17")
    fox.run(PRESS, "Lagre som kalender (ICS)")
    ics = saved(downloads, "tidsplan-vik-kommune*.ics")
    assert len(Calendar.from_ical(ics.read_bytes()).walk("VALARM")) == 4
    ics.unlink()

    go("verktoy/workshop/", "[data-pack]")
    for name, value in {"people": "18", "groups": "4", "minutes": "150"}.items():
        fox.run(WRITE, name, value)
    fox.run("window.print = () => {}")
    fox.run(PRESS, "Skriv ut alt")
    assert fox.run(COUNT, ".g-pack__sheet") == 2 + 22 + 4 + 4 + 1

    go("verktoy/arbeidsbok/#steg-plan", "[data-workbook]")
    fox.run(PRESS, "Lag utkastet")
    fox.wait("return document.querySelectorAll('[data-workbook-case] select').length === 1")
    fox.run(PRESS, "Lagre i Word (DOCX)")
    word = saved(downloads, "saksframlegg-*.docx")
    text = "\n".join(paragraph.text for paragraph in docx.Document(str(word)).paragraphs)
    word.unlink()
    assert "Kommunestyret behandler det 17. juni 2027." in text
    assert "Kommunestyret i Vik kommune vedtar" in text
    fox.run("localStorage.clear()")
