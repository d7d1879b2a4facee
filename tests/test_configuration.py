"""A guide's mkdocs.yml is short: the generator puts in what it needs, and lets nothing break it."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from macros.build.configuration import load
from macros.command_line import main
from macros.guide import GuideError
from tests.conftest import ROOT, SmallGuide

OURS = str(ROOT / "overrides")


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    """The folder of a guide with a page, yet without a configuration."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# Velkommen\n", encoding="utf-8")
    return tmp_path


def problems(guide: Path, text: str) -> list[str]:
    """What is said of a configuration; nothing when it is right."""
    config = guide / "mkdocs.yml"
    config.write_text(text, encoding="utf-8")
    try:
        load(config)
    except GuideError as error:
        return [str(problem) for problem in error.problems]
    return []


def test_a_name_is_enough(guide: Path) -> None:
    assert problems(guide, "site_name: Prøve\n") == []
    settings = load(guide / "mkdocs.yml")
    assert settings.theme.name == "material"
    assert settings.theme.dirs[0] == OURS
    assert settings.theme["language"] == "nb"
    assert settings.extra_css == ["assets/guide.css"]
    assert "assets/workbook.js" in settings.theme.static_templates
    assert [*settings.plugins] == ["macros"]
    assert settings.mdx_configs["toc"]["toc_depth"] == 3
    assert settings.exclude_docs
    assert settings.exclude_docs.match_file("utkast.md.bak")
    assert settings.watch == [OURS]
    assert Path(settings.site_dir) == guide / ".build" / "mkdocs"


ADDED = """\
site_name: Prøve
site_url: !ENV [NO_SUCH_VARIABLE, "https://example.org/"]
theme:
  name: material
  features: [toc.follow, navigation.top]
plugins:
  - tags
markdown_extensions:
  - admonition
  - markdown.extensions.tables:
      use_align_attribute: true
  - footnotes: {SEPARATOR: "-"}
extra:
  social: []
extra_css: [assets/guide.css, egen.css]
extra_javascript: [egen.js]
exclude_docs: utkast/
watch: [docs]
strict: true
"""


def test_what_a_guide_adds_is_added(guide: Path) -> None:
    assert problems(guide, ADDED) == []
    settings = load(guide / "mkdocs.yml")
    assert settings.site_url == "https://example.org/"
    assert {"navigation.top", "toc.follow"} <= {*settings.theme["features"]}
    assert [*settings.plugins] == ["macros", "material/tags"]
    assert {"toc", "attr_list", "admonition"} <= {*settings.markdown_extensions}
    assert settings.mdx_configs["tables"] == {"use_align_attribute": True}
    assert settings.mdx_configs["footnotes"] == {"SEPARATOR": "-"}
    assert settings.extra == {"generator": False, "social": []}
    assert settings.extra_css == ["assets/guide.css", "egen.css"]
    assert [str(script) for script in settings.extra_javascript] == ["egen.js"]
    assert settings.exclude_docs
    assert settings.exclude_docs.match_file("utkast/a.md")
    assert settings.exclude_docs.match_file("Thumbs.db")
    assert settings.watch == [OURS, str(guide / "docs")]
    assert settings.strict is False  # while an editor looks at it


def test_a_guides_own_templates_come_first(guide: Path) -> None:
    (guide / "overrides").mkdir()
    assert problems(guide, "site_name: Prøve\n") == []
    dirs = load(guide / "mkdocs.yml").theme.dirs
    assert dirs[:2] == [str(guide / "overrides"), OURS]
    assert dirs[2].endswith("templates")
    assert problems(guide, "site_name: Prøve\ntheme: {custom_dir: overrides}\n") == []


WRONG = [
    ("{}", "1: found no «site_name», expected the guide's name"),
    ("site_nme: X", "1: found the key «site_nme», expected one of MkDocs'; did you mean "
     "«site_name»?"),
    ("INHERIT: a.yml", "1: found «INHERIT», expected its keys in this file; inherited lists would "
     "be replaced, not added to"),
    ("site_dir: site", "1: found «site_dir», expected none; «make site» publishes to site/, or to "
     "the folder that --target names"),
    ("strict: false", "1: found false for «strict», expected true; «make site» always stops at a "
     "warning"),
    ("use_directory_urls: false", "1: found false for «use_directory_urls», expected true; links "
     "and files rest on a folder for each page"),
    ("theme: mkdocs", "1: found «mkdocs», expected keys with values"),
    ("theme: {name: mkdocs}", "1: found «mkdocs» for «name», expected «material»; pages are made "
     "of its templates"),
    ("theme:\n  font: {text: Roboto}", "2: found a mapping of keys and values for «font», expected "
     "false; pages load nothing from other sites"),
    ("theme:\n  langauge: nb", "2: found the key «langauge», expected «custom_dir», «name», "
     "«language», «font», «favicon», «logo», «features» or «static_templates»; did you mean "
     "«language»?"),
    ("theme: {language: xx}", "1: found the language «xx», which has no catalogue of words, "
     "expected «nb»"),
    ("theme: {language: no}", "1: found the language false, which has no catalogue of words, "
     "expected «nb»"),
    ("theme: {palette: {primary: red}}", "1: found «palette», expected none; colours stand in "
     "overrides/assets/css/tokens.css"),
    ("theme:\n  features:\n    - navigation.instant.prefetch", "3: found "
     "«navigation.instant.prefetch», expected none; scripts start with each page"),
    ("theme: {features: navigation.top}", "1: found «navigation.top», expected a list of texts"),
    ("theme: {custom_dir: maler}", "1: found «maler», expected «overrides», the folder beside this "
     "file"),
    ("theme: {logo: assets/borte.svg}", "1: found no file «assets/borte.svg», expected it "
     "in docs/"),
    ("plugins:\n  - search:\n      lang: nb", "2: found «search», expected none; the guide has a "
     "search of its own"),
    ("plugins: {search: {enabled: false}}", "1: found «search», expected none; the guide has a "
     "search of its own"),
    ("plugins:\n  - macros:\n      on_undefined: keep", "3: found «keep» for «on_undefined», "
     "expected «strict»; the macros of a guide are the generator's"),
    ("plugins:\n  - offline", "2: found «offline», expected none; «make offline» packs "
     "the guide"),
    ("plugins: [finnes-ikke]", "1: found a list for «plugins», which MkDocs refuses: The "
     '"finnes-ikke" plugin is not installed'),
    ("plugins: search", "1: found «search», expected a list or keys with values"),
    ("plugins:\n  - macros: nei", "2: found «nei», expected keys with values"),
    ("markdown_extensions:\n  - toc:\n      permalink: true", "3: found true for «permalink», "
     "expected none; pages and files lead to the anchors of headings"),
    ("markdown_extensions:\n  - toc:\n      slugify: !!python/name:os.path.join", "3: found "
     "«join» for «slugify», expected the generator's own; pages and files lead to the "
     "anchors of headings"),
    ("validation:\n  links:\n    anchors: ignore", "3: found «ignore» for «anchors», expected "
     "«warn»; a page that leads nowhere is not published"),
    ("extra: {analytics: {provider: google}}", "1: found «analytics», expected none; pages load "
     "nothing from other sites"),
    ("extra: {guide: X}", "1: found «guide», expected another name; the generator puts its own "
     "there"),
    ("extra:\n  foot: [indx.md]", "2: found the page «indx.md», expected one in docs/; did you "
     "mean «index.md»?"),
    ("extra: {shared_picture: borte.png}", "1: found no file «borte.png», expected it in docs/"),
    ("docs_dir: .", "1: found «.», expected a folder of its own beside this file, such as «docs»"),
    ("docs_dir: ../annet", "1: found «../annet», expected a folder of its own beside this file, "
     "such as «docs»"),
    ("docs_dir: site", "1: found «site», expected a folder of its own beside this file, such as "
     "«docs»"),
    ("docs_dir: dokumenter", "1: found no folder «dokumenter», expected the guide's pages in it"),
    ("nav: {a: b}", "1: found a mapping of keys and values for «nav», which MkDocs refuses: "
     "Expected nav to be a list, got dict with keys ('a',)"),
    ("nav: [&a index.md]", "1: found the anchor «&a», expected the text itself; put quotes round "
     "it"),
    ("extra_css: [a.css]\nextra_css: [b.css]", "2: found the key «extra_css» a second time (first "
     "on line 1), expected it once"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), WRONG)
def test_what_would_break_the_generator_is_refused_by_name(
    guide: Path, text: str, expected: str
) -> None:
    name = "" if "site_name" in expected else "\nsite_name: Prøve"
    assert problems(guide, f"{text}{name}\n") == [f"mkdocs.yml:{expected}"]


def test_all_of_it_comes_at_once_and_nothing_is_built(
    small: SmallGuide, capsys: pytest.CaptureFixture[str]
) -> None:
    small.configure("theme:\n  font: {text: Roboto}\nstrict: false\nsite_dir: ut\n")
    assert main(["build", "--config", str(small.root / "mkdocs.yml")]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert [line.split(",")[0].split(": ", 1)[1] for line in lines[:3]] == [
        "found a mapping of keys and values for «font»",
        "found false for «strict»",
        "found «site_dir»",
    ]
    assert lines[-1] == "3 problems in 1 file. Nothing was built."
    assert main(["serve", "--config", str(small.root / "mkdocs.yml")]) == 1


def test_a_guide_has_one_name(small: SmallGuide) -> None:
    small.replace("../mkdocs.yml", "site_name: Trygg skolevei", "site_name: Trygg vei")
    with pytest.raises(GuideError) as caught:
        small.project.open_book()
    assert [str(problem) for problem in caught.value.problems] == [
        "docs/data/guide.yml:2: found «Trygg skolevei», and «Trygg vei» for «site_name» in "
        "mkdocs.yml, expected one name"
    ]


def test_no_guide_is_built_without_its_styles(
    small: SmallGuide, capsys: pytest.CaptureFixture[str]
) -> None:
    small.configure("extra_css: [egen.css]\ntheme: {static_templates: [egen.html]}\n")
    small.write("egen.css", "p { color: #333; }")
    (small.root / "overrides" / "assets" / "css").mkdir(parents=True)
    own = small.root / "overrides" / "assets" / "css" / "tokens.css"
    own.write_text(":root { --g-primary: #123456; }", encoding="utf-8")
    (small.root / "overrides" / "egen.html").write_text("<p>Egen</p>", encoding="utf-8")
    assert main(["build", "--config", str(small.root / "mkdocs.yml")]) == 0
    site = small.root / "site"
    front = (site / "index.html").read_text(encoding="utf-8")
    assert front.index("assets/guide.css") < front.index('href="egen.css"')
    assert "--g-primary: #123456" in (site / "assets" / "guide.css").read_text(encoding="utf-8")
    assert (site / "egen.html").read_text(encoding="utf-8") == "<p>Egen</p>"

    bare = "<!doctype html><title>{{ page.title }}</title>{{ page.content }}"
    (small.root / "overrides" / "main.html").write_text(bare, encoding="utf-8")
    assert main(["build", "--config", str(small.root / "mkdocs.yml")]) == 1
    assert capsys.readouterr().err.endswith(
        "docs/andre.md: found no link to assets/guide.css on the page as it is built, "
        "expected the guide's styles; see overrides/ beside mkdocs.yml\nNothing was published.\n"
    )


def alone(program: str, small: SmallGuide, out: Path) -> subprocess.CompletedProcess[str]:
    """Run an engine as its own program, from elsewhere."""
    found = shutil.which(program, path=str(ROOT / ".venv" / "bin"))
    assert found, f"no {program} is installed"
    command = [found, "build", "-f", str(small.root / "mkdocs.yml"), "-d", str(out)]
    quiet = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    return subprocess.run(
        command, cwd=small.root, env=quiet, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("program", ["mkdocs", "properdocs"])
def test_the_engine_by_itself_makes_the_pages_and_says_what_the_pipeline_adds(
    program: str, small: SmallGuide, tmp_path: Path
) -> None:
    small.alone()
    done = alone(program, small, tmp_path / "out")
    assert done.returncode == 0, done.stderr
    assert (
        "these are the pages alone; «make site» adds downloads, open data, search words, an "
        "edition's colours and arms, and server files, checks every link, and publishes to site/ "
        "in one step\n" in done.stderr
    )
    front = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    assert "assets/guide.css" in front
    assert "1. juli 2023" in front
    assert (tmp_path / "out" / "assets" / "guide.css").is_file()
    assert not (tmp_path / "out" / "manifest.json").exists()


def test_the_engine_by_itself_leaves_the_published_site_alone(small: SmallGuide) -> None:
    small.alone()
    done = alone("mkdocs", small, small.root / "site")
    assert done.returncode == 0, done.stderr
    assert not (small.root / "site").exists()
    assert (small.root / ".build" / "mkdocs" / "index.html").is_file()


def test_the_engine_by_itself_says_the_same_of_a_configuration(
    small: SmallGuide, tmp_path: Path
) -> None:
    small.alone()
    small.configure("strict: false\n")
    done = alone("mkdocs", small, tmp_path / "out")
    assert done.returncode == 1
    assert "found false for «strict», expected true; «make site» always stops" in done.stderr
    assert "Traceback" not in done.stderr


ODD = ["", "1", "x", "[]", "[[a]]", "[{a: b}]", "{}", "{a: {b: c}}", "{1: [null]}", "true"]
PLACES = [
    *("theme: @", "plugins: @", "markdown_extensions: @", "extra: @", "validation: @", "hooks: @"),
    *("nav: @", "docs_dir: @", "extra_css: @", "exclude_docs: @", "watch: @", "strict: @"),
    *("theme: {name: @}", "theme: {font: @}", "theme: {features: @}", "theme: {logo: @}"),
    *("theme: {static_templates: @}", "extra: {foot: @}", "extra: {shared_picture: @}"),
    *("extra: {generator_version: @}", "plugins: [{search: @}]", "plugins: [{macros: @}]"),
    *("markdown_extensions: [{toc: @}]", "markdown_extensions: [{tables: @}]"),
]


@pytest.mark.parametrize("place", PLACES)
def test_whatever_stands_there_is_taken_or_said(guide: Path, place: str) -> None:
    for value in ODD:
        found = problems(guide, f"site_name: Prøve\n{place.replace('@', value)}\n")
        assert all(line.startswith("mkdocs.yml:") for line in found)
