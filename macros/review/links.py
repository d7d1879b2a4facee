"""Asks for the outside links of a built site, as a polite guest: one at a time, with a pause for
each host, and for the head of a page rather than the page.
"""

from __future__ import annotations

import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from email.message import Message
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urldefrag, urljoin, urlsplit

from macros.review.checks import read_site

State = Literal["fine", "moved", "dead", "unsure"]

PAUSE = 1.0  # seconds between two requests to a host
PATIENCE = 60.0  # the longest wait a host may ask for
TIMEOUT = 20.0
MOST_STEPS = 5
AGENT = "guide-link-check/1 (asks once for each link, on an editor's command)"

_PERMANENT, _TEMPORARY = {301, 308}, {302, 303, 307}
_ASK_WHOLE = {403, 405, 501}  # how servers that know no HEAD say so
_BUSY = {429, 503}


@dataclass(frozen=True)
class Answer:
    """What came of a link: `detail` is the new address, or why it is dead or unsure."""

    address: str
    state: State
    detail: str = ""


def outside(site: Path) -> dict[str, list[str]]:
    """Every outside link without its fragment, with the pages it stands on."""
    found: dict[str, list[str]] = {}
    for name, page in read_site(site).items():
        for address, _ in page.links:
            if address.startswith(("http://", "https://")):
                pages = found.setdefault(urldefrag(address).url, [])
                if name not in pages:
                    pages.append(name)
    return dict(sorted(found.items()))


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        """Follow nothing: each step is looked at."""


@dataclass
class Asker:
    """Asks for links. `sleep` and `clock` can be replaced by a test, `say` hears each answer."""

    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    say: Callable[[str], None] = lambda _: None
    _last: dict[str, float] = field(default_factory=dict)

    def ask(self, addresses: Iterable[str]) -> list[Answer]:
        """The answer for each address, in order."""
        answers = []
        for address in addresses:
            answers.append(answer := self._follow(address))
            self.say(f"{answer.state}: {address}")
        return answers

    def _follow(self, start: str) -> Answer:
        address, moved = start, True
        for _ in range(MOST_STEPS):
            try:
                status, headers = self._status(address)
            except (OSError, ValueError) as error:
                reason = str(getattr(error, "reason", None) or error)
                unknown = "Name or service not known" in reason or "nodename" in reason
                return Answer(start, "dead" if unknown else "unsure", reason)
            if status in _PERMANENT | _TEMPORARY and headers.get("Location"):
                moved = moved and status in _PERMANENT
                target = urljoin(address, str(headers["Location"]))
                if not target.startswith(("http://", "https://")):
                    return Answer(start, "unsure", f"leads to {target}")
                address = target
                continue
            return self._judged(start, address, status, moved)
        return Answer(start, "unsure", "leads round in a circle")

    def _judged(self, start: str, address: str, status: int, moved: bool) -> Answer:
        if status in (404, 410):
            return Answer(start, "dead", f"status {status}")
        if status >= 400:
            return Answer(start, "unsure", f"status {status}")
        if address != start and moved:
            return Answer(start, "moved", address)
        return Answer(start, "fine")

    def _status(self, address: str) -> tuple[int, Message]:
        status, headers = self._request(address, "HEAD")
        if status in _BUSY:
            wait = str(headers.get("Retry-After", ""))
            self.sleep(min(float(wait) if wait.isdigit() else PAUSE, PATIENCE))
            status, headers = self._request(address, "HEAD")
        if status in _ASK_WHOLE or status == 404:  # some servers know a page, and no head of it
            status, headers = self._request(address, "GET")
        return status, headers

    def _request(self, address: str, method: str) -> tuple[int, Message]:
        host = urlsplit(address).netloc
        if host in self._last:
            self.sleep(max(0.0, self._last[host] + PAUSE - self.clock()))
        request = urllib.request.Request(address, method=method, headers={"User-Agent": AGENT})  # noqa: S310  http(s) only
        opener = urllib.request.build_opener(_NoRedirect)
        try:
            with opener.open(request, timeout=TIMEOUT) as answer:
                return answer.status, answer.headers
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.headers
        finally:
            self._last[host] = self.clock()


def report(answers: Iterable[Answer], pages: Mapping[str, list[str]]) -> str:
    """Moved, dead and unsure links with their pages, and a count of all."""
    answers = list(answers)
    lines = []
    for state, words in (("dead", "dead"), ("moved", "moved"), ("unsure", "not sure")):
        for answer in answers:
            if answer.state == state:
                arrow = " → " if state == "moved" else ": "
                lines.append(f"{words}: {answer.address}{arrow}{answer.detail}")
                lines += [f"    {page}" for page in pages.get(answer.address, [])]
    counts = ", ".join(
        f"{sum(a.state == s for a in answers)} {s}" for s in ("fine", "moved", "dead", "unsure")
    )
    return "\n".join([*lines, f"{len(answers)} links: {counts}."])
