"""What provinces say in words with their reports: a few sentences, of which each says some."""

from collections.abc import Iterable, Iterator

from data_access.demonstration.results.chance import chance
from data_access.demonstration.results.reports import SentReport
from progress.model.reported import Narrative, Theme

_SAID = {
    Theme.HIGHLIGHTS: (
        "mở thêm điểm đọc sách lưu động tại trường học và nhà văn hóa thôn.",
        "số hóa tài liệu địa chí và đưa lên thư viện số.",
        "tổ chức chương trình giáo dục tại bảo tàng cho học sinh phổ thông.",
        "duy trì câu lạc bộ học tập suốt đời tại trung tâm văn hóa.",
    ),
    Theme.DIFFICULTIES: (
        "cán bộ thư viện cấp xã kiêm nhiệm, chưa được bồi dưỡng nghiệp vụ.",
        "kinh phí bổ sung sách và trang thiết bị còn hạn chế.",
        "một số thiết chế phải sắp xếp lại sau ngày 01/07/2025.",
    ),
    Theme.PROPOSALS: (
        "mở lớp bồi dưỡng nghiệp vụ cho cán bộ thư viện cấp xã.",
        "hướng dẫn thống nhất cách đếm lượt sử dụng qua internet.",
        "bố trí kinh phí riêng cho các điểm đọc sách lưu động.",
    ),
}
_SAYS = 0.6


def narratives(sent: Iterable[SentReport]) -> Iterator[Narrative]:
    """Yield what is said with each report, theme by theme."""
    for report in sent:
        luck = chance("narrative", report.unit_code, report.year)
        for theme, sentences in _SAID.items():
            if luck.random() < _SAYS:
                said = luck.sample(sentences, luck.randint(1, 2))
                text = "\n".join(f"Minh họa: {each}" for each in said)
                yield Narrative(report.unit_code, report.year, theme, text, change_id=0)
