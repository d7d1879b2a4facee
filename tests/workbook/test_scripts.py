"""The workbook's scripts: small, of one job each, and on their own page only."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from macros.pages.words import Words
from tests.conftest import ROOT, Tab
from tests.test_light import KB, sent
from tests.workbook.conftest import FOLDER, URL

MOST_BYTES = 29 * KB


def test_no_call_is_given_a_list_of_any_length_as_arguments() -> None:
    """`Math.max(...rows)` and `push(...rows)` fail, or freeze the page, where there are many."""
    spread = re.compile(
        r"(Math\.\w+|push|unshift|splice|concat|fromCharCode)\([^()]*\.\.\.|\.apply\("
    )
    scripts = sorted((ROOT / "overrides" / "assets" / "js").rglob("*.js"))
    assert len(scripts) > 30
    found = [
        f"{path.name}:{number}: {line.strip()}"
        for path in scripts
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if spread.search(line)
    ]
    assert found == []


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.js")), ids=lambda path: path.stem)
def test_a_module_says_what_it_is_for_and_builds_no_markup_from_text(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith("/* ")
    assert len(text.splitlines()) <= 320
    unsafe = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|style="
    assert not re.search(unsafe, text)


def test_what_stands_in_an_address_comes_from_the_words() -> None:
    """A guide in another language has addresses in that."""
    made = re.compile(r"(?:(?:\.id|\b[A-Z_]*ID) = *[\"`]|href: *[\"`]#)[a-z]")
    scripts = (ROOT / "overrides" / "assets" / "js").rglob("*.js")
    assert [path.name for path in scripts if made.search(path.read_text(encoding="utf-8"))] == []


def test_the_script_is_small(site: Path) -> None:
    assert sent(site / "assets" / "workbook.js") <= MOST_BYTES


def test_a_first_view_loads_little(tab: Tab, site: Path, address: str) -> None:
    """All that is asked for, but the theme's own script."""
    page = tab()
    page.context.new_cdp_session(page).send("Network.clearBrowserCache")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.goto(address + URL, wait_until="networkidle")
    root = urlsplit(address).path
    files = {site / path.removeprefix(root) for path in asked if "/bundle." not in path}
    files = {file / "index.html" if file.is_dir() else file for file in files}
    assert sum(sent(file) for file in files) <= 90 * KB, {f.name: sent(f) for f in files}


def test_it_is_loaded_on_its_page_only(site: Path) -> None:
    named = {
        path.relative_to(site).parent.as_posix() + "/"
        for path in site.rglob("index.html")
        if "assets/workbook." in path.read_text(encoding="utf-8")
    }
    assert named == {URL}


def test_every_word_is_used_and_none_is_missing() -> None:
    words: dict[str, Any] = Words()["workbook"]
    scripts = "\n".join(path.read_text(encoding="utf-8") for path in FOLDER.glob("*.js"))
    # What is put together: words[`duty_${status}`], words[`step_${key}`], words[state], and
    # words[key] and words[`${key}_of`] of a button.
    made = {f"duty_{status}" for status in ("met", "unmet", "unknown", "unanswered", "doubted")}
    made |= {word for key in re.findall(r'tool\("(\w+)"', scripts) for word in (key, f"{key}_of")}
    made |= {f"step_{key}" for key in ("checklists", "assessment", "result", "groups", "plan")}
    made |= {"not_saved", "nothing_saved", "stored", "blocked", "full", "foreign"}
    taken = re.findall(r"\{([^{}]*)\} = (?:data\.)?words", scripts)
    named = {re.split(r":", part)[0].strip() for group in taken for part in group.split(",")}
    named |= set(re.findall(r"\bwords\.(\w+)", scripts))
    assert set(words) == (named | made) - {"words"}


def test_what_a_word_asks_for_it_is_given() -> None:
    """Each {name} in a word is a value that some call of `fill` gives."""
    scripts = "\n".join(path.read_text(encoding="utf-8") for path in FOLDER.glob("*.js"))
    asked = set(re.findall(r"\{(\w+)\}", json.dumps(Words()["workbook"], ensure_ascii=False)))
    assert not {name for name in asked if not re.search(rf"\b{name}\b[,:\s}}]", scripts)}
