"""`make links`: outside links are asked for politely, and the moved and dead ones are reported.

A server on loopback plays the outside world.
"""

from __future__ import annotations

import contextlib
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from macros.command_line import main
from macros.pages.book import Book
from macros.review.links import AGENT, PAUSE, Answer, Asker, outside, report
from tests.conftest import ROOT

ROUTES: dict[str, tuple[int, str]] = {
    "/fin": (200, ""),
    "/flyttet": (301, "/fin"),
    "/flyttet-igjen": (308, "/flyttet"),
    "/midlertidig": (302, "/fin"),
    "/borte": (404, ""),
    "/slettet": (410, ""),
    "/forbudt": (403, ""),
    "/feil": (500, ""),
    "/flyttet-til-borte": (301, "/borte"),
    "/sirkel": (302, "/sirkel"),
}


class World(http.server.BaseHTTPRequestHandler):
    """Answers as ROUTES says; notes what it is asked."""

    asked: list[tuple[str, str, str]]
    busy: dict[str, int]

    def _answer(self) -> None:
        self.asked.append((self.command, self.path, self.headers.get("User-Agent", "")))
        status, to = ROUTES.get(self.path, (404, ""))
        if self.path == "/uten-hode":
            status = 405 if self.command == "HEAD" else 200
        if self.path == "/travel":
            self.busy[self.path] = self.busy.get(self.path, 0) + 1
            status = 429 if self.busy[self.path] == 1 else 200
        self.send_response(status)
        if status == 429:
            self.send_header("Retry-After", "7")
        if to:
            self.send_header("Location", to)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_GET = do_HEAD = _answer  # noqa: N815  the names http.server calls

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@contextlib.contextmanager
def world() -> Iterator[tuple[str, type[World]]]:
    """The outside world; yields its address and what it was asked."""
    handler = type("Handler", (World,), {"asked": [], "busy": {}})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}", handler
        finally:
            server.shutdown()


class Clock:
    """A clock that stands still, and notes for how long it was asked to sleep."""

    def __init__(self) -> None:
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)

    def now(self) -> float:
        return 100.0


def asked(paths: list[str]) -> tuple[list[Answer], list[tuple[str, str, str]], list[float]]:
    """The answers for paths of the world, what it was asked, and the pauses between."""
    clock = Clock()
    with world() as (base, handler):
        answers = Asker(clock.sleep, clock.now).ask(base + path for path in paths)
    short = [
        Answer(a.address.removeprefix(base), a.state, a.detail.removeprefix(base)) for a in answers
    ]
    return short, handler.asked, clock.slept


@pytest.mark.parametrize(
    ("path", "state", "detail"),
    [
        ("/fin", "fine", ""),
        ("/uten-hode", "fine", ""),
        ("/midlertidig", "fine", ""),
        ("/travel", "fine", ""),
        ("/flyttet", "moved", "/fin"),
        ("/flyttet-igjen", "moved", "/fin"),
        ("/borte", "dead", "status 404"),
        ("/slettet", "dead", "status 410"),
        ("/flyttet-til-borte", "dead", "status 404"),
        ("/forbudt", "unsure", "status 403"),
        ("/feil", "unsure", "status 500"),
        ("/sirkel", "unsure", "leads round in a circle"),
    ],
)
def test_a_link_is_fine_moved_dead_or_unsure(path: str, state: str, detail: str) -> None:
    answers, _, _ = asked([path])
    assert [(a.address, a.state, a.detail) for a in answers] == [(path, state, detail)]


def test_a_host_that_is_not_there_is_unsure_with_the_reason() -> None:
    (answer,) = Asker().ask(["http://127.0.0.1:1/"])
    assert answer.state == "unsure"
    assert "refused" in answer.detail


def test_it_asks_for_the_head_only_and_says_who_it_is() -> None:
    _, seen, _ = asked(["/fin"])
    assert seen == [("HEAD", "/fin", AGENT)]


def test_it_pauses_between_two_requests_to_a_host() -> None:
    _, seen, slept = asked(["/fin", "/flyttet"])
    assert len(seen) == 3
    assert slept == [PAUSE, PAUSE]


def test_it_waits_as_long_as_a_busy_host_asks() -> None:
    _, seen, slept = asked(["/travel"])
    assert [method for method, _, _ in seen] == ["HEAD", "HEAD"]
    assert slept == [7.0, PAUSE]


def test_links_are_gathered_once_with_their_pages(tmp_path: Path) -> None:
    link = '<a href="https://example.org/lov#kap1">x</a><a href="https://example.org/lov">x</a>'
    (tmp_path / "a.html").write_text(f"{link}<a href='b.html'>x</a>", encoding="utf-8")
    (tmp_path / "b.html").write_text(link, encoding="utf-8")
    assert outside(tmp_path) == {"https://example.org/lov": ["a.html", "b.html"]}


def test_the_guides_references_are_among_them(site: Path, book: Book) -> None:
    found = outside(site)
    addresses = [str(r.url).partition("#")[0] for r in book.guide.references.values() if r.url]
    assert len(addresses) > 25
    for address in addresses:
        assert "kilder/referanser/index.html" in found[address]


def test_the_report_names_the_pages_to_mend() -> None:
    answers = [
        Answer("https://a.no/", "fine"),
        Answer("https://b.no/", "dead", "status 404"),
        Answer("https://c.no/", "moved", "https://d.no/"),
    ]
    assert report(answers, {"https://b.no/": ["x.html"], "https://c.no/": ["y.html"]}) == (
        "dead: https://b.no/: status 404\n"
        "    x.html\n"
        "moved: https://c.no/ → https://d.no/\n"
        "    y.html\n"
        "3 links: 1 fine, 1 moved, 1 dead, 0 unsure."
    )


def test_the_command_says_when_there_is_no_site(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["links", "--config", str(ROOT / "mkdocs.yml"), "--target", str(tmp_path)]
    assert main(command) == 1
    message = f"{tmp_path}: found no outside link, expected a built site («make site»)\n"
    assert capsys.readouterr().err == message
    assert main(["links", "--config", str(tmp_path / "mkdocs.yml")]) == 1
    message = f"{tmp_path}/mkdocs.yml: found no such file, expected the site's mkdocs.yml\n"
    assert capsys.readouterr().err == message


def test_the_command_fails_on_a_dead_link(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("macros.review.links.PAUSE", 0.0)
    command = ["links", "--config", str(ROOT / "mkdocs.yml"), "--target", str(tmp_path)]
    with world() as (base, _):
        page = tmp_path / "index.html"
        page.write_text(f'<a href="{base}/fin">x</a>', encoding="utf-8")
        assert main(command) == 0
        assert capsys.readouterr().out == "1 links: 1 fine, 0 moved, 0 dead, 0 unsure.\n"
        page.write_text(f'<a href="{base}/borte">x</a>', encoding="utf-8")
        assert main(command) == 1
        assert f"dead: {base}/borte: status 404\n    index.html\n" in capsys.readouterr().out
