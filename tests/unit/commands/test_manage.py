import ast
import os
import subprocess
import sys

import pytest

import manage
from commands.launching import launcher
from commands.launching.environment import DEVELOPING, ROOT, USING
from commands.registry import MODULES

FILE = ROOT / "manage.py"


@pytest.fixture
def handed_over(monkeypatch):
    """What was run in the environment, and the requirement files that were needed."""
    done = []
    monkeypatch.setattr(
        launcher, "inside", lambda module, *words, files: done.append((words, files)) or ["python"]
    )
    monkeypatch.setattr(launcher, "hand_over", lambda command: 3)
    return done


@pytest.mark.parametrize("command", ["run", "present", *MODULES])
def test_help_lists_every_command(command):
    assert f"\n  {command} " in manage.__doc__


@pytest.mark.parametrize("module", MODULES.values())
def test_every_command_has_its_module(module):
    assert (ROOT / "commands" / f"{module.replace('.', '/')}.py").is_file()


@pytest.mark.parametrize("arguments", [["--help"], ["help"], ["-h"], []])
def test_help_needs_no_environment(arguments, handed_over, capsys):
    assert launcher.main(arguments, "\nCách dùng\n") == 0
    assert capsys.readouterr().out == "Cách dùng\n"
    assert handed_over == []


def test_unknown_command_is_a_usage_error(handed_over, capsys):
    assert launcher.main(["nonsense"], "") == 2
    assert "«nonsense»" in capsys.readouterr().err
    assert handed_over == []


@pytest.mark.parametrize(("name", "files"), [("facts", USING), ("test", DEVELOPING)])
def test_a_command_gets_its_words_and_the_packages_it_needs(name, files, handed_over):
    assert launcher.main([name, "--as-of", "2026-01-01"], "") == 3
    assert handed_over == [((name, "--as-of", "2026-01-01"), files)]


@pytest.mark.parametrize("version", [(3, 6), (3, 10)], ids=str)
def test_old_pythons_are_refused_in_a_sentence(version, monkeypatch):
    ast.parse(FILE.read_bytes(), feature_version=version)
    monkeypatch.setattr(sys, "version_info", version)
    monkeypatch.setattr(sys, "version", f"{version[0]}.{version[1]}.1 (a compiler)")
    with pytest.raises(SystemExit) as ended:
        exec(compile(FILE.read_bytes(), FILE, "exec"), {})  # noqa: S102 (it is ours)
    said = f"Cần Python 3.11 trở lên, đây là Python {version[0]}.{version[1]}.1."
    assert ended.value.code == said


def bare(*words: str, cwd) -> "subprocess.CompletedProcess[str]":
    """Run it in a Python that has neither packages nor the folder of the script in its path."""
    return subprocess.run(  # noqa: S603 (written here)
        [sys.executable, "-I", "-S", str(FILE), *words],
        cwd=cwd,
        env={"PATH": os.environ["PATH"]},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_it_needs_nothing_but_python(tmp_path):
    ended = bare(cwd=tmp_path)
    assert ended.stdout.strip() == manage.__doc__.strip()


def test_python_ends_quietly_with_the_status_of_the_command(tmp_path):
    ended = bare("nonsense", cwd=tmp_path)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert len(ended.stderr.strip().splitlines()) == 1
