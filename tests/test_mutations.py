"""Valid data, damaged at random: always a valid guide or a list of problems, never an exception."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import SMALL, SmallGuide

FILES = sorted(
    path.relative_to(SMALL / "docs").as_posix()
    for path in (SMALL / "docs").rglob("*")
    if path.suffix in (".yml", ".md")
)
SCRAPS = [
    *("", " ", "\t", "\n", ":", "- ", "---\n", "&a ", "*a", "!!int ", "[", "{", '"', "'", "#", "|"),
    *("null", "~", "0301", "1e999", "no", "true", "2026-02-30", "99999999999999999999", "<script>"),
    *("{{ ", "}}", "{% if %}", "{{ why('x') }}", "%YAML 1.1\n", "\ufeff", "\x00", "\u2028", "å§«"),
]


@st.composite
def damages(draw: st.DrawFn) -> tuple[str, int, int, str]:
    """Where in which file so many characters give way to a scrap (or to text of their own)."""
    scrap = draw(st.sampled_from(SCRAPS) | st.text(max_size=6))
    share = draw(st.integers(0, 10_000))
    return draw(st.sampled_from(FILES)), share, draw(st.integers(0, 40)), scrap


@settings(
    max_examples=120,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(st.lists(damages(), min_size=1, max_size=3))
def test_damaged_data_gives_a_guide_or_a_list(found: list[tuple[str, int, int, str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(SMALL / "docs", Path(folder) / "docs")
        small = SmallGuide(Path(folder))
        for file, share, length, scrap in found:
            path = small.docs / file
            text = path.read_bytes().decode("utf-8", errors="replace")
            start = share * len(text) // 10_000
            damaged = text[:start] + scrap + text[start + length :]
            path.write_bytes(damaged.encode("utf-8", errors="surrogatepass"))
        problems = small.problems()
        if not problems:
            book = small.open()
            for src, page in book.pages.items():
                for call in page.calls:
                    book.render(src, call.name, *map(str, call.args))
        assert all(problem.startswith("docs/") and "found" in problem for problem in problems)
