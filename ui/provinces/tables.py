"""The tables of the page "Tỉnh, thành"."""

from typing import TypeAlias

import pandas as pd

from progress.judging.statements import basis_words, gap_size, verdict_sentence
from progress.judging.targets import TargetFact
from progress.judging.verdicts import BAD
from progress.judging.words import fact_title, milestone_words, value_words
from progress.model.numbers import UNKNOWN, day, written
from progress.model.programme import Programme
from progress.model.records import Measure
from progress.model.selection import Selection
from progress.model.units import Kind, Unit
from progress.places.peers import Peer
from progress.places.province_list import ListedProvince, good_title
from progress.plans.two_plans import PlanComparison
from progress.reporting.reporting import ReportFact, report_fact, scope_reports
from progress.reporting.words import units_state
from progress.reporting.years import years_offered
from progress.tasks.schedule import TaskFact
from progress.tasks.words import own_task_cells
from ui.overview.tables import report_cells

NO_DATA = "chưa có số liệu"
NumbersOfCommunes: TypeAlias = tuple[tuple[str, int], ...]
"""Provinces, each with its number of communes: pairs, by which a table is remembered."""


def listed(provinces: tuple[ListedProvince, ...], communes: NumbersOfCommunes) -> pd.DataFrame:
    """Return one row for each province, in the order given."""
    good, known = good_title(provinces), dict(communes)
    return pd.DataFrame(
        {
            "Tỉnh, thành phố": _name(each.unit),
            good: f"{each.count.good}/{each.count.judged}" if each.count.judged else "–",
            "Không tính": written(each.count.left_out),
            "Báo cáo": units_state(each.reports),
            "Vùng": each.unit.region or UNKNOWN,
            "Dân số": written(each.unit.population),
            "Diện tích (km²)": written(each.unit.area_km2, 1),
            "Số xã, phường": written(known.get(each.unit.code)),
            "Mã": each.unit.code,
        }
        for each in provinces
    )


def own_tasks(programme: Programme, facts: tuple[TaskFact, ...]) -> pd.DataFrame:
    """Return one row for each occurrence of the tasks that a unit's plans give to it."""
    return pd.DataFrame(own_task_cells(programme, facts))


def likeness(
    programme: Programme, code: str, alike: tuple[tuple[str, float], ...],
    communes: NumbersOfCommunes,
) -> pd.DataFrame:  # fmt: skip
    """Return the province and those most like it, with the numbers that say so."""
    known = dict(communes)
    return pd.DataFrame(
        {
            "Tỉnh, thành phố": programme.unit[each].name,
            "Dân số": written(programme.unit[each].population),
            "Diện tích (km²)": written(programme.unit[each].area_km2, 1),
            **({"Số xã, phường": written(known.get(each))} if known else {}),
            "Độ khác": "" if far is None else written(far, 2),
        }
        for each, far in ((code, None), *alike)
    )


def compared(peers: tuple[Peer, ...]) -> pd.DataFrame:
    """Return every peer with value, verdict and how many of its units reported."""
    return pd.DataFrame(
        {
            "Đơn vị": peer.name,
            "Nhóm": peer.group,
            "Kết quả": peer.words or NO_DATA,
            "Đã báo cáo": f"{peer.reported}/{peer.expected}",
            "Kết luận": peer.verdict.label if peer.verdict else "không có kế hoạch ràng buộc vùng",
        }
        for peer in peers
    )


def plans(programme: Programme, sides: tuple[PlanComparison, ...]) -> pd.DataFrame:
    """Return the rows of Decision 1520 and of a plan, each with both targets and verdicts."""
    return pd.DataFrame(
        {
            "Chỉ tiêu": fact_title(programme, each.either),
            "Kết quả": _result(each.either),
            "Theo Quyết định 1520": _asked(each.national),
            "Kết luận theo 1520": verdict_sentence(each.national) if each.national else "",
            "Theo kế hoạch": _asked(each.own),
            "Kết luận theo kế hoạch": verdict_sentence(each.own) if each.own else "",
            "Mục tiêu của kế hoạch": each.comparison.label if each.comparison else "khác mốc",
        }
        for each in sides
    )


def needed(programme: Programme, facts: tuple[TargetFact, ...]) -> pd.DataFrame:
    """Return what each target still needs; empty text where it cannot be said."""
    return pd.DataFrame(
        {
            "Chỉ tiêu": fact_title(programme, fact),
            "Kết quả": _result(fact),
            "Mục tiêu": milestone_words(fact),
            "Kết luận": verdict_sentence(fact),
            "Còn thiếu": gap_size(fact),
            "Mỗi năm": _per_year(fact),
        }
        for fact in facts
    )


def before(programme: Programme, facts: tuple[TargetFact, ...]) -> pd.DataFrame:
    """Return the latest figures of a province that ended; a row without any says so."""
    return pd.DataFrame(
        {
            "Chỉ tiêu": fact_title(programme, fact),
            "Năm": str(fact.total.year) if fact.total else "",
            "Kết quả": _result(fact),
            "Kết luận": verdict_sentence(fact),
        }
        for fact in facts
    )


def reports(programme: Programme, selection: Selection) -> pd.DataFrame:
    """Return the reports of the units that stood for a scope, the latest year first.

    Of a commune only those that it sent: what it owed, and to whom, is the page of reports' matter.
    """
    return pd.DataFrame(
        {
            "Năm": str(year),
            **report_cells(programme, fact),
        }
        for year in reversed(years_offered(programme, selection.as_of.year))
        for fact in _sent(programme, selection, year)
    )


def _sent(programme: Programme, selection: Selection, year: int) -> tuple[ReportFact, ...]:
    code = selection.scope
    if programme.unit[code].kind is Kind.PROVINCE:
        return scope_reports(programme, code, year, selection.as_of)
    fact = report_fact(code, year, programme.report.get((code, year)), None, selection.as_of)
    return (fact,) if fact.report else ()


def _name(unit: Unit) -> str:
    ended = f" (đến {day(unit.valid_to)})" if unit.valid_to else ""
    named = unit.name if unit.kind is Kind.PROVINCE else f"{unit.type_name or ''} {unit.name}"
    return f"{named.strip()}{ended}"


def _result(fact: TargetFact) -> str:
    """Return the value as printed, with the counts of a share and what it rests on."""
    total = fact.total
    if total is None:
        return NO_DATA
    value = value_words(fact)
    counts = f"{written(total.numerator)}/{written(total.denominator)}"
    if fact.indicator.measure is Measure.SHARE and value not in (counts, "–"):
        value = f"{counts} ({value})"
    basis = basis_words(fact, fact.asked_year)
    return f"{value}, {basis}" if basis else value


def _asked(fact: TargetFact | None) -> str:
    return milestone_words(fact) if fact else "không nêu"


def _per_year(fact: TargetFact) -> str:
    if fact.catch_up is not None and fact.verdict in BAD:
        return f"tăng {written(fact.catch_up, 1)}%"
    return "" if fact.gap_per_year is None else written(fact.gap_per_year)
