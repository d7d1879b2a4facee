"""Our scripts as pages get them: the modules that an entry imports, joined into one classic script.

A browser loads no modules from a disk, so none are sent: what a file imports comes before it, in
the order a browser would run them, and all of it stands inside one function. An entry is a file
right in `assets/js/` of the theme. Three forms are understood at the beginning of a line:
`import { a, b } from "./file.js";`, which may go on over lines, a declaration of one name, and the
same after `export`.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from macros.guide.reading.problems import GuideError, Problem, suggestion

SCRIPTS = Path("assets/js")
_IMPORT = re.compile(
    r'^import \{((?:\s*[\w$]+,)*\s*[\w$]+,?\s*)\} from "(\.\.?/[^"\n]+)";$', re.MULTILINE
)
_DECLARED = re.compile(r"(export )?(?:async )?(?:function\*?|class|const|let) ([\w$]+)")
_BEGINS = re.compile(r"^(?:import|export|async|function|class|const|let|var)\b.*", re.MULTILINE)
_EXPORT = re.compile(r"^export ", re.MULTILINE)
# rjsmin takes what follows «=>» for a division, and cuts a regular expression there.
_PATTERN = re.compile(r"=>\s*/(?![/*]).*")


@dataclass(frozen=True)
class Module:
    """A file: where it lies, its text without import and export, and the names it declares, with
    their lines.
    """

    shown: str
    text: str
    declared: dict[str, int]
    exported: frozenset[str]


@dataclass
class Joiner:
    """Reads the modules of an entry, what is imported first, from the folders of a theme.

    Files have paths from there; the first folder that has one gives it, as with the theme's
    templates.
    """

    folders: Sequence[Path]
    problems: list[Problem] = field(default_factory=list)
    modules: dict[Path, Module] = field(default_factory=dict)  # in the order they run

    def read(self, path: Path, above: tuple[Path, ...] = ()) -> Module:
        """Read a file after all that it imports, each file once."""
        if path in self.modules:
            return self.modules[path]
        text = self._file(path).read_text(encoding="utf-8")
        for found in _PATTERN.finditer(text):
            expected = "round brackets about it: it would be sent cut short"
            message = f"found a regular expression in «{' '.join(found[0].split())}»"
            self._say(path, _line(text, found), f"{message}, expected {expected}")
        for found in _IMPORT.finditer(text):
            self._follow(path, _line(text, found), found, (*above, path))
        # Lines stay where they are, so that those of problems are right.
        rest = _IMPORT.sub(lambda found: "\n" * found[0].count("\n"), text)
        module = Module(self._shown(path), _EXPORT.sub("", rest), *self._names(path, rest))
        self.modules[path] = module
        return module

    def _follow(self, path: Path, line: int, found: re.Match[str], above: tuple[Path, ...]) -> None:
        target = Path(os.path.normpath(path.parent / found[2]))
        if target in above:
            ring = " → ".join(each.name for each in (*above[above.index(target) :], target))
            self._say(path, line, f"import: found a ring, {ring}, expected imports that go one way")
        elif not self._file(target).is_file():
            beside = (p for folder in self.folders for p in (folder / target.parent).glob("*.js"))
            there = (os.path.relpath(target.parent / p.name, path.parent) for p in beside)
            near = suggestion(found[2], (p if p[0] == "." else f"./{p}" for p in there))
            self._say(path, line, f"import: found «{found[2]}», expected a file that exists{near}")
        else:
            exported = self.read(target, above).exported
            for name in filter(None, map(str.strip, found[1].split(","))):
                if name not in exported:
                    self._say(
                        path,
                        line,
                        f"import: found «{name}», expected a name that «{found[2]}» exports"
                        f"{suggestion(name, exported)}",
                    )

    def _names(self, path: Path, text: str) -> tuple[dict[str, int], frozenset[str]]:
        declared, exported = {}, set()
        for begun in _BEGINS.finditer(text):
            line = _line(text, begun)
            found = _DECLARED.match(begun[0])
            if not found:
                expected = '«import { name } from "./file.js";» or a declaration of one name'
                self._say(path, line, f"found «{begun[0]}», expected {expected}")
                continue
            for other in self.modules.values():
                if found[2] in other.declared:
                    where = f"{other.shown}:{other.declared[found[2]]}"
                    problem = f"found «{found[2]}», which {where} declares too"
                    self._say(
                        path,
                        line,
                        f"{problem}, expected another name: both are joined in one scope",
                    )
            declared[found[2]] = line
            if found[1]:
                exported.add(found[2])
        return declared, frozenset(exported)

    def _say(self, path: Path, line: int, message: str) -> None:
        self.problems.append(Problem(self._shown(path), line, message))

    def _file(self, path: Path) -> Path:
        files = [folder / path for folder in self.folders]
        return next((file for file in files if file.is_file()), files[-1])

    def _shown(self, path: Path) -> str:
        folder = next((f for f in self.folders if (f / path).is_file()), self.folders[-1])
        return (folder.name / path).as_posix()


def _line(text: str, found: re.Match[str]) -> int:
    return text.count("\n", 0, found.start()) + 1


def bundles(folders: Sequence[Path]) -> dict[str, str]:
    """The script of each entry in the folders of a theme, by its name without ending.

    Raises GuideError with every problem found.
    """
    joined, problems = {}, []
    entries = {path.name for folder in folders for path in (folder / SCRIPTS).glob("*.js")}
    for name in sorted(entries):
        joiner, entry = Joiner(folders), SCRIPTS / name
        joiner.read(entry)
        problems += joiner.problems
        text = "".join(module.text for module in joiner.modules.values())
        joined[entry.stem] = f'(function () {{\n"use strict";\n{text}}})();\n'
    if problems:
        raise GuideError(problems)
    return joined
