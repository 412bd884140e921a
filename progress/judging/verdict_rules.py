"""By which rule a verdict was reached, in a sentence (method, sections 3 to 5)."""

from progress.judging.rule_words import rule_words
from progress.judging.targets import TargetFact
from progress.judging.verdicts import Reason, Verdict
from progress.model.numbers import asked, written
from progress.model.records import Measure
from progress.model.titles import target_words

_REASONS = {
    Reason.CATEGORY_ENDED: "Loại thiết chế này không còn trước mốc đang xét (cấp huyện kết thúc "
    "hoạt động từ 01/07/2025); mục tiêu vẫn ghi trong văn bản.",
    Reason.UNIT_ENDED: "Đơn vị này đã kết thúc hoạt động trước ngày 31/12 của năm đang xét, nên "
    "không còn bị ràng buộc.",
    Reason.NO_INSTITUTIONS: "Các đơn vị báo cáo không có thiết chế loại này (0 trên 0).",
    Reason.NOT_REPORTED: "Không có số liệu để đánh giá năm {asked}.",
    Reason.MISSING_REPORTS: "Với các báo cáo còn thiếu, giá trị thấp nhất và cao nhất có thể dẫn "
    "đến hai đánh giá khác nhau, nên chưa đủ căn cứ.",
    Reason.NO_DENOMINATOR: "Các đơn vị đã báo cáo không có thiết chế loại này, đơn vị chưa báo cáo "
    "thì có thể có, nên chưa đủ căn cứ.",
    Reason.NO_PATH: "Không có đường tiến độ cho năm này, nên chưa đủ căn cứ.",
    Reason.START: "Năm này là năm gốc của đường tiến độ: điểm bắt đầu chưa phải là tiến bộ, nên "
    "chưa đủ căn cứ.",
    Reason.SMALL_PANEL: "Chưa đến {rule.smallest_panel} số đơn vị so sánh được với năm gốc, nên "
    "chưa đủ căn cứ.",
    Reason.ZERO_BASE: "Tổng của năm gốc bằng 0, không tính được mức tăng.",
    Reason.NO_YEAR_AFTER_BASE: "Chưa có số liệu của năm nào sau năm gốc.",
}
_NOT_CLOSED = (
    "đã đến năm mốc mà chưa đạt; năm mốc chưa khép lại (trước ngày "
    f"{rule_words().closing_day}) nên chưa nói là không đạt."
)


def rule_of_verdict(fact: TargetFact) -> str:
    """Say by which rule a verdict was reached, and towards which milestone."""
    if fact.reason in _REASONS:
        return _REASONS[fact.reason].format(rule=rule_words(), asked=fact.asked_year)
    wanted = target_words(fact.indicator, fact.milestone)
    verdict = fact.verdict.label
    if not fact.current:
        verdict = f"Theo số liệu năm {fact.judged_year}, {verdict.lower()}"
    milestone = f"{wanted} vào 31/12/{fact.milestone.year}"
    if fact.indicator.measure is Measure.GROWTH:
        return f"{verdict}: {_growth_rule(fact)} Mốc đang xét: {milestone}."
    return f"{verdict}: {_straight_rule(fact)} Mốc đang xét: {milestone}."


def _growth_rule(fact: TargetFact) -> str:
    low, high = fact.milestone.asked, fact.milestone.high
    if fact.verdict is Verdict.MET:
        return "đã qua năm mốc và mức tăng bình quân đạt yêu cầu."
    if fact.reason is Reason.YEAR_NOT_CLOSED:
        return _NOT_CLOSED
    if fact.verdict is Verdict.MISSED:
        return "đã qua năm mốc mà mức tăng bình quân thấp hơn yêu cầu."
    if fact.verdict is Verdict.ON_TRACK:
        above = high is not None and fact.panel is not None and fact.panel.exceeds(high)
        place = "trên" if above else "trong"
        return f"mức tăng bình quân {place} khoảng yêu cầu." if high else "mức tăng đạt yêu cầu."
    from_on = "từ" if fact.verdict is Verdict.BEHIND else "chưa đến"
    part = rule_words().behind_from
    return f"mức tăng bình quân {from_on} {part} của {asked(low, None)} mỗi năm."


def _straight_rule(fact: TargetFact) -> str:
    if fact.verdict is Verdict.MET:
        return "giá trị đã bằng hoặc vượt mục tiêu của mốc."
    if fact.reason is Reason.YEAR_NOT_CLOSED:
        return _NOT_CLOSED
    if fact.verdict is Verdict.MISSED:
        return "đã đến năm mốc mà giá trị còn thấp hơn mục tiêu."
    if fact.verdict is Verdict.ON_TRACK:
        return "giá trị bằng hoặc cao hơn đường tiến độ."
    return f"giá trị thấp hơn đường tiến độ; {_pace(fact)}."


def _pace(fact: TargetFact) -> str:
    """Compare the pace so far with the pace required, by the factor of the rule."""
    if fact.course is None or fact.total is None or fact.value is None:
        return ""
    pace = fact.course.pace(fact.total.year, fact.value)
    required = fact.course.required(fact.total.year, fact.value)
    unit = "điểm" if fact.indicator.measure is Measure.SHARE else fact.indicator.unit_of_measure
    if pace is None:
        return "không có năm gốc trước đó để tính tốc độ"
    if required is None:
        return f"tốc độ đến nay {written(pace, 1)} {unit} mỗi năm"
    limit = "hơn" if fact.verdict is Verdict.AT_RISK and pace > 0 else "không quá"
    compared = f", {limit} {rule_words().required_over_pace}" if pace > 0 else ""
    return (
        f"tốc độ đến nay {written(pace, 1)} {unit} mỗi năm, còn cần {written(required, 1)}"
        f"{compared}"
    )
