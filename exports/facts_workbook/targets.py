"""The sheet of targets: one row a fact of the scope, with all that its verdict rests on."""

from fractions import Fraction

from exports.facts_workbook.sheets import (
    FormattedValue,
    Formula,
    NumberFormat,
    Sheet,
    SheetColumn,
    Value,
)
from exports.report import ReportDocument
from progress.judging.explanations import why
from progress.judging.statements import second_reading_words, verdict_words
from progress.judging.targets import TargetFact
from progress.judging.words import fact_title
from progress.model.programme import Programme
from progress.model.records import Measure
from progress.model.titles import CERTAINTY, document_title, note_words, target_words, unit_names
from progress.model.units import NATION

UNKNOWN = "chưa có số liệu"
MEASURES = {
    Measure.SHARE: "tỷ lệ (%)",
    Measure.GROWTH: "mức tăng bình quân mỗi năm (%)",
    Measure.COUNT: "số lượng",
}
_W, _Y, _P, _N = NumberFormat.WHOLE, NumberFormat.YEAR, NumberFormat.PERCENT, NumberFormat.NUMBER
IDENTITY = (
    SheetColumn("title", "Chỉ tiêu", 46),
    SheetColumn("key", "Mã", 34),
    SheetColumn("sector", "Lĩnh vực", 14),
    SheetColumn("measure", "Cách đo", 18),
)
FIGURES = (
    SheetColumn("milestone", "Mốc", 8, _Y),
    SheetColumn("low", "Mục tiêu", 10, _N),
    SheetColumn("high", "Mục tiêu, mức cao", 10, _N),
    SheetColumn("year", "Năm số liệu", 9, _Y),
    SheetColumn("num", "Tử số (hoặc số lượng)", 14, _W),
    SheetColumn("den", "Mẫu số", 12, _W),
    SheetColumn("value", "Giá trị", 11, _N),
    SheetColumn("sent", "Đơn vị đã có số liệu", 10, _W),
    SheetColumn("asked", "Đơn vị phải báo cáo", 10, _W),
    SheetColumn("lower", "Giá trị thấp nhất có thể", 11, _N),
    SheetColumn("upper", "Giá trị cao nhất có thể", 11, _N),
    SheetColumn("base_year", "Năm gốc", 8, _Y),
    SheetColumn("from_year", "Đường tiến độ: từ năm", 9, _Y),
    SheetColumn("from_value", "từ giá trị", 10, _N),
    SheetColumn("to_year", "đến năm", 9, _Y),
    SheetColumn("to_value", "đến giá trị", 10, _N),
    SheetColumn("path", "Giá trị cần có theo đường tiến độ", 12, _N),
    SheetColumn("gap", "Còn thiếu", 11, _W),
    SheetColumn("yearly", "Còn thiếu mỗi năm", 10, _W),
    SheetColumn("panel", "Đơn vị so sánh được", 10, _W),
    SheetColumn("then", "Nhóm so sánh: năm gốc", 14, _W),
    SheetColumn("now", "Nhóm so sánh: năm xét", 14, _W),
    SheetColumn("growth", "Tăng bình quân mỗi năm", 11, _P),
    SheetColumn("catch_up", "Cần tăng mỗi năm", 11, _P),
    SheetColumn("verdict", "Kết luận", 18),
    SheetColumn("estimate", "Ước tính", 40),
)
_REASONS = (
    SheetColumn("rule", "Quy tắc dẫn đến kết luận", 60),
    SheetColumn("past", "Các mốc đã qua", 34),
    SheetColumn("missing", "Đơn vị chưa có số liệu", 40),
    SheetColumn("last_den", "Mẫu số gần nhất của đơn vị thiếu", 14, _W),
    SheetColumn("left_out", "Đơn vị không so sánh được", 40),
    SheetColumn("asks", "Mục tiêu như văn bản ghi", 22),
    SheetColumn("document", "Văn bản", 20),
    SheetColumn("clause", "Điều khoản", 60),
    SheetColumn("wording", "Nguyên văn", 60),
    SheetColumn("certainty", "Độ chắc chắn", 28),
    SheetColumn("note", "Ghi chú", 40),
)
_CHECKS = (
    SheetColumn("sum_num", "Cộng tử số các tỉnh, thành", 14, _W),
    SheetColumn("sum_den", "Cộng mẫu số các tỉnh, thành", 14, _W),
)


def targets(report: ReportDocument, provinces: Sheet | None) -> Sheet:
    """Return the sheet; for the country its sums are checked against the sheet of provinces."""
    programme = report.programme
    columns = (*IDENTITY, *FIGURES, *(_CHECKS if provinces else ()), *_REASONS)
    rows = [
        {**fact_cells(programme, fact), **_reasons(programme, fact), **_sums(fact, provinces)}
        for fact in report.facts
    ]
    return Sheet(
        "Chỉ tiêu",
        "Các chỉ tiêu và căn cứ của từng kết luận",
        columns,
        rows,
        notes=("Ô trống: không áp dụng cho cách đo này hoặc không thể nói; không bao giờ là 0.",),
    )


def fact_cells(programme: Programme, fact: TargetFact) -> dict[str, Value]:
    """Return the cells of one fact: what it is, its figures, its verdict."""
    sectors = {each.code: each.name for each in programme.sectors}
    low, high = fact.milestone.asked, fact.milestone.high
    share = fact.indicator.measure is not Measure.COUNT
    cells: dict[str, Value] = {
        "key": fact.key,
        "sector": sectors.get(fact.indicator.sector_code, ""),
        "title": fact_title(programme, fact),
        "measure": MEASURES[fact.indicator.measure] if fact.indicator.measure else "",
        "milestone": fact.milestone.year,
        "low": _in(low, share=share),
        "high": None if high is None else _in(high, share=share),
        "base_year": fact.base_year,
        "verdict": verdict_words(fact),
        "estimate": second_reading_words(fact) or None,
    }
    return {**cells, **_numbers(fact), **_course(fact), **_growth(fact)}


def _numbers(fact: TargetFact) -> dict[str, Value]:
    total, share = fact.total, fact.indicator.measure is Measure.SHARE
    if total is None:
        return {"num": UNKNOWN, "den": UNKNOWN if share else None, "value": UNKNOWN}
    lower, upper = fact.bounds
    cells: dict[str, Value] = {
        "year": total.year,
        "num": total.numerator,
        "den": total.denominator if share else None,
        "sent": len(total.reported),
        "asked": total.expected,
        "lower": None if lower is None else _in(lower, share=share),
        "upper": None if upper is None else _in(upper, share=share),
    }
    if fact.value is not None:
        words = "=100*{num}/{den}" if share else "={num}"
        kind = NumberFormat.PERCENT if share else NumberFormat.WHOLE
        cells["value"] = FormattedValue(Formula(words, float(fact.value)), kind)
    return cells


def _course(fact: TargetFact) -> dict[str, Value]:
    """Return the path and the gap; nothing where neither can be said."""
    cells: dict[str, Value] = {}
    total, share = fact.total, fact.indicator.measure is Measure.SHARE
    stretch = None
    if total is not None and fact.course is not None and fact.path is not None:
        stretch = fact.course.stretch(total.year)
    if stretch is not None and fact.path is not None:
        start, end = stretch
        cells["from_year"], cells["from_value"] = start.year, _in(start.value, share=share)
        words = "={from_value}"
        if end.year > start.year:
            cells["to_year"], cells["to_value"] = end.year, _in(end.value, share=share)
            words += "+({to_value}-{from_value})*({year}-{from_year})/({to_year}-{from_year})"
        kind = NumberFormat.PERCENT if share else NumberFormat.TENTHS
        cells["path"] = FormattedValue(Formula(words, float(fact.path)), kind)
    if fact.gap is not None:
        wanted = "{low}*{den}/100" if share else "{low}"
        cells["gap"] = Formula(f"=MAX(0,ROUNDUP({wanted},0)-{{num}})", fact.gap)
    if fact.gap_per_year is not None and not fact.unit_ends:
        words = "=ROUNDUP({gap}/({milestone}-{year}),0)"
        cells["yearly"] = Formula(words, fact.gap_per_year)
    return cells


def _growth(fact: TargetFact) -> dict[str, Value]:
    panel = fact.panel
    if panel is None:
        return {}
    cells: dict[str, Value] = {"panel": len(panel.units), "then": panel.base, "now": panel.value}
    if fact.growth is not None:
        words = "=100*(({now}/{then})^(1/({year}-{base_year}))-1)"
        cells["growth"] = Formula(words, fact.growth)
    if fact.catch_up is not None and not fact.unit_ends:
        words = (
            "=100*(({then}*(1+{low}/100)^({milestone}-{base_year})/{now})"
            "^(1/({milestone}-{year}))-1)"
        )
        cells["catch_up"] = Formula(words, fact.catch_up)
    return cells


def _reasons(programme: Programme, fact: TargetFact) -> dict[str, Value]:
    lines = {line.label: line.text for line in why(programme, fact)}
    target, total = fact.milestone, fact.total
    return {
        "rule": lines.get("Quy tắc"),
        "past": lines.get("Các mốc đã qua"),
        "missing": unit_names(programme, total.missing) if total else None,
        "last_den": total.missing_denominator if total and total.missing else None,
        "left_out": unit_names(programme, fact.panel.left_out) if fact.panel else None,
        "asks": target_words(fact.indicator, target),
        "document": document_title(programme.document[target.document_code]),
        "clause": target.clause,
        "wording": f"“{target.wording}”",
        "certainty": CERTAINTY[target.certainty],
        "note": note_words(target),
    }


def _sums(fact: TargetFact, provinces: Sheet | None) -> dict[str, Value]:
    """Return the sums over provinces of the same year, which are the country's."""
    total = fact.total
    if provinces is None or total is None or fact.scope != NATION:
        return {}
    where = f"{provinces.span('key')},{{key}},{provinces.span('year')},{{year}}"
    cells: dict[str, Value] = {
        "sum_num": Formula(f"=SUMIFS({provinces.span('num')},{where})", total.numerator)
    }
    if fact.indicator.measure is Measure.SHARE:
        words = f"=SUMIFS({provinces.span('den')},{where})"
        cells["sum_den"] = Formula(words, total.denominator)
    return cells


def _in(value: Fraction, *, share: bool) -> FormattedValue:
    return FormattedValue(float(value), NumberFormat.PERCENT if share else NumberFormat.NUMBER)
