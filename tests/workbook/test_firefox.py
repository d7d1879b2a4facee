"""The workbook in Debian's Firefox: hosted under the strict policy, and from a disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.firefox import Firefox, saved
from tests.workbook.conftest import URL
from tests.workbook.story import STATEMENTS

pytestmark = pytest.mark.long

READY = "return !document.querySelector('[data-desk]').hidden"
ANSWER = """const field = document.querySelector(`[name="${arguments[0]}"]` +
  (arguments[2] ? `[value="${arguments[1]}"]` : ""));
if (arguments[2]) field.click(); else {
  field.value = arguments[1]; field.dispatchEvent(new Event("input", {bubbles: true}));
}"""
PRESS = """[...document.querySelectorAll("button")]
  .find((b) => b.textContent === arguments[0] && b.offsetParent).click();"""
PICTURE = "document.querySelector('[data-groups] .g-scale')"
DROP = """const data = new DataTransfer();
arguments[0].forEach((text, n) => data.items.add(new File([text], `${n}.json`)));
document.querySelector("[data-groups] .g-drop")
  .dispatchEvent(new DragEvent("drop", {dataTransfer: data, bubbles: true, cancelable: true}));"""


def taken(folder: Path, pattern: str) -> str:
    """The text of the one file that was saved, once it is there; it is taken away."""
    file = saved(folder, pattern)
    text = file.read_text(encoding="utf-8")
    file.unlink()
    return text


@pytest.mark.parametrize("way", ["hosted", "from a disk"])
def test_a_workshop_day_in_firefox(
    fox: Firefox, profile: Path, address: str, site: Path, way: str
) -> None:
    home = address + URL if way == "hosted" else (site / URL / "index.html").as_uri()
    downloads = profile / "downloads"
    texts = []
    for number, step in enumerate(("ikke-startet", "virker", "pa-plass"), 1):
        fox.go(home)
        fox.wait(READY)
        assert fox.run("return localStorage.length") == 0
        fox.run(ANSWER, f"s/{STATEMENTS[0]}", step, True)
        fox.run(ANSWER, "group/name", f"Gruppe {number}", False)
        fox.run("location.hash = 'grupper'")
        fox.wait("return !!document.querySelector('[data-groups]').offsetParent")
        fox.run(PRESS, "Lagre svarene som fil")
        texts.append(taken(downloads, f"gruppe-{number}-*.json"))
        fox.run(PRESS, "Slett alt")
        fox.wait("return !!document.querySelector('dialog[open]')")
        fox.run("document.querySelector('dialog .g-button--delete').click()")
        assert fox.run("return localStorage.length") == 0

    fox.run(DROP, texts)
    fox.wait("return document.querySelectorAll('[data-groups] tbody').length > 0")
    fox.run("location.hash = 'grupper'")
    fox.wait(f"return !!{PICTURE}.offsetParent")
    assert "Virker: Gruppe 2" in fox.run(f"return {PICTURE}.textContent")
    fox.run(f"{PICTURE}.querySelector('button').click()")
    fox.run("location.hash = 'handlingsplan'")
    fox.wait("return !!document.querySelector('[data-plan]').offsetParent")
    for number in range(4):
        fox.run(PRESS, "Legg til tiltak")
        fox.run("document.execCommand('insertText', false, arguments[0])", f"Tiltak {number}")
    fox.run(PRESS, "Regneark (CSV)")
    rows = taken(downloads, "handlingsplan-*.csv").splitlines()
    assert [row.split(";")[0] for row in rows[2:]] == [f"Tiltak {number}" for number in range(4)]

    fox.go(home + "#handlingsplan")
    fox.command("WebDriver:Refresh", {})
    fox.wait(READY)
    values = "return [...document.querySelectorAll('.g-field--what textarea')].map((t) => t.value)"
    assert fox.run(values)[1:] == [f"Tiltak {number}" for number in range(4)]
    assert "Virker: Gruppe 2" in fox.run(f"return {PICTURE}.textContent")
    fox.run(PRESS, "Slett alt")
    fox.wait("return !!document.querySelector('dialog[open]')")
    fox.run("document.querySelector('dialog .g-button--delete').click()")
    assert fox.run("return localStorage.length") == 0
    assert fox.run(values) == []
