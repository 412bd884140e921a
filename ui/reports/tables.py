"""Reports as tables: the same words as on the chart, one click away from it."""

import pandas as pd

from progress.model.numbers import UNKNOWN, day
from progress.model.reported import Report
from progress.model.titles import unit_title
from progress.reporting.chains import Chain
from progress.reporting.follow_up import owing as owing_units
from progress.reporting.matrix import ReportMatrix, ReportMatrixRow
from progress.reporting.reporting import ReportFact
from progress.reporting.words import covered, days_words
from ui.frame import words

_PERSON = "Người phụ trách"
_CELLS = (
    "Ngày nhận",
    "Ngày chốt số liệu",
    "Phạm vi số liệu",
    "Số văn bản",
    _PERSON,
    "Ghi chú",
)


def matrix(shown: ReportMatrix, demonstration: bool, *, names: bool) -> pd.DataFrame:
    """Return one row for each unit of the year asked for, then its states of the other years.

    Without `names` nobody is named in it.
    """
    rows = pd.DataFrame([_line(shown, line, demonstration) for line in shown.rows])
    return rows if names else rows.drop(columns=_PERSON, errors="ignore")


def owing(chain: Chain, demonstration: bool) -> pd.DataFrame:
    """Return one row for each unit to be urged."""
    return pd.DataFrame(
        [
            {
                "Đơn vị": unit_title(unit),
                "Năm báo cáo": str(fact.year),
                "Trạng thái": fact.state.label,
                "Số ngày quá hạn": days_words(fact),
                "Ngày cuối đúng hạn": day(chain.last_day) if chain.last_day else "không ghi ngày",
                "Tính đến": day(chain.as_of),
                "Nguồn": _source(demonstration),
            }
            for unit, fact in owing_units(chain)
        ]
    )


def _line(shown: ReportMatrix, line: ReportMatrixRow, demonstration: bool) -> dict[str, str]:
    fact = line.facts.get(shown.year)
    report = fact.report if fact else None
    others = [year for year in shown.years if year != shown.year]
    return {
        "Đơn vị": unit_title(line.unit),
        "Nay thuộc": unit_title(line.head) if line.depth else "",
        f"Năm {shown.year}": fact.state.label if fact else "–",
        "Số ngày quá hạn": days_words(fact) if fact else "",
        **_cells(report),
        **{str(year): _other(line.facts.get(year)) for year in others},
        "Nguồn": _source(demonstration),
    }


def _cells(report: Report | None) -> dict[str, str]:
    if report is None:
        return dict.fromkeys(_CELLS, "")
    return {
        "Ngày nhận": day(report.received_on),
        "Ngày chốt số liệu": day(report.cut_off_on),
        "Phạm vi số liệu": covered(report),
        "Số văn bản": report.document_number or UNKNOWN,
        _PERSON: report.responsible or UNKNOWN,
        "Ghi chú": report.note or "",
    }


def _other(fact: ReportFact | None) -> str:
    if fact is None:
        return "–"
    days = days_words(fact)
    return f"{fact.state.label} ({days})" if days else fact.state.label


def _source(demonstration: bool) -> str:
    return words.DEMONSTRATION if demonstration else "Báo cáo"
