"""Finds a Chromium-like browser for the tests, or installs one; `make test` runs it once.

Takes one that is there; else Debian's package, as root or with sudo; else Playwright's own. The
one without windows and menus comes first: it takes a third less of the processor.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "msedge",
)
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)


def installed() -> str | None:
    """The path of a browser on this machine; None leaves the choice to Playwright."""
    found = (shutil.which(name) for name in NAMES)
    places = (place for place in PLACES if Path(place).is_file())
    return next((path for path in found if path), None) or next(places, None)


def main() -> None:
    """Install a browser if there is none."""
    if installed():
        return
    if shutil.which("apt-get") and _apt():
        return
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)


def _apt() -> bool:
    root = platform.system() == "Linux" and os.geteuid() == 0
    sudo = [] if root else ["sudo", "-n"]
    if not root and (
        not shutil.which("sudo") or subprocess.run([*sudo, "true"], check=False).returncode
    ):
        return False
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run([*sudo, "apt-get", "update", "-qq"], check=False, env=environment)
    for package in ("chromium-headless-shell", "chromium"):
        command = [*sudo, "apt-get", "install", "-y", "-qq", package]
        made = subprocess.run(command, check=False, env=environment, stdout=subprocess.DEVNULL)
        if made.returncode == 0 and installed():
            return True
    return False


if __name__ == "__main__":
    main()
