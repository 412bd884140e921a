"""The table behind the chart: opened on demand, downloaded as CSV for Excel."""

import csv
import io
from pathlib import Path

import pytest
from playwright.sync_api import expect

from charts.theme import SYMBOLS
from progress.judging.verdicts import Verdict
from tests.browser.test_frame import its_tables_and_lists_travelled_by_address_and_are_kept


def downloaded(someone) -> tuple[str, bytes]:
    someone.open_table()
    with someone.page.expect_download() as waiting:
        someone.page.get_by_role("button", name="Tải bảng (CSV)").click()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def test_download_has_the_mark_of_utf8_and_the_table_stays_when_the_year_changes(reader):
    someone = reader()
    page = someone.open("/tong-quan?nam=2025")
    name, content = downloaded(someone)
    assert name == "chi-tieu-VN-2025.csv"
    assert content.startswith(b"\xef\xbb\xbf")  # without it Excel spoils the letters
    rows = rows_of(content)
    assert len(rows) == 17
    assert {row["Nguồn số liệu"] for row in rows} == {"Số liệu minh họa"}
    assert all(row["Văn bản"] == "1520/QĐ-TTg" and row["Điều khoản"] for row in rows)
    assert rows[0]["Chỉ tiêu"].startswith("Thư viện")
    someone.choose("Năm số liệu", "2023")
    expect(page.get_by_test_id("stCaptionContainer").first).to_contain_text("năm 2023")
    expect(page.locator(".plain")).to_be_visible()
    # Streamlit's toolbar is English, and comes up under the mouse.
    page.locator(".plain").hover()
    tools = page.get_by_test_id("stElementToolbar").get_by_role("button")
    assert not any(tool.is_visible() for tool in tools.all())
    assert someone.errors == []
    assert someone.outside == []


@pytest.mark.nightly
def test_download_follows_the_choice(reader):
    someone = reader()
    page = someone.open("/tong-quan?nam=2024&pham-vi=12&van-ban=lai_chau")
    name, content = downloaded(someone)
    assert name == "chi-tieu-12-2024.csv"
    rows = rows_of(content)
    assert {row["Văn bản"] for row in rows} == {"Kế hoạch của Ủy ban nhân dân tỉnh Lai Châu"}
    # A text that begins with a sign is quoted, so that no spreadsheet takes it for a formula.
    # Of what applies no longer the table has the result, the chart a dash.
    ended = Verdict.NOT_APPLICABLE.label
    values = {row["Kết quả"].removeprefix("'") for row in rows if row["Kết luận"] != ended}
    drawn = page.locator(".stVegaLiteChart").nth(3).locator("svg text").all_text_contents()
    symbols = set(SYMBOLS.values())
    shown = {text[2:] for text in drawn if text[:1] in symbols and text[1:2] == " "}
    assert values == shown


@pytest.mark.nightly
def test_download_of_an_empty_table_says_nothing_of_demonstration(reader):
    someone = reader("empty")
    someone.open("/tong-quan")
    _, content = downloaded(someone)
    assert "minh họa" not in content.decode("utf-8-sig")
    assert {row["Kết luận"] for row in rows_of(content)} == {"Chưa có số liệu", "Không còn áp dụng"}


def column(page, name: str) -> list[str]:
    """The cells of a column of the only table, from above."""
    head = page.locator(".plain thead th").all_text_contents()
    place = head.index(name) + 1
    return page.locator(f".plain tbody tr > :nth-child({place})").all_text_contents()


def test_columns_are_ordered_by_what_their_cells_mean_without_fetching_them_anew(reader):
    someone = reader()
    page = someone.open("/tinh-thanh?nam=2025")
    names = column(page, "Tỉnh, thành phố")
    assert names[:3] == ["An Giang", "Bắc Ninh", "Cà Mau"]

    def press(name: str) -> str | None:
        button = page.get_by_role("columnheader", name=name).get_by_role("button")
        button.focus()
        page.keyboard.press("Enter")
        return page.get_by_role("columnheader", name=name).get_attribute("aria-sort")

    assert press("Dân số") == "descending"
    people = [int(each.replace(".", "")) for each in column(page, "Dân số")]
    assert people == sorted(people, reverse=True)
    assert press("Dân số") == "ascending"
    assert column(page, "Dân số")[0] == f"{min(people):,}".replace(",", ".")
    assert press("Đạt hoặc đúng tiến độ") == "descending"
    assert page.locator("[aria-sort]").count() == 1
    counts = column(page, "Đạt hoặc đúng tiến độ")
    said = [each.split("/") for each in counts if each != "–"]
    shares = [int(good) / int(judged) for good, judged in said]
    assert shares == sorted(shares, reverse=True)
    assert counts[len(said) :] == ["–"] * (34 - len(said))  # nothing said stays below
    assert press("Đạt hoặc đúng tiến độ") == "ascending"
    assert column(page, "Đạt hoặc đúng tiến độ")[-1] == "–"
    assert press("Báo cáo") == "ascending"
    assert column(page, "Báo cáo")[0] == "✔ Đúng hạn"
    assert press("Tỉnh, thành phố") == "ascending"
    assert column(page, "Tỉnh, thành phố") == names
    its_tables_and_lists_travelled_by_address_and_are_kept(page)
    assert someone.errors == []
