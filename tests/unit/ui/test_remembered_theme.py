"""Streamlit's message of a new run has the theme that Streamlit would read, read once."""

import inspect

import pytest
from streamlit import config
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session

from ui.access import remembered_theme

SECTIONS = ("theme", *(f"theme.{each.value}" for each in config.CustomThemeCategories))


@pytest.fixture(autouse=True)
def replaced(monkeypatch):
    monkeypatch.setattr(app_session, "_populate_theme_msg", app_session._populate_theme_msg)
    remembered_theme._theme.cache_clear()
    remembered_theme.remember_theme()


def filled(fill, section):
    message = CustomThemeConfig()
    fill(message, section)
    return message


@pytest.mark.parametrize("section", SECTIONS)
def test_each_section_is_as_streamlit_reads_it(section):
    read = filled(remembered_theme._read, section)
    assert filled(app_session._populate_theme_msg, section) == read


def test_the_theme_of_this_application_is_among_them():
    assert filled(app_session._populate_theme_msg, "theme").primary_color == "#0B5C8A"
    assert filled(app_session._populate_theme_msg, "theme.dark").primary_color == "#74BFEA"


def test_a_section_without_settings_is_not_said_to_be_there():
    whole = CustomThemeConfig()
    app_session._populate_theme_msg(whole.sidebar, "theme.sidebar")
    assert not whole.HasField("sidebar")


def test_a_setting_that_is_the_usual_one_is_still_a_setting(monkeypatch):
    remembered_theme._theme.cache_clear()
    monkeypatch.setattr(config, "get_options_for_section", lambda _section: {"base": "light"})
    whole = CustomThemeConfig()
    app_session._populate_theme_msg(whole.sidebar, "theme.sidebar")
    assert whole.HasField("sidebar")
    remembered_theme._theme.cache_clear()


def test_settings_are_read_once(monkeypatch):
    for section in SECTIONS:
        filled(app_session._populate_theme_msg, section)
    monkeypatch.setattr(config, "get_options_for_section", lambda _section: pytest.fail("again"))
    for section in SECTIONS:
        filled(app_session._populate_theme_msg, section)


def test_streamlit_asks_by_this_name():
    asks = inspect.getsource(app_session.AppSession._create_new_session_message)
    assert asks.count("_populate_theme_msg(") == len(SECTIONS)
