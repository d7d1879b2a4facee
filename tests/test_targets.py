"""Where a site is published: into what the host gives, and never over what is somebody else's."""

from __future__ import annotations

import errno
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.build import fill as filling
from macros.build.fill import HalfFilledError, fill
from macros.build.publish import make_folder, make_readable, publish, recover
from macros.build.target import check_target
from macros.command_line import main
from macros.guide import GuideError
from tests.conftest import ROOT, SmallGuide
from tests.test_publishing import build, build_command, fingerprint

UNSHARE = ["unshare", "-rm", "sh", "-c"]


def can_mount() -> bool:
    """Whether a test may mount a folder, in a namespace of its own."""
    if shutil.which("unshare") is None:
        return False
    mounted = 'mkdir -p "$0" && mount --bind "$0" "$0"'
    place = f"/tmp/can-mount-{os.getpid()}"  # noqa: S108  an empty folder, made here
    made = subprocess.run([*UNSHARE, mounted, place], capture_output=True, check=False)
    shutil.rmtree(place, ignore_errors=True)
    return made.returncode == 0


# What stands in a folder that is no earlier site.
FOREIGN: dict[str, Callable[[Path], object]] = {
    "a file of one's own": lambda folder: (folder / "notat.txt").write_text("mitt"),
    "a hidden file": lambda folder: (folder / ".gitkeep").write_text(""),
    "a folder": lambda folder: (folder / "bilder").mkdir(),
    "another program's manifest": lambda folder: (folder / "manifest.json").write_text(
        '{"name": "App", "icons": []}'
    ),
    "a manifest that is no JSON": lambda folder: (folder / "manifest.json").write_bytes(b"\xff{"),
    "a manifest that is too deep": lambda folder: (folder / "manifest.json").write_text(
        "[" * 10**6
    ),
}


@pytest.mark.parametrize("kind", FOREIGN)
def test_a_folder_with_anything_else_in_it_is_refused_and_left(
    small: SmallGuide, tmp_path: Path, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "mine"
    target.mkdir()
    FOREIGN[kind](target)
    before = fingerprint(target)
    config = str(small.root / "mkdocs.yml")
    assert main(["build", "--config", config, "--target", str(target)]) == 1
    name = next(target.iterdir()).name
    assert capsys.readouterr().err == (
        f"{target}: found a folder with «{name}», and no manifest.json of an earlier site; "
        "expected a new folder, an empty one or an earlier site, since all that is in it is "
        "removed\n\n1 problem in 1 file. Nothing was built.\n"
    )
    assert fingerprint(target) == before
    assert not (small.root / ".build").exists(), "said before the work is done"


def test_the_guides_own_folder_and_those_above_it_are_refused(small: SmallGuide) -> None:
    shutil.copy(small.root / "mkdocs.yml", small.root / "manifest.json")
    for target in (small.root, small.root.parent, Path("/")):
        with pytest.raises(GuideError) as caught:
            check_target(target, small.root)
        message = "found the folder of the guide itself, expected another"
        assert str(caught.value.problems[0]) == f"{target}: {message}"


def test_a_file_is_refused_and_what_may_be_replaced_is_not(
    small_site: Path, small: SmallGuide, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(GuideError) as caught:
        check_target(tmp_path / "file", small.root)
    assert caught.value.problems[0].message == "found a file, expected a folder"
    (tmp_path / "disk" / "lost+found").mkdir(parents=True)
    (tmp_path / "gone").symlink_to(tmp_path / "nowhere")
    for target in ("absent/deep", "disk", "gone"):
        check_target(tmp_path / target, small.root)
    check_target(small_site, small.root)


def test_a_long_list_of_files_is_cut(tmp_path: Path, small: SmallGuide) -> None:
    (tmp_path / "full").mkdir()
    for name in ("a", "b", "c", "d", "e"):
        (tmp_path / "full" / name).touch()
    with pytest.raises(GuideError) as caught:
        check_target(tmp_path / "full", small.root)
    message = "found a folder with «a», «b» and «c» and 2 more, and no manifest.json of an earlier"
    assert message in str(caught.value)


def test_a_link_is_followed_and_stays(
    small: SmallGuide, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What a server has followed to is exchanged, not the link."""
    served = tmp_path / "www" / "guide"
    (tmp_path / "between").symlink_to(served)
    (small.root / "site").symlink_to(tmp_path / "between")
    for how in ("in one step", "in one step: the folders changed places"):
        assert build(small) == 0
        assert (small.root / "site").readlink() == tmp_path / "between"
        assert (served / "index.html").is_file()
        said = f"Published to {served} (to which {small.root}/site leads) {how}.\n"
        assert capsys.readouterr().err == said
        small.replace("index.md", "# Velkommen", "# Velkommen hit")
    assert "Velkommen hit" in (served / "index.html").read_text(encoding="utf-8")
    assert [path.name for path in served.parent.iterdir()] == ["guide"]


def test_a_link_to_itself_is_said(small: SmallGuide, capsys: pytest.CaptureFixture[str]) -> None:
    (small.root / "site").symlink_to(small.root / "site")
    assert build(small) == 1
    assert capsys.readouterr().err == (
        f"{small.root}/site: found a link that leads to itself, expected one to a folder\n"
        "Nothing was published.\n"
    )


def fixed(monkeypatch: pytest.MonkeyPatch, place: Path, code: int) -> None:
    """Let a folder be one that can't be moved, nor anything be put in its place."""
    rename = Path.rename

    def refuse(self: Path, to: Path) -> Path:
        if place in (self, to):
            raise OSError(code, os.strerror(code), str(self))
        return rename(self, to)

    monkeypatch.setattr(Path, "rename", refuse)
    monkeypatch.setattr("macros.build.publish._exchange", lambda *_: False)


@pytest.mark.parametrize("code", [errno.EBUSY, errno.EXDEV, errno.EPERM, errno.EACCES])
def test_a_folder_that_cannot_be_moved_is_filled(
    tmp_path: Path, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "volume"
    (place / "lost+found").mkdir(parents=True)
    fixed(monkeypatch, place, code)
    node = place.stat().st_ino
    for turn in range(2):
        publish(built(tmp_path / "built", str(turn)), place)
    assert place.stat().st_ino == node
    assert (place / "lost+found").is_dir()
    assert fingerprint(place) == fingerprint(built(tmp_path / "built", "1"))
    said = publish(built(tmp_path / "built", "2"), place)
    reason = os.strerror(code).lower()
    assert said == (
        f"Published to {place} file by file, since that folder can't be moved ({reason})."
    )


def built(folder: Path, version: str) -> Path:
    """A site of two pages whose files have the version in their names."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "assets").mkdir(parents=True)
    (folder / "own").mkdir()
    for name in (f"a.{version}.css", "b.css"):
        (folder / "assets" / name).write_text(version, encoding="utf-8")
    for page, depth in (("index.html", ""), (f"own/{version}.html", "../"), ("x.html", "")):
        text = f'{version}<a href="{depth}own/{version}.html">'
        text += f'<link href="{depth}assets/a.{version}.css"><link href="{depth}assets/b.css">'
        (folder / page).write_text(text, encoding="utf-8")
        if version in "02":
            (folder / f"{page}.gz").write_text(text, encoding="utf-8")
    (folder / "manifest.json").write_text(f'{{"version": "{version}"}}', encoding="utf-8")
    return folder


def missing(place: Path) -> list[str]:
    """Files that a page, or its compressed copy, names and that aren't there."""
    found = []
    for page in place.rglob("*.html*"):
        if filling.STAGE in page.parts:
            continue
        text = page.read_text(encoding="utf-8")
        named = re.findall('href="([^"]+)"', text)
        found += [f"{page}: {to}" for to in named if not (page.parent / to).is_file()]
    return found


@pytest.mark.parametrize(("old", "new"), [("0", "1"), ("1", "2"), ("2", "1"), ("0", "2")])
def test_a_filling_that_is_stopped_anywhere_leaves_no_page_without_its_files(
    tmp_path: Path, old: str, new: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh, place = built(tmp_path / "new", new), tmp_path / "site"
    whole = fingerprint(fresh)
    steps = 0
    for stop in range(100):
        built(place, old)
        left = [stop]
        with monkeypatch.context() as patch:
            for name in ("replace", "unlink", "rmdir"):
                patch.setattr(Path, name, counted(getattr(Path, name), left))
            said = filled_or_why(fresh, place)
        steps += "some files are new now, the rest old; build once more" in said
        assert missing(place) == [], stop
        for packed in place.rglob("*.gz") if new == "1" else ():
            assert packed.read_bytes() == packed.with_suffix("").read_bytes(), "never a stale copy"
        assert (place / "manifest.json").is_file()
        if left[0] > 0:
            break
        fill(fresh, place)
        assert fingerprint(place) == whole
    assert fingerprint(place) == whole
    assert steps > 8


def filled_or_why(fresh: Path, place: Path) -> str:
    """Fill `place`; gives what is said when that is stopped."""
    try:
        fill(fresh, place)
    except HalfFilledError as error:
        return str(error)
    return ""


def counted(call: Callable[..., object], left: list[int]) -> Callable[..., object]:
    """A call that fails when `left` of them have been made."""

    def counting(*given: object, **named: object) -> object:
        if left[0] <= 0:
            raise OSError(errno.EIO, "Input/output error")
        left[0] -= 1
        return call(*given, **named)

    return counting


def test_the_first_filling_says_at_once_whose_the_folder_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Or a build that was stopped could not be made good: the next would refuse the folder."""
    fresh, place = built(tmp_path / "new", "1"), tmp_path / "site"
    place.mkdir()
    monkeypatch.setattr(Path, "replace", counted(Path.replace, [1]))
    with pytest.raises(HalfFilledError):
        fill(fresh, place)
    assert [path.name for path in place.rglob("*") if path.is_file()] == ["manifest.json"]


def test_a_filling_takes_away_what_stands_in_its_way(tmp_path: Path) -> None:
    fresh, place = built(tmp_path / "new", "1"), tmp_path / "site"
    (tmp_path / "theirs").mkdir()
    (place / "x.html").mkdir(parents=True)
    (place / "x.html" / "old").touch()
    (place / "own").write_text("a file", encoding="utf-8")
    (place / "assets").symlink_to(tmp_path / "theirs")
    fill(fresh, place)
    assert fingerprint(place) == fingerprint(fresh)
    assert not list((tmp_path / "theirs").iterdir()), "nothing is written through a link in it"


def test_no_room_in_the_folder_leaves_it_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = built(tmp_path / "site", "0")
    before = fingerprint(place)

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(shutil, "copyfile", full)
    monkeypatch.setattr(shutil, "copy2", full)
    with pytest.raises(OSError, match="No space left on device"):
        fill(built(tmp_path / "new", "1"), place)
    assert fingerprint(place) == before
    recover(place)
    assert fingerprint(place) == before


# A published folder that is mounted: from the same disk, and as a disk of its own.
MOUNTED = """
set -e
mount $1 "$2/site"
shift
"$2" -m macros build --config "$1/mkdocs.yml"
"$2" -m macros build --config "$1/mkdocs.yml"
cd "$1/site" && find . -type f | LC_ALL=C sort | xargs sha256sum
"""


@pytest.mark.long
@pytest.mark.parametrize("kind", ["bind", "tmpfs"] if can_mount() else [])
def test_a_mounted_folder_is_filled(small: SmallGuide, tmp_path: Path, kind: str) -> None:
    volume = tmp_path / "volume"
    volume.mkdir()
    (small.root / "site").mkdir()
    how = f"--bind {volume}" if kind == "bind" else "-t tmpfs none"
    made = subprocess.run(
        [*UNSHARE, MOUNTED, "sh", how, str(small.root), sys.executable],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 0, made.stderr
    reason = "device or resource busy"
    line = (
        f"Published to {small.root}/site file by file, since that folder can't be moved ({reason})."
    )
    assert made.stderr.splitlines() == [line, line]
    found = {line.split("  ./")[1]: line.split("  ./")[0] for line in made.stdout.splitlines()}
    assert build(small) == 0
    assert found == fingerprint(small.root / "site")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no umask")
@pytest.mark.parametrize("command", ["build", pytest.param("offline", marks=pytest.mark.long)])
def test_a_web_server_can_read_it_whatever_the_umask(small: SmallGuide, command: str) -> None:
    target = small.root / "srv" / "www" / "site"
    subprocess.run(
        [*build_command(small, command), "--target", str(target)],
        cwd=ROOT,
        check=True,
        umask=0o077,
    )
    made = [small.root / "srv", *(small.root / "srv").rglob("*")]
    assert any(path.is_file() for path in made)
    for path in made:
        assert path.stat().st_mode & 0o777 == (0o755 if path.is_dir() else 0o644), path


@pytest.mark.skipif(os.name == "nt", reason="Windows has no umask")
def test_folders_that_are_there_keep_their_modes(tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir(mode=0o700)
    make_folder(tmp_path / "closed" / "new")
    assert (tmp_path / "closed").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "closed" / "new").stat().st_mode & 0o777 == 0o755
    make_readable(tmp_path / "closed")
    assert (tmp_path / "closed").stat().st_mode & 0o777 == 0o755
