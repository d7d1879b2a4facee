"""Running commands, and what they cost."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

# As a user has it: what is imported is kept compiled, and no colour or progress is asked for.
ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
    "NO_MKDOCS_2_WARNING": "1",
    "TAKEAWAY": "0",
}

# What starts a command and says what it took. A process of its own, and a small one: the system
# counts what the starting process has in memory as the started one's.
_ALONE = """\
import json, os, subprocess, sys, time
start = time.perf_counter()
process = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL)
_, status, usage = os.wait4(process.pid, 0)
wall = time.perf_counter() - start
print(json.dumps([status, usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss]))
"""


@dataclass(frozen=True)
class Cost:
    """Seconds of processor and of wall clock, and the most memory in use at once, in MiB."""

    cpu: float
    wall: float
    memory: float


def measured(command: list[str], folder: Path) -> Cost:
    """Run a command to its end. Raises RuntimeError if it fails."""
    made = subprocess.run(
        [sys.executable, "-S", "-c", _ALONE, *command],
        cwd=folder,
        env=ENVIRONMENT,
        check=False,
        capture_output=True,
        text=True,
    )
    status, cpu, wall, most = json.loads(made.stdout or "[1, 0, 0, 0]")
    if status:
        raise RuntimeError(made.stderr or f"{command} failed")
    unit = 1024 * 1024 if platform.system() == "Darwin" else 1024
    return Cost(cpu, wall, most / unit)


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
