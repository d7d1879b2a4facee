"""Real web servers on loopback, with the configuration that the site brings along."""

from __future__ import annotations

import contextlib
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

HOSTS_OWN = ("Strict-Transport-Security", "max-age=31536000")  # what `nginx` sends besides
APACHE_MODULES = Path("/usr/lib/apache2/modules")


def program(name: str) -> str:
    """The path of a server's program; skips by name where it is missing."""
    found = shutil.which(name) or shutil.which(name, path="/usr/sbin:/usr/local/sbin")
    if found is None:
        pytest.skip(f"{name} is not installed (apt-get install {name})")
    return found


def free_port() -> int:
    """A port on loopback that nobody listens to."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def _running(command: list[str], port: int, log: Path) -> Iterator[None]:
    with log.open("w", encoding="utf-8") as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT)
        try:
            for _ in range(1200):
                assert process.poll() is None, log.read_text(encoding="utf-8")
                with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port)):
                    break
                time.sleep(0.05)
            yield
        finally:
            process.terminate()
            process.wait(timeout=20)


@contextlib.contextmanager
def nginx(site: Path, folder: Path, path: str = "") -> Iterator[str]:
    """Serve `site` at `path` («/intranett/bolig», or nothing for the root); yields the address."""
    port, binary = free_port(), program("nginx")
    folder.mkdir(parents=True, exist_ok=True)
    temporary = "".join(
        f"{kind}_temp_path {folder}/{kind}; "
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    place = f"alias {site}/;" if path else f"root {site};"
    # What a host's own block often has: a rule for kinds of files, and a header of its own.
    own = f"add_header {HOSTS_OWN[0]} {HOSTS_OWN[1]} always;"
    rule = f"{own} location ~* \\.(css|js|svg|png|pdf|html)$ {{ return 404; }}"
    inside = f'set $guide "{path}"; {place} include {site}/drift/nginx.conf; {own}'
    bare = (
        f"location = {path} {{ server_tokens off; absolute_redirect off; return 301 {path}/; }}"
        if path
        else ""
    )
    config = folder / "nginx.conf"
    config.write_text(
        f"daemon off; master_process off; pid {folder}/pid; error_log stderr;"
        f"events {{}} http {{ access_log off; {temporary}"
        f"server {{ listen 127.0.0.1:{port}; {rule} {bare} "
        f"location ^~ {path}/ {{ {inside} }} }} }}\n",
        encoding="utf-8",
    )
    command = [binary, "-p", str(folder), "-c", str(config), "-e", "stderr"]
    with _running(command, port, folder / "log.txt"):
        yield f"http://127.0.0.1:{port}{path}/"


@contextlib.contextmanager
def apache(site: Path, folder: Path, path: str = "", *, alias: bool = True) -> Iterator[str]:
    """As `nginx`, with the site's .htaccess; by an alias, or in the root's folder."""
    port, binary = free_port(), program("apache2")
    root = folder / "root"
    root.mkdir(parents=True, exist_ok=True)
    if not path:
        served, line = site, f'DocumentRoot "{site}"'
    elif alias:
        served, line = site, f'DocumentRoot "{root}"\nAlias "{path}" "{site}"'
    else:
        served, line = root, f'DocumentRoot "{root}"'
        shutil.copytree(site, root / path.strip("/"), dirs_exist_ok=True)
    names = ["mpm_event", "authz_core", "dir", "mime", "alias", "headers", "rewrite"]
    names += ["filter", "deflate"]
    modules = "\n".join(f"LoadModule {n}_module {APACHE_MODULES}/mod_{n}.so" for n in names)
    config = folder / "apache.conf"
    config.write_text(
        f"""{modules}
ServerRoot "{folder}"
ServerName 127.0.0.1
Listen 127.0.0.1:{port}
PidFile "{folder}/pid"
ErrorLog "{folder}/error.log"
User www-data
Group www-data
TypesConfig /dev/null
{line}
<Directory "{served}">
    Require all granted
    AllowOverride FileInfo Indexes
    Options FollowSymLinks
</Directory>
""",
        encoding="utf-8",
    )
    command = [binary, "-f", str(config), "-DFOREGROUND"]
    with _running(command, port, folder / "log.txt"):
        yield f"http://127.0.0.1:{port}{path}/"


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        """Show the redirect itself."""


def get(address: str, encoding: str = "identity") -> tuple[int, dict[str, str], bytes]:
    """Status, headers (by small letters) and body, without following a redirect."""
    request = urllib.request.Request(address, headers={"Accept-Encoding": encoding})  # noqa: S310  loopback
    try:
        with urllib.request.build_opener(_Stay).open(request, timeout=60) as answer:
            return answer.status, _small(answer.headers.items()), answer.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, _small(error.headers.items()), error.read()


def _small(headers: list[tuple[str, str]]) -> dict[str, str]:
    return {name.lower(): value for name, value in headers}
