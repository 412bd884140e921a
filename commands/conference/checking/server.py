"""`check --server`: whether the settings of this machine are fit for others to come.

It sees what the server would see that is started with the same variables; options of `run` it does
not see, nor the proxy.
"""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import streamlit as st
from streamlit.web.bootstrap import load_config_options
from streamlit.web.cli import main_run

from commands.conference.checking.findings import Finding, failed, passed, warning
from commands.connections import connection
from commands.launching.front import nginx
from commands.launching.options import MOST_WORKERS
from data_access.backups.dump import SUFFIX
from data_access.people.changes import leads
from data_access.programme.queries import has_demonstration
from data_access.store import clock
from data_access.store.problems import Problem
from data_access.store.settings import database_url, viewers_sign_in
from ui.access import sign_in

LEAST_ROOM = 1_000_000_000
"""Bytes that should be free beside the database: some copies of it, and what is written."""
OLDEST_BACKUP = 48
"""Hours that the newest backup may be old: one a day, and a day on which it was missed."""
SHORTEST_SECRET = 32
"""Letters of `cookie_secret`: by guessing it anybody signs in as anybody."""
_SAFE = {
    "client.showErrorDetails": "none",
    "server.enableXsrfProtection": True,
    "server.enableCORS": True,
    "global.developmentMode": False,
    "server.enableStaticServing": False,
    "browser.gatherUsageStats": False,
}


def take_variables() -> None:
    """Take Streamlit's options from the variables `STREAMLIT_...`, as only its `run` does."""
    given = main_run.make_context("run", ["dashboard.py"]).params
    load_config_options({name: given[name] for name in given.keys() - {"target", "args"}})


def user() -> Iterator[Finding]:
    """Warn of a server that may do everything on its machine."""
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        yield warning("Đang chạy bằng quyền root: hãy chạy máy chủ bằng một tài khoản riêng.")


def database() -> Iterator[Finding]:
    """Look whether the database answers, is nobody else's, and has room."""
    url = database_url()
    try:
        with connection() as opened:
            made_up, has_lead = has_demonstration(opened), bool(leads(opened))
    except Problem as problem:
        yield failed(str(problem))
        return
    yield passed(f"Cơ sở dữ liệu ({url.get_backend_name()}) trả lời và đã sẵn sàng.")
    if made_up:
        yield warning("Cơ sở dữ liệu còn số liệu minh họa: «python3 manage.py demo --remove».")
    if sign_in.settings() and not has_lead:
        yield warning("Chưa có người phụ trách nào: «people add ĐỊA_CHỈ --role lead --name ...».")
    if url.get_backend_name() == "sqlite":
        yield from _own_file(Path(str(url.database)), "cơ sở dữ liệu")
        free = shutil.disk_usage(Path(str(url.database)).parent).free
        if free < LEAST_ROOM:
            yield failed(f"Ổ đĩa của cơ sở dữ liệu chỉ còn {free // 1_000_000} MB: hãy dọn bớt.")


def people() -> Iterator[Finding]:
    """Look at the settings of sign-in, and whether the provider answers."""
    try:
        sign_in.check()
    except Problem as problem:
        yield failed(str(problem))
        return
    settings = sign_in.settings()
    who = "chỉ người được cấp quyền" if viewers_sign_in() else "ai cũng"
    yield passed(f"DASHBOARD_VIEWERS: {who} xem được số liệu.")
    if not settings:
        yield warning("Chưa bật đăng nhập (phần [auth] của secrets.toml): trình duyệt chỉ để xem.")
        return
    for name in ("redirect_uri", "server_metadata_url"):
        if not str(settings[name]).startswith("https://"):
            yield failed(f"{name} phải bắt đầu bằng https://, nếu không phiên đăng nhập bị lộ.")
    if len(str(settings["cookie_secret"])) < SHORTEST_SECRET:
        yield failed(f"cookie_secret ngắn hơn {SHORTEST_SECRET} ký tự: hãy tạo lại.")
    for name in st.get_option("secrets.files"):
        yield from _own_file(Path(name), "mật khẩu")
    silent = sign_in.silent_provider()
    yield failed(silent) if silent else passed("Máy chủ đăng nhập trả lời.")


def options() -> Iterator[Finding]:
    """Look whether Streamlit's own options are as safe as they are delivered."""
    changed = [name for name, safe in _SAFE.items() if st.get_option(name) != safe]
    for name in changed:
        yield failed(f"Tùy chọn {name} phải là «{_SAFE[name]}»: xem .streamlit/config.toml.")
    if not changed:
        yield passed("Các tùy chọn an toàn của Streamlit còn nguyên.")
    if st.get_option("server.address") not in ("127.0.0.1", "localhost", "::1"):
        yield warning("Máy chủ nghe ở mọi địa chỉ: hãy để 127.0.0.1 và đặt proxy có TLS ở trước.")


def processes() -> Iterator[Finding]:
    """Look whether this machine can run as many processes as `WORKERS` says."""
    given, cores = os.environ.get("WORKERS", "1"), os.cpu_count() or 1
    count = int(given) if given.isdecimal() else 0
    if not 1 <= count <= MOST_WORKERS:
        yield failed(f"WORKERS «{given}» phải là số tiến trình từ 1 đến {MOST_WORKERS}, ví dụ 2.")
    elif count > cores:
        yield warning(f"WORKERS={count} nhưng máy chỉ có {cores} lõi: mỗi tiến trình cần một lõi.")
    if count > 1 and not nginx():
        yield failed("Nhiều tiến trình cần nginx, máy này chưa có: apt install nginx.")


def backups() -> Iterator[Finding]:
    """Look whether the folder of backups has a new one."""
    folder = os.environ.get("DASHBOARD_BACKUPS", "")
    if not folder:
        yield warning(
            "Chưa đặt DASHBOARD_BACKUPS (thư mục sao lưu) nên không xem được bản sao lưu."
        )
        return
    made = [each.stat().st_mtime for each in Path(folder).glob(f"*{SUFFIX}")]
    if not made:
        yield failed(
            f"Chưa có bản sao lưu nào trong {folder}: «python3 manage.py backup {folder}»."
        )
        return
    hours = (clock.now().timestamp() - max(made)) / 3600
    age = f"Bản sao lưu mới nhất trong {folder} cách đây {hours:.0f} giờ"
    yield passed(f"{age}.") if hours <= OLDEST_BACKUP else failed(f"{age}: lịch sao lưu đã dừng.")


def _own_file(file: Path, what: str) -> Iterator[Finding]:
    if sys.platform != "win32" and file.exists() and file.stat().st_mode & 0o077:
        yield failed(f"Tệp {what} {file} người khác đọc được: chmod 600 {file}")


CHECKS: tuple[Callable[[], Iterator[Finding]], ...] = (
    user,
    database,
    people,
    options,
    processes,
    backups,
)
