"""Vietnamese words that mean the same wherever they stand."""

from charts.theme import SYMBOLS, Judgement, role

DEMONSTRATION = "Số liệu minh họa"
DEMONSTRATION_BANNER = (
    "<strong>Số liệu minh họa.</strong> Kết quả thực hiện chưa được công bố; các con số ở đây do "
    "chương trình tạo ra để giới thiệu. Mục tiêu, nhiệm vụ và căn cứ là thật."
)
NUMBERS = {
    "Kết quả",
    "Tử số",
    "Mẫu số",
    "Đã báo cáo",
    "Đường tiến độ",
    "Còn cần",
    "Mỗi năm",
    "Dân số",
    "Diện tích (km²)",
    "Chậm",
    "Năm trước còn mở",
    "Thứ hạng",
    "Thay đổi",
    "Số tỉnh, thành phố",
    "Tỷ lệ",
    "Xã, phường",
    "Đạt hoặc đúng tiến độ",
    "Chưa kết luận được",
    "Độ khác",
    "Cộng cấp xã",
    "Cấp tỉnh báo cáo",
}
"""Columns of tables that hold numbers."""
WHY = "Vì sao?"
TABLE = "Bảng số liệu"
EMPTY = (
    "Chưa có số liệu trong phạm vi đã chọn. Hãy chọn năm hoặc phạm vi khác, hoặc nhập số liệu: "
    "python3 manage.py import tệp.csv."
)

COLOURS = {
    "good": "green",
    "primary": "blue",
    "warning": "orange",
    "bad": "red",
    "unknown": "gray",
}


def coloured(judgement: Judgement) -> str:
    """Return a judgement's symbol in its colour, for Markdown."""
    return f":{COLOURS[role(judgement)]}[{SYMBOLS[judgement]}]"


def literal(text: str) -> str:
    """Return what an officer wrote, with nothing in it that Markdown would take for its own."""
    shown = " ".join(text.split())
    return "".join(f"\\{sign}" if sign in "\\`*_[]<>#$:~|" else sign for sign in shown)
