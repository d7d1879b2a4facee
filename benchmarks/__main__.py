"""`python -m benchmarks [PART …]`: measure all parts, or those named, and write the page."""

from __future__ import annotations

import sys
import time

from benchmarks import build, downloads, quality, queries, questions, reload, search
from benchmarks.figures import keep

PARTS = {
    "build": build.rows,
    "reload": reload.rows,
    "downloads": downloads.rows,
    "search": search.rows,
    "questions": questions.rows,
    "queries": queries.rows,
    "pages": quality.rows,
}


def main(wanted: list[str]) -> int:
    """Measure, and say of each part how long it took; returns the exit code."""
    unknown = [part for part in wanted if part not in PARTS]
    if unknown:
        print(f"found «{unknown[0]}», expected one of: {', '.join(PARTS)}", file=sys.stderr)
        return 1
    failed = 0
    for part in wanted or PARTS:
        start = time.monotonic()
        try:
            keep(part, PARTS[part]())
        except Exception as error:  # the others are measured all the same
            print(f"{part}: {type(error).__name__}: {error}", file=sys.stderr)
            failed = 1
        else:
            print(f"{part}: {time.monotonic() - start:.0f} s", flush=True)
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
