"""The page "Thiết chế": what is found, page by page, and one institution's card."""

from urllib.parse import parse_qs, urlsplit

import pytest

from tests.pages.html_tables import links as row_links
from tests.pages.html_tables import options, tables
from ui.frame import url_state
from ui.frame.pages import REGISTER
from ui.register.sections import ROWS
from ui.register.selection import COMMUNE, choose_place


@pytest.fixture
def register(visit, shown):
    """Open the page by its address and read it."""

    def register(state: str = "full", **address: str):
        return shown(visit(state, REGISTER, **address))

    return register


def table(page) -> list[dict[str, str]]:
    """The rows of the list; an open card has a table of its own."""
    return tables(page.at)[0].to_dict("records")


def links(page) -> dict[str, str]:
    """The addresses of the downloads by their label."""
    return {each.proto.label: each.proto.url for each in page.at.get("link_button")}


def address(page) -> dict[str, str]:
    """The parameters of the address."""
    found = page.at.query_params
    return {name: code if isinstance(code, str) else code[0] for name, code in found.items()}


def steps(page) -> dict[str, bool]:
    """The steps to other pages, and whether they can be taken."""
    return {each.label: not each.disabled for each in page.at.button if "Trang" in each.label}


def press(page, label: str) -> None:
    (button,) = (each for each in page.at.button if each.label == label)
    button.click().run()
    assert not page.at.exception, page.at.exception


def pick(page, label: str, code: str) -> None:
    (box,) = (each for each in page.at.selectbox if each.label == label)
    box.set_value(code).run()
    assert not page.at.exception, page.at.exception


def test_the_whole_register_is_the_first_page(register):
    page = register()
    assert page.headline == "600 thiết chế trong danh bạ"
    assert page.banner
    assert page.basis.startswith("Cả nước · tình trạng ngày 01/03/2026")
    assert len(table(page)) == ROWS
    assert any(each.value == "**1–50** trong 600" for each in page.at.markdown)
    assert steps(page) == {
        "Trang đầu": False,
        "Trang trước": False,
        "Trang sau": True,
        "Trang cuối": True,
    }
    assert not page.warnings


def test_pages_follow_one_another_and_keep_the_question(register):
    page = register(loai="education")
    first = table(page)
    press(page, "Trang sau")
    assert address(page) == {"loai": "education", "trang": "2"}
    assert not {row["Mã"] for row in first} & {row["Mã"] for row in table(page)}
    press(page, "Trang đầu")
    assert address(page) == {"loai": "education"}
    assert table(page) == first


def test_the_last_page_has_the_rest(register):
    page = register()
    press(page, "Trang cuối")
    assert address(page) == {"trang": "12"}
    assert len(table(page)) == ROWS
    assert any(each.value == "**551–600** trong 600" for each in page.at.markdown)
    assert steps(page)["Trang sau"] is False


@pytest.mark.parametrize("words", ["bao tang hue", "BẢO TÀNG HUẾ", "bảo tàng Thừa Thiên Huế"])
def test_words_are_found_whatever_their_marks(register, words):
    page = register(tim=words)
    rows = table(page)
    assert rows
    assert {row["Tỉnh, thành phố"] for row in rows} == {"thành phố Huế"}
    assert {row["Loại"] for row in rows} == {"Bảo tàng"}
    assert page.headline == f"Tìm thấy {len(rows)} trong 600 thiết chế"
    assert f"từ khóa «{words}»" in page.basis
    assert not steps(page), "there is no other page"


def test_filters_say_themselves_and_go_with_the_downloads(register):
    page = register(pham_vi="46", tinh_trang="dang-hoat-dong", so_huu="cong-lap", tim="thư viện")
    assert page.basis.startswith("thành phố Huế · sở hữu: công lập · đang hoạt động · từ khóa")
    assert {row["Tình trạng"] for row in table(page)} == {"Đang hoạt động"}
    csv, xlsx = links(page).values()
    assert (urlsplit(csv).path, urlsplit(xlsx).path) == (
        "du-lieu/thiet-che.csv",
        "du-lieu/thiet-che.xlsx",
    )
    assert parse_qs(urlsplit(csv).query) == {
        "pham-vi": ["46"],
        "tinh-trang": ["dang-hoat-dong"],
        "so-huu": ["cong-lap"],
        "tim": ["thư viện"],
    }
    number = len(table(page))
    assert list(links(page)) == [f"Tải {number} dòng (CSV)", f"Tải {number} dòng (XLSX)"]


def test_another_question_begins_with_its_first_page(register):
    page = register(trang="3")
    pick(page, "Loại thiết chế", "museum")
    assert address(page) == {"loai": "museum"}
    pick(page, "Loại thiết chế", "")
    assert not address(page)


def test_another_province_forgets_the_commune_and_begins_with_the_first_page(monkeypatch):
    address = {COMMUNE: "19819", "trang": "3", "pham-vi": "46"}
    monkeypatch.setattr(url_state, "choose", address.__setitem__)
    choose_place("92")
    assert address == {COMMUNE: None, "trang": None, "pham-vi": "92"}


def test_a_commune_alone_brings_its_province(register):
    page = register(xa="19819")
    assert page.basis.startswith("phường Phong Điền, thành phố Huế")
    assert len(options(page.at, "filter-xa")) == 41


@pytest.mark.parametrize(
    ("address", "said"),
    [
        pytest.param({"pham_vi": "86@2025"}, "nay thuộc tỉnh Vĩnh Long", id="ended-province"),
        pytest.param(
            {"pham_vi": "quang_nghiep@2025"}, "nay thuộc thành phố Hải Phòng", id="ended-commune"
        ),
        pytest.param(
            {"xa": "quang_nghiep@2025"}, "nay thuộc thành phố Hải Phòng", id="ended-as-commune"
        ),
        pytest.param({"pham_vi": "99"}, "phạm vi «99»", id="no-province"),
        pytest.param({"xa": "99999"}, "Không có xã, phường nào mã «99999»", id="no-commune"),
        pytest.param({"pham_vi": "01", "xa": "19819"}, "không thuộc phạm vi", id="elsewhere"),
        pytest.param({"loai": "none"}, "loại thiết chế «none»", id="category"),
        pytest.param({"so_huu": "tu-nhan"}, "sở hữu «tu-nhan»", id="ownership"),
        pytest.param({"tinh_trang": "mo"}, "tình trạng «mo»", id="state"),
        pytest.param({"sap_xep": "x"}, "cách sắp xếp «x»", id="order"),
        pytest.param({"trang": "99"}, "không có trang «99»", id="page-too-far"),
        pytest.param({"trang": "0"}, "không có trang «0»", id="page-nothing"),
        pytest.param({"trang": "²"}, "không có trang «²»", id="page-no-number"),
        pytest.param({"tim": "***"}, "không có chữ hay số nào", id="no-words"),
        pytest.param({"thiet_che": "XX-1"}, "không có thiết chế nào mã «XX-1»", id="no-card"),
    ],
)
def test_what_cannot_be_used_is_said_and_the_page_stands(register, address, said):
    page = register(**address)
    (warning,) = page.warnings
    assert said in warning
    assert table(page)


@pytest.mark.parametrize("code", ["15", "24", "44", "52", "80", "82", "91"])
def test_a_code_that_changed_owner_is_that_of_today(register, stored, code):
    page = register(pham_vi=code)
    name = stored("full").unit[code].name
    assert not page.warnings
    assert name in page.basis.split(" · ")[0]
    assert all(name in row["Tỉnh, thành phố"] for row in table(page))


def test_nothing_found_leads_back(register):
    page = register(pham_vi="46", tim="không đâu có")
    assert page.headline == "Tìm thấy 0 trong 600 thiết chế"
    assert "Hãy bớt từ khóa" in page.at.info[0].value
    press(page, "Bỏ mọi điều kiện")
    assert not address(page)
    assert page.headline == "600 thiết chế trong danh bạ"


@pytest.mark.parametrize("state", ["empty", "partly"])
def test_an_empty_register_says_so(register, state):
    page = register(state)
    assert page.headline == "Danh bạ chưa có thiết chế nào"
    assert not page.banner
    assert "minh họa" not in page.basis
    assert "Danh bạ được nhập cùng kết quả" in page.at.info[0].value
    assert not tables(page.at)
    assert not links(page)


def test_a_card_has_results_by_year_with_where_they_come_from(register):
    codes = [row["Mã"] for row in table(register(loai="museum"))]
    page = next(found for code in codes if len(tables((found := register(thiet_che=code)).at)) == 2)
    assert page.drawer is not None
    assert "**Mã.**" in page.explanation
    rows = tables(page.at)[1]
    assert list(rows.columns) == ["Năm", "Kết quả", "Chỉ tiêu", "Nguồn"]
    assert list(rows["Năm"]) == sorted(rows["Năm"], reverse=True)
    assert all(each.startswith("Số liệu minh họa · thay đổi số") for each in rows["Nguồn"])
    assert set(rows["Kết quả"][rows["Chỉ tiêu"].str.startswith("Bảo tàng")]) <= {"có", "không"}


def test_each_name_leads_to_its_card_and_keeps_the_question(register):
    page = register(loai="museum")
    link = row_links(page.at)[3]
    code = table(page)[3]["Mã"]
    assert parse_qs(link.removeprefix("?")) == {"loai": ["museum"], "thiet-che": [code]}
    opened = register(loai="museum", thiet_che=code)
    assert code in opened.explanation


def drawn(page) -> list[str]:
    """The words on the map of the country."""
    words: list[str] = []

    def look(part) -> None:
        if isinstance(part, list):
            for each in part:
                look(each)
        elif isinstance(part, dict):
            if {"x", "y", "words"} <= part.keys():
                words.append(part["words"])
            for each in part.values():
                look(each)

    look(page.specs[0])
    return words


@pytest.fixture
def with_map(monkeypatch):
    """Open the map, which AppTest cannot click on."""
    monkeypatch.setattr("ui.frame.widgets.is_open", lambda place: True)


def test_the_map_has_the_numbers_of_the_table_and_both_archipelagos(register, with_map):
    page = register(loai="museum")
    found = drawn(page)
    number = sum(int(words) for words in found if words.isdigit())
    assert page.headline == f"Tìm thấy {number} trong 600 thiết chế"
    assert {"Quần đảo Hoàng Sa", "Quần đảo Trường Sa"} <= set(found)
    assert page.alternatives[0].startswith(f"{number} thiết chế ở ")


def test_a_province_stands_beside_the_country_which_keeps_its_numbers(register, with_map):
    country = drawn(register(loai="museum"))
    page = register(loai="museum", pham_vi="48")
    assert drawn(page) == country
    assert page.alternatives[1].startswith("thành phố Đà Nẵng, theo xã, phường: ")
    assert "Quần đảo Hoàng Sa" in str(page.specs[1])
    assert "Quần đảo Trường Sa" not in str(page.specs[1])


def test_nothing_found_has_no_map(register, with_map):
    assert not register(tim="không đâu có").specs
