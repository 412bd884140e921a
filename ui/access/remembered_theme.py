"""The theme's settings, read once: Streamlit reads and converts them anew at each rerun.

It is the one private part of Streamlit that is replaced (decision 0044).
"""

from functools import cache

from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session

_read = app_session._populate_theme_msg


def remember_theme() -> None:
    """Let Streamlit's messages of a new run take the theme as it was first read."""
    app_session._populate_theme_msg = _take


def _take(msg: CustomThemeConfig, section: str = "theme") -> None:
    read = _theme(section)
    if read.HasField("sidebar"):  # to merge nothing would say that there is such a section
        msg.MergeFrom(read.sidebar)


@cache
def _theme(section: str) -> CustomThemeConfig:
    """Return a message whose part `sidebar` is what was read, as is whether there is anything."""
    read = CustomThemeConfig()
    _read(read.sidebar, section)
    return read
