"""Making what isn't made: PDFs on all cores, the rest here, with word of how far it has come."""

from __future__ import annotations

import multiprocessing
import multiprocessing.connection
import os
import sys
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed

from macros.downloads.cache import Cache
from macros.downloads.pdf.render import PdfRenderer
from macros.downloads.pdf.whole_guide import WholeGuide
from macros.downloads.rendered import RenderedFile
from macros.downloads.specs import DownloadSpec, Renderer

Tell = Callable[[int, int], None]
# Seconds; longer than this, and the one who waits is told how it goes.
PATIENCE = 2.0


def render_all(
    specs: Iterable[DownloadSpec], cache: Cache, tell: Tell | None = None
) -> dict[str, RenderedFile]:
    """The files by name, from the cache or made now. `tell` hears how many of how many are done."""
    wanted = list(specs)
    done = {item.file: made for item in wanted if (made := cache.get(item.renderer.fingerprint))}
    rest = [item.renderer for item in wanted if item.file not in done]
    say = tell or (lambda _done, _total: None)
    for renderer, made in _rendered(rest):
        cache.put(renderer.fingerprint, made)
        done[renderer.file] = made
        say(len(done), len(wanted))
    return {item.file: done[item.file] for item in wanted}


def cached(specs: Sequence[DownloadSpec], cache: Cache) -> dict[str, RenderedFile]:
    """What is rendered already."""
    found = {item.file: cache.get(item.renderer.fingerprint) for item in specs}
    return {file: made for file, made in found.items() if made}


def _rendered(renderers: list[Renderer]) -> Iterable[tuple[Renderer, RenderedFile]]:
    """Each renderer with what it gives, as it comes."""
    layouts = {r.prepared(): r for r in renderers if isinstance(r, PdfRenderer | WholeGuide)}
    here = [renderer for renderer in renderers if renderer not in layouts.values()]
    if not layouts:
        yield from ((renderer, renderer.render()) for renderer in here)
        return
    # The longest first, so that no core waits for one at the end.
    longest = sorted(layouts, key=lambda document: len(document.html), reverse=True)
    workers = min(len(layouts), os.cpu_count() or 1)
    # A fork has the library loaded already; elsewhere than on Linux it is not safe to fork.
    context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    with ProcessPoolExecutor(workers, mp_context=context, initializer=end_with_parent) as pool:
        waiting: dict[Future[RenderedFile], Renderer] = {
            pool.submit(document.render): layouts[document] for document in longest
        }
        yield from ((renderer, renderer.render()) for renderer in here)
        for future in as_completed(waiting):
            yield waiting[future], future.result()


def end_with_parent() -> None:
    """Let this worker end when the build that started it is gone, however it went.

    A pool's workers wait for work that nobody will send; one that outlives its build would wait for
    ever.
    """
    parent = multiprocessing.parent_process()

    def watch() -> None:
        if parent is not None:
            multiprocessing.connection.wait([parent.sentinel])
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def on_terminal() -> Tell:
    """Says how many files are made, each time it has taken longer than one waits without a word."""
    last = time.monotonic()

    def tell(done: int, total: int) -> None:
        nonlocal last
        if time.monotonic() - last > PATIENCE:
            last = time.monotonic()
            print(f"Downloads: {done} of {total}", file=sys.stderr, flush=True)  # noqa: T201  progress

    return tell
