import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from streamlit import config

from ui.frame.waiting import running

ROOT = Path(__file__).resolve().parents[3]


def test_no_more_scripts_run_at_a_time_than_there_are_slots():
    busy, most, lock = 0, 0, threading.Lock()

    def one(_):
        nonlocal busy, most
        with running.script(lambda: True):
            with lock:
                busy += 1
                most = max(most, busy)
            time.sleep(0.01)
            with lock:
                busy -= 1

    with ThreadPoolExecutor(12) as pool:
        list(pool.map(one, range(24)))
    assert most == running.AT_A_TIME


def test_a_script_that_waits_lets_others_run():
    with ThreadPoolExecutor(1) as pool:

        def wait_long(depth):
            with running.script(lambda: True):
                running.give_back()
                # The next one finds a slot though none of these has ended.
                if depth:
                    threading.Thread(target=wait_long, args=(depth - 1,)).start()
                reached.append(depth)
                all_in.wait(5)

        reached, all_in = [], threading.Event()
        done = pool.submit(wait_long, running.AT_A_TIME + 2)
        for _ in range(500):
            if len(reached) == running.AT_A_TIME + 3:
                break
            time.sleep(0.01)
        all_in.set()
        done.result(5)
    assert len(reached) == running.AT_A_TIME + 3


def test_a_script_that_fails_leaves_its_slot():
    for _ in range(running.AT_A_TIME + 1):
        with pytest.raises(ZeroDivisionError), running.script(lambda: True):
            raise ZeroDivisionError


class WholeRunAsked(Exception):
    pass


def test_a_fragment_is_rerun_only_for_those_who_may_read(monkeypatch):
    def rerun():
        raise WholeRunAsked

    monkeypatch.setattr("streamlit.rerun", rerun)
    answers, filled = [True], []
    with running.script(lambda: answers[0]):
        fill = running.fragment(filled.append)
        fill("whole run")
    fill("fragment")
    assert filled == ["whole run", "fragment"]
    answers[0] = False
    with pytest.raises(WholeRunAsked):
        fill("signed out since")
    assert filled == ["whole run", "fragment"]


def test_every_fragment_is_checked():
    texts = [
        file.read_text(encoding="utf-8")
        for folder in ("ui", "pages")
        for file in (ROOT / folder).rglob("*.py")
    ]
    placed = [text.count("st.fragment") + text.count("st.dialog") for text in texts]
    assert sum(placed) > 0
    assert placed == [text.count("= running.fragment(") for text in texts]


def test_streamlit_collects_no_garbage_after_reruns():
    """Fails where Streamlit gives the setting another name or our configuration loses it."""
    text = (ROOT / ".streamlit/config.toml").read_text(encoding="utf-8")
    assert "postScriptGC = false" in text
    assert config.get_option("runner.postScriptGC") is False
