"""Documents, their targets and where plans deviate, as tables."""

import pandas as pd

from progress.model.numbers import day
from progress.model.programme import Programme
from progress.model.records import Document, Target
from progress.model.titles import (
    CERTAINTY,
    document_title,
    note_words,
    series_title,
    target_words,
    unit_title,
)
from progress.plans.deviations import Deviation
from ui.frame import words


def documents(programme: Programme) -> pd.DataFrame:
    """Return one row for each document."""
    return pd.DataFrame([_document(programme, document) for document in programme.documents])


def clauses(programme: Programme, targets: list[Target]) -> pd.DataFrame:
    """Return one row for each target of a document, with its clause."""
    return pd.DataFrame([_clause(programme, target) for target in targets])


def deviations(programme: Programme, listed: list[Deviation]) -> pd.DataFrame:
    """Return one row for each local target that is not the national one."""
    return pd.DataFrame([_deviation(programme, each) for each in listed])


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
        "Mục tiêu": words.asked(indicator, target),
        "Nguyên văn": target.wording,
        "Điều khoản": target.clause,
        "Độ chắc chắn": CERTAINTY[target.certainty],
        "Ghi chú": note_words(target),
    }


def _deviation(programme: Programme, deviation: Deviation) -> dict[str, str]:
    target = deviation.either
    indicator = programme.indicator[target.indicator_code]
    sides = {"Quyết định 1520/QĐ-TTg": deviation.national, "Kế hoạch": deviation.local}
    return {
        "Chỉ tiêu": series_title(programme, indicator, programme.category[target.category_code]),
        "Mốc": str(target.year),
        "So sánh": deviation.comparison.label,
        **{name: "" if t is None else target_words(indicator, t) for name, t in sides.items()},
        "Điều khoản": target.clause,
        "Ghi chú": note_words(target),
    }
