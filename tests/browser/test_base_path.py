"""Under a path, as behind a proxy that serves several applications: nothing leaves the path."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

BASE = "/hoc-tap"


@pytest.fixture
def someone(reader, server, database):
    return reader(at=server(database("full"), BASE))


def test_pages_links_maps_and_downloads_stay_under_the_path(someone):
    paths: list[str] = []
    page = someone.page
    page.on("request", lambda request: paths.append(urlsplit(request.url).path))
    page.on("websocket", lambda socket: paths.append(urlsplit(socket.url).path))
    with page.expect_response(lambda answer: "/du-lieu/" in answer.url) as geometry:
        someone.open("/ban-do?nam=2024&hinh=hinh-ve")
    assert geometry.value.status == 200
    someone.go("Tổng quan")
    page.wait_for_url(f"**{BASE}/tong-quan?nam=2024")
    expect(page.locator(".counts .value")).to_have_count(4)
    someone.go("Thiết chế")
    page.wait_for_url(f"**{BASE}/thiet-che?nam=2024")
    someone.settle()
    with page.expect_download() as waiting:
        page.get_by_role("link", name="dòng (CSV)").click()
    assert urlsplit(waiting.value.url).path == f"{BASE}/du-lieu/thiet-che.csv"
    page.reload()
    someone.settle()
    expect(page.get_by_role("heading", level=1)).to_have_text("600 thiết chế trong danh bạ")
    own = [path for path in paths if path.startswith("/")]  # not what the browser made itself
    assert [path for path in own if not path.startswith(f"{BASE}/")] == []
    assert f"{BASE}/_stcore/stream" in own
    assert someone.errors == []
    assert someone.outside == []


@pytest.mark.parametrize("path", ["", "/", "/?nam=2024", "?nam=2024"])
def test_the_bare_path_leads_to_the_overview(someone, path):
    answer = someone.page.request.get(someone.address + path)
    assert urlsplit(answer.url).path == f"{BASE}/tong-quan"
    assert urlsplit(answer.url).query == urlsplit(path).query
    assert answer.status == 200


def test_what_lies_beside_the_path_is_not_ours(someone):
    site = someone.address.removesuffix(BASE)
    for path in ("/tong-quan", "/suc-khoe", "/hoc-tap-khac", f"{BASE}/khong-co"):
        answer = someone.page.request.get(site + path, max_redirects=0)
        assert answer.status == 404, path
        assert f'href="{BASE}/tong-quan"' in answer.text()
