"""The theme's settings, read once: Streamlit reads and converts them anew at each rerun.

It is the one private part of Streamlit that is replaced (decision 0045).
"""

from functools import cache

from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session

_read = app_session._populate_theme_msg


def remember_theme() -> None:
    """Let Streamlit's messages of a new run take the theme as it was first read."""
    app_session._populate_theme_msg = _take


def _take(msg: CustomThemeConfig, section: str = "theme") -> None:
    if _theme(section).ByteSize():  # to merge nothing would say that there is such a section
        msg.MergeFrom(_theme(section))


@cache
def _theme(section: str) -> CustomThemeConfig:
    read = CustomThemeConfig()
    _read(read, section)
    return read
