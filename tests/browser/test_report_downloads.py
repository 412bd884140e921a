"""Files of a report in a browser: a click beside the facts gives a file that opens."""

import io
from pathlib import Path

import docx
import pytest


@pytest.mark.nightly
@pytest.mark.parametrize(
    ("address", "unit"), [("/tong-quan", "ca-nuoc"), ("/tinh-thanh?pham-vi=46", "hue")]
)
def test_a_click_gives_the_report_of_what_is_shown(reader, address, unit):
    someone = reader()
    page = someone.open(address)
    page.get_by_role("button", name="Tải báo cáo").click()
    with page.expect_download(timeout=60_000) as waiting:
        page.get_by_test_id("stPopoverBody").get_by_role("link", name="Báo cáo theo mẫu").click()
    name, content = waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()
    assert name.startswith(f"bao-cao_{unit}_")
    opened = docx.Document(io.BytesIO(content))
    assert "BÁO CÁO" in [paragraph.text for paragraph in opened.paragraphs]
    assert someone.errors == []
    assert someone.outside == []
