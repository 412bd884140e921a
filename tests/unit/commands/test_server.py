"""`run` and `present`: what is said before the server starts, and where it is looked for."""

import signal
import socket
from contextlib import nullcontext

import pytest

from commands.database import setup
from commands.launching import options, server
from commands.launching.launcher import main
from commands.launching.supervision import Program
from data_access.people import owner
from data_access.store.settings import is_prepared


@pytest.fixture
def called(monkeypatch):
    """What was started, and with what; the first command ends with the status that is set."""
    calls = []

    def call(command, env):
        calls.append((command, env))
        return call.status

    call.status = 0
    call.calls = calls
    monkeypatch.setattr(server, "inside", lambda *words: list(words))
    monkeypatch.setattr(server.subprocess, "call", call)
    monkeypatch.setattr(
        server, "serve", lambda options, variables: calls.append((options, variables)) or 0
    )
    return call


def test_a_port_in_use_is_said_before_anything_slow(called):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(SystemExit) as ended:
            main(["run", "--port", str(port), "--no-browser"], "")
    assert f"Không mở được cổng {port}" in ended.value.code
    assert "--port" in ended.value.code
    assert called.calls == []


def test_presenting_looks_at_the_file_first_and_tells_the_server_of_it(
    called, free_port, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    assert main(["present", "a.chot", "--port", str(free_port()), "--no-browser"], "") == 0
    (looked, _), (options, variables) = called.calls
    file = str(tmp_path / "a.chot")
    assert looked == ["commands", "snapshot", "verify", "--file", file]
    assert options.no_browser
    assert variables["SNAPSHOT_FILE"] == file


def test_a_broken_file_starts_no_server(called, free_port):
    called.status = 1
    assert main(["present", "a.chot", "--port", str(free_port())], "") == 1
    assert len(called.calls) == 1


def test_presenting_needs_a_file(called):
    with pytest.raises(SystemExit) as ended:
        main(["present"], "")
    assert ended.value.code == 2
    assert called.calls == []


def test_a_free_port_is_no_problem(free_port):
    assert options.port_problem("127.0.0.1", free_port()) == ""


@pytest.mark.parametrize("port", [0, 65536, 99999])
def test_a_port_that_does_not_exist_is_said(port):
    assert f"Cổng {port} không có" in options.port_problem("127.0.0.1", port)


def test_unknown_arguments_of_run_are_a_usage_error(called):
    with pytest.raises(SystemExit) as ended:
        main(["run", "--nonsense"], "")
    assert ended.value.code == 2
    assert called.calls == []


@pytest.mark.parametrize(
    ("words", "environment", "path"),
    [
        pytest.param([], {}, "", id="none"),
        pytest.param(["--base-path", "/hoc-tap"], {}, "/hoc-tap", id="said"),
        pytest.param([], {"STREAMLIT_SERVER_BASE_URL_PATH": "hoc-tap"}, "hoc-tap", id="set"),
    ],
)
def test_base_path_is_said_or_set(words, environment, path, monkeypatch):
    monkeypatch.delenv("STREAMLIT_SERVER_BASE_URL_PATH", raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert options.run_parser().parse_args(words).base_path == path


class Running:
    """A server that answers, and ends at once."""

    def poll(self):
        return None

    def wait(self):
        return 0


@pytest.mark.parametrize(
    ("base_path", "asked"),
    [("", "/suc-khoe"), ("/hoc-tap", "/hoc-tap/suc-khoe"), ("hoc-tap/", "/hoc-tap/suc-khoe")],
)
def test_the_server_is_asked_where_it_serves(base_path, asked, monkeypatch, capsys):
    heard = []
    monkeypatch.setattr(server, "answers", lambda address: heard.append(address) or True)
    words = ["--port", "8501", "--no-browser", "--base-path", base_path]
    program = Program("", [], {}, options.site("127.0.0.1", 8501, base_path))
    program.process = Running()
    assert server.attend([program], options.run_parser().parse_args(words)) == 0
    assert heard == [f"http://127.0.0.1:8501{asked}"]
    assert asked.removesuffix("/suc-khoe") in capsys.readouterr().out


def started(monkeypatch, *words):
    """What `run` would start with these words."""
    monkeypatch.setattr(server, "inside", lambda *words: list(words))
    monkeypatch.setattr(server.front, "required_nginx", lambda: "nginx")
    monkeypatch.setattr(server.front, "command", lambda *given: list(given))
    given = options.run_parser().parse_args(words)
    return list(server._programs(given, {"DATABASE_URL": "x"}))


def test_one_server_is_all_there_is(monkeypatch):
    (alone,) = started(monkeypatch)
    assert alone.site == "http://127.0.0.1:8501"
    assert not any(name.startswith("DASHBOARD_WORKER") for name in alone.environment)


def test_several_processes_have_own_ports_and_cookies_and_one_secret(monkeypatch):
    *workers, nginx = started(monkeypatch, "--workers", "3", "--address", "0.0.0.0")  # noqa: S104
    ports = [int(each.site.rpartition(":")[2]) for each in workers]
    assert nginx.command == ["nginx", "0.0.0.0", 8501, ports]  # noqa: S104
    assert len(set(ports)) == 3
    assert [each.environment["DASHBOARD_WORKER_COOKIE"] for each in workers] == [
        f"dashboard_worker_8501={number}" for number in (1, 2, 3)
    ]
    assert len({each.environment["STREAMLIT_SERVER_COOKIE_SECRET"] for each in workers}) == 1
    for each in workers:
        assert each.environment["DASHBOARD_WORKERS"] == "3"
        assert "--server.address 127.0.0.1" in " ".join(each.command)


@pytest.mark.parametrize("words", [["--as-of", "2027-01-01", "--empty"], []])
def test_one_process_prepares_the_database_and_then_serves(words, monkeypatch):
    done = []
    monkeypatch.setattr(setup, "prepare", lambda *_, **asked: done.append(asked["demonstration"]))
    monkeypatch.setattr("streamlit.web.cli.main", lambda said, **_: done.append((*said,)))
    monkeypatch.setenv("DASHBOARD_PREPARED", "")
    served = ("run", "dashboard.py", "--server.port", "8501")
    assert setup.main([*words, "--serve", *served]) == 0
    assert done == ["--empty" not in words, served]
    assert is_prepared()


def test_a_preparation_that_run_ends_puts_away_what_it_began(monkeypatch):
    monkeypatch.setattr(setup, "prepare", lambda *_, **__: signal.raise_signal(signal.SIGTERM))
    before = signal.getsignal(signal.SIGTERM)
    try:
        with pytest.raises(KeyboardInterrupt):
            setup.main(["--serve", "run", "dashboard.py"])
    finally:
        signal.signal(signal.SIGTERM, before)


@pytest.mark.parametrize("count", ["0", "17", "many"])
def test_a_number_of_processes_that_cannot_be_is_a_usage_error(count, called):
    with pytest.raises(SystemExit) as ended:
        main(["run", "--workers", count], "")
    assert ended.value.code == 2
    assert called.calls == []


@pytest.mark.parametrize(("words", "key"), [(["run"], True), (["present", "a.chot"], False)])
def test_who_presents_a_file_gets_no_key_and_the_server_knows_no_owner(
    words, key, free_port, tmp_path, monkeypatch
):
    begun = []
    monkeypatch.setattr(server, "OWNER_FILE", tmp_path / "var" / "owner.json")
    monkeypatch.setattr(server, "inside", lambda *words: list(words))
    monkeypatch.setattr(server.subprocess, "call", lambda _command, env: 0)
    monkeypatch.setattr(server, "running", lambda programs: nullcontext(begun.extend(programs)))
    monkeypatch.setattr(server, "attend", lambda *given: begun.append(bool(given[2])) or 0)
    monkeypatch.delenv("DASHBOARD_VIEWERS", raising=False)
    assert main([*words, "--port", str(free_port()), "--no-browser"], "") == 0
    program, has_key = begun
    assert has_key is key
    # One process prepares the database and serves.
    assert program.command[: program.command.index("run")] == (
        ["commands", "setup", "--serve"] if key else ["streamlit"]
    )
    assert (owner.FILE in program.environment) is key
    assert not server.OWNER_FILE.exists()


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("0.0.0.0", "http://10.1.2.3:8501/hoc-tap"),  # noqa: S104 (asked for by name)
        ("", "http://10.1.2.3:8501/hoc-tap"),
        ("10.9.9.9", "http://10.9.9.9:8501/hoc-tap"),
        ("::", "http://[fd00::1]:8501/hoc-tap"),
        ("127.0.0.1", None),
        ("localhost", None),
    ],
)
def test_who_listens_to_others_is_told_an_address_for_them(address, told, monkeypatch, capsys):
    class Asking(nullcontext):
        def __init__(self, family, _kind):
            super().__init__(self)
            self.own = {socket.AF_INET: "10.1.2.3", socket.AF_INET6: "fd00::1"}[family]

        def connect(self, _place):
            """Say nothing to anybody."""

        def getsockname(self):
            return self.own, 0

    monkeypatch.setattr(server, "answers", lambda _address: True)
    monkeypatch.setattr(options.socket, "socket", Asking)
    words = ["--no-browser", "--base-path", "hoc-tap", "--address", address]
    words += ["--as-of", "2026-03-01"]
    program = Program("", [], {}, options.site(address, 8501, "hoc-tap"))
    program.process = Running()
    assert server.attend([program], options.run_parser().parse_args(words)) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if "máy khác" in line] == (
        [f"Cho máy khác: {told}/?ngay=2026-03-01"] if told else []
    )


@pytest.mark.parametrize("status", [0, 1])
def test_a_start_that_fails_takes_no_other_owner_away(status, free_port, tmp_path, monkeypatch):
    class Ended(Running):
        def __init__(self, *_, **__):
            """Start nothing."""

        def poll(self):
            return status or None

        def wait(self, *_):
            return status

        def terminate(self):
            """End nothing."""

    file, seen = tmp_path / "owner.json", []
    owner.begin(file, "another", "http://127.0.0.1:8501")
    monkeypatch.setattr(server, "OWNER_FILE", file)
    monkeypatch.setattr(server, "inside", lambda *words: list(words))
    monkeypatch.setattr(server, "running", lambda programs: nullcontext(programs[0].start()))
    monkeypatch.setattr("commands.launching.supervision.subprocess.Popen", Ended)
    monkeypatch.setattr(server, "answers", lambda _: True)
    monkeypatch.setattr(server, "keep", lambda _: seen.append(owner._read(file)["run"]) or 0)
    monkeypatch.delenv("DASHBOARD_VIEWERS", raising=False)
    assert main(["run", "--port", str(free_port()), "--no-browser"], "") == status
    if status:
        assert owner._read(file)["run"] == "another"
    else:
        assert len(seen) == 1
        assert seen[0] != "another"
        assert not file.exists()


def test_in_no_network_others_are_told_the_name_of_this_machine(monkeypatch):
    def refuse(*_):
        raise OSError

    monkeypatch.setattr(options.socket, "socket", refuse)
    monkeypatch.setattr(options.socket, "gethostname", lambda: "may-chieu")
    assert options.host_for_others("::") == "may-chieu"
