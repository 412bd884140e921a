"""Lịch: the year, its list, the years to come, and the file."""

import asyncio
from datetime import date

import pytest
from icalendar import Calendar
from starlette.requests import Request
from starlette.responses import Response
from streamlit.testing.v1 import AppTest

from data_access.people import calendar_keys
from data_access.store.engine import reading
from data_access.store.problems import Problem
from tests.pages.conftest import headline
from tests.pages.html_tables import tables
from tests.pages.test_data_entry import claims, come, engine
from ui.calendar import subscription
from ui.frame import downloads
from ui.frame.pages import CALENDAR, HOME

__all__ = ("come", "engine")  # fixtures


def html(at: AppTest) -> str:
    return "\n".join(each.proto.body for each in at.get("html"))


def sheet(at: AppTest) -> str:
    (found,) = (each.proto.body for each in at.get("html") if "<caption>" in each.proto.body)
    return found


def listed(at: AppTest) -> str:
    (found,) = (each.proto.body for each in at.get("html") if "class='agenda'" in each.proto.body)
    return found


@pytest.mark.parametrize("state", ["full", "partly", "empty"])
def test_the_observances_stand_on_their_days_with_their_tasks(visit, state):
    said = listed(visit(state, CALENDAR, nam="2026"))
    for day in ("21/04", "23/04", "18/05", "10/10", "23/11"):
        assert f"{day}/2026" in said
    assert "24/11/2026" not in said
    assert "24/11/2026" in listed(visit(state, CALENDAR, nam="2026", pham_vi="46"))
    assert "Tuần lễ hưởng ứng học tập suốt đời" in said.split("Chưa rõ ngày")[1]
    assert "II.3.1 Tuyên truyền" in said
    assert "I.4.1" not in said.replace("Phụ lục I, 4.1", "").replace("II.4.1", "")


def test_year_of_viewing_is_the_default_and_later_years_can_be_seen(visit, shown):
    at = visit("full", CALENDAR)
    assert shown(at).headline.startswith("Năm 2026 có")
    assert "sắp tới: Ngày Sách và Văn hóa đọc Việt Nam, 21/04/2026 (còn 51 ngày)" in (
        shown(at).headline
    )
    later = visit("full", CALENDAR, nam="2030")
    assert not later.warning
    assert "Tổng kết Chương trình giai đoạn 2023–2030" in listed(later)


def test_a_year_to_come_does_not_go_along_to_pages_that_look_back(visit):
    at = visit("full", CALENDAR, nam="2028", pham_vi="46")
    at.query_params.clear()  # as the navigation does
    at.switch_page(f"../{HOME.script}").run()
    assert not at.warning
    assert at.query_params.get("pham-vi") == "46"
    assert "nam" not in at.query_params


def test_a_year_that_was_goes_along(visit):
    at = visit("full", CALENDAR, nam="2024")
    at.query_params.clear()
    at.switch_page(f"../{HOME.script}").run()
    assert at.query_params["nam"] == "2024"


@pytest.mark.parametrize(
    ("year", "said"),
    [("2025", "I.8.2. Báo cáo Sơ kết"), ("2027", "II.7.2. Sơ kết 05 năm"), ("2030", "II.7.3.")],
)
def test_reviews_say_where_documents_conflict(visit, year, said):
    found = listed(visit("full", CALENDAR, nam=year, su_kien="review"))
    assert said in found
    assert ("2025 hay 2027" in found) is (year != "2030")
    assert "không ghi ngày" in found


@pytest.mark.parametrize(
    ("scope", "year", "day", "there"),
    [
        ("46", "2026", "04/10/2026", True),
        ("46", "2025", "04/10/2025", False),
        ("VN", "2026", "04/10/2026", False),
        ("86@2025", "2024", "14/11/2024", True),
        ("86", "2026", "14/11/2026", False),
    ],
)
def test_the_deadline_inside_a_province_is_its_own(visit, scope, year, day, there):
    said = listed(visit("full", CALENDAR, nam=year, pham_vi=scope, su_kien="deadline"))
    assert (day in said) is there
    assert f"14/12/{year}" in said


def test_kind_chosen_by_hand_is_written_to_the_address(visit):
    at = visit("full", CALENDAR, nam="2026")
    assert "9 nhiệm vụ đến hạn" in sheet(at)
    at.selectbox(key="filter-su-kien").select("observance").run()
    assert at.query_params["su-kien"] == "observance"
    assert "nhiệm vụ đến hạn" not in sheet(at)


def test_a_kind_that_nobody_knows_is_said(visit):
    (warning,) = visit("full", CALENDAR, su_kien="party").warning
    assert "loại mốc «party»" in warning.value


@pytest.mark.parametrize(
    "day",
    ["2021-06-01", "2022-01-01", "2022-12-31", "2024-02-29", "2025-12-31", "2026-01-01",
     "2028-02-29", "2030-12-31", "2031-01-01", "2031-12-31"],
)  # fmt: skip
def test_every_day_has_a_page(visit, day):
    at = visit("full", CALENDAR, ngay=day)
    assert not at.warning
    year = min(max(int(day[:4]), 2022), 2030)  # the programme ends
    assert f"Năm {year}" in headline(at)
    assert sheet(at).count("<caption>") == 12


def test_the_file_holds_what_has_a_day_and_nothing_else(visit, monkeypatch):
    made = {}
    monkeypatch.setattr(
        "streamlit.download_button",
        lambda _label, data, file_name=None, **_more: made.update({file_name: data}),
    )
    visit("full", CALENDAR, nam="2026", pham_vi="46")
    (content,) = (data for name, data in made.items() if name.endswith("1520-46-2026.ics"))
    assert content.startswith(b"BEGIN:VCALENDAR\r\n")
    events = {str(each["summary"]): each for each in Calendar.from_ical(content).walk("VEVENT")}
    museums, names = events["Ngày Quốc tế bảo tàng"], list(events)
    assert (museums["dtstart"].dt, museums["dtend"].dt) == (date(2026, 5, 18), date(2026, 5, 19))
    assert len(names) == 6 + 2 + 9
    assert any(name.startswith("Hạn báo cáo năm 2026 của cấp xã của Huế") for name in names)
    assert "Tuần lễ hưởng ứng học tập suốt đời" not in names


def test_table_holds_the_same_with_its_sources(visit):
    at = visit("full", CALENDAR, nam="2026")
    at.session_state["year-table"] = True
    at.run()
    rows = tables(at)[0]
    assert len(rows) == 6 + 2 + 9
    assert all(rows["Căn cứ"])
    assert set(rows["Nguồn"]) == {"Số liệu minh họa", "Văn bản"}


def ask(query: str, **headers: str) -> Response:
    scope = {
        "type": "http",
        "method": "GET",
        "path": "/lich.ics",
        "query_string": query.encode(),
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
    }
    return asyncio.run(subscription.answer(Request(scope)))


@pytest.mark.parametrize(
    ("address", "query"),
    [
        ({}, "pham-vi=VN"),
        ({"nam": "2028", "pham_vi": "46"}, "pham-vi=46&nam=2028"),
        ({"nam": "1999", "pham_vi": "x"}, "pham-vi=VN"),
        ({"su_kien": "deadline"}, "pham-vi=VN&su-kien=deadline"),
    ],
)
def test_the_address_to_subscribe_to_has_what_the_page_offers(visit, monkeypatch, address, query):
    offered = []
    monkeypatch.setattr(downloads, "calendar", lambda content, _name: offered.append(content))
    at = visit("full", CALENDAR, **address)
    (shown,) = (each.value for each in at.code if "lich.ics" in each.value)
    assert shown == f"lich.ics?{query}"
    answer = ask(query)
    assert (answer.status_code, answer.body) == (200, offered[-1])
    assert answer.headers["cache-control"] == "public, max-age=3600"
    tag = answer.headers["etag"]
    assert ask(query, **{"if-none-match": tag}).status_code == 304


@pytest.mark.parametrize("query", ["pham-vi=%3Cb%3E", "nam=1999", "su-kien=party", "nam=x"])
def test_what_no_calendar_has_is_said(visit, query):
    visit("full", CALENDAR)
    with pytest.raises(Problem, match="không dùng được ở đây"):
        ask(query)


def test_a_reader_who_signs_in_makes_an_address_and_takes_it_back(come, engine, monkeypatch):
    monkeypatch.setenv("DASHBOARD_VIEWERS", "signed-in")

    def opens(key: str) -> bool:
        with reading(engine) as connection:
            return calendar_keys.may_read(connection, key)

    def press(at: AppTest, label: str) -> list[str]:
        (button,) = (each for each in at.button if each.label == label)
        button.click().run()
        assert not at.exception, at.exception
        return [each.value.partition("khoa=")[2] for each in at.code if "lich.ics" in each.value]

    at = come(claims("vy@x.vn"), CALENDAR)
    assert not at.code
    (first,) = press(at, "Tạo địa chỉ đăng ký lịch")
    assert opens(first)
    (second,) = press(at, "Tạo địa chỉ khác, bỏ địa chỉ cũ")
    assert (opens(first), opens(second)) == (False, True)
    again = come(claims("vy@x.vn"), CALENDAR)
    assert not again.code
    assert press(again, "Thu hồi địa chỉ") == []
    assert not opens(second)
    assert not at.run().code
