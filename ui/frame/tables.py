"""Facts as tables: the same words as on the charts, one click away from them."""

from __future__ import annotations

import pandas as pd

from progress.judging.coverage import ProvinceFact
from progress.judging.coverage_words import map_words
from progress.judging.rollup import YearTotal
from progress.judging.targets import TargetFact
from progress.judging.words import fact_title, share_words, value_words
from progress.model.numbers import UNKNOWN, alphabetical, day, percent, written
from progress.model.programme import Programme
from progress.model.records import Document, Measure, Target
from progress.model.titles import (
    CERTAINTY,
    document_title,
    note_words,
    series_title,
    target_words,
    unit_title,
)
from progress.plans.deviations import Deviation
from progress.reporting.reporting import ReportFact
from progress.tasks.schedule import TaskFact
from ui.frame import words


def targets(programme: Programme, facts: tuple[TargetFact, ...]) -> pd.DataFrame:
    """Return one row for each target fact."""
    return pd.DataFrame([_target(programme, fact) for fact in facts])


def provinces(programme: Programme, facts: tuple[ProvinceFact, ...]) -> pd.DataFrame:
    """Return one row for each province of a map, in the order given."""
    return pd.DataFrame([_province(programme, fact) for fact in facts])


def history(fact: TargetFact, years: tuple[YearTotal, ...]) -> pd.DataFrame:
    """Return one row for each reported year of a fact, the latest first."""
    return pd.DataFrame([_year(fact, year) for year in reversed(years)])


def reports(programme: Programme, facts: tuple[ReportFact, ...]) -> pd.DataFrame:
    """Return one row for each unit's report, in the order of the Vietnamese alphabet."""
    rows = sorted(facts, key=lambda fact: alphabetical(programme.unit[fact.unit_code].name))
    return pd.DataFrame([_report(programme, fact) for fact in rows])


def tasks(facts: tuple[TaskFact, ...]) -> pd.DataFrame:
    """Return one row for each task with the state it has on the day asked for."""
    return pd.DataFrame([_task(fact) for fact in facts])


def documents(programme: Programme) -> pd.DataFrame:
    """Return one row for each document."""
    return pd.DataFrame([_document(programme, document) for document in programme.documents])


def clauses(programme: Programme, targets: list[Target]) -> pd.DataFrame:
    """Return one row for each target of a document, with its clause."""
    return pd.DataFrame([_clause(programme, target) for target in targets])


def deviations(programme: Programme, found: list[Deviation]) -> pd.DataFrame:
    """Return one row for each local target that is not the national one."""
    return pd.DataFrame([_deviation(programme, each) for each in found])


def _document(programme: Programme, document: Document) -> dict[str, str]:
    years = [str(year) for year in (document.first_year, document.last_year) if year]
    due = ""
    if document.report_day and document.report_month:
        due = f"trước {document.report_day:02d}/{document.report_month:02d}"
    return {
        "Văn bản": document_title(document),
        "Tên": document.title,
        "Cơ quan ban hành": document.issuer,
        "Ngày ban hành": day(document.issued_on),
        "Phạm vi": unit_title(programme.unit[document.unit_code]),
        "Năm": "–".join(years),
        "Hạn báo cáo hằng năm": due or "không nêu ngày",
    }


def _clause(programme: Programme, target: Target) -> dict[str, str]:
    indicator = programme.indicator[target.indicator_code]
    return {
        "Chỉ tiêu": series_title(programme, indicator, programme.category[target.category_code]),
        "Mốc": str(target.year),
        "Mục tiêu": "nêu bằng lời" if target.low is None else target_words(indicator, target),
        "Nguyên văn": target.wording,
        "Điều khoản": target.clause,
        "Độ chắc chắn": CERTAINTY[target.certainty],
        "Ghi chú": note_words(target),
    }


def _deviation(programme: Programme, found: Deviation) -> dict[str, str]:
    target = found.either
    indicator = programme.indicator[target.indicator_code]
    sides = {"Quyết định 1520/QĐ-TTg": found.national, "Kế hoạch": found.local}
    return {
        "Chỉ tiêu": series_title(programme, indicator, programme.category[target.category_code]),
        "Mốc": str(target.year),
        "So sánh": found.comparison.label,
        **{name: "" if t is None else target_words(indicator, t) for name, t in sides.items()},
        "Điều khoản": target.clause,
        "Ghi chú": note_words(target),
    }


def _report(programme: Programme, fact: ReportFact) -> dict[str, str]:
    late = "" if fact.days_late is None else f"{fact.days_late} ngày"
    report = fact.report
    return {
        "Đơn vị": unit_title(programme.unit[fact.unit_code]),
        "Trạng thái": fact.state.label,
        "Chậm": late,
        "Ngày nhận": day(report.received_on) if report else "",
        "Ngày chốt số liệu": day(report.cut_off_on) if report else "",
        "Số văn bản": (report.document_number or UNKNOWN) if report else "",
    }


def _task(fact: TaskFact) -> dict[str, str]:
    record = fact.current.record
    return {
        "Mục": fact.task.code,
        "Nhiệm vụ": fact.task.short_title,
        "Thời gian": fact.task.time_as_written or "không ghi",
        "Trạng thái": fact.state.label,
        "Chậm": "" if fact.current.days_late is None else f"{fact.current.days_late} ngày",
        "Năm trước còn mở": str(fact.earlier_open) if fact.earlier_open else "",
        "Minh chứng": (record.proof or "") if record else "",
    }


def _target(programme: Programme, fact: TargetFact) -> dict[str, str]:
    total = fact.total
    share = fact.indicator.measure is Measure.SHARE
    return {
        "Chỉ tiêu": fact_title(programme, fact),
        "Năm": str(total.year) if total else "",
        "Kết quả": value_words(fact),
        "Tử số": written(total.numerator) if total else "",
        "Mẫu số": written(total.denominator) if total and share else "",
        "Đã báo cáo": f"{len(total.reported)}/{total.expected}" if total else "",
        "Mốc": str(fact.milestone.year),
        "Mục tiêu": target_words(fact.indicator, fact.milestone),
        "Đường tiến độ": percent(fact.path) if share and fact.path is not None else "",
        "Kết luận": fact.verdict.label,
        "Còn cần": "" if not fact.gap else written(fact.gap),
        "Mốc đã qua": "; ".join(f"{p.milestone.year}: {p.verdict.label}" for p in fact.past),
        "Văn bản": document_title(fact.document),
        "Điều khoản": fact.milestone.clause,
        "Nguồn số liệu": words.DEMONSTRATION if programme.demonstration else "Báo cáo của đơn vị",
    }


def _province(programme: Programme, found: ProvinceFact) -> dict[str, str]:
    rank = "" if found.rank is None else str(found.rank)
    unit = programme.unit[found.code]
    row = {"Hạng": rank, "Mã": found.code, "Tỉnh, thành phố": unit_title(unit)}
    told = _target(programme, found.fact) | {
        "Năm": str(found.total.year),
        "Kết quả": map_words(found),
        "Tử số": written(found.total.numerator) if found.reported else "",
        "Đã báo cáo": f"{len(found.total.reported)}/{found.total.expected}",
        "Kết luận": found.verdict.label,
    }
    if not found.reported:
        told |= dict.fromkeys(("Mẫu số", "Còn cần", "Đường tiến độ"), "")
    return row | told


def _year(fact: TargetFact, year: YearTotal) -> dict[str, str]:
    total = year.total
    row = {"Năm": str(total.year)}
    if fact.indicator.measure is Measure.SHARE:
        row |= {
            "Kết quả": share_words(total),
            "Tử số": written(total.numerator),
            "Mẫu số": written(total.denominator),
        }
    else:
        row |= {"Kết quả": written(total.numerator)}
    return row | {
        "Đã báo cáo": f"{len(total.reported)}/{total.expected}",
        "Nguồn": words.DEMONSTRATION if year.demonstration else "Báo cáo",
    }
