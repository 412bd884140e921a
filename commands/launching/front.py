"""nginx before several processes of the dashboard: found or installed, and its configuration.

A viewer stays with one process, which says by a cookie which it is (`ui/access/headers.py`). While
one is away, its viewers go to another, which then gives them its own cookie.
"""

import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from string import Template

from commands.launching import debian
from commands.launching.environment import ROOT

_PLACES = ("/usr/sbin", "/usr/local/sbin", "/opt/homebrew/bin")
"""Where nginx lies and a user's path does not lead."""


class _Configuration(Template):
    """A configuration of nginx with places to fill: `$` is nginx's own."""

    delimiter = "%"


def nginx() -> str:
    """Return the nginx of this machine, "" where there is none."""
    path = os.pathsep.join((os.environ.get("PATH", os.defpath), *_PLACES))
    return shutil.which("nginx", path=path) or ""


def required_nginx() -> str:
    """Return nginx, installed where that is allowed; SystemExit, with a sentence, without one."""
    if sys.platform == "win32":
        sys.exit(
            "Trên Windows, --workers không dùng được: hãy bỏ --workers, hoặc đặt máy chủ proxy của "
            "bạn trước nhiều bảng theo dõi (xem docs/operators.md)."
        )
    if not nginx() and debian.can_install() and debian.install("nginx"):
        # Debian starts a server of its own with the package.
        subprocess.run(["/bin/sh", "-c", "systemctl disable --now nginx"], capture_output=True)
    return nginx() or sys.exit(
        "Tùy chọn --workers cần nginx, máy này chưa có. Trên Debian hoặc Ubuntu, hãy chạy «apt "
        "install nginx» (quyền quản trị) rồi chạy lại; hoặc bỏ --workers để chạy một tiến trình."
    )


def cookie(port: int) -> str:
    """Return the name of the cookie; cookies do not tell the ports of a machine apart."""
    return f"dashboard_worker_{port}"


def command(program: str, address: str, port: int, ports: list[int]) -> list[str]:
    """Write the configuration and return the command line of nginx before processes at `ports`.

    SystemExit, with a sentence, where it cannot be written.
    """
    folder = ROOT / "var" / f"nginx-{port}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / "nginx.conf"
        file.write_text(configuration(folder, address, port, ports), encoding="utf-8")
    except OSError as error:
        sys.exit(f"Không ghi được vào thư mục {folder}: {error.strerror}.")
    return [program, "-e", "stderr", "-p", str(folder), "-c", str(file)]


def configuration(folder: Path, address: str, port: int, ports: list[int]) -> str:
    """Return the configuration of nginx at an address, before processes at `ports`."""
    host = f"[{address}]" if ":" in address else address or "*"
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))["server"]
    template = _Configuration(Path(__file__).with_name("front.conf").read_text("utf-8"))
    return template.substitute(
        folder=folder,
        cookie=cookie(port),
        # As the server itself does, "::" means both kinds of address.
        listen=f"{host}:{port}{' ipv6only=off' if address == '::' else ''}",
        # A file travels with a few words about it.
        upload=settings["maxUploadSize"] + 1,
        mapped="\n".join(
            f"        {number + 1} process{number + 1};" for number in range(len(ports))
        ),
        upstreams="\n".join(_upstreams(ports)),
    )


def _upstreams(ports: list[int]) -> Iterator[str]:
    """Yield the group of all processes, and of each one, in which the others stand in for it."""
    # None is called away for a while: one that is refuses at once, and the next is asked. It would
    # be back only with an answer that ended, and sockets end after hours.
    servers = [f"server 127.0.0.1:{port} max_fails=0" for port in ports]
    yield _upstream("any", "random", *servers)
    for number, own in enumerate(servers, 1):
        others = (f"{each} backup" for each in servers if each != own)
        yield _upstream(f"process{number}", own, *others)


def _upstream(name: str, *settings: str) -> str:
    return f"    upstream {name} {{ {'; '.join((*settings, 'keepalive 32'))}; }}"
