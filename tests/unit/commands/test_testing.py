"""`test` and `fix`: what runs, and what tests need beside Python packages."""

import sys
from collections.abc import Callable
from contextlib import contextmanager
from types import SimpleNamespace

import pytest

from commands.development import fixing
from commands.development.testing import programs, testing
from commands.development.testing.programs import KindOfTest, Need
from commands.launching import debian

LINT = ["ruff check", "ruff format --check"]
SLOW = "--postgresql --browser-tests --office"
FILE = "tests/unit/test_layers.py"


@pytest.fixture
def ran(monkeypatch):
    """The tools that were run, and the kinds of tests whose needs were looked at."""
    tools = []

    def run(tool):
        tools.append(" ".join(tool).replace(" ".join(testing.PARALLEL), "PARALLEL"))
        return run.statuses.get(tool[0], 0)

    @contextmanager
    def beside(tool):
        yield SimpleNamespace(returncode=run((tool,)))

    run.statuses, run.tools, run.kinds = {}, tools, []
    monkeypatch.setattr(testing, "run", run)
    monkeypatch.setattr(testing, "beside", beside)
    monkeypatch.setattr(testing, "missing", lambda kind: run.kinds.append(kind.name) or "")
    return run


@pytest.mark.parametrize(
    ("words", "tools", "looks"),
    [
        pytest.param("", [*LINT, "mypy", f"pytest PARALLEL {SLOW}"], True, id="whole"),
        pytest.param(
            "--all", [*LINT, "mypy", f"pytest PARALLEL {SLOW} --nightly"], True, id="nightly-too"
        ),
        pytest.param(
            "--quick",
            [*LINT, "pytest PARALLEL --quick tests/unit tests/database"],
            False,
            id="quick",
        ),
        pytest.param(FILE, [f"pytest {SLOW} {FILE}"], False, id="a-file"),
        pytest.param(f"{FILE}::a -x", [f"pytest {SLOW} {FILE}::a -x"], False, id="a-test"),
        pytest.param("tests/unit", [f"pytest PARALLEL {SLOW} tests/unit"], False, id="a-folder"),
        pytest.param("-k undo", [f"pytest PARALLEL {SLOW} -k undo"], False, id="a-word"),
        pytest.param(
            f"--all {FILE}", [f"pytest {SLOW} --nightly {FILE}"], False, id="nightly-of-a-file"
        ),
        pytest.param(f"--quick {FILE}", [f"pytest {FILE}"], False, id="a-file-without-flags"),
    ],
)
def test_what_runs(words, tools, looks, ran):
    assert testing.main(words.split()) == 0
    assert ran.tools == tools
    assert bool(ran.kinds) == looks


@pytest.mark.parametrize(
    ("statuses", "status", "words"),
    [
        pytest.param({"ruff": 1}, 1, "Failed: ruff check, ruff format --check (", id="lint"),
        pytest.param({"mypy": 2}, 2, "Failed: mypy (", id="types"),
        pytest.param({"pytest": 1, "mypy": 2}, 1, "Failed: pytest, mypy (", id="tests-and-types"),
    ],
)
def test_what_failed_is_said_at_the_end_and_everything_has_run(
    ran, capsys, statuses, status, words
):
    ran.statuses = statuses
    assert testing.main([]) == status
    assert words in capsys.readouterr().out.splitlines()[-1]
    assert [tool.split()[0] for tool in ran.tools] == ["ruff", "ruff", "mypy", "pytest"]


def test_what_runs_beside_is_shown_afterwards(capsys):
    with testing.beside("platform") as process:
        sys.stdout.write("tests\n")
    assert process.returncode == 0
    first, command, *more = capsys.readouterr().out.splitlines()
    assert (first, command) == ("tests", "$ platform")
    assert more


def test_fix_corrects_before_it_formats(monkeypatch):
    calls = []
    monkeypatch.setattr(fixing.subprocess, "call", lambda words, cwd: calls.append(words[2:]) or 0)
    assert fixing.main(["commands"]) == 0
    assert calls == [["ruff", "check", "--fix", "commands"], ["ruff", "format", "commands"]]


# What tests need


@pytest.fixture
def apt(monkeypatch, tmp_path) -> Callable[..., list]:
    """A Debian on which these packages can be installed, by root or not; what was asked of it."""
    asked = []

    def apt(*available: str, root: bool = True) -> list:
        def install(*packages):
            asked.append(packages)
            return set(packages) <= set(available)

        monkeypatch.setattr(debian, "can_install", lambda: root)
        monkeypatch.setattr(debian, "install", install)
        monkeypatch.setattr(programs, "ROOT", tmp_path)
        return asked

    programs.missing.cache_clear()
    yield apt
    programs.missing.cache_clear()


def needing(asked: list, *packages: tuple[str, ...]) -> KindOfTest:
    """Tests with one need, met when the last of these packages was installed."""
    return KindOfTest("Such tests", (Need("a thing", lambda: packages[-1] in asked, packages),))


def test_what_is_there_is_not_installed(apt):
    asked = apt()
    assert (
        programs.missing(KindOfTest("Such tests", (Need("a thing", lambda: True, (("x",),)),)))
        == ""
    )
    assert asked == []


def test_root_installs_what_is_missing_on_debian(apt):
    asked = apt("libx")
    assert programs.missing(needing(asked, ("libx",))) == ""


def test_where_a_release_has_no_such_package_the_next_is_tried(apt):
    asked = apt("fonts")
    assert programs.missing(needing(asked, ("fonts2",), ("fonts",))) == ""
    assert asked == [("fonts2",), ("fonts",)]


def test_installing_is_not_enough_where_the_need_is_not_met(apt):
    apt("fonts-without-letters")
    kind = KindOfTest(
        "Such tests", (Need("a thing", lambda: False, (("fonts-without-letters",),)),)
    )
    assert programs.missing(kind) == "Such tests need what is not installed: a thing."


def test_nobody_else_installs_anything(apt):
    asked = apt("libx", root=False)
    assert "a thing" in programs.missing(needing(asked, ("libx",)))
    assert asked == []


@pytest.mark.parametrize(
    ("ci", "outcome"),
    [("false", pytest.skip.Exception), ("true", pytest.fail.Exception)],
    ids=["left-out-with-its-reason", "failed-in-ci"],
)
def test_what_cannot_run_is_never_left_out_silently(
    ci, outcome, asked_for, pytestconfig, monkeypatch
):
    monkeypatch.setenv("CI", ci)
    monkeypatch.setattr(pytestconfig.option, "office", True)
    monkeypatch.setitem(asked_for.__globals__, "missing", lambda kind: f"{kind.name}: no Carlito")
    with pytest.raises(outcome, match="LibreOffice: no Carlito"):
        asked_for("--office")


@pytest.mark.parametrize(("status", "starts"), [(0, True), (127, False)])
def test_a_driver_that_does_not_start_is_noticed(monkeypatch, status, starts):
    command = [sys.executable, "-c", f"raise SystemExit({status})"]
    run = programs.subprocess.run
    monkeypatch.setattr(programs.subprocess, "run", lambda asked, **more: run(command, **more))
    assert programs.driver_starts() == starts


@pytest.mark.parametrize(("listed", "has"), [("Liberation Sans", True), ("", False)])
def test_a_font_counts_by_its_letters(tmp_path, monkeypatch, listed, has):
    program = tmp_path / "fc-list"
    program.write_text(f"#!/bin/sh\n[ \"$1\" = :charset=1ebf ] && echo '{listed}'\n")
    program.chmod(0o755)
    monkeypatch.setattr(programs.sys, "platform", "linux")
    monkeypatch.setattr(programs.shutil, "which", lambda name: str(program))
    assert programs.has_font(f":{programs.VIETNAMESE}") == has


def test_without_fontconfig_there_is_no_font_on_linux(monkeypatch):
    monkeypatch.setattr(programs.sys, "platform", "linux")
    monkeypatch.setattr(programs.shutil, "which", lambda name: None)
    assert not programs.has_font("Carlito")


def test_an_office_needs_all_its_parts(tmp_path, monkeypatch):
    program = tmp_path / "soffice"
    program.touch(mode=0o755)
    monkeypatch.setenv("SOFFICE", str(program))
    monkeypatch.setattr(programs.sys, "platform", "linux")
    assert programs.office() == ""
    for part in programs.PARTS:
        (tmp_path / part).touch()
    assert programs.office() == str(program)


def test_a_browser_can_be_named(monkeypatch):
    monkeypatch.setenv("CHROMIUM", sys.executable)
    assert programs.chromium() == sys.executable


def test_the_browser_without_windows_comes_first_and_the_whole_one_where_there_is_none(
    apt, monkeypatch
):
    asked = apt("chromium")
    monkeypatch.setattr(programs, "chromium", lambda: "chromium" if len(asked) > 1 else "")
    (browser,) = [need for need in programs.BROWSER.needs if "Chromium" in need.name]
    assert programs.missing(KindOfTest("Browser tests", (browser,))) == ""
    assert asked == [("chromium-headless-shell",), ("chromium",)]


def test_the_browser_without_windows_is_found_first(monkeypatch):
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr(programs.shutil, "which", lambda name: f"/usr/bin/{name}")
    assert programs.chromium() == "/usr/bin/chromium-headless-shell"
