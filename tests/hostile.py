"""A server on loopback that answers as no server should, byte by byte as a test says."""

from __future__ import annotations

import contextlib
import socketserver
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping

OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi"
HEAD = b"HTTP/1.1 200 OK\r\n"


def led(location: bytes) -> bytes:
    """A redirect."""
    return b"HTTP/1.1 302 Found\r\nLocation: " + location + b"\r\nContent-Length: 0\r\n\r\n"


def drop_by_drop(start: bytes, drop: bytes) -> Callable[[bytes], Iterator[bytes]]:
    """An answer whose end doesn't come: a drop every so often, sooner than any timeout."""

    def dripping(_asked: bytes) -> Iterator[bytes]:
        yield start
        for _ in range(200):
            time.sleep(0.05)
            yield drop

    return dripping


Answer = bytes | Callable[[bytes], Iterable[bytes]]  # given the request

# Bodies, headers and redirects as no server should send them, and what is said of each.
WRONG: Mapping[str, tuple[Answer, str]] = {
    "/cut-off": (HEAD + b"Content-Length: 9\r\n\r\nhi", "the answer breaks off after 2 bytes"),
    "/cut-off-chunk": (
        HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\r\nhi",
        "the answer breaks off after 0 bytes",
    ),
    "/no-chunk": (
        HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nhi",
        "the answer breaks off after 0 bytes",
    ),
    "/huge-length": (
        HEAD + b"Content-Length: 99999999999999999999\r\n\r\nhi",
        "the answer breaks off after 2 bytes",
    ),
    "/nothing": (b"", "no proper http answer: RemoteDisconnected"),
    "/no-http": (b"\xff\xfe\x00\r\n\r\n", "no proper http answer: BadStatusLine"),
    "/no-status": (b"HTTP/1.1 abc\r\n\r\n", "no proper http answer: BadStatusLine"),
    "/many-headers": (HEAD + b"A: b\r\n" * 500, "no proper http answer: HTTPException"),
    "/long-header": (HEAD + b"A: " + b"b" * 99_999, "no proper http answer: LineTooLong"),
    "/byte-by-byte": (drop_by_drop(HEAD + b"\r\n", b"x"), "not whole after 0.5 seconds"),
    "/header-by-byte": (drop_by_drop(HEAD + b"A: ", b"b"), "not whole after 0.5 seconds"),
    "/continued": (
        drop_by_drop(b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        "not whole after 0.5 seconds",
    ),
    "/silent": (drop_by_drop(b"", b""), "not whole after 0.5 seconds"),
    "/to-file": (led(b"file:///etc/passwd"), "leads to file:///etc/passwd"),
    "/to-bracket": (led(b"http://[bad/"), "leads to http://[bad/"),
    "/to-port": (led(b"http://a:port/"), "no proper http answer: InvalidURL"),
    "/circle": (led(b"/circle"), "leads round in a circle"),
}
# Odd, but answers all the same.
ODD: Mapping[str, Answer] = {
    "/odd-headers": HEAD + b"X\xff y: \x00z\r\nno colon\r\nContent-Length: -5\r\n\r\nhi",
    "/odd-charset": HEAD + b"Content-Type: text/html; charset=nonsense\r\n\r\nhi",
    "/odd-encoding": HEAD + b"Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\nhi",
    "/to-space": led(b"/a page"),
    "/to-letters": led("/økt".encode()),
    "/endless": drop_by_drop(HEAD + b"\r\n" + b"x" * 5000, b"x" * 5000),
}


@contextlib.contextmanager
def hostile(answers: Mapping[str, Answer]) -> Iterator[str]:
    """A server that gives these answers by path, and «hi» to all else; yields its address."""

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            asked = self.request.recv(65536)
            answer = answers.get(asked.split(b" ")[1].decode(), OK)
            with contextlib.suppress(OSError):
                for part in [answer] if isinstance(answer, bytes) else answer(asked):
                    self.request.sendall(part)

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True
        block_on_close = False

    with Server(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
