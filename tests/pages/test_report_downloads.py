"""Files of a report beside the facts: links that say all they ask for, made when followed."""

import asyncio
import io
import zipfile
from urllib.parse import parse_qs, urlencode, urlsplit

import docx
import openpyxl
import pptx
import pypdf
import pytest
from starlette.requests import Request
from starlette.responses import Response

from data_access.people import owner
from data_access.store.problems import Problem
from exports.formats import FORMATS, HANDOUT, SHOWN
from exports.report.slide_choice import UNKEPT
from tests.nightly import nightly
from ui.documents.report_files import FOLDER, ROUTES, report_file
from ui.frame.pages import HOME, PROVINCES, REPORTS, SHOW

OPENED = {
    "docx": lambda content: docx.Document(io.BytesIO(content)),
    "xlsx": lambda content: openpyxl.load_workbook(io.BytesIO(content)),
    "pdf": lambda content: pypdf.PdfReader(io.BytesIO(content)),
}
READ = [each for each in FORMATS if each.kind not in (SHOWN, HANDOUT) and not each.on_request]
"""What is made of a yearly report; slides and their handout are beside the show."""


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
    return asyncio.run(report_file(Request(scope, still_there)))


async def still_there():
    """Receive nothing, as from a client that waits."""
    await asyncio.sleep(3600)


@pytest.fixture(autouse=True)
def menus_opened(monkeypatch):
    """Open all that is filled when it is opened."""
    monkeypatch.setattr("ui.frame.widgets.is_open", lambda place: True)


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
    assert len(found) == len(READ)
    asked = parse_qs(urlsplit(found[0]).query)
    assert asked["pham-vi"] == [address.get("pham_vi", "VN")]
    assert asked["nam"] == [address.get("nam", "2025")]
    assert asked.get("moc") == ([address["moc"]] if "moc" in address else None)
    assert asked["ngay"] == ["2026-03-01"]


@pytest.mark.parametrize("state", ["full", nightly("partly"), nightly("empty")])
def test_every_link_gives_a_file_that_opens(visit, state):
    for each, link in zip(READ, links(visit(state)), strict=True):
        address = urlsplit(link)
        given = answered(f"/{address.path}", address.query)
        assert given.status_code == 200
        assert given.headers["content-type"].startswith(each.mime)
        made_up = "_minh-hoa" if state == "full" else ""
        name = f"{each.kind}_ca-nuoc_2025_den-2026-03-01{made_up}.{each.ending}"
        assert f'filename="{name}"' in given.headers["content-disposition"]
        assert OPENED[each.ending](given.body)


def test_letters_are_offered_beside_those_who_owe_their_report(visit):
    (link,) = (each for each in links(visit("full", REPORTS)) if "cong-van" in each)
    address = urlsplit(link)
    given = answered(f"/{address.path}", address.query)
    names = zipfile.ZipFile(io.BytesIO(given.body)).namelist()
    assert any(name.startswith("cong-van_cao-bang_2025") for name in names)
    assert not [each for each in links(visit("empty", REPORTS)) if "cong-van" in each]


def test_the_slides_of_a_conference_go_with_what_was_chosen(visit):
    found = links(visit("full", SHOW, trang="toan-canh.bia", pham_vi="46"))
    shown = [each for each in found if f"/{SHOWN}." in each]
    assert [urlsplit(each).path.rpartition(".")[2] for each in shown] == ["pptx", "pdf"]
    address = urlsplit(shown[1])
    assert parse_qs(address.query)["trang"] == ["toan-canh.bia"]
    given = answered(f"/{address.path}", address.query)
    assert given.status_code == 200, given.body
    assert len(pypdf.PdfReader(io.BytesIO(given.body)).pages) == 2


def test_slides_carry_a_sentence_of_the_address_for_who_presents_alone_and_marked(
    visit, monkeypatch
):
    asked = {"pham-vi": "VN", "nam": "2025", "ngay": "2026-03-01", "dip": "so-ket-2027"}
    query = urlencode({**asked, "trang": "bia", "cau-bia": "Tất cả đã đạt."})
    visit()
    said = []
    for presents in (False, True):
        monkeypatch.setattr(owner, "is_owner", lambda _headers, _cookies, yes=presents: yes)
        slides = pptx.Presentation(io.BytesIO(answered(f"/{FOLDER}/{SHOWN}.pptx", query).body))
        shapes = [each for slide in slides.slides for each in slide.shapes]
        said.append("\n".join(each.text_frame.text for each in shapes if each.has_text_frame))
    assert "Tất cả đã đạt" not in said[0]
    assert f"{UNKEPT}Tất cả đã đạt." in said[1].replace("\n", " ")


@pytest.mark.parametrize(
    "query",
    [
        "",
        "pham-vi=XX&nam=2025&ngay=2026-03-01",
        "pham-vi=VN&nam=1800&ngay=2026-03-01",
        "pham-vi=VN&nam=2027&ngay=2026-03-01",  # later than the day
        "pham-vi=VN&nam=2031&ngay=2032-03-01",  # later than the programme
        "pham-vi=VN&nam=2025&ngay=2026-03-01&moc=2027",  # no document has it
        "pham-vi=46&nam=2025&ngay=2026-03-01&van-ban=1520&moc=2031",
        "pham-vi=VN&nam=2025&ngay=hom-nay",
        "pham-vi=VN&nam=2025&ngay=2026-03-01&van-ban=x",
        "pham-vi=VN&nam=2025&ngay=2026-03-01&dip=tet",
        "pham-vi=VN&nam=2025&ngay=2026-03-01&ban-chot=khong-co",
    ],
)
def test_an_unclear_address_is_refused_in_a_sentence(start, query):
    start("full")
    with pytest.raises(Problem) as refused:
        answered(f"/{FOLDER}/bao-cao.docx", query)
    assert str(refused.value).endswith(".")


def test_every_format_has_an_address():
    assert [route.path for route in ROUTES] == [f"/{FOLDER}/{each.code}" for each in FORMATS]
