"""Bảng theo dõi học tập suốt đời trong thư viện, bảo tàng, trung tâm văn hóa (Quyết định 1520).

Cách dùng:  python3 manage.py LỆNH [TÙY CHỌN]        (trên Windows: py manage.py LỆNH)

  run      mở bảng theo dõi trong trình duyệt; lần đầu tự cài các gói và tạo cơ sở dữ liệu
             --port CỔNG (8501)   --address ĐỊA_CHỈ (127.0.0.1)   --no-browser
             --base-path /ĐƯỜNG_DẪN   phục vụ dưới một đường dẫn, sau máy chủ proxy
             --empty   không tạo số liệu minh họa
  setup    chuẩn bị như run nhưng không mở; chạy lại sau khi sửa seed_data/ thì nạp phần đã đổi
             --empty   --scale N   danh bạ gồm N thiết chế
  template tạo mẫu báo cáo năm (Excel):  template --unit 46 --year 2026 -o hue-2026.xlsx
  import   nạp tệp Excel hoặc CSV (mẫu báo cáo năm, số liệu, nhiệm vụ, danh bạ), đúng cả tệp mới ghi
             TỆP ...   --reason LÝ_DO   --dry-run   chỉ kiểm tra   --json
  task     ghi nhận một nhiệm vụ:  task I.1.2 --year 2025 --done 2025-11-30 --proof "..."
             --in-progress   --withdraw   --note GHI_CHÚ   --reason LÝ_DO   --dry-run
  facts    in các đánh giá mà trang web hiển thị, dạng JSON
             --year NĂM   --scope MÃ   --document MÃ   --milestone NĂM
  people   người được đăng nhập:  people add ĐỊA_CHỈ --name HỌ_TÊN --role officer --units 46,48
             list   change   remove   (vai trò: viewer xem, officer nhập số liệu, lead phụ trách)
  demo     tạo số liệu minh họa (--scale N), hoặc xóa hết số liệu minh họa (--remove)
  boundaries  thay ranh giới trên bản đồ bằng tệp chính thức (TỆP.geojson, --dry-run, --remove)
  history  xem các thay đổi mới nhất, hoặc một thay đổi (SỐ; --file TỆP lấy lại tệp gốc)
  undo     hoàn tác một thay đổi bằng một thay đổi mới (SỐ, --reason LÝ_DO, --dry-run)
  backup   sao lưu cả cơ sở dữ liệu vào một tệp (TỆP.gz); chạy được khi đang có người dùng
  restore  khôi phục từ tệp sao lưu vào cơ sở dữ liệu mới (TỆP.gz, --replace)

For developers:
  test     lint, check types and run every test, slow ones too; other arguments go to pytest
  bench    measure the pages against their budgets

Lệnh nào cũng nhận --as-of NĂM-THÁNG-NGÀY thay cho ngày hôm nay (giờ Việt Nam), trừ test.
Xem thêm về một lệnh:  python3 manage.py LỆNH --help
"""

# It needs nothing but Python: it makes `.venv` beside itself and hands over to the Python there.
# Old versions must be able to read this file, so that they can say that they are too old.
# ruff: noqa: S603 (every command line that runs here was written here)

import argparse
import hashlib
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
import webbrowser
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "installed.json"
NEEDED = (3, 11)

# What `commands/` does, inside the environment, and the requirement files it needs there.
USING = ("requirements.txt",)
DEVELOPING = ("requirements.txt", "requirements-dev.txt")
INSIDE = {
    "setup": USING,
    "import": USING,
    "template": USING,
    "task": USING,
    "facts": USING,
    "people": USING,
    "demo": USING,
    "boundaries": USING,
    "history": USING,
    "undo": USING,
    "backup": USING,
    "restore": USING,
    "bench": DEVELOPING,
    "test": DEVELOPING,
}
WILDCARDS = {"0.0.0.0": "127.0.0.1", "": "127.0.0.1", "::": "::1"}  # noqa: S104 (asked for by name)
PATIENCE = 120  # seconds for the first answer of the server


def too_old(version: "tuple[int, ...]") -> str:
    """Return what to tell a Python of that version, "" where it will do."""
    if version[:2] >= NEEDED:
        return ""
    return f"Cần Python {NEEDED[0]}.{NEEDED[1]} trở lên, đây là Python {version[0]}.{version[1]}."


if too_old(sys.version_info[:2]):
    sys.exit(too_old(sys.version_info[:2]))


def main(arguments: list[str]) -> int:
    """Run one command and return its exit status."""
    name, *rest = arguments or ["--help"]
    if name in ("-h", "--help", "help"):
        print(__doc__.strip())
        return 0
    if name == "run":
        return run(rest)
    if name in INSIDE:
        return hand_over(inside("commands", name, *rest, files=INSIDE[name]))
    say(f"Không có lệnh «{name}». Xem các lệnh: python3 manage.py --help")
    return 2


def say(sentence: str, end: str = "\n") -> None:
    """Tell a person; standard output belongs to the commands."""
    print(sentence, end=end, file=sys.stderr, flush=True)


def environment(*files: str) -> Path:
    """Return the Python of `.venv`, made or repaired, with these requirement files installed."""
    wanted, found = stamp(*files), written_stamp()
    if not (PYTHON.exists() and stamp().items() <= found.items()):
        make_venv()
        found = {}
    if not wanted.items() <= found.items():
        install(*files)
        # Written last: what was cut off before this line is done again by the next run.
        STAMP.write_text(json.dumps(found | wanted), encoding="utf-8")
    return PYTHON


def stamp(*files: str) -> dict[str, str]:
    """Return what tells this environment from another: Python, place, text of requirement files.

    The place is there because a virtual environment that was moved or copied does not work.
    """
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    hashes = {name: hashlib.sha256((ROOT / name).read_bytes()).hexdigest() for name in files}
    return {"python": version, "place": str(VENV), **hashes}


def written_stamp() -> dict[str, str]:
    """Return the stamp of the environment that is there, {} for none or one that was cut off."""
    try:
        return dict(json.loads(STAMP.read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return {}


def make_venv() -> None:
    """Make `.venv` afresh, in place of whatever was there."""
    STAMP.unlink(missing_ok=True)
    command = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    status, words = patiently(command, "Đang tạo môi trường Python (.venv)")
    if status and "ensurepip" in words:
        sys.exit("Python này thiếu phần venv. Trên Debian hoặc Ubuntu: apt install python3-venv.")
    if status:
        sys.exit(f"Không tạo được môi trường Python ở {VENV}: {last_line(words)}")


def install(*files: str) -> None:
    """Install requirement files; pip keeps what is already right."""
    # One retry: without a network the answer should come soon.
    command = [str(PYTHON), "-m", "pip", "install", "--quiet", "--retries", "1"]
    command += ["--disable-pip-version-check", "--no-input"]
    for name in files:
        command += ["--requirement", str(ROOT / name)]
    status, words = patiently(command, f"Đang cài các gói trong {files[-1]} (cần mạng)")
    if status and "connection" in words.lower():
        sys.exit("Chưa cài được các gói vì không tải được từ mạng: hãy nối mạng rồi chạy lại.")
    if status:
        sys.exit(f"Không cài được các gói: {last_line(words)}")


def patiently(command: list[str], doing: str) -> tuple[int, str]:
    """Run a quiet command, show what it is doing and for how long; return its status and words."""
    interval, end = (1, "\r") if sys.stderr.isatty() else (10, "\n")
    began = time.monotonic()
    with tempfile.TemporaryFile() as output:
        with subprocess.Popen(command, env=surroundings(), stdout=output, stderr=output) as process:
            say(f"{doing} ...", end)
            while process.poll() is None:
                try:
                    process.wait(interval)
                except subprocess.TimeoutExpired:
                    say(f"{doing} ... {time.monotonic() - began:.0f} giây", end)
        outcome = "không được" if process.returncode else "xong"
        say(f"{doing}: {outcome} sau {time.monotonic() - began:.0f} giây.")
        output.seek(0)
        return process.returncode, output.read().decode("utf-8", "replace")


def last_line(words: str) -> str:
    """Return the last line that says something; tools put their reason there."""
    lines = [line.strip() for line in words.splitlines() if line.strip()]
    return lines[-1] if lines else "không rõ lý do."


def surroundings(**more: str) -> dict[str, str]:
    """Return the environment variables of whatever runs in `.venv`."""
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONHOME"}
    # UTF-8, because a Windows console would refuse Vietnamese; the path, because the user's
    # folder stays the current one and file names are relative to it.
    return {**inherited, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **more}


def inside(module: str, *words: str, files: tuple[str, ...] = USING) -> list[str]:
    """Return the command line that runs a module in the environment, made first if need be."""
    # -P: a folder of the user's that is called `commands` must not stand in the way.
    return [str(environment(*files)), "-P", "-m", module, *words]


def hand_over(command: list[str]) -> int:
    """Become that command, or where the system cannot do this, wait for it."""
    if os.name != "nt":
        os.execve(command[0], command, surroundings())  # noqa: S606 (no shell is wanted)
    return subprocess.call(command, env=surroundings())


def run(arguments: list[str]) -> int:
    """Start the dashboard, open it, and stay until it ends or is stopped."""
    options = run_parser().parse_args(arguments)
    problem = port_problem(options.address, options.port)
    if problem:
        sys.exit(problem)
    day = ["--as-of", options.as_of] if options.as_of else []
    empty = ["--empty"] if options.empty else []
    status = subprocess.call(inside("commands", "setup", *empty, *day), env=surroundings())
    if status:
        return status
    # No welcome message: to write it, Streamlit asks a foreign server for this machine's address.
    quiet = ["--server.headless", "true", "--logger.hideWelcomeMessage", "true"]
    place = ["--server.port", str(options.port), "--server.address", options.address]
    place += ["--server.baseUrlPath", options.base_path]
    command = inside("streamlit", "run", "dashboard.py", *place, *quiet)
    # Each of them ends the server kindly; a shell that starts this in the background has turned
    # Ctrl-C off. In a session of its own the server hears of it from here alone.
    for name in {"SIGINT", "SIGTERM", "SIGHUP"} & set(dir(signal)):
        signal.signal(getattr(signal, name), signal.default_int_handler)
    server = subprocess.Popen(command, cwd=ROOT, env=surroundings(), start_new_session=True)
    try:
        return attend(server, options)
    except KeyboardInterrupt:
        return 0
    finally:
        stop(server)


def run_parser() -> argparse.ArgumentParser:
    """Return the parser of what follows `run`."""
    parser = argparse.ArgumentParser("manage.py run", description="Mở bảng theo dõi.")
    add = parser.add_argument
    add("--port", type=int, default=8501, metavar="CỔNG", help="cổng, mặc định 8501")
    add("--address", default="127.0.0.1", metavar="ĐỊA_CHỈ", help="mặc định chỉ máy này mở được")
    usual = os.environ.get("STREAMLIT_SERVER_BASE_URL_PATH", "")
    add("--base-path", default=usual, metavar="ĐƯỜNG_DẪN", help="đường dẫn đứng trước mọi địa chỉ")
    add("--no-browser", action="store_true", help="không tự mở trình duyệt")
    add("--empty", action="store_true", help="không tạo số liệu minh họa")
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


def attend(server: "subprocess.Popen[bytes]", options: argparse.Namespace) -> int:
    """Wait for the first answer, tell where the dashboard is, and return the server's status."""
    host = WILDCARDS.get(options.address, options.address)
    path = options.base_path.strip("/")
    site = f"http://{f'[{host}]' if ':' in host else host}:{options.port}{path and '/'}{path}"
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
        address = f"{site}/?ngay={options.as_of}" if options.as_of else site
        print(f"Bảng theo dõi: {address}    (dừng bằng Ctrl-C)", flush=True)
        if not options.no_browser:
            webbrowser.open(address)
    return server.wait()


def answers(address: str) -> bool:
    """Say whether a server answers there, and well."""
    # No proxy: the server is this machine.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(address, timeout=5) as answer:
            return bool(answer.status == 200)
    except (OSError, urllib.error.URLError):
        return False


def stop(server: "subprocess.Popen[bytes]") -> None:
    """End the server, kindly first."""
    if server.poll() is None:
        server.terminate()
    try:
        server.wait(10)
    except subprocess.TimeoutExpired:
        server.kill()


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
