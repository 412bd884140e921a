import asyncio
import gzip
from pathlib import Path

import pytest
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from streamlit import file_util

from ui.access.compressed import CompressedProgram

PROGRAM = Path(file_util.get_static_dir()) / "static"
SCRIPT = next(file for file in sorted((PROGRAM / "js").glob("index.*.js")))
ADDRESS = f"/static/js/{SCRIPT.name}"


def asked(address, accepted="gzip"):
    """Return headers and body of what is answered to a request."""
    sent = []

    async def receive():
        return {"type": "http.request"}

    async def send(message):
        sent.append(message)

    scope = {
        "type": "http",
        "method": "GET",
        "path": address,
        "query_string": b"",
        "headers": [(b"accept-encoding", accepted.encode())],
    }
    app = CompressedProgram(PlainTextResponse("Streamlit's answer"))
    asyncio.run(app(scope, receive, send))
    return Headers(raw=sent[0]["headers"]), b"".join(each.get("body", b"") for each in sent)


def test_the_front_end_travels_compressed_and_stays_in_the_browser():
    headers, packed = asked(ADDRESS)
    assert gzip.decompress(packed) == SCRIPT.read_bytes()
    assert len(packed) < SCRIPT.stat().st_size / 2
    assert headers["content-encoding"] == "gzip"
    assert headers["vary"] == "Accept-Encoding"
    assert "javascript" in headers["content-type"]
    assert "immutable" in headers["cache-control"]


@pytest.mark.parametrize(
    ("address", "accepted"),
    [
        pytest.param(ADDRESS, "identity", id="who accepts no gzip"),
        pytest.param("/static/js/none.js", "gzip", id="a script that is not there"),
        pytest.param("/static/../index.html", "gzip", id="a file outside"),
        pytest.param("/tong-quan", "gzip", id="a page"),
    ],
)
def test_all_else_is_left_to_streamlit(address, accepted):
    assert asked(address, accepted)[1] == b"Streamlit's answer"


def test_the_document_asks_for_files_that_are_served_so():
    """Fails where Streamlit moves its front end to other names or folders."""
    document = (PROGRAM.parent / "index.html").read_text(encoding="utf-8")
    name = document.split('<script type="module" crossorigin src=".')[1].split('"')[0]
    assert asked(name)[0]["content-encoding"] == "gzip"
