"""On an intranet: the configurations the site brings along, in the servers they are for."""

from __future__ import annotations

import base64
import contextlib
import gzip
import hashlib
import re
import shutil
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from macros.command_line import main
from macros.guide import GuideError
from macros.guide.reading.files import TYPES
from macros.host.compression import COMPRESSED
from macros.host.servers import frame_ancestors, write_kit
from macros.pages.book import Book
from tests.conftest import ROOT, Tab
from tests.servers import HOSTS_OWN, apache, get, nginx
from tests.watching import watched

Server = Callable[[Path, Path, str], contextlib.AbstractContextManager[str]]

PATH = "/intranett/bolig"
SERVERS: dict[str, Server] = {
    "nginx": nginx,
    "apache": apache,
    "apache-folder": lambda site, folder, path: apache(site, folder, path, alias=False),
}


def readable(folder: Path) -> None:
    """Let a server that runs as another user reach what a test has made."""
    for part in (folder, *folder.parents):
        if part.stat().st_mode & 0o055 != 0o055 and str(part).startswith("/tmp/"):  # noqa: S108  only there
            part.chmod(0o755)


@pytest.fixture(scope="module", params=[(name, path) for name in SERVERS for path in (PATH, "")])
def served(
    request: pytest.FixtureRequest, site: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The guide's address behind each server, under a sub-path and at the root."""
    name, path = request.param
    folder = tmp_path_factory.mktemp(name)
    readable(site)
    readable(folder)
    with SERVERS[name](site, folder, path) as address:
        yield address


def test_pages_come_with_the_policy_they_were_built_with(served: str, site: Path) -> None:
    for path in ("", "suksessfaktorer/", "assets/guide.css", "finnes-ikke/"):
        _, headers, _ = get(served + path)
        policy = (site / "csp.txt").read_text(encoding="utf-8").strip()
        assert headers["content-security-policy"] == policy, path
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"


def test_the_recipe_for_nginx_holds_in_a_hosts_own_block(site: Path, tmp_path: Path) -> None:
    """A rule for kinds of files does not take the guide's, and a header of the host's is sent."""
    readable(site)
    readable(tmp_path)
    name, value = HOSTS_OWN
    with nginx(site, tmp_path / "nginx", PATH) as address:
        for path, status in (("", 200), ("assets/guide.css", 200), ("finnes-ikke", 404)):
            found, headers, _ = get(address + path)
            assert (found, headers[name.lower()]) == (status, value), path
    recipe = (site / "drift" / "nginx.conf").read_text(encoding="utf-8")
    assert "#     location ^~ /veileder/ {" in recipe
    assert f'#     add_header {name} "{value}" always;' in recipe


def test_the_policy_allows_the_sites_own_files_and_what_its_pages_have_inline(site: Path) -> None:
    policy = (site / "csp.txt").read_text(encoding="utf-8")
    assert re.sub(r"( 'sha256-[^']+')+", " #", policy) == (
        "default-src 'self'; script-src 'self' #; style-src 'self' #; img-src 'self' data:; "
        "worker-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; "
        "frame-ancestors 'self'\n"
    )
    inline = set()
    for path in site.rglob("*.html"):
        page = BeautifulSoup(path.read_text(encoding="utf-8"), "lxml")
        inline |= {tag.get_text() for tag in page.select("style, script:not([src], [type])")}
    digests = [base64.b64encode(hashlib.sha256(text.encode()).digest()) for text in inline]
    allowed = re.findall(r"'sha256-([^']+)'", policy)
    assert sorted(allowed) == sorted(digest.decode() for digest in digests)


def test_an_address_that_is_not_there_gets_the_guides_own_page(served: str, site: Path) -> None:
    own = (site / "404.html").read_bytes()
    for path in ("finnes-ikke", "finnes/ikke/her/", "assets/", "web.config", ".htaccess"):
        status, headers, body = get(served + path)
        assert (status, body) == (404, own), path
        assert headers["content-type"] == "text/html; charset=utf-8".replace(
            "; ", ";" if ";charset" in headers["content-type"] else "; "
        )


def test_a_folder_without_its_slash_leads_to_the_page(served: str) -> None:
    status, headers, _ = get(served + "suksessfaktorer")
    assert status == 301
    assert headers["location"].endswith("/suksessfaktorer/")


@pytest.mark.parametrize(
    ("path", "file"),
    [
        ("", "index.html"),
        ("suksessfaktorer/", "suksessfaktorer/index.html"),
        ("assets/guide.js", "assets/guide.js"),
        ("data/references.yml", "data/references.yml"),
    ],
)
def test_what_is_compressed_beforehand_is_sent_so(
    served: str, site: Path, path: str, file: str
) -> None:
    _, plain, body = get(served + path)
    assert "content-encoding" not in plain
    assert body == (site / file).read_bytes()
    _, packed, data = get(served + path, "gzip, br")
    assert packed["content-encoding"] == "gzip"
    assert "accept-encoding" in packed["vary"].lower()
    assert data == (site / f"{file}.gz").read_bytes()
    assert gzip.decompress(data) == body
    assert packed["content-type"].replace(" ", "") == plain["content-type"].replace(" ", "")


def test_what_no_server_sends_is_not_compressed(site: Path) -> None:
    """The index as a script is for a disk; over a network it is asked for as JSON."""
    assert (site / "search" / "search_index.json.gz").is_file()
    assert (site / "search" / "search_index.js").is_file()
    assert not (site / "search" / "search_index.js.gz").exists()


def test_files_are_called_what_they_are(served: str, site: Path) -> None:
    for suffix in {path.suffix for path in site.rglob("*") if path.is_file()} - {".config", ".gz"}:
        if not suffix:
            continue
        path = next(p for p in site.rglob(f"*{suffix}") if p.name != "404.html")
        _, headers, _ = get(served + path.relative_to(site).as_posix())
        kind, _, charset = headers["content-type"].partition(";")
        assert kind == TYPES[suffix], path
        if TYPES[suffix].startswith("text/") or suffix in COMPRESSED:
            assert charset.strip() == "charset=utf-8", path


def test_only_what_never_changes_is_kept_without_asking(served: str, site: Path) -> None:
    """The same for whoever gets the compressed copy."""
    (styles,) = (site / "assets" / "stylesheets").glob("main.*.min.css")
    for encoding in ("identity", "gzip"):
        _, headers, _ = get(served + styles.relative_to(site).as_posix(), encoding)
        assert headers.get("content-encoding", "identity") == encoding
        assert headers["cache-control"] == "public, max-age=31536000, immutable"
    for path in ("", "assets/guide.css", "search/search_index.json", "borte"):
        assert get(served + path)[1]["cache-control"] == "no-cache", path


def test_verify_finds_the_served_copy_as_it_was_built(
    served: str, site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = str(ROOT / "mkdocs.yml")
    done = main(["verify", "--config", config, "--source", str(site), "--target", served])
    printed = capsys.readouterr()
    assert done == 0, printed.err
    assert "files are as built" in printed.out


# What a host's own tools leave behind, and what is everybody's to read (RFC 8615).
HIDDEN = (".git/config", ".git/index.html", ".env", "fart/.svn/entries", ".well-known/.env")
OPEN = (".well-known/acme-challenge/token", ".well-known/security.txt")


@pytest.mark.parametrize("path", [PATH, ""])
@pytest.mark.parametrize("name", SERVERS)
def test_nothing_behind_a_dot_is_served_but_what_is_well_known(
    name: str, path: str, small_site: Path, tmp_path: Path
) -> None:
    copy = shutil.copytree(small_site, tmp_path / "site")
    for file in (*HIDDEN, *OPEN):
        (copy / file).parent.mkdir(parents=True, exist_ok=True)
        (copy / file).write_text("innhold", encoding="utf-8")
    readable(copy)
    own = (copy / "404.html").read_bytes()
    with SERVERS[name](copy, tmp_path / "server", path) as address:
        folders = (".git/", ".git", "%2egit/config", "fart/../.git/config", "fart/.svn/")
        for file in (*HIDDEN, *folders, ".htaccess", "web.config", "WEB.CONFIG"):
            status, _, body = get(address + file)
            assert (status, body) == (404, own), file
        for file in OPEN:
            assert get(address + file)[::2] == (200, b"innhold"), file


ONE_OF_EACH_KIND = ("index.md", "grunnlag/kommunens-ansvar.md", "verktoy/arbeidsbok.md")


@pytest.mark.parametrize("name", ["nginx", pytest.param("apache", marks=pytest.mark.long)])
def test_pages_run_behind_a_real_server_without_a_violation(
    name: str, tab: Tab, book: Book, site: Path, tmp_path: Path
) -> None:
    """Under the policy alone each page is opened in `test_accessibility.py`."""
    readable(site)
    readable(tmp_path)
    with SERVERS[name](site, tmp_path / "server", PATH) as address:
        page = tab()
        seen = watched(page)
        for src in ONE_OF_EACH_KIND:
            page.goto(address + book.pages[src].url)
            page.wait_for_load_state("load")
        page.locator("[name=query]").press_sequentially("samordning", delay=50)
        page.wait_for_selector(".g-hit__link")
    assert not seen


def test_every_page_comes_whole_with_the_same_policy(served: str, site: Path, book: Book) -> None:
    """As a page of each kind does, which is opened above."""
    policy = (site / "csp.txt").read_text(encoding="utf-8").strip()
    for page in book.pages.values():
        status, headers, body = get(served + page.url)
        assert (status, headers["content-security-policy"]) == (200, policy), page.src
        assert headers["content-type"].replace(" ", "") == "text/html;charset=utf-8", page.src
        assert body == (site / page.url / "index.html").read_bytes(), page.src


def test_the_configuration_for_iis_is_whole(site: Path) -> None:
    """Read as XML; IIS itself is not tried (README)."""
    root = ET.parse(site / "web.config").getroot()  # noqa: S314  we wrote it
    server = root.find("system.webServer")
    assert server is not None
    given = {e.get("name"): e.get("value") for e in server.iterfind(".//customHeaders/add")}
    policy = (site / "csp.txt").read_text(encoding="utf-8").strip()
    assert given["Content-Security-Policy"] == policy
    assert given["X-Content-Type-Options"] == "nosniff"
    error = server.find("httpErrors/error")
    assert error is not None
    assert error.attrib == {"statusCode": "404", "path": "404.html", "responseMode": "File"}
    removed = [str(e.get("fileExtension")) for e in server.iterfind("staticContent/remove")]
    added = [str(e.get("fileExtension")) for e in server.iterfind("staticContent/mimeMap")]
    assert removed == added == sorted(set(added))
    assert {".html", ".yml", ".json", ".svg"} <= set(added)
    types = {str(e.get("fileExtension")): e.get("mimeType") for e in server.iterfind(".//mimeMap")}
    assert types[".conf"] == "text/plain; charset=utf-8"
    hidden = server.find("security/requestFiltering/denyUrlSequences/add")
    assert hidden is not None
    assert hidden.attrib == {"sequence": "/."}
    known = root.find("location[@path='.well-known']//denyUrlSequences/remove")
    assert known is not None
    assert known.attrib == {"sequence": "/."}
    index = server.find("defaultDocument/files/add")
    assert index is not None
    assert index.get("value") == "index.html"


@pytest.mark.parametrize(
    ("given", "used"),
    [
        ("", "'self'"),
        ("none", "'none'"),
        ("'self' https://portal.example.org", "'self' https://portal.example.org"),
        ("https://*.example.org:8443", "https://*.example.org:8443"),
    ],
)
def test_a_host_says_who_may_frame_the_guide(
    monkeypatch: pytest.MonkeyPatch, given: str, used: str
) -> None:
    monkeypatch.setenv("FRAME_ANCESTORS", given)
    assert frame_ancestors() == used


@pytest.mark.parametrize("given", ["https://a.no; script-src *", "javascript:x", 'a"b', "a{b}"])
def test_what_is_no_origin_is_refused(monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    monkeypatch.setenv("FRAME_ANCESTORS", given)
    with pytest.raises(GuideError) as refused:
        frame_ancestors()
    expected = "expected 'self', 'none' or origins such as https://portal.example.org"
    assert refused.value.problems[0].file == "FRAME_ANCESTORS"
    assert refused.value.problems[0].message.endswith(expected)


def test_a_portal_may_frame_the_guide_and_others_not(
    tmp_path: Path, book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "index.html").write_text("<h1>x</h1>", encoding="utf-8")
    monkeypatch.setenv("FRAME_ANCESTORS", "https://portal.example.org")
    write_kit(tmp_path, [], book.words)
    for file in ("csp.txt", ".htaccess", "web.config", "drift/nginx.conf"):
        text = (tmp_path / file).read_text(encoding="utf-8")
        assert "frame-ancestors https://portal.example.org" in text, file


def test_a_kind_of_file_that_no_server_would_know_is_said(tmp_path: Path, book: Book) -> None:
    (tmp_path / "index.html").write_text("<h1>x</h1>", encoding="utf-8")
    (tmp_path / "tegning.dwg").write_text("x", encoding="utf-8")
    with pytest.raises(GuideError) as refused:
        write_kit(tmp_path, [], book.words)
    assert str(refused.value.problems[0]) == (
        "tegning.dwg: found the kind of file «.dwg», expected one of TYPES in files.py"
    )
