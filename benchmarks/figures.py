"""What was measured, part by part, and the one writer of the page that shows it.

`figures.json` keeps each part with its commit, date and machine, so that a part can be measured
alone; `README.md` is written from it and from the text in `page.md`.
"""

from __future__ import annotations

import json
import os
import platform
import re
import subprocess
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
ROOT = FOLDER.parent
KEPT = FOLDER / "figures.json"
TEMPLATE = FOLDER / "page.md"
PAGE = FOLDER / "README.md"

Row = Sequence[object]


def keep(part: str, rows: Iterable[Row]) -> None:
    """Keep the rows of a part with what they were measured on, and write the page."""
    found = kept()
    found[part] = {
        **_code(),
        "date": date.today().isoformat(),  # noqa: DTZ011  the day where the machine stands
        "machine": machine(),
        "rows": [[str(cell) for cell in row] for row in rows],
    }
    KEPT.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    write()


def write() -> None:
    """Write the page of what has been measured."""
    found = kept()
    PAGE.write_text(page(TEMPLATE.read_text(encoding="utf-8"), found), encoding="utf-8")


def kept() -> dict[str, Any]:
    """What has been measured, by part."""
    return dict(json.loads(KEPT.read_text(encoding="utf-8"))) if KEPT.exists() else {}


def page(template: str, found: dict[str, Any]) -> str:
    """The page: in the template, «{{part}}» under the head of a table stands for its rows."""
    for part, measured in found.items():
        rows = "\n".join(f"| {' | '.join(row)} |" for row in measured["rows"])
        template = template.replace(f"{{{{{part}}}}}", f"{rows}\n\n{_said(measured)}")
    return re.sub(r"\{\{\w+\}\}", "\nNot measured yet.", template)


def _said(measured: dict[str, Any]) -> str:
    state = ", with changes that are not committed" if measured["dirty"] else ""
    commit = measured["commit"][:10] or "code outside git"
    return f"Measured {measured['date']} at {commit}{state}, on {measured['machine']}."


def machine() -> str:
    """The machine in a line: processor, cores, memory, system, Python."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    cores = os.cpu_count() or 1
    python = f"Python {platform.python_version()}"
    return f"{_processor()}, {cores} cores, {memory:.0f} GiB, {_system()}, {python}"


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.exists() else []
    named = (line.partition(": ")[2] for line in lines if line.startswith("model name"))
    return next(named, "") or platform.processor() or platform.machine()


def _system() -> str:
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except (OSError, KeyError):
        return platform.platform(terse=True)


def _code() -> dict[str, Any]:
    """The commit that is measured, and whether the files differ from it (the page's own aside)."""
    try:
        own = [f":!{path.relative_to(ROOT).as_posix()}" for path in (KEPT, PAGE)]
        changed = _git("status", "--porcelain", "--", ".", *own)
        return {"commit": _git("rev-parse", "HEAD").strip(), "dirty": bool(changed)}
    except (OSError, subprocess.CalledProcessError):
        return {"commit": "", "dirty": False}


def _git(*words: str) -> str:
    made = subprocess.run(["git", *words], cwd=ROOT, check=True, capture_output=True, text=True)  # noqa: S607
    return made.stdout
