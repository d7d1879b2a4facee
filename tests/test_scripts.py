"""Our scripts: modules in the repository, typed and linted; one classic script where it is sent."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest
from rjsmin import jsmin

from macros.command_line import main
from macros.guide import GuideError
from macros.pages.scripts import Joiner, bundles
from tests.checkers_setup import FOLDER as CHECKERS
from tests.checkers_setup import node
from tests.conftest import ROOT, SmallGuide

THEME = ROOT / "overrides"
SCRIPTS = THEME / "assets" / "js"


def said(program: str, *options: str | Path, text: str = "") -> list[str]:
    """What a program of Node says about scripts, or about a text, line by line."""
    command = [node(), CHECKERS / "node_modules" / program, *options]
    run = subprocess.run(command, cwd=ROOT, input=text, capture_output=True, text=True, check=False)
    return (run.stdout + run.stderr).splitlines()


def mistyped(folder: Path, script: str) -> list[str]:
    """What the type checker says of a script that stands in `folder`."""
    (folder / "wrong.js").write_text(script, encoding="utf-8")
    config = {"extends": str(CHECKERS / "tsconfig.json"), "include": ["wrong.js"]}
    (folder / "tsconfig.json").write_text(json.dumps(config), encoding="utf-8")
    return said("typescript/bin/tsc", "-p", folder)


def unlinted(*options: str | Path, text: str = "") -> list[str]:
    """What the linter says of scripts, or of a text."""
    config = CHECKERS / "eslint.config.mjs"
    return said(
        "eslint/bin/eslint.js", "--config", config, "--max-warnings", "0", *options, text=text
    )


def test_the_types_of_all_scripts_hold() -> None:
    assert said("typescript/bin/tsc", "-p", CHECKERS) == []
    listed = said("typescript/bin/tsc", "-p", CHECKERS, "--listFilesOnly")
    assert {Path(line) for line in listed if "/overrides/" in line} == set(SCRIPTS.rglob("*.js"))


def test_nothing_gets_past_the_type_checker() -> None:
    around = re.compile(r"@ts-|[{<|(: ]any\b[^ ]|\{\*\}|eslint-disable")
    found = [
        f"{path.name}:{number}: {line}"
        for path in SCRIPTS.rglob("*.js")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if around.search(line)
    ]
    assert found == []


def test_all_scripts_are_linted() -> None:
    assert unlinted(SCRIPTS) == []


@pytest.mark.parametrize(
    ("script", "message"),
    [
        (
            '/** @import { Data } from "./data.js" */\n'
            "/** @param {Data} data */\nexport const f = (data) => data.steps.id;\n",
            "Property 'id' does not exist on type 'Step[]'",
        ),
        ("export const day = () => isDay('');\n", "Cannot find name 'isDay'"),
        ('import { isDay } from "./text.js";\n', "'isDay' is declared but its value is never read"),
        ("export const f = (x) => x;\n", "Parameter 'x' implicitly has an 'any' type"),
    ],
)
def test_a_wrong_type_is_found(tmp_path: Path, script: str, message: str) -> None:
    workbook = (SCRIPTS / "workbook").as_posix()
    (found,) = mistyped(tmp_path, script.replace('"./', f'"{workbook}/'))
    assert message in found


def test_a_slip_is_found_by_the_linter() -> None:
    wrong = "const { body } = document;\nif (body == null) import('./more.js');\n"
    found = [" ".join(line.split()) for line in unlinted("--stdin", text=wrong)]
    assert [line for line in found if " error " in line] == [
        "2:10 error Expected '===' and instead saw '==' eqeqeq",
        "2:19 error One script is sent: import at the top no-restricted-syntax",
    ]


def test_every_script_is_in_what_is_sent() -> None:
    sent = set()
    for entry in SCRIPTS.glob("*.js"):
        joiner = Joiner([ROOT / "overrides"])
        joiner.read(entry.relative_to(ROOT / "overrides"))
        sent |= {ROOT / "overrides" / path for path in joiner.modules}
    assert sent == set(SCRIPTS.rglob("*.js"))


def test_what_is_sent_asks_for_no_module_and_leaves_no_name_behind(site: Path) -> None:
    for entry in SCRIPTS.glob("*.js"):
        text = (site / "assets" / entry.name).read_text(encoding="utf-8")
        assert re.fullmatch(r'\(function\(\)\{"use strict";.*\}\)\(\);\n', text, re.DOTALL)
        assert not re.search(r"\b(import|export)\b *[{(*\"]|^export ", text, re.MULTILINE)


def theme(root: Path, **files: str) -> Path:
    """A theme with these scripts; «a__b» is the file b in the folder a."""
    for name, text in files.items():
        path = root / "theme" / "assets" / "js" / f"{name.replace('__', '/')}.js"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root / "theme"


def problems(root: Path, **files: str) -> list[str]:
    """What is said of a theme with these scripts."""
    with pytest.raises(GuideError) as raised:
        bundles([theme(root, **files)])
    return [str(problem).removeprefix("theme/assets/js/") for problem in raised.value.problems]


def test_what_is_used_comes_first_and_once(tmp_path: Path) -> None:
    folder = theme(
        tmp_path,
        page='import { b } from "./in/b.js";\nimport {\n  a,\n} from "./in/a.js";\n\nb(a);\n',
        in__a="/* A. */\nexport const a = 1;\n",
        in__b='import { a } from "./a.js";\n\nexport async function b() {}\nb(a);\n',
        other='import { a } from "./in/a.js";\na;\n',
    )
    assert bundles([folder]) == {
        "page": '(function () {\n"use strict";\n'
        "/* A. */\nconst a = 1;\n\n\nasync function b() {}\nb(a);\n\n\n\n\n\nb(a);\n})();\n",
        "other": '(function () {\n"use strict";\n/* A. */\nconst a = 1;\n\na;\n})();\n',
    }


def test_a_guides_own_script_comes_before_the_generators(tmp_path: Path) -> None:
    own = theme(tmp_path / "own", part="export const a = 2;\n")
    generators = theme(
        tmp_path, part="export const a = 1;\n", page='import { a } from "./part.js";\na;\n'
    )
    found = bundles([own, generators])
    assert found["page"] == '(function () {\n"use strict";\nconst a = 2;\n\na;\n})();\n'


def test_all_that_can_not_be_joined_is_said_at_once(tmp_path: Path) -> None:
    assert problems(
        tmp_path,
        page='import { day, week } from "./in/date.js";\nimport { a } from "./in/dates.js";\n',
        in__date="/* Dates. */\nexport const days = 1;\nconst week = 7;\n",
        other='import { b } from "./in/b.js";\n',
        in__b='import { c } from "./c.js";\nexport const b = 1;\nconst c2 = 2;\n',
        in__c='/* C. */\n\nimport { b } from "./b.js";\nexport class c {}\nfunction c2() {}\n',
    ) == [
        "in/b.js:3: found «c2», which theme/assets/js/in/c.js:5 declares too, expected another "
        "name: both are joined in one scope",
        "in/c.js:3: import: found a ring, b.js → c.js → b.js, expected imports that go one way",
        "page.js:1: import: found «day», expected a name that «./in/date.js» exports; "
        "did you mean «days»?",
        "page.js:1: import: found «week», expected a name that «./in/date.js» exports",
        "page.js:2: import: found «./in/dates.js», expected a file that exists; "
        "did you mean «./in/date.js»?",
    ]


@pytest.mark.parametrize(
    "line",
    [
        'import * as a from "./a.js";',
        'import a from "./a.js";',
        'import { a as b } from "./a.js";',
        'import "./a.js";',
        'import { a } from "a.js";',
        "export default a;",
        'export { a } from "./a.js";',
        "const { a, b } = document;",
    ],
)
def test_other_forms_of_import_and_export_are_refused(tmp_path: Path, line: str) -> None:
    assert problems(tmp_path, page=f"/* Page. */\n{line}\n", a="export const a = 1;\n") == [
        f'page.js:2: found «{line}», expected «import {{ name }} from "./file.js";» or a '
        "declaration of one name"
    ]


def test_a_regular_expression_that_would_be_cut_is_refused(tmp_path: Path) -> None:
    assert jsmin("(k) => /x\\//.test(k);") == "(k)=>/x\\"
    page = "const a = (k) => k / 2;\nconst b = (k) => // half\n  k;\n"
    assert problems(tmp_path, page=page + "const c = (k) =>\n  /x\\//.test(k);\n") == [
        "page.js:4: found a regular expression in «=> /x\\//.test(k);», expected round brackets "
        "about it: it would be sent cut short"
    ]


def test_a_build_stops_at_scripts_that_can_not_be_joined(
    small: SmallGuide, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = small.root / "mkdocs.yml"
    theirs = (SCRIPTS / "guide" / "menu.js").read_text(encoding="utf-8")
    own = small.root / "overrides" / "assets" / "js" / "guide" / "menu.js"
    own.parent.mkdir(parents=True)
    own.write_text(theirs.replace("page.js", "pages.js"), encoding="utf-8")
    assert main(["build", "--config", str(config), "--target", str(tmp_path / "site")]) == 1
    assert capsys.readouterr().err.startswith(
        "the guide has problems\n\n"
        "overrides/assets/js/guide/menu.js:3: import: found «./pages.js», expected a file that "
        "exists; did you mean «./page.js»?\n\n"
        "1 problem in 1 file. Nothing was built.\n"
    )
    assert not (tmp_path / "site").exists()
