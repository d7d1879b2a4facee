"""What an editor's next edit costs: what no edit changes is not made again."""

from __future__ import annotations

from pathlib import Path

import jinja2
import pytest

from macros.build.preview import Preview
from tests.conftest import SmallGuide


@pytest.mark.long
def test_no_template_is_compiled_again_while_serving(
    small: SmallGuide, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TAKEAWAY", "0")
    shown = tmp_path / "served"
    shown.mkdir()
    preview = Preview(small.root / "mkdocs.yml", shown)
    preview.build_once()
    before = (shown / "fart" / "index.html").read_text(encoding="utf-8")
    named: list[str] = []
    compiled = jinja2.Environment.compile

    def noted(env: jinja2.Environment, source: str, name: str | None = None, *rest: str) -> object:
        named.extend([name] if name else [])  # a page is a template without a name
        return compiled(env, source, name, *rest)  # type: ignore[call-overload]

    monkeypatch.setattr(jinja2.Environment, "compile", noted)
    small.replace("fart.md", "# Lav fart", "# Lavere fart")
    preview.build_once()
    after = (shown / "fart" / "index.html").read_text(encoding="utf-8")
    assert "Lavere fart" in after
    assert "Lavere fart" not in before
    # The theme's search plugin asks an environment of its own for its words.
    assert [name for name in named if not name.startswith("partials/language")] == []
