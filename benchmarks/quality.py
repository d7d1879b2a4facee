"""Our site beside stock Material with the same content: axe, Nu, Lighthouse, bytes and requests.

Both are served compressed from this machine, and measured in the same browser in one run.
"""

from __future__ import annotations

import functools
import gzip
import http.server
import io
import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from benchmarks.build import sites
from benchmarks.figures import Row
from benchmarks.measuring import ENVIRONMENT
from tests.browser_setup import installed
from tests.checkers_setup import NU, java, node, npm
from tests.test_accessibility import VIEWS, page_urls, violations

FOLDER = Path(__file__).parent
LIGHTHOUSE = FOLDER / "node_modules" / "lighthouse" / "cli" / "index.js"
PAGEFIND = FOLDER / "node_modules" / "pagefind" / "lib" / "runner" / "bin.cjs"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
PAGES = ("", "suksessfaktorer/samordning/", "verktoy/sjekklister/", "kilder/referanser/")
TEXT = (".html", ".css", ".js", ".json", ".svg", "/")


class _Compressed(http.server.SimpleHTTPRequestHandler):
    """Serves as a well-kept server does: text compressed."""

    def send_head(self) -> io.BytesIO | None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return None
        data = path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        if path.suffix in TEXT:
            data = gzip.compress(data, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        return io.BytesIO(data)

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve `folder` compressed on loopback; yields the address."""
    make = functools.partial(_Compressed, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), make) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def axe(browser: Browser, site: Path, base: str) -> int:
    """The number of places axe complains of: every page, wide and light, and on a dark phone."""
    found = 0
    for view in ("wide, light", "phone, dark"):
        context = browser.new_context(**VIEWS[view], reduced_motion="reduce")
        page = context.new_page()
        for url in page_urls(site):
            page.goto(base + url)
            found += len(violations(page))
        context.close()
    return found


def nu(site: Path) -> int:
    """The number of errors and warnings of the Nu HTML checker on all pages."""
    command = [str(java()), "-jar", str(NU), "--format", "json", "--skip-non-html", str(site)]
    made = subprocess.run(command, capture_output=True, text=True, check=False)
    return len(json.loads(made.stderr)["messages"])


def weight(browser: Browser, base: str, url: str) -> tuple[int, int]:
    """What the first view of a page costs: bytes over the wire, and requests."""
    context = browser.new_context(**VIEWS["wide, light"])
    page = context.new_page()
    sizes: list[int] = []
    page.on("response", lambda r: sizes.append(int(r.headers.get("content-length", 0))))
    page.goto(base + url, wait_until="networkidle")
    context.close()
    return sum(sizes), len(sizes)


def lighthouse(base: str, url: str) -> list[int]:
    """The four scores of Lighthouse for a phone, 0 to 100."""
    flags = "--headless=new --no-sandbox"
    command = [str(node()), str(LIGHTHOUSE), base + url, "--quiet", "--output=json"]
    command += [f"--only-categories={','.join(CATEGORIES)}", f"--chrome-flags={flags}"]
    environment = {**os.environ, "CHROME_PATH": installed() or ""}
    made = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    scores = json.loads(made.stdout)["categories"]
    return [round(scores[name]["score"] * 100) for name in CATEGORIES]


def install() -> None:
    """Install what benchmarks/package-lock.json names, where it isn't there."""
    if not (LIGHTHOUSE.exists() and PAGEFIND.exists()):
        options = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
        subprocess.run([*npm(), "ci", *options], cwd=FOLDER, check=True)


def rows() -> list[Row]:
    """For each site a row of all its pages, and one for each of a few."""
    install()
    found: list[Row] = []
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        ours, stock = sites(Path(temporary), 1)
        whole = {**ENVIRONMENT, "TAKEAWAY": "1"}  # the pages with their links to files
        subprocess.run([sys.executable, "-m", "macros", "build"], cwd=ours, check=True, env=whole)
        subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q"], cwd=stock, check=True)
        browser = playwright.chromium.launch(executable_path=installed(), args=["--no-sandbox"])
        for name, site in (("ours", ours / "site"), ("stock", stock / "site")):
            with serving(site) as base:
                found.append((name, "all", axe(browser, site, base), nu(site), "", "", ""))
                for url in PAGES:
                    size, requests = weight(browser, base, url)
                    scores = " · ".join(map(str, lighthouse(base, url)))
                    found.append((name, f"/{url}", "", "", scores, f"{size / 1024:.0f}", requests))
        browser.close()
    return found
