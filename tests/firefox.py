"""Debian's Firefox, driven through Marionette: JSON messages, each after its length."""

from __future__ import annotations

import contextlib
import json
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

PATIENCE = 60.0  # seconds; only a hang comes near


def installed() -> str | None:
    """The path of a Firefox on this machine."""
    return shutil.which("firefox-esr") or shutil.which("firefox")


class Firefox:
    """A session with a Firefox that listens on `port`."""

    def __init__(self, port: int) -> None:
        end = time.monotonic() + PATIENCE
        while True:
            try:
                self.socket = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
                self._receive()  # its greeting
                break
            except OSError:
                if time.monotonic() > end:
                    raise
                time.sleep(0.2)
        self.number = 0
        self.command("WebDriver:NewSession", {})

    def command(self, name: str, parameters: dict[str, Any]) -> Any:
        """The answer to a command. Raises RuntimeError with what Firefox says is wrong."""
        self.number += 1
        message = json.dumps([0, self.number, name, parameters]).encode()
        self.socket.sendall(f"{len(message)}:".encode() + message)
        _, _, error, answer = self._receive()
        if error:
            raise RuntimeError(f"{name}: {error['message']}")
        return answer

    def go(self, address: str) -> None:
        """Open a page."""
        self.command("WebDriver:Navigate", {"url": address})

    def run(self, script: str, *args: object) -> Any:
        """The value that a script in the page returns."""
        given = {"script": script, "args": list(args)}
        return self.command("WebDriver:ExecuteScript", given)["value"]

    def wait(self, script: str) -> Any:
        """The value of a script once it is true."""
        end = time.monotonic() + PATIENCE
        while not (value := self.run(script)):
            assert time.monotonic() < end, script
            time.sleep(0.05)
        return value

    def _receive(self) -> Any:
        length = b""
        while not length.endswith(b":"):
            byte = self.socket.recv(1)
            if not byte:
                raise ConnectionError
            length += byte
        text = b""
        while len(text) < int(length[:-1]):
            text += self.socket.recv(int(length[:-1]) - len(text))
        return json.loads(text)


@contextlib.contextmanager
def firefox(path: str, profile: Path) -> Iterator[Firefox]:
    """A headless Firefox with a profile of its own; what it saves is in `profile / "downloads"`."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    profile.mkdir(exist_ok=True)
    settings: dict[str, object] = {
        "marionette.port": port,
        "app.update.enabled": False,
        "browser.download.folderList": 2,  # files go to the folder below, unasked
        "browser.download.dir": str(profile / "downloads"),
        "browser.download.useDownloadDir": True,
    }
    lines = (f"user_pref({json.dumps(key)}, {json.dumps(v)});" for key, v in settings.items())
    (profile / "user.js").write_text("\n".join(lines), encoding="utf-8")
    command = [path, "--headless", "--marionette", "--no-remote", "--profile", str(profile)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        started = Firefox(port)
        with started.socket:
            yield started
    finally:
        process.terminate()
        process.wait(timeout=20)


def saved(folder: Path, pattern: str) -> Path:
    """The file that was saved into a folder, once all of it is there."""
    end = time.monotonic() + PATIENCE
    while not (found := [file for file in folder.glob(pattern) if file.stat().st_size]):
        assert time.monotonic() < end, pattern
        time.sleep(0.05)
    (file,) = found
    return file
