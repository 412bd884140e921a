"""`bench --at`: viewers of a server that runs already."""

import json
from collections import Counter
from contextlib import contextmanager, nullcontext
from itertools import count

import pytest

from commands.development import bench
from commands.development.benching import crowd
from commands.development.benching import viewer as viewers
from commands.development.benching.pages import COUNTRY, PROVINCE
from commands.development.benching.viewer import Rerun
from data_access.store.problems import Problem

SITE = "http://127.0.0.1:8501/hoc-tap"


def test_viewers_come_and_click_on_two_views_by_turns(monkeypatch, capsys):
    visits, seen = Counter(), []

    class Viewer:
        def rerun(self, address):
            seen.append(address)
            return Rerun(250.0, 1)

    @contextmanager
    def viewer(site, page):
        visits[site, page] += 1
        yield Viewer()

    monkeypatch.setattr(crowd, "viewer", viewer)
    monkeypatch.setattr(bench.signal, "signal", lambda *_: None)
    assert bench.main(["--at", SITE, "--viewers", "3", "--pause", "0"]) == 0
    assert visits == {(SITE, "tong-quan"): 3}
    clicks = 3 * crowd.CLICKS_OF_A_REHEARSAL
    assert len(seen) == 3 + clicks
    assert abs(seen[3:].count(COUNTRY) - seen[3:].count(PROVINCE)) <= 1
    said = capsys.readouterr().out
    assert "3 viewers, 0 s between clicks, p50 | 0.25 s" in said
    assert "p95 | 0.25 s" in said


@pytest.mark.parametrize("error", [Problem, ValueError])
def test_where_one_cannot_come_nobody_waits_for_ever(error, monkeypatch):
    coming = count()

    class Viewer:
        def rerun(self, _address):
            if next(coming) == 2:
                raise error("The server stopped answering.")
            return Rerun(250.0, 1)

    monkeypatch.setattr(crowd, "viewer", lambda _site, _page: nullcontext(Viewer()))
    monkeypatch.setattr(bench.signal, "signal", lambda *_: None)
    with pytest.raises(error, match="stopped answering"):
        bench.main(["--at", SITE, "--viewers", "5", "--pause", "0"])


@pytest.mark.parametrize("words", [["--viewers", "0"], ["--pause", "-1"]])
def test_a_crowd_of_nobody_is_refused(words, capsys):
    with pytest.raises(SystemExit):
        bench.main(["--at", SITE, *words])
    assert "needs 1 or more" in capsys.readouterr().err


@pytest.mark.parametrize("end", ["", "/"])
def test_an_address_leads_to_the_socket_of_its_server(end, monkeypatch):
    asked = []
    monkeypatch.setattr(viewers, "connect", lambda at, **_: asked.append(at) or nullcontext())
    with viewers.viewer(f"https://so.example.vn/hoc-tap{end}", "tong-quan"):
        pass
    assert asked == ["wss://so.example.vn/hoc-tap/_stcore/stream"]


def test_a_step_that_fails_leaves_what_was_measured_before_and_is_not_well(monkeypatch, capsys):
    def first(_bench):
        yield bench.Measurement("a first one", [1.0], "ms", 2.0)

    def second(_bench):
        raise Problem("no")

    monkeypatch.setattr(bench, "STEPS", (("first", first), ("second", second)))
    monkeypatch.setattr(bench.signal, "signal", lambda *_: None)
    with pytest.raises(Problem):
        bench.main(["--json"])
    report = json.loads(capsys.readouterr().out)
    assert [each["what"] for each in report["measures"]] == ["a first one"]
    assert not report["ok"]
    monkeypatch.setattr(bench, "STEPS", (("first", first),))
    assert bench.main(["--json"]) == 0
    assert json.loads(capsys.readouterr().out)["ok"]
