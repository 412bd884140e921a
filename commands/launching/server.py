"""`run` and `present`: start the server of the dashboard and stay until it ends or is stopped."""
# ruff: noqa: S603 (every command line that runs here was written here)

import argparse
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
import webbrowser
from contextlib import suppress
from pathlib import Path

from commands.launching.console import say
from commands.launching.environment import ROOT, inside, variables
from data_access.people import owner

OWNER_FILE = ROOT / "var" / "owner.json"
WILDCARDS = {"0.0.0.0": "127.0.0.1", "": "127.0.0.1", "::": "::1"}  # noqa: S104 (asked for by name)
PATIENCE = 120  # seconds for the first answer of the server
# No welcome message: to write it, Streamlit asks a foreign server for this machine's address.
QUIET = ("--server.headless", "true", "--logger.hideWelcomeMessage", "true")


def run(arguments: list[str]) -> int:
    """Start the dashboard, open it, and stay until it ends or is stopped."""
    options = _options(run_parser(), arguments)
    day = ["--as-of", options.as_of] if options.as_of else []
    empty = ["--empty"] if options.empty else []
    status = subprocess.call(inside("commands", "setup", *empty, *day), env=variables())
    return status or serve(options, variables(), has_owner=_has_owner(options))


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
    options = _options(parser, arguments)
    # The server stands in another folder.
    file = str(Path(options.file).resolve())
    verified = inside("commands", "snapshot", "verify", "--file", file)
    status = subprocess.call(verified, env=variables())
    return status or serve(options, variables(SNAPSHOT_FILE=file))


def _options(parser: argparse.ArgumentParser, arguments: list[str]) -> argparse.Namespace:
    """Return what was given; SystemExit, with a sentence, where no server can listen there."""
    options = parser.parse_args(arguments)
    if problem := port_problem(options.address, options.port):
        sys.exit(problem)
    return options


def serve(
    options: argparse.Namespace, surroundings: dict[str, str], *, has_owner: bool = False
) -> int:
    """Start the server and stay until it ends or is stopped."""
    owned: dict[str, str] = {}
    if has_owner:
        # Without it the server is for reading, as on a disk that cannot be written.
        with suppress(OSError):
            owned = owner.begin(OWNER_FILE, site_of(options))
    place = ["--server.port", str(options.port), "--server.address", options.address]
    place += ["--server.baseUrlPath", options.base_path]
    command = inside("streamlit", "run", "dashboard.py", *place, *QUIET)
    # Each of them ends the server in order; a shell that starts this in the background has turned
    # Ctrl-C off. In a session of its own the server hears of it from here alone.
    for name in {"SIGINT", "SIGTERM", "SIGHUP"} & set(dir(signal)):
        signal.signal(getattr(signal, name), signal.default_int_handler)
    server = subprocess.Popen(
        command, cwd=ROOT, env={**surroundings, **owned}, start_new_session=True
    )
    try:
        return attend(server, options, has_owner=bool(owned))
    except KeyboardInterrupt:
        return 0
    finally:
        stop(server)
        if owned:
            owner.end(OWNER_FILE, owned[owner.RUN])


def run_parser() -> argparse.ArgumentParser:
    """Return the parser of what follows `run`."""
    parser = serving_parser("run", "Mở bảng theo dõi.")
    parser.add_argument("--empty", action="store_true", help="không tạo số liệu minh họa")
    return parser


def serving_parser(name: str, description: str) -> argparse.ArgumentParser:
    """Return the parser of a command that starts the server."""
    parser = argparse.ArgumentParser(f"manage.py {name}", description=description)
    add = parser.add_argument
    add("--port", type=int, default=8501, metavar="CỔNG", help="cổng, mặc định 8501")
    add("--address", default="127.0.0.1", metavar="ĐỊA_CHỈ", help="mặc định chỉ máy này mở được")
    usual = os.environ.get("STREAMLIT_SERVER_BASE_URL_PATH", "")
    add("--base-path", default=usual, metavar="ĐƯỜNG_DẪN", help="đường dẫn đứng trước mọi địa chỉ")
    add("--no-browser", action="store_true", help="không tự mở trình duyệt")
    add("--as-of", metavar="NGÀY", help="xem như hôm nay là ngày này (NĂM-THÁNG-NGÀY)")
    return parser


def port_problem(address: str, port: int) -> str:
    """Return why no server can listen there, "" where one can."""
    other = port + 1 if 0 < port < 65535 else 8501
    if not 0 < port < 65536:
        return f"Cổng {port} không có: hãy chọn cổng từ 1 đến 65535, ví dụ --port {other}."
    try:
        family, kind, _, _, place = socket.getaddrinfo(address, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as listener:
            if os.name != "nt":  # a port that was left a minute ago is free
                listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(place)
    except OSError:
        return (
            f"Không mở được cổng {port} tại {address}, có lẽ một chương trình khác đang dùng: "
            f"hãy chọn cổng khác, ví dụ --port {other}."
        )
    return ""


def attend(
    server: subprocess.Popen[bytes], options: argparse.Namespace, *, has_owner: bool = False
) -> int:
    """Wait for the first answer, tell where the dashboard is, and return the server's status."""
    site = site_of(options)
    began = shown = time.monotonic()
    while server.poll() is None and not answers(f"{site}/suc-khoe"):
        now = time.monotonic()
        if now - began > PATIENCE:
            sys.exit(f"Sau {PATIENCE} giây máy chủ vẫn chưa trả lời tại {site}/suc-khoe.")
        if now - shown > 2:
            say(f"Đang mở bảng theo dõi ... {now - began:.0f} giây")
            shown = now
        time.sleep(0.1)
    if server.poll() is None:
        day = f"ngay={options.as_of}" if options.as_of else ""
        key = owner.new_key(OWNER_FILE) if has_owner else None
        address = f"{key}{day and '&'}{day}" if key else f"{site}{day and '/?'}{day}"
        print(f"Bảng theo dõi: {address}    (dừng bằng Ctrl-C)", flush=True)
        if not options.no_browser:
            webbrowser.open(address)
    return server.wait()


def site_of(options: argparse.Namespace) -> str:
    """Return the address of the server for a browser on this machine."""
    host = WILDCARDS.get(options.address, options.address)
    path = options.base_path.strip("/")
    return f"http://{f'[{host}]' if ':' in host else host}:{options.port}{path and '/'}{path}"


def answers(address: str) -> bool:
    """Say whether a server answers there, and well."""
    # No proxy: the server is this machine.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(address, timeout=5) as answer:
            return bool(answer.status == 200)
    except (OSError, urllib.error.URLError):
        return False


def stop(server: subprocess.Popen[bytes]) -> None:
    """Ask the server to end; kill it after ten seconds."""
    if server.poll() is None:
        server.terminate()
    try:
        server.wait(10)
    except subprocess.TimeoutExpired:
        server.kill()
