"""What follows `run` and `present`, and where a server can listen."""

import argparse
import os
import socket
import sys
from contextlib import ExitStack
from socket import AF_INET, AF_INET6

WILDCARDS = {"0.0.0.0": "127.0.0.1", "": "127.0.0.1", "::": "::1"}  # noqa: S104 (asked for by name)
MOST_WORKERS = 16


def given(parser: argparse.ArgumentParser, arguments: list[str]) -> argparse.Namespace:
    """Return what was given; SystemExit, with a sentence, where no server can listen there."""
    options = parser.parse_args(arguments)
    if problem := port_problem(options.address, options.port):
        sys.exit(problem)
    return options


def run_parser() -> argparse.ArgumentParser:
    """Return the parser of what follows `run`."""
    parser = serving_parser("run", "Mở bảng theo dõi.")
    parser.add_argument("--empty", action="store_true", help="không tạo số liệu minh họa")
    parser.add_argument(
        "--workers",
        type=int,
        default=1,
        choices=range(1, MOST_WORKERS + 1),
        metavar="N",
        help="số tiến trình cùng phục vụ sau nginx, mặc định 1, không có nginx",
    )
    return parser


def serving_parser(name: str, description: str) -> argparse.ArgumentParser:
    """Return the parser of a command that starts the server.

    `module` is the one that does what Streamlit's does, with the words before those for that.
    """
    parser = argparse.ArgumentParser(f"manage.py {name}", description=description)
    parser.set_defaults(workers=1, module=("streamlit",))
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


def free_ports(count: int) -> list[int]:
    """Return so many ports of this machine that nobody listens on."""
    with ExitStack() as stack:
        sockets = [stack.enter_context(socket.socket()) for _ in range(count)]
        for each in sockets:
            each.bind(("127.0.0.1", 0))
        return [each.getsockname()[1] for each in sockets]


def host_for_others(address: str) -> str:
    """Return the host by which other machines reach a server that listens at an address.

    Of every address, the one by which this machine would speak to others; its name where it is in
    no network just now.
    """
    if address not in WILDCARDS:
        return address
    family, outside = (AF_INET6, "2001:db8::1") if ":" in address else (AF_INET, "192.0.2.1")
    try:
        # Nothing is sent: the system only says from where it would be.
        with socket.socket(family, socket.SOCK_DGRAM) as asking:
            asking.connect((outside, 9))
            return str(asking.getsockname()[0])
    except OSError:
        return socket.gethostname()


def site(address: str, port: int, base_path: str) -> str:
    """Return the address of a server for a browser on this machine."""
    host = WILDCARDS.get(address, address)
    path = base_path.strip("/")
    return f"http://{f'[{host}]' if ':' in host else host}:{port}{path and '/'}{path}"
