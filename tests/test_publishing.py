"""Publishing cannot break: whatever happens to a build, what is published stays whole."""

from __future__ import annotations

import contextlib
import hashlib
import os
import platform
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from macros.build.lock import alone
from macros.build.publish import publish, recover
from macros.command_line import main
from macros.guide.model.sections import SECTIONS
from tests.conftest import PANGO, ROOT, SmallGuide, built, copy_of_small, made_once
from tests.sections import take_out


def fingerprint(folder: Path) -> dict[str, str]:
    """Every file of a folder with the hash of its bytes."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def build(small: SmallGuide) -> int:
    """Build the small guide into its site/."""
    return main(["build", "--config", str(small.root / "mkdocs.yml")])


def _publish_smallest(folder: Path) -> None:
    small = copy_of_small(folder / "small")
    take_out(small.docs, [section.name for section in SECTIONS])
    built(small.root / "mkdocs.yml", small.root / "site", takeaway=False)


@pytest.fixture
def smallest(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> SmallGuide:
    """As `published`, without its sections: for who builds many times over."""
    made = made_once(tmp_path_factory, "published-smallest", _publish_smallest)
    shutil.copytree(made / "small", tmp_path / "smallest")
    return SmallGuide(tmp_path / "smallest")


def build_command(small: SmallGuide, command: str = "build") -> list[str]:
    """The same as a command of its own."""
    config = str(small.root / "mkdocs.yml")
    return [sys.executable, "-m", "macros", command, "--config", config]


def test_a_build_with_problems_leaves_the_published_site_untouched(
    published: SmallGuide, capsys: pytest.CaptureFixture[str]
) -> None:
    before = fingerprint(published.root / "site")
    published.replace("data/factors/fart.yml", "order: 1", "order: en")
    assert build(published) == 1
    assert fingerprint(published.root / "site") == before
    assert "Nothing was built." in capsys.readouterr().err


def test_a_warning_from_mkdocs_stops_the_build_and_leaves_the_site(
    published: SmallGuide, capsys: pytest.CaptureFixture[str]
) -> None:
    before = fingerprint(published.root / "site")
    published.replace("fart.md", "# Lav fart", "# Lav fart\n\n[borte](borte.md)")
    assert build(published) == 1
    assert fingerprint(published.root / "site") == before
    printed = capsys.readouterr().err
    assert "borte.md" in printed
    assert "Nothing was published." in printed
    assert "Traceback" not in printed


def test_a_build_leaves_nothing_behind_but_the_site(published: SmallGuide) -> None:
    before = {path.name for path in published.root.iterdir()}
    assert before == {".build", "docs", "mkdocs.yml", "site"}
    assert [path.name for path in (published.root / ".build").iterdir()] == ["lock"]


def test_a_page_that_is_gone_is_gone_from_the_site(published: SmallGuide) -> None:
    (published.root / "site" / "gammel.html").write_text("x", encoding="utf-8")
    assert build(published) == 0
    assert not (published.root / "site" / "gammel.html").exists()


def test_the_site_can_be_read_by_a_web_server(published: SmallGuide) -> None:
    assert (published.root / "site").stat().st_mode & 0o055 == 0o055


@pytest.mark.skipif(
    platform.system() not in ("Linux", "Darwin"), reason="this system has no call for it"
)
def test_folders_change_places_in_one_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("new", "site"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text(name, encoding="utf-8")

    rename = Path.rename

    def watched(path: Path, to: Path) -> Path:
        moved = rename(path, to)
        assert (tmp_path / "site" / "index.html").exists(), "for a moment there is no site"
        return moved

    monkeypatch.setattr(Path, "rename", watched)
    publish(tmp_path / "new", tmp_path / "site")
    assert (tmp_path / "site" / "index.html").read_text(encoding="utf-8") == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_without_that_step_two_renames_do_and_a_kill_between_them_is_mended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("macros.build.publish._exchange", lambda *_: False)
    (tmp_path / "new").mkdir()
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("old", encoding="utf-8")
    (tmp_path / "site").rename(tmp_path / ".site.before")  # killed here
    recover(tmp_path / "site")
    assert (tmp_path / "site" / "index.html").read_text(encoding="utf-8") == "old"
    publish(tmp_path / "new", tmp_path / "site")
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    assert not list((tmp_path / "site").iterdir())


# A build for each line it reads, by a process it forks: none of them begins with Python's imports.
# It tells the number of each, and when it has ended.
BUILDER = """import os, sys
from macros.command_line import main
tell, build = os.fdopen(os.dup(1), "w"), ["build", "--config", sys.argv[1]]
os.dup2(2, 1)
main(build)
for _ in sys.stdin:
    if not (child := os.fork()):
        os._exit(main(build))
    print(child, file=tell, flush=True)
    os.waitpid(child, 0)
    print("ended", file=tell, flush=True)
"""


@contextlib.contextmanager
def killing(small: SmallGuide) -> Iterator[Callable[[float | None], None]]:
    """Yields what starts a build in a process of its own and kills it after so many seconds; after
    none as soon as the new folder has taken the published one's place.
    """
    command = [sys.executable, "-c", BUILDER, str(small.root / "mkdocs.yml")]
    site = small.root / "site"
    pipe, null = subprocess.PIPE, subprocess.DEVNULL
    with subprocess.Popen(
        command, cwd=ROOT, text=True, stdin=pipe, stdout=pipe, stderr=null
    ) as builder:
        given, told = builder.stdin, builder.stdout
        assert given is not None
        assert told is not None

        def killed(seconds: float | None) -> None:
            old = site.stat().st_ino
            print(file=given, flush=True)
            child = int(told.readline())
            if seconds is None:
                while site.exists() and site.stat().st_ino == old:
                    time.sleep(0.001)
            else:
                time.sleep(seconds)
            with contextlib.suppress(ProcessLookupError):  # it may have come to its end
                os.kill(child, signal.SIGKILL)
            assert told.readline() == "ended\n"

        yield killed
        given.close()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_a_killed_build_leaves_the_published_site_untouched(published: SmallGuide) -> None:
    before = fingerprint(published.root / "site")
    with subprocess.Popen(build_command(published), cwd=ROOT, stderr=subprocess.DEVNULL) as process:
        time.sleep(0.9)
        process.kill()
    assert fingerprint(published.root / "site") == before
    assert build(published) == 0


@pytest.mark.long
@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_a_build_killed_at_any_moment_fifty_times_leaves_an_old_or_a_new_site(
    smallest: SmallGuide, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")  # in its list of files
    assert build(smallest) == 0
    before, titles = fingerprint(smallest.root / "site"), ("# Velkommen", "# Velkommen hit")
    smallest.replace("index.md", *titles)
    assert build(smallest) == 0
    started = time.monotonic()
    assert build(smallest) == 0
    lasts = time.monotonic() - started
    whole = [before, fingerprint(smallest.root / "site")]
    assert whole[0] != whole[1]
    moments = random.Random(7)  # noqa: S311  any moments will do, the same ones each time
    outcomes: list[int] = []
    with killing(smallest) as killed:
        for turn in range(50):
            smallest.replace("index.md", *(titles if turn % 2 else titles[::-1]))
            # Some right after the swap: how long a build lasts depends on the machine.
            killed(None if turn % 7 == 0 else moments.uniform(0, lasts * 1.1))
            outcomes.append(whole.index(fingerprint(smallest.root / "site")))
    assert set(outcomes) == {0, 1}  # some kills came before the swap, and some after it
    assert build(smallest) == 0
    assert fingerprint(smallest.root / "site") in whole
    assert [path.name for path in (smallest.root / ".build").iterdir()] == ["lock"]


@pytest.mark.long
@pytest.mark.skipif(os.name == "nt", reason="built by forked processes")
def test_builds_at_once_wait_for_each_other_and_a_reader_never_misses_the_site(
    smallest: SmallGuide,
) -> None:
    whole = fingerprint(smallest.root / "site")
    builds = [subprocess.Popen(build_command(smallest), cwd=ROOT) for _ in range(3)]
    while any(process.poll() is None for process in builds):
        assert (smallest.root / "site" / "index.html").read_bytes()
    assert [process.returncode for process in builds] == [0, 0, 0]
    assert fingerprint(smallest.root / "site") == whole


def test_a_second_build_says_that_it_waits(tmp_path: Path) -> None:
    script = "from macros.build.lock import alone; from pathlib import Path; import sys\n"
    script += "with alone(Path(sys.argv[1])): print('mine')"
    said = tmp_path / "said"
    with alone(tmp_path), said.open("w", encoding="utf-8") as errors:  # no pipe, which one waits at
        command = [sys.executable, "-c", script, str(tmp_path)]
        waiting = subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.PIPE, stderr=errors, text=True
        )
        for _ in range(300):
            if said.stat().st_size or waiting.poll() is not None:
                break
            time.sleep(0.1)
        told, ended = said.read_text(encoding="utf-8"), waiting.poll()
    printed, _ = waiting.communicate(timeout=30)
    assert told == "Another build is under way; waiting for it …\n"
    assert ended is None
    assert printed == "mine\n"


def gone(pid: int) -> bool:
    """Whether a process has ended; one whose end nobody has asked for yet counts as ended."""
    found = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, check=False)
    return found.stdout.strip()[:1] in (b"", b"Z")


def wait_until_gone(pids: list[int]) -> None:
    """Wait for processes to end by themselves; what still lives after a while is killed."""
    for _ in range(300):
        if all(gone(pid) for pid in pids):
            return
        time.sleep(0.1)
    for pid in pids:
        os.kill(pid, signal.SIGKILL)
    raise AssertionError(f"still there: {pids}")


FORKING = """
import os, signal, sys, time
from pathlib import Path
from macros.build.lock import alone
with alone(Path(sys.argv[1])):
    child = os.fork()
    if child == 0:
        time.sleep(20)
    print(child, flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""

ORPHANING = """
import multiprocessing, os, signal, sys, time
from concurrent.futures import ProcessPoolExecutor
from macros.downloads.rendering import end_with_parent
context = multiprocessing.get_context(sys.argv[1])
if __name__ == "__main__":
    pool = ProcessPoolExecutor(2, mp_context=context, initializer=end_with_parent)
    working = [pool.submit(time.sleep, 600 * turn) for turn in range(2)]
    working[0].result()  # one worker waits for work, the other has some
    print(*pool._processes, flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no fork")
def test_a_killed_builds_lock_is_free_though_a_child_of_it_lives_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = [sys.executable, "-c", FORKING, str(tmp_path)]
    started = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert started.stdout is not None
    child = int(started.stdout.readline())
    started.stdout.close()
    started.wait()
    try:
        assert not gone(child)
        with alone(tmp_path):
            assert capsys.readouterr().err == "", "nobody has to wait"
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_those_who_make_files_end_when_their_build_is_gone(tmp_path: Path) -> None:
    script = tmp_path / "orphaning.py"
    script.write_text(ORPHANING, encoding="utf-8")
    way = "fork" if sys.platform == "linux" else "spawn"
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, str(script), way]
    with (tmp_path / "pids").open("w") as told:  # no pipe, which orphans would keep open
        subprocess.run(command, env=environment, stdout=told, check=False)
    workers = [int(pid) for pid in (tmp_path / "pids").read_text(encoding="utf-8").split()]
    assert len(workers) == 2
    wait_until_gone(workers)


def makers(build: int) -> list[int]:
    """The processes that make files for a build."""
    command = ["pgrep", "-P", str(build), "-f", "macros"]
    found = subprocess.run(command, capture_output=True, check=False)
    return [int(pid) for pid in found.stdout.split()]


def killed_while_making_files(small: SmallGuide, seconds: float) -> None:
    """Kill a build some time after it has begun to make PDFs; wait for those who make them."""
    environment = os.environ | {"TAKEAWAY": "1"}
    command = build_command(small)
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL)
    workers: list[int] = []
    while not workers and process.poll() is None:
        workers = makers(process.pid)
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(seconds)
    workers = makers(process.pid)
    process.kill()
    process.wait()
    wait_until_gone(workers)


@pytest.mark.long
@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
@pytest.mark.skipif(not PANGO, reason="Pango is not installed")
def test_builds_killed_while_files_are_made_hinder_no_later_one(smallest: SmallGuide) -> None:
    before = fingerprint(smallest.root / "site")
    moments = random.Random(11)  # noqa: S311  any moments will do, the same ones each time
    for _ in range(4):
        shutil.rmtree(smallest.root / ".build" / "downloads", ignore_errors=True)
        killed_while_making_files(smallest, moments.uniform(0, 1.2))
        assert fingerprint(smallest.root / "site") == before
    assert build(smallest) == 0
    assert fingerprint(smallest.root / "site") == before


@pytest.mark.skipif(os.name == "nt", reason="Windows has no limit of this kind")
def test_a_file_that_finds_no_room_leaves_the_published_site_untouched(
    published: SmallGuide,
) -> None:
    import resource

    before = fingerprint(published.root / "site")
    result = subprocess.run(
        build_command(published),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000)),
    )
    assert result.returncode == 1
    assert "Nothing was published." in result.stderr
    assert "Traceback" not in result.stderr
    assert fingerprint(published.root / "site") == before


# In a namespace of its own, where a small disk can be mounted: the guide, and hardly any room.
FULL_DISK = """
set -e
mount -t tmpfs -o size=16m none "$1"
cp -a "$2/." "$1"
cat /dev/zero > "$1/fill" 2>/dev/null || true
truncate -s -300K "$1/fill"
set +e
"$3" -m macros build --config "$1/mkdocs.yml"
echo "status $?"
cd "$1/site" && find . -type f | LC_ALL=C sort | xargs sha256sum
"""


def test_a_full_disk_leaves_the_published_site_untouched(
    published: SmallGuide, tmp_path: Path
) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    command = ["unshare", "-rm", "sh", "-c", FULL_DISK, "sh"]
    if (
        shutil.which("unshare") is None
        or subprocess.run([*command[:2], "true"], check=False).returncode
    ):
        pytest.skip("unshare can make no mount namespace here")
    result = subprocess.run(
        [*command, str(disk), str(published.root), sys.executable],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    status, *sums = result.stdout.splitlines()
    assert status == "status 1", result.stderr
    assert "Nothing was published." in result.stderr
    found = {line.split("  ./")[1]: line.split("  ./")[0] for line in sums}
    assert found == fingerprint(published.root / "site")


@pytest.mark.long
def test_a_build_touches_nothing_but_the_site_and_its_workshop(
    small: SmallGuide, tmp_path: Path
) -> None:
    home, temporary = tmp_path / "home", tmp_path / "tmp"
    home.mkdir()
    temporary.mkdir()
    before = fingerprint(small.root)
    environment = os.environ | {"HOME": str(home), "TMPDIR": str(temporary)}
    for command in ("build", "offline"):
        subprocess.run(build_command(small, command), cwd=ROOT, env=environment, check=True)
    after = fingerprint(small.root)
    changed = {name for name in after if before.get(name) != after[name]} | (before.keys() - after)
    assert {name.split("/")[0] for name in changed} == {".build", "dist", "site"}
    assert not list(temporary.iterdir())
    assert {path.name for path in home.iterdir()} <= {".cache"}


@pytest.mark.long
def test_a_target_on_another_file_system_is_published_too(
    published: SmallGuide, tmp_path: Path
) -> None:
    shared = Path("/dev/shm")  # noqa: S108  a file system of its own, where there is one
    if not shared.is_dir() or shared.stat().st_dev == tmp_path.stat().st_dev:
        pytest.skip("there is no second file system here")
    with tempfile.TemporaryDirectory(dir=shared) as folder:
        target = Path(folder) / "site"
        config = str(published.root / "mkdocs.yml")
        for _ in range(2):
            assert main(["build", "--config", config, "--target", str(target)]) == 0
            assert fingerprint(target) == fingerprint(published.root / "site")
        assert [path.name for path in Path(folder).iterdir()] == ["site"]


def test_the_same_source_gives_the_same_bytes(published: SmallGuide) -> None:
    """In another process and another folder too."""
    first = fingerprint(published.root / "site")
    (published.root / "site" / "index.html").write_text("x", encoding="utf-8")
    assert build(published) == 0
    assert fingerprint(published.root / "site") == first


def test_a_site_address_is_used_where_one_is_needed(
    small: SmallGuide, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = small.root / "mkdocs.yml"
    text = path.read_text(encoding="utf-8") + "\nsite_url: !ENV [SITE_URL, ]\n"
    path.write_text(text, encoding="utf-8")
    monkeypatch.setenv("SITE_URL", "https://intranett.example.org/vei/")
    assert build(small) == 0
    lost = (small.root / "site" / "404.html").read_text(encoding="utf-8")
    assert 'href="/vei/">Velkommen</a>' in lost
    assert 'href="/vei/sjekklister/">Sjekklister</a>' in lost
    assert "<script" not in lost
    sitemap = (small.root / "site" / "sitemap.xml").read_text(encoding="utf-8")
    assert "https://intranett.example.org/vei/fart/" in sitemap
