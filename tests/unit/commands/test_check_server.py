"""`check --server`: what is unsafe or missing is found, and what to do is said."""

import os
import subprocess
import sys

import pytest
import streamlit as st

from commands.conference import check
from commands.conference.checking import server
from commands.conference.checking.findings import CheckResult
from tests.databases import DEMONSTRATION
from tests.servers import ROOT
from ui.access import sign_in

SOUND = {
    "redirect_uri": "https://so.example.vn/oauth2callback",
    "cookie_secret": "x" * 64,
    "client_id": "a",
    "client_secret": "b",
    "server_metadata_url": "https://so.example.vn/.well-known/openid-configuration",
}


@pytest.fixture
def place(sqlite_copies, tmp_path, monkeypatch):
    """Settings that are sound, on a database with demonstration data."""
    file = tmp_path / "dashboard.db"
    monkeypatch.setenv("DATABASE_URL", sqlite_copies.copy(DEMONSTRATION, file))
    monkeypatch.setenv("DASHBOARD_VIEWERS", "signed-in")
    monkeypatch.setattr(sign_in, "settings", lambda: SOUND)
    monkeypatch.setattr(sign_in, "silent_provider", lambda: None)
    monkeypatch.setattr(os, "geteuid", lambda: 1000, raising=False)
    file.chmod(0o600)
    monkeypatch.setenv("DASHBOARD_BACKUPS", str(tmp_path / "backups"))
    (tmp_path / "backups").mkdir()
    (tmp_path / "backups" / "sao-luu-20260301-011500.json.gz").touch()
    return file


def found(outcome: CheckResult) -> str:
    every = [finding for each in server.CHECKS for finding in each()]
    return "\n".join(each.sentence for each in every if each.outcome is outcome)


@pytest.mark.thorough
def test_sound_settings_pass_and_the_rest_is_said(place, capsys):
    assert check.main(["--server"]) == 0
    said = capsys.readouterr().out
    assert "Chưa có người phụ trách" in said
    assert "demo --remove" in said
    assert "HỎNG" not in said


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"redirect_uri": "http://so.example.vn/oauth2callback"}, "redirect_uri phải"),
        ({"server_metadata_url": "http://so.example.vn/a"}, "server_metadata_url phải"),
        ({"cookie_secret": "short"}, "cookie_secret ngắn"),
        ({"client_secret": ""}, "client_secret"),
    ],
)
def test_what_is_wrong_with_sign_in_is_said(place, monkeypatch, capsys, wrong, words):
    monkeypatch.setattr(sign_in, "settings", lambda: {**SOUND, **wrong})
    assert check.main(["--server"]) == 1
    assert words in capsys.readouterr().out
    assert words in found(CheckResult.FAILED)


def test_a_silent_provider_and_a_missing_database_fail(place, monkeypatch):
    monkeypatch.setattr(sign_in, "silent_provider", lambda: "không trả lời")
    assert "không trả lời" in found(CheckResult.FAILED)
    place.unlink()
    assert "setup" in found(CheckResult.FAILED)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes of files")
def test_files_that_others_read_fail(place):
    place.chmod(0o644)
    assert f"chmod 600 {place}" in found(CheckResult.FAILED)


def test_unsafe_options_and_rights_are_said(place, monkeypatch):
    unsafe = {"client.showErrorDetails": "full", "server.address": "0.0.0.0"}  # noqa: S104
    usual = st.get_option
    monkeypatch.setattr(st, "get_option", lambda name: unsafe.get(name, usual(name)))
    assert "client.showErrorDetails" in found(CheckResult.FAILED)
    assert "proxy" in found(CheckResult.WARNING)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert "root" in found(CheckResult.WARNING)


def test_more_processes_than_cores_and_a_missing_nginx_are_said(place, monkeypatch):
    monkeypatch.setenv("WORKERS", "16")
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(server, "nginx", lambda: "")
    assert "WORKERS=16 nhưng máy chỉ có 2 lõi" in found(CheckResult.WARNING)
    assert "apt install nginx" in found(CheckResult.FAILED)
    for given in ("hai", "0", "17", ""):
        monkeypatch.setenv("WORKERS", given)
        assert f"WORKERS «{given}» phải là số tiến trình từ 1 đến 16" in found(CheckResult.FAILED)


def test_backups_that_stopped_or_never_began_are_said(place, monkeypatch):
    (made,) = (place.parent / "backups").iterdir()
    assert "cách đây 0 giờ" in found(CheckResult.PASSED)
    three_days_ago = made.stat().st_mtime - 3 * 24 * 3600
    os.utime(made, (three_days_ago, three_days_ago))
    assert "cách đây 72 giờ: lịch sao lưu đã dừng" in found(CheckResult.FAILED)
    made.unlink()
    assert "Chưa có bản sao lưu nào" in found(CheckResult.FAILED)
    monkeypatch.delenv("DASHBOARD_BACKUPS")
    assert "Chưa đặt DASHBOARD_BACKUPS" in found(CheckResult.WARNING)


@pytest.mark.thorough
def test_secrets_and_options_that_variables_name_are_looked_at(place, tmp_path):
    secrets = tmp_path / "secrets.toml"
    secrets.write_text('[auth]\nclient_id = "a"\n', encoding="utf-8")
    said = subprocess.run(
        [sys.executable, "-m", "commands", "check", "--server"],
        cwd=ROOT,
        env={
            **os.environ,
            "STREAMLIT_SECRETS_FILES": str(secrets),
            "STREAMLIT_SERVER_ENABLE_XSRF_PROTECTION": "false",
        },
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    ).stdout
    assert "còn thiếu: redirect_uri, cookie_secret, client_secret" in said
    assert "Tùy chọn server.enableXsrfProtection phải là «True»" in said


@pytest.mark.parametrize("words", [[], ["hien-tai", "--server"]])
def test_one_thing_is_checked_at_a_time(words):
    with pytest.raises(check.Problem, match="một trong ba"):
        check.main(words)
