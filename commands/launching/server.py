"""`run` and `present`: start the server of the dashboard and stay until it ends or is stopped."""
# ruff: noqa: S603 (every command line that runs here was written here)

import argparse
import os
import secrets
import subprocess
import time
import urllib.error
import urllib.request
import webbrowser
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from commands.launching import front
from commands.launching.console import say
from commands.launching.environment import ROOT, inside, variables
from commands.launching.options import (
    free_ports,
    given,
    host_for_others,
    run_parser,
    serving_parser,
    site,
)
from commands.launching.supervision import Program, keep, running
from data_access.people import owner

OWNER_FILE = ROOT / "var" / "owner.json"
# No welcome message: to write it, Streamlit asks a foreign server for this machine's address.
QUIET = ("--server.headless", "true", "--logger.hideWelcomeMessage", "true")


def run(arguments: list[str]) -> int:
    """Start the dashboard, open it, and stay until it ends or is stopped."""
    options = given(run_parser(), arguments)
    day = ["--as-of", options.as_of] if options.as_of else []
    setup = ("commands", "setup", *(["--empty"] if options.empty else []), *day)
    if options.workers == 1:
        options.module = (*setup, "--serve")
        return serve(options, variables(), has_owner=_has_owner(options))
    status = subprocess.call(inside(*setup), env=variables())
    return status or serve(options, variables(DASHBOARD_PREPARED="1"))


def _has_owner(options: argparse.Namespace) -> bool:
    """Say whether the server may be for one person at this machine, and not for others.

    A server behind a proxy listens on this machine, too; what says that others come forbids a key.
    Whether people sign in at a provider is seen by the server, which then knows no owner.
    """
    others = options.base_path.strip("/") or os.environ.get("DASHBOARD_VIEWERS", "").strip()
    return owner.is_loopback(options.address) and not others


def present(arguments: list[str]) -> int:
    """Show the dashboard from an exported snapshot alone, after looking whether it is sound."""
    parser = serving_parser("present", "Mở bảng theo dõi từ một tệp bản chốt số liệu.")
    parser.add_argument("file", metavar="TỆP", help="tệp do «snapshot export» tạo ra")
    options = given(parser, arguments)
    # The server stands in another folder.
    file = str(Path(options.file).resolve())
    verified = inside("commands", "snapshot", "verify", "--file", file)
    status = subprocess.call(verified, env=variables())
    return status or serve(options, variables(SNAPSHOT_FILE=file))


def serve(
    options: argparse.Namespace, surroundings: dict[str, str], *, has_owner: bool = False
) -> int:
    """Start the server and stay until it ends or is stopped."""
    owned = owner.variables(OWNER_FILE) if has_owner else {}
    owner_run = owned.get(owner.RUN)
    try:
        programs = list(_programs(options, {**surroundings, **owned}))
        with running(programs):
            return attend(programs, options, owner_run)
    except KeyboardInterrupt:
        return 0
    finally:
        if owner_run:
            owner.end(OWNER_FILE, owner_run)


def _programs(options: argparse.Namespace, surroundings: dict[str, str]) -> Iterator[Program]:
    """Yield the server; or where several processes are wanted, each of them, and nginx."""
    base, count = options.base_path, options.workers

    def server(name: str, address: str, port: int, environment: dict[str, str]) -> Program:
        place = ["--server.port", str(port), "--server.address", address]
        place += ["--server.baseUrlPath", base]
        command = inside(*options.module, "run", "dashboard.py", *place, *QUIET)
        return Program(name, command, environment, site(address, port, base))

    if count == 1:
        yield server("Máy chủ", options.address, options.port, surroundings)
        return
    nginx, ports = front.required_nginx(), free_ports(count)
    shared = {
        # What one process signed, another reads.
        "STREAMLIT_SERVER_COOKIE_SECRET": secrets.token_hex(32),
        **surroundings,
        "DASHBOARD_WORKERS": str(count),
    }
    for number, port in enumerate(ports, 1):
        own = {**shared, "DASHBOARD_WORKER_COOKIE": f"{front.cookie(options.port)}={number}"}
        say(f"Tiến trình {number} nghe ở cổng {port} của máy này.")
        yield server(f"Tiến trình {number}", "127.0.0.1", port, own)
    command = front.command(nginx, options.address, options.port, ports)
    yield Program("nginx", command, surroundings, site(options.address, options.port, base))


def attend(
    programs: Sequence[Program], options: argparse.Namespace, owner_run: str | None = None
) -> int:
    """Wait until all answer, tell where the dashboard is, and stay; return the server's status.

    `owner_run` has an owner, who gets a key once it answers: a start that fails ends no other's.
    """
    for program in programs:
        _wait(program)
        if program.process.poll() is not None:
            return program.process.wait()
    place = programs[-1].site
    day = f"ngay={options.as_of}" if options.as_of else ""
    key = None
    if owner_run:
        # Without it the server is for reading, as on a disk that cannot be written.
        with suppress(OSError):
            owner.begin(OWNER_FILE, owner_run, place)
            key = owner.new_key(OWNER_FILE)
    address = f"{key}{day and '&'}{day}" if key else f"{place}{day and '/?'}{day}"
    print(f"Bảng theo dõi: {address}    (dừng bằng Ctrl-C)", flush=True)
    if not owner.is_loopback(options.address):
        others = site(host_for_others(options.address), options.port, options.base_path)
        print(f"Cho máy khác: {others}{day and '/?'}{day}", flush=True)
    if not options.no_browser:
        webbrowser.open(address)
    return keep(programs)


def _wait(program: Program) -> None:
    """Wait until a program answers or ends; a large database may be upgraded before."""
    began = shown = time.monotonic()
    while program.process.poll() is None and not answers(f"{program.site}/suc-khoe"):
        now = time.monotonic()
        if now - shown > 2:
            say(f"Đang mở bảng theo dõi ... {now - began:.0f} giây")
            shown = now
        time.sleep(0.1)


def answers(address: str) -> bool:
    """Say whether a server answers there, and well."""
    # No proxy: the server is this machine.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(address, timeout=5) as answer:
            return bool(answer.status == 200)
    except (OSError, urllib.error.URLError):
        return False
