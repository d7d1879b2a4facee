"""Asks for the outside links of a built site, as a polite guest: one at a time, with a pause for
each host, and for the head of a page rather than the page.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from macros.host.asking import MOST_STEPS, NoAnswerError, Reply, ask, led_to
from macros.host.html import read_site

State = Literal["fine", "moved", "dead", "unsure"]

PAUSE = 1.0  # seconds between two requests to a host
PATIENCE = 60.0  # the longest wait a host may ask for
TIMEOUT = 20.0
AGENT = "guide-link-check/1 (asks once for each link, on an editor's command)"

_PERMANENT = {301, 308}
_ASK_WHOLE = {403, 405, 501}  # how servers that know no HEAD say so
_BUSY = {429, 503}
_UNKNOWN = ("name or service not known", "nodename")  # how systems say that no host has the name


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
                pages = found.setdefault(address.partition("#")[0], [])
                if name not in pages:
                    pages.append(name)
    return dict(sorted(found.items()))


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
        try:
            for _ in range(MOST_STEPS):
                reply = self._reply(address)
                target = led_to(reply)
                if target is None:
                    return self._judged(start, address, reply.status, moved)
                address, moved = target, moved and reply.status in _PERMANENT
        except (NoAnswerError, ValueError) as error:  # ValueError: no address at all
            unknown = any(sign in str(error) for sign in _UNKNOWN)
            return Answer(start, "dead" if unknown else "unsure", str(error))
        return Answer(start, "unsure", "leads round in a circle")

    def _judged(self, start: str, address: str, status: int, moved: bool) -> Answer:
        if status in (404, 410):
            return Answer(start, "dead", f"status {status}")
        if status >= 400:
            return Answer(start, "unsure", f"status {status}")
        if address != start and moved:
            return Answer(start, "moved", address)
        return Answer(start, "fine")

    def _reply(self, address: str) -> Reply:
        reply = self._request(address, "HEAD")
        if reply.status in _BUSY:
            wait = str(reply.headers.get("Retry-After", ""))
            asked = float(wait) if re.fullmatch("[0-9]{1,9}", wait) else PAUSE
            self.sleep(min(asked, PATIENCE))
            reply = self._request(address, "HEAD")
        if reply.status in _ASK_WHOLE or reply.status == 404:  # some know a page, and no head of it
            reply = self._request(address, "GET")
        return reply

    def _request(self, address: str, method: str) -> Reply:
        host = urlsplit(address).netloc
        if host in self._last:
            self.sleep(max(0.0, self._last[host] + PAUSE - self.clock()))
        try:
            return ask(address, method=method, headers={"User-Agent": AGENT}, seconds=TIMEOUT)
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
