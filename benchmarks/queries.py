"""The graded queries of the search, asked of ours and of stock Material's in one run."""

from __future__ import annotations

from benchmarks.figures import Row
from tests.search.report import ranked, score


def rows() -> list[Row]:
    """A row for each search: how many of the graded queries it answers."""
    found: list[Row] = []
    for name, ranks in ranked().items():
        whole = score([rank for some in ranks.values() for rank in some])
        classes = {kind: score(some).at_3 for kind, some in ranks.items()}
        kind = min(classes, key=lambda each: classes[each])
        shares = (f"{share:.2f}" for share in (whole.at_3, whole.at_10, whole.mrr))
        found.append((name, whole.count, *shares, f"{kind} {classes[kind]:.2f}"))
    return found
