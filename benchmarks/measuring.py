"""Running commands, and what they cost."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

# As a user has it: what is imported is kept compiled, and no colour or progress is asked for.
ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
    "NO_MKDOCS_2_WARNING": "1",
    "TAKEAWAY": "0",
}


@dataclass(frozen=True)
class Cost:
    """Seconds of processor and of wall clock, and the most memory in use at once, in MiB."""

    cpu: float
    wall: float
    memory: float


def measured(command: list[str], folder: Path) -> Cost:
    """Run a command to its end. Raises RuntimeError if it fails."""
    start = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=folder, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    said = process.stderr.read() if process.stderr else b""
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if status:
        raise RuntimeError(said.decode(errors="replace") or f"{command} failed")
    unit = 1024 * 1024 if platform.system() == "Darwin" else 1024
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / unit)


def python(code: str, folder: Path, *arguments: str) -> str:
    """What a piece of Python prints, run in `folder`. Raises RuntimeError if it fails."""
    made = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=folder,
        env=ENVIRONMENT,
        check=False,
        capture_output=True,
        text=True,
    )
    if made.returncode:
        raise RuntimeError(made.stderr)
    return made.stdout
