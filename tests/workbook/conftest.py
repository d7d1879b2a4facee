"""The workbook's scripts as a page has them, and as functions to call one by one."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from macros.pages.scripts import Joiner
from macros.pages.tables import MEASURE_FIELDS
from tests.conftest import ROOT
from tests.firefox import Firefox, firefox, installed

FOLDER = ROOT / "overrides" / "assets" / "js" / "workbook"
URL = "verktoy/arbeidsbok/"


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a Firefox."""
    return tmp_path_factory.mktemp("firefox")


@pytest.fixture(scope="module")
def fox(profile: Path) -> Iterator[Firefox]:
    """A Firefox, where there is one."""
    path = installed()
    if path is None:
        pytest.skip("found no Firefox (Debian: apt install firefox-esr)")
    with firefox(path, profile) as started:
        yield started


def at(page: Page, anchor: str) -> Page:
    """The workbook where an address leads: a step, or something in one."""
    script = """anchor => new Promise((done) => {
      if (location.hash === `#${anchor}`) return done();
      addEventListener("hashchange", () => done(), {once: true});
      location.hash = anchor; })"""
    page.evaluate(script, anchor)
    return page


# A guide in small, with what answers can meet: duties with a deadline, with a date since which they
# apply, and with neither, ids that
# became others, and one that is gone for good.
DATA: dict[str, Any] = {
    "slug": "liten",
    "title": "En liten veileder",
    "store": "liten",
    "version": "1.0.0",
    "state": "Regelverket lest slik det sto 2. juli 2026",
    "steps": [
        {"id": "nei", "title": "Nei", "met": False},
        {"id": "litt", "title": "Litt", "met": False},
        {"id": "ja", "title": "Ja", "met": True},
        {"id": "helt", "title": "Helt", "met": True},
    ],
    "unknown": {"id": "unknown", "title": "Vet ikke"},
    "factors": {"a": {"title": "A", "link": "a/"}, "b": {"title": "B", "link": "b/"}},
    "levels": {"plan": {"title": "Plan", "link": "plan/"}},
    "questions": {
        "a-en": {"factor": "a", "text": "A en?", "level": "plan"},
        "a-to": {"factor": "a", "text": "A to?", "level": "plan"},
        "b-en": {"factor": "b", "text": "B en?", "level": "plan"},
        "b-to": {"factor": "b", "text": "B to?", "level": "plan"},
    },
    "statements": {
        "fri": {
            "factor": "a",
            "text": "Fri.",
            "goal": "Fri er ja.",
            "duty": None,
            "presupposes": None,
            "questions": [],
        },
        "plikt": {
            "factor": "a",
            "text": "Plikt.",
            "goal": "Plikt er ja.",
            "duty": "plikten",
            "presupposes": None,
            "questions": ["a-en"],
        },
        "frist": {
            "factor": "b",
            "text": "Frist.",
            "goal": "Frist er ja.",
            "duty": "fristen",
            "presupposes": None,
            "questions": ["b-en"],
        },
        "frist-to": {
            "factor": "b",
            "text": "Frist to.",
            "goal": "Frist to er ja.",
            "duty": "fristen",
            "presupposes": None,
            "questions": [],
        },
        "gjelder": {
            "factor": "b",
            "text": "Gjelder.",
            "goal": "Gjelder er ja.",
            "duty": "gjelder",
            "presupposes": None,
            "questions": [],
        },
    },
    "duties": {
        "plikten": {"title": "Plikten", "level": "plan"},
        "fristen": {
            "title": "Fristen",
            "level": None,
            "deadline": "2027-07-01",
            "deadlineText": "1. juli 2027",
        },
        "gjelder": {
            "title": "Gjelder",
            "level": "plan",
            "since": "2023-07-01",
            "sinceText": "1. juli 2023",
        },
    },
    "history": {
        "q": {
            "gammel": {"became": "eldre", "since": "0.2.0", "why": "Nytt navn."},
            "eldre": {"became": "a-en", "since": "0.3.0", "why": "Slått sammen."},
            "borte": {"became": None, "since": "0.4.0", "why": "Gjaldt ikke lenger."},
        },
        "s": {"fristen-gammel": {"became": "frist", "since": "0.2.0", "why": "Nytt navn."}},
    },
    "anchors": {"question": "fyll-ut", "statement": "vurdering"},
    "case": None,
}


@pytest.fixture(scope="session")
def data(book_words: dict[str, Any]) -> dict[str, Any]:
    """The small guide with the words of the real one."""
    return DATA | book_words


@pytest.fixture(scope="session")
def book_words() -> dict[str, Any]:
    """The words that the scripts show."""
    from macros.pages.words import Words

    words = Words()
    columns = [words[key] for key in MEASURE_FIELDS]
    return {
        "language": words.language,
        "words": words["workbook"],
        "months": words["months"],
        "dayPattern": words["dates"]["day"],
        "separator": words["csv_separator"],
        "columns": columns,
        "statuses": words["excel"]["statuses"],
    }


@pytest.fixture(scope="session")
def _functions(browser: Browser, data: dict[str, Any]) -> Iterator[Page]:
    joiner = Joiner([ROOT / "overrides"])
    for file in ("start.js", "view-earlier.js"):
        joiner.read(FOLDER.relative_to(ROOT / "overrides") / file)
    sources = "".join(module.text for module in joiner.modules.values())
    page = browser.new_page()
    page.goto("about:blank")
    page.add_script_tag(content=f"{sources}\n{HELPERS}")
    page.evaluate("(data) => { window.data = data; }", data)
    yield page
    page.close()


# What tests need beside the functions: storage that can be shared, full and forbidden.
HELPERS = """
function makeArea() {
  const held = new Map();
  return {
    held, mode: "open", writes: 0,
    getItem(key) {
      if (this.mode === "blocked") throw new DOMException("no", "SecurityError");
      return held.has(key) ? held.get(key) : null;
    },
    setItem(key, value) {
      if (this.mode === "blocked") throw new DOMException("no", "SecurityError");
      if (this.mode === "full") throw new DOMException("no", "QuotaExceededError");
      this.writes += 1;
      held.set(key, value);
    },
    removeItem(key) {
      if (this.mode === "blocked") throw new DOMException("no", "SecurityError");
      held.delete(key);
    },
  };
}
function makeStore(area = makeArea(), clock = () => 1000) {
  return createStore(() => area, "x", clock);
}
function storeOf(values) {
  const store = makeStore();
  store.set(values);
  return store;
}
function allOf(store) {
  return Object.fromEntries(store.keys("").map((key) => [key, store.get(key)]));
}
function tried(action) {
  try {
    return action();
  } catch (error) {
    if (error instanceof FileProblem) return `! ${error.message}`;
    throw error;
  }
}
"""


class Functions:
    """The scripts' functions: `run("return …", argument)` in a page that has them all."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def run(self, body: str, argument: object = None) -> Any:
        """What a function with this body returns for `given`."""
        return self.page.evaluate(f"(given) => {{ {body} }}", argument)


@pytest.fixture
def js(_functions: Page) -> Functions:
    """The scripts, to be called."""
    return Functions(_functions)


def group_file(answers: dict[str, Any], /, **changed: Any) -> str:
    """A group's file as the workbook writes it; a change to None takes a key away."""
    document = {
        "format": "workbook-answers",
        "version": 1,
        "guide": "liten",
        "guideVersion": "1.0.0",
        "id": "00000000000000aa",
        "group": "Gruppe A",
        "saved": "2026-11-26T10:00:00.000Z",
        "answers": answers,
    } | changed
    kept = {key: value for key, value in document.items() if value is not None}
    return json.dumps(kept, ensure_ascii=False)


@pytest.fixture(scope="session")
def book_data(site: Any) -> dict[str, Any]:
    """What the built page says of the guide."""
    html = (site / URL / "index.html").read_text(encoding="utf-8")
    found = re.search(r'id="workbook-data">(.*?)</script>', html)
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data
