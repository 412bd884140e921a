"""The server runs on uvloop and httptools, as Streamlit configures uvicorn."""

import sys

import pytest
import uvicorn
from streamlit.web.server.starlette.starlette_server import _get_uvicorn_config_kwargs


@pytest.mark.skipif(sys.platform == "win32", reason="neither is installed on Windows")
def test_uvicorn_takes_uvloop_and_httptools():
    settings = uvicorn.Config("dashboard:app", **_get_uvicorn_config_kwargs())
    loop = settings.get_loop_factory()()
    loop.close()
    assert type(loop).__module__ == "uvloop"
    # The application itself need not be there to see by what requests are read.
    settings.app = lambda: None
    settings.load()
    assert settings.http_protocol_class.__module__ == "uvicorn.protocols.http.httptools_impl"
