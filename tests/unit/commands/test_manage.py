import os
import socket
import subprocess
import sys

import pytest

import manage
from commands.__main__ import MODULES
from commands.development import testing


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """A checkout in which the environment seems to be made, and pip was never asked."""
    for name in manage.DEVELOPING:
        (tmp_path / name).write_text(f"{name}==1.0\n")
    venv = tmp_path / ".venv"
    venv.mkdir()
    monkeypatch.setattr(manage, "ROOT", tmp_path)
    monkeypatch.setattr(manage, "VENV", venv)
    monkeypatch.setattr(manage, "PYTHON", venv / "python")
    monkeypatch.setattr(manage, "STAMP", venv / "installed.json")
    return tmp_path


@pytest.fixture
def work(checkout, monkeypatch):
    """What was made and installed, in order."""
    done = []

    def make_venv():
        manage.PYTHON.touch()
        done.append("venv")

    monkeypatch.setattr(manage, "make_venv", make_venv)
    monkeypatch.setattr(manage, "install", lambda *files: done.append(files[-1]))
    return done


@pytest.mark.parametrize("command", ["run", "present", *manage.INSIDE])
def test_help_lists_every_command(command):
    assert f"\n  {command} " in manage.__doc__


def test_both_sides_know_the_same_commands():
    assert set(manage.INSIDE) == set(MODULES)


@pytest.mark.parametrize("arguments", [["--help"], ["help"], ["-h"], []])
def test_help_needs_no_environment(arguments, work, capsys):
    assert manage.main(arguments) == 0
    assert "Cách dùng" in capsys.readouterr().out
    assert work == []


def test_unknown_command_is_a_usage_error(work, capsys):
    assert manage.main(["nonsense"]) == 2
    assert "«nonsense»" in capsys.readouterr().err
    assert work == []


@pytest.mark.parametrize(
    ("version", "is_refused"),
    [((3, 6), True), ((3, 10), True), ((3, 11), False), ((3, 15), False)],
)
def test_old_pythons_are_refused(version, is_refused):
    assert bool(manage.too_old(version)) == is_refused


def test_the_refusal_names_both_versions():
    assert manage.too_old((3, 9)) == "Cần Python 3.11 trở lên, đây là Python 3.9."


def test_stamp_changes_with_the_requirements(checkout):
    before = manage.stamp("requirements.txt")
    (checkout / "requirements.txt").write_text("streamlit==2.0\n")
    assert manage.stamp("requirements.txt") != before


def test_a_second_run_installs_nothing(work):
    manage.environment("requirements.txt")
    manage.environment("requirements.txt")
    assert work == ["venv", "requirements.txt"]


def test_what_run_installed_is_kept_for_test_and_back(work):
    manage.environment("requirements.txt")
    manage.environment(*manage.DEVELOPING)
    manage.environment("requirements.txt")
    assert work == ["venv", "requirements.txt", "requirements-dev.txt"]


def test_changed_requirements_are_installed_in_place(checkout, work):
    manage.environment("requirements.txt")
    (checkout / "requirements.txt").write_text("streamlit==2.0\n")
    manage.environment("requirements.txt")
    assert work == ["venv", "requirements.txt", "requirements.txt"]


def test_a_half_made_environment_is_made_again(work, monkeypatch):
    def cut_off(*files):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(manage, "install", cut_off)
        with pytest.raises(KeyboardInterrupt):
            manage.environment("requirements.txt")
    manage.environment("requirements.txt")
    assert work == ["venv", "venv", "requirements.txt"]


def test_a_moved_environment_is_made_again(checkout, work, monkeypatch):
    manage.environment("requirements.txt")
    moved = checkout / "moved"
    manage.VENV.rename(moved)
    for name in ("PYTHON", "STAMP"):
        monkeypatch.setattr(manage, name, moved / getattr(manage, name).name)
    monkeypatch.setattr(manage, "VENV", moved)
    manage.environment("requirements.txt")
    assert work == ["venv", "requirements.txt"] * 2


def test_an_environment_without_its_python_is_made_again(work):
    manage.environment("requirements.txt")
    manage.PYTHON.unlink()
    manage.environment("requirements.txt")
    assert work == ["venv", "requirements.txt"] * 2


def test_a_port_in_use_is_said_before_anything_slow(work):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(SystemExit) as ended:
            manage.main(["run", "--port", str(port), "--no-browser"])
    assert f"Không mở được cổng {port}" in ended.value.code
    assert "--port" in ended.value.code
    assert work == []


@pytest.fixture
def called(work, monkeypatch):
    """What was started, and with what; the first command ends with the status that is set."""
    calls = []

    def call(command, env):
        calls.append((command[2:], env))
        return call.status

    call.status = 0
    call.calls = calls
    monkeypatch.setattr(manage.subprocess, "call", call)
    monkeypatch.setattr(
        manage, "serve", lambda options, variables: calls.append((options, variables)) or 0
    )
    return call


def test_presenting_looks_at_the_file_first_and_tells_the_server_of_it(
    called, free_port, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    assert manage.main(["present", "a.chot", "--port", str(free_port()), "--no-browser"]) == 0
    (looked, _), (options, variables) = called.calls
    file = str(tmp_path / "a.chot")
    assert looked == ["-m", "commands", "snapshot", "verify", "--file", file][-len(looked) :]
    assert options.no_browser
    assert variables["SNAPSHOT_FILE"] == file


def test_a_broken_file_starts_no_server(called, free_port):
    called.status = 1
    assert manage.main(["present", "a.chot", "--port", str(free_port())]) == 1
    assert len(called.calls) == 1


def test_presenting_needs_a_file(work):
    with pytest.raises(SystemExit) as ended:
        manage.main(["present"])
    assert ended.value.code == 2
    assert work == []


def test_a_free_port_is_no_problem(free_port):
    assert manage.port_problem("127.0.0.1", free_port()) == ""


@pytest.mark.parametrize("port", [0, 65536, 99999])
def test_a_port_that_does_not_exist_is_said(port):
    assert f"Cổng {port} không có" in manage.port_problem("127.0.0.1", port)


def test_unknown_arguments_of_run_are_a_usage_error(work, capsys):
    with pytest.raises(SystemExit) as ended:
        manage.main(["run", "--nonsense"])
    assert ended.value.code == 2
    assert work == []


def test_without_a_network_one_sentence_says_so(monkeypatch):
    words = "WARNING: Retrying\nERROR: Failed to establish a new connection: [Errno -3]"
    monkeypatch.setattr(manage, "patiently", lambda command, doing: (1, words))
    with pytest.raises(SystemExit, match="hãy nối mạng rồi chạy lại"):
        manage.install("requirements.txt")


@pytest.mark.parametrize(
    ("ci", "reason"),
    [
        pytest.param("false", "Browser tests are left out", id="said-and-left-out"),
        pytest.param("true", "", id="never-left-out-in-ci"),
    ],
)
def test_without_a_browser(ci, reason, monkeypatch):
    monkeypatch.setattr(testing, "chromium", lambda: "")
    monkeypatch.setattr(testing, "on_debian_as_root", lambda: False)
    monkeypatch.setenv("CI", ci)
    said = testing.no_browser()
    assert said.startswith(reason)
    assert bool(said) == bool(reason)


def test_without_an_office(monkeypatch):
    monkeypatch.setattr(testing, "office", lambda: "")
    monkeypatch.setattr(testing, "on_debian_as_root", lambda: False)
    monkeypatch.setenv("CI", "false")
    assert "install LibreOffice" in testing.no_office()
    monkeypatch.setenv("CI", "true")
    assert testing.no_office() == ""


def test_an_office_needs_all_its_parts(tmp_path, monkeypatch):
    program = tmp_path / "soffice"
    program.touch(mode=0o755)
    monkeypatch.setenv("SOFFICE", str(program))
    monkeypatch.setattr(testing.sys, "platform", "linux")
    assert testing.office() == ""
    for part in testing.PARTS:
        (tmp_path / part).touch()
    assert testing.office() == str(program)


def test_a_browser_can_be_named(monkeypatch):
    monkeypatch.setenv("CHROMIUM", sys.executable)
    assert testing.chromium() == sys.executable


def test_python_ends_quietly_with_the_status_of_the_command(tmp_path):
    """The real thing, from another folder, with an almost empty environment."""
    surroundings = {"PATH": os.environ["PATH"]}
    command = [sys.executable, str(manage.ROOT / "manage.py"), "nonsense"]
    ended = subprocess.run(  # noqa: S603 (written above)
        command, cwd=tmp_path, env=surroundings, capture_output=True, text=True, check=False
    )
    assert (ended.returncode, ended.stdout) == (2, "")
    assert len(ended.stderr.strip().splitlines()) == 1


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
    assert manage.run_parser().parse_args(words).base_path == path


@pytest.mark.parametrize(
    ("base_path", "asked"),
    [("", "/suc-khoe"), ("/hoc-tap", "/hoc-tap/suc-khoe"), ("hoc-tap/", "/hoc-tap/suc-khoe")],
)
def test_the_server_is_asked_where_it_serves(base_path, asked, monkeypatch, capsys):
    class Server:
        def poll(self):
            return None

        def wait(self):
            return 0

    heard = []
    monkeypatch.setattr(manage, "answers", lambda address: heard.append(address) or True)
    words = ["--port", "8501", "--no-browser", "--base-path", base_path]
    assert manage.attend(Server(), manage.run_parser().parse_args(words)) == 0
    assert heard == [f"http://127.0.0.1:8501{asked}"]
    assert asked.removesuffix("/suc-khoe") in capsys.readouterr().out
