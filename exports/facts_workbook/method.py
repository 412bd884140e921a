"""How verdicts are made, in short, in the words of the workbook's columns."""

from progress.judging.rule_words import rule_words
from progress.judging.verdicts import Verdict

_METHOD = (
    ("Tính đến ngày", "Số liệu có hiệu lực từ ngày nhận báo cáo của đơn vị cho năm đó; không ghi "
     "nhận báo cáo thì từ ngày ghi lần đầu. Trước ngày ấy coi như chưa có."),
    ("Giá trị", "Tổng tử số chia tổng mẫu số của các đơn vị đã báo cáo; không lấy trung bình các "
     "tỷ lệ. Đơn vị chưa báo cáo không bị tính là 0."),
    ("Năm số liệu", "Năm gần nhất, đến năm đã chọn, mà ít nhất một đơn vị có số liệu. "
     "Kết luận chỉ hiện hành, và chỉ được đếm, khi đó đúng là năm được hỏi."),
    ("Mốc", "Mốc đầu tiên sau năm đã chọn; không còn mốc nào thì mốc cuối. Mốc tính đến 31/12."),
    ("Đường tiến độ", "Đường thẳng qua giá trị gốc (sớm nhất, không sau năm "
     "{rule.last_baseline_year}) và mục tiêu của các mốc. Sau một mốc, đường đi từ mục tiêu của "
     "mốc đó."),
    (Verdict.MET.label, "Giá trị bằng hoặc vượt mục tiêu của mốc đang xét."),
    (Verdict.MISSED.label, "Đã đến năm mốc mà giá trị thấp hơn mục tiêu, tính từ ngày "
     f"{{rule.closing_day}} năm đó; sớm hơn là {Verdict.BEHIND.label.lower()}."),
    (Verdict.ON_TRACK.label, "Giá trị bằng hoặc cao hơn đường tiến độ."),
    (Verdict.AT_RISK.label, "Thấp hơn đường tiến độ, và tốc độ đến nay không tăng hoặc tốc độ còn "
     "cần lớn hơn {rule.required_over_pace} tốc độ đến nay."),
    (Verdict.BEHIND.label, "Thấp hơn đường tiến độ, các trường hợp còn lại."),
    (Verdict.INSUFFICIENT.label, "Không có đường tiến độ cho năm đó, năm số liệu chính là năm "
     "gốc, hoặc các báo cáo còn thiếu có thể dẫn đến kết luận khác."),
    (Verdict.NO_DATA.label, "Không có số liệu nào đến năm đã chọn, hoặc không có số liệu của "
     "năm mốc đã đến."),
    (Verdict.NOT_APPLICABLE.label, "Loại thiết chế hoặc đơn vị đã kết thúc hoạt động, hoặc không "
     "có thiết chế loại này."),
    ("Giá trị thấp nhất, cao nhất có thể", "Coi các đơn vị chưa báo cáo là chưa đạt gì, hoặc đạt "
     "tất cả, trên mẫu số gần nhất của họ. Chỉ kết luận khi cả hai dẫn đến cùng một kết luận."),
    ("Ước tính", "Khi thiếu báo cáo làm chưa đủ căn cứ: nếu mọi đơn vị chưa báo cáo giữ nguyên kết "
     "quả gần nhất. Không bao giờ được đếm hay xếp hạng."),
    ("Còn thiếu", "Mục tiêu nhân mẫu số, làm tròn lên, trừ tử số; không nhỏ hơn 0; chỉ tính trên "
     "số thiết chế đã báo cáo. Mỗi năm: chia đều cho số năm còn lại, làm tròn lên."),
    ("Mức tăng bình quân", "So với năm gốc ({rule.default_base_year} nếu văn bản không nêu), chỉ "
     "các đơn vị có số liệu cả hai năm và ngày chốt lệch nhau không quá "
     "{rule.cut_off_tolerance_days} ngày. Nhóm so sánh chưa đến {rule.smallest_panel} số đơn vị "
     "thì chưa đủ căn cứ."),
    ("Phép đếm, thứ hạng", "Phép đếm chỉ gồm kết luận hiện hành của một năm; phần còn lại được "
     "nói rõ theo loại. Thứ hạng chỉ giữa các đơn vị đã báo cáo đủ."),
)  # fmt: skip
FORMULAS = (
    "Công thức",
    "Ô Giá trị, Giá trị cần có theo đường tiến độ, Còn thiếu, mức tăng và tổng các tỉnh, thành là "
    "công thức: chọn ô để xem cách tính.",
)
"""What the workbook says of its cells beside the method."""


def method_lines() -> tuple[tuple[str, str], ...]:
    """Return each term with its rule, the numbers as the rules have them."""
    rule = rule_words()
    return tuple((label, text.format(rule=rule)) for label, text in _METHOD)
