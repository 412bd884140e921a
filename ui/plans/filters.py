"""The filters of the matrix of plans, each in the address."""

from progress.plans.deviations import Comparison
from progress.plans.matrix import PlanMatrixFilter, PlanMatrixRow, compared_plans, plan_rows
from progress.plans.sentences import plan_name
from ui.frame import filters, frame, url_state
from ui.frame.filters import Filter
from ui.frame.frame import View

OWN = (url_state.DOCUMENT, url_state.MILESTONE)
"""Shared parameters that here narrow the matrix: a plan to compare, a milestone to look at."""


def selection(view: View) -> PlanMatrixFilter:
    """Read from the address which part of the matrix is looked at; say what it could not use."""
    problems: list[str] = []

    def read(name: str, known: dict[str, str], label: str) -> str:
        code = url_state.value(name)
        return url_state.known_code(code, known, label, problems, url_state.DEFAULT) or ""

    year = read(url_state.MILESTONE, _years(view), "mốc")
    selected = PlanMatrixFilter(
        plan=read(url_state.DOCUMENT, _plans(view), "kế hoạch"),
        sector=read(url_state.SECTOR, _sectors(view), "lĩnh vực"),
        comparison=read(url_state.COMPARISON, _comparisons(), "cách so sánh"),
        year=int(year) if year else None,
        words=url_state.value(url_state.WORDS) or "",
    )
    frame.warn(problems)
    return selected


def show(view: View, selected: PlanMatrixFilter) -> None:
    """Place the row of filters."""
    year = str(selected.year or "")
    questions = (
        ("Kế hoạch", url_state.DOCUMENT, _plans(view), selected.plan),
        ("Lĩnh vực", url_state.SECTOR, _sectors(view), selected.sector),
        ("So sánh", url_state.COMPARISON, _comparisons(), selected.comparison),
        ("Mốc", url_state.MILESTONE, _years(view), year),
    )
    hint = "Tìm trong tên, lời văn, điều khoản"
    filters.show(
        *(Filter(*each, width=220, everything="Tất cả") for each in questions),
        Filter("Tìm", url_state.WORDS, {}, None, width=300, placeholder=hint),
    )


def whole_matrix(view: View) -> tuple[PlanMatrixRow, ...]:
    """Return the matrix before anything is filtered."""
    return view.derive(plan_rows, view.programme)


def _plans(view: View) -> dict[str, str]:
    programme = view.programme
    return {each.code: plan_name(programme, each) for each in compared_plans(programme)}


def _sectors(view: View) -> dict[str, str]:
    return {sector.code: sector.name for sector in view.programme.sectors}


def _comparisons() -> dict[str, str]:
    return {str(each): each.label for each in Comparison if each is not Comparison.OUTSIDE}


def _years(view: View) -> dict[str, str]:
    years = sorted({line.year for line in whole_matrix(view)})
    return {str(year): str(year) for year in years}
