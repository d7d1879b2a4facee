"""Asking a server for an address, whatever it answers: bounded in bytes and in seconds."""

from __future__ import annotations

import contextlib
import http.client
import socket
import threading
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import Message
from typing import Any
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

MOST_STEPS = 5
STEPS = {301, 302, 303, 307, 308}
_KEPT = "%/:=&?~#+!$,;'@()*[]"  # of an address, as it is written; all else but letters is quoted


class NoAnswerError(Exception):
    """What came was no answer; the message says why, to complete «found no answer (…)»."""


@dataclass(frozen=True)
class Reply:
    """What a server answered: `data` are at most as many bytes as were asked for."""

    status: int
    headers: Message
    data: bytes
    address: str


def ask(
    address: str,
    *,
    method: str = "GET",
    headers: Mapping[str, str] | None = None,
    most: int = 0,
    seconds: float = 20.0,
) -> Reply:
    """Ask for an address once, following nothing; reads at most `most` bytes of the answer.

    Takes at most about `seconds`, also where bytes come one by one for ever. Raises NoAnswerError
    for whatever goes wrong.
    """
    cut = _Cut(seconds)
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        _handler(urllib.request.HTTPHandler, "http", http.client.HTTPConnection, cut),
        _handler(urllib.request.HTTPSHandler, "https", http.client.HTTPSConnection, cut),
    ):
        opener.add_handler(handler)
    try:
        asked = urllib.request.Request(plain(address), method=method, headers=dict(headers or {}))  # noqa: S310  http(s) only: the opener knows no other
        with cut:
            answer = opener.open(asked, timeout=seconds + 1)  # the cut comes first once connected
            if answer is None:
                raise NoAnswerError("no http address")
            with answer:
                return Reply(answer.status, answer.headers, _read(answer, most, cut), address)
    except NoAnswerError:
        raise
    except Exception as error:  # a reply can be wrong in more ways than anybody has listed
        raise NoAnswerError(cut.said or reason(error)) from None


def follow(address: str, **how: Any) -> Reply:
    """As `ask`, led on by redirects, a few times. Raises NoAnswerError."""
    for _ in range(MOST_STEPS):
        reply = ask(address, **how)
        target = led_to(reply)
        if target is None:
            return reply
        address = target
    raise NoAnswerError("leads round in a circle")


def led_to(reply: Reply) -> str | None:
    """The address that a redirect leads to; None for any other reply. Raises NoAnswerError."""
    location = reply.headers.get("Location")
    if reply.status not in STEPS or not location:
        return None
    # As bytes, a header is read as Latin-1; what stands in it is most often UTF-8.
    text = str(location).encode("latin-1", "replace").decode("utf-8", "replace").strip()
    try:
        target = urljoin(reply.address, quote(text, safe=_KEPT))
        known = urlsplit(target).scheme in ("http", "https") and bool(urlsplit(target).hostname)
    except ValueError:
        known, target = False, text
    if not known:
        raise NoAnswerError(f"leads to {shown(target)}")
    return target


def plain(address: str) -> str:
    """An address as it is sent: letters beyond ASCII and spaces written as escapes."""
    parts = urlsplit(address)
    host = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode()
    path, query = (quote(part, safe=_KEPT) for part in (parts.path, parts.query))
    return urlunsplit((parts.scheme, host, path, query, ""))


def reason(error: BaseException) -> str:
    """Why there was no answer, in a few words."""
    inner = getattr(error, "reason", None)
    if isinstance(inner, BaseException):
        error = inner
    if isinstance(error, TimeoutError):
        return "timed out"
    if isinstance(error, http.client.IncompleteRead):
        return f"the answer breaks off after {len(error.partial)} bytes"
    if isinstance(error, http.client.HTTPException):
        return f"no proper http answer: {type(error).__name__}"
    text = str(getattr(error, "strerror", None) or inner or error)
    return shown(text).lower() or type(error).__name__


def shown(text: str) -> str:
    """A text from outside as it can be printed: on one line, cut, without control characters."""
    line = "".join(c if c.isprintable() else " " for c in text)
    line = " ".join(line.split())
    return line if len(line) <= 200 else f"{line[:199]}…"


def _read(answer: Any, most: int, cut: _Cut) -> bytes:
    """The first `most` bytes. Raises NoAnswerError for a body that breaks off."""
    found = bytearray()
    while len(found) < most:
        part = answer.read1(min(65536, most - len(found)))
        if not part:
            break
        found += part
    if cut.said:
        raise NoAnswerError(cut.said)
    if len(found) < most and answer.length:  # what it still owed
        raise NoAnswerError(f"the answer breaks off after {len(found)} bytes")
    return bytes(found)


class _Cut:
    """Ends connections when the time is up: a timeout of its own begins anew with each byte."""

    def __init__(self, seconds: float) -> None:
        self.said = ""
        self._seconds = seconds
        self._sockets: list[socket.socket] = []
        self._timer = threading.Timer(seconds, self._end)
        self._timer.daemon = True

    def __enter__(self) -> None:
        self._timer.start()

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        self._timer.join()

    def watch(self, connected: socket.socket) -> None:
        self._sockets.append(connected)
        if self.said:
            self._shut(connected)

    def _end(self) -> None:
        self.said = f"not whole after {self._seconds:g} seconds"
        for connected in self._sockets:
            self._shut(connected)

    @staticmethod
    def _shut(connected: socket.socket) -> None:
        with contextlib.suppress(OSError):
            # The socket itself: TLS would first say goodbye, to somebody who doesn't listen.
            socket.socket.shutdown(connected, socket.SHUT_RDWR)


def _handler(
    kind: type[urllib.request.AbstractHTTPHandler], scheme: str, connection: type[Any], cut: _Cut
) -> urllib.request.BaseHandler:
    """A handler of urllib whose connections are ended by `cut`."""

    class Watched(connection):  # type: ignore[misc]  # one of two classes
        def connect(self) -> None:
            super().connect()
            cut.watch(self.sock)

    def opened(self: Any, request: urllib.request.Request) -> Any:
        return self.do_open(Watched, request)

    return type("Handler", (kind,), {f"{scheme}_open": opened})()  # type: ignore[no-any-return]
