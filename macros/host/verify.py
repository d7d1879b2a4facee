"""Compares a deployed copy with what was built: a folder, or an address on the network."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urljoin

from macros.guide.reading.problems import quoted
from macros.host.asking import NoAnswerError, Reply, follow, reason
from macros.host.manifest import NAME, Entry, Manifest, files_of

TIMEOUT = 20  # seconds; a server on the same network answers in less than one
SLOWEST = 100_000  # bytes in a second, on top of that
MOST_SILENT = 5  # files in a row without an answer; then nobody is there any more
LONGEST = 1_000_000  # bytes of a page or policy whose size isn't known
MARGIN = 1000  # bytes by which packing can make a file longer

# Read by the server and, rightly, never sent by it.
SERVER_FILES = {".htaccess", "web.config"}
PROBE = "finnes-ikke-her.html"


def expected_of(source: Path, target: str) -> Manifest:
    """What `target` should consist of: `source`, a built site or an archive of it.

    Where the site has an offline copy and `target` is one, unpacked or hosted, it is what that copy
    consists of. Raises OSError or ValueError for a source that can't be read.
    """
    manifest = Manifest.read(source)
    copy = source / manifest.offline_copy
    if manifest.offline_copy and copy.is_file() and _is_copy(target):
        return Manifest.read(copy)
    return manifest


def _is_copy(target: str) -> bool:
    """Whether a target says itself that it has no offline copy; not, if it says nothing."""
    try:
        if target.startswith(("http://", "https://")):
            reply = _get(urljoin(target.rstrip("/") + "/", NAME), LONGEST)
            return not Manifest.parse(reply.data.decode(), target).offline_copy
        return not Manifest.read(Path(target)).offline_copy
    except (ValueError, OSError, NoAnswerError):
        return False


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
            continue
        try:
            # As much as tells that it is too long; somebody else's file may be of any size.
            with found[name].open("rb") as file:
                message = _compared(built, file.read(built.size + 1))
        except OSError as error:
            message = f"found no readable file ({reason(error)}), expected the file"
        if message:
            yield f"{name}: {message}"
    for name in sorted(found.keys() - manifest.files.keys() - {manifest.edited}):
        yield f"{name}: found a file that the build doesn't have, expected none"
    for name in found:
        if name.endswith(".gz") and name.removesuffix(".gz") in found:
            yield from _stale(name, found[name], found[name.removesuffix(".gz")])


def _stale(name: str, packed: Path, plain: Path) -> Iterator[str]:
    """Says so when a compressed copy holds another text than its file: servers send the copy."""
    try:
        text = plain.read_bytes()
        same = _unpacked(packed.read_bytes(), len(text) + 1) == text
    except OSError:
        return  # said already
    if not same:
        yield (
            f"{name}: found another text than in {plain.name}, expected the same: "
            "servers send this copy"
        )


def _of_address(manifest: Manifest, base: str) -> Iterator[str]:
    try:
        home = _get(base, LONGEST)
    except NoAnswerError as error:
        yield f"{base}: found no answer ({error}), expected the guide"
        return
    if home.status != 200:
        yield f"{base}: found status {home.status}, expected 200"
    asked = [name for name in manifest.files if name not in SERVER_FILES]
    silent = 0
    for place, name in enumerate(asked):
        said = _of_file(manifest, base, name)
        silent = silent + 1 if said and said.startswith("found no answer") else 0
        if said:
            yield f"{name}: {said}"
        if silent == MOST_SILENT and asked[place + 1 :]:
            rest = len(asked) - place - 1
            missed = f"{silent} times in a row; {rest} files were not asked for"
            yield f"{base}: found no answer {missed}"
            return
    yield from _of_server(base, str(home.headers.get("Content-Security-Policy", "")))


def _of_file(manifest: Manifest, base: str, name: str) -> str | None:
    """What is wrong with a file as the server sends it, plain and compressed."""
    built = manifest.files[name]
    address = urljoin(base, quote(name))
    try:
        reply = _get(address, built.size + 1)
        if reply.status != 200:
            return f"found status {reply.status}, expected 200"
        encoding = reply.headers.get("Content-Encoding", "identity")
        if encoding != "identity" and not name.endswith(".gz"):  # Apache says so of a copy itself
            return (
                f"found it sent as {quoted(encoding)}, expected it as it is: nobody asked for that"
            )
        wrong = _compared(built, reply.data)
        if wrong or f"{name}.gz" not in manifest.files:
            return wrong
        return _of_compressed(built, _get(address, built.size + MARGIN, "gzip"))
    except NoAnswerError as error:
        return f"found no answer ({error}), expected the file"


def _of_compressed(built: Entry, reply: Reply) -> str | None:
    """What is wrong with a file as most readers get it."""
    packed = reply.headers.get("Content-Encoding") == "gzip"
    data = _unpacked(reply.data, built.size + 1) if packed else reply.data
    if data is None:
        return "found compressed data that can't be read, expected gzip"
    wrong = "" if reply.status == 200 else f"status {reply.status}, expected 200"
    if not wrong and Entry.of(data) != built:
        wrong = "another text, expected the same"
    return f"found, when asked for it compressed, {wrong}" if wrong else None


def _unpacked(data: bytes, most: int) -> bytes | None:
    """At most so many bytes of what gzip has packed; None for what it hasn't."""
    reader = zlib.decompressobj(wbits=31)
    try:
        found = reader.decompress(data, most)
    except zlib.error:
        return None
    return found if reader.eof or len(found) == most else None


def _of_server(base: str, policy: str) -> Iterator[str]:
    """What the server does beside sending files: the policy, and the page for what isn't there."""
    try:
        built = _get(urljoin(base, "csp.txt"), LONGEST).data
        if not policy:
            yield "Content-Security-Policy: found none, expected the one in csp.txt"
        elif _without_frames(policy) != _without_frames(built.decode(errors="replace").strip()):
            other = "found another than the one in csp.txt, expected that one"
            yield f"Content-Security-Policy: {other}"
        status = _get(urljoin(base, PROBE), 0).status
        if status != 404:
            yield f"{PROBE}: found status {status} for a page that isn't there, expected 404"
    except NoAnswerError as error:
        yield f"{base}: found no answer ({error}), expected one about what isn't there"


def _compared(built: Entry, data: bytes) -> str | None:
    found = Entry.of(data)
    if found.size > built.size:  # no more than that is read
        return f"found more than {built.size} bytes, expected {built.size}"
    if found.size != built.size:
        return f"found {found.size} bytes, expected {built.size}"
    if found.sha256 != built.sha256:
        return f"found the checksum {found.sha256[:12]}…, expected {built.sha256[:12]}…"
    return None


def _without_frames(policy: str) -> list[str]:
    """The directives except who may frame the guide, which a host sets."""
    directives = (part.strip() for part in policy.split(";"))
    return [part for part in directives if not part.startswith("frame-ancestors")]


def _get(address: str, most: int, encoding: str = "identity") -> Reply:
    """The answer, led on by redirects; the longer a file, the more time it has."""
    seconds = TIMEOUT + most / SLOWEST
    return follow(address, headers={"Accept-Encoding": encoding}, most=most, seconds=seconds)
