"""Records of tasks as they might stand in November 2026: done, late, forgotten."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

MARK = "Minh họa: "


@dataclass(frozen=True, slots=True)
class MadeRecord:
    """A task record before it is stored; without a day it is work in progress."""

    task_code: str
    occurrence_year: int
    finished_on: date | None
    proof: str | None
    note: str | None

    @property
    def state(self) -> str:
        """The state as stored."""
        return "done" if self.finished_on else "in_progress"


_DONE = (
    ("I.1.1", 2023, "2024-03-28", "Thông tư số 901/2024/TT-BVHTTDL ngày 28/3/2024"),
    ("I.1.2", 2025, "2025-11-14", "Tờ trình số 9412/TTr-BVHTTDL ngày 14/11/2025"),
    ("I.2.1", 2025, "2026-02-27", "Quyết định số 9456/QĐ-BVHTTDL ngày 27/02/2026"),
    ("I.2.2", 2025, "2024-09-18", "Công văn số 9387/BVHTTDL-TV ngày 18/9/2024"),
    ("I.3.2", 2026, "2026-08-20", "Quyết định số 9833/QĐ-BVHTTDL ngày 20/8/2026"),
    ("I.3.3", 2023, "2023-10-27", "Báo cáo kết quả tập huấn số 9118/BC-VHCS"),
    ("I.3.3", 2024, "2024-11-08", "Báo cáo kết quả tập huấn số 9131/BC-VHCS"),
    ("I.3.3", 2025, "2025-10-31", "Báo cáo kết quả tập huấn số 9127/BC-VHCSGĐTV"),
    ("I.4.1", 2023, "2023-11-23", "Báo cáo tổng hợp sự kiện số 9286/BC-BVHTTDL"),
    ("I.4.1", 2024, "2024-11-23", "Báo cáo tổng hợp sự kiện số 9301/BC-BVHTTDL"),
    ("I.4.1", 2025, "2025-11-24", "Báo cáo tổng hợp sự kiện số 9274/BC-BVHTTDL"),
    ("I.4.2", 0, "2024-10-11", "Kỷ yếu hội thảo, kèm Báo cáo số 9268/BC-TV"),
    ("I.5", 2023, "2023-12-15", "Thư kêu gọi số 9045/TK-BVHTTDL ngày 15/12/2023"),
    ("I.5", 2024, "2025-01-20", "Thư kêu gọi số 9012/TK-BVHTTDL ngày 20/01/2025"),
    ("I.6.2", 2023, "2023-09-08", "Báo cáo đoàn ra số 9077/BC-HTQT"),
    ("I.6.2", 2025, "2025-08-29", "Báo cáo đoàn ra số 9064/BC-HTQT"),
    ("I.7", 2023, "2023-11-30", "Báo cáo kiểm tra số 9213/BC-BVHTTDL"),
    ("I.7", 2024, "2024-10-25", "Báo cáo kiểm tra số 9198/BC-BVHTTDL"),
    ("I.7", 2025, "2025-12-12", "Báo cáo kiểm tra số 9240/BC-BVHTTDL"),
    ("I.8.1", 2023, "2023-12-27", "Báo cáo số 9318/BC-BVHTTDL ngày 27/12/2023"),
    ("I.8.1", 2024, "2025-02-06", "Báo cáo số 9021/BC-BVHTTDL ngày 06/02/2025"),
    ("I.8.1", 2025, "2025-12-26", "Báo cáo số 9344/BC-BVHTTDL ngày 26/12/2025"),
    ("I.8.2", 2025, "2026-01-30", "Báo cáo sơ kết số 9019/BC-BVHTTDL ngày 30/01/2026"),
    ("II.2.5", 2025, "2025-10-31", "Báo cáo kết quả tập huấn số 9127/BC-VHCSGĐTV"),
    ("II.3.1", 2025, "2025-11-24", "Báo cáo tổng hợp sự kiện số 9274/BC-BVHTTDL"),
    ("II.4", 2025, "2025-12-19", "Thư ngỏ số 9058/TN-BVHTTDL ngày 19/12/2025"),
    ("II.5.3", 2025, "2025-08-29", "Báo cáo đoàn ra số 9064/BC-HTQT"),
    ("II.5.3", 2026, "2026-09-11", "Báo cáo đoàn ra số 9071/BC-HTQT"),
    ("minh_hoa_04:IV.1", 2024, "2024-09-20", "Báo cáo tập huấn số 901/BC-SVHTTDL"),
    ("minh_hoa_04:IV.1", 2025, "2025-10-17", "Báo cáo tập huấn số 902/BC-SVHTTDL"),
    ("minh_hoa_38:IV.1", 2025, "2026-01-30", "Báo cáo sơ kết số 903/BC-UBND"),
    ("II.7.1", 2025, "2025-12-26", "Báo cáo số 9344/BC-BVHTTDL ngày 26/12/2025"),
)
_UNDER_WAY = (
    ("I.1.3", 2025, "Dự thảo lần hai đang lấy ý kiến các bảo tàng."),
    ("I.3.1", 2026, "Đã nghiệm thu đề cương, đang biên soạn."),
    ("I.4.3", 0, "Chuyên mục phát sóng hằng tháng, chưa tổng kết."),
    ("I.5", 2025, "Đã có dự thảo thư kêu gọi, chưa ban hành."),
    ("II.1.1", 2027, "Đã chọn năm tỉnh làm điểm."),
    ("II.2.1", 2027, "Đã thành lập ban biên soạn."),
    ("II.2.5", 2026, "Đã tổ chức hai trong bốn lớp."),
    ("II.3.1", 2026, "Đã xong các sự kiện tháng 4, tháng 5 và tháng 10."),
    ("II.5.1", 2026, "Đã có chủ trương, đang làm thủ tục."),
    ("minh_hoa_04:IV.2", 2026, "Đang hoạt động ở bốn xã vùng cao."),
    ("minh_hoa_38_moi:IV.1", 2028, "Đã số hóa một phần tài liệu địa chí."),
    ("II.6", 2026, "Đã kiểm tra sáu tỉnh."),
)


def task_records(known: Collection[str]) -> Iterator[MadeRecord]:
    """Yield the records of tasks whose codes are known; every proof says that it is made up."""
    for code, occurrence, day, proof in _DONE:
        if code in known:
            yield MadeRecord(code, occurrence, date.fromisoformat(day), MARK + proof, None)
    for code, occurrence, note in _UNDER_WAY:
        if code in known:
            yield MadeRecord(code, occurrence, None, None, MARK + note)
