"""Whatever a server answers, it is bounded, said by its address, and stops no other."""

from __future__ import annotations

import gzip
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from macros.host import verify
from macros.host.asking import NoAnswerError, ask, follow
from macros.host.manifest import Manifest
from macros.host.verify import MOST_SILENT, differences
from macros.review import links
from macros.review.links import Asker, outside
from tests.hostile import HEAD, ODD, WRONG, hostile


@pytest.fixture(scope="module")
def world() -> Iterator[str]:
    """The address of a server that gives every wrong and odd answer."""
    with hostile({path: answer for path, (answer, _) in WRONG.items()} | dict(ODD)) as base:
        yield base


@pytest.mark.parametrize("path", WRONG)
def test_what_is_no_answer_is_said_so(world: str, path: str) -> None:
    with pytest.raises(NoAnswerError) as caught:
        follow(world + path, most=1000, seconds=0.5)
    assert str(caught.value) == WRONG[path][1]


@pytest.mark.parametrize("path", ODD)
def test_an_odd_answer_is_taken_and_no_more_of_it_than_was_asked_for(world: str, path: str) -> None:
    reply = follow(world + path, most=1000, seconds=5)
    assert reply.status == 200
    assert reply.data in (b"hi", b"x" * 1000)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("ftp://127.0.0.1/", "no http address"),
        ("file:///etc/passwd", "no http address"),
        ("http://", "no host given"),
        ("http://a b/", "no proper http answer: InvalidURL"),
        ("http://[::1/", "invalid ipv6 url"),
        ("http://127.0.0.1:1/", "connection refused"),
    ],
)
def test_what_is_no_address_is_said_so(address: str, said: str) -> None:
    with pytest.raises(NoAnswerError) as caught:
        ask(address)
    assert str(caught.value) == said


def test_links_go_on_after_a_bad_answer(world: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(links, "TIMEOUT", 0.5)
    bad = [world + path for path in WRONG] + ["http://[::1/"]
    fine = [world + path for path in ODD] + [f"{world}/å b?c=ø"]
    answers = Asker(sleep=lambda _: None).ask([*bad, *fine])
    states = {answer.address: answer.state for answer in answers}
    # Of a head, a body that breaks off tells nothing.
    heads = {"/cut-off", "/cut-off-chunk", "/no-chunk", "/huge-length", "/byte-by-byte"}
    for address in bad:
        whole = address.removeprefix(world) in heads
        assert states[address] == ("fine" if whole else "unsure"), address
    assert {states[address] for address in fine} == {"fine"}


def test_an_address_that_is_none_is_gathered_and_asked_for_like_the_others(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text('<a href="http://[bad/#a">x</a>', encoding="utf-8")
    found = outside(tmp_path)
    assert found == {"http://[bad/": ["index.html"]}
    assert [answer.state for answer in Asker().ask(found)] == ["unsure"]


def test_verify_goes_on_after_a_bad_answer_and_keeps_what_it_has_found(
    small_site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verify, "TIMEOUT", 0.5)
    manifest = Manifest.read(small_site)
    names = [name for name in manifest.files if name.endswith(".html")][:2]
    few = Manifest("a", "1", "b", "c", {name: manifest.files[name] for name in names})
    size = manifest.files[names[0]].size
    for answer, said in (
        (WRONG["/cut-off"][0], "found no answer (the answer breaks off after 2 bytes), expected"),
        (WRONG["/byte-by-byte"][0], "found no answer (not whole after "),
        (ODD["/endless"], f"found more than {size} bytes, expected {size}"),
        (ODD["/odd-encoding"], "found it sent as «gzip», expected it as it is: nobody asked for"),
    ):
        with hostile({f"/{names[0]}": answer}) as base:
            found = differences(few, base)
        assert found[0].startswith(f"{names[0]}: {said}")
        assert found[1].startswith(f"{names[1]}: found 2 bytes, expected ")
        assert found[2].startswith("Content-Security-Policy: found none")
        assert found[3].startswith("finnes-ikke-her.html: found status 200")


def test_a_server_that_falls_silent_is_not_asked_for_all_the_rest(small_site: Path) -> None:
    manifest = Manifest.read(small_site)
    with hostile(dict.fromkeys((f"/{name}" for name in manifest.files), b"")) as base:
        found = differences(manifest, base)
    rest = len([name for name in manifest.files if name not in verify.SERVER_FILES]) - MOST_SILENT
    assert len(found) == MOST_SILENT + 1
    assert found[-1] == (
        f"{base}/: found no answer {MOST_SILENT} times in a row; {rest} files were not asked for"
    )


@pytest.mark.parametrize(
    "packed",
    [b"\x1f\x8b no gzip", gzip.compress(b"gammel"), b""],
    ids=["broken", "stale", "empty"],
)
def test_a_stale_or_broken_compressed_copy_is_found_in_a_folder(
    small_site: Path, tmp_path: Path, packed: bytes
) -> None:
    copy = shutil.copytree(small_site, tmp_path / "copy")
    (copy / "index.html.gz").write_bytes(packed)
    found = differences(Manifest.read(small_site), str(copy))
    assert found[-1] == (
        "index.html.gz: found another text than in index.html, expected the same: "
        "servers send this copy"
    )


def test_a_page_edited_in_place_is_found_by_its_compressed_copy_too(
    small_site: Path, tmp_path: Path
) -> None:
    copy = shutil.copytree(small_site, tmp_path / "copy")
    with (copy / "index.html").open("a", encoding="utf-8") as page:
        page.write("<p>nytt</p>")
    found = differences(Manifest.read(small_site), str(copy))
    assert [line.partition(":")[0] for line in found] == ["index.html", "index.html.gz"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda page: gzip.compress(page), []),
        (
            lambda page: gzip.compress(page.replace(b"Velkommen", b"Gammelt")),
            ["found, when asked for it compressed, another text, expected the same"],
        ),
        (
            lambda _: gzip.compress(b"x" * 10**7),
            ["found, when asked for it compressed, another text, expected the same"],
        ),
        (
            lambda page: gzip.compress(page)[:-20],
            ["found compressed data that can't be read, expected gzip"],
        ),
    ],
)
def test_what_a_server_sends_compressed_is_compared_too(
    small_site: Path, change: Callable[[bytes], bytes], said: list[str]
) -> None:
    files = Manifest.read(small_site).files
    two = {name: files[name] for name in ("index.html", "index.html.gz")}
    few = Manifest("a", "1", "b", "c", two)
    page = (small_site / "index.html").read_bytes()
    packed = change(page)

    def answer(asked: bytes) -> list[bytes]:
        wanted = b"gzip" in asked
        body = packed if wanted else page
        encoding = b"Content-Encoding: gzip\r\n" if wanted else b""
        return [HEAD, encoding, b"Content-Length: %d\r\n\r\n" % len(body), body]

    with hostile({"/index.html": answer}) as base:
        found = [line for line in differences(few, base) if line.startswith("index.html:")]
    assert found == [f"index.html: {line}" for line in said]
