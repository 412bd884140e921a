"""Files of a report beside the facts: links that say all they ask for, made when followed."""

from __future__ import annotations

import asyncio
import io
from urllib.parse import parse_qs, urlsplit

import docx
import openpyxl
import pypdf
import pytest
from starlette.requests import Request
from starlette.responses import Response

from exports.formats import FORMATS
from ui.pages import HOME, PROVINCES
from ui.report_downloads import FOLDER, ROUTES, report_file

OPENED = {
    "docx": lambda content: docx.Document(io.BytesIO(content)),
    "xlsx": lambda content: openpyxl.load_workbook(io.BytesIO(content)),
    "pdf": lambda content: pypdf.PdfReader(io.BytesIO(content)),
}
FORMATS_HERE = [each for each in FORMATS if each.kind in ("bao-cao", "so-lieu")]
"""Those of this test; slides have their own."""


def answered(path: str, query: str) -> Response:
    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "headers": [],
        "query_string": query.encode(),
        "server": ("localhost", 80),
        "scheme": "http",
    }
    return asyncio.run(report_file(Request(scope)))


def links(at) -> list[str]:
    return [each.proto.url for each in at.get("link_button") if each.proto.url.startswith(FOLDER)]


@pytest.mark.parametrize(
    ("page", "address"),
    [
        pytest.param(HOME, {"nam": "2024", "moc": "2025"}, id="country"),
        pytest.param(PROVINCES, {"pham_vi": "46"}, id="province"),
    ],
)
def test_links_ask_for_what_the_page_shows(visit, page, address):
    found = links(visit("full", page, **address))
    assert len(found) == len(FORMATS)
    asked = parse_qs(urlsplit(found[0]).query)
    assert asked["pham-vi"] == [address.get("pham_vi", "VN")]
    assert asked["nam"] == [address.get("nam", "2025")]
    assert asked.get("moc") == ([address["moc"]] if "moc" in address else None)
    assert asked["ngay"] == ["2026-03-01"]


@pytest.mark.parametrize("state", ["full", "partly", "empty"])
def test_every_link_gives_a_file_that_opens(visit, state):
    for each, link in zip(FORMATS, links(visit(state)), strict=True):
        if each not in FORMATS_HERE:
            continue
        address = urlsplit(link)
        given = answered(f"/{address.path}", address.query)
        assert given.status_code == 200
        assert given.headers["content-type"].startswith(each.mime)
        made_up = "_minh-hoa" if state == "full" else ""
        name = f"{each.kind}_ca-nuoc_2025_den-2026-03-01{made_up}.{each.ending}"
        assert f'filename="{name}"' in given.headers["content-disposition"]
        assert OPENED[each.ending](given.body)


@pytest.mark.parametrize(
    "query",
    [
        "",
        "pham-vi=XX&nam=2025&ngay=2026-03-01",
        "pham-vi=VN&nam=1800&ngay=2026-03-01",
        "pham-vi=VN&nam=2025&ngay=hom-nay",
        "pham-vi=VN&nam=2025&ngay=2026-03-01&van-ban=x",
        "pham-vi=VN&nam=2025&ngay=2026-03-01&dip=tet",
        "pham-vi=VN&nam=2025&ngay=2026-03-01&ban-chot=khong-co",
    ],
)
def test_an_unclear_address_is_refused_in_a_sentence(start, query):
    start("full")
    given = answered(f"/{FOLDER}/bao-cao.docx", query)
    assert given.status_code == 400
    assert given.body.decode().endswith(".")


def test_every_format_has_an_address():
    assert [route.path for route in ROUTES] == [f"/{FOLDER}/{each.code}" for each in FORMATS]
