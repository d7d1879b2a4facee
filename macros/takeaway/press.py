"""Making what isn't made: PDFs on all cores, the rest here, with word of how far it has come."""

from __future__ import annotations

import multiprocessing
import multiprocessing.connection
import os
import sys
import threading
import time
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ProcessPoolExecutor, as_completed

from macros.takeaway.cache import Cache
from macros.takeaway.catalogue import Recipe, Takeaway
from macros.takeaway.made import Made
from macros.takeaway.pdf.render import PdfRecipe

Tell = Callable[[int, int], None]
# Seconds; longer than this, and the one who waits is told how it goes.
PATIENCE = 2.0


def press(takeaways: Iterable[Takeaway], cache: Cache, tell: Tell | None = None) -> dict[str, Made]:
    """The files by name, from the cache or made now. `tell` hears how many of how many are done."""
    wanted = list(takeaways)
    done = {item.file: made for item in wanted if (made := cache.get(item.recipe.fingerprint))}
    rest = [item.recipe for item in wanted if item.file not in done]
    say = tell or (lambda _done, _total: None)
    for recipe, made in _made(rest):
        cache.put(recipe.fingerprint, made)
        done[recipe.file] = made
        say(len(done), len(wanted))
    return {item.file: done[item.file] for item in wanted}


def _made(recipes: list[Recipe]) -> Iterable[tuple[Recipe, Made]]:
    """Each recipe with what it gives, as it comes."""
    layouts = [recipe for recipe in recipes if isinstance(recipe, PdfRecipe)]
    here = [recipe for recipe in recipes if not isinstance(recipe, PdfRecipe)]
    if not layouts:
        yield from ((recipe, recipe.make()) for recipe in here)
        return
    # The longest first, so that no core waits for one at the end.
    layouts.sort(key=lambda recipe: len(recipe.html), reverse=True)
    workers = min(len(layouts), os.cpu_count() or 1)
    # A fork has the library loaded already; elsewhere than on Linux it is not safe to fork.
    context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    with ProcessPoolExecutor(workers, mp_context=context, initializer=end_with_parent) as pool:
        waiting: dict[Future[Made], PdfRecipe] = {pool.submit(r.make): r for r in layouts}
        yield from ((recipe, recipe.make()) for recipe in here)
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
            print(f"Files to take along: {done} of {total}", file=sys.stderr, flush=True)  # noqa: T201  progress

    return tell
