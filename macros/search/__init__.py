"""The words that make the search understand Norwegian: the guide's own, and the language's.

`sections` cuts the pages into what is found; `vocabulary` says what the search must know of a
site's words; `enrich` puts it into a built index. The worker in `overrides/assets/js/worker/` reads
it, and analyses words exactly as `analysis` does.
"""

from __future__ import annotations

from macros.search.enrich import enrich

__all__ = ["enrich"]
