"""Compares a deployed copy with what was built: a folder, or an address on the network."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urljoin

from macros.host.manifest import Entry, Manifest, files_of

TIMEOUT = 20  # seconds; a server on the same network answers in less than one

# Read by the server and, rightly, never sent by it.
SERVER_FILES = {".htaccess", "web.config"}
PROBE = "finnes-ikke-her.html"


def differences(manifest: Manifest, target: str) -> list[str]:
    """What is not as it was built, a sentence for each; an empty list when all is right.

    `target` is a folder or an http(s) address. Raises ValueError for neither.
    """
    if target.startswith(("http://", "https://")):
        return list(_of_address(manifest, target.rstrip("/") + "/"))
    folder = Path(target)
    if not folder.is_dir():
        raise ValueError(f"{target}: found no such folder, expected a folder or an http address")
    return list(_of_folder(manifest, folder))


def _of_folder(manifest: Manifest, folder: Path) -> Iterator[str]:
    found = files_of(folder)
    for name, built in manifest.files.items():
        if name not in found:
            yield f"{name}: found nothing, expected the file"
        elif (message := _compared(built, found[name].read_bytes())) is not None:
            yield f"{name}: {message}"
    for name in sorted(found.keys() - manifest.files.keys()):
        yield f"{name}: found a file that the build doesn't have, expected none"


def _of_address(manifest: Manifest, base: str) -> Iterator[str]:
    try:
        status, _, headers = _get(base)
    except OSError as error:
        yield f"{base}: found no answer ({_reason(error)}), expected the guide"
        return
    if status != 200:
        yield f"{base}: found status {status}, expected 200"
    for name, built in manifest.files.items():
        if name in SERVER_FILES:
            continue
        try:
            status, data, _ = _get(urljoin(base, quote(name)))
        except OSError as error:
            yield f"{name}: found no answer ({_reason(error)}), expected the file"
            continue
        if status != 200:
            yield f"{name}: found status {status}, expected 200"
        elif (message := _compared(built, data)) is not None:
            yield f"{name}: {message}"
    yield from _of_server(base, headers.get("Content-Security-Policy", ""))


def _of_server(base: str, policy: str) -> Iterator[str]:
    """What the server does beside sending files: the policy, and the page for what isn't there."""
    _, built, _ = _get(urljoin(base, "csp.txt"))
    if not policy:
        yield "Content-Security-Policy: found none, expected the one in csp.txt"
    elif _without_frames(policy) != _without_frames(built.decode(errors="replace").strip()):
        yield "Content-Security-Policy: found another than the one in csp.txt, expected that one"
    status, _, _ = _get(urljoin(base, PROBE))
    if status != 404:
        yield f"{PROBE}: found status {status} for a page that isn't there, expected 404"


def _compared(built: Entry, data: bytes) -> str | None:
    found = Entry.of(data)
    if found.size != built.size:
        return f"found {found.size} bytes, expected {built.size}"
    if found.sha256 != built.sha256:
        return f"found the checksum {found.sha256[:12]}…, expected {built.sha256[:12]}…"
    return None


def _without_frames(policy: str) -> list[str]:
    """The directives except who may frame the guide, which a host sets."""
    directives = (part.strip() for part in policy.split(";"))
    return [part for part in directives if not part.startswith("frame-ancestors")]


def _get(address: str) -> tuple[int, bytes, dict[str, str]]:
    request = urllib.request.Request(address, headers={"Accept-Encoding": "identity"})  # noqa: S310  http(s) by the caller
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT) as answer:  # noqa: S310
            return answer.status, answer.read(), dict(answer.headers.items())
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read(), dict(error.headers.items())


def _reason(error: OSError) -> str:
    reason = getattr(error, "reason", None) or error
    return str(getattr(reason, "strerror", None) or reason).lower()
