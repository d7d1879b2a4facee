"""What goes wrong in a browser while nobody looks at its console."""

from __future__ import annotations

from playwright.sync_api import Page


def watched(page: Page) -> list[str]:
    """What goes wrong or goes out while the page is used."""
    seen: list[str] = []
    page.on("console", lambda m: seen.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: seen.append(str(error)))
    page.on(
        "requestfailed",
        lambda request: (
            None  # going on to the next page breaks off what is under way
            if request.failure == "net::ERR_ABORTED"
            else seen.append(f"failed: {request.url}")
        ),
    )
    page.on(
        "request",
        lambda request: (
            None
            if request.url.startswith(("http://127.0.0.1", "file:", "data:", "about:"))
            else seen.append(f"left the site: {request.url}")
        ),
    )
    return seen
