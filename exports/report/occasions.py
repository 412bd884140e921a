"""What a report is made for: the conferences that the plans name, and the yearly report."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Occasion:
    """A conference or a report, the years it looks at and the clause that asks for it.

    `milestone` is the one in view, None for the first after the year judged.
    """

    code: str
    title: str
    event: str
    first_year: int
    last_year: int
    milestone: int | None
    source: str


_LAST = 2030
MIDTERM = Occasion(
    "so-ket-2025",
    "Sơ kết Chương trình giai đoạn 2023–2025",
    "Hội nghị sơ kết giai đoạn 2023–2025",
    2023,
    2025,
    2025,
    "Quyết định số 1346/QĐ-BVHTTDL, mục II.1.k; Phụ lục I, mục 8.2 (năm 2025)",
)
FIVE_YEARS = Occasion(
    "so-ket-2027",
    "Sơ kết 05 năm triển khai thực hiện Chương trình",
    "Hội nghị sơ kết 05 năm",
    2023,
    2027,
    None,
    "Quyết định số 1346/QĐ-BVHTTDL, Phụ lục II, mục 7.2 (năm 2027)",
)
FINAL = Occasion(
    "tong-ket-2030",
    "Tổng kết Chương trình giai đoạn 2023–2030",
    "Hội nghị tổng kết giai đoạn 2023–2030",
    2023,
    _LAST,
    _LAST,
    "Quyết định số 1346/QĐ-BVHTTDL, mục II.1.k; Phụ lục II, mục 7.3 (năm 2030)",
)
YEARLY = Occasion(
    "bao-cao-nam",
    "Kết quả thực hiện Chương trình",
    "Báo cáo năm",
    2023,
    _LAST,
    None,
    "Quyết định số 1346/QĐ-BVHTTDL, mục II.1.k và mục III.1: "
    "định kỳ hằng năm báo cáo Thủ tướng Chính phủ",
)
OCCASIONS = (MIDTERM, FIVE_YEARS, FINAL, YEARLY)


def occasion_of(year: int) -> Occasion:
    """Return the conference at which the figures of a year are looked at."""
    return next((each for each in (MIDTERM, FIVE_YEARS) if year <= each.last_year), FINAL)
